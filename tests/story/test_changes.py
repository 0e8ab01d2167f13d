"""A change keeps its direction in every sentence: bare beside a word that says it, else a verb."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.errors import Place
from liuzhou_site.model import Hedge, Kind, Quantity
from liuzhou_site.numbers import DEFAULT_UNITS, LANGUAGES, tokens, vocabulary
from liuzhou_site.numbers.comparing import find
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.typeset import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from liuzhou_site.checks.checked import Checked

CHANGES = {
    "novels": Quantity(Decimal(-132000), "book", digits=3, change=-1),
    "atlases": Quantity(Decimal(34000), "book", digits=2, change=1),
    "children_share": Quantity(Decimal("-0.055"), "share", kind=Kind.PERCENT, digits=2, change=-1),
    "readers": Quantity(Decimal(250), "reader", digits=3, change=1),
}
"""fall, rise, cut and gain of the sentences below, under ids that the story has."""
IDS = dict(zip(("fall", "rise", "cut", "gain", "level"), (*CHANGES, "total_printed"), strict=True))


@pytest.fixture(scope="module")
def setters(sound: Callable[[str], Checked]) -> Mapping[str, Typesetter]:
    """Return what typesets texts that mention changes."""
    checked = sound("library")
    figures = dict(checked.book.figures)
    for name, quantity in CHANGES.items():
        figures[name] = replace(figures[name], quantity=quantity)
    labels = {"en": "change in the fall of loans", "zh": "借出降幅的变化"}
    less = Quantity(Decimal("-2.1"), "point", digits=2, change=-1)
    figures["kept"] = replace(
        figures["novels"], id="kept", quantity=less, label=labels, unit=DEFAULT_UNITS["point"]
    )
    half = Quantity(Decimal("0.5"), "share", Hedge.NEARLY, Kind.FRACTION)
    figures["most"] = replace(figures["children_share"], id="most", quantity=half)
    book = replace(checked.book, figures=figures)
    known = replace(checked.project, units=vocabulary({**DEFAULT_UNITS, **checked.project.units}))
    return {lang: Typesetter(Voice(known, book, lang), "") for lang in LANGUAGES}


def inline_of(sentence: str):
    for said, name in IDS.items():
        sentence = sentence.replace(f"{{{said}", f"{{{name}")
    return parse_text(sentence, Place("content/en.md"))[0]


@pytest.mark.each(
    ("lang", "sentence", "said"),
    [
        # where no verb can stand: its sign
        ("en", "Sales stood at {cut} in May.", "Sales stood at −5.5% in May."),
        ("en", "It was {fall}.", "It was −132,000."),
        ("zh", "年末为{cut}。", "年末为−5.5%。"),
        # a list behind a word
        ("en", "Sales fell by {cut} in May and by {cut} in June.",
         "Sales fell by 5.5% in May and by 5.5% in June."),
        ("zh", "依次下降{cut}和{cut}。", "依次下降5.5%和5.5%。"),
        # a word of its own: the bare amount
        ("en", "Sales fell by {fall} last year.", "Sales fell by 132,000 last year."),
        ("en", "There was a fall of {cut}.", "There was a fall of 5.5%."),
        ("en", "The library has {fall} fewer.", "The library has 132,000 fewer."),
        ("en", "It lent {fall} fewer than a year ago.", "It lent 132,000 fewer than a year ago."),
        ("en", "Loans were down {cut}.", "Loans were down 5.5%."),
        ("en", "It stood at {level}, down {cut}.", "It stood at 1,400, down 5.5%."),
        ("en", "{rise} more than in May", "34,000 more than in May"),
        ("en", "The number, up {gain}, is high.", "The number, up 250, is high."),
        ("en", "It was {fall} ({cut}) below the peak.", "It was 132,000 (5.5%) below the peak."),
        ("zh", "借出减少了{fall}。", "借出减少了13.2万册。"),
        ("zh", "借出下降{cut}。", "借出下降5.5%。"),
        ("zh", "较一年前减少{fall}。", "较一年前减少13.2万册。"),
        ("zh", "比峰值低{cut}。", "比峰值低5.5%。"),
        ("zh", "降幅为{cut}。", "降幅为5.5%。"),
        ("zh", "{cut}的降幅。", "5.5%的降幅。"),
        ("zh", "比上年多{rise}。", "比上年多3.4万册。"),
        # a rate that may be below zero: its sign
        ("en", "The growth rate was {cut}.", "The growth rate was −5.5%."),
        ("en", "a rate of natural increase of {cut}", "a rate of natural increase of −5.5%"),
        ("zh", "增速为{cut}。", "增速为−5.5%。"),
        ("zh", "人口自然增长率{cut:signed}。", "人口自然增长率−5.5%。"),
        # how great a fall was by then: the bare amount
        ("en", "The fall narrowed to {cut}.", "The fall narrowed to 5.5%."),
        ("zh", "降幅收窄至{cut}。", "降幅收窄至5.5%。"),
        # none: its verb, or its sign
        ("en", "Loans {cut} last year.", "Loans fell by 5.5% last year."),
        ("en", "Loans {fall} and fines {rise}.", "Loans fell by 132,000 and fines rose by 34,000."),
        ("en", "Loans {fall} ({cut}).", "Loans fell by 132,000 (5.5%)."),
        ("en", "Loans: {cut:signed}", "Loans: −5.5%"),
        ("en", "a change of {cut:signed}", "a change of −5.5%"),
        ("en", "the rise of a list: {gain:signed}", "the rise of a list: +250"),
        ("zh", "借出{cut}。", "借出下降5.5%。"),
        ("zh", "借出{fall}。", "借出减少13.2万册。"),
        ("zh", "读者{gain}。", "读者增加250人。"),
        ("zh", "借出{fall}（{cut}）。", "借出减少13.2万册（5.5%）。"),
        ("zh", "变化：{cut:signed}", "变化：−5.5%"),
        # how a fall itself changed: its verb, since the noun is what changed
        ("zh", "借出下降{cut}，降幅{kept}。", "借出下降5.5%，降幅下降2.1个百分点。"),
        ("zh", "降幅收窄{kept}。", "降幅收窄2.1个百分点。"),
        ("en", "The fall {kept}.", "The fall fell by 2.1 percentage points."),
        ("en", "The fall narrowed by {kept}.", "The fall narrowed by 2.1 percentage points."),
        # what opens a sentence has a capital
        ("en", "{most} left. {most} of {most} came.",
         "Nearly half left. Nearly half of nearly half came."),
        ("en", "Cafes: {most}; {most}", "Cafes: nearly half; nearly half"),
        ("en", "{most}", "nearly half"),
        ("en", "He asked why. {cut}.", "He asked why. Fell by 5.5%."),
        # a word of another number
        ("en", "It rose to {level}; loans {cut}.", "It rose to 1,400; loans fell by 5.5%."),
        ("zh", "升至{level}，借出{cut}。", "升至1400册，借出下降5.5%。"),
    ],
)  # fmt: skip
def test_a_change_is_said_by_the_words_around_it(setters, lang, sentence, said):
    """The same words in HTML as in plain text, its direction never lost and never doubled."""
    inline = inline_of(sentence)
    assert tokens.strip(setters[lang].words(inline)) == said
    assert tokens.strip(setters[lang].html(inline).striptags()) == said


@pytest.mark.each(
    ("lang", "sentence", "way"),
    [
        ("en", "Sales rose by {fall}.", 1),
        ("en", "a rise of {fall}", 1),
        ("en", "{fall} more than in May", 1),
        ("en", "{rise} fewer than in May", -1),
        ("en", "was down {gain}", -1),
        ("zh", "借出增长{cut}。", 1),
        ("zh", "比上年多{fall}。", 1),
        ("zh", "减少了{rise}。", -1),
        ("zh", "降幅为{gain}。", -1),
        ("zh", "降幅为{kept}。", 1),
        ("en", "a fall of {kept}", 1),
    ],
)
def test_words_of_the_other_direction_are_seen(setters, lang, sentence, way):
    """What the words say is what is compared with the record."""
    (one,) = setters[lang].changes(inline_of(sentence)).values()
    assert one.way == way == -one.figure.quantity.change


@pytest.mark.each(
    ("lang", "sentence", "standing"),
    [
        ("en", "Sales fell by {fall}.", [True]),
        ("en", "There are {fall} fewer than in May.", [True]),
        ("en", "{rise} more than in May", [True]),
        ("en", "Sales fell by {level}.", [False]),
        ("en", "Sales {fall}, the largest fall in years.", [False, False]),
        ("en", "Prices grew while sales fell {cut}.", [False, True]),
        ("zh", "借出减少{fall}。", [True]),
        ("zh", "借出减少{fall}，价格上涨。", [True, False]),
        ("zh", "比上年多{rise}。", [True]),
        ("zh", "借出减少{fall}，降至{level}。", [True, True]),
        ("zh", "借出减少{fall}，升至{level}。", [True, False]),
        ("zh", "借出减少{fall}。价格降至{level}。", [True, False]),
        ("zh", "借出{fall}，降至{level}。", [True]),
        ("en", "Loans fell by {fall}, dropping to {level}.", [True, True]),
        ("en", "Loans dropped to {level}.", [False]),
        ("en", "Loans fell by {fall}, edging down to {level}.", [True, True]),
        ("en", "Loans fell by {fall}, edging up to {level}.", [True, False]),
    ],
)
def test_such_words_stand_on_the_change(setters, lang, sentence, standing):
    """“fell by” beside a change is what the change says; any other comparison is a claim."""
    inline = inline_of(sentence)
    hits = find(inline.typed, lang)
    assert [setters[lang].stands_on_change(inline, hit) for hit in hits] == standing
