"""HTML that is safe: all rooms have it from here, and what it is made of stays exchangeable."""

import re

from markupsafe import Markup, escape

__all__ = ["Markup", "clauses", "escape"]

_MARK = re.compile(r"<(?P<end>/?)\w[^>]*>|[，：；。！？](?!$)")


def clauses(html: Markup) -> Markup:
    """Return a heading in Chinese cut into its clauses, each of which is kept on a line if it fits.

    Chinese sets no space between words: a browser breaks a line wherever it ends. Between clauses
    a reader pauses. An element that holds a mark is not cut. Latin text has no such marks.
    """
    cuts, depth = [0], 0
    for mark in _MARK.finditer(html):
        if mark[0].startswith("<"):
            depth += -1 if mark["end"] else 1
        elif not depth:
            cuts.append(mark.end())
    parts = [html[start:end] for start, end in zip(cuts, [*cuts[1:], len(html)], strict=True)]
    wrapped = (Markup('<span class="ph">{}</span>').format(part) for part in parts)
    return Markup("").join(wrapped) if parts[1:] else html
