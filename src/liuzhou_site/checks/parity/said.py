"""A text in one language with what is read in it, and what two of them say differently."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from liuzhou_site.model import Lang, Quantity, Unit
from liuzhou_site.numbers import LANGUAGES, read, scan, uncounted
from liuzhou_site.numbers.turns import CLAUSE, bounds
from liuzhou_site.numbers.units import measures, unit_of

_MARKS = " \n,.;:，。；：、"


@dataclass(frozen=True)
class Difference:
    """What two texts say differently.

    kind: "value", "hedge", "unit", "missing", "order", "not", "opposite", "direction".
    here, there: the words of either text; "" where one says nothing.
    """

    kind: str
    here: str
    there: str


@dataclass(frozen=True)
class Said:
    """A text in one language, with what is read in it; units: those of the story."""

    text: str
    lang: Lang
    units: Mapping[str, Unit]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is read in the text."""
        return tuple(read(self.text, self.lang, self.units))

    def within(self, start: int, end: int) -> Sequence[Quantity]:
        """Return the quantities that share words with a span: they stand in order, each alone."""
        first = bisect_right(self.quantities, start, key=lambda q: q.span[1])
        return self.quantities[first : bisect_left(self.quantities, end, key=lambda q: q.span[0])]

    def words(self, quantity: Quantity | None) -> str:
        """Return the words of a quantity; none for none."""
        return self.text[slice(*quantity.span)].strip() if quantity else ""

    def measured(self, *quantities: Quantity) -> bool:
        """Say whether one of them is money or a measure."""
        return any(measures(one, self.units) for one in quantities)

    def around(self, quantity: Quantity, ends: re.Pattern[str]) -> Mapping[str, int]:
        """Return the turns of the clause or sentence in which a quantity stands."""
        clause = slice(*bounds(self.blank, quantity.span[0], ends))
        return LANGUAGES[self.lang].turns.count(self.blank[clause])

    def clause(self, quantity: Quantity) -> str:
        """Return the words among which a quantity stands, itself among them."""
        return self.text[slice(*bounds(self.blank, quantity.span[0], CLAUSE))].strip(_MARKS)

    def denials(self, quantity: Quantity) -> Sequence[re.Match[str]]:
        """Return what denies among the words that are the quantity's own."""
        turns = LANGUAGES[self.lang].turns
        return turns.denials(self.blank[slice(*turns.own(self.blank, *quantity.span))])

    def has_article(self, quantity: Quantity) -> bool:
        """Say whether an article stands here before the unit of one such: a day, per tonne."""
        unit = unit_of(quantity, self.units)
        if self.lang != "en" or quantity.value != 1 or not (unit and unit.one):
            return False
        one = rf"\b(?:an?|per|each|every) {unit.one}\b"
        return re.search(one, self.text, re.IGNORECASE) is not None

    def counted(self, quantities: Iterable[Quantity]) -> list[Quantity]:
        """Return those that count something: 一家企业 may be “a firm” elsewhere.

        How long ago is compared, too, though nobody vouches for it: the three months before.
        """
        passed = uncounted(self.text, self.lang)
        spans = [*scan(self.text, self.lang), *(one[:2] for one in passed if one[2] == "since")]
        return [
            quantity
            for quantity in quantities
            if any(start < quantity.span[1] and quantity.span[0] < end for start, end in spans)
        ]

    @cached_property
    def blank(self) -> str:
        """The text, as long as before, without numbers but for directions: doubled, 减半."""
        letters = list(self.text)
        for quantity in self.quantities:
            start, end = quantity.span
            if any(LANGUAGES[self.lang].turns.count(self.text[start:end]).values()):
                continue
            letters[start:end] = "\ufffc" * (end - start)
        return "".join(letters)
