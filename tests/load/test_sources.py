"""What a story is read from: a text, whose every numeral has its account, or data tables alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.reading import load_project

if TYPE_CHECKING:
    from pathlib import Path

DATA = "title: {zh: 雨量表, en: The rain table}\nkind: {zh: 表格。, en: A table.}\nlanguage: en\n"
TABLES = """
rain:
  title: {zh: 雨量, en: Rain}
  source: {zh: 气象站, en: The station}
  citation: https://example.org/rain
  licence: CC BY
  scope: island
  category: lent
  columns:
    fallen: {unit: book, label: {zh: 雨, en: rain}}
"""


@pytest.fixture
def dry(library: Path) -> Path:
    """Return the second story with nothing that a text has, and a data table."""
    for name in ("figures", "numerals", "elsewhere"):
        (library / "data" / f"{name}.csv").unlink()
    (library / "data" / "source.yml").write_text(DATA, encoding="utf-8")
    (library / "data" / "tables.yml").write_text(TABLES, encoding="utf-8")
    (library / "data" / "tables").mkdir()
    (library / "data" / "tables" / "rain.csv").write_text("period,fallen\n2030,7\n", "utf-8")
    return library


def missing(root: Path) -> list[str]:
    """Return what is missing, in words, of a story that cannot be read."""
    with pytest.raises(BuildFailed) as failed:
        load_project(root)
    return [found.message for found in failed.value.problems]


def test_tables_alone_need_nothing_that_a_text_has(dry: Path) -> None:
    """No paragraphs, no fingerprint, no place; no list of what is printed and of its numerals."""
    project = load_project(dry)
    assert not project.source.value.paragraphs
    assert (project.figures, project.numerals, project.elsewhere) == ((), (), ())
    assert project.source.value.place is None


def test_one_key_of_a_text_asks_for_all(dry: Path) -> None:
    """Half a text would be half accounted for."""
    (dry / "data" / "source.yml").write_text(f"{DATA}paragraphs: 4\n", encoding="utf-8")
    told = " ".join(missing(dry))
    assert all(key in told for key in ("digit_tokens", "fingerprint", "paragraphs_sha256"))
    assert "figures.csv" in told


def test_without_tables_a_source_is_a_text(dry: Path) -> None:
    """A story that is read from nothing is a mistake."""
    (dry / "data" / "tables.yml").unlink()
    shutil.rmtree(dry / "data" / "tables")
    assert "“paragraphs” is missing." in missing(dry)


def test_rows_of_others_are_read_where_they_are(dry: Path) -> None:
    """A story from tables may quote reports as well; then the file is held to its columns."""
    (dry / "data" / "elsewhere.csv").write_text("id,value\nrain,7\n", encoding="utf-8")
    assert any("“unit”" in told for told in missing(dry))


def test_a_story_may_do_without_what_others_report(library: Path) -> None:
    """A file that says nothing need not be there."""
    (library / "data" / "elsewhere.csv").unlink()
    assert not load_project(library).elsewhere
