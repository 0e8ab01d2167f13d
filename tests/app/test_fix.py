"""`build.py fix`: what has one right answer is settled, and nothing else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.conftest import known
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.drafting.files import fixed
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.messages import DRIFT

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

FIGURES, NUMERALS = "data/figures.csv", "data/numerals.csv"


def typed(folder: Path, *words: str) -> Result:
    """Return what comes of the command."""
    return CliRunner().invoke(app, ["fix", "--project", str(folder), *words])


def spoilt(folder: Path, path: str, old: str, new: str) -> bytes:
    """Change a file; return what it was."""
    file = folder / path
    raw = file.read_bytes()
    assert old.encode() in raw
    file.write_bytes(raw.replace(old.encode(), new.encode(), 1))
    return raw


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FIGURES, "novels,1240,book,", "novels,,book,"),
        (FIGURES, "novels,1240,book,", "novels,1.24E+03,book,"),
        (FIGURES, "novels,1240,book,", "novels,####,book,"),
        (FIGURES, "novels,1240,book,", "novels,１２４０,book,"),
        (NUMERALS, ",1,", ",7,"),
        (NUMERALS, ",digit,", ",,"),
    ],
)
def test_one_right_answer_is_given(library: Path, path: str, old: str, new: str) -> None:
    """The file is again what it was, to the byte."""
    before = spoilt(library, path, old, new)
    changes = fixed(library)
    assert [*changes] == [path]
    assert changes[path][1].encode() == before


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_spreadsheets_separators_are_commas_again(library: Path, mark: str) -> None:
    """Also between cells that hold a comma; what else there is to fix waits for the next time."""
    file = library / FIGURES
    before = file.read_bytes()
    rows = [*csv.reader(before.decode().splitlines())]
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=mark).writerows(rows)
    assert typed(library, "--yes").exit_code == 0
    assert [*csv.reader(file.read_text(encoding="utf-8").splitlines())] == rows
    assert check(library, memory=known(library))


def test_rows_come_in_the_order_of_the_source(library: Path) -> None:
    """The ledger as the numerals stand, these by their paragraphs."""
    before = {path: (library / path).read_text(encoding="utf-8") for path in (FIGURES, NUMERALS)}
    for path, text in before.items():
        head, *rows = text.splitlines()
        (library / path).write_text("\n".join([head, *rows[3:], *rows[:3], ""]), encoding="utf-8")
    assert fixed(library)[NUMERALS][1] == before[NUMERALS]
    assert typed(library, "--yes").exit_code == 0
    assert (library / NUMERALS).read_text(encoding="utf-8") == before[NUMERALS]
    assert check(library, memory=known(library))


def test_a_cell_that_disagrees_stays_a_mistake(library: Path) -> None:
    """Which of the two is right, an editor must say."""
    spoilt(library, FIGURES, "novels,1240,book,", "novels,1241,book,")
    assert fixed(library) == {}
    with pytest.raises(BuildFailed):
        check(library, memory=known(library))


def test_a_sound_story_is_left_alone(library: Path) -> None:
    """There is nothing to fix, and nothing is written."""
    done = typed(library)
    assert (done.exit_code, done.stdout.strip()) == (0, "Nothing to fix.")


def test_the_change_is_shown_before_it_is_written(library: Path) -> None:
    """Without a terminal nobody can be asked: then only --yes writes."""
    raw = spoilt(library, FIGURES, "novels,1240,book,", "novels,,book,")
    told = typed(library)
    assert told.exit_code == 1
    assert "-novels,,book," in told.stdout
    assert "+novels,1240,book," in told.stdout
    assert "fix --yes" in told.stderr
    assert (library / FIGURES).read_bytes() != raw
    assert typed(library, "--yes").exit_code == 0
    assert (library / FIGURES).read_bytes() == raw


def test_an_empty_value_says_how_it_is_filled(library: Path) -> None:
    """The build stops, and names the command."""
    spoilt(library, FIGURES, "novels,1240,book,", "novels,,book,")
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    found = next(one for one in failed.value.problems if one.code == "empty-value")
    assert "build.py fix" in found.fix


def test_an_id_that_was_renamed_is_renamed_everywhere(library: Path) -> None:
    """In numerals, notes, formulas, charts and stories; not in words that look like it."""
    before = {path: path.read_text(encoding="utf-8") for path in (library / "data").glob("*.yml")}
    spoilt(library, FIGURES, "novels,1240,", "novels_lent,1240,")
    with pytest.raises(BuildFailed):
        check(library, memory=known(library))
    assert typed(library, "--yes").exit_code == 0
    assert {found.code for found in check(library, memory=known(library)).warnings} <= DRIFT
    assert "novels_lent" in (library / NUMERALS).read_text(encoding="utf-8")
    assert "{novels}" not in (library / "content" / "en.md").read_text(encoding="utf-8")
    assert ",novels," in (library / FIGURES).read_text(encoding="utf-8")  # its English label
    assert any(path.read_text(encoding="utf-8") != text for path, text in before.items())
    assert fixed(library) == {}
