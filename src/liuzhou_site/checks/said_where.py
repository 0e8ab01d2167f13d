"""Where a text says that a figure holds, beside its mention: the place that its record has."""

from collections.abc import Iterator, Mapping

from liuzhou_site.checks.text import Mention, Text
from liuzhou_site.errors import Problem
from liuzhou_site.model import Kind, Lang
from liuzhou_site.numbers import LANGUAGES, countries, is_land
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, LIST, SENTENCE


def scoped(text: Text) -> Iterator[Problem]:
    """Tell an amount whose sentence names not its own place, but one that is apart from it.

    One that holds it or lies in it is told where it leads to the amount, and no word of the text
    is of the amount's own.
    """
    site, terms = text.project.site.value, text.project.glossary.value
    names = {
        scope: (words[text.lang], *([terms[scope].name[text.lang]] if scope in terms else ()))
        for scope, words in site.scopes.items()
    }
    sides = senses(text.lang, "opposites")
    for one in (one for one in text.mentions if one.counts and one.figure.scope):
        own, (low, high) = one.figure.scope, text.around(one, SENTENCE)
        sentence = text.said.text[low:high].lower()
        if not sides.of(sentence).isdisjoint(sides.of(names[own][0])):
            continue  # urban China, by another word: in China’s towns
        named = {
            scope: name
            for scope, forms in names.items()
            for name in forms
            if name.lower() in sentence
        }
        near = text.said.text[slice(*text.around(one, LIST))].lower()
        others = {other.figure.scope for other in text.mentions if other.counts}
        named = {scope: name for scope, name in named.items()
                 if scope not in others - {own} or name.lower() in near}  # fmt: skip
        silent = not any(name.lower() in text.said.text.lower() for name in names[own])
        clause = text.said.text[text.around(one, CLAUSE)[0] : one.start].lower()
        before = f"{_leading(text, one).lower()} {clause}"
        apart = (
            name
            for scope, name in named.items()
            if (silent and name.lower() in before)
            or (own not in _up(site.within, scope) and scope not in _up(site.within, own))
        )
        if own not in named and (name := next(apart, "")):
            yield text.otherwise(one.figure, name, names[own][0])


def _leading(text: Text, one: Mention) -> str:
    """Return the words with which the sentence of a mention begins and that hold for all of it."""
    found = LANGUAGES[text.lang].leading.match(text.said.blank, *text.around(one, SENTENCE))
    return found[0] if found and found.end() <= one.start else ""


def _up(within: Mapping[str, str], scope: str) -> Iterator[str]:
    while scope:
        yield scope
        scope = within.get(scope, "")


def framed(text: Text) -> Iterator[Problem]:
    """Tell what is said to hold elsewhere than its record says: in the world, 全省."""
    scopes, lang = text.project.site.value.scopes, text.lang
    for one in text.mentions:
        if one.counts and not one.figure.whole:  # a share's whole is told by itself
            record = text.record(one.figure)
            if one.figure.quantity.kind is not Kind.ORDINAL:
                record += f" {scopes.get(one.figure.scope, {}).get(lang, '')}"
            low, high = LANGUAGES[lang].turns.own(text.said.blank, one.start, text.ends(one))
            lead, (start, _) = _leading(text, one), text.around(one, SENTENCE)
            if where(text.said.text[start + len(lead) : low], lang):
                lead = ""  # In rural areas it was so much; in towns so much, up by so much.
            words = lead + text.said.text[low:high]
            if told := misplaced(words, record, lang):
                yield text.otherwise(one.figure, told, one.figure.label[lang])


def misplaced(words: str, record: str, lang: Lang) -> str:
    """Return the word that says where, of whom or how something holds, and a record not so.

    What the record names itself is its own: of “West: jobless” it is said in “the west”.
    """
    own = where(record, lang) | senses(lang, "frames").of(record)
    for frame in _EXCLUSIVE:
        ours = {name for name in own if name.startswith(frame)}
        said = [
            one
            for one in senses(lang, "frames").find(words)
            if one.id.startswith(frame)
            and words[one.start : one.end].lower().removeprefix("the ") not in record.lower()
        ]
        if ours and said and ours.isdisjoint(one.id for one in said):
            return words[said[0].start : said[0].end]
    return ""


_WHERE = "where:"
_FRAMES = (_WHERE, "per:")
_EXCLUSIVE = (*_FRAMES, "stat:", "net:")
"""Kinds of words of which a record has one: a place, of each of whom, an average or a total."""


def where(words: str, lang: Lang) -> set[str]:
    """Return the kinds of places that words name, the city, a country, and what is a head."""
    found = {name for name in senses(lang, "frames").of(words) if name.startswith(_FRAMES)}
    return found | ({f"{_WHERE}country"} if countries(words, lang) else set())


def other_country(text: Text) -> Iterator[Problem]:
    """Tell another country beside an amount than its record, or the words for its scope, name."""
    for one in (one for one in text.mentions if one.counts and one.figure.scope):
        scope = text.project.site.value.scopes[one.figure.scope]
        told = [(text.lang, text.record(one.figure)), *scope.items()]
        own = {code for lang, words in told for code in countries(words, lang)}
        low, high = text.around(one, CLAUSE)
        found = countries(text.said.text[low:high], text.lang)
        if own and found and own.isdisjoint(found):
            yield text.otherwise(one.figure, found[min(found)], scope[text.lang])


def other_place(text: Text, known: str) -> Iterator[Problem]:
    """Tell a place that leads to an amount and that the story declares nowhere: in Changde county.

    known: all that it declares. Of another country, `other_country` tells.
    """
    places = LANGUAGES[text.lang].places
    for one in (one for one in text.mentions if one.counts and one.figure.scope):
        scope = text.project.site.value.scopes[one.figure.scope][text.lang]
        before = text.said.blank[text.around(one, CLAUSE)[0] : one.start]
        for found in places.finditer(f"{_leading(text, one)} {before}"):
            name = found["name"] or found["owner"]
            words = name.split() if text.lang == "en" else [name[:-1]]
            if not any(word in known for word in words) and not is_land(name, text.lang):
                yield text.otherwise(one.figure, name, scope)
