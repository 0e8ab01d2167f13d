"""What a language brings along: the interface's words, and the rules of its numbers."""

from __future__ import annotations

from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest, problem
from liuzhou_site.model import Hedge, Rules
from liuzhou_site.numerals import BUILT_IN, currency_words, locale_of, plurals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import schemas
    from liuzhou_site.load.sheets import Sheet
    from liuzhou_site.model import Lang, Words

_WORDED = frozenset({"money", "measure", "count"})
"""Kinds of units that are nouns."""


def strings_path(lang: Lang) -> str:
    """Return where the interface's words of one language are written."""
    return f"templates/strings/{lang}.yml" if lang in BUILT_IN else f"content/{lang}.yml"


def rules_of(lang: Lang, locale: str, numbers: schemas.Numbers) -> Rules:
    """Return the rules that a language's file declares."""
    hedges = numbers.hedges.model_dump()
    ordinals = numbers.ordinals.model_dump(exclude_unset=True)
    return Rules(
        lang=lang,
        locale=locale,
        hedges=MappingProxyType({Hedge(name): words for name, words in hedges.items()}),
        ordinals=MappingProxyType(ordinals),
        year_end=numbers.year_end,
        spelt=MappingProxyType(numbers.spelt),
        numerals=tuple(numbers.numerals),
        joins=tuple(numbers.joins),
        plain=tuple(numbers.plain),
        forecast=tuple(numbers.forecast),
    )


def unknown_tags(site: Sheet[schemas.Site]) -> Iterator[Problem]:
    """Yield the languages without rules in the engine that CLDR does not know either."""
    for index, language in enumerate(site.value.languages):
        if language.id not in BUILT_IN and not locale_of(language.tag):
            place = site.place("languages", index, "tag")
            why = "is no language that CLDR has rules for"
            yield problem("bad-key", place, found=language.tag, why=why, hint=_TAG_HINT)


_TAG_HINT = " A tag is written like de, de-AT, pt-BR."


def unread_source(source: Sheet[schemas.Source]) -> Iterator[Problem]:
    """Tell a source in a language whose numbers the engine does not read."""
    if source.value.language not in BUILT_IN:
        why = "is no language in which numbers are read"
        hint = f" They are read in {' and '.join(sorted(BUILT_IN))}."
        place, found = source.place("language"), source.value.language
        yield problem("bad-key", place, found=found, why=why, hint=hint)


def string_problems(
    sheet: Sheet[schemas.Edition], reference: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the interface's words that are missing or none, or that lack a field."""
    strings = sheet.value.strings
    for key in reference:
        if key not in strings:
            yield problem("missing-key", sheet.place("strings"), found=f"strings.{key}")
    for key, text in strings.items():
        place = sheet.place("strings", key)
        if key not in reference:
            near = nearest(key, [name for name in reference if name not in strings] or reference)
            yield problem("unknown-key", place, found=f"strings.{key}", nearest=near)
        elif (expected := _fields(reference[key])) != _fields(text):
            listed = ", ".join(f"{{{name}}}" for name in sorted(expected)) or "none"
            why = "should hold the fields of the page and no others"
            hint = f" They are: {listed}."
            yield problem("bad-key", place, found=f"strings.{key}", why=why, hint=hint)


def _fields(text: str) -> frozenset[str]:
    """Return the names in braces; of braces that are not closed, a name that no text has."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"}"})


def unit_words(name: str, unit: schemas.Unit, locales: Mapping[Lang, str]) -> Mapping[Lang, Words]:
    """Return what a unit is called in each declared language; a currency's names are CLDR's."""
    found: dict[Lang, Words] = {}
    for lang, locale in locales.items():
        words = {str(category): noun for category, noun in unit.words.get(lang, {}).items()}
        if not words and unit.kind == "money":
            words = dict(currency_words(name, locale))
        if words:
            found[lang] = MappingProxyType(words)
    return MappingProxyType(found)


def unit_word_problems(
    sheet: Sheet[dict[str, schemas.Unit]], locales: Mapping[Lang, str]
) -> Iterator[Problem]:
    """Yield the nouns that a unit lacks in a language, a plural after the other."""
    for name, unit in sheet.value.items():
        for lang in sorted(unit.words.keys() - locales.keys()):
            place, near = sheet.place(name, "words", lang), nearest(lang, locales)
            yield problem("unknown-key", place, found=f"{name}.words.{lang}", nearest=near)
        known = unit_words(name, unit, locales)
        for lang, locale in locales.items() if unit.kind in _WORDED and unit.other else ():
            for category in plurals(locale):
                if not known.get(lang, {}).get(category, "").strip():
                    place = sheet.place(name, "words", lang, category)
                    found = f"{name}.words.{lang}.{category}"
                    yield problem("missing-key", place, found=found)
