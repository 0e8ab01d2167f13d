"""What was in order before is not looked at again, and nothing is missed for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.passed import Memory, Passed
from liuzhou_site.errors import BuildFailed, Place, problem

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.errors import Problem

EDITS = {
    "a sentence": ("content/en.md", "lent {novels} novels", "failed to lend {novels} novels"),
    "the other language": ("content/zh.md", "{novels}", "不到{novels}"),
    "a title": ("content/charts.yml", "novels were lent", "novels were never lent"),
    "a note": ("data/figures.csv", "It is not {lent_total}", "It is {lent_total}"),
    "a name": ("content/names.yml", "forms:", "form:"),
    "a claim": ("data/comparisons.yml", ">", "<"),
    "a label": ("data/figures.csv", "novels", "readers"),
    "a unit": ("data/units.yml", "one:", "two:"),
}
IN_THE_FAST_LOOP = ("a sentence", "a label")  # what a text says, and what it is held against


def problems(root: Path, cache: Cache | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong or doubtful in a story."""
    try:
        return check(root, memory=cache).warnings
    except BuildFailed as failed:
        return tuple(failed.problems)


def ran(root: Path, folder: Path) -> tuple[Problem, ...]:
    """Return the same in a run of its own, which keeps what it found in order."""
    cache = Cache(folder)
    found = problems(root, cache)
    cache.turn()
    return found


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(edit, id=name, marks=() if name in IN_THE_FAST_LOOP else pytest.mark.slow)
        for name, edit in EDITS.items()
    ],
)
def test_the_same_is_told_with_what_passed_and_without(
    library: Path, tmp_path: Path, edit: tuple[str, str, str]
) -> None:
    """After a change of a text, and of any record; and again when it is taken back."""
    sound = ran(library, tmp_path / "kept")
    path, was, becomes = edit
    file = library / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), encoding="utf-8")
    wrong = problems(library)
    assert wrong != sound
    assert [ran(library, tmp_path / "kept") for _ in range(2)] == [wrong, wrong]
    file.write_text(text, encoding="utf-8")
    assert ran(library, tmp_path / "kept") == sound


def test_what_is_no_more_exempted_is_told(library: Path, tmp_path: Path) -> None:
    """Also in a text that mentions nothing."""
    source, exempt = library / "data" / "source.yml", library / "data" / "comparisons.yml"
    text, phrases = (file.read_text(encoding="utf-8") for file in (source, exempt))
    compares = text.replace("White space is dropped", "Novels outnumber atlases")
    source.write_text(compares, encoding="utf-8")
    exempt.write_text(phrases.replace("is dropped:", "outnumber:"), encoding="utf-8")
    assert "comparison-unbound" not in {one.code for one in ran(library, tmp_path / "kept")}
    exempt.write_text(phrases, encoding="utf-8")
    assert "comparison-unbound" in {one.code for one in ran(library, tmp_path / "kept")}


def test_what_passed_is_not_looked_at_again(library: Path, tmp_path: Path) -> None:
    """Of one changed sentence, only what holds that is new; what is gone is forgotten."""
    ran(library, kept := tmp_path / "kept")
    check(library, memory=(first := Held(Cache(kept))))
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("has slips", "has many slips"), encoding="utf-8")
    check(library, memory=(second := Held(Cache(kept))))
    assert first.now == first.before
    assert 0 < len(second.now - second.before) < 10
    assert second.before - second.now


def test_after_another_amount_words_are_held_again_that_say_it(
    library: Path, tmp_path: Path
) -> None:
    """The two languages are compared anew where they say it, and nowhere else."""
    ran(library, kept := tmp_path / "kept")
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("96,book", "97,book").replace("96册", "97册"), encoding="utf-8")
    with suppress(BuildFailed):  # the list of numerals has the other
        check(library, memory=(held := Held(Cache(kept))))
    records, words, values = held.asked
    assert not records.before
    assert 0 < 5 * len(words.now - {*words.before}) < len(words.before)
    assert 0 < 5 * len(values.now - {*values.before}) < len(values.before)


def test_after_another_label_values_are_not_held_again(library: Path, tmp_path: Path) -> None:
    """A text says no other number, whatever its figures are called."""
    ran(library, kept := tmp_path / "kept")
    file = library / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",novels,", ",thick novels,"), encoding="utf-8")
    check(library, memory=(held := Held(Cache(kept))))
    _, words, values = held.asked
    assert not words.before
    assert len(values.now - {*values.before}) == 1  # one text says the label itself


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        (
            "data/units.yml",
            "share:",
            "pamphlet: {kind: count, zh: 份, one: pamphlet, other: pamphlets}\nshare:",
        ),
        ("content/names.yml", "en: [CC-BY-4.0]", "en: [CC-BY-4.0, A4]"),
    ],
)
def test_after_another_unit_or_name_values_are_held_again(
    library: Path, tmp_path: Path, path: str, was: str, becomes: str
) -> None:
    """What is a number in a text they say."""
    ran(library, kept := tmp_path / "kept")
    file = library / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), encoding="utf-8")
    with suppress(BuildFailed):  # a name without a use
        check(library, memory=(held := Held(Cache(kept))))
    assert not held.asked[-1].before


class Held(Memory):
    """What passed, as a cache has it, for a test to look at."""

    def __init__(self, cache: Cache) -> None:
        """Hold nothing yet."""
        super().__init__()
        self.cache, self.asked = cache, list[Passed]()

    def passed(self, records: object) -> Passed:
        """Return what passed in such records."""
        self.asked.append(self.cache.passed(records))
        return self.asked[-1]

    @property
    def before(self) -> set[str]:
        """Return all that passed before."""
        return {one for passed in self.asked for one in passed.before}

    @property
    def now(self) -> set[str]:
        """Return all that passes now."""
        return {one for passed in self.asked for one in passed.now}


def test_a_spoilt_entry_is_made_again(library: Path, tmp_path: Path) -> None:
    """It is never trusted, and the next run finds it whole."""
    ran(library, kept := tmp_path / "kept")
    entries = [*kept.glob("*/*")]
    assert len(entries) == 3
    for spoil, entry in zip(SPOILT, [*entries, *entries], strict=False):
        whole = entry.read_bytes()
        entry.write_bytes(spoil(whole))
        check(library, memory=(held := Held(Cache(kept))))
        assert sum(not passed.before for passed in held.asked) == 1
        ran(library, kept)
        assert entry.read_bytes() == whole


SPOILT = (
    lambda whole: whole[:-40],
    lambda whole: b"",
    lambda whole: whole + b"!",
    lambda whole: whole[:40] + b"0" + whole[41:],
)
"""What may come of an entry: it is cut, empty, longer, another."""


def test_what_was_wrong_is_asked_again() -> None:
    """Only what was found in order is remembered, by all that it was made from."""
    wrong = [problem("empty-file", Place("a"))]
    passed = Passed()
    assert passed.once("check", "text", lambda: wrong) == wrong
    assert passed.once("check", "text", lambda: wrong) == wrong
    assert passed.once("check", "other", list) == []
    assert passed.once("check", "other", lambda: wrong) == []
    assert passed.once("another", "other", lambda: wrong) == wrong


def test_the_last_answer_is_given_again_to_the_very_same() -> None:
    """Texts and bytes are compared by what they hold; records are not, however equal they are."""
    memory, one, other = Memory(), Place("a"), Place("a")
    made = iter(range(9))
    asked = [(one, ("b", b"c")), (one, ("b", b"c")), (other, ("b", b"c")), (other, ("c", b"c"))]
    assert [memory.again("x", of, made.__next__) for of in asked] == [0, 0, 1, 2]
    assert memory.again("y", asked[-1], made.__next__) == 3
    assert memory.again("x", asked[0], made.__next__) == 4


def test_memory_holds_one_answer_of_each_name() -> None:
    """And none of what was not asked for between two turns."""
    memory, made = Memory(), iter(range(9))
    assert memory.again("x", (), made.__next__) == 0
    memory.turn()
    assert memory.again("x", (), made.__next__) == 0
    memory.turn()
    memory.turn()
    assert memory.again("x", (), made.__next__) == 1


def test_equal_values_become_one() -> None:
    """So that what is made of them is known again."""
    memory, one = Memory(), [1]
    assert memory.one("x", one) is one
    assert memory.one("x", [1]) is one
    assert memory.one("x", [2]) == [2]
