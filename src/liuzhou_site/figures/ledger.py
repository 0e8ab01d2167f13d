"""Rows of `data/figures.csv` → figures, each compared with what the source prints."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from liuzhou_site.errors import Place, Problem, problem, unknown
from liuzhou_site.figures import intervals, rounding
from liuzhou_site.figures.changes import ENDS, base_problems, ends_of, printed, since_of
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project
from liuzhou_site.load.schema.kinds import ADDRESS
from liuzhou_site.messages import part
from liuzhou_site.model import ID, Figure, Hedge, Interval, Kind, Period, Quantity, Status, Unit
from liuzhou_site.numbers import LANGUAGES, is_period, plain, read, signed

SHORTENED = re.compile(r"[\d.]+[eE][+-]?\d+")
FAILED = re.compile(r"#+|#[A-Z0-9/]+[!?]?")
"""What a spreadsheet makes of a long number, and writes where it cannot show or work out one."""


def figures_of(project: Project, rows: Iterable[Row]) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of `rows` and every mistake in them; a bad row gives no figure."""
    figures: dict[str, Figure] = {}
    problems: list[Problem] = []
    closed = _closed(project)
    for row in rows:
        found = list(_row_problems(project, closed, row))
        if row["id"] in figures:
            first = figures[row["id"]].place
            found.append(problem("duplicate-id", row.place, found=row["id"], first=first))
        if not found:
            figure, more = _figure(project, row)
            figures[figure.id] = figure
            found = more
        problems += found
    return list(figures.values()), problems


def _row_problems(
    project: Project, closed: Mapping[str, Collection[str]], row: Row
) -> Iterable[Problem]:
    if not re.fullmatch(ID, row["id"]):
        yield problem("bad-id", row.place, found=row["id"])
    for column, names in closed.items():
        yield from unknown("bad-cell", row.place, row.cells.get(column, ""), names, column=column)
    yield from base_problems(project, row)
    if row["period"] and not is_period(row["period"]):
        yield problem("bad-period", row.place, found=row["period"])
    yield from _value_problems(project, row)
    paragraph = row.cells.get("paragraph", "1")
    last = project.source.value.paragraphs
    if not paragraph.isdecimal() or not 1 <= int(paragraph) <= last:
        yield problem("bad-paragraph", row.place, found=paragraph, last=last)
    citation = row.cells.get("citation")
    if citation is not None and not re.fullmatch(ADDRESS, citation):
        yield problem("bad-link", row.place, found=citation)
    for lang in project.languages:
        if not row[f"label_{lang}"]:
            yield problem("empty-cell", row.place, column=f"label_{lang}", id=row["id"])


def _closed(project: Project) -> Mapping[str, Collection[str]]:
    """Return the columns of the ledger that hold words of a list, and what each may hold."""
    site = project.site.value
    figures = [row["id"] for row in (*project.figures, *project.elsewhere)]
    return {
        "unit": project.units,
        "hedge": [hedge.value for hedge in Hedge],
        "terms": ("", "real", "nominal"),
        "scope": site.scopes,
        "status": [status.value for status in Status if status is not Status.DERIVED],
        "category": site.categories,
        "whole": dict.fromkeys(["", *site.wholes, *figures]),
        **{column: dict.fromkeys(["", *figures]) for column in ENDS},
    }


def _value_problems(project: Project, row: Row) -> Iterable[Problem]:
    if not row["value"]:
        yield problem("empty-value", row.place, id=row["id"])
    elif SHORTENED.fullmatch(row["value"]) or value_of(row["value"]) is None:
        yield value_problem(row["value"], row.place, row["id"], project.units)


def value_problem(
    cell: str, place: Place, name: str, units: Mapping[str, Unit], times: Decimal = Decimal(1)
) -> Problem:
    """Return what is wrong with a cell that holds no number: what it seems to mean, if anything.

    times: what a cell of its column is multiplied by.
    """
    if SHORTENED.fullmatch(cell):
        return problem("shortened-number", place, found=cell, id=name)
    if FAILED.fullmatch(cell):
        return problem("failed-cell", place, found=cell)
    if len(meant := {*_meanings(cell, units)}) == 1:
        expected = f"{intervals.EXACT.divide(meant.pop(), times).normalize():f}"
        return problem("worded-value", place, found=cell, expected=expected)
    return problem("bad-value", place, found=cell)


def _meanings(cell: str, units: Mapping[str, Unit]) -> Iterator[Decimal]:
    """Yield the number that a cell says in words, in each language in which it says one."""
    for lang in LANGUAGES:
        quantities = read(cell, lang, units)
        if len(quantities) == 1 and quantities[0].span == (0, len(cell)):
            value = quantities[0].value
            if isinstance(value, Decimal) and not quantities[0].hedge:
                yield value


_DIGITS = 30  # before the point or behind it: more is a slip of the hand


def decimal_of(cell: str) -> Decimal | None:
    """Return the number in a cell; full-width digits and grouped thousands are understood."""
    if any(unicodedata.decomposition(character).startswith("<super>") for character in cell):
        return None  # a footnote, no digit
    text = re.sub("^[−–]", "-", unicodedata.normalize("NFKC", cell))
    if re.fullmatch(r"-?\d{1,3}([, '’]\d{3})+(\.\d+)?", text):
        text = re.sub("[, '’]", "", text)
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.ASCII | re.IGNORECASE):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:  # an exponent without end
        return None
    return value if value.is_finite() and abs(value.adjusted()) < _DIGITS else None


def value_of(cell: str) -> Decimal | Interval | None:
    """Return what a cell of the column `value` holds: a number, or a range of two, 0.025..0.03.

    A range whose source gives no end has none: “hundreds of” is 200.. .
    """
    if ".." not in cell:
        return decimal_of(cell)
    first, _, last = cell.partition("..")
    low, high = decimal_of(first.strip()), decimal_of(last.strip())
    bad = low is None or (last.strip() and high is None) or (high is not None and high <= low)
    return None if bad else Interval(low, high)


def _figure(project: Project, row: Row) -> tuple[Figure, list[Problem]]:
    unit = project.units[row["unit"]]
    value = value_of(row["value"]) or Decimal(0)
    typed = Quantity(value, row["unit"], Hedge(row["hedge"]))
    quantity, problems = _agree(project, row, typed)
    langs = project.languages
    figure = Figure(
        id=row["id"],
        quantity=quantity,
        interval=rounding.allowed(quantity, rounded=rounding.is_rounded(quantity, unit)),
        unit=unit,
        period=Period(row["period"]),
        scope=row["scope"],
        paragraph=int(row.cells.get("paragraph", "0")),
        as_printed=row["as_printed"],
        status=Status(row["status"]),
        category=row["category"],
        label=MappingProxyType({lang: row[f"label_{lang}"] for lang in langs}),
        note=MappingProxyType({lang: row[f"note_{lang}"] for lang in langs}),
        place=row.place,
        citation=row.cells.get("citation", project.source.value.citations.get(row["id"], "")),
        whole=row["whole"],
        since=since_of(project, row),
        ends=ends_of(row),
        terms=row.cells.get("terms", ""),
    )
    return figure, problems


def _agree(project: Project, row: Row, typed: Quantity) -> tuple[Quantity, list[Problem]]:
    """Read what is printed and compare it with the row: value, hedge and unit must be the same."""
    words, quantities = row["as_printed"], printed(project, row)
    if len(quantities) != 1:
        many = part("many-numbers", count=len(quantities))
        found = many if quantities else part("no-number")
        return typed, [problem("unreadable-print", row.place, printed=words, found=found)]
    seen = signed(quantities[0])
    right = value_cell(seen.value)
    none = part("none")
    compared = (
        ("value-differs", seen.value == typed.value, row["value"], right),
        ("hedge-differs", seen.hedge == typed.hedge, typed.hedge or none, seen.hedge or none),
        (
            "unit-differs",
            _same_unit(project.units, seen.unit, typed.unit, words),
            typed.unit,
            seen.unit or part("no-unit"),
        ),
    )
    problems = [
        problem(code, row.place, id=row["id"], found=found, printed=words, expected=expected)
        for code, same, found, expected in compared
        if not same
    ]
    kind = Kind.MILLE if "‰" in words and isinstance(seen.value, Decimal) else seen.kind
    centred = seen.centred and seen.value == typed.value  # else nobody knows around what
    read_as = replace(typed, kind=kind, digits=seen.digits, change=seen.change, centred=centred)
    return read_as, problems


def value_cell(value: Decimal | Interval) -> str:
    """Return a value as the column `value` has it."""
    if isinstance(value, Decimal):
        return plain(value)
    return "..".join("" if end is None else plain(end) for end in (value.low, value.high))


_NAMED = re.compile("人民|RMB|CNY|US|美")


def _same_unit(units: Mapping[str, Unit], seen: str, typed: str, words: str) -> bool:
    """Say whether two units are written alike; a measure word (家) may serve many of them.

    So may 元 and $, where no word beside them says whose: they are also other dollars.
    """
    if seen in {typed, ""}:  # a source may leave the unit out; the note then says so
        return True
    if seen in {"CNY", "USD"} and typed != "USD" and not _NAMED.search(words):
        return units[typed].other.endswith(" dollars")
    return seen in units and units[seen].zh == units[typed].zh


def counting_kind(unit: Unit) -> Kind:
    """Return the kind of numeral that a unit's derived figures are."""
    if unit.kind == "share":
        return Kind.PERCENT
    return Kind.ORDINAL if unit.kind == "ordinal" else Kind.CARDINAL
