"""What an editor does at the desk → the tables as a hand would have changed them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from liuzhou_site.app.desk.ledger import FIGURES, Cells, Item, Ledger
from liuzhou_site.app.desk.lines import Lines, Refused, lines_of
from liuzhou_site.app.drafting.filling import cells_renamed, figure_filled, texts_renamed
from liuzhou_site.app.drafting.labels import NAMELESS
from liuzhou_site.app.drafting.rows import reasons
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.accounting import dated_by
from liuzhou_site.figures.ledger import figures_of
from liuzhou_site.load.columns import FIGURES as COLUMNS
from liuzhou_site.load.columns import headed
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.editing import CsvLine
from liuzhou_site.load.project import Project

_READ = ("value", "hedge", "unit")
"""The columns that `as_printed` says."""
_PLACE = Place(FIGURES)


def accepted(ledger: Ledger, item: Item, typed: Cells, *, done: bool) -> Lines:
    """Return the tables with what an editor typed into the fields of an item.

    done: whether the item has been looked at with that, and nothing of it is in doubt any more.
    Raises Refused: its id is named where the desk does not write.
    """
    lines = lines_of(ledger)
    row = ledger.figure(item) or lines.numerals[item.marks[0]].cells
    changed = {name: cell for name, cell in typed.items() if cell != row.get(name, "")}
    if item.figure is None:
        return lines.numeral(item.marks[0], **changed, **({"review": ""} if done else {}))
    cells = {**row, **refilled(ledger.project, row, changed)}
    lines = replace(lines, problems=tuple(_problems(ledger, cells, done=done)))
    doubts = [] if done else [one for one in row.get("review", "").split() if one not in changed]
    lines = lines.figure(item.figure, {**cells, "review": " ".join(doubts)})
    for mark in item.marks if done else ():
        lines = lines.numeral(mark, review="")
    if {"period", "since"} & changed.keys():
        lines = _dated(ledger, lines, cells)
    return _renamed(ledger, lines, row["id"], cells["id"]) if "id" in changed else lines


def refilled(project: Project, row: Cells, changed: Cells) -> Cells:
    """Return changed cells, with what a changed `as_printed` says in those that were not typed."""
    if "as_printed" not in changed:
        return changed
    blank = {**row, **changed, **{name: "" for name in _READ if name not in changed}}
    filled = figure_filled(project, _row(project, blank))
    if not filled["value"]:  # it cannot be read: the mistake is told with the value that stands
        return changed
    kept = {"unit": filled["unit"] or row["unit"]}
    return {**changed, **{name: kept.get(name, filled[name]) for name in _READ}}


def _row(project: Project, cells: Cells) -> Row:
    names = (column.name for column in headed(COLUMNS, project.languages))
    return Row({**dict.fromkeys(names, ""), **cells}, _PLACE)


def _problems(ledger: Ledger, cells: Cells, *, done: bool) -> Iterator[Problem]:
    """Yield that its paragraph does not print what a figure quotes, or that it has no label yet."""
    words, number = cells["as_printed"], cells["paragraph"]
    if "".join(words.split()) not in "".join(ledger.texts.get(number, "").split()):
        yield problem("not-printed-there", _PLACE, found=words, number=number)
    for name in (name for name, cell in cells.items() if done and cell == NAMELESS):
        yield problem("empty-cell", _PLACE, column=name, id=cells["id"])


def _dated(ledger: Ledger, lines: Lines, cells: Cells) -> Lines:
    """Return the tables with the numerals of a figure's period referring to it, and no others.

    Where none say that period, they stay as they were; that is a mistake, which is told.
    """
    project, name = ledger.project, cells["id"]
    figures, _ = figures_of(project, [_row(project, cells)])
    before = [number for number, _ in lines.refers(name, "period")]
    dates = [number for number, one in enumerate(lines.numerals)
             if one.cells["role"] in {"period", "aside"}]  # fmt: skip
    own = int(cells["paragraph"])
    dates.sort(key=lambda number: abs(lines.numerals[number].spot[0] - own))
    near = sorted(dates[:_NEAR])
    tries: list[tuple[int, ...]] = [tuple(before), *((n,) for n in dates), *combinations(near, 2)]
    for chosen in tries if cells["period"] else [()]:
        tokens = [lines.numerals[number].cells["token"] for number in chosen]
        if not cells["period"] or (figures and dated_by(project, tokens, figures[0])):
            for number in {*before} - {*chosen}:
                lines = _without(project, lines, number, name)
            for number in chosen:
                lines = _dating(lines, number, name)
            break
    return lines


_NEAR = 16  # dates, of which each two are tried together


def _dating(lines: Lines, number: int, name: str) -> Lines:
    row = lines.numerals[number].cells
    names = row["refers"].split() if row["role"] == "period" else []
    refers = " ".join(dict.fromkeys([*names, name]))
    return lines.counting(number, role="period", refers=refers)


def _without(project: Project, lines: Lines, number: int, name: str) -> Lines:
    """Return the tables with a date that dates a figure no longer; of none at all it is a note."""
    names = [one for one in lines.numerals[number].cells["refers"].split() if one != name]
    if names:
        return lines.numeral(number, refers=" ".join(names))
    return lines.numeral(number, role="aside", refers="", **reasons(project, "drafted-date"))


def _renamed(ledger: Ledger, lines: Lines, old: str, new: str) -> Lines:
    """Return the tables, and all else of `data/`, with a figure that is called otherwise.

    Raises Refused: a text or a chart names it.
    """
    ids = {old: new}
    changed = _elsewhere(ledger, ids)
    more = {path: text for path, text in changed.items() if path.startswith("data/")}
    if named := [path for path in changed if path not in more]:
        raise Refused("desk-id-named", found=old, path=named[0])
    for number, line in enumerate(lines.figures):
        lines = lines.figure(number, cells_renamed(line.cells, ids))
    for number, one in enumerate(lines.numerals):
        lines = lines.numeral(number, **cells_renamed(one.cells, ids))
    return replace(lines, more=more)


def _elsewhere(ledger: Ledger, ids: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files beside the tables that name figures, with other names of these."""
    texts = texts_renamed(ledger.root, ledger.project, ids)
    return {path: after for path, (before, after) in texts.items() if before != after}


def set_aside(ledger: Ledger, item: Item, typed: Cells) -> Lines:
    """Return the tables with an item that is no figure.

    typed: what its numerals are: role, refers, and of an aside the reasons.
    Raises Refused: a text, a chart, a formula or a check names the figure.
    """
    lines = lines_of(ledger)
    if item.figure is not None:
        stop_for_named(ledger, item.key)
        lines = lines.figures_at(item.figure, item.figure + 1, [])
        for number, _ in lines.refers(item.key, "period"):
            lines = _without(ledger.project, lines, number, item.key)
    own_marks: list[tuple[int, list[str]]] = [(mark, []) for mark in item.marks]
    said = [*lines.refers(item.key, "figure", "again")] if item.figure is not None else own_marks
    for number, names in said:
        others = [name for name in names if name != item.key]
        own = {"refers": " ".join(others)} if others else {"refers": "", **typed, "review": ""}
        lines = lines.numeral(number, **own)
    return lines


def stop_for_named(ledger: Ledger, name: str) -> None:
    """See that nothing but the tables names a figure. Raises Refused: something does."""
    if found := _elsewhere(ledger, {name: f"{name}_"}):
        raise Refused("desk-id-named", found=name, path=next(iter(found)))


def figure_made(ledger: Ledger, item: Item, fresh: str) -> Lines:
    """Return the tables with a numeral that is a figure after all; fresh: its id."""
    lines, number = lines_of(ledger), item.marks[0]
    mark = lines.numerals[number]
    labels = {f"label_{lang}": NAMELESS for lang in ledger.project.languages}
    site = ledger.project.site.value
    cells = {
        "id": fresh, "as_printed": mark.cells["token"], "paragraph": mark.cells["paragraph"],
        "status": "as_printed", "scope": next(iter(site.scopes), ""),
        "category": next(iter(site.categories), ""), **labels,
    }  # fmt: skip
    cells |= figure_filled(ledger.project, _row(ledger.project, cells))
    cells["review"] = " ".join(["as_printed", "unit", "period", "scope", *labels])
    above = [name for one in lines.numerals[:number] if one.cells["role"] == "figure"
             for name in one.cells["refers"].split()]  # fmt: skip
    at = max((ledger.rows.get(name, -1) for name in above), default=-1) + 1
    lines = lines.counting(number, role="figure", refers=fresh)
    return lines.figures_at(at, at, [CsvLine(cells)])
