"""Where a finished file can show words: text, attributes, metadata, style sheets, data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from liuzhou_site.numbers.technical import COUNTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CSS_WORDS = re.compile(r"\bcontent\s*:\s*([^;}]*)")
_CSS_COUNTER = re.compile(r"\bcounters?\(\s*([\w-]+)")
_CSS_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_CSS_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em i label mark q s small span strong sub sup time tspan u "
    "wbr".split()
)
"""Elements that do not break the run of words around them."""

TECHNICAL = frozenset(
    [
        "class",
        "id",
        "href",
        "src",
        "srcset",
        "sizes",
        "media",
        "rel",
        "type",
        "charset",
        "lang",
        "hreflang",
        "xml:lang",
        "property",
        "name",
        "http-equiv",
        "role",
        "tabindex",
        "colspan",
        "rowspan",
        "scope",
        "for",
        "download",
        "target",
        "referrerpolicy",
        "popovertarget",
        "popover",
        "aria-labelledby",
        "aria-describedby",
        "aria-hidden",
        "aria-current",
        "crossorigin",
        "as",
        "style",
        "xmlns",
        "xmlns:xhtml",
        "xmlns:xlink",
        "version",
        "encoding",
        "open",
        "hidden",
        "itemprop",
        "headers",
        "viewbox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "transform",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-linecap",
        "stroke-linejoin",
        "opacity",
        "font-size",
        "font-weight",
        "font-family",
        "text-anchor",
        "dominant-baseline",
        "preserveaspectratio",
        "shape-rendering",
        "focusable",
        "color-interpolation",
    ]
)
"""Attributes that no reader is shown or told. Any other is scanned like text."""

_TECHNICAL_META = frozenset(
    [
        "viewport",
        "theme-color",
        "color-scheme",
        "content-security-policy",
        "referrer",
        "robots",
        "og:image:width",
        "og:image:height",
        "og:type",
        "og:locale",
        "og:locale:alternate",
        "twitter:card",
        "format-detection",
    ]
)


_TECHNICAL_KEYS = frozenset(
    "$schema background color colour domain field figure fill href name range run sign "
    "stroke".split()
)
"""Keys of a Vega-Lite file whose texts are colours, outlines and names: no reader is shown them."""


@dataclass(frozen=True)
class Surface:
    """A run of words that a reader may meet, with the line of the finished file."""

    text: str
    line: int


def surfaces(path: str, text: str) -> Iterator[Surface]:
    """Yield every run of words in a finished file; `path` tells its kind."""
    kind = path.rpartition(".")[2]
    if path.endswith(".vl.json"):
        yield from _specification(json.loads(text))
    elif kind in {"html", "xml", "svg"}:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        yield from reader.found
    elif kind == "css":
        yield from _styles(text, 1)
    else:
        for number, line in enumerate(text.split("\n"), 1):
            yield Surface(_unescaped(_JSON_ESCAPE, line), number)


def _specification(value: object) -> Iterator[Surface]:
    """Yield the texts of a Vega-Lite file; its numbers are places, as in the attributes of SVG."""
    if isinstance(value, str):
        yield Surface(value, 1)
    elif isinstance(value, list):
        for item in value:
            yield from _specification(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _TECHNICAL_KEYS:
                yield from _specification(item)


def _unescaped(escape: re.Pattern[str], text: str) -> str:
    return escape.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text)


def _styles(text: str, line: int) -> Iterator[Surface]:
    """Yield the strings of every `content`, and of the custom properties that one uses."""
    words = list(_CSS_WORDS.finditer(text))
    for name in {name for match in words for name in _CSS_VARIABLE.findall(match[1])}:
        words += re.finditer(rf"{name}\s*:\s*([^;}}]*)", text)
    for match in words:
        here = line + text.count("\n", 0, match.start())
        for counter in set(_CSS_COUNTER.findall(match[1])) - COUNTERS:
            yield Surface(f"counter({counter}): 1", here)
        strings = "".join(double or single for double, single in _CSS_STRING.findall(match[1]))
        if strings:
            yield Surface(_unescaped(_CSS_ESCAPE, strings), here)


class _Reader(HTMLParser):
    """Collects the runs of text between block boundaries, and attributes that are not technical."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Surface] = []
        self._inside = ""
        self._run: list[str] = []
        self._line = 0
        """Where the first word of the run stands; 0 before there is one."""

    def close(self) -> None:
        """Take the last run, too."""
        super().close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Scan the attributes; a block ends the run of words before it."""
        self._break(tag)
        if tag == "ol":  # its items are numbered, whatever the bytes say
            self.found.append(Surface("<ol>: 1", self.getpos()[0]))
        self._inside = tag if tag in {"style", "script"} else ""
        named = dict(attrs)
        meta = named.get("name") or named.get("property") or named.get("http-equiv") or ""
        technical_meta = tag == "meta" and meta.lower() in _TECHNICAL_META
        for name, value in attrs:
            if value and name not in TECHNICAL and not technical_meta:
                self.found.append(Surface(value, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """End the run of words, unless the element is inline."""
        self._break(tag)
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Add words to the run; style sheets and scripts stand alone."""
        line = self.getpos()[0]
        if self._inside == "style":
            self.found += _styles(data, line)
        elif self._inside == "script":
            self.found.append(Surface(_unescaped(_JSON_ESCAPE, data), line))
        else:
            self._run.append(data)
            if not self._line and data.strip():
                self._line = line

    def handle_comment(self, data: str) -> None:
        """Scan a comment: who reads the source is a reader, too."""
        self.found.append(Surface(data, self.getpos()[0]))

    def unknown_decl(self, data: str) -> None:
        """Scan what stands in a CDATA section, which feeds may have."""
        self.found.append(Surface(data.removeprefix("CDATA["), self.getpos()[0]))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()

    def _flush(self) -> None:
        if self._line:
            self.found.append(Surface("".join(self._run), self._line))
        self._run, self._line = [], 0
