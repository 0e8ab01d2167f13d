"""Numbers in languages that bring their own rules: CLDR's patterns, declared words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from liuzhou_site.model import Hedge, Interval, Kind, Period, Quantity, Rules, Unit
from liuzhou_site.numbers import (
    currency_words,
    locale_of,
    plurals,
    say,
    say_date,
    say_number,
    say_period,
    scan,
)

GERMAN = Rules(
    lang="de",
    locale="de",
    hedges=MappingProxyType({Hedge.MORE_THAN: "mehr als {}", Hedge.AT_LEAST: "{} oder mehr"}),
    ordinals=MappingProxyType({"other": "{}."}),
    year_end="Ende {}",
    spelt=MappingProxyType({2: "zwei", 3: "drei"}),
    numerals=("zwanzig", "hundert", "hälfte", "dritt*"),
    joins=("und",),
    plain=("drei Könige",),
)
FRENCH = Rules(
    lang="fr",
    locale="fr",
    hedges=MappingProxyType({Hedge.ABOUT: "environ {}"}),
    ordinals=MappingProxyType({"one": "{}er", "other": "{}e"}),
    year_end="fin {}",
    numerals=("deux", "cent"),
)
JAPANESE = Rules(
    lang="ja",
    locale="ja",
    hedges=MappingProxyType({Hedge.MORE_THAN: "{}余り", Hedge.ABOUT: "約{}"}),
    ordinals=MappingProxyType({"other": "{}位"}),
    year_end="{}年末",
    numerals=("三", "十", "半分"),
    plain=("三重県",),
    gap="",
)
KOREAN = Rules("ko", "ko", MappingProxyType({}), MappingProxyType({"other": "{}위"}), "{}년 말")
POLISH = Rules("pl", "pl", MappingProxyType({}), MappingProxyType({"other": "{}."}), "koniec {}")


def unit(kind: str, **words: dict[str, str]) -> Unit:
    """Return a unit that has words in further languages alone."""
    return Unit("it", kind, "", "", "", words=words)


BOOK = unit(
    "count",
    de={"one": "Band", "other": "Bände"},
    fr={"one": "livre", "many": "de livres", "other": "livres"},
    ja={"other": "冊"},
    ko={"other": "권"},
    pl={"one": "tom", "few": "tomy", "many": "tomów", "other": "tomu"},
)
EURO = unit(
    "money",
    de={"one": "Euro", "other": "Euro"},
    fr={"one": "euro", "many": "d’euros", "other": "euros"},
)
NARROW, FIXED, THIN = "\u202f", "\u00a0", "\u2009"

SAID = [
    (GERMAN, "1240", BOOK, "number", "1.240"),
    (GERMAN, "1", BOOK, "noun", "1 Band"),
    (GERMAN, "2", BOOK, "noun", "zwei Bände"),
    (GERMAN, "2", BOOK, "label", "2"),
    (GERMAN, "1234.5", EURO, "prose", "1.234,5 Euro"),
    (GERMAN, "1000000", EURO, "prose", "1 Million Euro"),
    (GERMAN, "191800000000", EURO, "prose", "191,8 Milliarden Euro"),
    (GERMAN, "191800000000", EURO, "label", f"191,8{FIXED}Mrd. Euro"),
    (GERMAN, "-2500000", EURO, "number", "-2,5 Millionen"),
    (GERMAN, "1234567", BOOK, "noun", "1,234567 Millionen Bände"),
    (FRENCH, "1240", BOOK, "noun", f"1{NARROW}240 livres"),
    (FRENCH, "1.5", BOOK, "noun", "1,5 livre"),
    (FRENCH, "2000000", BOOK, "noun", "2 millions de livres"),
    (FRENCH, "2500000", EURO, "prose", "2,5 millions d’euros"),
    (FRENCH, "1000000000", EURO, "prose", "1 milliard d’euros"),
    (JAPANESE, "9500", BOOK, "noun", "9,500冊"),
    (JAPANESE, "9500", BOOK, "prose", "9,500"),
    (JAPANESE, "10000", BOOK, "noun", "1万冊"),
    (JAPANESE, "12345", BOOK, "noun", "1万2345冊"),
    (JAPANESE, "-20500", BOOK, "noun", "-2万500冊"),
    (JAPANESE, "12345.6", BOOK, "noun", "1万2345.6冊"),
    (JAPANESE, "100000001", BOOK, "number", "1億1"),
    (JAPANESE, "3200000000000", BOOK, "label", "3兆2000億"),
    (JAPANESE, "25000000000000000", BOOK, "number", "25000兆"),
    (KOREAN, "1240000", BOOK, "noun", "124만 권"),
    (POLISH, "1", BOOK, "noun", "1 tom"),
    (POLISH, "22", BOOK, "noun", "22 tomy"),
    (POLISH, "25", BOOK, "noun", "25 tomów"),
    (POLISH, "1.5", BOOK, "noun", "1,5 tomu"),
]


@pytest.mark.each(("rules", "value", "counted", "form", "expected"), SAID)
def test_a_number_has_the_signs_the_scale_and_the_plural_of_its_language(
    rules: Rules, value: str, counted: Unit, form: str, expected: str
) -> None:
    """Comma and grouping, Millionen and Mrd., one and few and many, are CLDR's."""
    assert say(Quantity(Decimal(value), "it"), rules, form, {"it": counted}) == expected


def test_printed_noughts_stay() -> None:
    """What the source prints as 12.50 is 12,50; no digit is lost or made."""
    fare = Quantity(Decimal("12.5"), "it", digits=4)
    assert say(fare, GERMAN, "prose", {"it": EURO}) == "12,50 Euro"
    share = Quantity(Decimal("0.12"), "share", kind=Kind.PERCENT, digits=3)
    assert say(share, GERMAN, units={"share": unit("share")}) == f"12,0{FIXED}%"


def test_a_long_number_is_exact() -> None:
    """Neither a context nor a float rounds thirty digits."""
    value = Decimal("0.123456789012345678901234567891")
    assert say(Quantity(value), GERMAN, "number") == "0," + str(value)[2:]


@pytest.mark.each(
    ("rules", "value", "kind", "hedge", "expected"),
    [
        (GERMAN, "100", Kind.CARDINAL, Hedge.MORE_THAN, "mehr als 100"),
        (GERMAN, "100", Kind.CARDINAL, Hedge.AT_LEAST, "100 oder mehr"),
        (GERMAN, "0.066", Kind.PERCENT, Hedge.NONE, f"6,6{FIXED}%"),
        (GERMAN, "0.0066", Kind.MILLE, Hedge.NONE, f"6,6{FIXED}‰"),
        (FRENCH, "0.066", Kind.PERCENT, Hedge.ABOUT, f"environ 6,6{FIXED}%"),
        (JAPANESE, "120000", Kind.CARDINAL, Hedge.MORE_THAN, "12万余り"),
        (JAPANESE, "0.066", Kind.PERCENT, Hedge.ABOUT, "約6.6%"),
        (JAPANESE, "3", Kind.ORDINAL, Hedge.NONE, "3位"),
        (JAPANESE, "1996", Kind.YEAR, Hedge.NONE, "1996年"),
        (JAPANESE, "199705", Kind.MONTH, Hedge.NONE, "1997年5月"),
        (JAPANESE, "503", Kind.DATE, Hedge.NONE, "5月3日"),
        (GERMAN, "3", Kind.ORDINAL, Hedge.NONE, "3."),
        (FRENCH, "1", Kind.ORDINAL, Hedge.NONE, "1er"),
        (FRENCH, "2", Kind.ORDINAL, Hedge.NONE, "2e"),
        (GERMAN, "1996", Kind.YEAR, Hedge.NONE, "1996"),
        (GERMAN, "-221", Kind.YEAR, Hedge.NONE, "221 v. Chr."),
        (GERMAN, "199705", Kind.MONTH, Hedge.NONE, "Mai 1997"),
        (GERMAN, "19970503", Kind.DATE, Hedge.NONE, "3. Mai 1997"),
        (GERMAN, "503", Kind.DATE, Hedge.NONE, "3. Mai"),
        (GERMAN, "3", Kind.RATIO, Hedge.NONE, "3:1"),
        (GERMAN, "0.75", Kind.FRACTION, Hedge.NONE, "3/4"),
    ],
)  # fmt: skip
def test_kinds_and_hedges(
    rules: Rules, value: str, kind: Kind, hedge: Hedge, expected: str
) -> None:
    """Shares, ranks, years, dates and ratios, each with the words around it."""
    assert say(Quantity(Decimal(value), "", hedge, kind), rules) == expected


@pytest.mark.each(
    ("low", "high", "kind", "expected"),
    [
        ("12", "18", Kind.CARDINAL, "12–18 Bände"),
        ("1500000", "2000000", Kind.CARDINAL, "1,5–2 Millionen Bände"),
        ("900000", "1200000", Kind.CARDINAL, "900.000–1.200.000 Bände"),
        ("5000000", "2000000000", Kind.CARDINAL, "5 Millionen–2 Milliarden Bände"),
        ("0.12", "0.18", Kind.PERCENT, f"12–18{FIXED}%"),
        ("1994", "1995", Kind.YEAR, "1994–1995"),
    ],
)
def test_ranges(low: str, high: str, kind: Kind, expected: str) -> None:
    """A scale that both ends have is said once."""
    said = Quantity(Interval(Decimal(low), Decimal(high)), "it", kind=kind)
    assert say(said, GERMAN, "noun", {"it": BOOK}) == expected


@pytest.mark.each(
    ("iso", "german", "french"),
    [
        ("", "", ""),
        ("1996", "1996", "1996"),
        ("1994/1995", "1994–1995", "1994–1995"),
        ("1997-05", "Mai 1997", "mai 1997"),
        ("1997-05-03", "3. Mai 1997", "3 mai 1997"),
        ("1996-12-31", "Ende 1996", "fin 1996"),
        ("1994/1997-05", f"1994{THIN}–{THIN}Mai 1997", f"1994{THIN}–{THIN}mai 1997"),
        ("1997-Q3", "3. Quartal 1997", "3e trimestre 1997"),
        ("1997-H1", "Januar–Juni 1997", f"janvier{THIN}–{THIN}juin 1997"),
        ("1997-07/1997-09", "Juli–September 1997", f"juillet{THIN}–{THIN}septembre 1997"),
        ("1990s", "1990–1999", "1990–1999"),
        ("FY1996-04", f"April 1996{THIN}–{THIN}März 1997", f"avril 1996{THIN}–{THIN}mars 1997"),
    ],
)
def test_periods(iso: str, german: str, french: str) -> None:
    """When a figure holds is said in CLDR's months; the end of a year in declared words."""
    assert [say_period(Period(iso), rules) for rules in (GERMAN, FRENCH)] == [german, french]


@pytest.mark.each(
    ("iso", "form", "expected"),
    [
        ("1997-Q3", "yearless", "3. Quartal"),
        ("1997-05", "yearless", "Mai"),
        ("1997-05-03", "yearless", "3. Mai"),
        ("1997-H1", "yearless", "Januar–Juni"),
        ("1997", "yearless", ""),
        ("1996/1997", "yearless", ""),
        ("1997-Q3", "short", "3. Quartal 1997"),
        ("1997-Q3", "ending", "3. Quartal 1997"),
        ("1997-05", "ending", ""),
    ],
)
def test_forms_of_periods(iso: str, form: str, expected: str) -> None:
    """A part of a year is said without the year, too; CLDR has no words for where months end."""
    assert say_period(Period(iso), GERMAN, form) == expected


@pytest.mark.parametrize(
    ("value", "hedge", "unit", "expected"),
    [
        ("-0.055", Hedge.NONE, "share", "−5,5\u00a0%"),
        ("0.022", Hedge.NONE, "share", "+2,2\u00a0%"),
        ("-3", Hedge.NONE, "", "−3"),
        ("-0.05", Hedge.MORE_THAN, "share", "−(mehr als 5\u00a0%)"),
    ],
)
def test_a_change_has_its_sign_in_every_form(value, hedge, unit, expected) -> None:
    """Such a language has no verbs; a hedge is no part of what the sign is of."""
    kind = Kind.PERCENT if unit else Kind.CARDINAL
    change = 1 if Decimal(value) > 0 else -1
    quantity = Quantity(Decimal(value), unit, hedge, kind, change=change)
    assert {say(quantity, GERMAN, form) for form in ("prose", "label", "signed")} == {expected}


def test_dates_and_sizes_of_the_page() -> None:
    """A day is written in full, a size with the language's own point."""
    assert say_date(date(2031, 3, 5), GERMAN) == "5. März 2031"
    assert [say_number("12.3", tongue) for tongue in ("en", GERMAN)] == ["12.3", "12,3"]


@pytest.mark.each(
    ("text", "found"),
    [
        ("Es sind 1.918,5 Fahrten und 6,6 %", ["1.918,5", "6,6 %"]),
        ("Zwei von Zweiundzwanzig, DREIHUNDERT", ["Zwei", "Zweiundzwanzig", "DREIHUNDERT"]),
        ("zwei Millionen, Milliarden, 3 Mrd.", ["zwei Millionen", "Milliarden", "3", "Mrd"]),
        ("Die Hälfte, ein Drittel, zum dritten", ["Hälfte", "Drittel", "dritten"]),
        ("Die drei Könige und ihre Dreiecke, der Zweifel", []),
        ("Kapitel Ⅸ, ½ Liter, m²", ["Ⅸ", "½", "²"]),
    ],
)  # fmt: skip
def test_every_numeral_is_found(text: str, found: list[str]) -> None:
    """Digits, declared words and their compounds, CLDR's scales; not what merely begins so."""
    assert [text[start:end] for start, end in scan(text, GERMAN)] == found


def test_where_nothing_sets_words_apart_a_numeral_is_found_within_words() -> None:
    """CLDR's 億 is one letter; what is listed as plain counts nothing."""
    text = "三重県の店は三つで、半分は数億円、５割"
    found = [text[start:end] for start, end in scan(text, JAPANESE)]
    assert found == ["三", "半分", "億", "５"]


@pytest.mark.each(
    ("low", "high", "kind", "expected"),
    [
        ("12", "18", Kind.CARDINAL, "12～18冊"),
        ("9000", "12000", Kind.CARDINAL, "9000～1万2000冊"),
        ("300000", "500000", Kind.CARDINAL, "30万～50万冊"),
        ("0.02", "0.035", Kind.PERCENT, "2～3.5%"),
        ("1994", "1995", Kind.YEAR, "1994～1995年"),
    ],
)  # fmt: skip
def test_ranges_in_japanese(low: str, high: str, kind: Kind, expected: str) -> None:
    """With the dash that CLDR has between two periods."""
    quantity = Quantity(Interval(Decimal(low), Decimal(high)), "it", Hedge.NONE, kind)
    assert say(quantity, JAPANESE, "noun", {"it": BOOK}) == expected


def test_words_that_begin_alike_cost_little() -> None:
    """A long run of number words, which is none in the end, is given up soon."""
    rules = Rules("xx", "de", {}, {"other": "{}."}, "{}", numerals=("a", "aa", "aaa"))
    assert scan("a" * 200 + "x", rules) == []


def test_what_cldr_knows() -> None:
    """Tags, plural categories and the names of currencies."""
    assert [locale_of(tag) for tag in ("de", "de-AT", "pt-BR", "xx", "")] == [
        "de", "de_AT", "pt_BR", "", "",
    ]  # fmt: skip
    assert [plurals(locale) for locale in ("de", "fr")] == [
        ("one", "other"),
        ("many", "one", "other"),
    ]
    assert currency_words("EUR", "de") == {"one": "Euro", "other": "Euro"}
    assert currency_words("USD", "fr") == {
        "one": "dollar des États-Unis",
        "many": "dollars des États-Unis",
        "other": "dollars des États-Unis",
    }
    assert currency_words("book", "de") == {}
