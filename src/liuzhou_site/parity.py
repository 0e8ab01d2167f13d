"""The languages say the same: sections, blocks, charts and mentions, one to one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liuzhou_site.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liuzhou_site.errors import Problem
    from liuzhou_site.figures import FigureBook
    from liuzhou_site.prose import Block, Inline, Section, Story


def compare(book: FigureBook, stories: Sequence[Story]) -> list[Problem]:
    """Return where a language differs from the first one, with the places of both."""
    if not stories:
        return []
    first, *others = stories
    return [found for other in others for found in _stories(book, first, other)]


def _stories(book: FigureBook, a: Story, b: Story) -> Iterator[Problem]:
    yield from _mentions(book, a.headline, b.headline)
    if len(a.standfirst) != len(b.standfirst):
        place = b.standfirst[-1].place if b.standfirst else b.headline.place
        yield problem(
            "block-differs", place,
            found=f"a standfirst of {len(b.standfirst)} paragraphs", other=a.headline.place,
            expected=f"a standfirst of {len(a.standfirst)}",
        )  # fmt: skip
    for left, right in zip(a.standfirst, b.standfirst, strict=False):
        yield from _mentions(book, left, right)
    for one, two in zip(a.sections, b.sections, strict=False):
        if one.id != two.id:
            yield problem(
                "section-differs", two.heading.place,
                found=two.id, other=one.heading.place, expected=one.id,
            )  # fmt: skip
            return
        yield from _sections(book, one, two)
    if len(a.sections) != len(b.sections):
        longer, shorter = (a, b) if len(a.sections) > len(b.sections) else (b, a)
        extra = longer.sections[len(shorter.sections)]
        yield problem(
            "section-differs", extra.heading.place,
            found=extra.id, other=shorter.sections[-1].heading.place, expected="nothing more",
        )  # fmt: skip


def _sections(book: FigureBook, a: Section, b: Section) -> Iterator[Problem]:
    yield from _mentions(book, a.heading, b.heading)
    for left, right in zip(a.blocks, b.blocks, strict=False):
        if (left.kind, left.name) != (right.kind, right.name):
            yield problem(
                "block-differs", right.place,
                found=_told(right), other=left.place, expected=_told(left),
            )  # fmt: skip
            return
        if len(left.texts) != len(right.texts):
            yield problem(
                "block-differs", right.place,
                found=f"a list of {len(right.texts)}", other=left.place,
                expected=f"a list of {len(left.texts)}",
            )  # fmt: skip
        for one, other in zip(left.texts, right.texts, strict=False):
            yield from _mentions(book, one, other)
    if len(a.blocks) != len(b.blocks):
        longer, shorter = (a, b) if len(a.blocks) > len(b.blocks) else (b, a)
        extra = longer.blocks[len(shorter.blocks)]
        end = shorter.blocks[-1].place if shorter.blocks else shorter.heading.place
        yield problem(
            "block-differs", extra.place, found=_told(extra), other=end, expected="nothing"
        )


def _told(block: Block) -> str:
    article = "the" if block.name else "a"
    return f"{article} {block.kind}{f' “{block.name}”' if block.name else ''}"


def _mentions(book: FigureBook, a: Inline, b: Inline) -> Iterator[Problem]:
    """Terms may be said more or less often; figures and their forms are the same."""
    left, right = _counted(book, a), _counted(book, b)
    if left != right:
        yield problem(
            "mention-differs", b.place,
            found=_listed(right - left) or "no other figure", other=a.place,
            expected=_listed(left - right) or "no such figure",
        )  # fmt: skip


def _counted(book: FigureBook, inline: Inline) -> Counter[str]:
    return Counter(
        f"{{{ref.name}}}" if ref.form == "prose" else f"{{{ref.name}:{ref.form}}}"
        for ref in inline.refs
        if ref.name in book.figures
    )


def _listed(counter: Counter[str]) -> str:
    return ", ".join(sorted(counter.elements()))
