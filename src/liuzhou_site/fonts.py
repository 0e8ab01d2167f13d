"""The fonts of each edition: the vendored faces cut down to the characters its pages show."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from liuzhou_site import token
from liuzhou_site.stylesheet import FontRule
from liuzhou_site.typefaces import FACES, faces_of, lacking, subset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from liuzhou_site.model import Lang

_HEADLINE = re.compile(r'<h[12](?![^>]*class="t")[^>]*>(.*?)</h[12]>', re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
_HEADLINE_FACES = ("song",)


def font_path(face: str, lang: Lang) -> str:
    """Return where the subset of a face lies in the site."""
    return f"fonts/{lang}-{face}.woff2"


def font_rules(lang: Lang, way: Callable[[str], str]) -> list[FontRule]:
    """Return the style rules of a language's fonts; `way` gives a file's address from the page."""
    return [
        FontRule(FACES[face].family, str(FACES[face].weight), way(font_path(face, lang)))
        for face in faces_of(lang)
    ]


def font_files(
    lang: Lang, pages: Iterable[bytes], vendored: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the subsets for all `pages` of a language: the Han face for headlines alone.

    Titles of class "t" are set in the system's font, since each hanzi costs 170 bytes.
    """
    texts = [page.decode("utf-8") for page in pages]
    headings = _characters(match[1] for text in texts for match in _HEADLINE.finditer(text))
    everything = _characters(texts)
    files = {}
    for face in faces_of(lang):
        font = vendored[FACES[face].file]
        wanted = headings if face in _HEADLINE_FACES else everything
        shown = "".join(sorted(set(wanted) - lacking(font, wanted)))
        files[font_path(face, lang)] = subset(font, shown)
    return files


def _characters(texts: Iterable[str]) -> str:
    found: set[str] = set()
    for text in texts:
        found |= set(token.strip(unescape(_HIDDEN.sub(" ", text))))
    return "".join(sorted(c for c in found if c.isprintable() and not token.PRIVATE.match(c)))
