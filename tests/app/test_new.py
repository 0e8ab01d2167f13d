"""A new story builds at once, whatever its titles are, and touches nothing that is there."""

from __future__ import annotations

from datetime import date

import pytest

from liuzhou_site.app.new import Wish, start
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build

WISH = Wish("桥镇的桥", "Bridges of a town", "桥镇报告", date(2031, 5, 6))


def test_a_new_story_is_sound(tmp_path):
    """No mistake and no warning, three figures, two charts, both languages."""
    start(tmp_path / "story", WISH)
    checked = check(tmp_path / "story")
    assert checked.warnings == ()
    assert len(checked.book.printed) == 3
    assert len(checked.project.charts.value) == 2
    assert checked.project.languages == ("zh", "en")
    assert checked.project.site.value.title == {"zh": "桥镇的桥", "en": "Bridges of a town"}
    assert (tmp_path / "story" / "README.md").exists()


@pytest.mark.slow
def test_a_new_story_builds(tmp_path):
    """As a whole site, with a page a chart."""
    start(tmp_path / "story", WISH)
    files = build(tmp_path / "story").files
    assert "en/charts/bridges/index.html" in files
    assert "Bridges of a town" in files["en/index.html"].decode()


@pytest.mark.parametrize("title", ['The "old": bridges', "Bridges, # a town", "- Bridges\n of"])
def test_a_title_may_hold_what_yaml_means_otherwise(title, tmp_path):
    """Colons, quotation marks and hashes are text."""
    start(tmp_path / "story", Wish("桥", title, "报告", WISH.published))
    checked = check(tmp_path / "story")
    assert checked.warnings == ()
    assert checked.project.site.value.title["en"] == " ".join(title.split())


def test_a_source_may_have_digits_in_its_title(tmp_path):
    """A yearbook has its year there; the name is declared with the rest."""
    start(tmp_path / "story", Wish("桥", "Bridges", "CO2 Yearbook 2023", WISH.published))
    checked = check(tmp_path / "story")
    assert checked.warnings == ()
    assert checked.project.source.value.title["en"] == "CO2 Yearbook 2023"


def test_a_brace_in_a_title_is_told(tmp_path):
    """It would be a mention; nothing stays behind."""
    with pytest.raises(BuildFailed) as failed:
        start(tmp_path / "story", Wish("桥", "Bridges {of} a town", "报告", WISH.published))
    assert all(found.place.path.startswith("content/") for found in failed.value.problems)
    assert not (tmp_path / "story").exists()


def test_a_number_in_a_title_is_told(tmp_path):
    """From the first minute on, no number stands on its own."""
    with pytest.raises(BuildFailed) as failed:
        start(tmp_path / "story", Wish("桥", "97 bridges", "报告", WISH.published))
    assert {found.code for found in failed.value.problems} >= {"unbound-number"}
    assert not (tmp_path / "story").exists()


def test_what_is_there_is_not_touched(tmp_path):
    """not-empty: a story is never started over another."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        start(tmp_path, WISH)
    assert [found.code for found in failed.value.problems] == ["not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_will_do(tmp_path):
    """And stays where it is when something is wrong."""
    start(tmp_path, WISH)
    assert (tmp_path / "content" / "en.md").exists()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path):
    """cannot-start: a sentence, and no traceback."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        start(tmp_path / "file" / "story", WISH)
    assert [found.code for found in failed.value.problems] == ["cannot-start"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
