"""A JSON Schema as pydantic makes it → one that refers to what a story has: its texts, its ids."""

from __future__ import annotations

from typing import Any

from liuzhou_site.model import ID

Node = dict[str, Any]
_ID = f"^{ID}$"
_MAPS = ("properties", "$defs")
_NODES = ("items", "additionalProperties", "propertyNames")


def resolved(node: Node) -> Node:
    """Return `node` with references in place of the marks `words` and `ids` of the records.

    Numbers may stand where a text is expected, and quoted ones where a number is: a build reads
    every value as it is typed.
    """
    if mark := node.get("words") or node.get("ids"):
        told = {key: node[key] for key in ("description",) if key in node}
        return {**told, "$ref": f"#/$defs/{mark}"}
    found = {key: value for key, value in node.items() if key not in {"title", *_MAPS, *_NODES}}
    for key in _MAPS:
        if key in node:
            found[key] = {name: resolved(one) for name, one in node[key].items()}
    for key in _NODES:
        if key in node:
            found[key] = resolved(node[key]) if isinstance(node[key], dict) else node[key]
    for pattern, value in found.pop("patternProperties", {}).items():
        found.setdefault("propertyNames", _keys(pattern))
        found["additionalProperties"] = resolved(value)
    return _as_typed(_shortened(found))


def references(node: object) -> set[str]:
    """Return the names of all that a schema refers to."""
    if isinstance(node, list):
        return {name for one in node for name in references(one)}
    if not isinstance(node, dict):
        return set()
    here = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
    return here | {name for one in node.values() for name in references(one)}


def _keys(pattern: str) -> Node:
    """Return what the keys of a mapping may be: ids that are new, or languages."""
    language = {"allOf": [{"$ref": "#/$defs/language"}, {"pattern": pattern}]}
    return {"pattern": pattern} if pattern == _ID else language


def _shortened(node: Node) -> Node:
    """Return a schema without what an editor's program would offer in vain: nothing, or a list."""
    default = node.get("default")
    if not default or isinstance(default, dict):
        node.pop("default", None)
    node["examples"] = [one for one in node.get("examples", ()) if isinstance(one, str)]
    if not node["examples"]:
        del node["examples"]
    return node


def _as_typed(node: Node) -> Node:
    if node.get("type") == "integer":
        return {**node, "type": ["integer", "string"], "pattern": r"^[0-9]+$"}
    if node.get("type") == "string" and not node.keys() & {"enum", "format"}:
        return {**node, "type": ["string", "number"]}
    return node
