"""Notes that would run on far below their text are set under it instead."""

from __future__ import annotations

import pytest

from liuzhou_site.pages.blocks import Note, RunningText, Subheading, settled
from liuzhou_site.pages.context import NOTHING
from liuzhou_site.story.markup import Markup


def text(words: int, notes: int = 0, *, quiet: bool = False) -> RunningText:
    """A paragraph of five-letter words, and its notes of three lines each."""
    note = Note(
        id="n",
        said=Markup("forty looms"),
        printed=NOTHING,
        quiet=quiet,
        label=Markup("looms of all the mills in the valley that were still turning in spring"),
        source=Markup("¶3 · the valley · 2031"),
        text=NOTHING,
        classes="",
        href="#n",
    )
    return RunningText("p", Markup(" ".join(["seven"] * words)), (note,) * notes)


@pytest.mark.each(
    ("run", "low"),
    [
        ((text(20, notes=6),), (True,)),
        ((text(200, notes=6),), (False,)),
        ((text(20), text(20, notes=6)), (False, True)),
        ((text(20, notes=4), text(20, notes=4)), (False, True)),
        ((text(20, notes=2), text(20, notes=1)), (False, False)),
        ((text(20, notes=9, quiet=True),), (False,)),
    ],
)
def test_the_last_notes_go_below_where_all_are_much_longer_than_the_text(run, low):
    """Six notes beside two lines leave a hole; beside twenty lines, or all closed, they do not."""
    assert tuple(block.low for block in settled(run)) == low


def test_each_run_of_text_is_asked_for_itself():
    """What stands before a heading makes no room for the notes behind it."""
    blocks = settled((text(200), Subheading("h", Markup("The mills")), text(20, notes=6)))
    assert [getattr(block, "low", None) for block in blocks] == [False, None, True]
