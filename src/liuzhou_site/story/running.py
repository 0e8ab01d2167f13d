"""Blocks of running text: markdown-it's tokens → the HTML around each of their texts.

The HTML is what must be the same in every language; the texts are checked one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.story.braces import ASIDE
from liuzhou_site.story.inline import LABEL, Block, Inline, Markup, NoteSign

if TYPE_CHECKING:
    from markdown_it.token import Token

KINDS = {
    "paragraph_open": "paragraph", "bullet_list_open": "bullets", "ordered_list_open": "numbered",
    "dl_open": "definitions",
    "blockquote_open": "quotation", "table_open": "table", "fence": "code", "hr": "break",
}  # fmt: skip
"""The token that a block begins with → its kind."""
_SCROLLS = f'<div class="scroll" tabindex="0" role="group" aria-label="{LABEL}"><table>'
_OPENED = {
    "table": (_SCROLLS, "</table></div>"),
    "aside": ('<aside role="note">', "</aside>"),  # a landmark would need a name
    "who": ('<p class="who">', "</p>"),
}
_ALIGNED = {"text-align:right": "r", "text-align:center": "c"}
_WHO = re.compile(r"(?:^|\n)(?P<who>[—―–]+[ \u00a0]?[^\s—―–][^\n]*)\Z")
_CAPTION = re.compile(r"[:：]\s*(?=\S)")

_LEAST = 5  # tokens of a quotation that says anything

Reads = Callable[[str, "Token", int], "Token"]
"""Reads a part of an inline token's content once more, so many lines further down."""


def grouped(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of one block after the other; a table with the caption behind it."""
    group: list[Token] = []
    depth = 0
    for number, token in enumerate(tokens):
        group.append(token)
        depth += token.nesting
        following = tokens[number + 2 : number + 3]
        captioned = token.type == "table_close" and any(
            _CAPTION.match(one.content) for one in following
        )
        if depth == 0 and not captioned:
            yield group
            group = []


def alone(inline: Token) -> Token | None:
    """Return the image that is all of a paragraph; None where there is none."""
    children = inline.children or []
    return children[0] if [one.type for one in children] == ["image"] else None


@dataclass(frozen=True)
class Run:
    """What a block of running text is made of; `Block` has its fields. An aside is no quotation."""

    kind: str
    tokens: tuple[Token, ...]


def run_of(group: list[Token], reads: Reads) -> Run:
    """Return a block's tokens as they are set: who was quoted, the title of an aside, a caption."""
    kind = KINDS[group[0].type]
    if kind == "table":
        return Run(kind, tuple(_captioned(group, reads)))
    if kind != "quotation" or len(group) < _LEAST:
        return Run(kind, tuple(group))
    first, last = group[2], group[-3]
    if first.type == "inline" and (match := ASIDE.match(first.content)):
        return Run("aside", tuple(_aside(group, match, reads)))
    if last.type == "inline" and (match := _WHO.search(last.content)):
        return Run(kind, tuple(_attributed(group, match, reads)))
    return Run(kind, tuple(group))


def _named(kind: str, before: Token, inline: Token) -> list[Token]:
    opened = before.copy(type=f"{kind}_open", tag=kind, nesting=1, hidden=False)
    return [opened, inline, opened.copy(type=f"{kind}_close", nesting=-1)]


def _captioned(group: list[Token], reads: Reads) -> list[Token]:
    if group[-1].type == "table_close":
        return group
    *table, opened, inline, _ = group
    match = _CAPTION.match(inline.content)
    words = reads(inline.content[match.end() if match else 0 :], inline, 0)
    return [table[0], *_named("caption", opened, words), *table[1:]]


def _aside(group: list[Token], match: re.Match[str], reads: Reads) -> list[Token]:
    opened, paragraph, inline, ended, *others, closed = group
    titled = _named("h3", paragraph, reads(match[1], inline, 0)) if match[1] else []
    rest = inline.content[match.end() :].removeprefix("\n")
    began = [paragraph, reads(rest, inline, 1), ended] if rest else []
    opened, closed = opened.copy(tag="aside"), closed.copy(tag="aside")
    return [opened, *titled, *began, *others, closed]


def _attributed(group: list[Token], match: re.Match[str], reads: Reads) -> list[Token]:
    """Return a quotation with who said it below: it is none of the words that were said."""
    *before, opened, inline, ended, closed = group
    said = inline.content[: match.start()]
    quoted = [opened, reads(said, inline, 0), ended] if said else []
    who = reads(match["who"], inline, said.count("\n") + 1 if said else 0)
    return [*before, *quoted, closed, *_named("who", opened, who)]


def shaped(
    tokens: Sequence[Token], text: Callable[[Token], Inline], line: Callable[[Token, int], Inline]
) -> tuple[tuple[str, ...], tuple[Inline, ...]]:
    """Return the HTML around each text of a block, and the texts; line: reads a line of code."""
    shape, texts, closing = [""], [], []
    before = tokens[0]
    for token in tokens:
        if token.type == "inline" and token.content:
            texts.append(text(token))
            shape.append("")
        elif token.type == "fence":
            shape[-1] += '<pre tabindex="0"><code>'
            for number, words in enumerate(token.content.split("\n")[:-1]):
                if words:
                    texts.append(line(token, number))
                    shape.append("")
                shape[-1] += "&#10;"
            shape[-1] += "</code></pre>"
        elif token.nesting > 0:
            opened, closed = _element(token, before)
            closing.append(closed)
            shape[-1] += opened
        elif token.nesting < 0:
            shape[-1] += closing.pop()
        elif token.type == "hr":
            shape[-1] += "<hr/>"
        before = token
    return tuple(shape), tuple(texts)


_ITEMS = ("list_item_open", "dd_open")


def _element(token: Token, before: Token) -> tuple[str, str]:
    """Return how the element of a token opens and closes.

    The first paragraph of an item or a definition is the item; the first cell of a row is its head.
    """
    if token.hidden or (token.tag == "p" and before.type in _ITEMS):
        return "", ""
    if token.tag in _OPENED:
        return _OPENED[token.tag]
    tag, more = token.tag, _ALIGNED.get(str(token.attrGet("style")), "")
    more = f' class="{more}"' if more else ""
    if tag == "th":
        more += ' scope="col"'
    elif tag == "td" and before.type == "tr_open":
        tag, more = "th", f'{more} scope="row"'
    return f"<{tag}{more}>", f"</{tag}>"


_PIPED = re.compile(r"^[|｜].*", re.MULTILINE)
_COLON = re.compile(r"^[:：]", re.MULTILINE)


def misplaced(path: str, run: Run) -> Iterator[Problem]:
    """Yield what a block of running text cannot hold, and a table that nobody can call by name."""
    inside = [token.type for token in run.tokens]
    for token in run.tokens:
        place = Place(path, (token.map or [0])[0] + 1)
        if token.type == "heading_open":
            yield problem("foreign-markdown", place, found=f"{token.markup} …")
        elif token.type == "ordered_list_open" and (start := token.attrGet("start")) is not None:
            yield problem("foreign-markdown", place, found=f"{start}{token.markup}")
        elif token.type == "table_open" and "caption_open" not in inside:
            yield problem("table-unnamed", place)
        elif token.type == "footnote_reference_open":
            yield problem("note-misplaced", place, found=token.meta["label"])
        elif token.type == "inline" and (match := _COLON.search(token.content)):
            line = place.line + token.content.count("\n", 0, match.start())
            yield problem("colon-alone", Place(path, line))
        elif token.type == "inline" and (match := _PIPED.search(token.content)):
            yield problem("foreign-markdown", place, found=match[0].strip()[:40])


def pulled(blocks: list[Block]) -> list[Block]:
    """Return the blocks, where a quotation of words that stand in a paragraph is a pull quote."""
    told = [_bare(text) for one in blocks if one.kind == "paragraph" for text in one.texts]
    return [
        replace(one, kind="pull-quote", shape=_PULLED)
        if one.shape == _QUOTED and any(_bare(one.texts[0]) in text for text in told)
        else one
        for one in blocks
    ]


_QUOTED = ("<blockquote><p>", "</p></blockquote>")
_PULLED = ('<blockquote class="pull"><p>', "</p></blockquote>")


def _bare(inline: Inline) -> str:
    """Return a text without spaces and marks, its mentions as they are written."""
    said = (
        piece if isinstance(piece, str) else f"{{{piece.name}}}"
        for piece in inline.pieces if not isinstance(piece, Markup | NoteSign)
    )  # fmt: skip
    return "".join("".join(said).split())
