"""What an editor's Vega-Lite would show otherwise than its numbers are."""

from collections.abc import Iterator, Mapping
from typing import Any

from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.vega import rows
from liuzhou_site.messages import Part, part

Channels = Mapping[str, Mapping[str, Any]]

_NUMBERS = frozenset({"value", "low", "high"})
_LENGTHS = frozenset({"bar", "area"})
_SPANS = frozenset({"rect", "rule"})
_PLACES = frozenset({"x", "y", "x2", "y2", "xOffset", "yOffset"})
_KINDS = frozenset({"group", "noun", "figure"})
_IN_ORDER = frozenset({"order", "time"})
_NEAR = 60
"""Pixels; a label that is further away stands beside another mark."""
_FAINTEST = 0.3
_CUTS = frozenset({"log", "sqrt"})


def misdrawn(drawing: Drawing, mark: Mapping[str, Any], channels: Channels) -> Iterator[Part]:
    """Yield what a layer cuts off, turns around, moves or hides; mark: with its `type`."""
    for name, channel in channels.items():
        if channel.get("field") in _NUMBERS | {"time"}:
            if name in {"x", "y", "size"}:
                yield from _cut(drawing, mark["type"], name, channels)
            if name in {"x", "y"}:
                yield from _turned(name, channel)
        kept = {"xOffset": _KINDS, "yOffset": _KINDS, "order": _IN_ORDER}.get(name)
        if kept and channel.get("field") not in kept:
            yield part("moved-mark", name=name)
        if "pacity" in name and _faint(channel.get("value")):
            yield part("faint")
    yield from _astray(mark)


def _cut(drawing: Drawing, kind: str, name: str, channels: Channels) -> Iterator[Part]:
    """Yield that a length does not begin at zero, or that a scale leaves out what it draws."""
    scale = channels[name].get("scale") or {}
    if _is_length(kind, name, channels) and _begins_elsewhere(name, channels):
        yield part("cut-bars", name=name)
    elif "domain" in scale and not _holds_all(drawing, channels[name]):
        yield part("cut-scale", name=name)


def _is_length(kind: str, name: str, channels: Channels) -> bool:
    """Say whether a mark is as long, or as large, as a channel says; time is no length.

    What goes from a field to a field is a range, and what has one place only is a level.
    """
    if channels[name]["field"] == "time":
        return False
    if name == "size" or kind in _LENGTHS:
        return True
    end = channels.get(f"{name}2")
    return kind in _SPANS and ("field" not in end if end else {"x", "y"} <= channels.keys())


def _begins_elsewhere(name: str, channels: Channels) -> bool:
    """Say whether a length does not begin at zero, or grows otherwise than its number."""
    scale, end = channels[name].get("scale") or {}, channels.get(f"{name}2", {})
    cut = scale.get("zero") is False or "domain" in scale
    if name == "size":
        low, *_ = [*_pair(scale.get("range")), 0]
        return cut or low != 0 or scale.get("type") == "log"
    return cut or scale.get("type") in _CUTS or "value" in end or end.get("datum", 0) != 0


def _pair(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _holds_all(drawing: Drawing, channel: Mapping[str, Any]) -> bool:
    ends = [end for end in _pair(channel["scale"]["domain"]) if isinstance(end, int | float)]
    found = [row[channel["field"]] for row in rows(drawing)]
    drawn = [value for value in found if isinstance(value, int | float)]
    return bool(ends) and all(min(ends) <= value <= max(ends) for value in drawn)


def _turned(name: str, channel: Mapping[str, Any]) -> Iterator[Part]:
    """Yield that a scale ranks numbers, or runs downwards or to the left: more looks like less."""
    if channel.get("type") != "quantitative":
        if channel["field"] != "time":
            yield part("sorted-numbers", name=name)
        return
    scale = channel.get("scale") or {}
    ends = [end for end in _pair(scale.get("range")) if isinstance(end, int | float)]
    backwards = ends != sorted(ends, reverse=name == "y")
    if scale.get("reverse") or channel.get("sort") == "descending" or backwards:
        yield part("turned-scale", name=name)


def _astray(mark: Mapping[str, Any]) -> Iterator[Part]:
    """Yield what a mark's own keys move or hide; words may stand where there is room."""
    words = mark["type"] == "text"
    for key, value in mark.items():
        far = key in {"dx", "dy"} and isinstance(value, int | float) and abs(value) > _NEAR
        if far or (key in _PLACES and not words):
            yield part("moved-mark", name=key)
        if "pacity" in key and _faint(value):
            yield part("faint")


def _faint(value: object) -> bool:
    return isinstance(value, int | float) and value < _FAINTEST
