"""The unit of each number of a source: by its own words, by the noun beside it, by its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, count

from liuzhou_site.app.drafting import english
from liuzhou_site.app.drafting.filling import ambiguous
from liuzhou_site.app.drafting.numerals import Counted
from liuzhou_site.app.drafting.things import (
    PERSON,
    VISITS,
    Beside,
    Thing,
    declared,
    kinds_of,
    kinds_of_unit,
    things,
    unit_of,
)
from liuzhou_site.app.drafting.times import TIMES
from liuzhou_site.figures.transcript import SourceParagraph, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.model import Kind, Quantity, Unit
from liuzhou_site.numbers import DEFAULT_UNITS
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.senses import HOLE, senses

Guess = tuple[str, bool]
"""The id of a unit, and whether it is a guess."""
_NUMBER_OF = re.compile(rf"^(?:total |net )?(?:numbers?|{english.CHANGED.pattern}) (?:of|in) ")
_IN_ALL = re.compile(r"(?: [a-z]+){0,2},? (?:in all|in total|altogether|all told)\b")
_NEVER = TIMES | {"point", "times", "share", "ordinal"}
_RATIO = re.compile("(?:比|率|系数|指数)(?:[由从为达至到是的]|[上去]年)*$")
"""Ends what is no sum, whatever it is of: 城乡收入比由."""
_MANY = 1000  # what is less and bare may be an index, a rate, a rank
_PEOPLE = frozenset("employment unemployment population births deaths".split())
"""Subjects of which a bare number counts people."""
_MONEY = frozenset(
    "value_added gdp output income pay price exports imports investment tax profit sales".split()
)
"""Subjects of which a bare number is an amount of money."""


@dataclass(frozen=True)
class Usual:
    """What a bare number counts where no word beside it says so; "" where that may be several."""

    count: str
    money: str

    @classmethod
    def of(cls, project: Project, ones: Iterable[Quantity]) -> Usual:
        """Return the one thing and the one currency that a source counts in, or the story."""
        known, used = {**DEFAULT_UNITS, **project.units}, {one.unit for one in ones}

        def only(kind: str) -> str:
            for names in (used, project.units.keys() - DEFAULT_UNITS.keys()):
                found = [name for name in names if name in known and known[name].kind == kind]
                if len(found := [*filter(None, found)]) == 1:
                    return found[0]
            return ""

        return cls(only("count"), only("money"))


def proposed(
    project: Project, found: Iterable[tuple[SourceParagraph, Sequence[Counted]]]
) -> dict[str, Unit]:
    """Return a unit for each sort of thing that the source counts and the story has no unit for."""
    lang, units = project.source.value.language, dict[str, Unit]()
    for paragraph, ones in found:
        quantities, text = [one.quantity for one in ones], simplified(paragraph.text)
        for at, one in enumerate(quantities):
            if text.startswith(VISITS, one.span[1] - 1):
                visit = declared(Thing("", senses("zh", "things").of(HOLE + VISITS), VISITS), lang)
                units[visit.id] = visit
            elif open_unit(project, one):
                beside = Beside.of(project, text, quantities, at)
                counted = [] if one.unit else things(lang, beside)
                if (
                    lang == "zh"
                    and counted
                    and not counted[0].kinds
                    and _again(text, quantities, at)
                ):
                    counted = []
                known = {**project.units, **units}
                if counted and not any(unit_of(known, one, project.units) for one in counted):
                    fresh = declared(counted[0], lang)
                    ids = chain([fresh.id], (f"{fresh.id}_{number}" for number in count(2)))
                    name = next(name for name in ids if name not in known)
                    if name not in DEFAULT_UNITS:  # points may be those of an index
                        units[name] = replace(fresh, id=name)
    return units


def _again(text: str, quantities: Sequence[Quantity], at: int) -> bool:
    """Say whether the sentence of a Chinese number has one before it with the same measure word."""
    begin, _ = sentence(text, quantities[at].span)
    measure = text[quantities[at].span[1] :][:1]
    return any(
        one.span[0] >= begin and text.startswith(measure, one.span[1]) for one in quantities[:at]
    )


def open_unit(project: Project, one: Quantity) -> bool:
    """Say whether a number's own words leave open what it counts."""
    if one.unit:
        return ambiguous(project, one.unit)
    return one.kind is Kind.CARDINAL


def units_in(
    project: Project, text: str, quantities: Sequence[Quantity], usual: Usual, words: Sequence[str]
) -> list[Guess]:
    """Return the unit of each number of a paragraph; words: their labels."""
    plain = simplified(text)
    counting = _Counting(project, plain, quantities, usual, words)
    guess = counting.english if project.source.value.language == "en" else counting.chinese
    for one in quantities:
        known = not open_unit(project, one)
        counting.found.append((one.unit, _whose(text, one)) if known else (guess(), True))
        for part in _parts(plain, quantities[: len(counting.found)]):
            counting.found[part] = (counting.found[-1][0], True)
    return counting.found


def _whose(text: str, one: Quantity) -> bool:
    """Say whether 元 in traditional characters may be another than yuan: that of Hong Kong."""
    return one.unit == "CNY" and simplified(text) != text and "人民幣" not in text


def _parts(text: str, ones: Sequence[Quantity]) -> Sequence[int]:
    """Return of which numbers the last is said to be the sum, and is: their units are its.

    126 librarians and 58 assistants, 184 people in all, are people.
    """
    whole = ones[-1]
    begin, _ = sentence(text, whole.span)
    parts = [at for at, one in enumerate(ones[:-1]) if one.span[0] >= begin]
    values = [ones[at].value for at in parts]
    total = sum(value for value in values if isinstance(value, Decimal))
    said = _IN_ALL.match(text, whole.span[1]) and len(parts) > 1
    return parts if said and total == whole.value else ()


@dataclass(frozen=True)
class _Counting:
    """A paragraph of which the first numbers have their units; found: these; words: the labels."""

    project: Project
    text: str
    quantities: Sequence[Quantity]
    usual: Usual
    words: Sequence[str]
    found: list[Guess] = field(default_factory=list)

    @property
    def one(self) -> Quantity:
        """The next number."""
        return self.quantities[len(self.found)]

    @property
    def beside(self) -> Beside:
        """What stands beside it."""
        return Beside.of(self.project, self.text, self.quantities, len(self.found))

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return sentence(self.text, self.one.span)[0]

    @property
    def numbers(self) -> list[tuple[int, str]]:
        """The numbers before it: where each begins, and its unit."""
        pairs = zip(self.quantities, self.found, strict=False)
        return [(one.span[0], name) for one, (name, _) in pairs]

    def before(self, begin: int) -> list[str]:
        """Return the units of the numbers behind a place that have one."""
        return [name for at, name in self.numbers if name and at >= begin]

    def english(self) -> str:
        """Return what a bare number counts: its noun, its subject, what its sentence began with."""
        known, one, beside = {**DEFAULT_UNITS, **self.project.units}, self.one, self.beside
        whole = isinstance(one.value, Decimal) and one.value % 1 == 0
        kinds = {"money", "measure", "count"} if whole else {"money", "measure"}
        who, _ = english.subject(self.text[self.sentence : one.span[0]])
        itself = english.plural(who.rpartition(" ")[2])  # it may be what nobody has a unit for
        usable = {name for name, unit in known.items() if name not in _NEVER and unit.kind in kinds}
        names = [name for name in self.before(self.sentence) if name in usable]
        if not names and not itself:
            names = [name for name in self.before(0) if name in usable]
        if re.match(r" points?\b", beside.behind) and self.found and self.found[-1][0] == "share":
            return "point"  # of a percentage
        for thing in things("en", beside):
            return self._unit(thing.noun)
        if names and self.found[-1][0] == names[-1] and english.linked(beside.before):
            return names[-1]
        said = english.PREDICATE.match(beside.behind)
        if said and (noun := english.noun_behind(beside.behind, said.end() - 1)):
            return self._unit(noun)
        many = whole and isinstance(one.value, Decimal) and one.value >= _MANY
        if re.search(r"\bindex\b", who):
            return ""
        label = self.words[len(self.found)]
        at, chief = self._chief(names)
        if chief and at >= self.sentence and not english.VERB.search(self.text, at, one.span[0]):
            who = ""  # its verb had its object: clinics treated so many patients, more than 12
        subject = (self._of_subject(who) or self._of_subject(label)) if whole else ""
        return subject or chief or (self.usual.count if many else "")

    def _chief(self, names: Sequence[str]) -> tuple[int, str]:
        """Return where the number begins that the sentence is about, and its unit, of `names`."""
        begin = self.sentence
        numbers = [one for one in self.numbers if one[1] in names and one[0] >= begin]
        chief = english.main(self.text, begin, [start for start, _ in numbers])
        return numbers[chief] if chief is not None else (-1, next(iter(names), ""))

    def _unit(self, noun: str) -> str:
        units = self.project.units
        return unit_of(units, Thing(noun, kinds_of(noun)), units)

    def _of_subject(self, who: str) -> str:
        """Return the unit of a bare number of a subject: staff numbers, the number of farms."""
        head = re.split(r" (?:of|on|in|at|for|from|to|with|and)\b", _NUMBER_OF.sub("", who))[0]
        head = head.removesuffix(" numbers")
        said = senses("en", "subjects").of(head)
        if said & _MONEY and not said & _PEOPLE:
            return self.usual.money
        words = head.lower().split()
        nouns = [
            word for word in (*words, *(f"{word}s" for word in words[-1:])) if english.plural(word)
        ]
        found = (self._unit(word) for word in nouns[:1])
        if name := next(filter(None, found), ""):
            return name
        own = [one.id for one in self.project.units.values() if PERSON in kinds_of_unit(one)]
        return [*own, PERSON][0] if said & _PEOPLE else ""

    def chinese(self) -> str:
        """Return what a number counts whose measure word serves several units, or that has none."""
        beside, units = self.beside, self.project.units
        if not beside.measure:
            last = senses("zh", "subjects").find(beside.before)[-1:]
            if last and last[0].id in _MONEY and not _RATIO.search(beside.before):
                return self.usual.money
        every = things("zh", beside)
        found = (unit_of(units, thing, units) for thing in every if thing.kinds)
        if self.one.unit:  # what its measure word may be
            found = (name for name in found if name in units and units[name].zh == beside.measure)
        if (name := next(filter(None, found), "")) or not beside.measure:
            return name
        same = [name for name in self.before(self.sentence)
                if name in units and units[name].zh == beside.measure]  # fmt: skip
        other = [unit_of(units, thing, units) for thing in every if not thing.kinds]
        return next(filter(None, [*same[-1:], *other]), self.one.unit)
