"""One wrong digit, one lost hedge, one swapped cell anywhere in the ledger stops the build."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.resolving import resolve

from liuzhou_site.checks import checked
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import story_path
from liuzhou_site.load.reading import Loaded, load_project, read_stories

pytestmark = pytest.mark.slow

DIGITS = "0123456789"
HAN_DIGITS = "一二三四五六七八九"
HEDGES = ("多", "余", "超", "过", "近", "约", "几乎", "以下")


@pytest.fixture(scope="module")
def loaded(project):
    """Read the project's files once; the mutants are made in memory.

    Nothing was published: what an edition recorded would betray every change.
    """
    return replace(load_project(project), published=None)


@pytest.fixture
def stops(project, loaded, monkeypatch):
    """Return a judge: does a changed project stop the checks that come before drawing?"""

    def judge(stories=None, **changes):
        mutant = replace(loaded, **changes)
        read = Loaded(mutant, mutant.languages, ())
        monkeypatch.setattr(checked, "read_project", lambda _root: read)
        texts = stories or read_stories(project, mutant.languages)[0]
        monkeypatch.setattr(checked, "read_stories", lambda *_: (texts, ()))
        try:
            resolve(mutant)  # the same that the whole check does, told sooner
            checked.check(project)
        except BuildFailed:
            return True
        return False

    assert not judge()
    return judge


def changed(rows, index, **cells):
    """Return `rows` with some cells of one row changed."""
    row = rows[index]
    return (*rows[:index], Row({**row.cells, **cells}, row.place), *rows[index + 1 :])


def flips(text, alphabet=DIGITS):
    """Yield `text` with each of its characters of `alphabet` changed to the next one, in turn."""
    for at, character in enumerate(text):
        if character in alphabet:
            other = alphabet[(alphabet.index(character) + 1) % len(alphabet)]
            yield text[:at] + other + text[at + 1 :]


def flipped_cells(rows, columns, alphabet=DIGITS):
    """Yield (row index, column, mutant cell) for every flip in some columns of a table."""
    for index, row in enumerate(rows):
        for column in columns:
            for mutant in flips(row[column], alphabet):
                yield index, column, mutant


def survivors(stops, rows, mutants):
    """Return the mutants of a table that nothing stops, as row, column and cell."""
    return [
        f"{rows[index]['id']}.{column} = {mutant}"
        for index, column, mutant in mutants
        if not stops(figures=changed(rows, index, **{column: mutant}))
    ]


def test_one_wrong_digit_in_the_ledger_stops_the_build(loaded, stops, project):
    """Values, periods, paragraphs, printed forms, labels and notes: each digit is provable."""
    rows = loaded.figures
    mutants = list(flipped_cells(rows, rows[0].cells))
    text = (project / "data" / "figures.csv").read_text(encoding="utf-8")
    assert len(mutants) == sum(character in DIGITS for character in text)
    assert survivors(stops, rows, mutants) == []


def test_one_wrong_number_word_in_print_stops_the_build(loaded, stops):
    """Han numerals of the printed forms are provable as digits are."""
    mutants = list(flipped_cells(loaded.figures, ["as_printed"], HAN_DIGITS))
    assert mutants
    assert survivors(stops, loaded.figures, mutants) == []


def test_one_wrong_digit_in_the_story_stops_the_build(loaded, stops, project):
    """The few digits that the prose holds are names; no other number takes their place."""
    texts, _ = read_stories(project, loaded.languages)
    mutants = [(lang, mutant) for lang, text in texts.items() for mutant in flips(text)]
    unnoticed = [
        (lang, mutant) for lang, mutant in mutants if not stops(stories={**texts, lang: mutant})
    ]
    assert mutants
    assert unnoticed == []


def test_one_more_digit_in_the_story_stops_the_build(loaded, project, monkeypatch):
    """A digit that is typed anywhere in the prose is no figure's mention: each is told."""
    stories, typed = {}, set()
    for lang, text in read_stories(project, loaded.languages)[0].items():
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if line and not line.startswith(("{chart", "{list")):
                lines[number] = f"{line} 7"
                typed.add((story_path(lang), number + 1))
        stories[lang] = "\n".join(lines)
    read = Loaded(loaded, loaded.languages, ())
    monkeypatch.setattr(checked, "read_project", lambda _root: read)
    monkeypatch.setattr(checked, "read_stories", lambda *_: (stories, ()))
    with pytest.raises(BuildFailed) as failed:
        checked.check(project)
    told = {(found.place.path, found.place.line) for found in failed.value.problems}
    assert len(typed) > 50
    assert typed - told == set()


def test_a_lost_hedge_stops_the_build(loaded, stops):
    """“More than” is lost neither from the record, nor from what is printed, nor from both."""
    rows = loaded.figures
    hedged = [index for index, row in enumerate(rows) if row["hedge"]]
    assert hedged
    for index in hedged:
        assert stops(figures=changed(rows, index, hedge="")), rows[index]["id"]
        printed = rows[index]["as_printed"]
        for word in HEDGES:
            if word in printed:
                bare = printed.replace(word, "")
                assert stops(figures=changed(rows, index, as_printed=bare)), rows[index]["id"]
                both = changed(rows, index, as_printed=bare, hedge="")
                assert stops(figures=both), rows[index]["id"]


def test_two_swapped_cells_stop_the_build(loaded, stops):
    """A row that has its neighbour's value, print, period or paragraph is noticed."""
    rows = loaded.figures
    for index, (row, other) in enumerate(pairwise(rows)):
        for column in ("value", "as_printed", "period", "paragraph"):
            if row[column] != other[column]:
                once = changed(rows, index, **{column: other[column]})
                swapped = changed(once, index + 1, **{column: row[column]})
                assert stops(figures=swapped), f"{row['id']}, {other['id']}: {column}"


def test_two_swapped_claims_stop_the_build(loaded, stops):
    """Value and print that change places together with a neighbour's are noticed too."""
    rows = loaded.figures
    together = ("value", "as_printed", "hedge", "unit")
    for index, (row, other) in enumerate(pairwise(rows)):
        if row["as_printed"] != other["as_printed"]:
            once = changed(rows, index, **{column: other[column] for column in together})
            swapped = changed(once, index + 1, **{column: row[column] for column in together})
            assert stops(figures=swapped), f"{row['id']}, {other['id']}"


def test_a_lost_row_stops_the_build(loaded, stops):
    """No figure can drop out of the ledger: its numeral would be left without an account."""
    rows = loaded.figures
    for index, row in enumerate(rows):
        assert stops(figures=(*rows[:index], *rows[index + 1 :])), row["id"]


def test_one_wrong_digit_in_the_reports_of_others_stops_the_build(loaded, stops):
    """Value and print of a report elsewhere are held to each other; its address is a link."""
    rows = loaded.elsewhere
    mutants = list(
        flipped_cells(rows, [column for column in rows[0].cells if column != "citation"])
    )
    assert mutants
    for index, column, mutant in mutants:
        assert stops(elsewhere=changed(rows, index, **{column: mutant})), f"{column} = {mutant}"


def test_one_wrong_digit_in_the_list_of_numerals_stops_the_build(loaded, stops):
    """Tokens, paragraphs and orders are held to figures, periods and names.

    What is set aside, and where a figure is said again, is held to nothing but the source's own
    text, which is not kept here: `build.py audit` compares it.
    """
    rows = loaded.numerals
    mutants = [
        (index, column, mutant)
        for index, column, mutant in flipped_cells(rows, rows[0].cells)
        if rows[index]["role"] != "aside"
        and (rows[index]["role"], column) != ("again", "paragraph")
    ]
    assert mutants
    for index, column, mutant in mutants:
        unnoticed = f"{rows[index].place}: {column} = {mutant}"
        assert stops(numerals=changed(rows, index, **{column: mutant})), unnoticed


def test_a_lost_numeral_stops_the_build(loaded, stops):
    """No row of digits can drop out of the list of the source's numerals."""
    rows = loaded.numerals
    for index, row in enumerate(rows):
        if row["kind"] == "digit":
            assert stops(numerals=(*rows[:index], *rows[index + 1 :])), str(row.place)
