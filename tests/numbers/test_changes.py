"""Which way numbers are said to go: tables of text pairs, one file a language."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from liuzhou_site.model import Interval
from liuzhou_site.numbers import plain, read

HERE = Path(__file__).parent


def rows(lang):
    """Yield (text, expected) of each line of a language's table."""
    for line in (HERE / lang / "changes.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, arrow, expected = line.partition(" => ")
            assert arrow and text and expected, line
            yield text, expected


def signed(quantity):
    """Write a change as the tables do: as its way has it, whatever sign was printed."""
    value = quantity.value
    if isinstance(value, Interval):
        return f"{value.low}..{value.high}"
    return plain(quantity.change * abs(value))


def told(text, lang):
    found = [signed(quantity) for quantity in read(text, lang) if quantity.change]
    return "; ".join(found) or "none"


CASES = [(lang, *row) for lang in ("zh", "en") for row in rows(lang)]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
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
