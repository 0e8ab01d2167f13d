"""A project as a notebook sees it: its ledger as tables, its charts, numbers read and said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from liuzhou_site import numbers
from liuzhou_site.assets.compose import WIDE, drawings_of
from liuzhou_site.charts.forms import TABLE, draw
from liuzhou_site.charts.layers import LayerChart, opened, specification
from liuzhou_site.charts.palette import on_paper, painted
from liuzhou_site.charts.refusals import refused
from liuzhou_site.checks.checked import Checked, check
from liuzhou_site.figures import ranking
from liuzhou_site.load.texts import read_text
from liuzhou_site.model import Figure, Lang, Quantity
from liuzhou_site.numbers import tokens
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import story_page


@dataclass(frozen=True, repr=False)
class Charts(Mapping[str, LayerChart]):
    """The charts of a project by id, in the site's first language; drawn when asked for."""

    opened: OpenProject

    def __getitem__(self, name: str) -> LayerChart:
        return self.opened.chart(name, self.opened.checked.project.languages[0])

    def __iter__(self) -> Iterator[str]:
        """Yield the id of every chart that is drawn, in the order of content/charts.yml."""
        charts = self.opened.checked.project.charts.value
        return (name for name, chart in charts.items() if chart.form != TABLE)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"Charts({', '.join(self)})"


@dataclass(frozen=True)
class OpenProject:
    """A checked project. Tables are copies: what a notebook does to them changes nothing here."""

    checked: Checked
    palette: Mapping[str, str]

    @property
    def figures(self) -> pd.DataFrame:
        """The ledger, one row a figure, indexed by id.

        Columns: value, low, high (exact `Decimal` in base units; None for a range's value and for
        an open end), unit, kind, hedge, scope, whole, status, category (categories), period as ISO
        8601, as_printed, flags, formula, citation, label_LANG (strings), paragraph (Int64, missing
        where the source does not print it).
        """
        return ledger_frame(self.checked.book.figures)

    @property
    def findings(self) -> pd.DataFrame:
        """What reconciles and what does not, one row a check, indexed by id.

        Columns: claim, title_LANG (strings), verdict (holds, contradicts, look_again), holds
        (boolean), figures (tuples of ids).
        """
        found = self.checked.book.findings
        rows = [
            {"claim": one.claim, "verdict": one.verdict, "holds": one.holds, "figures": one.figures}
            | {f"title_{lang}": text for lang, text in one.title.items()}
            for one in found
        ]
        frame = pd.DataFrame(rows, pd.Index([one.id for one in found], name="id", dtype="string"))
        types = {column: "string" for column in frame.columns if column != "figures"}
        return frame.astype(types | {"holds": "boolean"} if rows else {})

    @property
    def charts(self) -> Charts:
        """The charts by id, in the first language; `chart` draws one in any other."""
        return Charts(self)

    def compared(self, *names: str) -> pd.DataFrame:
        """Return the figures `names` side by side, with their rank and their share of the total.

        rank (Int64) is 1 for the greatest, missing where hedges or units forbid an order;
        share_low and share_high (`Decimal`) are None where the unit does not add up.
        Raises KeyError: there is no such figure.
        """
        return compared_frame(self.checked.book.figures, names)

    def chart(self, name: str, lang: Lang) -> LayerChart:
        """Return the chart `name` in one language, 680 pixels wide, in the colours of paper.

        Raises KeyError: there is no such chart or language, or the chart is a table.
        """
        stories = {story.lang: story for story in self.checked.stories}
        edition = Edition(self.checked.voices[lang], stories[lang], story_page(lang))
        drawing = drawings_of([edition])[name, lang]
        text = json.dumps(specification(draw(drawing, WIDE)), ensure_ascii=False)
        shown = painted(tokens.strip(text), self.palette)
        return opened(json.loads(shown))

    def read(self, text: str, lang: Lang) -> list[Quantity]:
        """Return the quantities of `text` in order, in the units of the project.

        Raises KeyError: the engine does not read this language.
        """
        return numbers.read(text, lang, self.checked.project.units)

    def say(self, what: str | Quantity, lang: Lang, form: str = "prose") -> str:
        """Return what a figure, by its id, or a quantity says in one language and form.

        A figure has the forms that an editor writes, a quantity those of `numbers.FORMS`.
        Raises KeyError: there is no such figure, language or form.
        Raises ValueError: a range with an open end.
        """
        project = self.checked.project
        if lang not in project.languages:
            raise KeyError(lang)
        if isinstance(what, str):
            return self.checked.voices[lang].plain(what, form)
        return numbers.say(what, project.tongue(lang), form, project.units)


def open_project(folder: str | Path) -> OpenProject:
    """Read and check the project in `folder`, which holds content/ and data/.

    Raises BuildFailed: with every mistake that can be told without drawing.
    """
    root = Path(folder)
    return OpenProject(
        check(root, also=(refused,)), on_paper(read_text(root, "templates/site.css"))
    )


_CATEGORIES = ("unit", "kind", "hedge", "scope", "whole", "status", "category")
_STRINGS = ("period", "as_printed", "flags", "formula", "citation")
_COLUMNS = ("value", "low", "high", *_CATEGORIES, *_STRINGS, "paragraph")


def ledger_frame(figures: Mapping[str, Figure]) -> pd.DataFrame:
    """Return the ledger as `OpenProject.figures` has it; no number is a float."""
    index = pd.Index(list(figures), name="id", dtype="string")
    rows = pd.DataFrame([_record(f) for f in figures.values()], index=index, dtype=object)
    labels = [str(column) for column in rows.columns if column not in _COLUMNS]
    types = dict.fromkeys(_CATEGORIES, "category") | dict.fromkeys((*_STRINGS, *labels), "string")
    return rows.reindex(columns=[*_COLUMNS, *labels]).astype({**types, "paragraph": "Int64"})


def _record(figure: Figure) -> dict[str, object]:
    value = figure.quantity.value
    return {
        "value": value if isinstance(value, Decimal) else None,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.unit.id,
        "kind": figure.unit.kind,
        "hedge": figure.quantity.hedge.value,
        "period": figure.period.iso,
        "scope": figure.scope,
        "whole": figure.whole,
        "paragraph": figure.paragraph or None,
        "as_printed": figure.as_printed,
        "flags": " ".join(figure.flags),
        "status": figure.status.value,
        "category": figure.category,
        "formula": figure.formula,
        "citation": figure.citation,
        **{f"label_{lang}": text for lang, text in figure.label.items()},
    }


def compared_frame(figures: Mapping[str, Figure], names: Sequence[str]) -> pd.DataFrame:
    """Return the rows `names` of the ledger as `OpenProject.compared` has them."""
    rows = ledger_frame(figures).loc[list(names)].copy()
    chosen = [figures[name] for name in names]
    rows["rank"] = pd.array(ranking.ranks(chosen) or [pd.NA] * len(chosen), dtype="Int64")
    ends = zip(*ranking.shares(chosen), strict=True)
    for column, found in zip(("share_low", "share_high"), ends, strict=True):
        rows[column] = pd.Series(found, index=rows.index, dtype=object)
    return rows
