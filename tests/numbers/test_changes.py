"""Which way numbers are said to go: tables of text pairs, one file a language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from liuzhou_site.model import Hedge, Interval, Kind, Quantity
from liuzhou_site.numbers import FORMS, plain, read, say, signed, unsigned
from liuzhou_site.numbers import way as way_of

HERE = Path(__file__).parent


def rows(lang):
    """Yield (text, expected) of each line of a language's table."""
    for line in (HERE / lang / "changes.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, arrow, expected = line.partition(" => ")
            assert arrow and text and expected, line
            yield text, expected


def written(quantity):
    """Write a change as the tables do: as its way has it, whatever sign was printed."""
    value = quantity.value
    if isinstance(value, Interval):
        return f"{value.low}..{value.high}"
    return plain(quantity.change * abs(value))


def told(text, lang):
    found = [written(quantity) for quantity in read(text, lang) if quantity.change]
    return "; ".join(found) or "none"


CASES = [(lang, *row) for lang in ("zh", "en") for row in rows(lang)]


@pytest.mark.each(("lang", "text", "expected"), CASES)
def test_a_number_is_read_with_the_way_it_goes(lang, text, expected):
    """A verb, a noun, a comparison or a sign beside a number makes a change of it, nothing else."""
    assert told(text, lang) == expected


def test_the_tables_are_large():
    """At least sixty texts a language, thirty of them without a change; none stands twice."""
    for lang in ("zh", "en"):
        texts = dict(rows(lang))
        assert len(texts) == len(list(rows(lang))) >= 60
        assert list(texts.values()).count("none") >= 30


def test_a_change_keeps_the_number_as_it_is_printed():
    """The value and the place of what is read are those of the number alone."""
    text = "Jobs fell by 132,000 to 2.25 million"
    fell, to = read(text, "en")
    assert (fell.value, fell.change, text[slice(*fell.span)]) == (Decimal(132000), -1, "132,000")
    assert (to.value, to.change) == (Decimal(2250000), 0)


CHANGES = [
    Quantity(value, unit, hedge, kind)
    for value, unit, kind in (
        (Decimal(14000), "person", Kind.CARDINAL),
        (Decimal("0.055"), "share", Kind.PERCENT),
        (Decimal("0.7"), "point", Kind.CARDINAL),
        (Decimal(1390000), "GBP", Kind.CARDINAL),
        (Interval(Decimal("0.05"), Decimal("0.07")), "share", Kind.PERCENT),
        (Interval(Decimal(5), Decimal(7)), "point", Kind.CARDINAL),
        (Decimal(30), "year", Kind.CARDINAL),
    )
    for hedge in Hedge
    if not (hedge and isinstance(value, Interval))
]


@pytest.mark.each("way", [1, -1])
@pytest.mark.each("lang", ["zh", "en"])
@pytest.mark.each("form", FORMS)
def test_what_is_said_of_a_change_is_read_as_that_change(way, lang, form):
    """Amount, hedge, unit and direction come back, from the verb as from the sign."""
    for amount in CHANGES:
        change = signed(replace(amount, change=way))
        said = say(change, lang, form)
        (seen,) = read(said, lang)
        back = unsigned(seen)
        assert (back.value, back.hedge or seen.hedge) == (amount.value, amount.hedge), said
        assert way_of(seen) == way, said


@pytest.mark.each(
    ("change", "zh", "en"),
    [
        (("-14000", "person"), ("减少1.4万人", "−1.4万人"), ("fell by 14,000", "−14,000")),
        (("-0.055", "share"), ("下降5.5%", "−5.5%"), ("fell by 5.5%", "−5.5%")),
        (("0.022", "share"), ("增长2.2%", "+2.2%"), ("rose by 2.2%", "+2.2%")),
        (
            ("0.8", "point"),
            ("上升0.8个百分点", "+0.8个百分点"),
            ("rose by 0.8 percentage points", "+0.8 percentage points"),
        ),
        (("-500000", "CNY"), ("减少50万元", "−50万元"), ("fell by 500,000 yuan", "−500,000 yuan")),
    ],
)
def test_a_change_has_a_verb_or_a_sign(change, zh, en):
    """Prose says which way it went in a verb by its unit; labels and tables have the sign."""
    value, unit = Decimal(change[0]), change[1]
    kind = Kind.PERCENT if unit == "share" else Kind.CARDINAL
    quantity = Quantity(value, unit, kind=kind, change=1 if value > 0 else -1)
    for lang, expected in (("zh", zh), ("en", en)):
        assert (say(quantity, lang), say(quantity, lang, "signed")) == expected


def test_no_sign_stands_before_words():
    """A fraction is said in words, and so is the way it goes, in tables and labels as well."""
    for words, lang, said in (("climbed by a fifth", "en", "rose by a fifth"),
                              ("下降三分之一", "zh", "下降三分之一")):  # fmt: skip
        (change,) = read(words, lang)
        assert say(signed(change), lang, "signed") == say(signed(change), lang, "label") == said
