"""Words that compare and are bound to no claim: which tell something of a figure; exempted ones."""

import re
from collections.abc import Iterator
from functools import partial

from liuzhou_site.checks.courses import contrary
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.vouched import RANKS, amounts, vouched
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.labels import words_in
from liuzhou_site.messages import part
from liuzhou_site.model import Lang, meet
from liuzhou_site.numbers import LANGUAGES, scan
from liuzhou_site.numbers.comparing import Hit, find, loosely, named
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.inline import HOLE, Inline

_AROUND = 24
_RATIO = re.compile(f"{HOLE} as (?:many|much|large|high|long)$")
"""What a ratio says itself: {ratio} as many as."""
_LED_TO = re.compile(f"(?<=[:：]) ?{HOLE}")
"""What leads from a clause to the number that it is about: most were in cars: {cars}."""


def unbound(seen: Resolved) -> Iterator[Problem]:
    """Yield the words of comparison that are bound to nothing, and phrases without a use."""
    sheet = seen.project.comparisons
    waiting = {(lang, p) for lang, listed in sheet.value.phrases.items() for p in listed}
    for lang, inline in seen.texts:
        typed = inline.typed.lower()
        if there := {one for one in waiting if one[0] == lang and one[1].lower() in typed}:
            words = _without_names(seen, inline).lower()
            waiting -= {one for one in there if one[1].lower() in words}
        if lang in LANGUAGES and seen.sayable(inline):
            found = partial(unbound_in, seen, lang, inline)
            # Where nothing is mentioned, names, changes and what is exempted vouch for a word.
            passed = seen.passed if any(inline.holes) else seen.spoken
            exempt = tuple(sheet.value.phrases.get(lang, ()))
            held = lang, inline.source, seen.project.tongues, exempt, seen.ways_print
            yield from passed.once("unbound", held, found)
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
    return seen.project.declared.sub(lambda match: "·" * len(match[0]), inline.typed)


def unbound_in(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield the words of one text that compare and are bound to nothing."""
    yield from contrary(seen, lang, inline)
    words = _without_names(seen, inline)
    stopped = scan(words, seen.project.tongue(lang))  # doubled, 减半: reported as numbers
    hits = find(words, lang, tuple(seen.project.comparisons.value.phrases.get(lang, ())))
    for hit in hits:
        inside = (one.start <= hit.start and hit.end <= one.end for one in hits if one is not hit)
        if any(inside) or not reports(words, hit, lang, seen.counted[lang]):
            continue
        if vouched(seen, lang, inline, hit):
            continue
        if any(meet((hit.start, hit.end), span) for span in stopped):
            continue
        context = words[max(0, hit.start - _AROUND) : hit.end + _AROUND].replace(HOLE, "…")
        yield problem(
            "comparison-unbound", inline.place.within(words, hit.start),
            found=words[hit.start : hit.end], context=" ".join(context.split()),
        )  # fmt: skip


def reports(words: str, hit: Hit, lang: Lang, about: set[str]) -> bool:
    """Say whether what compares tells what is so, of something that a figure counts.

    It does in the clause of a mention, and in a clause that names what a figure counts, or adds a
    bit or a rank to a mention in its sentence; but not where it only names a change, is said in
    general (fall, older people), or what is said is supposed (if, when, may, 的时候, 可能).
    """
    (low, high), whole = (bounds(words, hit.start, ends) for ends in (CLAUSE, SENTENCE))
    clause, sentence = words[low:high], words[slice(*whole)]
    if named(words, hit, lang):
        return False
    if HOLE in clause or _LED_TO.match(words, high):
        return _RATIO.search(words, 0, hit.end) is None
    if sentence.endswith(("?", "？")) or loosely(words, hit, lang):
        return False
    supposed = senses(lang, "supposed")
    if {"sentence"} & supposed.of(sentence) or {"clause"} & supposed.of(clause):
        return False
    ranks = hit.sign in RANKS  # {x}, the slowest of this year's quarters
    bit = HOLE in sentence and (ranks or LANGUAGES[lang].turns.short.fullmatch(clause))
    return bool(bit) or not about.isdisjoint(words_in(clause))


def exempted(seen: Resolved) -> Iterator[Problem]:
    """Yield the exempted phrases beside an amount, with that, unless they only say the same."""
    sheet = seen.project.comparisons.value.phrases
    listed = {
        lang: {phrase: why for phrase, why in phrases.items() if _ranks(phrase, lang)}
        for lang, phrases in sheet.items()
    }
    for lang, inline in seen.texts:
        words = inline.typed
        there = words.lower()
        for phrase, reason in listed.get(lang, {}).items():
            if phrase.lower() not in there:
                continue
            for match in re.finditer(re.escape(phrase), words, re.IGNORECASE):
                low, high = bounds(words, match.start(), CLAUSE)
                short = LANGUAGES[lang].turns.short.fullmatch(words, low, high)
                if short and HOLE not in words[low:high]:  # an afterthought
                    low, high = bounds(words, match.start(), SENTENCE)
                names = [name for name in amounts(inline, low, high) if name in seen.ids]
                if names:
                    yield problem(
                        "phrase-beside", inline.place.within(words, match.start()),
                        found=phrase, id=names[0], why=reason,
                    )  # fmt: skip


def _ranks(phrase: str, lang: Lang) -> bool:
    return lang in LANGUAGES and any(hit.sign != "==" for hit in find(phrase, lang))
