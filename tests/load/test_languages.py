"""A language that is data alone: what its edition shows, and what an editor is told."""

from __future__ import annotations

import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from fontTools.ttLib import TTFont
from tests.conftest import known

from liuzhou_site.app.console import kept
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.languages import strings_path
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from liuzhou_site.errors import Problem
    from liuzhou_site.publish.assemble import Site


def told(root: Path, file: str, old: str, new: str) -> list[Problem]:
    """Return what a check says of a story after a change of one text."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        return list(check(root, memory=known(root)).warnings)
    except BuildFailed as failed:
        return list(failed.problems)


def test_the_story_in_three_languages_passes(ferry: Path) -> None:
    """Nothing is wrong with it, so that what follows is told of the change alone."""
    assert told(ferry, "content/de.md", "Die Fähre", "Die Fähre") == []


MISTAKES = [
    ("content/de.yml", "  skip: Zur Geschichte\n", "", "missing-key", "“strings.skip” is missing."),
    ("content/de.yml", "  skip: Zur", "  skipp: Zur", "missing-key", "“strings.skip” is missing."),
    ("content/de.yml", "  skip: Zur", "  skop: x\n  skip: Zur", "unknown-key",
     "“strings.skop” is not a key allowed here. The nearest name is “skip”."),
    ("content/de.yml", "{total} Zahlen, jede", "{totale} Zahlen, jede", "bad-key",
     "“strings.strip_title” should hold the page’s fields and no others. They are: {total}."),
    ("content/de.yml", "{total} Zahlen, jede", "{total Zahlen, jede", "bad-key",
     "“strings.strip_title” should hold the page’s fields and no others. They are: {total}."),
    ("content/de.yml", "    about: rund {}\n", "", "missing-key",
     "“numbers.hedges.about” is missing."),
    ("content/de.yml", "about: rund {}", "about: rund", "bad-key",
     "“numbers.hedges.about” is not written like “mehr als {}”. Found: “rund”."),
    ("content/de.yml", "  year_end: Ende {}\n", "", "missing-key",
     "“numbers.year_end” is missing."),
    ("content/de.yml", "spelt: {2: zwei", "spelt: {two: zwei", "bad-key",
     "“numbers.spelt.two” should be a whole number"),
    ("content/de.yml", "ordinals: {other:", "ordinals: {one:", "missing-key",
     "“numbers.ordinals.other” is missing."),
    ("data/units.yml", ", words: {de: {one: Auto, other: Autos}}", "", "missing-key",
     "“car.words.de.one” is missing."),
    ("data/units.yml", "{one: Auto, other: Autos}", "{one: Auto}", "missing-key",
     "“car.words.de.other” is missing."),
    ("data/units.yml", "{one: Auto, other: Autos}", "{one: Auto, other: Autos, lots: x}", "bad-key",
     "“car.words.de.lots” is not one of the words allowed here. Found: “lots”."),
    ("data/units.yml", "words: {de: {one: Auto", "words: {da: {one: Auto", "unknown-key",
     "“car.words.da” is not a key allowed here. The nearest name is “de”."),
    ("content/site.yml", "tag: de,", "tag: qq,", "bad-key",
     "“qq” is not a language that CLDR has rules for. Write a tag like de, de-AT or pt-BR."),
    ("content/site.yml", ", de: Eine Fähre in Zahlen", "", "missing-language",
     "“title” has no text in the language “de”."),
    ("data/source.yml", "language: en", "language: de", "bad-key",
     (
         "“de” is not a language in which numbers can be read."
         " Languages that can be read: en, zh, zh-Hant."
     )),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "code", "message"), [(m[:3], *m[3:]) for m in MISTAKES])
def test_what_a_language_lacks_is_told(
    ferry: Path, edit: tuple[str, str, str], code: str, message: str
) -> None:
    """The key, the unit's plural or the tag, with its file and line."""
    file, _, _ = edit
    found = {problem.code: problem for problem in reversed(told(ferry, *edit))}
    assert message in found[code].message
    assert found[code].place.path == file
    assert found[code].place.line > 0


def test_every_language_of_the_engine_has_all_words_of_the_interface(project: Path) -> None:
    """Whoever adds a word to one adds it to all, with the same fields."""
    words = {
        lang: yaml.safe_load((project / strings_path(lang)).read_text(encoding="utf-8"))
        for lang in LANGUAGES
    }
    fields = {
        lang: {key: {*re.findall(r"\{.*?\}", text)} for key, text in texts.items()}
        for lang, texts in words.items()
    }
    assert fields["zh-Hant"] == fields["zh"] == fields["en"]
    french = project / "tests" / "pages" / "french" / "content" / "fr.yml"
    brought = yaml.safe_load(french.read_text(encoding="utf-8"))["strings"]
    assert sorted(brought) == sorted(words["en"])


UNBOUND = [
    ("Die Überfahrt", "4.000 mal, die Überfahrt", "4.000"),
    ("Die Überfahrt", "Zu 6,6 % die Überfahrt", "6,6 %"),
    ("Die Überfahrt", "Über hundert, die Überfahrt", "hundert"),
    ("Die Überfahrt", "Zweihundertzwanzig: die Überfahrt", "Zweihundertzwanzig"),
    ("{cars} Autos", "{cars} Millionen Autos", "Millionen"),
    ("{cars} Autos", "{cars} Mrd. Autos", "Mrd"),
]


@pytest.mark.parametrize(("old", "new", "found"), UNBOUND)
def test_a_numeral_that_nobody_vouches_for_is_refused(
    ferry: Path, old: str, new: str, found: str
) -> None:
    """Digits with the language's separators, its number words, compounds of them, its scales."""
    problems = told(ferry, "content/de.md", old, new)
    assert [problem.code for problem in problems] == ["unbound-number"]
    assert f"“{found}” is a number that belongs to no figure" in problems[0].message
    assert str(problems[0].place) == "content/de.md:9"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("misst {length}", "misst rund {length}", "hedge-typed"),
        ("misst {length}", "misst {length} %", "hedge-typed"),
        ("Erwartet werden {forecast}", "Es werden {forecast}", "forecast-unsaid"),
        ("misst {length}", "misst lange", "mention-differs"),
        ("misst {length}", "misst {late}", "mention-differs"),
        ("## Das Geld {#money}", "## Das Geld {#geld}", "section-missing"),
    ],
)
def test_a_language_says_what_the_others_say(ferry: Path, old: str, new: str, code: str) -> None:
    """Hedges are the record's, forecasts are said to be such, mentions are the same by identity."""
    problems = told(ferry, "content/de.md", old, new)
    assert {problem.place.path for problem in problems} <= {"content/de.md", "content/en.md"}
    assert code in {problem.code for problem in problems}


def test_the_two_languages_that_are_read_are_compared_by_value(ferry: Path) -> None:
    """A third language beside them takes nothing away from what they are held to."""
    problems = told(ferry, "content/zh.md", "航程{length}。", "航程没有{length}。")
    assert [problem.code for problem in problems] == ["languages-not"]


@pytest.mark.slow
def test_a_numeral_in_the_interface_is_found_in_its_file(ferry: Path) -> None:
    """The words that a language brings are held to the gate like any template."""
    file = ferry / "content" / "de.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Zur Geschichte", "Zur 7. Geschichte"), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(ferry, kept(ferry))
    (mistake,) = (problem for problem in failed.value.problems if not problem.warns)
    assert str(mistake.place) == "content/de.yml:44"
    assert "“7” is a number that belongs to no figure" in mistake.message


@pytest.mark.parametrize("spoilt", ["skip: [", None])
@pytest.mark.parametrize("site_has_english", [True, False])
def test_english_words_that_cannot_be_read_are_told_once(
    ferry: Path, project: Path, spoilt: str | None, site_has_english: bool
) -> None:
    """What a language brings is held against them; without them that is no mistake of its own."""
    (ferry / "templates").unlink()
    shutil.copytree(project / "templates", ferry / "templates")
    words, site = ferry / "templates" / "strings" / "en.yml", ferry / "content" / "site.yml"
    words.unlink()
    if spoilt:
        words.write_text(spoilt, encoding="utf-8")
    if not site_has_english:
        text = site.read_text(encoding="utf-8")
        english = "  - {id: en, tag: en, name: English}\n"
        site.write_text(text.replace(english, ""), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        check(ferry, memory=known(ferry))
    places = [str(problem.place) for problem in failed.value.problems]
    assert sum(place.startswith("templates/strings/en.yml") for place in places) == 1
    assert not any(place.startswith("content/de.yml") for place in places)


@pytest.fixture
def worded(ferry: Path, project: Path) -> Path:
    """Return the story with words of the interface of its own, to be changed."""
    (ferry / "templates").unlink()
    shutil.copytree(project / "templates", ferry / "templates")
    return ferry


def reworded(root: Path, old: str, new: str, *files: str) -> list[tuple[str, str]]:
    """Change the interface's words; return what is told by building: where, and what."""
    for file in files:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(root, kept(root))
    return [(found.place.path, found.message) for found in failed.value.problems]


ENGLISH, CHINESE, OWN = "templates/strings/en.yml", "templates/strings/zh.yml", "content/de.yml"


def test_words_that_one_language_lacks_are_named(worded: Path) -> None:
    """Before anything is drawn, where they should stand."""
    told = reworded(worded, "\nskip: ", "\nskipped: ", CHINESE)
    assert (CHINESE, "“skip” is missing.") in told
    assert (ENGLISH, "“skipped” is missing.") in told


@pytest.mark.parametrize("field", ["{totale}", "{total.real}", "{total:>999999999}", "{total"])
def test_words_with_another_field_are_named(worded: Path, field: str) -> None:
    """A field is a plain name: it reaches into nothing, and asks for no gigabytes."""
    said = "“strip_title” should hold the page’s fields and no others. They are: {total}."
    assert (CHINESE, said) in reworded(worded, "{total}个数据", f"{field}个数字", CHINESE)


@pytest.mark.slow
def test_words_that_no_language_has_are_named(worded: Path) -> None:
    """By the first language that asks for them."""
    told = reworded(worded, "header_group: ", "header_groups: ", CHINESE, ENGLISH, OWN)
    assert told == [(ENGLISH, "“header_group” is missing.")]


@pytest.mark.slow
@pytest.mark.parametrize("field", ["{groups}", "{group.__class__}", "{group:>999999999}"])
def test_words_whose_field_is_another_in_every_language_are_named(worded: Path, field: str) -> None:
    """The page knows what it can say."""
    told = reworded(worded, "{group}", field, CHINESE, ENGLISH, OWN)
    said = "“header_group” should hold the page’s fields and no others."
    assert told == [(ENGLISH, f"{said} They are: {{group}}, {{noun}}.")]


@pytest.fixture
def files(sites: Callable[[str], Site]) -> Mapping[str, bytes]:
    """Return the finished site in three languages."""
    return sites("ferry").files


@pytest.mark.slow
def test_every_page_leads_to_its_twins(files: Mapping[str, bytes]) -> None:
    """The switch, the links of sections, hreflang and the site map know all three languages."""
    page = files["de/index.html"].decode()
    assert '<html lang="de"' in page
    assert re.findall(r'rel="alternate" hreflang="([\w-]+)"', page) == [
        "en", "de", "zh-Hans", "x-default",
    ]  # fmt: skip
    for where in (r'<nav aria-label="Sprachen.*?</nav>', r'<div class="hd">.*?</div>'):
        found = re.search(where, page, re.DOTALL)
        assert found is not None
        assert {"en", "zh-Hans"} <= set(re.findall(r'hreflang="([\w-]+)"', found[0]))
    assert files["sitemap.xml"].count(b'hreflang="de"') == files["sitemap.xml"].count(b'"en"')


@pytest.mark.slow
def test_the_third_edition_has_all_that_the_others_have(files: Mapping[str, bytes]) -> None:
    """Pages, feed, card, pictures and fonts; side by side stand the first two languages."""
    kinds = {path.replace("en/", "de/", 1) for path in files if path.startswith("en/")}
    assert kinds == {path for path in files if path.startswith("de/")}
    assert "cards/de.png" in files
    assert b'lang="de"' in files["both/index.html"]
    assert b"zh-serif" not in files["both/index.html"]
    shown = TTFont(io.BytesIO(files["fonts/de-text.woff2"])).getBestCmap()
    assert {ord(letter) for letter in "äöüß"} <= shown.keys()
    script = re.search(
        rb'<script type="application/ld\+json">(.*?)</script>', files["de/index.html"]
    )
    assert script is not None
    assert json.loads(script[1])["inLanguage"] == "de"


@pytest.mark.slow
def test_the_page_says_its_numbers_in_its_language(files: Mapping[str, bytes]) -> None:
    """Plurals, comma, hedge, percent and its space, scale, date and period as a reader has them."""
    page = re.sub(r"<[^>]+>", "", files["de/index.html"].decode())
    for words in (
        "hatte zwei Schiffe und hat heute 1 Schiff",
        "mehr als 100 Autos",
        "6,6\u00a0% der Abfahrten",
        "7,5 Kilometer",
        "1,24 Millionen Fahrgäste",
        "12,50 Euro",
        "Am 3. Mai 2030",
        "5. März 2031",
        "bis Ende 2031",
        "für 2028–2030",
    ):
        assert words in page
