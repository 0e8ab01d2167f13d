"""Prose with mentions → HTML with links to the ledger, or plain words for cards and metadata."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain, zip_longest

from liuzhou_site.errors import Place
from liuzhou_site.figures.history import WAS
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Status
from liuzhou_site.numbers import FORMS, tokens
from liuzhou_site.numbers.comparing import Hit
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.changes import Turned, changes_in, settled, stands_on_change
from liuzhou_site.story.figure_text import BARE, OPENS, Voice
from liuzhou_site.story.footnotes import linked
from liuzhou_site.story.inline import LABEL, LANG, LINK, Block, Inline, NoteSign, Phrase, Piece, Ref
from liuzhou_site.story.inline import Markup as Ready
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor

DOUBTFUL = (Status.CONTRADICTED, Status.NOT_FOUND)
_HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff\u3001\u300a-\u300b\u00b7]*")
_LATIN = re.compile(r"[A-Za-z]{3,}(?:[ '’&-]+[A-Za-z]+)*")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[ \t\n]+")
_LONG = 14  # characters of a number that may have to break on a phone
_MENTION = Markup('<a class="q %s" href="%s#%s">%s</a>')
_BUTTON = Markup('<label class="q %s">%s<button popovertarget="n-%s"></button></label>')
_LONG_ENDED = re.compile(r'<label class="q [^"]*\bw\b[^"]*">(?:(?!</label>).)*</label>[.,;:!?)]+')
"""A mention that may break, with the mark behind it, which begins no line."""
_FOREIGN = Markup('<span lang="%s">%s</span>')


def untagged(words: str) -> str:
    """Return HTML as words on one line; spaces that do not break stay, as numbers have them."""
    return _BLANK.sub(" ", unescape(_TAG.sub("", words))).strip(" ")


@dataclass(frozen=True)
class Typesetter:
    """A voice, and where ledger and story lie as seen from the page that is being set."""

    voice: Voice
    ledger: str
    story: str = ""  # where its sections lie, unless on this page

    def html(self, inline: Inline) -> Markup:
        """Return the text as HTML, every mention a link to its row."""
        return Markup("").join(self._piece(piece) for piece in self._settled(inline).pieces)

    def opening(self, inline: Inline, notes: Collection[str], first: Iterable[str]) -> Markup:
        """Return the text as HTML; figures and terms in `notes` open their notes.

        first: the figures that this text is the first to mention; paper numbers them.
        """
        waiting = set(first)
        parts: list[Markup] = []
        for piece in self._settled(inline).pieces:
            if not isinstance(piece, Ref) or piece.name not in notes:
                parts.append(self._piece(piece))
                continue
            once = (
                piece.name in waiting and piece.form.removeprefix(OPENS).removeprefix(BARE) in FORMS
            )
            waiting -= {piece.name} if once else set()
            if piece.form == "first":
                parts.append(self._explained(piece.name))
            elif piece.name in self.voice.book.figures:
                parts.append(self._opener(piece.name, piece.form, " one" if once else ""))
            else:
                parts.append(self._piece(piece))
        return Markup(_LONG_ENDED.sub(r'<span class="nb">\g<0></span>', "".join(map(str, parts))))

    def filled(self, block: Block, texts: Iterable[Markup]) -> Markup:
        """Return a block of running text as HTML; texts: its runs of text as HTML."""
        label = escape(self.words(block.texts[0])) if block.texts else ""
        if block.kind == "footnotes":
            label = escape(self.voice.project.words(self.voice.lang, "footnotes"))
        shape = (
            Markup(one).replace(LABEL, label).replace(LANG, self.voice.lang) for one in block.shape
        )
        pairs = zip_longest(shape, texts, fillvalue="")
        return Markup("").join(chain.from_iterable(pairs))

    def words(self, inline: Inline) -> str:
        """Return the text without HTML: mentions said, tokens kept."""
        return "".join(map(self._worded, self._settled(inline).pieces))

    def changes(self, inline: Inline) -> Mapping[int, Turned]:
        """Return the changes that a text mentions, each with the way its words say it goes."""
        return changes_in(inline, self.voice, self._plain)

    def stands_on_change(self, inline: Inline, hit: Hit) -> bool:
        """Say whether a word of comparison in what is typed is what a change says itself."""
        return stands_on_change(inline, self.voice, self._plain, hit)

    def text(self, text: str) -> str:
        """Return a short text of YAML or CSV as words with tokens."""
        return self.words(parse_text(text, Place(""))[0])

    def rich(self, text: str) -> Markup:
        """Return a short text of YAML or CSV as HTML."""
        return self.html(parse_text(text, Place(""))[0])

    def mention(self, name: str, form: str = "prose") -> Markup:
        """Return one figure's mention as a link to its row."""
        looks = self.looks(self.voice.book.figures[name])
        said = self._number(name, form)
        return _MENTION % (looks, self.ledger, name, said)

    def _opener(self, name: str, form: str, classes: str) -> Markup:
        """Return a mention with a button over it, which opens its note.

        The number stays text: to copy, to search, for readers that show no buttons.
        """
        plain = self.voice.plain(name, form)
        own = self.voice.lang in self.voice.project.rules
        spaced = plain.isascii() or (own and not self._closely(self.voice.lang))
        long = " w" if len(plain) > _LONG and spaced else ""
        looks = self.looks(self.voice.book.figures[name])
        return _BUTTON % (f"{looks}{long}{classes}", self._number(name, form), name)

    def _explained(self, name: str) -> Markup:
        """Return the first use of a term with a button over it, which opens its explanation."""
        said = self.first(name)
        long = " w" if len(said.striptags()) > _LONG else ""
        return _BUTTON % (f"gl one{long}", said, name)

    def first(self, name: str) -> Markup:
        """Return a term of the glossary as it stands at its first use."""
        return self.foreign(self._said(Ref(name, "first", Place(""))))

    def _number(self, name: str, form: str) -> Markup:
        said = escape(self.voice.say(name, form))
        if form != "printed":
            return said
        tag = self.tag(self.voice.project.source.value.language)
        return _FOREIGN % (tag, said)

    def looks(self, figure: Figure) -> str:
        """Return the style classes of a figure: its colour, and d for ours, h for doubtful."""
        derived = " d" if figure.status is Status.DERIVED else ""
        doubtful = " h" if figure.status in DOUBTFUL else ""
        return f"{self.colour(figure)}{derived}{doubtful}"

    def colour(self, figure: Figure) -> str:
        """Return the palette name of a figure's category; ink where it has none."""
        categories = self.voice.project.site.value.categories
        return categories[figure.category].colour if figure.category else "ink"

    def tag(self, lang: str) -> str:
        """Return the BCP 47 tag of a language of the site; the code itself for any other."""
        tags = {language.id: language.tag for language in self.voice.project.site.value.languages}
        return tags.get(lang, lang)

    def foreign(self, text: str) -> Markup:
        """Return words as HTML in which runs of another script carry their language.

        That is the first language of the site which is written so, else English or Chinese. A
        number is left as its record says it, its unit too where that is ppm in Chinese.
        """
        han = self._closely(self.voice.lang)
        script = _LATIN if han else _HAN
        if not script.search(text):
            return escape(text)
        others = (lang for lang in self.voice.project.languages if self._closely(lang) is not han)
        tag = self.tag(next(others, "en" if han else "zh"))
        parts: list[Markup] = []
        end = 0
        said = [number.span() for number in tokens.TOKEN.finditer(text)]
        for run in script.finditer(text):
            if any(first < run.end() and run.start() < last for first, last in said):
                continue
            parts.append(escape(text[end : run.start()]))
            parts.append(_FOREIGN % (tag, run[0]))
            end = run.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _piece(self, piece: Piece) -> Markup:
        if isinstance(piece, Ready):
            return Markup(piece.html.replace(f"{LINK}#", f"{LINK}{self.story}#"))
        if isinstance(piece, NoteSign):
            return linked(piece, self.voice.project, self.voice.lang, self.story)
        if isinstance(piece, str):
            return self.foreign(self._joined(piece))
        if isinstance(piece, Phrase):
            href = f"{self.ledger}#{claim_anchor(self.voice.project, piece.name)}"
            return Markup('<a class="q c" href="{}">{}</a>').format(href, self._said(piece))
        if piece.name in self.voice.book.figures and not piece.form.startswith(WAS):
            return self.mention(piece.name, piece.form)
        return self.foreign(self._said(piece))

    def _settled(self, inline: Inline) -> Inline:
        return settled(inline, self.voice, self._plain)

    def _plain(self, piece: Piece) -> str:
        return tokens.strip(self._worded(piece))

    def _worded(self, piece: Piece) -> str:
        if isinstance(piece, Ready | NoteSign):
            return ""
        return self._said(piece) if isinstance(piece, Ref | Phrase) else self._joined(piece)

    def _said(self, ref: Ref | Phrase) -> str:
        if isinstance(ref, Phrase):
            return self.voice.compare(ref.name, ref.words)
        if ref.name in self.voice.book.figures or ref.form.startswith(WAS):
            return self.voice.say(ref.name, ref.form)
        term = self.voice.project.glossary.value.get(ref.name)
        if term is None:
            return self.voice.place(ref.form)
        return (term.first if ref.form == "first" else term.name)[self.voice.lang]

    def _joined(self, text: str) -> str:
        if text != "\n":
            return text
        return "" if self._closely(self.voice.lang) else " "

    def _closely(self, lang: str) -> bool:
        return self.voice.project.closely(lang)


def claim_anchor(project: Project, name: str) -> str:
    """Return the id of a comparison's row on the ledger page; a check's is its own."""
    kind = "claim" if name in project.comparisons.value.claims else "check"
    return anchor(name, kind)
