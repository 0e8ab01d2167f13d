"""Words that compare and are bound to no claim: which tell something of a figure; exempted ones."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from liuzhou_site.checks.courses import contrary, said
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.dates import order
from liuzhou_site.figures.labels import changing, words_in
from liuzhou_site.messages import part
from liuzhou_site.model import Figure, Hedge, Lang, Status, meet
from liuzhou_site.numbers import LANGUAGES, scan
from liuzhou_site.numbers.comparing import WAYS, Hit, find, loosely, named, relation
from liuzhou_site.numbers.grammar import Sign
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.story.figure_text import NO_AMOUNT
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Ref

_AROUND = 24
_RATIO = re.compile(f"{HOLE} as (?:many|much|large|high|long)$")
"""What a ratio says itself: {ratio} as many as."""
_LED_TO = re.compile(f"(?<=[:：]) ?{HOLE}")
"""What leads from a clause to the number that it is about: most were in cars: {cars}."""
_LEADS = re.compile(
    f"[^.,;:。，；：{HOLE}]{{0,12}}"
    f"(?:[,:] (?:by |to |down |up )?|[，：][\u4e00-\u9fff]{{0,3}})?{HOLE}"
)
"""From a word to the amount that it leads to: 上升{x}, fell as well, by {x}, 在减少，少了{x}."""
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+")
_ELSE = 2
_RANKS: Mapping[Sign, Sign] = {">": "largest", "<": "smallest"}
"""What an adjective says of a rank: 第二低, the second lowest."""
_MORE = {">": 1, "<": -1}
_TURNS = {**WAYS, **_MORE}
_BOUNDS = {Hedge.UNDER: -1, Hedge.AT_MOST: -1, Hedge.OVER: 1, Hedge.MORE_THAN: 1, Hedge.AT_LEAST: 1}


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
        if _vouched(seen, lang, inline, hit):
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
    ranks = hit.sign in _RANKS.values()  # {x}, the slowest of this year's quarters
    bit = HOLE in sentence and (ranks or LANGUAGES[lang].turns.short.fullmatch(clause))
    return bool(bit) or not about.isdisjoint(words_in(clause))


def _vouched(seen: Resolved, lang: Lang, inline: Inline, hit: Hit) -> bool:
    """Say whether a figure beside a word says the same: by its change, its sum or its label."""
    if (
        seen.setters[lang].stands_on_change(inline, hit)
        or _read_with_bound(inline, hit, lang)
        or (hit.sign in _RANKS.values() and _ranked(seen, lang, inline, hit))
    ):
        return True
    if any(one.bears is not None and meet(one.span, (hit.start, hit.end))
           for one in said(seen, lang, inline)):  # fmt: skip
        return True  # or it is told already
    typed = inline.typed
    low, high = bounds(typed, hit.start, CLAUSE)
    word = typed[hit.start : hit.end].lower()
    leads = _LEADS.match(typed, hit.end)
    refs = [(at, one.name) for at, one in inline.holes if isinstance(one, Ref)]
    bound = any(isinstance(one, Phrase) for at, one in inline.holes if hit.end <= at < high)
    known = [(at, seen.book.figures[name]) for at, name in refs if name in seen.book.figures]
    for at, figure in known:
        named_so = low <= at < high and word in figure.label.get(lang, "").lower()
        led = leads and at == leads.end() - 1 and _leads_there(seen, figure, hit)
        follows = typed[at + 1 : hit.start].isspace()  # it spent {change} more
        if named_so or led or (follows and _MORE.get(hit.sign) == figure.quantity.change):
            return True  # named so: at the peak {firms}: the firms at the peak
    if HOLE not in typed[low:high]:
        return _recorded(seen, lang, typed[low:high], hit)
    return bound and word == LANGUAGES[lang].comes_to


def _ranked(seen: Resolved, lang: Lang, inline: Inline, hit: Hit) -> bool:
    """Say whether a superlative is that of a rank: “the {rank} lowest”, printed so; its label."""
    written = seen.project.source.value.language
    for figure in seen.book.figures.values():
        if figure.unit.id != "ordinal":
            continue
        if inline.source == figure.label.get(lang):
            return True
        beside = (at for at, one in inline.holes if isinstance(one, Ref) and one.name == figure.id)
        if any(inline.typed[at + 1 : hit.start].isspace() for at in beside):
            said = relation(figure.as_printed, written)
            return said is not None and _RANKS.get(said.sign, said.sign) == hit.sign
    return False


def _recorded(seen: Resolved, lang: Lang, clause: str, hit: Hit) -> bool:
    """Say whether the changes on record of what a clause is about all go its way: deaths fell.

    It is about little else: half of what it says names them, and no place or time of its own.
    """
    said, names = words_in(clause), words_in(" ".join(_NAME.findall(clause)))
    ways = {way for about, way in seen.ways[lang]
            if names <= about <= said and len(said) <= _ELSE * len(about)}  # fmt: skip
    return ways == {_TURNS.get(hit.sign)}


def _read_with_bound(inline: Inline, hit: Hit, lang: Lang) -> bool:
    """Say whether a word is read with bound words behind it: 超过…的{twice|两倍}."""
    times, words = LANGUAGES[lang].comparing.times, inline.typed[hit.start :]
    bound = ((at - hit.start, one) for at, one in inline.holes if isinstance(one, Phrase))
    return any(
        at > 0 and times.fullmatch(words, 0, at) and relation(words[:at] + one.words, lang)
        for at, one in bound
    )


def _way(seen: Resolved, figure: Figure) -> int:
    """Return which way a figure says that it goes: a change, the distance of two dates, a forecast.

    “to fall below 175,000” is what a forecast of less than that says itself.
    """
    if figure.status is Status.FORECAST and figure.quantity.hedge in _BOUNDS:
        return _BOUNDS[figure.quantity.hedge]
    ends = [seen.book.figures[name] for name in figure.inputs if name in seen.book.figures]
    if figure.quantity.change or len(ends) != len("AB") or "difference(" not in figure.formula:
        return figure.quantity.change
    left, right = (order(end.period) if end.period.iso else () for end in ends)
    if not left or not right or left == right or (figure.interval.low or 0) <= 0:
        return 0
    return 1 if left > right else -1


def _leads_there(seen: Resolved, figure: Figure, hit: Hit) -> bool:
    """Say whether a word goes the way that a figure does, or that its level was reached by.

    The changes on record say that, of the same thing at the same time: 在增加，达到{x}.
    """
    if _TURNS.get(hit.sign) == _way(seen, figure):
        return True
    first = next(iter(figure.label))
    about = words_in(figure.label[first])
    ways = {
        one.quantity.change
        for one in seen.book.figures.values()
        if one.quantity.change and (one.period, one.scope) == (figure.period, figure.scope)
        if (changed := changing(one.label[first])) and changed <= about
    }
    return not figure.quantity.change and ways == {WAYS.get(hit.sign)}


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
                names = [name for name in _amounts(inline, low, high) if name in seen.ids]
                if names:
                    yield problem(
                        "phrase-beside", inline.place.within(words, match.start()),
                        found=phrase, id=names[0], why=reason,
                    )  # fmt: skip


def _ranks(phrase: str, lang: Lang) -> bool:
    return lang in LANGUAGES and any(hit.sign != "==" for hit in find(phrase, lang))


def _amounts(inline: Inline, low: int, high: int) -> Iterator[str]:
    for at, piece in inline.holes:
        if low <= at < high and isinstance(piece, Ref) and piece.form not in NO_AMOUNT:
            yield piece.name
