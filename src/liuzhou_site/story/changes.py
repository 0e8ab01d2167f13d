"""Changes in their sentences: which way the words beside a mention say that it goes.

“fell by {x}” says the direction itself, so the mention says the bare amount; where no word says it,
the mention brings its verb, or its sign where no verb can stand (at −5.5%). All are one decision:
the sentence is read as every text is read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from liuzhou_site.model import Figure, Lang, meet
from liuzhou_site.numbers import FORMS, LANGUAGES, PERIOD_FORMS, read
from liuzhou_site.numbers.comparing import WAYS, Hit
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.story.figure_text import BARE, OPENS, Voice
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Piece, Ref

Said = Callable[[Piece], str]
"""Says a piece of a text, without tokens."""


@dataclass(frozen=True)
class Turned:
    """A mention of a change in its sentence, as it is said with its bare amount.

    way: 1 where the words beside it say that it rose, -1 that it fell, 0 where none does.
    context: the sentence around it. form: how it is said there.
    """

    ref: Ref
    figure: Figure
    way: int
    context: str
    form: str


def changes_in(inline: Inline, voice: Voice, said: Said) -> Mapping[int, Turned]:
    """Return the mentions of changes in a text that is read, by the place of their piece."""
    changes = {
        index: (piece, voice.book.figures[piece.name])
        for index, piece in enumerate(inline.pieces)
        if isinstance(piece, Ref) and piece.form in FORMS and _is_change(voice, piece.name)
    }
    if not changes or voice.lang not in LANGUAGES:
        return {}
    words = [said(piece) for piece in inline.pieces]
    for index, (ref, _) in changes.items():
        words[index] = voice.plain(ref.name, f"{BARE}{ref.form}")
    found: dict[int, Turned] = {}
    for index, (ref, figure) in changes.items():
        text, start = "".join(words), len("".join(words[:index]))
        end = start + len(words[index])
        here = read(text, voice.lang, voice.project.units)
        way = next((one.change for one in here if one.change and meet(one.span, (start, end))), 0)
        context = text[max(0, start - _AROUND) : end + _AROUND]
        form = _form(ref.form, way, text[:start], voice.lang)
        words_of = LANGUAGES[voice.lang].changes
        rated = words_of.either.search(simplified(text[:start]))
        if rated and way != figure.quantity.change:  # 增速为−1.2%
            form, way = "signed", 0
        if way and _of_pace(figure) and words_of.paces.search(simplified(text[:start])):
            still = words_of.no_verb.search(simplified(text[:start]))  # “a fall of 2.1 points”
            form, way = ref.form, -figure.quantity.change if still else 0
        found[index] = Turned(ref, figure, way, " ".join(context.split()), form)
        words[index] = voice.plain(ref.name, form)  # what follows may say it once more: (5.5%)
    return found


def _form(form: str, way: int, before: str, lang: Lang) -> str:
    """Return how a change is said behind the words before it: bare, with its verb or its sign."""
    if form == "signed":
        return form
    if way:
        return f"{BARE}{form}"
    return "signed" if LANGUAGES[lang].changes.no_verb.search(simplified(before)) else form


_AROUND = 24


def _of_pace(figure: Figure) -> bool:
    """Say whether a figure is by how much a rise or a fall itself changed: 降幅收窄2.1个百分点.

    降幅 beside it is then what changed, and says no direction: the fall was not one of 2.1 points.
    """
    labels = ((lang, figure.label.get(lang, "")) for lang in LANGUAGES)
    return figure.quantity.unit == "point" and any(
        LANGUAGES[lang].changes.paces.search(label) for lang, label in labels
    )


def _is_change(voice: Voice, name: str) -> bool:
    figure = voice.book.figures.get(name)
    return figure is not None and bool(figure.quantity.change) and figure.quantity.value != 0


def settled(inline: Inline, voice: Voice, said: Said) -> Inline:
    """Return the text in which a change says its bare amount where the words say its direction.

    What opens a sentence has a capital there: nearly half of them left.
    """
    pieces = list(inline.pieces)
    for index, one in changes_in(inline, voice, said).items():
        pieces[index] = replace(one.ref, form=one.form)
    for index, piece in enumerate(pieces):
        before = pieces[index - 1]  # of the first the last: a whole sentence has its stop
        opens = isinstance(before, str) and _STOPPED.search(before if index else f"{before} ")
        if opens and isinstance(piece, Ref) and piece.form.removeprefix(BARE) in _WORDED:
            known = piece.name in voice.book.figures
            pieces[index] = replace(piece, form=f"{OPENS}{piece.form}") if known else piece
    return replace(inline, pieces=tuple(pieces))


_WORDED = frozenset({*FORMS, *PERIOD_FORMS})
_STOPPED = re.compile(r"(?:^|[a-z)%\d])[.!?][”’)]?\s+$")


def stands_on_change(inline: Inline, voice: Voice, said: Said, hit: Hit) -> bool:
    """Say whether a word of comparison in what is typed is what a change says itself.

    That is so where no word says the way of some change any more, once it is taken out; and where
    it leads on from the change to a level: fell by {x}, dropping to {y}; 减少{x}，降至{y}.
    """
    found = changes_in(inline, voice, said)
    without = changes_in(_blanked(inline, hit.start, hit.end), voice, said)
    stands = any(one.way and not without[index].way for index, one in found.items())
    return stands or _leads_on(inline, found, hit)


def _leads_on(inline: Inline, found: Mapping[int, Turned], hit: Hit) -> bool:
    """Say whether a word leads to a level, from a change before it that goes the same way."""
    typed = inline.typed
    if hit.sign not in WAYS or not _LEVEL.match(typed, hit.start):
        return False
    changes = {index: one.figure.quantity.change for index, one in found.items()}
    before = (
        (replace(inline, pieces=inline.pieces[:index]).typed, way) for index, way in changes.items()
    )
    return any(
        way == WAYS[hit.sign] and not _ENDED.search(typed, len(text), hit.start)
        for text, way in before
        if len(text) < hit.start
    )


_LEVEL = re.compile(rf"(?:[A-Za-z]+(?: down| up)? to |[\u4e00-\u9fff]{{1,3}}[至到]了?){HOLE}")
_ENDED = re.compile(r"[。！？；;!?\n]|\.(?!\d)")


def _blanked(inline: Inline, start: int, end: int) -> Inline:
    pieces: list[Piece] = []
    at = 0
    for piece in inline.pieces:
        if isinstance(piece, str):
            low, high = max(0, start - at), max(0, end - at)
            cut = piece[low:high]
            pieces.append(f"{piece[:low]}{'·' * len(cut)}{piece[high:]}" if cut else piece)
            at += len(piece)
        else:
            pieces.append(piece)
            at += len(HOLE) if isinstance(piece, Ref | Phrase) else 0
    return replace(inline, pieces=tuple(pieces))
