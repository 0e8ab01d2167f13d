"""The blocks of a file → headline, standfirst and sections; where each term is first used."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.messages import part
from liuzhou_site.story.inline import Block, Inline, Piece, Ref, Section, Story


def assembled(lang: str, path: str, blocks: list[Block], problems: list[Problem]) -> Story | None:
    """Return the story that blocks make; None, and why in `problems`, where they make none."""
    headlines = [b for b in blocks if b.kind == "headline"]
    heads = [i for i, b in enumerate(blocks) if b.kind == "section"]
    if len(headlines) != 1 or blocks[0] is not headlines[0] or not heads:
        place = headlines[1].place if len(headlines) > 1 else Place(path, 1)
        found = part("heads-and-sections", heads=len(headlines), sections=len(heads))
        problems.append(problem("no-headline", place, found=found))
        return None
    before = blocks[1 : heads[0]]
    standfirst = tuple(b.texts[0] for b in before if b.kind == "paragraph")
    if not standfirst:
        problems.append(problem("no-standfirst", blocks[heads[0]].place))
    lists = [b for b in before if b.kind == "bullets" and b.flat]
    leads = [b for b in before if b.kind in {"chart", "image"}]
    misplaced = [b for b in before if not b.flat and b not in leads] + lists[1:] + leads[1:]
    problems += [problem("before-sections", b.place, found=b.told) for b in misplaced]
    problems += _id_problems(blocks)
    sections = []
    for first, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
        head = blocks[first]
        sections.append(Section(head.name, head.texts[0], tuple(blocks[first + 1 : end])))
    summary = lists[0].texts if lists else ()
    lead = tuple(leads[:1])
    return Story(lang, headlines[0].texts[0], standfirst, summary, lead, tuple(sections))


def _id_problems(blocks: list[Block]) -> Iterator[Problem]:
    """Yield headings without an id, and ids and charts that stand twice."""
    seen: dict[str, Place] = {}
    for block in blocks:
        if block.kind in {"section", "subheading"} and not block.name:
            yield problem("heading-without-id", block.place)
        elif block.kind in {"section", "subheading", "chart"}:
            key = f"#{block.name}" if block.kind != "chart" else block.name
            if key in seen:
                yield problem("duplicate-id", block.place, found=key, first=seen[key])
            seen.setdefault(key, block.place)


def with_first_uses(story: Story, terms: Iterable[str]) -> Story:
    """Return the story in which each term's first mention takes its first-use form."""
    waiting = set(terms)

    def marked(inline: Inline) -> Inline:
        pieces: list[Piece] = []
        for piece in inline.pieces:
            if isinstance(piece, Ref) and piece.name in waiting and piece.form == "prose":
                waiting.discard(piece.name)
                pieces.append(replace(piece, form="first"))
            else:
                pieces.append(piece)
        return replace(inline, pieces=tuple(pieces))

    def section(part: Section) -> Section:
        blocks = tuple(replace(b, texts=tuple(marked(t) for t in b.texts)) for b in part.blocks)
        return replace(part, blocks=blocks)

    # The headline and headings stay short; the first use that counts is in running text.
    return replace(
        story,
        standfirst=tuple(marked(text) for text in story.standfirst),
        summary=tuple(marked(text) for text in story.summary),
        lead=section(story.parts[0]).blocks,
        sections=tuple(section(part) for part in story.sections),
    )
