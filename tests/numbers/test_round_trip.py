"""What is said can be read back, in both languages and every form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzhou_site.checks.parity.values import differences
from liuzhou_site.model import Hedge, Interval, Kind, Quantity, Unit
from liuzhou_site.numbers import DEFAULT_UNITS, FORMS, SIGNS, read, say, scan

UNITS = {
    **DEFAULT_UNITS,
    "cat": Unit("cat", "count", "只", "cat", "cats"),
    "firm": Unit("firm", "count", "家", "firm", "firms"),
}
EXACT = Context(prec=60)
MEASURES = sorted(unit.id for unit in DEFAULT_UNITS.values() if unit.kind in {"money", "measure"})
hedges = st.sampled_from(Hedge)
counts = st.one_of(st.integers(1, 10**10), st.integers(1, 10**6).map(lambda n: n * 10**8)).map(
    D
)  # eleven digits on end are a telephone number
decimals = st.decimals(min_value=-(10**6), max_value=10**6, places=2).map(D.normalize)
money = st.tuples(st.integers(min_value=1, max_value=99999), st.integers(4, 9)).map(
    lambda pair: D(pair[0]) * 10 ** pair[1]
)
cardinals = st.one_of(
    st.builds(Quantity, counts, st.sampled_from(["cat", "firm", "person", ""]), hedges),
    st.builds(Quantity, money, st.sampled_from(["CNY", "USD", "EUR"]), hedges),
    st.builds(Quantity, decimals.filter(lambda n: n > 0), st.sampled_from(MEASURES), hedges),
    st.builds(Quantity, decimals, st.sampled_from(MEASURES)),
)
mixed = st.builds(
    Quantity,
    st.tuples(st.integers(1, 999), st.sampled_from([D(1) / 3, D(2) / 3, D(3) / 7])).map(
        lambda pair: EXACT.add(*pair)
    ),
    st.sampled_from(["cat", "km2"]),
    hedges.filter(lambda hedge: hedge is not Hedge.MORE_THAN),
)
percents = st.builds(
    Quantity,
    st.integers(min_value=-999, max_value=1999).map(lambda n: D(n) / 1000),
    st.just("share"),
    hedges,
    st.just(Kind.PERCENT),
)
fractions = st.builds(
    Quantity,
    st.tuples(st.integers(1, 40), st.integers(2, 120))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: D(pair[0]) / pair[1]),
    st.just("share"),
    hedges,
    st.just(Kind.FRACTION),
)
rates = st.builds(
    lambda number, kind, hedge: Quantity(D(number) / 10 / kind.per, "share", hedge, kind),
    st.integers(1, 999),
    st.sampled_from([kind for kind in Kind if kind.per]),
    hedges,
)
ratios = st.tuples(st.integers(1, 99), st.integers(1, 9)).map(
    lambda pair: Quantity(D(pair[0]) / pair[1], "", Hedge.NONE, Kind.RATIO)
)
ordinals = st.builds(
    Quantity,
    st.integers(min_value=1, max_value=20000).map(D),
    st.just("ordinal"),
    st.just(Hedge.NONE),
    st.just(Kind.ORDINAL),
)
years = st.integers(1500, 2199)
dates = st.one_of(
    st.builds(
        Quantity,
        years.map(D),
        st.just(""),
        st.sampled_from([Hedge.NONE, Hedge.ABOUT]),
        st.just(Kind.YEAR),
    ),
    st.tuples(years, st.integers(1, 12)).map(
        lambda pair: Quantity(D(pair[0] * 100 + pair[1]), "", Hedge.NONE, Kind.MONTH)
    ),
    st.tuples(st.one_of(st.just(0), years), st.integers(1, 12), st.integers(1, 28)).map(
        lambda day: Quantity(D(day[0] * 10000 + day[1] * 100 + day[2]), "", Hedge.NONE, Kind.DATE)
    ),
)
pairs = st.tuples(st.integers(1, 10**7), st.integers(1, 10**7)).map(
    lambda pair: (D(pair[0]), D(pair[0] + pair[1]))
)
ranges = st.one_of(
    st.builds(
        lambda pair, unit, hedge: Quantity(Interval(*pair), unit, hedge),
        pairs,
        st.sampled_from(["CNY", "km2", "cat"]),
        hedges.filter(lambda hedge: hedge is not Hedge.MORE_THAN),
    ),
    pairs.map(lambda pair: Quantity(Interval(pair[0] * 10**6, pair[1] * 10**6), "CNY")),
    pairs.map(
        lambda pair: Quantity(
            Interval(pair[0] / 1000, pair[1] / 1000), "share", Hedge.NONE, Kind.PERCENT
        )
    ),
    st.tuples(years, st.integers(1, 99))
    .map(
        lambda pair: Quantity(Interval(D(pair[0]), D(pair[0] + pair[1])), "", Hedge.NONE, Kind.YEAR)
    )
    .filter(lambda quantity: quantity.value.high <= 2199),
)
shares = st.one_of(percents, fractions, rates)
quantities = st.one_of(cardinals, mixed, shares, ratios, ordinals, dates, ranges)
forms = st.sampled_from(FORMS)
languages = st.sampled_from(["zh", "en"])


def expected(quantity: Quantity, lang: str, form: str) -> Quantity:
    """Return what can be read back: a form without the unit's word gives no unit."""
    kind = UNITS[quantity.unit].kind
    silent = form == "number" or (lang == "en" and kind == "count" and form != "noun")
    if form == "number" and quantity.kind.per:  # the sentence says of how many
        return Quantity(quantity.value * quantity.kind.per, "", quantity.hedge)
    if silent and quantity.kind is Kind.CARDINAL:
        return Quantity(quantity.value, "", quantity.hedge, quantity.kind)
    return quantity


@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(quantities, languages, forms)
def test_what_is_said_is_read_back(quantity: Quantity, lang: str, form: str) -> None:
    """Value, unit, hedge and kind survive writing and reading."""
    text = say(quantity, lang, form, UNITS)
    assert read(text, lang, UNITS) == [expected(quantity, lang, form)], text


@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(quantities, languages, forms)
def test_what_is_said_is_found_by_the_gate(quantity: Quantity, lang: str, form: str) -> None:
    """No form of a number escapes the scan."""
    text = say(quantity, lang, form, UNITS)
    assert scan(text, lang), text


@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(st.text(max_size=300), languages)
def test_any_text_is_read(text: str, lang: str) -> None:
    """No text makes the reader or the scan raise; spans lie inside the text, in order."""
    spans = [quantity.span for quantity in read(text, lang)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    scan(text, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_range_without_beginning_is_not_said(lang: str) -> None:
    """Nobody prints “up to five” as a range: it is a hedged number."""
    with pytest.raises(ValueError, match="two ends"):
        say(Quantity(Interval(None, D(24))), lang)


@pytest.mark.each(
    ("printed", "lang", "zh", "en"),
    [
        ("dozens of cats", "en", "数十只", "dozens of cats"),
        ("hundreds of cats", "en", "数百只", "hundreds of cats"),
        ("tens of thousands of tonnes", "en", "数万吨", "tens of thousands of tonnes"),
        ("hundreds of millions of dollars", "en", "数亿美元", "hundreds of millions of dollars"),
        ("several hundred cats", "en", "数百只", "several hundred cats"),
        ("a few thousand cats", "en", "数千只", "several thousand cats"),
        ("数百只", "zh", "数百只", "several hundred cats"),
        ("数百万元", "zh", "数百万元", "several million yuan"),
        ("几十万吨", "zh", "数十万吨", "hundreds of thousands of tonnes"),
        ("数千万元", "zh", "数千万元", "tens of millions of yuan"),
        ("3~5万元", "zh", "3万至5万元", "30,000–50,000 yuan"),
        ("200至1000只", "zh", "200至1000只", "200–1,000 cats"),
        ("between 2.5% and 3%", "en", "2.5%至3%", "2.5%–3%"),
        ("±0.2 percentage points", "en", "±0.2个百分点", "±0.2 percentage points"),
        ("±3%", "zh", "±3%", "±3%"),
        ("78.3 ± 9.6 tonnes", "en", "78.3±9.6吨", "78.3 ± 9.6 tonnes"),
        ("8.0 ± 0.35 tonnes", "en", "8.00±0.35吨", "8.00 ± 0.35 tonnes"),
        ("1,240 ± 35 tonnes", "en", "1240±35吨", "1,240 ± 35 tonnes"),
        ("44% ± 3 points", "en", "44±3%", "44 ± 3%"),
        ("0.85±0.05亿元", "zh", "8500±500万元", "85 ± 5 million yuan"),
        ("4.7 ± 0.4 per 1,000", "en", "每千个4.7±0.4个", "4.7 ± 0.4 per 1,000"),
        ("−1.2 ± 0.5 tonnes", "en", "−1.2±0.5吨", "−1.2 ± 0.5 tonnes"),
        ("5 million dollars", "en", "500万美元", "5 million dollars"),
        ("0.84亿元", "zh", "0.84亿元", "84 million yuan"),
        ("2.8 per 100 jobs", "en", "每百个2.8个", "2.8 per 100"),
        ("5.0 cases per 1,000", "en", "每千个5.0个", "5.0 per 1,000"),
        ("每千人口5.2人", "zh", "每千个5.2个", "5.2 per 1,000"),
        ("15.1/10万", "zh", "每十万个15.1个", "15.1 per 100,000"),
        ("more than 2.5 per 100 jobs", "en", "每百个多于2.5个", "more than 2.5 per 100"),
        ("at least 3 per million", "en", "每百万个3个以上", "at least 3 per million"),
        ("2.1 per 100 million", "en", "每亿个2.1个", "2.1 per 100 million"),
        ("每十亿车公里5.5人", "zh", "每十亿个5.5个", "5.5 per billion"),
    ],
)
def test_a_rough_range_is_said_as_it_is_printed(printed: str, lang: str, zh: str, en: str) -> None:
    """数百 is no “200 to 1,000”, and what is read in both is one thing for parity."""
    quantity = read(printed, lang, UNITS)[0]
    quantity = replace(quantity, unit=quantity.unit or "cat")
    if quantity.kind.is_share:
        quantity = replace(quantity, unit="share")
    assert (say(quantity, "zh", "noun", UNITS), say(quantity, "en", "noun", UNITS)) == (zh, en)
    assert not differences((zh, "zh"), (en, "en"), UNITS)


SIGNED = {name: replace(unit, sign=SIGNS.get(name, "")) for name, unit in UNITS.items()}


@settings(deadline=None, derandomize=True)  # the same run everywhere
@given(
    st.builds(Quantity, money, st.sampled_from(sorted(SIGNS)), hedges),
    forms.filter(lambda form: form != "number"),
)
def test_money_with_its_sign_is_read_back(quantity: Quantity, form: str) -> None:
    """£495, $3.5 billion: where a story says signs, the same unit comes back."""
    money = {code: Unit(code, "money", "", code, code, sign=SIGNS[code]) for code in SIGNS}
    known = SIGNED | money
    text = say(quantity, "en", form, known)
    assert read(text, "en", known) == [quantity], text


@pytest.mark.each(
    ("printed", "said"),
    [
        ("495 pounds", "£495"),
        ("$36.00", "$36.00"),
        ("about €25.7", "about €25.7"),
        ("£82.3bn", "£82.3 billion"),
        ("-£5 million", "−£5 million"),
        ("£3m to £5m", "£3–5 million"),
        ("191.8 billion yuan", "191.8 billion yuan"),
        ("hundreds of millions of dollars", "hundreds of millions of dollars"),
        ("nearly two times", "nearly twice"),
        ("about three times", "about three times"),
        ("1.5 times", "1.5 times"),
        ("65 years old and over", "aged 65 and over"),
        ("between 16 and 64 years old", "aged 16 to 64"),
        ("under 18 years old", "aged under 18"),
        ("about 40 years old", "about 40 years old"),
    ],
)
def test_english_says_it_as_its_press_does(printed: str, said: str) -> None:
    """Signs stand before the number, two times is twice, and an age has its own words."""
    quantity = read(printed, "en", SIGNED)[0]
    assert say(quantity, "en", "prose", SIGNED) == said
    assert read(said, "en", SIGNED) == [quantity]


@pytest.mark.parametrize(("lang", "form"), [("fr", "prose"), ("en", "loud")])
def test_an_unknown_language_or_form_is_an_error(lang: str, form: str) -> None:
    """Nothing is said in a language or a form that does not exist."""
    with pytest.raises(KeyError):
        say(Quantity(D(3)), lang, form)


@pytest.mark.each(
    ("printed", "zh", "en"),
    [
        ("1918亿元", "1918亿元", "191.8 billion yuan"),
        ("0.84亿元", "0.84亿元", "84 million yuan"),
        ("1860亿元", "1860亿元", "186 billion yuan"),
        ("12.50吨", "12.50吨", "12.50 tonnes"),
        ("316.10亿元", "316.10亿元", "31.610 billion yuan"),
        ("0.70%", "0.70%", "0.70%"),
        ("50多亿元", "50多亿元", "more than 5 billion yuan"),
        ("4万多人", "4万多人", "more than 40,000"),
        ("十余家", "十余家", "more than 10"),
        ("约87平方公里", "约87平方公里", "about 87 square kilometres"),
        ("三条", "3", "three"),
        ("第九位", "第九", "ninth"),
        ("近一半", "近一半", "nearly half"),
        ("1至2亿元", "1亿至2亿元", "100–200 million yuan"),
    ],
)
def test_what_is_printed_is_said(printed: str, zh: str, en: str) -> None:
    """Both languages keep value, hedge and significant digits of what a source prints."""
    (quantity,) = read(printed, "zh", UNITS)
    assert (say(quantity, "zh", "prose", UNITS), say(quantity, "en", "prose", UNITS)) == (zh, en)


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (
            Quantity(D(2), "firm"),
            ("2家", "2家", "2", "2家", "两家"),
            ("two", "2", "2", "two firms", "two"),
        ),
        (
            Quantity(D(1005)),
            ("1005", "1005", "1005", "1005", "一千零五"),
            ("1,005", "1,005", "1,005", "1,005", "one thousand and five"),
        ),
        (
            Quantity(D(21), "ordinal", kind=Kind.ORDINAL),
            ("第二十一",) * 5,
            ("21st",) * 5,
        ),
    ],
)
def test_each_form_has_its_words(
    quantity: Quantity, zh: tuple[str, ...], en: tuple[str, ...]
) -> None:
    """The forms differ in unit, noun and number words, in the order of `FORMS`."""
    assert tuple(say(quantity, "zh", form, UNITS) for form in FORMS) == (*zh, zh[1])
    assert tuple(say(quantity, "en", form, UNITS) for form in FORMS) == (*en, en[1])


@pytest.mark.parametrize(("lang", "words"), [("zh", "−0.48 ppm"), ("en", "−0.48 ppm")])
def test_a_unit_in_latin_letters_stands_apart(lang, words):
    """In Chinese too; and what is below nought has a minus, not a hyphen."""
    units = {**UNITS, "ppm": Unit("ppm", "measure", "ppm", "ppm", "ppm")}
    quantity = Quantity(D("-0.48"), "ppm", digits=2)
    assert say(quantity, lang, "label", units) == words
    assert read(words, lang, units) == [quantity]


@pytest.mark.each(
    ("printed", "zh", "en"),
    [
        ("3000000元", "300万元", "3 million yuan"),
        ("300万元", "300万元", "3 million yuan"),
        ("126000000000000元", "126万亿元", "126 trillion yuan"),
        ("12.50亿元", "12.50亿元", "1.250 billion yuan"),
        ("12.0%", "12.0%", "12.0%"),
        ("126.00元", "126.00元", "126.00 yuan"),
        ("0元", "0元", "0 yuan"),
        ("0%", "0%", "0%"),
        ("1.0吨", "1.0吨", "1.0 tonnes"),
        ("100吨", "100吨", "100 tonnes"),
    ],
)
def test_as_many_digits_are_said_as_are_printed(printed: str, zh: str, en: str) -> None:
    """A whole number in full has no decimals to keep, and zero has none at all."""
    (quantity,) = read(printed, "zh")
    assert (say(quantity, "zh"), say(quantity, "en")) == (zh, en)


@pytest.mark.each(
    ("printed", "said"),
    [
        ("$0.09", "9 cents"),
        ("1 cent", "1 cent"),
        ("about £0.5", "about 50 pence"),
        ("up 9 cents", "rose by 9 cents"),
        ("$0.125", "12.5 cents"),
        ("a dividend of 2.4p", "2.4 pence"),
        ("$0.0025", "0.0025 dollars"),
        ("$1.09", "1.09 dollars"),
        ("€0.09", "0.09 euros"),
        ("$35.9", "35.9 dollars"),
        ("$36.00", "36.00 dollars"),
    ],
)
def test_less_than_a_dollar_is_said_in_cents(printed: str, said: str) -> None:
    """As the press prints it; of money whose cents are read as those of another, in its own."""
    quantity = read(printed, "en")[0]
    assert say(quantity, "en") == said
    assert say(quantity, "en", "number") in {
        "0.09",
        "0.01",
        "about 0.5",
        "0.125",
        "0.024",
        "0.0025",
        "1.09",
        "35.9",
        "36.00",
        "+0.09",
    }


@pytest.mark.each(
    ("printed", "said"),
    [
        ("€600m", "6亿欧元"),
        ("£20m", "2000万英镑"),
        ("$3 billion", "30亿美元"),
        ("$3.0 billion", "30亿美元"),
        ("€600.0m", "6.000亿欧元"),
        ("£2.50m", "250万英镑"),
    ],
)
def test_chinese_pads_only_what_was_printed_with_a_point(printed: str, said: str) -> None:
    """A whole number of millions has no digits behind its point in the other language either."""
    assert say(read(printed, "en", UNITS)[0], "zh", "prose", UNITS) == said
