"""The row of one figure: what is read from the source, what is guessed, what is left open."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword

from liuzhou_site.app.drafting.chinese_dates import own_time
from liuzhou_site.app.drafting.counting import Guess
from liuzhou_site.app.drafting.labels import NAMELESS
from liuzhou_site.app.drafting.numerals import Counted
from liuzhou_site.app.drafting.times import Dating, is_length
from liuzhou_site.figures.dates import first_day
from liuzhou_site.figures.ledger import value_cell
from liuzhou_site.figures.transcript import SourceParagraph, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.model import Period, Quantity, Status, Words
from liuzhou_site.numbers import LANGUAGES, read, signed
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, bounds
from liuzhou_site.numbers.units import measures

Cells = dict[str, str]
"""One row: column → cell."""
_ID = 32  # characters, so that a number fits behind
_LIKE = 0.5  # of a phrase, that the words around a number must hold


@dataclass(frozen=True)
class Around:
    """What a paragraph says of a figure of it: the words for what it counts, and its unit.

    near: the words between the number before it and the one behind. above: the paragraph before.
    """

    paragraph: SourceParagraph
    words: str
    unit: Guess
    near: str
    above: str


def figure_cells(
    project: Project, before: Sequence[Cells], one: Counted, dated: Dating, around: Around
) -> Cells:
    """Return the row of a figure; before: the rows above it.

    Its cell `review` names the columns that an editor must look at.
    """
    quantity, paragraph = signed(one.quantity), around.paragraph
    language = project.source.value.language
    words = around.words
    first, last = sentence(paragraph.text, one.quantity.span)
    said = paragraph.text[first:last]
    unit = around.unit
    scope = _scope(project, said, paragraph.text, around.above)
    whole = _whole(project, before, around, one.quantity)
    categories = [*project.site.value.categories]
    forecast = _foretold(project, one.quantity, dated, paragraph)
    unsure = dated.carried or _from_head(dated, paragraph)
    doubts: Mapping[str, bool] = {
        "value": "±" in one.printed,  # around a mean it may say how far others lie from it
        "unit": unit[1],
        "period": unsure or not (dated.period.iso or is_length(quantity)),
        "since": dated.guessed or (unsure and dated.since != ""),
        "scope": scope[1],
        "whole": whole[1],
        "as_printed": not one.sure,
        "category": len(categories) > 1,
        "status": forecast,
    }
    labels = {f"label_{lang}": words if words and lang == language else NAMELESS
              for lang in project.languages}  # fmt: skip
    taken = {row["id"] for row in (*project.figures, *project.elsewhere)}
    taken |= {*project.derived.value, *(row["id"] for row in before)}
    order = sum(row["paragraph"] == str(paragraph.number) for row in before) + 1
    return {
        "id": named(words, paragraph.number, order, taken),
        "value": value_cell(quantity.value), "unit": unit[0], "hedge": quantity.hedge.value,
        "period": dated.period.iso, "since": dated.since, "scope": scope[0], "whole": whole[0],
        "terms": _terms(project, paragraph, quantity),
        "as_printed": one.printed, "paragraph": str(paragraph.number),
        "status": (Status.FORECAST if forecast else Status.AS_PRINTED).value,
        "category": next(iter(categories), ""), **labels,
        "review": " ".join([*(column for column, doubt in doubts.items() if doubt), *labels]),
    }  # fmt: skip


def _foretold(
    project: Project, quantity: Quantity, dated: Dating, paragraph: SourceParagraph
) -> bool:
    """Say whether a number is of a time to come; what somebody expects stands behind that word."""
    text, language = simplified(paragraph.text), project.source.value.language
    first, _ = sentence(text, quantity.span)
    now, clause = own_time(text, quantity.span)
    ahead, of_it = text[max(first, now) : quantity.span[0]], text[max(first, now) : clause]
    period = dated.period.iso
    if period and first_day(Period(period)) > project.site.value.published:
        return True
    words = LANGUAGES[language].forecast
    expected = _EXPECTED.search(ahead) or any(
        word in (ahead if word in _AHEAD else of_it) for word in words
    )
    return bool(expected) and not (period and _WAS.search(ahead))


_AHEAD = frozenset({"expects", "预期"})
"""What stands before all that is expected, and behind what it is compared with: 高于预期的3%."""
_EXPECTED = re.compile(r"\bexpect\b|\bexpectations? (?:of|for) (?:an? )?(?:[a-z]+ of )?$")
_WAS = re.compile(r"\b(?:against|from|compared (?:with|to)|after) $")
"""What leads to how it was, where that has its date: to reach 5%, against 4% in 2030."""


def _from_head(dated: Dating, paragraph: SourceParagraph) -> bool:
    """Say whether a figure is of a part of a year that only the head of the text names.

    So is a day whose year stands in another paragraph: a report of 2023 came out in March of 2024.
    """
    period = dated.period
    far = [spot[0] != paragraph.number for spot in period.spots]
    day = re.fullmatch(r"\d{4}(?:-\d\d){2}", period.iso) and not period.iso.endswith("-12-31")
    return (all(far) and re.fullmatch(r"|\d{4}", period.iso) is None) or bool(day and any(far))


def _scope(project: Project, sentence: str, paragraph: str, above: str) -> tuple[str, bool]:
    """Return the scope that the words around a figure name, nearest first, else the first.

    Of those above its paragraph only the one that these name alone.
    """
    scopes = project.site.value.scopes
    longest = sorted(scopes, key=lambda name: -len(_said(project, scopes[name])))

    def named(text: str) -> list[str]:
        words = {name: _said(project, scopes[name]) for name in longest}
        return [name for name in longest if words[name] and words[name] in text]

    found = [*named(sentence)[:1], *named(paragraph)[:1]]
    found += alone if len(alone := named(above)) == 1 else []
    return [*found, *scopes, ""][0], len(scopes) > 1


def _said(project: Project, words: Words) -> str:
    """Return words in the source's language, without the article before them."""
    return re.sub("^the ", "", words.get(project.source.value.language, ""))


def _whole(project: Project, before: Sequence[Cells], around: Around, one: Quantity) -> Guess:
    """Return of what a share is one, if it is no change.

    It is what its sentence names, and the words beside it most; else a figure that they name; else
    the only whole of the story.
    """
    if one.unit != "share" or one.change:
        return "", False
    text, wholes = around.paragraph.text, project.site.value.wholes
    start, end = sentence(text, one.span)
    likest, found = (0, 0), ""
    for name, words in wholes.items():
        pieces = [*_pieces(_said(project, words))]
        near, here = (
            sum(piece in said for piece in pieces) for said in (around.near, text[start:end])
        )
        if here >= len(pieces) * _LIKE and (near, here) > likest:
            likest, found = (near, here), name
    if not found:
        lang = project.source.value.language
        rows = [*(row.cells for row in project.figures), *before]
        amounts = [row for row in rows if row["unit"] != "share"]
        of = [match[1] for match in _OF[lang].finditer(text, start, end)
              if match.start() <= one.span[1] + 1]  # fmt: skip
        figures = [row["id"] for row in amounts if of and _names(of[-1], row[f"label_{lang}"])]
        found = [*figures, *([] if len(wholes) > 1 else wholes), ""][0]
    return found, True


def _terms(project: Project, paragraph: SourceParagraph, one: Quantity) -> str:
    """Return whether money or a share is said to be real or nominal.

    English says so behind the number first, Chinese before it; neither in the clause of another.
    """
    if not measures(one, project.units) and one.unit != "share":
        return ""
    text, lang, (start, end) = paragraph.text, project.source.value.language, one.span
    numbers = read(text, lang, project.units)
    before = [bounds(text, q.span[1], CLAUSE)[1] for q in numbers if q.span[1] <= start]
    behind = [q.span[0] for q in numbers if q.span[0] >= end]
    low = max([sentence(text, one.span)[0], *before])
    high = min([bounds(text, end, CLAUSE)[1], *behind])
    sides = text[low:start], text[end:high]
    for side in sides if lang == "zh" else sides[::-1]:
        if said := senses(lang, "beside").of(side) & {"real", "nominal"}:
            return next(iter(said)) if len(said) == 1 else ""
    return ""


_OF = {
    "zh": re.compile("占(?:全[部市省国]|了)?([^，。；、占]{2,12}?)(?:的|比重|比例|份额|达|为)"),
    "en": re.compile(r"\bof (?:the |its |their |all )*([a-z][a-z ]+[a-z])", re.IGNORECASE),
}
"""What a share is told to be one of."""


def _names(words: str, label: str) -> bool:
    """Say whether words name what a label does: by its end (营业收入), or otherwise (GDP)."""
    one, other = (
        {name for lang in LANGUAGES for name in senses(lang, "subjects").of(said)}
        for said in (words, label)
    )
    otherwise = bool(one & other) and not {*words} & {*label}
    return label != NAMELESS and (otherwise or label.lower().endswith(words.lower()))


def _pieces(phrase: str) -> Iterator[str]:
    """Yield the words of a phrase; of Chinese, which sets none apart, each two characters."""
    if re.search(r"[\u4e00-\u9fff]", phrase):
        yield from (phrase[at : at + 2] for at in range(len(phrase) - 1))
    else:
        yield from re.findall(r"\w{4,}", phrase)


def named(words: str, paragraph: int, order: int, taken: set[str]) -> str:
    """Return an id that nothing has: of English words, else of where the number stands."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    name = plain[:_ID].strip("_") if plain[:1].isalpha() else f"p{paragraph}_{order}"
    found, count = name, 1
    while found in taken or iskeyword(found):  # of a yield no formula could speak
        count += 1
        found = f"{name}_{count}"
    return found
