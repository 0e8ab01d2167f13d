"""The places of a locator map: the rows of a CSV file → records, or what is wrong with them."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.load.columns import SPOT_KINDS, SPOT_SIDES
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.outlines import on_earth
from liuzhou_site.model import Lang, Point, Spot

COORDINATES = ("longitude", "latitude")


def spots_path(name: str) -> str:
    """Return where the places of a map are written."""
    return f"data/places/{name}.csv"


def spot_problems(row: Row, languages: Sequence[Lang]) -> Iterator[Problem]:
    """Yield what is wrong with a row of places."""
    names = {lang: row[f"name_{lang}"] for lang in languages}
    for lang in (lang for lang, name in names.items() if not name):
        yield problem("empty-cell", row.place, column=f"name_{lang}", id=" ".join(names.values()))
    for column, known in (("kind", SPOT_KINDS), ("side", ("", *SPOT_SIDES))):
        if row[column] not in known:
            near = nearest(row[column], known)
            yield problem("bad-cell", row.place, column=column, found=row[column], nearest=near)
    if not on_earth(_at(row)):
        found = ", ".join(row[column] for column in COORDINATES)
        yield problem("not-on-earth", row.place, found=found)


def spot(row: Row, languages: Sequence[Lang]) -> Spot:
    """Return the place of a row in which nothing is wrong."""
    names = MappingProxyType({lang: row[f"name_{lang}"] for lang in languages})
    return Spot(names, _at(row), row["kind"], row["side"], row.place)


def _at(row: Row) -> Point:
    return _degrees(row["longitude"]), _degrees(row["latitude"])


def _degrees(cell: str) -> float:
    """Return a number of degrees; not a number where the cell holds none."""
    try:
        return float(cell.replace("−", "-"))
    except ValueError:
        return float("nan")
