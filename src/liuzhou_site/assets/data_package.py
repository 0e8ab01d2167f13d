"""The data that readers take along: figures as CSV and JSON, tables of charts, a data package."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.assets.data_schema import figures_schema, table_schema
from liuzhou_site.charts.drawings import named
from liuzhou_site.charts.marks import Drawing, Mark
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.cells import flag_words
from liuzhou_site.figures.views import VIEWED
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.data import DataTable, Places
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numbers import tokens
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.figure_text import AXES, MAP, Voice
from liuzhou_site.story.typeset import Typesetter

Row = dict[str, str]
"""Column → cell; every cell that holds a numeral carries its token."""

_NUMERIC = ("value", "low", "high", "paragraph")
_CALCULATED = (*_NUMERIC, *AXES, "formula")
_FORMULA = re.compile(r"\s*[=@]|\s*[+-](?![$¥€£]?[\d.])|[\t\r]")
"""Text at which spreadsheets begin to calculate; a number with its sign is what it says."""
_SPARE = ("since", "terms")  # columns that stand there only where a figure has one
_BARE = "\ue003"  # private use, like the tokens: JSON writes what it encloses as a number


def data_files(
    voices: Sequence[Voice],
    drawings: Mapping[str, Mapping[Lang, Drawing]],
    cited: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the files of `data/`, tokens still in them.

    voices: of all languages; drawings: chart → language → what it draws; cited: how to cite the
    story, as files.
    Raises BuildFailed: a text would be calculated by the spreadsheet that opens it.
    """
    project, book = voices[0].project, voices[0].book
    rows = [_figure_row(figure, voices) for figure in book.figures.values()]
    spare = {name for name in _SPARE if not any(row[name] for row in rows)}
    rows = [{name: row[name] for name in row if name not in spare} for row in rows]
    tables = {"figures": rows} | {
        name: _chart_rows(book, voices[0], by_language) for name, by_language in drawings.items()
    }
    files = {f"data/{name}.csv": _csv(table) for name, table in tables.items()}
    if formulas := [p for name, table in tables.items() for p in _formulas(name, table)]:
        raise BuildFailed(formulas)
    files["data/figures.json"] = as_json({"figures": [_typed(row) for row in rows]})
    resources = [_resource(name, tables[name], files[f"data/{name}.csv"]) for name in tables]
    package = _package(project, voices[0]) | {"resources": resources}
    files |= {"data/datapackage.json": as_json(package), **cited}
    files["data/figures.schema.json"] = as_json(figures_schema(_columns(rows)))
    sums = "".join(
        f"{_digest(raw)}  {_identifier(path.removeprefix('data/'))}\n"
        for path, raw in sorted(files.items())
    )
    return files | {"data/checksums.txt": sums.encode()}


def as_read(raw: bytes) -> bytes:
    """Return a text as readers get it: without tokens."""
    return tokens.strip(raw.decode("utf-8")).encode("utf-8")


def _digest(raw: bytes) -> str:
    return technical("digest", hashlib.sha256(as_read(raw)).hexdigest())


def _numbers(figure: Figure, voice: Voice) -> Row:
    """Return the cells that are read by machines, the same in every language."""

    def say(form: str) -> str:
        return voice.say(figure.id, form) if voice.plain(figure.id, form) else ""

    return {
        "value": say("value"),
        "low": say("low"),
        "high": say("high"),
        "unit": _identifier(figure.unit.id),
        "hedge": figure.quantity.hedge.value,
        "period": say("iso"),
        "paragraph": say("ordinal") if figure.paragraph else "",
        "status": figure.status.value,
    }


def _figure_row(figure: Figure, voices: Sequence[Voice]) -> Row:
    first = voices[0]
    row = {
        "id": _identifier(figure.id),
        **_numbers(figure, first),
        "since": first.say(figure.id, "since_iso") if figure.since.iso else "",
        "terms": _identifier(figure.terms),
        "scope": _identifier(figure.scope),
        "whole": _identifier(figure.whole),
        "category": _identifier(figure.category),
        "as_printed": first.say(figure.id, "printed") if figure.as_printed else "",
        "formula": first.say(figure.id, "formula") if figure.formula else "",
        "citation": figure.citation,
    }
    for voice in voices:
        setter, lang = Typesetter(voice, ""), voice.lang
        row[f"said_{lang}"] = voice.say(figure.id, "label")
        row[f"label_{lang}"] = setter.text(figure.label[lang])
        row[f"note_{lang}"] = setter.text(figure.note.get(lang, ""))
        if any(table.flags for table in voice.project.tables.value.values()):
            words = flag_words(voice.project, figure, lang)
            row[f"flags_{lang}"] = ", ".join(map(setter.text, words))
    return row


def _chart_rows(book: FigureBook, voice: Voice, drawn: Mapping[Lang, Drawing]) -> list[Row]:
    """Return one row a mark: the figure's numbers, then its words in every language."""
    marks = {
        lang: [(group, mark) for group in drawing.groups for mark in group.marks]
        for lang, drawing in drawn.items()
    }
    first = drawn[voice.lang]
    rows = [_spot_row(voice, first, number) for number in range(len(first.points))]
    for together in zip(*marks.values(), strict=True):
        row = _mark_row(book, voice, together[0][1])
        for lang, (group, mark) in zip(marks, together, strict=True):
            row |= {f"group_{lang}": group.title, f"what_{lang}": named(voice.project, lang, mark)}
            row |= {f"said_{lang}": mark.said} if mark.figure else {}
        rows.append(row)
    return rows


def _spot_row(voice: Voice, drawing: Drawing, number: int) -> Row:
    """Return a place of a map."""
    spot, places = drawing.points[number], voice.project.charts.value[drawing.chart].places
    where = {axis: voice.say(MAP, f"{places}/{number}/{axis}") for axis in AXES}
    return {f"what_{lang}": name for lang, name in spot.names.items()} | where


def _mark_row(book: FigureBook, voice: Voice, mark: Mark) -> Row:
    if mark.figure:
        row = {"figure": _identifier(mark.figure), **_numbers(book.figures[mark.figure], voice)}
        if mark.view:
            row[mark.view.partition(VIEWED)[0]] = voice.say(mark.figure, f"{mark.view}value")
        return row
    found = next(finding for finding in book.findings if finding.id == mark.check)
    return {
        "check": _identifier(found.id),
        "verdict": _identifier(found.verdict),
        "look": _identifier(found.look),
        "holds": "true" if found.holds else "false",
    }


def _identifier(name: str) -> str:
    return technical("identifier", name) if name else ""


def _csv(rows: Sequence[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _columns(rows), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")  # by its mark Excel and WPS read UTF-8 as such


def _formulas(name: str, rows: Sequence[Row]) -> Iterator[Problem]:
    path = f"data/{name}.csv"
    for row in rows:
        for column, cell in row.items():
            words = tokens.strip(cell)
            if column not in _CALCULATED and _FORMULA.match(words):
                yield problem("formula-cell", Place(f"_site/{path}"), found=words, path=path)


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for row in rows for column in row))


def _typed(row: Row) -> dict[str, str | None]:
    """Return a row for JSON: numbers as numbers, null for what is empty."""
    typed = {name: bare(cell) if name in _NUMERIC else cell for name, cell in row.items()}
    return {name: cell or None for name, cell in typed.items()}


def bare(cell: str) -> str:
    """Return a cell such that `as_json` writes it as a number; "" stays as it is."""
    return f"{_BARE}{cell}{_BARE}" if cell else ""


def as_json(data: object) -> bytes:
    """Return data as a JSON file, tokens kept, numbers made `bare` without quotes."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return text.replace(f'"{_BARE}', "").replace(f'{_BARE}"', "").encode("utf-8")


def _package(project: Project, voice: Voice) -> dict[str, object]:
    """Return the data package (specs.frictionlessdata.io), all but its resources."""
    site, source = project.site.value, project.source.value
    setter, lang = Typesetter(voice, ""), voice.lang
    reported = [
        {"title": setter.text(figure.label[lang]), "path": figure.citation}
        for figure in voice.book.figures.values()
        if figure.citation and not figure.table
    ]
    published: list[DataTable | Places] = [*project.tables.value.values()]
    published += project.places.value.values()
    reported += [
        {"title": setter.text(record.title[lang]), "path": record.citation} for record in published
    ]
    name = _identifier(site.licence)
    licence = {"name": name, "path": site.licence_url, "title": site.licence_title}
    return {
        "profile": "tabular-data-package",
        "name": "figures",
        "title": setter.text(site.title[lang]),
        "description": setter.text(site.description[lang]),
        "homepage": site.base,
        "licenses": [licence],
        "sources": [{"title": setter.text(source.title[lang])}, *reported],
    }


def _resource(name: str, rows: Sequence[Row], raw: bytes) -> dict[str, object]:
    """Return one table's entry in the package; `raw` still has its tokens, readers' bytes not."""
    return {
        "name": _identifier(name.replace("_", "-")),
        "path": _identifier(f"{name}.csv"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": _identifier("utf-8"),
        "bytes": bare(technical("bytes", str(len(as_read(raw))))),
        "hash": f"{_identifier('sha256')}:{_digest(raw)}",
        "schema": table_schema(_columns(rows)),
    }
