"""The fonts of each edition: the vendored faces cut down to the characters its pages show."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import unescape

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.typefaces import FACES, HAN_FACE, faces_of, lacking, subset
from liuzhou_site.model import Lang
from liuzhou_site.numbers import tokens

_TITLE = re.compile(r"<(h[123]|dd)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class FontRule:
    """A font a page loads: the family the style sheet asks for, its weight, its address."""

    family: str
    weight: str
    href: str


font_path: Callable[[str, Lang], str] = "fonts/{1}-{0}.woff2".format
"""Where the subset of a face for a language lies in the site."""


def font_rules(languages: Sequence[Lang], way: Callable[[str], str]) -> list[FontRule]:
    """Return the style rules of the fonts that a page in `languages` loads.

    A page in one language has all its faces; a page in more has the titles' face of each and one
    for labels, to stay light. `way` gives a file's address from the page.
    """
    first, *others = languages
    faces = [(face, first) for face in _loaded(first)]
    if others:
        titles = [(_headlines(lang), lang) for lang in languages if _headlines(lang)]
        faces = [*titles, *((face, lang) for face, lang in faces if face == "sans")]
    return [
        FontRule(FACES[face].family, str(FACES[face].weight), way(font_path(face, lang)))
        for face, lang in faces
    ]


def _headlines(lang: Lang) -> str:
    """Return the face of a language's headlines; "" for the system's, where ours lacks letters."""
    return "" if lang == "zh-Hant" else faces_of(lang)[0]


def _loaded(lang: Lang) -> tuple[str, ...]:
    return tuple(filter(None, (_headlines(lang), *faces_of(lang)[1:])))


def font_files(
    lang: Lang, pages: Mapping[str, bytes], vendored: Mapping[str, bytes], cache: Cache
) -> dict[str, bytes]:
    """Return the subsets for the pages of a language; the first face is for titles alone.

    A Han face serves the story's headlines and no title of class "t", which takes the system's
    font: each hanzi costs 170 bytes.
    """
    han = faces_of(lang)[0] == HAN_FACE
    what = f"characters, {'few' if han else 'all'} titles"
    shown = []
    for path, page in pages.items():
        found = partial(cache.files, what, page, partial(_shown, page, han=han))
        shown.append(cache.again(f"characters {lang} {path}", (page,), found))
    titles, everything = (
        "".join(sorted(set().union(*(page[part].decode("utf-8") for page in shown))))
        for part in ("titles", "everything")
    )
    files = {}
    for face in _loaded(lang):
        font = vendored[FACES[face].file]
        wanted = titles if face == _headlines(lang) else everything
        cut = partial(_kept, font, wanted, cache)
        files[font_path(face, lang)] = cache.again(f"font {lang} {face}", (font, wanted), cut)
    return files


def _kept(font: bytes, wanted: str, cache: Cache) -> bytes:
    made_from = sha256(font).hexdigest(), wanted
    return cache.files("font", made_from, partial(_cut, font, wanted))["woff2"]


def _cut(font: bytes, wanted: str) -> dict[str, bytes]:
    shown = "".join(sorted(set(wanted) - lacking(font, wanted)))
    return {"woff2": subset(font, shown)}


def _shown(page: bytes, *, han: bool) -> dict[str, bytes]:
    text = page.decode("utf-8")
    titles = (
        match[3]
        for match in _TITLE.finditer(text)
        if not han or (match[1] in {"h1", "h2"} and 'class="t"' not in match[2])
    )
    return {"titles": _characters(" ".join(titles)), "everything": _characters(text)}


def _characters(text: str) -> bytes:
    found = set(unescape(_HIDDEN.sub(" ", text)))
    kept = (c for c in found if c.isprintable() and not tokens.PRIVATE.match(c))
    return "".join(sorted(kept)).encode()
