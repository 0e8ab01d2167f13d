"""A story and its running text: words, mentions in braces, and the few marks of Markdown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from liuzhou_site.errors import Place
from liuzhou_site.messages import Part, part

LABEL = "\ufffc"
"""Stands in a block's shape for its name: the words of its first text, or those over footnotes."""
LANG = "\ufffd"
"""Stands in a block's shape for the language, in ids that both languages have on one page."""
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


class SignRole(Enum):
    """Where the sign of a footnote stands, and so leads."""

    FIRST = "first"
    AGAIN = "again"
    BACK = "back"


@dataclass(frozen=True)
class NoteSign:
    """The sign of a footnote: in the text it leads to the note, behind the note back to the text.

    number: 0 until the signs of the whole story have been counted.
    """

    label: str
    place: Place
    number: int = 0
    role: SignRole = SignRole.FIRST


Piece = str | Ref | Phrase | Markup | NoteSign
LINK = '<a href="'
"""How the markup of a link begins."""


@dataclass(frozen=True)
class Inline:
    """A run of text in pieces, with the place where it begins."""

    pieces: tuple[Piece, ...]
    place: Place

    def __hash__(self) -> int:
        """Tell texts apart by where they begin; all their pieces would take long."""
        return hash((self.place, len(self.pieces)))

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """The mentions, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Ref))

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The bound comparisons, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Phrase))

    @property
    def notes(self) -> tuple[NoteSign, ...]:
        """The signs of footnotes, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, NoteSign))

    @cached_property
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

    @cached_property
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
        case NoteSign(label=label):
            return f"[^{label}]"
        case str():
            return piece


def _typed(piece: Piece) -> str:
    return piece if isinstance(piece, str) else HOLE if isinstance(piece, Ref | Phrase) else ""


_FLAT = frozenset(["<p>", "</p>", "<ul><li>", "</li><li>", "</li></ul>"])


@dataclass(frozen=True)
class Block:
    """A block of a section.

    kind: "paragraph", "bullets", "numbered", "definitions", "quotation", "pull-quote", "aside",
    "table", "code", "break", "footnotes", "subheading", "chart", "list", "image".
    texts: all runs of text in it, in reading order; of an image what it shows, and its caption if
    there is one.
    name: the chart's or the list's name, the image's file, or the subheading's id.
    shape: of running text, the HTML before each of the texts and behind the last: what must be the
    same in every language, but for what `LABEL` and `LANG` stand for.
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


LEAD = "lead"
"""The id of what stands before the first section, which has none of its own."""


@dataclass(frozen=True)
class Story:
    """The feature in one language.

    summary: the list that may stand below the standfirst; lead: the chart or the image that may
    open the story, beside its headline.
    """

    lang: str
    headline: Inline
    standfirst: tuple[Inline, ...]
    summary: tuple[Inline, ...]
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]

    @property
    def lead_image(self) -> Block | None:
        """The image that opens the story, if one does."""
        return next((block for block in self.lead if block.kind == "image"), None)

    @property
    def parts(self) -> tuple[Section, ...]:
        """What holds blocks: the opening under its headline, then the sections."""
        return (Section(LEAD, self.headline, self.lead), *self.sections)

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        return (block for part in self.parts for block in part.blocks)

    @property
    def flat(self) -> bool:
        """Say whether it has paragraphs and flat lists alone, which need no style of their own."""
        return all(b.flat for b in self.blocks if b.shape or b.kind == "image")

    def inlines(self) -> Iterator[Inline]:
        """Yield every run of text in reading order."""
        yield from (inline for _, inline in self.named())

    def named(self) -> Iterator[tuple[str, Inline]]:
        """Yield every run of text with a name, in reading order."""
        yield "headline", self.headline
        for name, inlines in (("standfirst", self.standfirst), ("summary", self.summary)):
            yield from ((f"{name} {number}", inline) for number, inline in enumerate(inlines, 1))
        for section in self.parts:
            if section.id != LEAD:
                yield f"{section.id} heading", section.heading
            texts = (text for block in section.blocks for text in block.texts)
            yield from ((f"{section.id} {number}", text) for number, text in enumerate(texts, 1))


OPENING = 28
"""Characters of a paragraph that tell it from others."""


def outline(story: Story) -> Story:
    """Return a story without what no other page shows of it: it is equal after most changes.

    It keeps its headline, headings and opening; of its texts how they begin, and what they mention.
    """
    nowhere = Place("")

    def whole(text: Inline) -> Inline:
        pieces = (one if isinstance(one, str | Markup) else replace(one, place=nowhere)
                  for one in text.pieces)  # fmt: skip
        return Inline(tuple(pieces), nowhere)

    def begun(text: Inline) -> Inline:
        first = [one[: OPENING + 1] for one in text.pieces[:1] if isinstance(one, str)]
        return Inline(
            (*first, *whole(Inline((*text.refs, *text.phrases), nowhere)).pieces), nowhere
        )

    def block(one: Block, kept: Callable[[Inline], Inline]) -> Block:
        return replace(one, texts=tuple(map(kept, one.texts)), place=nowhere)

    sections = (
        Section(part.id, whole(part.heading), tuple(block(one, begun) for one in part.blocks))
        for part in story.sections
    )
    lead = tuple(block(one, whole) for one in story.lead)
    top = whole(story.headline), tuple(map(begun, story.standfirst))
    return Story(story.lang, *top, tuple(map(begun, story.summary)), lead, tuple(sections))


def paired(stories: Sequence[Story]) -> Iterator[tuple[str, dict[str, Inline]]]:
    """Yield every run of text in all languages, with a name: stories of one structure, in order."""
    for named in zip(*(story.named() for story in stories), strict=True):
        langs = (story.lang for story in stories)
        yield named[0][0], dict(zip(langs, (inline for _, inline in named), strict=True))
