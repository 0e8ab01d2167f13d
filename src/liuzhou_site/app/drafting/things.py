"""What a number may count: the noun beside it, the unit that a story has for it, or a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liuzhou_site.app.drafting import english
from liuzhou_site.app.drafting.labels import HOUSES, NAMELESS
from liuzhou_site.app.drafting.numerals import thing_behind
from liuzhou_site.load.project import Project
from liuzhou_site.model import Quantity, Unit
from liuzhou_site.numbers import scan
from liuzhou_site.numbers.lists import listed
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.senses import HOLE, senses

PERSON = "person"
VISITS = "人次"
"""What one person may make several of, and so no people: 612万人次."""
_OF_PEOPLE = frozenset(["", *"个人名位口"])
"""Measure words with which people are counted."""
_VOLUME = re.compile("量(?:完成|达到?|为)?$")
"""What is no thing itself, whatever it is of: 邮政行业业务量9亿件."""
_JOINS = re.compile("(?:其中|合计|累计|超过|[共计总达到有为约仅只就也还现已近超多])*")
"""What a clause may hold before a number of things that the clause before it named: 共12艘."""
_CLAUSE, _SENTENCE = re.compile("[，。；：,;:（(]"), re.compile("[。；！？]")


@dataclass(frozen=True)
class Thing:
    """What a number counts: the source's noun, what the lists of things have it as, its measure."""

    noun: str
    kinds: frozenset[str]
    measure: str = ""


@dataclass(frozen=True)
class Beside:
    """The words beside a number: behind and before it, up to the next number.

    In Chinese behind it only to the end of its clause, before it from where its sentence begins.
    """

    behind: str
    before: str
    measure: str

    @classmethod
    def of(cls, project: Project, text: str, quantities: Sequence[Quantity], at: int) -> Beside:
        """Return what stands beside the number `at` of a paragraph's."""
        lang, one, text = project.source.value.language, quantities[at], simplified(text)
        low = quantities[at - 1].span[1] if at else 0
        high = quantities[at + 1].span[0] if at + 1 < len(quantities) else len(text)
        measure = thing_behind(text, lang, one) if lang == "zh" else ""
        behind = text[one.span[1] + len(measure) : high]
        if one.unit and one.unit in project.units and lang == "zh":
            measure = project.units[one.unit].zh
        before = text[low : one.span[0]]
        if lang == "en":
            behind = english.of_all(behind, text[high:]) or behind
        if lang == "zh":
            behind = "" if behind.startswith("、") else _CLAUSE.split(behind)[0]
            return cls(behind, _SENTENCE.split(before)[-1], measure)
        return cls(behind, before, "")


def unit_of(known: Mapping[str, Unit], thing: Thing, own: Mapping[str, Unit]) -> str:
    """Return the unit that counts a thing: by its noun, by its kind, people; "" for none.

    own: those that an editor declared, which count also what is of their kind.
    """
    counts = [one for one in known.values() if one.kind == "count" and one.id]
    for one in counts:
        if thing.noun and thing.noun in {one.one, one.other}:
            return one.id
    if not thing.kinds and not thing.noun:
        return next(
            (one.id for one in counts if (one.zh, one.one) == (thing.measure, NAMELESS)), ""
        )
    if PERSON in thing.kinds and "job" not in thing.kinds and thing.measure in _OF_PEOPLE:
        return next((one.id for one in counts if one.id in thing.kinds - {PERSON}), PERSON)
    among = [
        one for one in counts if thing.measure in {"", one.zh} and (thing.measure or one.id in own)
    ]
    shared = {one.id: len(kinds_of_unit(one) & thing.kinds) for one in among}
    most = max(shared.values(), default=0)
    best = [name for name, many in shared.items() if many == most]
    return best[0] if most and len(best) == 1 else ""


def kinds_of(noun: str) -> frozenset[str]:
    """Return what the list of things has an English noun as."""
    return senses("en", "things").of(noun.replace("_", " "))


def kinds_of_unit(unit: Unit) -> frozenset[str]:
    """Return what the list of things has a unit as, by its id and its English nouns."""
    return frozenset(
        name for noun in (unit.id, f"{unit.id}s", unit.one, unit.other) for name in kinds_of(noun)
    )


def declared(thing: Thing, lang: str) -> Unit:
    """Return a unit for a thing: the words of the other language are those of the lists."""
    if lang == "en":
        one = english.singular(thing.noun)
        return Unit(one.replace("-", "_"), "count", _measure(thing.kinds), one, thing.noun)
    if not thing.kinds:
        return Unit("thing", "count", thing.measure, NAMELESS, NAMELESS)
    lines = [line.split() for line in listed("en/things.txt").splitlines()]
    kinds = {"job"} & thing.kinds or thing.kinds  # not the people who have them
    kind = next(name for name, *_ in lines if name in kinds)
    nouns = [noun for name, *nouns in lines if name == kind for noun in nouns]
    plural = next((form for form in nouns if english.singular(form) == kind), nouns[0])
    return Unit(kind, "count", thing.measure or "个", english.singular(plural), plural)


def _measure(kinds: frozenset[str]) -> str:
    """Return the measure word of a kind of thing, as the list of things has it: 艘; else 个."""
    return next(iter(_measures(kinds)), "个")


def _measures(kinds: frozenset[str]) -> list[str]:
    """Return the measure words that kinds of things may have; that of firms may be 家."""
    lines = map(str.split, listed("zh/things.txt").splitlines())
    return [form[1:] for name, *forms in lines if name.strip("?") in kinds
            for form in forms if form[0] == "#" and len(form) == len("#艘")]  # fmt: skip


def things(lang: str, beside: Beside) -> list[Thing]:
    """Return what the words beside a number may say that it counts, the likeliest first.

    In Chinese what its measure word is used for, else what stands behind it, else before it; of a
    clause before its own only what has this measure word, or where its own says nothing: 共12艘.
    """
    if lang == "en":
        noun = english.noun_behind(beside.behind, 0)
        numeral = scan(english.singular(noun), lang)  # 14 fours, and three sixes
        return [Thing(noun, kinds_of(noun))] if noun and not numeral else []
    measure = beside.measure
    behind = _senses(beside.behind)[::-1]
    here = len(beside.before) - len(_CLAUSE.split(beside.before)[-1])
    here = 0 if _JOINS.fullmatch(beside.before, here) else here
    before = [one for one in _senses(beside.before)[::-1]
              if one[0] >= here or measure in _measures(one[2])]  # fmt: skip
    if not beside.measure:
        behind, before = [one for one in behind if one[0] == 0], []
    used_for = senses("zh", "things").of(HOLE + measure) if measure else frozenset()
    own = [one for one in _senses(f"{HOLE}{measure}{beside.behind}") if one[0] == 0]  # 个村
    before = [] if _VOLUME.search(beside.before) else before
    last = [kinds for _, end, kinds in before if end == len(beside.before)]
    apart = last and used_for and used_for.isdisjoint(last[0])  # 企业3辆 are no vehicles
    nearest = [used_for & kinds for kinds in last]  # 企业130多户 are no households
    said = [] if apart else [*nearest, used_for, *(kinds for *_, kinds in (*own, *behind, *before))]
    found = [Thing("", kinds, measure) for kinds in said if kinds]
    if measure not in _OF_PEOPLE:
        found = [one for one in found if PERSON not in one.kinds]
    if measure == "次":
        found = [one for one in found if not _measures(one.kinds)]  # 每车周转5.3次
    return found or ([Thing("", frozenset(), measure)] if measure else [])


def _senses(words: str) -> list[tuple[int, int, frozenset[str]]]:
    """Return the nouns in words: where each begins and ends, and all that it may be.

    Of two in a row, 就业岗位, only the last is counted.
    """
    found: dict[tuple[int, int], set[str]] = {}
    senses_in = senses("zh", "things").find(words)
    starts = {sense.start for sense in senses_in}
    for sense in senses_in:
        house = words[sense.end : sense.end + 1] in HOUSES
        if sense.sure and not house and sense.end not in starts:
            found.setdefault((sense.start, sense.end), set()).add(sense.id)
    return [(*span, frozenset(kinds)) for span, kinds in found.items()]
