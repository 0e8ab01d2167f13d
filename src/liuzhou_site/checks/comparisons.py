"""Every comparison in the texts: bound to a claim that the figures bear, or to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from liuzhou_site.checks.in_clause import Compared, plainly, says
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.labels import words_in
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Lang, Unit, meet
from liuzhou_site.numbers import LANGUAGES, scan
from liuzhou_site.numbers.comparing import Relation, find, named, relation
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.inline import HOLE, Inline, Phrase

_AROUND = 24
_RATIO = re.compile(f"{HOLE} as (?:many|much|large|high|long)$")
"""What a ratio says itself: {ratio} as many as."""


def bound(seen: Resolved) -> tuple[Bound, ...]:
    """Return the comparisons that the texts say."""
    claims = seen.claims[0]
    words: dict[str, dict[Lang, dict[str, None]]] = {}
    for lang, inline in seen.texts:
        for phrase in inline.phrases:
            words.setdefault(phrase.name, {}).setdefault(lang, {})[phrase.words] = None
    return tuple(
        Bound(name, claims[name], {lang: tuple(said) for lang, said in by_language.items()})
        for name, by_language in words.items()
        if name in claims
    )


def compared(seen: Resolved) -> Iterator[Problem]:
    """Yield what is wrong with claims and with the words that compare, warnings included."""
    claims, problems = seen.claims
    yield from problems
    said: set[str] = set()
    for lang, inline in seen.texts:
        for at, phrase in enumerate(inline.pieces):
            if not isinstance(phrase, Phrase):
                continue
            said.add(phrase.name)
            if phrase.name in claims:  # else told where names are bound, or with the claim itself
                held = partial(_held, seen, (lang, inline), at, phrase)
                yield from seen.passed.once("compared", (lang, inline.source, at), held)
    yield from _unbound(seen)
    yield from _interface(seen.project)
    sheet = seen.project.comparisons
    for name in sheet.value.claims if seen.alike else ():  # a broken text might say it
        if name not in said:
            yield problem("claim-unsaid", sheet.place("claims", name), found=name)


def _held(seen: Resolved, text: tuple[Lang, Inline], at: int, phrase: Phrase) -> Iterator[Problem]:
    lang, inline = text
    one = Compared(inline, at, lang, seen.claims[0][phrase.name], seen.names.labels)
    yield from _phrase_problems(one, phrase, seen.project.units)


def _phrase_problems(one: Compared, phrase: Phrase, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Hold the words of a phrase, in their clause, against the claim that it is bound to."""
    claim = one.claim
    if not claim.sides:  # a check that can hold and need not
        yield problem("check-unsure", phrase.place, found=phrase.words, claim=claim.text)
        return
    alone = relation(phrase.words, one.lang, units) if one.lang in LANGUAGES else claim.relation
    said = says(one, units) if one.lang in LANGUAGES else alone
    if said is None:
        yield problem("words-silent", phrase.place, found=phrase.words, claim=claim.text)
    elif said not in {claim.relation, plainly(claim.relation)}:
        yield problem(
            "words-differ", phrase.place, found=phrase.words if said == alone else one.clause,
            said=_written(said), id=phrase.name, claim=_written(claim.relation),
        )  # fmt: skip


def _written(relation_: Relation) -> str:
    """Return a relation as a message tells it: “> 2”, “largest”."""
    factor = relation_.factor
    return f"{relation_.sign} {factor}" if factor != 1 else relation_.sign


def _unbound(seen: Resolved) -> Iterator[Problem]:
    """Yield the words of comparison that are bound to nothing, and phrases without a use."""
    sheet = seen.project.comparisons
    waiting = {(lang, p) for lang, listed in sheet.value.phrases.items() for p in listed}
    for lang, inline in seen.texts:
        typed = inline.typed.lower()
        if there := {one for one in waiting if one[0] == lang and one[1].lower() in typed}:
            words = _without_names(seen, inline).lower()
            waiting -= {one for one in there if one[1].lower() in words}
        if lang in LANGUAGES and seen.sayable(inline):
            unbound = partial(_unbound_in, seen, lang, inline)
            yield from seen.passed.once("unbound", (lang, inline.source), unbound)
    for lang, phrase in sorted(waiting) if seen.alike else ():
        place = sheet.place("phrases", lang, phrase)
        yield problem("phrase-needless", place, found=phrase, why=part("phrase-in-no-text"))
    for lang, listed in sheet.value.phrases.items():
        for phrase in listed:
            if lang in LANGUAGES and not any(find(phrase, lang)):
                place = sheet.place("phrases", lang, phrase)
                why = part("phrase-compares-nothing")
                yield problem("phrase-needless", place, found=phrase, why=why)


def _without_names(seen: Resolved, inline: Inline) -> str:
    return seen.project.declared.sub(lambda match: HOLE * len(match[0]), inline.typed)


def _unbound_in(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield the words of one text that compare and are bound to nothing."""
    words = _without_names(seen, inline)
    stopped = scan(words, seen.project.tongue(lang))  # doubled, 减半: reported as numbers
    for hit in find(words, lang, tuple(seen.project.comparisons.value.phrases.get(lang, ()))):
        stands = seen.setters[lang].stands_on_change(inline, hit) or named(words, hit, lang)
        stands = stands or _RATIO.search(words, 0, hit.end) is not None
        stands = stands or not reports(words, hit.start, lang, seen.counted[lang])
        if stands or any(meet((hit.start, hit.end), span) for span in stopped):
            continue
        context = words[max(0, hit.start - _AROUND) : hit.end + _AROUND].replace(HOLE, "…")
        yield problem(
            "comparison-unbound", inline.place.within(words, hit.start),
            found=words[hit.start : hit.end], context=" ".join(context.split()),
        )  # fmt: skip


def reports(words: str, start: int, lang: Lang, about: set[str]) -> bool:
    """Say whether what compares at `start` tells what is so, of something that a figure counts.

    It does beside a mention, and in a sentence that mentions a figure or names what one counts,
    but for what is only supposed or said in general: if, when, may, 的时候, 可能.
    """
    clause, sentence = (words[slice(*bounds(words, start, ends))] for ends in (CLAUSE, SENTENCE))
    if HOLE in clause:
        return True
    if sentence.endswith(("?", "？")):
        return False
    supposed = senses(lang, "supposed")
    general = {"sentence"} & supposed.of(sentence) or {"clause"} & supposed.of(clause)
    return not general and (HOLE in sentence or not about.isdisjoint(words_in(sentence)))


_OWN = frozenset(
    # said of figures in an order that no interval can change: figures/ranking.py
    "describe_extremes describe_larger describe_course describe_many describe_rises describe_falls"
    " describe_both describe_signed describe_signed_course describe_signed_many describe_rose"
    " describe_fell"
    # the names of the hedges; what a check claims of two dates
    " hedge_more_than hedge_over hedge_at_least hedge_at_most sign_more claim_during".split()
)
"""Words of the interface that compare, and what vouches for them."""
_FIELD = re.compile(r"\{\w*\}")


def _interface(project: Project) -> Iterator[Problem]:
    """Yield the words of the interface that compare, but for those that are vouched for."""
    for lang, strings in project.strings.items():
        for key, text in strings.items() if lang in LANGUAGES else ():
            words = _FIELD.sub(HOLE, text)
            for hit in () if key in _OWN else find(words, lang):
                yield problem(
                    "comparison-unbound", Place(strings_path(lang)),
                    found=words[hit.start : hit.end], context=text,
                )  # fmt: skip
