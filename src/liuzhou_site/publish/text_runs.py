"""What a finished file shows and where it leads, read once: words, ids, addresses.

Pages are read by lxml, which says of each element in which line it stands, as selectolax does not.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from lxml import etree

from liuzhou_site.numbers.lists import entries
from liuzhou_site.numbers.technical import COUNTERS

_CSS_WORDS = re.compile(r"\bcontent\s*:\s*([^;}]*)")
_CSS_COUNTER = re.compile(r"\bcounters?\(\s*([\w-]+)")
_CSS_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_CSS_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SKELETON = re.compile(r"(</?)(?=(?:html|head|body)\b)", re.IGNORECASE)
"""A parser of HTML keeps one of each, and drops what is written outside; so they are renamed."""
_LISTS = entries((files(__package__) / "text_runs.txt").read_text("utf-8"))
_LEADING = frozenset(["href", "src"])
_MOST_LINES = 65_535
_INLINE = frozenset(_LISTS["inline"])
"""Elements that do not break the run of words around them."""
_DRAWN = "text"
"""A line of words in a drawing."""
TECHNICAL = frozenset(_LISTS["attributes"])
"""Attributes that no reader is shown or told. Any other is scanned like text."""
_TECHNICAL_META = frozenset(_LISTS["meta"])
_TECHNICAL_KEYS = frozenset(_LISTS["keys"])
"""Keys of a Vega-Lite file whose texts are colours, outlines and names: no reader is shown them."""


@dataclass(frozen=True)
class TextRun:
    """A run of words that a reader may meet, with the line of the finished file."""

    text: str
    line: int


@dataclass(frozen=True)
class Links:
    """The ids and addresses of a page, each with its line.

    ids: id → its first line; repeated: ids that stood before; addresses: where links lead.
    """

    ids: Mapping[str, int] = field(default_factory=dict)
    repeated: tuple[tuple[str, int], ...] = ()
    addresses: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Read:
    """What is asked of a finished file; only a page has links."""

    runs: tuple[TextRun, ...]
    links: Links = field(default_factory=Links)


def read(path: str, text: str) -> Read:
    """Return what a finished file holds; `path` tells its kind."""
    kind = path.rpartition(".")[2]
    if kind in {"html", "xml", "svg"}:
        return _read_markup(text)
    if path.endswith(".vl.json"):
        return Read(tuple(_specification(json.loads(text))))
    if kind == "css":
        return Read(tuple(_styles(text, 1)))
    return _read_lines(text)


def _read_lines(text: str) -> Read:
    lines = enumerate(text.split("\n"), 1)
    return Read(tuple(TextRun(_unescaped(_JSON_ESCAPE, line), number) for number, line in lines))


def _read_markup(text: str) -> Read:
    whole = "<x-all>" + _SKELETON.sub(r"\1x-", text)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(whole.encode("utf-8", "replace"), parser)
    if parser.error_log.filter_from_fatals():
        return _read_lines(text)  # it gave up, as where elements nest by thousands: read it all
    reader = _Reader()
    reader.read(root)
    links = Links(reader.ids, tuple(reader.repeated), tuple(reader.addresses))
    return Read(tuple(reader.runs), links)


def _specification(value: object) -> Iterator[TextRun]:
    """Yield the texts of a Vega-Lite file; its numbers are places, as in the attributes of SVG."""
    if isinstance(value, str):
        yield TextRun(value, 1)
    elif isinstance(value, list):
        for item in value:
            yield from _specification(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _TECHNICAL_KEYS:
                yield from _specification(item)


def _unescaped(escape: re.Pattern[str], text: str) -> str:
    return escape.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text)


def _styles(text: str, line: int) -> Iterator[TextRun]:
    """Yield the strings of every `content`, and of the custom properties that one uses."""
    words = list(_CSS_WORDS.finditer(text))
    for name in {name for match in words for name in _CSS_VARIABLE.findall(match[1])}:
        words += re.finditer(rf"{name}\s*:\s*([^;}}]*)", text)
    for match in words:
        here = line + text.count("\n", 0, match.start())
        for counter in set(_CSS_COUNTER.findall(match[1])) - COUNTERS:
            yield TextRun(f"counter({counter}): 1", here)
        strings = "".join(double or single for double, single in _CSS_STRING.findall(match[1]))
        if strings:
            yield TextRun(_unescaped(_CSS_ESCAPE, strings), here)


class _Reader:
    """Collects the runs of text between block boundaries, and attributes that are not technical."""

    def __init__(self) -> None:
        self.runs: list[TextRun] = []
        self.ids: dict[str, int] = {}
        self.repeated: list[tuple[str, int]] = []
        self.addresses: list[tuple[str, int]] = []
        self._run: list[str] = []
        self._begun = 0  # where the first word of the run stands; 0 before there is one
        self._line = 1

    def read(self, root: etree.Element) -> None:
        """Walk a tree in the order of its text."""
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "start":
                self._start(element)
                self._words(element.tag, element.text)
            else:
                if event == "comment":
                    self._comment(element)
                elif element.tag == _DRAWN == getattr(element.getnext(), "tag", ""):
                    self._run.append(" ")  # the words of a label go on over its lines
                elif element.tag not in _INLINE:
                    self._flush()
                self._words("", element.tail)
        self._flush()

    def _start(self, element: etree.Element) -> None:
        """Take the attributes; a block ends the run of words before it."""
        tag, line = element.tag, self._at(element)
        if tag not in _INLINE and tag != _DRAWN:
            self._flush()
        attributes = element.attrib
        technical = tag == "meta" and _is_technical(attributes)
        for name, value in attributes.items():
            if name == "id":
                self._id(value, line)
            elif name in _LEADING and tag != "base":
                self.addresses.append((value, line))
            elif value and name not in TECHNICAL and not technical:
                self.runs.append(TextRun(value, line))

    def _at(self, element: etree.Element) -> int:
        """Return the line of an element; libxml2 counts no further than a short number."""
        if element.sourceline < _MOST_LINES:
            self._line = element.sourceline
        return self._line

    def _id(self, value: str, line: int) -> None:
        if value in self.ids:
            self.repeated.append((value, line))
        elif value:
            self.ids[value] = line

    def _comment(self, element: etree.Element) -> None:
        """Scan a comment: who reads the source is a reader, too."""
        words = element.text or ""
        if not words.startswith("?"):  # what opens an XML file
            self.runs.append(TextRun(words, self._at(element)))
        self._line += words.count("\n")

    def _words(self, tag: str, words: str | None) -> None:
        """Add words to the run; style sheets and scripts stand alone."""
        if not words:
            return
        if tag == "style":
            self.runs += _styles(words, self._line)
        elif tag == "script":
            self.runs.append(TextRun(_unescaped(_JSON_ESCAPE, words), self._line))
        else:
            self._run.append(words)
            if not self._begun and (blank := len(words) - len(words.lstrip())) < len(words):
                self._begun = self._line + words.count("\n", 0, blank)
        self._line += words.count("\n")

    def _flush(self) -> None:
        if self._begun:
            self.runs.append(TextRun("".join(self._run), self._begun))
        self._run, self._begun = [], 0


def _is_technical(attributes: Mapping[str, str]) -> bool:
    named = (attributes.get(name) for name in ("name", "property", "http-equiv"))
    return next(filter(None, named), "").lower() in _TECHNICAL_META
