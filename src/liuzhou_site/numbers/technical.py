"""Numerals that measure the page itself: a closed list of kinds, each with what it looks like."""

import re
from collections.abc import Mapping

from liuzhou_site.numbers import tokens

TECHNICAL: Mapping[str, re.Pattern[str]] = {
    "size": re.compile(r"\d{1,6}[.,]\d kB"),
    "bytes": re.compile(r"[1-9]\d{0,8}"),
    "date": re.compile(
        r"\d{4}-\d{2}-\d{2}(T00:00:00Z)?|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}\.?( [^\W\d_]+)+\.? \d{4}"
    ),
    "year": re.compile(r"\d{4}"),
    "missing": re.compile(r"404"),
    "pixels": re.compile(r"100%|[1-9]\d{2,3}"),
    "note": re.compile(r"[1-9]\d{0,2}"),
    "lines": re.compile(r"[1-9]\d{0,3}"),
    "one": re.compile(r"1"),
    "paragraph": re.compile(r"第\d+([、和]\d+)*段|paragraphs? \d+((, | and )\d+)*|¶\d+"),
    "digest": re.compile(r"[0-9a-f]{64}"),
    "commit": re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}"),
    "version": re.compile(r"\d+(\.\d+)+([a-z.+-]+\d+)*"),
    "path": re.compile(r"[\w./-]*\.[a-z][a-z0-9]*"),
    "identifier": re.compile(r"[A-Za-z][A-Za-z0-9_./@-]*"),
}
"""Numerals that measure the page itself. kind → what it may look like."""


NAMESPACES = frozenset(
    [
        "http://json-schema.org/draft-07/schema#",
        "http://purl.org/dc/elements/1.1/",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/2005/Atom",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "https://schema.org",
    ]
)
"""Addresses that name a format."""

COUNTERS = frozenset(["note", "mention", "page"])
"""What a style sheet may count on paper: notes, the numbers that they belong to, sheets."""


def technical(kind: str, text: str) -> str:
    """Return `text` as a technical numeral, of one `kind` of the closed list, wrapped in its token.

    Raises ValueError: the text does not look like that kind.
    """
    if not TECHNICAL[kind].fullmatch(text):
        msg = f"{text!r} is no {kind}"
        raise ValueError(msg)
    return tokens.wrap(f"!{kind}", text)
