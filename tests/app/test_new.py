"""A new story builds at once, whatever its titles are, and touches nothing that is there."""

from __future__ import annotations

from datetime import date

import pytest

from liuzhou_site.app.new import Wish, start
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build

WISH = Wish({"zh": "桥镇的桥", "en": "Bridges of a town"}, "桥镇报告", date(2031, 5, 6))


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


@pytest.mark.each(
    "languages",
    [("en",), ("zh",), ("zh-Hant",), ("en", "zh"), ("zh-Hant", "en"), ("zh", "zh-Hant", "en")],
)
def test_a_new_story_has_the_languages_of_its_titles(languages, tmp_path):
    """One or more of those that are built in, in their order: nothing is left to do."""
    titles = {"en": "Bridges", "zh": "镇上的桥", "zh-Hant": "鎮上的橋"}
    start(tmp_path, Wish({lang: titles[lang] for lang in languages}, "A report", WISH.published))
    checked = check(tmp_path)
    assert checked.warnings == ()
    assert checked.project.languages == languages
    assert [*checked.project.site.value.title.items()] == [(one, titles[one]) for one in languages]
    assert {path.stem for path in tmp_path.glob("content/*.md")} == {*languages}
    printed = {row["as_printed"] for row in checked.project.figures}
    assert printed & {"12座", "12 bridges"} == {"12 bridges" if languages == ("en",) else "12座"}
    if "zh-Hant" in languages:
        assert "橋鎮" in (tmp_path / "data" / "source.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("languages", [("de",), ("ja", "en"), ("fr", "zh", "en"), ("ar",)])
def test_a_language_that_is_data_has_its_words_to_be_translated(languages, tmp_path):
    """All its keys and plurals are there in English; to be accepted is what was translated."""
    start(tmp_path, Wish(dict.fromkeys(languages, "Bridges"), "A report", WISH.published))
    assert [found.code for found in check(tmp_path).warnings] == ["nothing-accepted"]
    words = tmp_path / "content" / f"{languages[0]}.yml"
    assert "  skip: Skip to the text\n" in words.read_text(encoding="utf-8")


def test_a_source_is_drafted_for_a_language_that_is_data(tmp_path):
    """Its nouns are those of the source until somebody has looked at them, and nothing stops."""
    source = tmp_path / "source.txt"
    source.write_text("In the valley 240 mills work, and 9,800 people.\n", encoding="utf-8")
    titles = {"de": "Mühlen", "zh-Hant": "水車", "en": "Mills"}
    start(tmp_path / "story", Wish(titles, "A report", WISH.published, str(source)))
    checked = check(tmp_path / "story")
    assert {row["unit"] for row in checked.project.figures} == {"mill", "person"}
    reviews = {name: unit.review for name, unit in checked.project.own_units.value.items()}
    assert reviews == {"mill": "words zh", "person": "words zh"}


def test_an_example_says_nothing_that_its_titles_do(tmp_path):
    """Words by which the example knows its places stay words in a title."""
    title = "READ this: SOURCE of PUBLISHED LANGUAGES"
    start(tmp_path, Wish({"en": title}, "TITLE_en", WISH.published))
    project = check(tmp_path).project
    assert (project.site.value.title["en"], project.source.value.title["en"]) == (title, "TITLE_en")


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("de", "en", "zh"), ("ja",), ("fr", "en"), ("zh-Hant",)])
def test_a_new_story_builds_before_anything_is_translated(languages, tmp_path, drawings):
    """No label is too long for its chart, and every page is there in each language."""
    start(tmp_path, Wish(dict.fromkeys(languages, "Bridges"), "A report", WISH.published))
    files = build(tmp_path, drawings).files
    for lang in languages:
        assert f"{lang}/charts/money/index.html" in files
    assert ("both/index.html" in files) == (len(languages) > 1)


@pytest.mark.slow
def test_a_story_in_one_language_leads_to_its_sections_from_its_first_words(tmp_path, drawings):
    """They stand on the cover, too; what is new is told of one text, and what is not there."""
    start(tmp_path, Wish({"en": "Bridges"}, "A report", WISH.published))
    text = tmp_path / "content" / "en.md"
    said = text.read_text(encoding="utf-8")
    text.write_text(said.replace("{place}", "[Its costs](#money): {place}"), encoding="utf-8")
    assert [found.code for found in check(tmp_path).warnings] == ["record-changed"]
    files = build(tmp_path, drawings).files
    assert '<a href="en/index.html#money">Its costs</a>' in files["index.html"].decode()
    assert '<a href="#money">Its costs</a>' in files["en/index.html"].decode()
    away = "[Both](../both/index.html): {place}"
    text.write_text(said.replace("{place}", away), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(tmp_path, drawings)
    broken = [found for found in failed.value.problems if found.code == "broken-link"]
    assert [str(found.place) for found in broken] == ["content/en.md:3"]


@pytest.mark.slow
def test_a_new_story_builds(tmp_path, drawings):
    """As a whole site, with a page a chart."""
    start(tmp_path / "story", WISH)
    files = build(tmp_path / "story", drawings).files
    assert "en/charts/bridges/index.html" in files
    assert "Bridges of a town" in files["en/index.html"].decode()


@pytest.mark.parametrize("title", ['The "old": bridges', "Bridges, # a town", "- Bridges\n of"])
def test_a_title_may_hold_what_yaml_means_otherwise(title, tmp_path):
    """Colons, quotation marks and hashes are text."""
    start(tmp_path / "story", Wish({"zh": "桥", "en": title}, "报告", WISH.published))
    checked = check(tmp_path / "story")
    assert checked.warnings == ()
    assert checked.project.site.value.title["en"] == " ".join(title.split())


def test_a_source_may_have_digits_in_its_title(tmp_path):
    """A yearbook has its year there; the name is declared with the rest."""
    start(
        tmp_path / "story", Wish({"zh": "桥", "en": "Bridges"}, "CO2 Yearbook 2023", WISH.published)
    )
    checked = check(tmp_path / "story")
    assert checked.warnings == ()
    assert checked.project.source.value.title["en"] == "CO2 Yearbook 2023"


def test_a_brace_in_a_title_is_told(tmp_path):
    """It would be a mention; nothing stays behind."""
    with pytest.raises(BuildFailed) as failed:
        start(
            tmp_path / "story",
            Wish({"zh": "桥", "en": "Bridges {of} a town"}, "报告", WISH.published),
        )
    assert all(found.place.path.startswith("content/") for found in failed.value.problems)
    assert not (tmp_path / "story").exists()


def test_a_number_in_a_title_is_told(tmp_path):
    """From the first minute on, no number stands on its own."""
    with pytest.raises(BuildFailed) as failed:
        start(tmp_path / "story", Wish({"zh": "桥", "en": "97 bridges"}, "报告", WISH.published))
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
