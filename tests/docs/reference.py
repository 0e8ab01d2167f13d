"""`docs/reference.md`: every file, key and column, told from the records that read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from liuzhou_site.app.schemas import Node
from liuzhou_site.charts.forms import FORMS
from liuzhou_site.load.columns import CELL_COLUMN, SPOTS, TABLE_HEADS, CsvColumn
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.model import ID, PERIOD

_LANGUAGES = ("zh", "en")  # of the examples
_OPENING = """# Reference

Every file of `content/` and `data/`, with every key and column. [Writing a story](writing.md) says
how they go together. This page is generated from what the engine reads by, like the schemas in
`schemas/`, with which editing programs complete what you type and mark mistakes.

A **text in every language** mentions numbers by their ids, as a story does. An **id** has
lower-case letters, digits and underscores, up to forty, a letter first. **An id → a text** means
keys with values: each `key: value` on a line of its own, or `{key: value, key: value}`. A key
without a default must be there. A value that holds braces, a comma or a colon goes in quotation
marks. Below a name in bold are the keys of what has that name.
"""
_IDS = {
    "figure": ("the id of a figure", "bridges"),
    "check": ("the id of a check", "parts_sum"),
    "series": ("the name of a data table, a point, the name of a column", "harvest.apples"),
    "unit": ("the id of a unit", "bridge"),
    "scope": ("the id of a scope", "town"),
    "category": ("the id of a category", "built"),
    "whole": ("the id of a whole or of a figure", "all_bridges"),
    "form": ("one of " + ", ".join(f"`{name}`" for name in FORMS), "bars"),
    "interface": ("keys → texts", {"contents": "Inhalt"}),
}
"""What an id is that of: (in words, an example)."""
_TEXTS = {"all": "a text in every language", "some": "a text, which may be empty"}
_PATTERNS = {
    f"^{ID}$": ("an id", "bridges"),
    "^[a-z]{2,3}$": ("the code of a language", "en"),
    f"^({PERIOD})?$": ("a period", "1996/2000"),
}
_TYPED = {
    "string": "a text", "number": "a number", "integer": "a whole number",
    "boolean": "`true` or `false`",
}  # fmt: skip
_KEYS = ("Key", "Holds", "Means", "Default", "Example")
_COLUMNS = ("Column", "Holds", "Means", "May be empty", "Example")


def reference() -> str:
    """Return the page."""
    lines = [_OPENING]
    told: set[str] = set()
    for file in YAML_FILES.values():
        schema = file.schema()
        about = _about(file.about, optional=file.optional)
        if "properties" not in schema:
            about += f" The file holds {_holds(schema)}."
        lines += [f"## `{file.path}`", "", about, "", *_table(_KEYS, _records(schema, told))]
    ledger = CSV_FILES["figures"]
    for sheet in CSV_FILES.values():
        about = _about(sheet.about, optional=sheet.optional)
        columns = sheet.columns
        alike = [one for one in columns if one in ledger.columns]
        if sheet != ledger and len(alike) > len(columns) / 2:
            names = ", ".join(f"`{one.name}`" for one in alike)
            about += f" As in `{ledger.path}` are {names}."
            columns = tuple(one for one in columns if one not in alike)
        if "only `python build.py" in sheet.about:
            names = ", ".join(f"`{name}`" for one in columns for name in _names(one))
            lines += [f"## `{sheet.path}`", "", f"{about} Its columns: {names}.", ""]
        else:
            lines += [f"## `{sheet.path}`", "", about, "", *_columns(columns)]
    for rows, head in TABLE_HEADS.items():
        lines += [f"## `data/tables/NAME.csv`, with `rows: {rows}`", ""]
        lines += ["The cells of the table that `data/tables.yml` declares as NAME.", ""]
        lines += _columns((*head, CELL_COLUMN))
    lines += ["## `data/places/NAME.csv`", ""]
    lines += ["The places that `data/places.yml` declares as NAME.", "", *_columns(SPOTS)]
    return "\n".join(lines).rstrip() + "\n"


def _about(about: str, *, optional: bool) -> str:
    return f"{about} A story may do without it." if optional else about


def _records(schema: Node, told: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each key of a YAML file, and one before the keys of each further record.

    told: the records that the page has already; those of this file are added.
    """
    known = schema.get("$defs", {})
    found = [("", schema), *((name, known[name]) for name in _in_order(schema, known))]
    for name, node in found:
        if "properties" in node and name not in told:
            told |= {name} - {""}
            if name:
                yield f'<a id="{name.lower()}"></a>**{name}**', "", node["description"], "", ""
            needed = node.get("required", [])
            yield from (
                _key(key, one, needed=key in needed) for key, one in node["properties"].items()
            )


def _in_order(node: object, known: Node) -> list[str]:
    """Return the names of records as a reader comes upon them."""
    found: list[str] = []
    if isinstance(node, dict):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        inner = [one for key, one in node.items() if key != "$defs"]
        found = [name, *_in_order(known[name], known)] if name else []
        found += [one for child in inner for one in _in_order(child, known)]
    elif isinstance(node, list):
        found = [one for child in node for one in _in_order(child, known)]
    return list(dict.fromkeys(found))


def _key(key: str, node: Node, *, needed: bool) -> tuple[str, ...]:
    default = node.get("default", "")
    default = "" if needed else _code(default if isinstance(default, str) else "") or "nothing"
    return f"`{key}`", _holds(node), node["description"], default, _code(_example(node))


def _holds(node: Node) -> str:
    """Say in words what a value is."""
    if "words" in node or "ids" in node:
        return _TEXTS[node["words"]] if "words" in node else _IDS[node["ids"]][0]
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"the keys of [{name}](#{name.lower()})"
    if "anyOf" in node:  # a record, or nothing
        return _holds(node["anyOf"][0])
    if "enum" in node:
        return f"one of {', '.join(f'`{word}`' for word in node['enum'] if word)}"
    if node["type"] in {"array", "object"}:
        return f"a list; each {_holds(node['items'])}" if "items" in node else _mapping(node)
    plain = "a date" if "format" in node else _TYPED[node["type"]]
    return _PATTERNS.get(node.get("pattern", ""), (plain, ""))[0]


def _inside(node: Node) -> tuple[Node, Node | None]:
    """Return what the keys of a mapping are, and its values; None where they may be anything."""
    value = node.get("additionalProperties")
    names = node.get("propertyNames", {"type": "string"})
    for pattern, inner in node.get("patternProperties", {}).items():
        value, names = inner, {"type": "string", "pattern": pattern} | names
    return names, value if isinstance(value, dict) else None


def _mapping(node: Node) -> str:
    names, value = _inside(node)
    return f"{_holds(names)} → {_holds(value)}" if value else "keys and values"


def _example(node: Node) -> object:
    """Return what an editor might write; nothing where records stand, which have their own."""
    if node.get("examples") or "enum" in node:
        return (node.get("examples") or node["enum"])[0]
    if "words" in node or "ids" in node:
        return _IDS[node["ids"]][1] if "ids" in node else dict.fromkeys(_LANGUAGES, "…")
    if "items" in node:
        inner = _example(node["items"])
        return [inner] if inner else ""
    if node.get("type") == "object":
        names, value = _inside(node)
        inner = _example(value) if value else ""
        return {str(_example(names)): inner} if inner else ""
    return _PATTERNS.get(node.get("pattern", ""), ("", ""))[1]


def _columns(columns: Iterable[CsvColumn]) -> Iterator[str]:
    rows = []
    for column in columns:
        head = ", ".join(f"`{name}`" for name in _names(column))
        listed = ", ".join(f"`{word}`" for word in column.choices)
        holds = f"one of {listed}" if listed else _TYPED[column.kind]
        empty = "" if column.required else "yes"
        rows.append((head, holds, column.about, empty, _code(column.example)))
    return _table(_COLUMNS, rows)


def _names(column: CsvColumn) -> list[str]:
    """Return what heads a column, in each language where it has several."""
    words = [f"{column.name}_{lang}".lstrip("_") for lang in _LANGUAGES]
    return words if column.worded else [column.name]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    for row in (names, ["---"] * len(names), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _code(value: object) -> str:
    return f"`{written}`" if (written := _written(value)) else ""


def _written(value: object) -> str:
    """Return a value as it is written on one line of YAML."""
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0] != _LANGUAGES[0])
        inner = ", ".join(f"{key}: {_written(one)}" for key, one in pairs)
        return f"{{{inner}}}" if inner else ""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text}"' if any(mark in text for mark in "{}[],") or ": " in text else text
