"""What maps are made of: outlines, as GeoJSON or TopoJSON has them, and the places of a table."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from liuzhou_site.errors import BuildFailed, Place, Problem, problem, unknown
from liuzhou_site.load.columns import SPOT_KINDS, SPOT_SIDES
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.texts import read_bytes
from liuzhou_site.model import Lang, Point, Region, Spot

LARGEST = 2_000_000
"""Bytes of an outline: drawn some hundred pixels wide, more would not be seen."""
_EAST, _NORTH = 180, 90
_FEWEST = 4  # places of a ring, the first of which is the last
outline_path: Callable[[str], str] = "data/outlines/{}.json".format
spots_path: Callable[[str], str] = "data/places/{}.csv".format
"""Where an outline, and where the places of a map are written."""


def read_outline(root: Path, name: str) -> tuple[Region, ...]:
    """Return the regions of an outline, in degrees of longitude and latitude.

    Raises BuildFailed: the file is missing or too large, or holds no polygons with ids.
    """
    path = outline_path(name)
    raw = read_bytes(root, path, LARGEST)
    try:
        regions = tuple(_regions(json.loads(raw)))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        regions = ()
    places = [[place for ring in region.rings for place in ring] for region in regions]
    if not regions or not all(found and all(map(on_earth, found)) for found in places):
        raise BuildFailed([problem("not-an-outline", Place(path))])
    return regions


def on_earth(place: Point) -> bool:
    """Say whether a place has such a longitude and latitude."""
    return abs(place[0]) <= _EAST and abs(place[1]) <= _NORTH


def _regions(found: Mapping[str, Any]) -> Iterator[Region]:
    """Yield the regions of a feature collection, or of all objects of a topology."""
    if found["type"] == "Topology":
        arcs = [list(_arc(arc, found.get("transform"))) for arc in found["arcs"]]
        for collection in found["objects"].values():
            for one in collection.get("geometries", [collection]):
                rings = [_joined(ring, arcs) for ring in _rings(one["type"], one["arcs"])]
                yield _region(one, rings)
        return
    for one in found["features"]:
        shape = one["geometry"]
        rings = [[(float(x), float(y)) for x, y, *_ in ring]
                 for ring in _rings(shape["type"], shape["coordinates"])]  # fmt: skip
        yield _region(one, rings)


def _region(found: Mapping[str, Any], rings: Sequence[Sequence[Point]]) -> Region:
    name = found.get("id") or found["properties"]["id"]
    kept = tuple(tuple(ring) for ring in rings if len(ring) >= _FEWEST)
    return Region(str(name), kept)


def _rings(kind: str, parts: Sequence[Any]) -> list[Any]:
    """Return the rings of a polygon, or of several. Raises ValueError: it is none."""
    if kind == "Polygon":
        return list(parts)
    if kind == "MultiPolygon":
        return [ring for polygon in parts for ring in polygon]
    raise ValueError(kind)


def _arc(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> Iterator[Point]:
    """Yield the places of an arc; those of a transformed one are steps from one to the next."""
    if transform is None:
        yield from ((float(x), float(y)) for x, y, *_ in arc)
        return
    (across, up), (left, low) = transform["scale"], transform["translate"]
    x = y = 0.0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * across + left, y * up + low


def _joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return a ring put together from arcs; ~3 is the third one backwards."""
    places: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        places += arc[1:] if places else arc
    return places


COORDINATES = ("longitude", "latitude")


def spot_problems(row: Row, languages: Sequence[Lang]) -> Iterator[Problem]:
    """Yield what is wrong with a row of places."""
    names = {lang: row[f"name_{lang}"] for lang in languages}
    for lang in (lang for lang, name in names.items() if not name):
        yield problem("empty-cell", row.place, column=f"name_{lang}", id=" ".join(names.values()))
    for column, known in (("kind", SPOT_KINDS), ("side", ("", *SPOT_SIDES))):
        yield from unknown("bad-cell", row.place, row[column], known, column=column)
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
