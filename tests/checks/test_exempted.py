"""A phrase that is said to compare nothing is doubted where it stands beside an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.checked import resolved
from liuzhou_site.checks.unbound import exempted

if TYPE_CHECKING:
    from pathlib import Path

LISTED, WRITTEN = "    no more: It ends a talk.\n", "Its report has slips, and a total"


def told(root: Path, phrase: str, sentence: str, old: str = WRITTEN) -> list[str]:
    """Return what is told where `phrase` is exempted and `sentence` stands before the old words."""
    comparisons, story = root / "data" / "comparisons.yml", root / "content" / "en.md"
    listed = comparisons.read_text(encoding="utf-8")
    comparisons.write_text(listed.replace(LISTED, f"{LISTED}    {phrase}: No figures.\n"), "utf-8")
    text = story.read_text(encoding="utf-8")
    assert old in text
    story.write_text(text.replace(old, f"{sentence} {old}", 1), "utf-8")
    return [one.code for one in exempted(resolved(root)[0])]


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("fewer than ever", "It has {readers} readers, fewer than ever."),
        ("far more than others", "It lent {novels} novels, far more than others."),
        ("more than ever", "More than ever, the {novels} novels were lent."),
        ("a larger shelf", "It has a larger shelf for {atlases} atlases."),
        ("less and less", "Of {branches_before} branches it thinks less and less."),
        ("the highest in years", "It cannot find {lost}, the highest in years."),
        ("worse than feared", "It lost {lost} volumes; worse than feared."),
        ("grew fast", "It grew fast to {readers} readers."),
        ("fell again", "The loans fell again to {novels} novels."),
        ("much bigger", "A much bigger library had {readers} readers."),
        ("well beyond more", "It lent {novels} novels, well beyond more of others."),
        ("far bigger than", "It lent {novels} novels, far bigger than it was."),
        ("higher than those", "Once higher than those, it lent {novels} novels."),
    ],
)
def test_a_phrase_beside_an_amount_is_doubted(library: Path, phrase: str, sentence: str):
    """The sentence says how much, so that the phrase may compare it."""
    assert told(library, phrase, sentence) == ["phrase-beside"]


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("fewer than ever", "Those who read are fewer than ever."),
        ("a larger shelf", "It has a larger shelf."),
        ("less and less", "It thinks less and less of it. It lent {novels} novels."),
        ("the same shelf", "On the same shelf stand {atlases} atlases."),
        ("a better name", "A better name was found in {novels:period}."),
        ("more than ever", "More than ever people read!"),
        ("no longer", "The library of {place} is no longer open."),
        ("the same year", "In the same year it lent {novels} novels."),
        ("bigger words", "It likes bigger words; see {total_printed:paragraph}."),
        (
            "more on Sundays",
            "It lent {novels} novels, and people who came for papers more on Sundays.",
        ),
        ("a larger roof", "It lent {novels} novels; under a larger roof others kept on reading."),
        (
            "better paper",
            "Novels on better paper are what people in villages ask for, and it lent {novels}.",
        ),
        ("as good as new", "Its shelves are as good as new."),
    ],
)
def test_a_phrase_by_itself_is_not(library: Path, phrase: str, sentence: str):
    """No amount stands in its sentence, or it tells which, not how much."""
    assert told(library, phrase, sentence) == []
