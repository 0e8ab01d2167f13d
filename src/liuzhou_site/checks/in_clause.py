"""A bound comparison, read in its clause: denied, passive, with subject and object exchanged.

“Never outnumber” and “are outnumbered by” say something else than “outnumber”, and so does a
sentence whose subject is the claim's second side.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from liuzhou_site.figures import formulas
from liuzhou_site.figures.labels import words_in
from liuzhou_site.model import Lang, Unit, Words
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.comparing import Relation, relation
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.story.claims import Claim
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Ref

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "rose": "fell", "fell": "rose"}
_PLAIN = {"fell": "<", "rose": ">"}
_OWN = f"[^.。!！?？{HOLE}]*[,，][^.。!！?？{HOLE}]{{0,8}}{HOLE}"
_APART = re.compile(f"{SENTENCE.pattern}|[;；](?={_OWN})")
"""What parts a rank from the mentions before it: a sentence, or a clause that has its own."""
_LEVEL = re.compile(rf"(?: to |[到至为]){HOLE}")
"""What leads from words of change to what their subject then was: rose to {x}."""


@dataclass(frozen=True)
class Compared:
    """A bound comparison, or a ratio, in its text: the piece `at` of `inline`.

    labels: figure → what it counts.
    """

    inline: Inline
    at: int
    lang: Lang
    claim: Claim
    labels: Mapping[str, Words]

    @cached_property
    def words(self) -> str:
        """The words that are bound; a `HOLE` for a ratio."""
        piece = self.inline.pieces[self.at]
        return piece.words if isinstance(piece, Phrase) else HOLE

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """Each piece of the text as it is typed, with a `HOLE` for each figure."""
        return tuple(
            piece
            if isinstance(piece, str)
            else self.words
            if number == self.at and isinstance(piece, Phrase)
            else HOLE * isinstance(piece, Ref | Phrase)
            for number, piece in enumerate(self.inline.pieces)
        )

    @cached_property
    def text(self) -> str:
        """All of them."""
        return "".join(self.typed)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of them begins."""
        return (0, *accumulate(map(len, self.typed)))

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.starts[self.at]

    @cached_property
    def around(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """From where to where its clause goes before the words, and behind them."""
        end = self.start + len(self.words)
        low, high = LANGUAGES[self.lang].turns.own(self.text.replace(HOLE, " "), self.start, end)
        return (low, self.start), (end, high)

    @property
    def clause(self) -> str:
        """The words in their clause, as they are typed."""
        (low, _), (_, high) = self.around
        return self.text[low:high].replace(HOLE, "…").strip()

    def side(self, low: int, high: int) -> int | None:
        """Return which side of the claim a stretch speaks of, by figures or by their labels.

        0: what is spoken of, 1: what it is held against, None: neither, or both.
        """
        sides = self.sides
        said = {
            piece.name
            for piece, start in zip(self.inline.pieces, self.starts, strict=False)
            if isinstance(piece, Ref) and low <= start < high
        }
        told = [bool(said & set(side)) for side in sides]
        if not any(told):
            one, other = (self._counted(side) for side in sides)
            words = words_in(self.text[low:high])
            told = [bool(words & (one - other)), bool(words & (other - one))]
        return None if told[0] == told[1] else told.index(True)

    @property
    def placed(self) -> tuple[int | None, int | None]:
        """Which side its subject is, and which what that is held against."""
        subject, other = _parts(self)
        return self.side(*subject), self.side(*other)

    @cached_property
    def sides(self) -> tuple[Collection[str], Collection[str]]:
        """The figures of what is spoken of, and of what it is held against."""
        named = [formulas.inputs(side) if side else () for side in self.claim.sides]
        if self.claim.relation.sign in _PLAIN:
            named.reverse()  # what fell from a to b: b is lower than a
        return named[0], [name for other in named[1:] for name in other]

    def _counted(self, side: Collection[str]) -> set[str]:
        labels = (self.labels[name].get(self.lang, "") for name in side if name in self.labels)
        return {word for label in labels for word in words_in(label)}


def says(one: Compared, units: Mapping[str, Unit]) -> Relation | None:
    """Return what the words say in their clause; None where they compare nothing."""
    known, said = LANGUAGES[one.lang].comparing, relation(one.words, one.lang, units)
    if said and said.sign == "==" and (led := known.times.search(one.text, 0, one.start)):
        said = relation(f"{led[0]}{one.words}", one.lang, units) or said
    if said and said.factor and exchanged(one):
        sign = _TURNED.get(said.sign, f"not {said.sign}")
        said = Relation(sign, 1 / said.factor)
    if said and _denied(one):
        said = replace(said, sign=formulas.OPPOSITE.get(said.sign, f"not {said.sign}"))
    if said and known.nearly.search(one.text, 0, one.start):
        said = replace(said, sign=f"nearly {said.sign}")
    return said


def plainly(said: Relation) -> Relation:
    """Return what fell, or rose, as “lower” and “higher” say it."""
    return replace(said, sign=_PLAIN.get(said.sign, said.sign))


def _denied(one: Compared) -> bool:
    """Say whether the words before a comparison deny it, a relative clause and “since” aside."""
    (low, high), (end, last) = one.around
    before, after, known = one.text[low:high], one.text[end:last], LANGUAGES[one.lang].comparing
    found = LANGUAGES[one.lang].turns.denials(before)
    if known.since.match(after):  # not lower since: the lowest from then on, which the claim says
        return not found and known.lower.search(before + one.words[:1]) is not None
    return len([hit for hit in found if not known.of_noun.match(before, hit.end())]) % 2 == 1


def exchanged(one: Compared) -> bool:
    """Say whether a comparison speaks of the claim's second side."""
    relation_ = one.claim.relation
    if not all(one.sides) or (relation_.sign in {"==", "!="} and relation_.factor == 1):
        return False
    if relation_.sign in {"largest", "smallest"}:
        low, _ = bounds(one.text, one.start, _APART)
        last = one.text.rfind(HOLE, low, one.start)
        return (one.side(last, last + 1) if last >= 0 else one.side(*one.around[0])) == 1
    subject, other = one.placed
    return (subject == 1 and other != 1) or (other == 0 and subject != 0)


def _parts(one: Compared) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where in its sentence a comparison's subject stands, and what it is held against."""
    text, (before, after), known = one.text, one.around, LANGUAGES[one.lang].comparing
    behind, within = known.against.search(text, *after), known.within.search(text, *before)
    nearest = after, (before[0], after[1]), bounds(text, one.start, SENTENCE)
    if one.claim.relation.sign in _PLAIN and (
        found := next(filter(None, (known.from_to.search(text, *part) for part in nearest)), None)
    ):
        return found.span("subject"), found.span("other")
    if behind:
        subject = before if one.side(*before) is not None else (after[0], behind.start())
        other = behind.end(), after[1]
        passive = behind["passive"] and known.passive.search(text, *before)
        return (other, subject) if passive else (subject, other)
    if within:
        parts = (before[0], within.start()), (within.end(), before[1])
        return parts[::-1] if within["passive"] else parts
    if one.claim.relation.sign in _PLAIN:  # what fell to a number is named before it
        return (0, 0), (0, 0)
    behind = known.spoken.match(text, *after) or _LEVEL.match(text, *after)
    if one.side(*before) is None and behind:
        return after, (0, 0)  # growth was faster in towns
    return before, after
