"""The row of one figure: what is read from the source, what is guessed, what is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liuzhou_site.app.drafting.counting import Guess
from liuzhou_site.app.drafting.dating import TIMES, Dating
from liuzhou_site.app.drafting.labels import NAMELESS, named
from liuzhou_site.app.drafting.numerals import Counted
from liuzhou_site.figures.dates import first_day
from liuzhou_site.figures.ledger import value_cell
from liuzhou_site.figures.transcript import SourceParagraph, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.model import Period, Quantity, Status, Words
from liuzhou_site.numbers import LANGUAGES, signed

Cells = dict[str, str]
"""One row: column → cell."""
_LIKE = 0.5  # of a phrase, that the words around a number must hold


@dataclass(frozen=True)
class Around:
    """What a paragraph says of a figure of it: the words for what it counts, and its unit."""

    paragraph: SourceParagraph
    words: str
    unit: Guess


def figure_cells(
    project: Project, before: Sequence[Cells], one: Counted, dated: Dating, around: Around
) -> Cells:
    """Return the row of a figure; before: the rows above it.

    Its cell `review` names the columns that an editor must look at.
    """
    quantity, paragraph = signed(one.quantity), around.paragraph
    language = project.source.value.language
    words = around.words
    said = paragraph.text[slice(*sentence(paragraph.text, one.quantity.span))]
    unit = around.unit
    scope = _scope(project, said, paragraph.text)
    whole = _whole(project, said, one.quantity)
    category = _only(project.site.value.categories)
    forecast = any(word in said for word in LANGUAGES[language].forecast) or (
        bool(dated.period.iso)
        and first_day(Period(dated.period.iso)) > project.site.value.published
    )
    undated = not (dated.period.iso or quantity.unit in TIMES)
    doubts: Mapping[str, bool] = {
        "unit": unit[1], "period": undated, "since": dated.guessed, "scope": scope[1],
        "whole": whole[1], "as_printed": not one.sure, "category": category[1], "status": forecast,
    }  # fmt: skip
    labels = {f"label_{lang}": words if words and lang == language else NAMELESS
              for lang in project.languages}  # fmt: skip
    taken = {row["id"] for row in (*project.figures, *project.elsewhere)}
    taken |= {*project.derived.value, *(row["id"] for row in before)}
    order = sum(row["paragraph"] == str(paragraph.number) for row in before) + 1
    return {
        "id": named(words, paragraph.number, order, taken),
        "value": value_cell(quantity.value), "unit": unit[0], "hedge": quantity.hedge.value,
        "period": dated.period.iso, "since": dated.since, "scope": scope[0], "whole": whole[0],
        "as_printed": one.printed, "paragraph": str(paragraph.number),
        "status": (Status.FORECAST if forecast else Status.AS_PRINTED).value,
        "category": category[0], **labels,
        "review": " ".join([*(column for column, doubt in doubts.items() if doubt), *labels]),
    }  # fmt: skip


def _only(names: Mapping[str, object]) -> tuple[str, bool]:
    """Return the first of what is declared, and whether there are others."""
    return next(iter(names), ""), len(names) > 1


def _scope(project: Project, sentence: str, paragraph: str) -> tuple[str, bool]:
    """Return the scope that the words around a figure name, nearest first, else the first."""
    scopes = project.site.value.scopes
    for text in (sentence, paragraph):
        for name, words in sorted(scopes.items(), key=lambda item: -len(_said(project, item[1]))):
            if (said := _said(project, words)) and said in text:
                return name, len(scopes) > 1
    return _only(scopes)


def _said(project: Project, words: Words) -> str:
    """Return words in the source's language, without the article before them."""
    return re.sub("^the ", "", words.get(project.source.value.language, ""))


def _whole(project: Project, sentence: str, one: Quantity) -> tuple[str, bool]:
    """Return of what a share is one, if the words of its sentence name it well enough."""
    if one.unit != "share" or one.change:
        return "", False
    wholes = project.site.value.wholes
    likeness = {name: _shared(_said(project, words), sentence) for name, words in wholes.items()}
    best = max(likeness, key=lambda name: likeness[name], default="")
    return (best if best and likeness[best] >= _LIKE else ""), True


def _shared(phrase: str, sentence: str) -> float:
    """Return how much of a phrase a sentence holds, from 0 to 1."""
    pieces = [*_pieces(phrase)]
    return sum(piece in sentence for piece in pieces) / len(pieces) if pieces else 0.0


def _pieces(phrase: str) -> Iterator[str]:
    """Yield the words of a phrase; of Chinese, which sets none apart, each two characters."""
    if re.search(r"[\u4e00-\u9fff]", phrase):
        yield from (phrase[at : at + 2] for at in range(len(phrase) - 1))
    else:
        yield from re.findall(r"\w{4,}", phrase)
