"""Where a finished file can show words: text, attributes, metadata, style sheets, data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CSS_CONTENT = re.compile(r"content:\s*(\"[^\"]*\"|'[^']*')")

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
        "datetime",
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


@dataclass(frozen=True)
class Surface:
    """A run of words that a reader may meet, with the line of the finished file."""

    text: str
    line: int


def surfaces(path: str, text: str) -> Iterator[Surface]:
    """Yield every run of words in a finished file; `path` tells its kind."""
    kind = path.rpartition(".")[2]
    if kind in {"html", "xml", "svg"}:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        yield from reader.found
    elif kind == "css":
        yield from _styles(text, 1)
    else:
        for number, line in enumerate(text.split("\n"), 1):
            yield Surface(line, number)


def _styles(text: str, line: int) -> Iterator[Surface]:
    for match in _CSS_CONTENT.finditer(text):
        yield Surface(match[1], line + text.count("\n", 0, match.start()))


class _Reader(HTMLParser):
    """Collects the text between block boundaries and the attributes that are not technical."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Surface] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in {"style", "script"} else ""
        named = dict(attrs)
        meta = named.get("name") or named.get("property") or named.get("http-equiv") or ""
        technical_meta = tag == "meta" and meta.lower() in _TECHNICAL_META
        for name, value in attrs:
            if value and name not in TECHNICAL and not technical_meta:
                self.found.append(Surface(value, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        if self._inside == "style":
            self.found += _styles(data, line)
        elif data.strip():
            self.found.append(Surface(data, line))
