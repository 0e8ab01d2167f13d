"""Read one YAML, CSV or text file and keep the line of every value."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import yaml

from liuzhou_site.errors import BuildFailed, Place, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from liuzhou_site.errors import Problem

T = TypeVar("T")
Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One file's validated content, with the line of each key and the text of each leaf."""

    path: str
    value: T
    lines: Mapping[Keys, int]
    leaves: Mapping[Keys, str]

    def place(self, *keys: str | int) -> Place:
        """Return where `keys` stands; the nearest parent when the key itself has no line."""
        for end in range(len(keys), 0, -1):
            if keys[:end] in self.lines:
                return Place(self.path, self.lines[keys[:end]])
        return Place(self.path, 1)


@dataclass(frozen=True)
class Row:
    """One line of a CSV file: column → cell, trimmed."""

    cells: Mapping[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_text(root: Path, path: str) -> str:
    """Return the text of `path`, BOM dropped and line ends made LF.

    Raises:
        BuildFailed: the file is missing, or is not UTF-8.
    """
    file = root / path
    if not file.is_file():
        raise BuildFailed([problem("missing-file", Place(path), found=path)])
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BuildFailed([problem("not-utf8", Place(path, line), found=_encoding(raw))]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(raw: bytes) -> str:
    for name, what in (("utf-16", "UTF-16"), ("gb18030", "GBK / GB18030")):
        if name == "utf-16" and raw[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
            continue
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        return what
    return "an unknown encoding"


class _Loader(yaml.SafeLoader):
    """Safe YAML in which only true/false, integers and null are more than text.

    YAML 1.1 would read “no”, “on”, 1996-12-31 and 1_000 as something else than was typed.
    """


_Loader.yaml_implicit_resolvers = {
    first: [
        pair for pair in pairs if pair[0] in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:null"}
    ]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(root: Path, path: str) -> Sheet[Any]:
    """Return the plain data of a YAML file with the line of every key and list item.

    Raises:
        BuildFailed: missing, not UTF-8, not YAML, or a key stands twice.
    """
    text = read_text(root, path)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Keys, int] = {}
        leaves: dict[Keys, str] = {}
        problems: list[Problem] = []
        if node is not None:
            problems += _walk(node, (), path, lines, leaves)
        if problems:
            raise BuildFailed(problems)
        value = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        found = f"{error.problem or 'something unreadable'}"
        raise BuildFailed([problem("bad-yaml", Place(path, line), found=found)]) from None
    except yaml.YAMLError as error:
        raise BuildFailed([problem("bad-yaml", Place(path, 1), found=str(error))]) from None
    finally:
        loader.dispose()
    return Sheet(path, value, lines, leaves)


def _walk(
    node: yaml.Node, keys: Keys, path: str, lines: dict[Keys, int], leaves: dict[Keys, str]
) -> Iterator[Problem]:
    """Fill `lines` and `leaves` from `node`; yield every key that stands twice."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*keys, key.value)
            if here in lines:
                place = Place(path, key.start_mark.line + 1)
                first = Place(path, lines[here])
                yield problem("duplicate-id", place, found=key.value, first=first)
            lines[here] = key.start_mark.line + 1
            yield from _walk(value, here, path, lines, leaves)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            here = (*keys, index)
            lines[here] = value.start_mark.line + 1
            yield from _walk(value, here, path, lines, leaves)
    else:
        leaves[keys] = node.value


def read_csv(root: Path, path: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a CSV file that has exactly `columns`; empty rows are passed over.

    Raises:
        BuildFailed: missing, not UTF-8, other columns, or rows with too many or too few cells.
    """
    text = read_text(root, path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(header, columns, path)
        line = reader.line_num + 1
        for cells in reader:
            place, line = Place(path, line), reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                found = f"{len(cells)} cells"
                expected = f"{len(header)} ({', '.join(header)})"
                problems.append(problem("bad-row", place, found=found, expected=expected))
                continue
            rows.append(Row({h: c.strip() for h, c in zip(header, cells, strict=True)}, place))
    except csv.Error as error:
        problems.append(problem("bad-csv", Place(path, reader.line_num), found=str(error)))
    if problems:
        raise BuildFailed(problems)
    return tuple(rows)


def _check_header(header: list[str], columns: tuple[str, ...], path: str) -> None:
    if sorted(header) == sorted(columns):
        return
    place = Place(path, 1)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        mark = "semicolons" if ";" in header[0] else "tabs"
        raise BuildFailed([problem("csv-separator", place, found=mark)])
    missing = ", ".join(c for c in columns if c not in header) or "none"
    extra = ", ".join(h for h in header if h not in columns) or "none"
    raise BuildFailed([problem("bad-header", place, missing=missing, extra=extra)])
