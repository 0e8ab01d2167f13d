"""What a language brings along: the interface's words, and the rules of its numbers."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from string import Formatter
from types import MappingProxyType

from liuzhou_site.errors import BuildFailed, Place, Problem, nearest, problem
from liuzhou_site.load.schema.content import OwnLanguage, Settings
from liuzhou_site.load.schema.data import Source
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.messages import part
from liuzhou_site.model import Hedge, Lang, Rules
from liuzhou_site.numbers import LANGUAGES, locale_of, regional

_TRADITIONAL = frozenset({"zh_TW", "zh_HK", "zh_MO"})
"""Where Chinese is written in traditional characters."""


def strings_path(lang: Lang) -> str:
    """Return where the interface's words of one language are written."""
    return f"templates/strings/{lang}.yml" if lang in LANGUAGES else f"content/{lang}.yml"


def rules_of(lang: Lang, locale: str, own: OwnLanguage) -> Rules:
    """Return the rules that a language's file declares."""
    numbers = own.numbers
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
        gap=own.strings.get("gap", " "),
    )


def unknown_tags(site: Sheet[Settings]) -> Iterator[Problem]:
    """Yield the languages that neither the engine nor CLDR knows, or in another script."""
    for index, language in enumerate(site.value.languages):
        traditional = regional(language.tag) in _TRADITIONAL
        if language.id in {"zh", "zh-Hant"} and traditional != (language.id == "zh-Hant"):
            place = site.place("languages", index, "tag")
            yield problem("bad-key", place, found=language.tag, why=part("other-script"))
        if language.id not in LANGUAGES and not locale_of(language.tag):
            place = site.place("languages", index, "tag")
            why, hint = part("not-in-cldr"), part("written-tag")
            yield problem("bad-key", place, found=language.tag, why=why, hint=hint)


def unread_source(source: Sheet[Source]) -> Iterator[Problem]:
    """Tell a source in a language whose numbers the engine does not read."""
    if source.value.language not in LANGUAGES:
        why = part("not-read")
        hint = part("languages-read", languages=tuple(sorted(LANGUAGES)))
        place, found = source.place("language"), source.value.language
        yield problem("bad-key", place, found=found, why=why, hint=hint)


def string_problems(sheet: Sheet[OwnLanguage], reference: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the interface's words that are missing or none, or that lack a field."""
    strings = sheet.value.strings
    for key in strings:
        if key not in reference:
            near = nearest(key, [name for name in reference if name not in strings] or reference)
            place = sheet.place("strings", key)
            yield problem("unknown-key", place, found=f"strings.{key}", nearest=near)
    yield from _unlike(strings, reference, partial(sheet.place, "strings"), "strings.")


def unlike(sheets: Mapping[Lang, Sheet[dict[str, str]]]) -> Iterator[Problem]:
    """Yield which of the interface's words one language has and another lacks, or has otherwise.

    The fields are those of English, where it can be read.
    """
    words: dict[str, str] = {}
    for lang in sorted(sheets, key=lambda lang: lang != "en"):
        for key, text in sheets[lang].value.items():
            if key not in words or _ODD in _fields(words[key]):
                words[key] = text
    for sheet in sheets.values():
        yield from _unlike(sheet.value, words, sheet.place)


def _unlike(
    strings: Mapping[str, str],
    reference: Mapping[str, str],
    place: Callable[..., Place],
    under: str = "",
) -> Iterator[Problem]:
    """Yield which words of `reference` are missing or lack a field.

    place: tells where a key stands and, without one, where all do; under: goes before a key.
    """
    for key, expected in reference.items():
        if key not in strings:
            yield problem("missing-key", place(), found=f"{under}{key}")
        elif _fields(expected) != _fields(strings[key]):
            yield _other_fields(place(key), f"{under}{key}", _fields(expected))


def filled(lang: Lang, key: str, strings: Mapping[str, str], fields: Mapping[str, object]) -> str:
    """Return the interface's words for `key` with their fields filled in.

    Raises BuildFailed: there are none, or they have a field that is not one of `fields`, or that is
    more than a name.
    """
    place = Place(strings_path(lang), 1)
    if key not in strings:
        raise BuildFailed([problem("missing-key", place, found=key)])
    if not _fields(strings[key]) <= fields.keys():
        raise BuildFailed([_other_fields(place, key, frozenset(fields))])
    return strings[key].format_map(fields)


def _other_fields(place: Place, key: str, expected: frozenset[str]) -> Problem:
    listed = ", ".join(f"{{{name}}}" for name in sorted(expected)) or part("none")
    hint = part("fields-are", fields=listed)
    return problem("bad-key", place, found=key, why=part("other-fields"), hint=hint)


_ODD = "}"
"""Stands for a field that is no plain name; no text has it."""


@lru_cache(maxsize=1000)
def _fields(text: str) -> frozenset[str]:
    """Return the names in braces, and `_ODD` where braces hold more than a name.

    A field could reach into what fills it ({name.format}) or ask for gigabytes ({name:>9999999}).
    """
    try:
        found = list(Formatter().parse(text))
    except ValueError:
        return frozenset({_ODD})
    names = {name for _, name, _, _ in found if name is not None}
    odd = {_ODD} if any(how or spec for _, _, spec, how in found) else set()
    return frozenset(names | odd)
