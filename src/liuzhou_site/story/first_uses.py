"""Where a story first uses each term, which is explained there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from liuzhou_site.story.inline import Inline, Piece, Ref, Section, Story


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
