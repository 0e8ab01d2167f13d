"""What is said can be read back, in both languages and every form."""

from __future__ import annotations

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numerals import DEFAULT_UNITS, FORMS, read, say, scan

UNITS = {
    **DEFAULT_UNITS,
    "cat": Unit("cat", "count", "只", "cat", "cats"),
    "firm": Unit("firm", "count", "家", "firm", "firms"),
}
hedges = st.sampled_from(Hedge)
counts = st.integers(min_value=1, max_value=10**7).map(D)
money = st.tuples(st.integers(min_value=1, max_value=99999), st.integers(4, 9)).map(
    lambda pair: D(pair[0]) * 10 ** pair[1]
)
cardinals = st.one_of(
    st.builds(Quantity, counts, st.sampled_from(["cat", "firm"]), hedges),
    st.builds(Quantity, money, st.sampled_from(["CNY"]), hedges),
    st.builds(
        Quantity,
        st.decimals(min_value=1, max_value=10**4, places=1).map(D.normalize),
        st.sampled_from(["km2", "tonne"]),
        hedges,
    ),
)
percents = st.builds(
    Quantity,
    st.integers(min_value=1, max_value=1999).map(lambda n: D(n) / 1000),
    st.just("share"),
    hedges,
    st.just(Kind.PERCENT),
)
fractions = st.builds(
    Quantity,
    st.sampled_from([D(1) / 2, D(1) / 3, D(2) / 3, D(3) / 4, D(1) / 4, D(2) / 5]),
    st.just("share"),
    hedges,
    st.just(Kind.FRACTION),
)
ordinals = st.builds(
    Quantity,
    st.integers(min_value=1, max_value=20).map(D),
    st.just("ordinal"),
    st.just(Hedge.NONE),
    st.just(Kind.ORDINAL),
)
ranges = st.tuples(st.integers(1, 999), st.integers(1, 999)).map(
    lambda pair: Quantity(
        Interval(D(pair[0]) * 10**9, D(pair[0] + pair[1]) * 10**9), "CNY", Hedge.NONE
    )
)
quantities = st.one_of(cardinals, percents, fractions, ordinals, ranges)
forms = st.sampled_from(FORMS)
languages = st.sampled_from(["zh", "en"])


def expected(quantity: Quantity, lang: str, form: str) -> Quantity:
    """Return what can be read back: a form without the unit's word gives no unit."""
    kind = UNITS[quantity.unit].kind
    silent = form == "number" or (lang == "en" and kind == "count" and form != "noun")
    if silent and quantity.kind is Kind.CARDINAL:
        return Quantity(quantity.value, "", quantity.hedge, quantity.kind)
    return quantity


@given(quantities, languages, forms)
def test_what_is_said_is_read_back(quantity: Quantity, lang: str, form: str) -> None:
    """Value, unit, hedge and kind survive writing and reading."""
    text = say(quantity, lang, form, UNITS)
    assert read(text, lang, UNITS) == [expected(quantity, lang, form)], text


@given(quantities, languages, forms)
def test_what_is_said_is_found_by_the_gate(quantity: Quantity, lang: str, form: str) -> None:
    """No form of a number escapes the scan."""
    text = say(quantity, lang, form, UNITS)
    assert scan(text, lang), text


@given(st.text(max_size=300), languages)
def test_any_text_is_read(text: str, lang: str) -> None:
    """No text makes the reader or the scan raise; spans lie inside the text, in order."""
    spans = [quantity.span for quantity in read(text, lang)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    scan(text, lang)
