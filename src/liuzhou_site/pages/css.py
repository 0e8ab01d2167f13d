"""The page's style sheet as it is written into the page: font rules, minified, with its hash."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from liuzhou_site.assets.fonts import FontRule
from liuzhou_site.numbers.technical import COUNTERS
from liuzhou_site.story.markup import Markup

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r" ?([{};,>]) ?")
_COLON = re.compile(r": (?=[^{}]*[;}])")
_DECLARED = re.compile(
    r"(?P<name>[\w-]+)\s*:\s*(?P<value>(?:\"[^\"]*\"|'[^']*'|[^;{}\"'])*)(?=[;}])|@counter-style\b[^{]*"
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_COUNTED = "|".join(sorted(COUNTERS))
_SAYS = re.compile(rf"said!|\bvar\(|\bcounters?\(\s*(?!(?:{_COUNTED})\b)", re.IGNORECASE)
_MARKS = re.compile(r"said!|(?<![\w-])(?!(?:none|inside|outside)\b)[a-z]", re.IGNORECASE)
_COUNTS = re.compile(rf"(?<![\w-])(?!(?:{_COUNTED}|none)\b)[\w-]", re.IGNORECASE)
_ANY = re.compile(r"\w")
_AWAY = r"-(?:\d{3}|\d\d+(?:\.\d+)?(?:r?em|ch|[dls]?v[a-z]+)\b)"
_NOTHING = r"^0+(?:\.0*)?[a-z%]*$"
_HIDDEN = {
    "opacity": r"^(?:0*(?:\.(?:[01]\d*)?)?|1?\d%)$",
    "font-size": r"^(?:0+\.?0*[a-z%]*|0*\.[0-4]\d*r?em|[0-7](?:\.\d+)?px|[1-4]?\d%)$",
    "line-height": r"^0*(?:0|\.[0-4])\d*[a-z%]*$",
    "letter-spacing": r"^-(?!0*\.0)",
    "text-indent": "^-",
    "color": r"^(?:transparent|var\(--paper\))$",
    "transform": "scale|rotate|skew|matrix",
    "clip-path": r"^(?!inset\(50%\))",
    "filter": "opacity|contrast",
    **dict.fromkeys(("left", "right", "top", "bottom", "inset", "margin", "translate"), _AWAY),
    **dict.fromkeys(("height", "width", "max-height", "max-width", "block-size"), _NOTHING),
}
"""Property → what hides the text or moves it away."""
_FORBIDDEN = {
    "content": _SAYS, "quotes": _SAYS, "list-style": _MARKS, "list-style-type": _MARKS,
    "counter-reset": _COUNTS, "counter-set": _COUNTS, "counter-increment": _COUNTS,
    "direction": _ANY, "unicode-bidi": _ANY, "-webkit-text-fill-color": _ANY, "zoom": _ANY,
    "scale": _ANY, "rotate": _ANY, "mask": _ANY, "mask-image": _ANY, "-webkit-text-security": _ANY,
    **{name: re.compile(pattern) for name, pattern in _HIDDEN.items()},
}  # fmt: skip
"""Property → what its value may not hold: words, counts of our own, letters turned or hidden."""


@lru_cache(maxsize=64)  # every page of a kind has the same
def minify(css: str) -> str:
    """Return `css` without comments and needless space; strings must not hold braces or commas."""
    text = _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
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


def speaking(css: str) -> tuple[tuple[int, str], ...]:
    """Return (line, declaration) of what a style sheet says, draws, counts, turns or hides.

    What readers are told stands in texts, where it is checked; a look adds marks at most.
    """
    return tuple(_speaking(_COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)))


def _speaking(bare: str) -> Iterator[tuple[int, str]]:
    for match in _DECLARED.finditer(bare):
        forbidden = _FORBIDDEN.get((match["name"] or "").lower())
        value = _STRING.sub(_said, match["value"] or "").strip()
        drawn = match["name"] not in {None, "src"} and "url(" in value.lower()
        if not match["name"] or drawn or (forbidden and forbidden.search(value)):
            yield bare.count("\n", 0, match.start()) + 1, " ".join(match[0].split())


def _said(string: re.Match[str]) -> str:
    """Return what stands for a string of a style sheet: whether it says a word or a number."""
    return "said!" if re.search(r"[\w\\]", string[0]) else ""
