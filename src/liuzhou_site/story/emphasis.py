"""Emphasis as CommonMark has it, but for texts that set no spaces between their words.

Beside a Han character a punctuation mark keeps no `**` from opening or closing, as CommonMark's
CJK-friendly amendment has it: `有**{bridges}**桥`, `说**“老桥”**还在`.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

STRAY = "stray"
"""The type of a token whose mark found no partner."""


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Take a run of * or _, and note whether it may open and whether it may close."""
    marker, start = state.src[state.pos], state.pos
    if silent or marker not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    left, right = _flanks(before, after), _flanks(after, before)
    apart = marker == "*"  # the other mark does not split a word
    opens = left and (apart or not right or _punctuates(before))
    closes = right and (apart or not left or _punctuates(after))
    for _ in range(end - start):
        state.push("text", "", 0).content = marker
        last = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), end - start, last, -1, opens, closes))
    state.pos = end
    return True


def strays(state: StateInline) -> None:
    """Give every mark that marks nothing a type of its own; run after all have been paired.

    A low line does so within a word of letters (snake_case), but beside a Han character somebody
    meant it.
    """
    found = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]
    for delimiters in found:
        closing = {one.end for one in delimiters if one.end >= 0}
        for place, one in enumerate(delimiters):
            token, single = state.tokens[one.token], one.end < 0 and place not in closing
            if single and (token.content == "*" or _beside_wide(state, one.token)):
                token.type = STRAY


def _beside_wide(state: StateInline, at: int) -> bool:
    before = "".join(token.content for token in state.tokens[:at])[-1:]
    after = "".join(token.content for token in state.tokens[at + 1 :])[:1]
    return any(map(_wide, (before, after)))


def _flanks(outer: str, inner: str) -> bool:
    """Say whether a run may mark what begins (or ends) with `inner`, seen from `outer`."""
    if inner.isspace():
        return False
    return not _punctuates(inner) or outer.isspace() or _punctuates(outer) or _wide(outer)


def _punctuates(character: str) -> bool:
    marks = isMdAsciiPunct(ord(character)) or isPunctChar(character)
    return marks and not _wide(character)


def _wide(character: str) -> bool:
    """Say whether a character is one of East Asia's, punctuation included."""
    return character != "" and unicodedata.east_asian_width(character) in {"W", "F"}
