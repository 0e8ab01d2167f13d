"""HTML that is safe: all rooms have it from here, and what it is made of stays exchangeable."""

import re

from markupsafe import Markup, escape

from liuzhou_site.numbers.tokens import OPEN, strip

__all__ = ["Markup", "clauses", "escape"]

_MARK = re.compile(r"<(?P<end>/?)\w[^>]*>|[，：；。！？](?!$)")
_BESIDE = re.compile(r"(?<=[\u4e00-\u9fff])(?=<\w)|</\w+>(?=[\u4e00-\u9fff])")
"""What ends between Chinese and an element."""
_NUMBER = re.compile(f"(?<=[\u4e00-\u9fff])(?={OPEN})")


def clauses(html: Markup) -> Markup:
    """Return a heading in Chinese cut into its clauses, each of which is kept on a line if it fits.

    Chinese sets no space between words: a browser breaks a line wherever it ends. Between clauses
    a reader pauses. An element that holds a mark is not cut. Latin text has no such marks. A clause
    too long for its line is broken beside a number, or what else is an element in it.
    """
    cuts, depth = [0], 0
    for mark in _MARK.finditer(html):
        if mark[0].startswith("<"):
            depth += -1 if mark["end"] else 1
        elif not depth:
            cuts.append(mark.end())
    parts = _cut(html, cuts)
    wrapped = (_CLAUSE.format(_BREAK.join(_cut(part, _beside(part)))) for part in parts)
    return Markup("").join(wrapped) if parts[1:] else html


_CLAUSE, _BREAK = Markup('<span class="ph">{}</span>'), Markup("<wbr>")
_FITS = 8
"""Characters of the largest heading that fit beside each other on a phone of 320 pixels."""


def _beside(html: Markup) -> list[int]:
    """Return where a clause begins and may be broken: a long one, beside an element or a number."""
    words = strip(html.striptags())
    if sum(0.5 if character.isascii() else 1 for character in words) <= _FITS:
        return [0]
    beside = _BESIDE if "<" in html else _NUMBER
    return [0, *(found.end() for found in beside.finditer(html))]


def _cut(html: Markup, cuts: list[int]) -> list[Markup]:
    return [html[start:end] for start, end in zip(cuts, [*cuts[1:], len(html)], strict=True)]
