"""Files changed as an editor's hand would: what is not meant stays, to the byte."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from liuzhou_site.load.csv_files import csv_text
from liuzhou_site.yaml_text import MappingNode, Node, ScalarNode, SequenceNode, composed


@dataclass(frozen=True)
class CsvLine:
    """A row of a table: its cells by column, and how the file writes it; "" for a new one."""

    cells: Mapping[str, str]
    raw: str = ""

    def changed(self, cells: Mapping[str, str]) -> CsvLine:
        """Return the line with other cells; itself where they are what it says."""
        return self if cells.items() <= self.cells.items() else CsvLine({**self.cells, **cells})


@dataclass(frozen=True)
class CsvTable:
    """A CSV file as it is written. head: its first row. end: what ends its lines."""

    head: str
    columns: tuple[str, ...]
    lines: tuple[CsvLine, ...]
    end: str = "\n"

    def text(self, lines: Iterable[CsvLine]) -> str:
        """Return the file with other lines, those that stood there already as they were.

        Columns that only new lines have come last.
        """
        kept = [*lines]
        more = {name for line in kept for name in line.cells if line.cells[name]}
        columns = [*self.columns, *sorted(more - {*self.columns})]
        empty = "," * (len(columns) - len(self.columns))
        head = ",".join([self.head, *columns[len(self.columns) :]])
        rows = [line.raw + empty if line.raw else _row(line.cells.get(name, "") for name in columns)
                for line in kept]  # fmt: skip
        return self.end.join([head, *rows]) + self.end


def _row(cells: Iterable[str]) -> str:
    return csv_text([cells]).removesuffix("\n")


def table_of(text: str) -> CsvTable:
    """Return the CSV file that `text` is, without blank rows and blank columns at its end."""
    lines = [*io.StringIO(text, newline="")]
    reader = csv.reader(lines)
    rows: list[tuple[list[str], str]] = []
    start = 0
    for cells in reader:
        raw = "".join(lines[start : reader.line_num]).rstrip("\r\n")
        rows.append(([cell.strip() for cell in cells], raw))
        start = reader.line_num
    (names, head), *others = [(cells, raw) for cells, raw in rows if any(cells)]
    columns = tuple(name.lstrip("\ufeff") for name in names if name)
    if len(columns) < len(names):  # a spreadsheet's margin
        head, others = _row(columns), [(cells, "") for cells, _ in others]
    kept = (CsvLine(dict(zip(columns, cells, strict=False)), raw) for cells, raw in others)
    return CsvTable(head, columns, tuple(kept), "\r\n" if "\r\n" in text else "\n")


def with_keys(text: str, values: Mapping[str, object]) -> str:
    """Return YAML with other values of some keys of its topmost mapping; a new key comes last.

    A list keeps the way in which it is written.
    """
    root = composed(text)
    spans = {key.value: node for key, node in root.value} if root else {}
    for name, value in sorted(values.items(), key=lambda item: -_start(spans, item[0])):
        node = spans.get(name)
        if node is None:
            text = f"{text.rstrip()}\n{name}: {_plain(value)}\n"
        elif isinstance(value, list) and isinstance(node, SequenceNode) and node.value:
            start, end = node.value[0].start_mark.index, node.value[-1].end_mark.index
            first = [*pairwise(node.value)][:1]
            between = ", " if node.flow_style else f"\n{' ' * node.start_mark.column}- "
            between = next((text[a.end_mark.index : b.start_mark.index] for a, b in first), between)
            text = text[:start] + between.join(map(_plain, value)) + text[end:]
        elif isinstance(value, list):
            items = "".join(f"\n  - {_plain(item)}" for item in value)
            text = text[: node.start_mark.index].rstrip(" ") + items + text[node.end_mark.index :]
        else:
            text = text[: node.start_mark.index] + _plain(value) + text[node.end_mark.index :]
    return text


def with_entries(text: str, entries: Mapping[str, Mapping[str, object]]) -> str:
    """Return YAML with more entries, each a line, at the end of its topmost mapping."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{name}: {{{', '.join(f'{k}: {_word(v)}' for k, v in cells.items())}}}"
             for name, cells in entries.items()]  # fmt: skip
    root = composed(text)
    if not isinstance(root, MappingNode) or not root.flow_style:
        return end.join([*filter(None, [text.rstrip()]), *lines, ""])
    start, last = root.start_mark.index, root.end_mark.index
    if not root.value:
        return text[:start] + end.join(lines) + text[last:]
    return text[: last - 1].rstrip(", \r\n") + ", " + ", ".join(lines) + text[last - 1 :]


def with_cells(text: str, name: str, cells: Mapping[str, object]) -> str:
    """Return YAML with other words for some keys of one entry of its topmost mapping.

    Raises KeyError: there is no such entry.
    """
    root = composed(text)
    entries = {key.value: node for key, node in root.value} if root else {}
    entry = entries[name]
    spans = {key.value: node for key, node in entry.value}
    for key, value in sorted(cells.items(), key=lambda item: -_start(spans, item[0])):
        if (node := spans.get(key)) is not None:
            start, end = node.start_mark.index, node.end_mark.index
            text = text[:start] + _word(value) + text[end:]
        elif value:
            end = entry.value[-1][1].end_mark.index
            between = ", " if entry.flow_style else f"\n{' ' * entry.start_mark.column}"
            text = f"{text[:end]}{between}{key}: {_word(value)}{text[end:]}"
    return text


def _word(value: object) -> str:
    bare = isinstance(value, str) and re.fullmatch(r"[^\W\d_][\w -]*", value)
    return str(value) if bare else _plain(value)


def _start(spans: Mapping[str, Node], name: str) -> int:
    return spans[name].start_mark.index if name in spans else len(spans) + 10**9


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # which is YAML, too


_FORMER, _TOLD = "aliases", "corrections"
"""What has figures by former ids as its keys, and what tells of them as they were."""


def with_ids(text: str, ids: Mapping[str, str], languages: Iterable[str]) -> str:
    """Return YAML that names figures by other ids: in lists, in formulas, as keys below others.

    Words of a language are left alone, what tells how a figure was once called, and the names of
    what a file holds: a chart may be called as a figure is.
    """
    word = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, ids))})(?!\w)")
    root = composed(text)
    closed = frozenset(["id", _TOLD, *languages])
    nodes = [*_entries(root, closed)] if root else []
    for node in sorted(nodes, key=lambda node: -node.start_mark.index):
        start, end = node.start_mark.index, node.end_mark.index
        text = text[:start] + word.sub(lambda old: ids[old[0]], text[start:end]) + text[end:]
    return text


def _entries(root: Node, closed: frozenset[str]) -> Iterator[Node]:
    """Yield the scalars below the names of what a document holds; of aliases what they lead to."""
    if not isinstance(root, MappingNode):
        yield from _scalars(root, closed)
        return
    for key, value in root.value:
        if key.value == _FORMER and isinstance(value, MappingNode):
            yield from (now for _, now in value.value)
        elif key.value not in closed:
            yield from _scalars(value, closed)


def _scalars(node: Node, closed: frozenset[str]) -> Iterator[Node]:
    """Yield the keys and values of a document but for what stands below the keys of `closed`."""
    if isinstance(node, ScalarNode) and "://" not in node.value:
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, closed)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value not in closed:
                yield key
                yield from _scalars(value, closed)
