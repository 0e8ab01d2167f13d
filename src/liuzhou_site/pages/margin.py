"""Which notes have room in the margin beside their text, and which are set below it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from liuzhou_site.charts.palette import width_of
from liuzhou_site.pages.blocks import Block, Note, RunningText
from liuzhou_site.story.markup import Markup
from liuzhou_site.story.typeset import untagged

_TEXT, _LINE, _BETWEEN = 608, 31, 19
"""What `site.css` gives a line of text in pixels, and the space behind a paragraph."""

_MARGIN, _SMALL, _GAP = 392, 21, 21
"""The same of a note."""

_HOLE = 150
"""So many pixels may notes run on below the last line beside them."""


def settled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with `low` set where notes would leave a hole beside them.

    Those are the notes of the last paragraph of a run of text, where all notes of the run, one
    below the other, are much longer than the text is.
    """
    found: list[Block] = []
    for _, run in groupby(blocks, lambda block: isinstance(block, RunningText)):
        here = list(run)
        texts = [block for block in here if isinstance(block, RunningText)]
        if texts and _overrun(texts) > _HOLE:
            here[-1] = replace(texts[-1], low=True)
        found += here
    return tuple(found)


def _overrun(texts: Sequence[RunningText]) -> float:
    notes = sum(_noted(note) for text in texts for note in text.notes if not note.quiet)
    return notes - sum(_lines(text.html, 18, _TEXT) * _LINE + _BETWEEN for text in texts)


def _noted(note: Note) -> int:
    first = Markup(" ").join((note.said, note.label, note.printed))
    parts = (first, note.source, *([note.text] if "h" in note.classes.split() else []))
    return _GAP + _SMALL * sum(_lines(part, 13, _MARGIN) for part in parts)


def _lines(html: Markup, size: float, width: float) -> int:
    return ceil(width_of(untagged(html), size) / width)
