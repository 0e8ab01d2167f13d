"""A story and its running text: words, mentions in braces, and the few marks of Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.messages import Part, part
from liuzhou_site.model import CELL, NAME

PHRASE = re.compile(rf"\{{({NAME})\|([^{{}}|\n]+)\}}")
REF = re.compile(rf"\{{({CELL}|{NAME})(?::([a-z]+[0-9]{{0,3}}))?\}}")
BRACED = re.compile(r"[{｛][^{}｛｝\n]*[}｝]?|[}｝]")
"""A brace, typed in either input mode, with what it encloses on its line."""
PLACED = re.compile(rf"\{{(chart|list) ({NAME})\}}")
ASIDE = re.compile(r"\{aside(?: +([^{}\n]+?))? *\}")
"""What makes a quotation an aside, with its title: its first line."""


LABEL = "\ufffc"
"""Stands in a block's shape for the words of its first text, where an attribute names it."""
HOLE = "\ufffc"
"""Stands for a mention while the words around it are scanned."""


@dataclass(frozen=True)
class Ref:
    """A mention: the name of a figure, a term or the place, and the form it is to take."""

    name: str
    form: str
    place: Place


@dataclass(frozen=True)
class Markup:
    """A piece of ready HTML: <strong>, </strong>, a link's tags."""

    html: str


@dataclass(frozen=True)
class Phrase:
    """Words that compare, and the name of the comparison that they are bound to."""

    name: str
    words: str
    place: Place


Piece = str | Ref | Phrase | Markup
LINK = '<a href="'
"""How the markup of a link begins."""


@dataclass(frozen=True)
class Inline:
    """A run of text in pieces, with the place where it begins."""

    pieces: tuple[Piece, ...]
    place: Place

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The mentions, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Ref))

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The bound comparisons, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Phrase))

    @property
    def source(self) -> str:
        """The text as it was typed, mentions and marks as well."""
        return "".join(map(_source, self.pieces))

    @property
    def holes(self) -> Iterator[tuple[int, Ref | Phrase]]:
        """The mentions and bound comparisons, each with where its `HOLE` stands in `typed`."""
        at = 0
        for piece in self.pieces:
            if isinstance(piece, Ref | Phrase):
                yield at, piece
            at += len(_typed(piece))

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses that its words lead to, in order."""
        marks = (piece.html for piece in self.pieces if isinstance(piece, Markup))
        return tuple(html.removeprefix(LINK)[:-2] for html in marks if html.startswith(LINK))

    @property
    def typed(self) -> str:
        """The words that no record vouches for, with a `HOLE` for each mention."""
        return "".join(map(_typed, self.pieces))


def _source(piece: Piece) -> str:
    match piece:
        case Ref(name=name, form=form):
            return f"{{{name}:{form}}}"
        case Phrase(name=name, words=words):
            return f"{{{name}|{words}}}"
        case Markup(html=html):
            return html
        case str():
            return piece


def _typed(piece: Piece) -> str:
    return piece if isinstance(piece, str) else HOLE if isinstance(piece, Ref | Phrase) else ""


_FLAT = frozenset(["<p>", "</p>", "<ul><li>", "</li><li>", "</li></ul>"])


@dataclass(frozen=True)
class Block:
    """A block of a section.

    kind: "paragraph", "bullets", "numbered", "quotation", "pull-quote", "aside", "table", "code",
    "break", "subheading", "chart", "list", "image". texts: all runs of text in it, in reading
    order; of an image what it shows, and its caption if there is one.
    name: the chart's or the list's name, the image's file, or the subheading's id.
    shape: of running text, the HTML before each of the texts and behind the last: what must be the
    same in every language. `LABEL` in it stands for the words of the first text.
    """

    kind: str
    texts: tuple[Inline, ...]
    name: str
    place: Place
    shape: tuple[str, ...] = ()

    @property
    def flat(self) -> bool:
        """Say whether it is a paragraph, or a list of words alone."""
        return bool(self.shape) and _FLAT.issuperset(self.shape)

    @property
    def told(self) -> Part:
        """What an editor calls it: “a paragraph”, “the chart “lending””."""
        return part(f"the-{self.kind}", name=self.name) if self.name else part(self.kind)


@dataclass(frozen=True)
class Section:
    """A section with its id, the same in every language."""

    id: str
    heading: Inline
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Story:
    """The feature in one language; summary: the list that may stand below the standfirst."""

    lang: str
    headline: Inline
    standfirst: tuple[Inline, ...]
    summary: tuple[Inline, ...]
    sections: tuple[Section, ...]

    @property
    def flat(self) -> bool:
        """Say whether it has paragraphs and flat lists alone, which need no style of their own."""
        blocks = (b for part in self.sections for b in part.blocks)
        return all(b.flat for b in blocks if b.shape or b.kind == "image")

    def inlines(self) -> Iterator[Inline]:
        """Yield every run of text in reading order."""
        yield from (inline for _, inline in self.named())

    def named(self) -> Iterator[tuple[str, Inline]]:
        """Yield every run of text with a name, in reading order."""
        yield "headline", self.headline
        for name, inlines in (("standfirst", self.standfirst), ("summary", self.summary)):
            yield from ((f"{name} {number}", inline) for number, inline in enumerate(inlines, 1))
        for section in self.sections:
            yield f"{section.id} heading", section.heading
            texts = (text for block in section.blocks for text in block.texts)
            yield from ((f"{section.id} {number}", text) for number, text in enumerate(texts, 1))


def paired(stories: Sequence[Story]) -> Iterator[tuple[str, dict[str, Inline]]]:
    """Yield every run of text in all languages, with a name: stories of one structure, in order."""
    for named in zip(*(story.named() for story in stories), strict=True):
        langs = (story.lang for story in stories)
        yield named[0][0], dict(zip(langs, (inline for _, inline in named), strict=True))


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
    return problem("bad-mention", place, found=braced)
