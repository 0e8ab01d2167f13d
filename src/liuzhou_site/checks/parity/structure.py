"""The languages say the same: sections, blocks, charts, mentions and links, one to one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.messages import Part, part
from liuzhou_site.numbers import PERIOD_FORMS
from liuzhou_site.numbers.aligned import differing
from liuzhou_site.story.figure_text import NO_AMOUNT
from liuzhou_site.story.inline import Block, Inline, Section, Story, paired

_CLASSES = {form: "period" if form in PERIOD_FORMS else form for form in NO_AMOUNT}
"""Forms that say something else than the amount, and what; the rest differ in grammar alone."""


def differing_structure(seen: Resolved) -> Iterator[Problem]:
    """Yield where a language differs from the first one, with the places of both."""
    for other in seen.stories[1:]:
        yield from _stories(seen, seen.stories[0], other)


def _stories(seen: Resolved, a: Story, b: Story) -> Iterator[Problem]:
    for name, code in (("standfirst", "standfirst-of"), ("summary", "summary-of")):
        left, right = getattr(a, name), getattr(b, name)
        if len(left) == len(right):
            yield from _texts(seen, left, right)
        elif (left and right) or name == "summary":  # one without a standfirst is told so itself
            yield problem(
                "block-differs", (*right, b.headline)[0].place,
                found=part(code, count=len(right)),
                other=(*left, a.headline)[0].place,
                expected=part(f"other-{name}", count=len(left)),
            )  # fmt: skip
    yield from _order(a, b)
    twins = {section.id: section for section in a.parts}
    for section in b.parts:
        if section.id in twins:
            yield from _sections(seen, twins[section.id], section)
    for one, other in zip(_footnotes(a.sections[-1]), _footnotes(b.sections[-1]), strict=False):
        if one.shape == other.shape:  # else the signs in the text differ, and are told
            yield from _texts(seen, one.texts, other.texts)


def _footnotes(section: Section) -> Iterator[Block]:
    return (block for block in section.blocks if block.kind == "footnotes")


def _order(a: Story, b: Story) -> Iterator[Problem]:
    left, right = [s.id for s in a.sections], [s.id for s in b.sections]
    for here, there in ((a, b), (b, a)):
        known = {section.id for section in there.sections}
        for section in here.sections:
            if section.id not in known:
                yield problem(
                    "section-missing", section.heading.place,
                    found=section.id, other=there.headline.place.path,
                )  # fmt: skip
    if sorted(left) == sorted(right) and left != right:  # one that is there twice is told so itself
        index = next(i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y)
        yield problem(
            "section-differs", b.sections[index].heading.place,
            found=right[index], other=a.sections[index].heading.place, expected=left[index],
        )  # fmt: skip


def _sections(seen: Resolved, a: Section, b: Section) -> Iterator[Problem]:
    """Compare two sections block by block; one block too many is told once, not for all after."""
    yield from _mentions(seen, a.heading, b.heading)
    left, right = ([one for one in s.blocks if one.kind != "footnotes"] for s in (a, b))
    keys = ([_key(seen, block) for block in blocks] for blocks in (left, right))
    for start, end, begin, stop in differing(*keys):
        ours, theirs = left[start:end], right[begin:stop]
        if any(block.place in seen.faulty for block in (*ours, *theirs)):
            continue
        if [_kind(block) for block in ours] == [_kind(block) for block in theirs]:
            for one, other in zip(ours, theirs, strict=True):
                yield from _blocks(seen, one, other)
        elif ours and theirs:
            yield problem(
                "block-differs", theirs[0].place, found=_listed(theirs),
                other=ours[0].place, expected=_listed(ours),
            )  # fmt: skip
        else:
            lacking, others, at = (b, right, begin) if ours else (a, left, start)
            after = others[at - 1] if at else lacking.heading
            blocks = ours or theirs
            yield problem(
                "block-missing", blocks[0].place, found=_listed(blocks), other=after.place
            )


def _listed(blocks: Sequence[Block]) -> tuple[Part, ...]:
    return tuple(block.told for block in blocks)


def _kind(block: Block) -> tuple[str, str]:
    return block.kind, block.name


def _key(seen: Resolved, block: Block) -> tuple[object, ...]:
    said = tuple(frozenset(_counted(seen, text).items()) for text in block.texts)
    return (*_kind(block), said, *map(_signs, block.texts))


def _blocks(seen: Resolved, a: Block, b: Block) -> Iterator[Problem]:
    if a.shape == b.shape and len(a.texts) == len(b.texts):
        yield from _texts(seen, a.texts, b.texts)
    else:
        yield problem(
            "block-differs", b.place, found=_built(b, a), other=a.place, expected=_built(a, b)
        )


def _built(block: Block, other: Block) -> tuple[Part, ...]:
    """Return what a block is, so that it can be told from one of its kind in another language."""
    if len(block.texts) == len(other.texts):
        return (block.told, part("otherwise-built"))
    if block.flat and other.flat:
        return (part("list-of", count=len(block.texts)),)
    return (block.told, part("texts-in-it", count=len(block.texts)))


def _texts(seen: Resolved, left: Sequence[Inline], right: Sequence[Inline]) -> Iterator[Problem]:
    for one, other in zip(left, right, strict=True):
        yield from _mentions(seen, one, other)
        yield from _notes(one, other)


def _mentions(seen: Resolved, a: Inline, b: Inline) -> Iterator[Problem]:
    """Terms may be said more or less often; figures are the same, in forms of the same class."""
    left, right = _counted(seen, a), _counted(seen, b)
    if left != right and a.place not in seen.faulty and b.place not in seen.faulty:
        yield problem(
            "mention-differs", b.place,
            found=told(right - left), other=a.place,
            expected=told(left - right),
        )  # fmt: skip


def _notes(a: Inline, b: Inline) -> Iterator[Problem]:
    left, right = _signs(a), _signs(b)
    if left != right:
        yield problem(
            "notes-differ", b.place,
            found=", ".join(right) or part("nothing-more"), other=a.place,
            expected=", ".join(left) or part("nothing-more"),
        )  # fmt: skip


def _signs(text: Inline) -> tuple[str, ...]:
    return tuple(f"[^{note.label}]" for note in text.notes)


def _counted(seen: Resolved, inline: Inline) -> Counter[str]:
    mentions = (
        f"{{{ref.name}:{_CLASSES[ref.form]}}}" if ref.form in _CLASSES else f"{{{ref.name}}}"
        for ref in inline.refs
        if ref.name in seen.ids
    )
    return Counter(mentions) + comparisons(inline)


def comparisons(inline: Inline) -> Counter[str]:
    """Return the claims that vouch for the comparisons of a text, as an editor writes them."""
    return Counter(f"{{{phrase.name}|…}}" for phrase in inline.phrases)


def told(names: Counter[str]) -> Part | str:
    """Return names with how often each stands, if more than once."""
    said = (name if count == 1 else f"{name} × {count}" for name, count in sorted(names.items()))
    return ", ".join(said) or part("nothing-more")


def linked_otherwise(seen: Resolved) -> Iterator[Problem]:
    """Yield texts that lead to other sections than in one language, or to fewer pages elsewhere."""
    for _, texts in paired(seen.alike):
        for one, other in pairwise(texts.values()):
            ours, theirs = _led(one), _led(other)
            if ours != theirs:
                yield problem(
                    "languages-links", other.place, found=told(theirs - ours),
                    other=one.place, expected=told(ours - theirs),
                )  # fmt: skip


def _led(inline: Inline) -> Counter[str]:
    return Counter(link if link.startswith("#") else "https://…" for link in inline.links)
