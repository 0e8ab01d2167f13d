"""Footnotes: numbered in the order in which the text leads to them, and set at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.load.project import Project
from liuzhou_site.model import Lang
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.inline import LABEL, LANG, Block, NoteSign, Piece, SignRole
from liuzhou_site.story.markup import Markup

FOOTNOTE = "footnote"
"""The kind of a block that is one note, as it is typed; `name` is its label."""
_LABEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ITEM = f'<li id="note-{{}}-{LANG}">'

_SIGN = Markup(
    '<sup><a class="fs"%s href="%s#note-%s" role="doc-noteref" aria-label="%s">[%s]</a></sup>'
)
_FROM = Markup(' id="from-%s"')
_BACK = Markup(' <a class="bk" href="%s#from-%s" role="doc-backlink" aria-label="%s">%s</a>')


def noted(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Problem, ...]]:
    """Return the blocks with their footnotes numbered, in a list behind them; and every mistake."""
    notes = [block for block in blocks if block.kind == FOOTNOTE]
    text = [block for block in blocks if block.kind != FOOTNOTE]
    written = {note.name: note for note in reversed(notes)}
    numbers: dict[str, int] = {}
    signed = [_signed(block, numbers) for block in text]
    problems = (*_misplaced(text, notes), *_half_written(signed, notes, numbers))
    listed = [written[label] for label in numbers if label in written]
    return signed + ([_list_of(listed, numbers)] if listed else []), problems


def _signed(block: Block, numbers: dict[str, int]) -> Block:
    """Return a block whose signs have their numbers; a label that is new takes the next."""

    def signed(piece: Piece) -> Piece:
        if not isinstance(piece, NoteSign):
            return piece
        role = SignRole.AGAIN if piece.label in numbers else SignRole.FIRST
        number = numbers.setdefault(piece.label, len(numbers) + 1)
        return replace(piece, number=number, role=role)

    texts = (replace(text, pieces=tuple(map(signed, text.pieces))) for text in block.texts)
    return replace(block, texts=tuple(texts))


def _list_of(notes: Sequence[Block], numbers: dict[str, int]) -> Block:
    items = [_ITEM.format(note.name) for note in notes]
    shape = (f'<h3>{LABEL}</h3><ol class="fn">{items[0]}', *(f"</li>{one}" for one in items[1:]))
    texts = []
    for text, label in ((note.texts[0], note.name) for note in notes):
        back = NoteSign(label, text.place, numbers[label], SignRole.BACK)
        texts.append(replace(text, pieces=(*text.pieces, back)))
    return Block("footnotes", tuple(texts), "", notes[0].place, (*shape, "</li></ol>"))


def _misplaced(text: Sequence[Block], notes: Sequence[Block]) -> Iterator[Problem]:
    """Yield signs where a page has no room for them: over the text, in a heading, in a note."""
    first = next((at for at, block in enumerate(text) if block.kind == "section"), 0)
    bare = [block for at, block in enumerate(text) if at < first or not block.shape]
    for block in (*bare, *notes):
        for note in (note for inline in block.texts for note in inline.notes):
            yield problem("note-misplaced", note.place, found=note.label)


def _half_written(
    text: Sequence[Block], notes: Sequence[Block], numbers: dict[str, int]
) -> Iterator[Problem]:
    """Yield signs without their note, and notes that nothing leads to or that stand twice."""
    first = {note.name: note.place for note in reversed(notes)}
    signs = (sign for block in text for inline in block.texts for sign in inline.notes)
    for sign in signs:
        if not _LABEL.fullmatch(sign.label):
            yield problem("note-label", sign.place, found=sign.label)
        elif sign.label not in first and sign.role is SignRole.FIRST:
            near = nearest(sign.label, first)
            yield problem("note-missing", sign.place, found=sign.label, nearest=near)
    for note in notes:
        if note.place != first[note.name]:
            yield problem(
                "duplicate-id", note.place, found=f"[^{note.name}]", first=first[note.name]
            )
        elif note.name not in numbers:
            near = nearest(note.name, [label for label in numbers if label not in first])
            yield problem("note-unused", note.place, found=note.name, nearest=near)


def linked(note: NoteSign, project: Project, lang: Lang, story: str) -> Markup:
    """Return a footnote's sign as a link, there or back; story: the page of both, if another."""
    number, label = technical("note", str(note.number)), f"{note.label}-{lang}"
    if note.role is SignRole.BACK:
        name = project.words(lang, "note_back_to", number=number)
        return _BACK % (story, label, name, project.words(lang, "note_back"))
    name = project.words(lang, "note_sign", number=number)
    here = _FROM % label if note.role is SignRole.FIRST else ""
    return _SIGN % (here, story, label, name, number)
