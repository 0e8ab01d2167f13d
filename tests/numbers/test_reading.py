"""Texts and the quantities in them: tables of text pairs, one file a language."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers import DEFAULT_UNITS, read, scan, uncounted

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")
EXPECTED = re.compile(
    r"(?:(?P<hedge>[a-z_]+) )?(?P<low>-?\d+(?:\.\d+)?)(?:\.\.(?P<high>-?\d+(?:\.\d+)?|∞))?"
    r"(?: (?P<unit>[A-Za-z_0-9]+))?(?: \((?P<kind>[a-z]+(?: \d+)?)\))?"
)
OWN_UNITS = {Kind.PERCENT: "share", Kind.FRACTION: "share", Kind.ORDINAL: "ordinal"}


def rows(path):
    """Yield (text, what stands behind “=>”) of each line that is no comment and not blank."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, arrow, expected = line.partition(" => ")
            assert arrow and text and expected, f"{path.name}: {line}"
            yield text, expected


def quantity(written):
    """Return the quantity that one expectation of a table stands for."""
    match = EXPECTED.fullmatch(written)
    assert match, written
    kind = Kind(match["kind"] or "cardinal")
    value = Decimal(match["low"])
    if match["high"]:
        value = Interval(value, None if match["high"] == "∞" else Decimal(match["high"]))
    unit = match["unit"] or ("share" if kind.per else OWN_UNITS.get(kind, ""))
    assert unit in DEFAULT_UNITS, written
    return Quantity(value, unit, Hedge(match["hedge"] or ""), kind)


def expected(written):
    return [] if written == "nothing" else [quantity(part) for part in written.split("; ")]


TABLES = ("cases.txt", "periods.txt")
CASES = [
    (lang, text, written)
    for lang in LANGUAGES
    for table in TABLES
    for text, written in rows(HERE / lang / table)
]
MISSES = [
    (lang, text, *written.split(" | "))
    for lang in LANGUAGES
    for text, written in rows(HERE / lang / "misses.txt")
]


def sections(lang):
    """Yield (title, lines) of each part of a language's tables."""
    for table in TABLES:
        for part in (HERE / lang / table).read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, lines = part.partition("\n")
            yield title, lines


@pytest.mark.each(
    ("lang", "lines"),
    [pytest.param(k, lines, id=f"{k}: {title}") for k in LANGUAGES for title, lines in sections(k)],
)
def test_texts_are_read(lang, lines, tmp_path):
    """Value, unit, hedge and kind of every quantity are read, in order, and nothing else."""
    part = tmp_path / "part.txt"
    part.write_text(lines, encoding="utf-8")
    wrong = {text: written for text, written in rows(part) if read(text, lang) != expected(written)}
    assert {text: read(text, lang) for text in wrong} == {}


@pytest.mark.parametrize(("lang", "text", "meant", "reason"), MISSES)
def test_known_misses_are_still_missed(lang, text, meant, reason):
    """A miss that is read rightly by now moves to the table of cases; each has its reason."""
    assert reason
    assert read(text, lang) != expected(meant)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_large_and_nearly_all_of_it_is_read(lang):
    """At least 400 texts a language, at least 99 in 100 of them read; none stands twice."""
    cases = [text for language, text, _ in CASES if language == lang]
    misses = [text for language, text, *_ in MISSES if language == lang]
    assert len(cases) >= 400
    assert len(set(cases + misses)) == len(cases) + len(misses)
    assert len(misses) <= 0.01 * len(cases)


@pytest.mark.each(
    "line",
    ["3 cats", "3 => ", "=> 3", "3 => three", "3 => 3 stones", "3 => sure 3", "3 => 3 (odd)"],
)
def test_a_malformed_line_fails(line, tmp_path):
    """A line without an arrow, a text or a readable expectation is no silent pass."""
    path = tmp_path / "cases_en.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises((AssertionError, ValueError)):
        [expected(written) for _, written in rows(path)]


def test_what_is_read_is_scanned():
    """Where the numerals that the gate scans are blanked out, no quantity is left to read."""
    for lang, text, _ in CASES:
        blank = text
        for start, end, *_ in (*scan(text, lang), *uncounted(text, lang)):
            blank = blank[:start] + "\ufffc" * (end - start) + blank[end:]
        assert read(blank, lang) == [], text


def test_spans_lie_around_the_numerals():
    """The span of a quantity is a part of its text that begins and ends in something printed."""
    for lang, text, _ in CASES:
        for found in read(text, lang):
            start, end = found.span
            assert 0 <= start < end <= len(text), text
            assert text[start:end] == text[start:end].strip(), text


@pytest.mark.each(
    ("text", "lang", "digits"),
    [
        ("1918亿元", "zh", 4),
        ("316.05亿元", "zh", 5),
        ("0.84亿元", "zh", 2),
        ("12.50吨", "zh", 4),
        ("3亿5000万元", "zh", 5),
        ("十余家", "zh", 0),
        ("191.8 billion yuan", "en", 4),
        ("1,299.00", "en", 6),
        ("84 million", "en", 2),
        ("0.70%", "en", 2),
        ("twelve", "en", 0),
    ],
)
def test_significant_digits_are_those_printed(text, lang, digits):
    """A number has as many significant digits as its coefficient prints; words have none."""
    assert [found.digits for found in read(text, lang)] == [digits]


def test_letters_of_money_stand_before_its_number():
    """N850 million is money, the N7 a road; rand have it before any number."""
    rand = read("R20 a day; the road cost R2.6 billion", "en")
    assert [found.unit for found in rand] == ["ZAR", "ZAR"]
    assert [found.unit for found in read("N850 million ($1.1 million)", "en")] == ["NGN", "USD"]
    assert read("the N7 road", "en") == []
