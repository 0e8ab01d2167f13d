"""What a text says of a figure beside its mention, against the figure's record.

What it counts, when and where it holds, since when it changed, of what whole it is a share, and
where its source prints it. Both languages may say the same and be wrong together.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby, pairwise

from liuzhou_site.checks.parity.beside import counted
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.said_when import expected, forecasts, paragraphs, periods, since
from liuzhou_site.checks.said_where import (
    framed,
    misplaced,
    other_country,
    other_place,
    scoped,
    where,
)
from liuzhou_site.checks.text import Mention, Text
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.labels import pairs, words_in
from liuzhou_site.model import Figure, Lang, Status, meet
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.senses import HOLE, opposites, senses
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE


def said_otherwise(seen: Resolved) -> Iterator[Problem]:
    """Yield what texts say beside a mention that the record of its figure contradicts."""
    for text in seen.sound:
        yield from seen.spoken.once("said-of", text.held, partial(otherwise, text))
        yield from seen.spoken.once(
            "other_place", text.held, partial(other_place, text, seen.known_names)
        )


def mislabelled(seen: Resolved) -> Iterator[Problem]:
    """Yield labels of counts, wholes, scopes that differ by language: 企业, workers; 全国, city.

    And those of figures that are expected, by their label, and no forecast. The cells of a column
    have one label.
    """
    known = set[tuple[str, ...]]()
    site = seen.project.site
    for key, listed in (("wholes", site.value.wholes), ("scopes", site.value.scopes)):
        for name, words in listed.items():
            told = [(where(one, lang), one) for lang, one in words.items() if lang in LANGUAGES]
            for (ours, record), (theirs, said) in pairwise(told):
                if ours and theirs and ours.isdisjoint(theirs):
                    fields = {"id": name, "found": said, "record": record}
                    yield problem("said-otherwise", site.place(key, name), **fields)
    for figure in seen.book.figures.values():
        labels = {lang: figure.label[lang] for lang in LANGUAGES if lang in figure.label}
        for lang, label in labels.items() if figure.status not in _EXPECTED else ():
            if word := expected(label, lang):
                status = seen.project.strings[lang][f"status_{figure.status}"]
                fields = {"id": figure.id, "found": word, "record": f"“{status}”"}
                yield problem("said-otherwise", figure.place, **fields)
        if figure.unit.kind == "count" and len(labels) > 1:
            found = {lang: _labelled(label, lang) for lang, label in labels.items()}
            first, *others = labels.values()
            both = (first, *others)
            apart = all(found.values()) and not frozenset.intersection(*found.values())
            if apart and both not in known:
                known.add(both)
                fields = {"id": figure.id, "found": others[0], "record": first}
                yield problem("said-otherwise", figure.place, **fields)


def _labelled(label: str, lang: Lang) -> frozenset[str]:
    """Return what a label counts: of Chinese what it ends with, so no railways in 铁路客运量."""
    words = simplified(label)
    return frozenset(one.id for one in senses(lang, "things").find(words)
                     if one.sure and (lang == "en" or _AT_END.match(words, one.end)))  # fmt: skip


_AT_END = re.compile("(?:[总人个]?数|[总数]量|的变化)?(?:$|[（(：:，])")
_EXPECTED = frozenset({Status.FORECAST, Status.DERIVED})


def otherwise(text: Text) -> Iterator[Problem]:
    """Yield the words of a text that the records of its figures contradict."""
    yield from dict.fromkeys(one for rule in _RULES for one in rule(text))


def _wholes(text: Text) -> Iterator[Problem]:
    """Tell a share whose clause says another whole than its own, by words of that one alone."""
    wholes, lang = text.project.site.value.wholes, text.lang
    for one in text.mentions:
        figure = one.figure
        low, high = text.around(one, CLAUSE)
        if lang == "en":
            low = one.end
            high = min((m.start for m in text.mentions if low < m.start < high), default=high)
        clause = text.said.text[low:high]
        shares = one.counts and figure.whole and figure.unit.kind == "share"
        if not shares or (lang == "en" and not clause.startswith(" of ")):
            continue
        of = wholes.get(figure.whole) or text.setter.voice.book.figures[figure.whole].label
        part = _named(text, one, clause)
        if told := _undeclared(text, one, part, of[lang]):
            yield text.otherwise(figure, told, of[lang])
            continue
        said, own = (
            _parts(part if lang == "zh" else clause.partition(" from ")[0]),
            _parts(of[lang]),
        )
        others = {words[lang]: said & _parts(words[lang]) for words in wholes.values()}
        likest = max(
            others, key=lambda words: (len(others[words] - own), len(others[words])), default=""
        )
        apart = others[likest] - own if likest else set()
        if apart and (
            len(others[likest]) >= len(own & said)
            or apart & _parts(" ".join(_NAME.findall(clause)))
        ):
            yield text.otherwise(figure, likest, of[lang])
        elif told := misplaced(part, of[lang], lang):
            yield text.otherwise(figure, told, of[lang])


def _named(text: Text, one: Mention, clause: str) -> str:
    """Return the words that name the whole of a share: 占…的, of the…."""
    if text.lang == "zh":
        before = text.said.text[text.around(one, CLAUSE)[0] : one.start]
        makes = LANGUAGES[text.lang].whole
        return makes.split(before)[-1] if makes.search(before) else ""
    return _ENDED.split(clause[:_SHORT])[0]


def _undeclared(text: Text, one: Mention, named: str, of: str) -> str:
    """Return the word for a whole of another subject than the record's: of the population."""
    words = senses(text.lang, "subjects")
    own = words.of(f"{text.record(one.figure)} {of}")
    for part in _OF.split(named) if own else ():
        said = words.find(part)
        if said and own.isdisjoint(found.id for found in said):
            return part[said[0].start : said[0].end]
    return ""


_SHORT = 60
"""Characters within which a text names the whole of a share."""
_ENDED = re.compile(r" (?:in|and|or|but|that|which|who|for|by|at|from|with|was|were|is|are)\b")
_OF = re.compile(r"\bof\b|的")
_LATIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NAME = re.compile("[A-Z][a-z]+")
_JOINING = frozenset("the of in a an and that is for by own at s its their".split())


def _parts(words: str) -> set[str]:
    """Return what texts can share: the words of English, pairs of characters of Chinese."""
    two = (pair for pair in pairs(words) if "的" not in pair)
    return {*_LATIN.findall(words.lower()), *two} - _JOINING


def _things(text: Text) -> Iterator[Problem]:
    """Tell a count of other things than its unit and its label say."""
    for one in text.mentions:
        figure = one.figure
        if one.counts and figure.unit.kind == "count":
            read = text.said.within(one.start, one.end)
            found = counted(text.said, read[0], close=True) if read else {}
            own = things_of(figure, text.lang)
            said = next(iter(found.values()), "") or _unknown(text, one)
            akin = _stems(said) & _stems(text.record(figure))
            if said and own.isdisjoint(found) and (own or not found) and not akin:
                yield text.otherwise(figure, said, figure.label[text.lang])


def _unknown(text: Text, one: Mention) -> str:
    """Return a plural behind an English number of which its record and its sentence say nothing."""
    low, high = text.around(one, SENTENCE)
    noun = _PLURAL.match(text.said.text, text.ends(one), high)
    if not noun:
        return ""
    rest = text.said.text[low : one.start] + text.said.text[noun.end() : high]
    known, said = map(_stems, (f"{text.record(one.figure)} {rest}", noun[1]))
    return "" if known & said else noun[2]


def _stems(words: str) -> set[str]:
    """Return the English words of a text as their families begin: motorcycles, motorcyclists."""
    return {word[:_STEM].removesuffix("s") for word in words_in(words) if word.isascii()}


_STEM = 8


_PLURAL = re.compile(
    r"[ -]((?:[a-z’'-]+ ){0,3}([a-z-]+s))"
    r"(?= (?:in|on|for|to|by|from|with|were|are|had|have|that|which|who|and|or)\b|[.,;:])"
)


def things_of(figure: Figure, lang: Lang) -> set[str]:
    """Return what a figure counts, by its unit and its label."""
    noun = figure.unit.name(lang)
    noun = noun if lang == "en" else f"{HOLE}{noun}"
    return {one.id for one in senses(lang, "things").find(f"{noun} {figure.label[lang]}")}


def _sides(text: Text) -> Iterator[Problem]:
    """Tell an amount said to be of the other side than its category or its label: a deficit."""
    categories, words = text.project.site.value.categories, senses(text.lang, "opposites")
    for one in (one for one in text.mentions if one.counts):
        figure, blank = one.figure, text.said.blank
        category = categories.get(figure.category)
        side = SIDES.get(category.colour) if category else None
        end = text.ends(one)
        low, high = LANGUAGES[text.lang].turns.own(blank, one.start, end)
        label = figure.label[text.lang]
        own = words.of(label)
        said = opposites(blank[low:high], text.lang, one.start - low, end - low)
        for scale, found in said.items():
            if scale == "being":
                if category and side and found.side != side:
                    yield text.otherwise(figure, found.word, category.names[text.lang])
            elif f"{scale}{found.side}" not in own and f"{scale}{_OTHER[found.side]}" in own:
                yield text.otherwise(figure, found.word, label)


def _subjects(text: Text) -> Iterator[Problem]:
    """Tell an amount whose own words are of another subject than its record: cotton for grain."""
    words = senses(text.lang, "subjects")
    for one in (one for one in text.mentions if one.counts):
        figure, own = one.figure, words.of(text.record(one.figure))
        low, high = LANGUAGES[text.lang].turns.own(text.said.blank, one.start, text.ends(one))
        here = text.said.text[low:high]
        terms = [(one.start, one.end) for one in senses(text.lang, "beside").find(here)
                 if one.id in {"real", "nominal"}]  # fmt: skip
        found = [one for one in words.find(here)
                 if not any(meet((one.start, one.end), span) for span in terms)]  # fmt: skip
        for of in ("", ":"):  # what is measured, and of what goods
            said = [one for one in found if one.id.partition(":")[1] == of]
            ours = {name for name in own if name.partition(":")[1] == of}
            if ours and said and ours.isdisjoint(one.id for one in said):
                told = here[said[0].start : said[0].end]
                yield text.otherwise(figure, told, figure.label[text.lang])


_OTHER = {"+": "-", "-": "+"}
SIDES = {"out": "-", "in": "+"}
"""Colour of a category → the side of what it counts: what went, what came."""
_TIMED = frozenset("yearly monthly weekly daily hourly".split())
_RATES = _TIMED | {"each", "real", "nominal"}


def _rates(text: Text) -> Iterator[Problem]:
    """Tell a rate, or prices, that no record of its clause has: {x} a year, 人均{x}."""
    words = senses(text.lang, "beside")
    counts = [one for one in text.mentions if one.counts]
    for (low, high), group in groupby(counts, lambda one: text.around(one, CLAUSE)):
        figures, clause = [one.figure for one in group], text.said.text[low:high]
        own = {found.id for figure in figures for found in words.find(text.record(figure))}
        own |= {figure.terms for figure in figures}
        own |= {"each" for figure in figures if figure.quantity.kind.so_many}
        said = [one for one in words.find(clause) if one.sure and one.id in _RATES]
        if own & _TIMED & {one.id for one in said}:
            own |= {"each"}  # on average so many a day
        odd = [one for one in said if one.id not in own]
        if odd:  # 每人每月 is one rate
            told = clause[odd[0].start : odd[-1].end]
            yield text.otherwise(figures[0], told, figures[0].label[text.lang])


_RULES: tuple[Callable[[Text], Iterator[Problem]], ...] = (
    periods,
    paragraphs,
    since,
    scoped,
    _wholes,
    _things,
    forecasts,
    _rates,
    framed,
    other_country,
    _sides,
    _subjects,
)
