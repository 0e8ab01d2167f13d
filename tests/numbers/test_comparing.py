"""Words that compare: what they say when they are bound, and where they stand in a text."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from liuzhou_site.numbers import scan, uncounted
from liuzhou_site.numbers.comparing import Relation, find, named, relation
from liuzhou_site.numbers.lists import listed

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


SAID = [
    (lang, *(part.strip() for part in line.split("=>", 1)))
    for lang in ("en", "zh")
    for line in lines(f"{lang}/comparing.txt")
]
PLAIN = [(line[:2], line[4:]) for line in lines("plain.txt")]


def relation_of(written: str) -> Relation | None:
    sign, _, factor = written.partition(" ")
    return Relation(sign, Fraction(factor or 1)) if sign else None


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_the_words_say(lang: str) -> None:
    """Sign and factor; nothing for words that say no comparison, or more than one."""
    said = {words: relation_of(written) for code, words, written in SAID if code == lang}
    assert {words: relation(words, lang) for words in said} == said


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_compares_nothing(lang: str) -> None:
    """A word in brackets is found all the same: a story lists the phrase, with its reason."""
    for code, line in PLAIN:
        text, _, marked = line.partition(" [")
        found = [text[hit.start : hit.end] for hit in find(text, code)] if code == lang else []
        assert found == ([marked.rstrip("]")] if marked and code == lang else [])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_comparison_is_found_or_is_a_number(lang: str) -> None:
    """What could be bound and is not is told: as a comparison, or as what counts or may."""
    adjectives = {"项目少", "却多"}  # they say something only where an editor bound them
    missed = {
        words
        for code, words, written in SAID
        if code == lang and written and not any(find(words, lang)) and not scan(words, lang)
        if all(rule != "doubtful" for *_, rule in uncounted(words, lang))
    }
    assert missed <= adjectives


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_closed_lists_are_short_phrases(lang: str) -> None:
    """No whole sentence, no bare word that compares, none twice."""
    lines = (line.split() for line in listed(f"{lang}/comparing.txt").splitlines())
    phrases = [form.replace("_", " ") for sign, *forms in lines for form in forms if sign == "-"]
    assert len(phrases) == len(set(phrases))
    for phrase in phrases:
        assert len(phrase) <= 24
        assert re.search(r"[ ’-]|[\u4e00-\u9fff]{2}", phrase)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_most_ways_in_which_newspapers_compare_are_known(lang: str) -> None:
    """At least nine in ten, as a comparison or as a number."""
    uses = lines(f"{lang}/newspapers.txt")
    known = [use for use in uses if find(use, lang) or scan(use, lang)]
    assert len(uses) >= 60
    assert len(known) >= 0.9 * len(uses)


def test_a_story_adds_phrases_of_its_own() -> None:
    """They are spared wherever they stand, whatever their case."""
    assert list(find("Less the materials", "en", ("less the materials",))) == []


NAMING = {
    "en": ("Growth", "growth of exports", "nominal growth a head", "growth on a year earlier"),
    "zh": ("增长", "出口的增长", "人均收入的名义增长", "增长率"),
}
CLAIMING = {
    "en": ("exports grew", "the town saw growth", "there was growth of more than that"),
    "zh": ("出口增长了", "出口的增长到了头", "出口增长", "比上年增长"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_noun_that_names_a_change_claims_nothing(lang: str) -> None:
    """Growth of exports is what a figure is; that exports grew is a claim."""
    for texts, expected in ((NAMING[lang], True), (CLAIMING[lang], False)):
        for text in texts:
            assert [named(text, hit, lang) for hit in find(text, lang)][:1] == [expected], text
