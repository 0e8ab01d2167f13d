"""The page's style sheet as it is written into the page: font rules, minified, with its hash."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from liuzhou_site.assets.fonts import FontRule
from liuzhou_site.checks.styles import COMMENT
from liuzhou_site.story.markup import Markup

_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r" ?([{};,>]) ?")
_COLON = re.compile(r": (?=[^{}]*[;}])")


@lru_cache(maxsize=64)  # every page of a kind has the same
def minify(css: str) -> str:
    """Return `css` without comments and needless space; strings must not hold braces or commas."""
    text = _SPACE.sub(" ", COMMENT.sub("", css)).strip()
    text = _COLON.sub(":", _TIGHT.sub(r"\1", text))
    return text.replace(";}", "}")


def closely_set(css: str, tag: str) -> str:
    """Return a style sheet in which what holds for Chinese holds for a further language, too.

    It sets its words without spaces, and has its typefaces from the reader's system.
    """
    too = re.sub(
        r':lang\(zh\)|\[lang\|="zh"\]',
        lambda found: f":is({found[0]}, {found[0].replace('zh', tag)})",
        css,
    )
    return f"{too}\n{_ITS_OWN.replace('TAG', tag)}"


_ITS_OWN = """
[lang|="TAG"] {
  --serif: "Ledger Text", serif;
  --head: "Ledger Serif", serif;
  --sans: "Ledger Sans", sans-serif;
  --sub: "Ledger Text", serif;
}
:is(h1, h2, h3):lang(TAG) { word-break: auto-phrase; }
:is(em, em *):lang(TAG) { text-emphasis-position: over right; }
"""
"""Headings break between phrases, where a browser knows them; dots stand above."""


def inline(css: str, fonts: Iterable[FontRule] = ()) -> tuple[Markup, str]:
    """Return `css` minified behind the rules of `fonts`, and its source expression."""
    rules = "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f'font-display:optional;src:url({font.href})format("woff2")}}'
        for font in fonts
    )
    text = rules + minify(css)
    return Markup(text), admission(text)


def admission(text: str) -> str:
    """Return the source expression by which a content security policy admits just this text."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{digest}"
