"""The units of a story: those that it declares, and those that the engine or CLDR knows by id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from liuzhou_site import numbers
from liuzhou_site.errors import Problem, nearest, problem
from liuzhou_site.load.schema.content import Language
from liuzhou_site.load.schema.data import NamedUnit, Plural
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.messages import part
from liuzhou_site.model import Hedge, Lang, Quantity, Unit, Words
from liuzhou_site.numbers.scripts import traditional
from liuzhou_site.numbers.senses import HOLE, senses

_NOUNS = frozenset({"zh", "en"})
"""The languages whose nouns have keys of their own in `data/units.yml`."""
_WORDED = frozenset({"money", "measure", "count"})
"""Kinds of units that are nouns."""


def units_of(
    sheet: Sheet[dict[str, NamedUnit]],
    locales: Mapping[Lang, str],
    named: Iterable[str],
    *,
    signs: bool,
) -> Mapping[str, Unit]:
    """Return the units of a story, and the empty one: a bare count.

    locales: of the languages that bring their own rules. named: the units that records name, of
    which a currency, or a unit that every story has, need not be declared. signs: whether English
    says £495.
    """
    rows = {
        name: Unit(
            name, one.kind, one.zh, one.one, one.other,
            words=_words(name, one.kind, one.zh, one.words, locales),
        )
        for name, one in sheet.value.items()
    }  # fmt: skip
    parts = (one for unit in sheet.value.values() for one in (unit.of, unit.per))
    for name in dict.fromkeys([*named, *parts]):
        if name and name not in rows and (known := _known(name, locales)):
            rows[name] = known
    if signs:
        rows = {n: replace(unit, sign=numbers.SIGNS.get(n, "")) for n, unit in rows.items()}
    pairs = {name: (rows[u.of], rows[u.per]) for name, u in sheet.value.items() if u.per}
    rows |= {name: replace(rows[name], over=pair) for name, pair in pairs.items()}
    return numbers.vocabulary({"": Unit("", "count", "", "", ""), **rows})


def _known(name: str, locales: Mapping[Lang, str]) -> Unit | None:
    """Return the unit that `name` is without being declared; None where a language has no word."""
    zh, en = numbers.currency_words(name, "zh"), numbers.currency_words(name, "en")
    unit = numbers.DEFAULT_UNITS.get(name) if name else None
    if unit is None and zh and en:
        unit = Unit(name, "money", zh["other"], en["one"], en["other"])
    if unit is None:
        return None
    words = _words(name, unit.kind, unit.zh, {}, locales)
    worded = unit.kind not in _WORDED or words.keys() == locales.keys()
    return replace(unit, words=words) if worded else None


def _words(
    name: str,
    kind: str,
    zh: str,
    declared: Mapping[str, Mapping[Plural, str]],
    locales: Mapping[Lang, str],
) -> Mapping[Lang, Words]:
    """Return what a unit is called in each language whose nouns are declared.

    Those of traditional Chinese are the others in its characters; a currency's names are CLDR's.
    """
    found: dict[Lang, Words] = {}
    for lang, locale in locales.items():
        words = {str(category): noun for category, noun in declared.get(lang, {}).items()}
        if not words and zh and lang == "zh-Hant":
            words = {"other": traditional(zh)}
        if not words and kind == "money":
            words = dict(numbers.currency_words(name, locale))
        if words:
            found[lang] = MappingProxyType(words)
    return MappingProxyType(found)


def locales_of(languages: Iterable[Language]) -> dict[Lang, str]:
    """Return CLDR's names of the languages whose nouns are declared by plural."""
    known = {one.id: numbers.locale_of(one.tag) for one in languages if one.id not in _NOUNS}
    return {lang: locale for lang, locale in known.items() if locale}


def in_english(one: str, other: str, languages: Iterable[Lang]) -> dict[Lang, dict[str, str]]:
    """Return English nouns as the words of languages that bring their own, to be translated."""
    own = {
        lang: numbers.plurals(numbers.locale_of(lang))
        for lang in languages
        if lang not in numbers.LANGUAGES
    }
    return {lang: {it: one if it == "one" else other for it in own[lang]} for lang in own}


def unit_problems(
    sheet: Sheet[dict[str, NamedUnit]], locales: Mapping[Lang, str]
) -> Iterator[Problem]:
    """Yield what is wrong with the units that a story declares."""
    yield from _parts_problems(sheet, locales)
    yield from _word_problems(sheet, locales)
    for name, unit in sheet.value.items():
        if not unit.per:
            yield from _meaning_problems(sheet, name, unit)


def _parts_problems(
    sheet: Sheet[dict[str, NamedUnit]], locales: Mapping[Lang, str]
) -> Iterator[Problem]:
    """Yield units of one a piece of another that there is not, or that is such a one itself."""
    plain = [name for name, unit in sheet.value.items() if not unit.per]
    for name, unit in sheet.value.items():
        for key, found in (("of", unit.of), ("per", unit.per)) if unit.of or unit.per else ():
            known = found in plain or (found not in sheet.value and _known(found, locales))
            if not known:
                yield problem(
                    "bad-key", sheet.place(name, key), found=f"{name}.{key}",
                    why=part("should-be-other-unit"),
                    given=f"“{found}”", nearest=nearest(found, plain),
                )  # fmt: skip


def _word_problems(
    sheet: Sheet[dict[str, NamedUnit]], locales: Mapping[Lang, str]
) -> Iterator[Problem]:
    """Yield the nouns that a unit lacks in a language, a plural after the other."""
    for name, unit in sheet.value.items():
        for lang in sorted(unit.words.keys() - locales.keys()):
            place, near = sheet.place(name, "words", lang), nearest(lang, locales)
            yield problem("unknown-key", place, found=f"{name}.words.{lang}", nearest=near)
        known = _words(name, unit.kind, unit.zh, unit.words, locales)
        for lang, locale in locales.items() if unit.kind in _WORDED and unit.other else ():
            for category in numbers.plurals(locale):
                if not known.get(lang, {}).get(category, "").strip():
                    place = sheet.place(name, "words", lang, category)
                    found = f"{name}.words.{lang}.{category}"
                    yield problem("missing-key", place, found=found)


_PEOPLE = frozenset({"person", "worker"})
_NO_PEOPLE = frozenset("家座条台辆艘架栋幢棵株")
"""Words by which Chinese counts no people."""
_AMOUNT = "5"
"""Any number: beside it, a unit's word is read as every text is."""


def _meaning_problems(
    sheet: Sheet[dict[str, NamedUnit]], name: str, unit: NamedUnit
) -> Iterator[Problem]:
    """Yield the words of a unit that count by themselves, or name another unit or thing than it."""
    own = numbers.DEFAULT_UNITS.get(name)
    strict = own is not None and own.kind in {"money", "measure"}
    known, before = name if own else "", name
    things = senses("en", "things").of(f"{name} {name}s")
    for key, lang, word in (
        ("zh", "zh", unit.zh),
        ("one", "en", unit.one),
        ("other", "en", unit.other),
    ):
        if not word:
            continue
        told = {"id": f"{name}.{key}", "found": word}
        text = f"{_AMOUNT}{word}" if lang == "zh" else f"{_AMOUNT} {word}"
        match numbers.read(text, lang):
            case [Quantity(value=value, hedge=Hedge.NONE, unit=meaning)] if str(value) == _AMOUNT:
                named = senses(lang, "things").of(text.replace(_AMOUNT, HOLE))
            case _:
                yield problem("unit-word-counts", sheet.place(name, key), **told)
                continue
        if (
            (known and meaning != known and (meaning or strict))
            or (things and named and not things & named)
            or (things & _PEOPLE and word in _NO_PEOPLE)
        ):
            yield problem("unit-word-other", sheet.place(name, key), **told, other=before)
        elif meaning or named:
            known, things, before = known or meaning, things & named or things or named, word
    stems = [
        {stem for word in noun.lower().split() for stem in (word[:2], _VOWEL.sub("", word))}
        for noun in (unit.one, unit.other)
    ]
    if all(stems) and stems[0].isdisjoint(stems[1]):  # loaf, loaves; foot, feet; not barge, tugs
        told = {"id": f"{name}.other", "found": unit.other, "other": unit.one}
        yield problem("unit-word-other", sheet.place(name, "other"), **told)


_VOWEL = re.compile("[aeiou]")
