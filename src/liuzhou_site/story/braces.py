"""What stands in braces; and plain texts with mentions, without Markdown."""

import re
import unicodedata
from functools import lru_cache

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.model import CELL, NAME
from liuzhou_site.story.inline import Inline, Phrase, Piece, Ref

PHRASE = re.compile(rf"\{{({NAME})\|([^{{}}|\n]+)\}}")
REF = re.compile(rf"\{{({CELL}|{NAME})(?::([a-z]+[0-9]{{0,3}}))?\}}")
BRACED = re.compile(r"[{｛][^{}｛｝\n]*[}｝]?|[}｝]")
"""A brace, typed in either input mode, with what it encloses on its line."""
PLACED = re.compile(rf"\{{(chart|list) ({NAME})\}}")
ASIDE = re.compile(r"\{aside(?: +([^{}\n]+?))? *\}")
"""What makes a quotation an aside, with its title: its first line."""


@lru_cache(maxsize=4096)
def parse_text(text: str, place: Place) -> tuple[Inline, tuple[Problem, ...]]:
    """Read a plain text with mentions (a title, a note): no Markdown."""
    pieces: list[Piece] = []
    problems: list[Problem] = []
    end = 0
    for brace in BRACED.finditer(text):
        if brace.start() > end:
            pieces.append(single_spaced(text[end : brace.start()]))
        end = brace.end()
        found = brace_piece(brace[0], place.within(text, brace.start()))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            pieces.append(found)
    if end < len(text):
        pieces.append(single_spaced(text[end:]))
    if marked := _MARKED.search(text):
        here = place.within(text, marked.start())
        problems.append(problem("marked-text", here, found=marked[0][:40]))
    return Inline(tuple(pieces), place), tuple(problems)


_MARKED = re.compile(
    r"\[\^[^\]\n]+\]|~~|`[^`\n]+`|!?\[[^\]\n]*\][(（][^)）\n]*[)）]|［[^］\n]*］（[^）\n]*）"
    r"|\*\*[^*\n]*(?:\*\*)?|__(?=\S)|[＊＿]{2}|(?<![\w*])\*(?=\S)[^*\n]*\*(?!\w)"
    r"|^#{1,6}(?=[ \u4e00-\u9fff])",
    re.MULTILINE,
)
"""Markdown, in a text that has none."""


def single_spaced(text: str) -> str:
    """Return `text` with one space where several stand: no reader is shown more."""
    return re.sub(" {2,}", " ", text)


def brace_piece(braced: str, place: Place) -> Ref | Phrase | Problem:
    """Read what stands from a brace on: a mention, a comparison, or the mistake that it is."""
    if match := PHRASE.fullmatch(braced):
        return Phrase(match[1], match[2].strip(), place)
    if match := REF.fullmatch(braced):
        return Ref(match[1], match[2] or "prose", place)
    plain = unicodedata.normalize("NFKC", braced)
    if (
        REF.fullmatch(plain)
        or PHRASE.fullmatch(plain)
        or (plain != braced and (PLACED.fullmatch(plain) or ASIDE.fullmatch(plain)))
    ):
        return problem("fullwidth-brace", place, found=braced, expected=plain)
    if PLACED.fullmatch(braced) or ASIDE.fullmatch(braced):
        return problem("not-alone", place, found=braced)
    if not plain.endswith("}") or not plain.startswith("{"):
        return problem("open-brace", place, found=braced[:40].strip())
    near = _in_its_letters(braced)
    return problem("bad-mention", place, found=braced, nearest=near if REF.fullmatch(near) else "")


def _in_its_letters(braced: str) -> str:
    """Return a mention without spaces, in lower case but for what periods have in capitals."""
    small = re.sub(r"\s", "", braced.lower())
    return re.sub(r"(?<=@)fy(?=\d)|(?<=-)[qh](?=\d)", lambda found: found[0].upper(), small)
