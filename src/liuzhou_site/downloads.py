"""The data that readers take along: figures as CSV and JSON, a table a chart, a data package."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from liuzhou_site.furniture import furniture
from liuzhou_site.typeset import Typesetter
from liuzhou_site.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liuzhou_site.figures import FigureBook
    from liuzhou_site.load import Project
    from liuzhou_site.model import Drawing, Figure

_COLUMNS = (
    ("id", "string"),
    ("value", "number"),
    ("low", "number"),
    ("high", "number"),
    ("unit", "string"),
    ("hedge", "string"),
    ("period", "string"),
    ("scope", "string"),
    ("paragraph", "integer"),
    ("as_printed", "string"),
    ("status", "string"),
    ("category", "string"),
    ("formula", "string"),
)


def _cells(figure: Figure, voice: Voice) -> dict[str, str]:
    """Return a figure's row; every cell that holds a numeral carries its mention."""

    def say(form: str) -> str:
        text = voice.plain(figure.id, form)
        return voice.say(figure.id, form) if text else ""

    return {
        "id": furniture("identifier", figure.id),
        "value": say("value"),
        "low": say("low"),
        "high": say("high"),
        "unit": furniture("identifier", figure.unit.id) if figure.unit.id else "",
        "hedge": figure.quantity.hedge.value,
        "period": say("iso"),
        "scope": figure.scope,
        "paragraph": say("ordinal") if figure.paragraph else "",
        "as_printed": say("printed") if figure.as_printed else "",
        "status": figure.status.value,
        "category": figure.category,
        "formula": say("formula") if figure.formula else "",
    }


def data_files(
    project: Project, book: FigureBook, drawings: Mapping[str, Mapping[str, Drawing]]
) -> dict[str, bytes]:
    """Return the files of `data/`, tokens still in them.

    drawings: chart → language → what it draws.
    """
    voices = [Voice(project, book, lang) for lang in project.languages]
    rows = []
    for figure in book.figures.values():
        row = _cells(figure, voices[0])
        for voice in voices:
            setter = Typesetter(voice, "")
            row[f"label_{voice.lang}"] = setter.text(figure.label[voice.lang])
            row[f"note_{voice.lang}"] = setter.text(figure.note.get(voice.lang, ""))
        rows.append(row)
    files = {
        "data/figures.csv": _csv(rows),
        "data/figures.json": _json({"figures": rows}),
    }
    for name, by_language in drawings.items():
        files[f"data/{name}.csv"] = _csv(_chart_rows(by_language))
    files["data/datapackage.json"] = _json(_package(project, files, list(rows[0])))
    return files


def _chart_rows(by_language: Mapping[str, Drawing]) -> list[dict[str, str]]:
    """Return one row a mark with its words in every language."""
    marks = {
        lang: [(group, mark) for group in drawing.groups for mark in group.marks]
        for lang, drawing in by_language.items()
    }
    rows = []
    for together in zip(*marks.values(), strict=True):
        _, first = together[0]
        row = {
            "figure": furniture("identifier", first.figure or first.check),
            "unit": furniture("identifier", first.unit) if first.unit else "",
        }
        for lang, (group, mark) in zip(marks, together, strict=True):
            row |= {
                f"group_{lang}": group.title,
                f"what_{lang}": mark.noun,
                f"value_{lang}": mark.said,
            }
        rows.append(row)
    return rows


def _csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["figure"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _package(project: Project, files: Iterable[str], columns: list[str]) -> dict[str, object]:
    site = project.site.value
    source = project.source.value
    first = project.languages[0]
    types = dict(_COLUMNS)
    schema = {
        "fields": [{"name": name, "type": types.get(name, "string")} for name in columns],
        "primaryKey": "id",
        "missingValues": [""],
    }
    resources = []
    for path in files:
        if path.endswith(".csv"):
            name = path.removeprefix("data/").removesuffix(".csv")
            resource: dict[str, object] = {
                "name": furniture("identifier", name.replace("_", "-")),
                "path": furniture("identifier", path.removeprefix("data/")),
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": furniture("identifier", "utf-8"),
            }
            if name == "figures":
                resource["schema"] = schema
            resources.append(resource)
    return {
        "profile": "tabular-data-package",
        "name": "figures",
        "title": site.title[first],
        "homepage": site.base,
        "licenses": [{"name": site.licence, "path": site.licence_url}],
        "sources": [{"title": source.title[first]}],
        "resources": resources,
    }
