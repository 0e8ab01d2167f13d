"""What a style sheet says, counts or hides: it may dress what stands in texts, and no more.

Words, counts and letters turned around are refused. Whatever else is no mere dress of a text, a
place of its own, a size, what is not displayed, may hide something: it is compared with the
engine's own, as the templates are, and an editor looks at the pages and accepts it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from liuzhou_site.numbers.technical import COUNTERS

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARED = re.compile(
    r"(?P<name>[\w-]+)\s*:\s*(?P<value>(?:\"[^\"]*\"|'[^']*'|[^;{}\"'])*)(?=[;}])|@counter-style\b[^{]*"
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_COUNTED = "|".join(sorted(COUNTERS))
_SAYS = re.compile(rf"said!|\bvar\(|\bcounters?\(\s*(?!(?:{_COUNTED})\b)", re.IGNORECASE)
_MARKS = re.compile(r"said!|(?<![\w-])(?!(?:none|inside|outside)\b)[a-z]", re.IGNORECASE)
_COUNTS = re.compile(rf"(?<![\w-])(?!(?:{_COUNTED}|none)\b)[\w-]", re.IGNORECASE)
_ANY = re.compile(r"\w")
_FORBIDDEN = {
    "content": _SAYS, "quotes": _SAYS, "list-style": _MARKS, "list-style-type": _MARKS,
    "counter-reset": _COUNTS, "counter-set": _COUNTS, "counter-increment": _COUNTS,
    "direction": _ANY, "unicode-bidi": _ANY,
}  # fmt: skip
"""Property → what its value may not hold: words, counts of our own, letters turned around."""
_PART = re.compile(r"((?:\"[^\"]*\"|'[^']*'|[^{};\"'])*)([{};])")
"""What stands before a brace or a semicolon of a style sheet."""
_DRESS = re.compile(
    "|".join(
        "(?:{}):(?:{})".format(*line.split(maxsplit=1))
        for line in (files(__package__) / "dress.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ),
    re.IGNORECASE,
)
"""A declaration that hides nothing."""


@lru_cache(maxsize=16)  # the same sheets at every check
def hiding(css: str) -> tuple[str, ...]:
    """Return each declaration that might hide something, with what it holds for."""
    return tuple(_hiding(css))


def _hiding(css: str) -> Iterator[str]:
    within: list[str] = []
    for before, end in _PART.findall(" ".join(COMMENT.sub(" ", css).split()) + "}"):
        part = before.strip()
        name, colon, value = part.partition("!")[0].partition(":")
        if end == "{":
            within.append(part)
        elif part and not (colon and _DRESS.fullmatch(f"{name.strip()}:{value.strip()}")):
            yield f"{' '.join(within)} {{ {part} }}"
        if end == "}" and within:
            within.pop()


def words_in_css(css: str) -> tuple[tuple[int, str], ...]:
    """Return (line, declaration) of what a style sheet says, draws, counts or turns.

    What readers are told stands in texts, where it is checked; a look adds marks at most.
    """
    return tuple(_words_in(COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)))


def _words_in(bare: str) -> Iterator[tuple[int, str]]:
    for match in _DECLARED.finditer(bare):
        forbidden = _FORBIDDEN.get((match["name"] or "").lower())
        value = _STRING.sub(_said, match["value"] or "").strip()
        drawn = match["name"] not in {None, "src"} and "url(" in value.lower()
        if not match["name"] or drawn or (forbidden and forbidden.search(value)):
            yield bare.count("\n", 0, match.start()) + 1, " ".join(match[0].split())


def _said(string: re.Match[str]) -> str:
    """Return what stands for a string of a style sheet: whether it says a word or a number."""
    return "said!" if re.search(r"[\w\\]", string[0]) else ""
