"""What a figure counts, in the words of the source around it: a first proposal of its label."""

from __future__ import annotations

import re

from liuzhou_site.figures.transcript import STOP, sentence
from liuzhou_site.model import Quantity
from liuzhou_site.numbers import LANGUAGES, read, scan

NAMELESS = "…"
"""The label of a figure in a language in which nobody has said yet what it counts."""
_LONGEST = 60  # characters; an id has 40
_MARKS = re.compile(r"[,，。;；:：、()（）“”\"‘…—–!?！？]|\.(?:\s|$)|(?<=\s)--(?=\s)")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|rose|fell|stood|grew|increased|decreased|declined"
    r"|averaged|reached|totalled|changed|edged|lost|gained|numbered|cost)\b"
)
_NO_WORDS = re.compile(r"[{}｛｝<>|*_\[\]]")  # what Markdown and mentions are made of
_JOINT = re.compile(r"[,;]|\band\b")
_AT_ENDS = re.compile(
    r"^(?:(?:the|an?|and|with|of|in|at|to|from|by|for|about|that|both|this|these|there|it|than"
    r"|more|fewer|less|lower|higher|was|were)\b\s*)+"
    r"|(?:\s*\b(?:the|an?|and|with|of|in|at|to|from|by|for|on|or|as))+$",
    re.IGNORECASE,
)
_HAN_ENDS = re.compile(
    r"^(?:其中|以及|并|和|的|了|约|共|仅|全年|年末|截至|累计|分别)+"
    r"|(?:其中|分别|达到|达|为|有|约|共|占|的|了|超|近|比上年|同比|增长|下降|上涨|增加|减少|名义|实际)+$"
)


def label(text: str, lang: str, one: Quantity, low: int, high: int) -> str:
    """Return words of a paragraph that say what a number counts, with no numeral in them; or "".

    low, high: where the numbers before and behind it end and begin.
    """
    start, end = one.span
    before, behind = text[low:start], STOP.split(text[end:high])[0]
    if lang == "zh":
        counted = one.unit not in {"", "CNY", "share"} and not one.change
        tries = [_MARKS.split(before)[-1], _MARKS.split(behind)[0]]
        tries = tries[::-1] if counted else tries
        tries += [part for part in reversed(_MARKS.split(text[:start])) if part]
    else:
        first, _ = sentence(text, one.span)
        tries = [
            *(_subject(part) for part in (text[first:start], behind)),
            *(_MARKS.split(before)[-1], _MARKS.split(behind)[0], text[first:start]),
        ]
    cleaned = (_clean(part, lang) for part in tries)
    return next((words for words in cleaned if _says_what(words)), "")


def _says_what(words: str) -> bool:
    """Say whether words may be a label: no letter or verb alone, nothing that reads as a number."""
    if len(words) <= 1 or _VERB.fullmatch(words) or _NO_WORDS.search(words):
        return False
    return not any(scan(words, lang) or read(words, lang) for lang in LANGUAGES)


def _subject(words: str) -> str:
    """Return what stands before the last verb of English words, from the last comma on."""
    verbs = list(_VERB.finditer(words))
    return _JOINT.split(words[: verbs[-1].start()])[-1] if verbs else ""


def _clean(words: str, lang: str) -> str:
    """Return the longest run of `words` without a numeral, without what only joins it."""
    at, runs = 0, list[str]()
    for start, end in [*scan(words, lang), (len(words), len(words))]:
        runs.append(words[at:start])
        at = end
    ends = _HAN_ENDS if lang == "zh" else _AT_ENDS
    longest = max((ends.sub("", run.strip(" -–—'’")).strip() for run in runs), key=len)
    if len(longest) > _LONGEST:
        longest = longest[-_LONGEST:] if lang == "zh" else longest[-_LONGEST:].partition(" ")[2]
    return longest


def named(words: str, paragraph: int, order: int, taken: set[str]) -> str:
    """Return an id that nothing has: of English words, else of where the number stands."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    name = plain[:_ID].strip("_") if plain[:1].isalpha() else f"p{paragraph}_{order}"
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}_{count}"
    return found


_ID = 32  # characters, so that a number fits behind
