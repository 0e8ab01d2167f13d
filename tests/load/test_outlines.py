"""Outlines of maps: GeoJSON and TopoJSON give the same regions; what is neither is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.outlines import outline_path, read_outline

WEST = [[[0, 0], [1, 0], [1, 2], [0, 2], [0, 0]]]
EAST = [[[1, 0], [3, 0], [3, 2], [1, 2], [1, 0]]]
GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "id": "west", "geometry": {"type": "Polygon", "coordinates": WEST}},
        {"type": "Feature", "properties": {"id": "east"},
         "geometry": {"type": "MultiPolygon", "coordinates": [EAST]}},
    ],
}  # fmt: skip
TOPOJSON = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [0, 0]},
    "arcs": [
        [[2, 0], [0, 4]],
        [[2, 4], [-2, 0], [0, -4], [2, 0]],
        [[2, 0], [4, 0], [0, 4], [-4, 0]],
    ],
    "objects": {
        "halves": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "west", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "east", "arcs": [[[2, ~0]]]},
            ],
        }
    },
}


def read(root: Path, text: str):
    file = root / outline_path("halves")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read_outline(root, "halves")


def test_both_formats_give_the_same_regions(tmp_path):
    """Borders that a topology has once are those of both their neighbours."""
    plain = {one.id: {*one.rings[0]} for one in read(tmp_path, json.dumps(GEOJSON))}
    shared = {one.id: {*one.rings[0]} for one in read(tmp_path, json.dumps(TOPOJSON))}
    assert plain == shared
    assert plain["east"] == {(1, 0), (3, 0), (3, 2), (1, 2)}


@pytest.mark.each(
    "text",
    [
        "", "{", "[]", "{}", '"words"', "1",
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": [1]}',
        json.dumps(GEOJSON).replace('"id": "west", ', ""),
        json.dumps(GEOJSON).replace("Polygon", "Point"),
        json.dumps(GEOJSON).replace("[3, 2]", "[3]"),
        json.dumps(GEOJSON).replace("[3, 2]", "[300000, 5000000]"),
        json.dumps(GEOJSON).replace("[3, 2]", "[NaN, 2]"),
        json.dumps(TOPOJSON).replace("[0, 1]", "[0, 9]"),
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_outline_is_told(text, tmp_path):
    """Whatever it is; places in metres are none in degrees."""
    with pytest.raises(BuildFailed) as failed:
        read(tmp_path, text)
    assert [found.code for found in failed.value.problems] == ["not-an-outline"]
