"""The page's style sheet as it is written into the page: font rules, minified, with its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from liuzhou_site.assets.fonts import FontRule

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r" ?([{};,>]) ?")
_COLON = re.compile(r": (?=[^{}]*[;}])")


@dataclass(frozen=True)
class Stylesheet:
    """Text of the `<style>` element, and its source expression for `style-src`."""

    text: Markup
    hash: str


@lru_cache(maxsize=64)  # every page of a kind has the same
def minify(css: str) -> str:
    """Return `css` without comments and needless space; strings must not hold braces or commas."""
    text = _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
    text = _COLON.sub(":", _TIGHT.sub(r"\1", text))
    return text.replace(";}", "}")


def inline(css: str, fonts: Iterable[FontRule] = ()) -> Stylesheet:
    """Return `css` minified behind the rules of `fonts`, and the hash that admits it."""
    rules = "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};'
        f'font-display:optional;src:url({font.href})format("woff2")}}'
        for font in fonts
    )
    text = rules + minify(css)
    return Stylesheet(Markup(text), admission(text))  # noqa: S704 - the site's own style sheet


def admission(text: str) -> str:
    """Return the source expression by which a content security policy admits just this text."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{digest}"
