"""What a figure counts, in the words of the source around it: a first proposal of its label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liuzhou_site.app.drafting import english
from liuzhou_site.app.drafting.rates import rated
from liuzhou_site.app.drafting.times import AGAINST, TIMES, YEARLY
from liuzhou_site.figures.transcript import STOP, sentence
from liuzhou_site.load.project import Project
from liuzhou_site.model import Quantity
from liuzhou_site.numbers import DEFAULT_UNITS, LANGUAGES, read, scan
from liuzhou_site.numbers.scripts import simplified, traditional
from liuzhou_site.numbers.senses import senses
from liuzhou_site.numbers.zh.words import CLASSIFIER, LISTS

NAMELESS = "…"
"""The label of a figure in a language in which nobody has said yet what it counts."""
_LONGEST = 60  # characters; an id has 40
HOUSES = frozenset("院馆厂站店场室社")
"""What makes of a thing where it is: 电影院 is no film."""
_MARKS = re.compile(r"[,，。;；:：、()（）“”\"‘…—–!?！？]|\.(?:\s|$)|(?<=\s)--(?=\s)")
_HAN_PARTS, _ASIDE = re.compile("(?!、)" + _MARKS.pattern), re.compile("（[^（）]*）")
_NEXT = re.compile(f"^(?:{CLASSIFIER}|[球分])?、")
_NO_WORDS = re.compile(r"[{}｛｝<>|*_\[\]]|^/")  # Markdown, mentions; the rest of 微克/立方米
_CLAUSE, _LISTED = re.compile("[，。；：,;:]"), re.compile("[、和与及]")
_CLAUSES = re.compile(r"[,;:]|\b(?:that|and|but|if|while)\b")
_OR = re.compile("(?: [a-z]+)?,? or ")
"""What says a number again in other terms: 130 posts, or 6.4%."""
_NO_THINGS = {"points", "times", *(f"{time}s" for time in TIMES)}
_COMMA, _AND = re.compile("[,(]"), re.compile(r"\band\b")
_TAIL = "|".join(LISTS[name] for name in ("label-tail", "rose", "fell"))
_HAN_ENDS = re.compile(f"^(?:{LISTS['label-head']})+|(?:{_TAIL})+$")
_HAN_ASIDE = re.compile(LISTS["label-aside"])
"""What dates or compares a number and does not say what it is."""
_PER = re.compile(r"^每?[\d十百千万]+(?:人口?|[户件辆台位名])?中?")
_CHANGE = {"en": "change in {}", "zh": "{}的变化"}
_YEARLY = "{}的年均变化"
_PACE = re.compile("(?:增速|增长率|[降涨增跌减]幅)(?=[比较同与收扩回加放由从]|$)")
"""What of the figure before it changed itself: 增速比上半年回落."""
_CHANGED = {"en": re.compile("change|growth|rise|fall|drop|cut|revision|increase|decrease"),
            "zh": re.compile("变化|变动|增长|增幅|降幅|涨幅|增量|之差$")}  # fmt: skip


def labels(project: Project, text: str, ones: Sequence[Quantity]) -> list[str]:
    """Return words that say what each number of a paragraph counts, with no numeral; or ""."""
    lang, printed = project.source.value.language, text
    text = simplified(text)
    known, found, full = {**DEFAULT_UNITS, **project.units}, list[str](), list[str]()
    for at, one in enumerate(ones):
        unit = known.get(one.unit)
        place = _Place(text, ones, at, bool(one.unit) and unit is not None and unit.kind == "count")
        said = _english(place, found) if lang == "en" else _chinese(place, found)
        tries = (_clean(part, lang) for part in said)
        words = next((words for words in tries if _says_what(words)), "")
        found.append(words)
        full.append(rated(words, unit, text, (place.low, *one.span)))
    changed, change = _CHANGED[lang], _CHANGE[lang]
    yearly = [lang == "zh" and YEARLY.search(text, 0, one.span[0]) for one in ones]
    full = [(_YEARLY if mean else change).format(words)
            if words and one.change and not changed.search(words) else words
            for words, one, mean in zip(full, ones, yearly, strict=True)]  # fmt: skip
    return full if printed == text else [_as_written(words, text, printed) for words in full]


def _as_written(words: str, plain: str, text: str) -> str:
    """Return words in the characters of a text that has them, else in traditional ones."""
    written = dict(zip(reversed(plain), reversed(text), strict=True))
    return "".join(written.get(one) or traditional(one) for one in words)


@dataclass(frozen=True)
class _Place:
    """A number among those of its paragraph; counts: whether its own words name what it counts."""

    text: str
    ones: Sequence[Quantity]
    at: int
    counts: bool

    @property
    def start(self) -> int:
        return self.ones[self.at].span[0]

    @property
    def end(self) -> int:
        return self.ones[self.at].span[1]

    @property
    def low(self) -> int:
        """Where the number before it ends."""
        return self.ones[self.at - 1].span[1] if self.at else 0

    @property
    def high(self) -> int:
        """Where the number behind it begins."""
        last = self.at + 1 == len(self.ones)
        return len(self.text) if last else self.ones[self.at + 1].span[0]


def _english(place: _Place, found: Sequence[str]) -> Iterator[str]:
    """Yield phrases that may say what a number is, the likeliest first; found: of those before."""
    text, one, end = place.text, place.ones[place.at], place.end
    first, _ = sentence(text, one.span)
    before, between = (english.BRACKETED.sub("", text[low : place.start])
                       for low in (first, max(first, place.low)))  # fmt: skip
    behind = STOP.split(text[end : place.high])[0]
    number = text[place.start : end]
    noun = number.rpartition(" ")[2] if place.counts else english.noun_behind(text, end)
    yield english.of_so_many(number, before) if one.kind.per else ""
    if part := english.of_all(text[end : place.high], text[place.high :]):
        yield english.noun_behind(part, 0)
    if noun and noun not in _NO_THINGS:
        rest = text[max(end, text.find(noun, place.start) + len(noun)) : place.high]
        yield english.counted(noun, STOP.split(rest)[0])
    follows = place.low > first
    if follows and (english.linked(between) or _OR.fullmatch(between)):
        yield found[-1]
    yield english.named_before(between, number)
    here = [(other.span[0], said) for other, said in zip(place.ones, found, strict=False)
            if said and other.span[0] >= first]  # fmt: skip
    chief = english.main(text, first, [start for start, _ in here])
    main = here[chief][1] if chief is not None else ""
    yield from _of_many(one, behind, before, main)
    piece = _AND.split(_COMMA.split(between)[-1])[-1]
    source = english.SOURCE.match(behind)
    if follows and not english.VERB.search(piece):
        yield english.tidy(piece)
        yield english.tidy(_AND.split(source[0])[0]) if source else ""
        yield main
    yield english.of_subject(before)
    who, verb = english.subject(before)
    if verb and not who:  # it was, they were
        yield next(filter(None, reversed(found)), "")
    yield english.tidy(_AND.split(source[0])[0]) if source else ""
    yield english.subject(behind)[0]
    yield main
    yield english.tidy(_MARKS.split(behind)[0])
    yield next(filter(None, reversed(found)), "")
    yield english.tidy(_MARKS.split(between)[-1])
    yield english.tidy(before)


def _of_many(one: Quantity, behind: str, before: str, main: str) -> Iterator[str]:
    """Yield what is said behind a number that is so much of something.

    main: what the sentence is about.
    """
    share = one.unit == "share"
    if of := re.match(" of (.*)", behind):
        yield _part(of[1], before, main, share=share)
    if said := english.PREDICATE.match(behind):
        yield english.noun_behind(behind, said.end() - 1)
    elif main and share and english.VERB.match(behind.lstrip()):
        whole = main if main.startswith("share of ") else f"share of {main}"
        yield f"{whole} that {_CLAUSES.split(behind)[0].strip()}"
    if main and (doing := english.DOING.match(behind)):
        yield f"{main} that {_AND.split(doing[1])[0]}"


def _part(words: str, before: str, main: str, *, share: bool) -> str:
    """Return of what a number is said to be so much: wheat, share of farms."""
    if share and english.PRONOUN.match(words):
        return f"share of {main}" if main else ""
    who, _ = english.subject(before)
    if not share:
        return english.counted("", f" of {words}")
    if re.search(r"\b(?:rate|share|proportion|percentage)\b", who):
        return who
    whole = english.whole(words)
    return f"{who} as a share of {whole}" if who and whole else whole and f"share of {whole}"


def _chinese(place: _Place, found: Sequence[str]) -> Iterator[str]:
    """Yield pieces of Chinese that may say what a number is, the likeliest first."""
    one, text = place.ones[place.at], place.text
    yield from _respective(place, found)
    before = _NEXT.sub("", _HAN_PARTS.split(_TURNED.sub("", _beside(place)))[-1])
    if one.change and found:
        subject = found[-1].removesuffix("的变化")
        if pace := _PACE.match(before):
            yield f"{subject}{pace[0]}的变化"
        if other := AGAINST.search(before):
            yield f"{subject}与{other[1]}之差"
    yield from _a_part(place, found, before)
    if one.kind.per:
        yield _PER.sub("", text[place.start : place.end])
    behind = _CLAUSE.split(text[place.end : place.high])[0]
    if found and _AMONG.search(text[: place.start]) and not senses("zh", "things").find(behind):
        yield found[-1]
    tries = [before, "" if behind.startswith(("、", "（")) else _thing_in(behind)]
    open_ = place.counts or (not one.unit and not _AMOUNT.search(before))
    yield from tries[::-1] if open_ and not one.change else tries
    goes_on = place.low > sentence(text, one.span)[0] or re.match("[同环]比", before)
    if one.change and goes_on:
        said = zip(place.ones, found, strict=False)  # exports were 1.2 million, a rise of 5%
        yield ["", *(name for other, name in said if _grows(other, name, one))][-1]
    elif one.change and found and _PART_OF.search(text[: place.start]):
        yield found[0]  # 其中，三季度增长4.8%
    yield from (part for part in reversed(_MARKS.split(text[: place.start])) if part)


def _a_part(place: _Place, found: Sequence[str], before: str) -> Iterator[str]:
    """Yield what a share is, of a whole that the words before it name, or leave out: 占17.9%."""
    if of_what := _OF_WHAT.match(before):
        before = f"占{of_what[1]}"
    if before.startswith("占"):
        first, _ = sentence(place.text, place.ones[place.at].span)
        of = [said for other, said in zip(place.ones, found, strict=False)
              if said and other.span[0] >= first and not other.change]  # fmt: skip
        yield f"{''.join(of[-1:])}{before}"
    elif before.endswith("占"):
        yield f"{before}比"


def _grows(one: Quantity, name: str, change: Quantity) -> bool:
    """Say whether a number before a change may name what changed: a part only in points."""
    part = "占" in name and change.unit != "point"
    return bool(name) and one.unit not in TIMES and not part


_OF_WHAT = re.compile(
    "(?:[为是]|相当于)(?=[^的]*(?:计划|目标|预算|总))([^，。；的]{2,10})的[约近]?$"
)
"""Before a share: 投资9亿元，为年度计划的52%."""
_AMOUNT = re.compile("[量额率值比]$")
"""Ends what a bare number is an amount of: 集装箱吞吐量58.3万标箱."""
_AMONG = re.compile("其中[，有]?$")
"""Before some of what was counted just now: 6家工厂，其中一家停产."""
_TURNED = re.compile("由[一-鿿]转[一-鿿]，")
"""What parts a subject from the number that says how much: 猪肉价格由降转升，上涨2.1%."""
_PART_OF = re.compile("[。；](?:其中|分[^，。；]{1,3}看)，[^，。；]*$")
"""Leads to a part of what the paragraph began with."""


def _beside(place: _Place) -> str:
    """Return what stands between a number and the one before it that is not in brackets."""
    asides = [one.span() for one in _ASIDE.finditer(place.text, 0, place.start)]
    ends = (one.span[1] for one in place.ones[: place.at])
    low = max((end for end in ends if not any(a < end < b for a, b in asides)), default=0)
    return _ASIDE.sub("", place.text[low : place.start])


def _respective(place: _Place, found: Sequence[str]) -> Iterator[str]:
    """Yield the one of several things that a number is said of in their order: 分别增长5%和3%."""
    text, (first, last) = place.text, sentence(place.text, place.ones[place.at].span)
    word = text.rfind("分别", first, place.start)
    if word < 0:
        return
    spans = [(number, *one.span) for number, one in enumerate(place.ones)]
    listed = [number for number, start, _ in spans if word < start < last]
    ends = [number for number in listed[1:] if _NEW_CLAUSE.search(
        text, place.ones[number - 1].span[1], place.ones[number].span[0])]  # fmt: skip
    listed = [number for number in listed if number < [*ends, len(spans)][0]]
    ahead = [number for number, start, end in spans if first <= start and end <= word]
    clause = _CLAUSE.split(text[first:word])[-1]
    said = [found[number] for number in ahead if not place.ones[number].change]
    names = next((one for one in (_LISTED.split(clause), clause.split("、"))
                  if len(one) == len(listed)), [])  # fmt: skip
    things = said[-len(listed) :] or names
    if place.at in listed and len(things) == len(listed):
        yield things[listed.index(place.at)]


_NEW_CLAUSE = re.compile(r"[。；：;:]|[，,](?=[^，,\d]*[一-鿿]{2})")
"""What ends a list of numbers between two of them: 分别上涨3.8%和1.9%，交通价格下降1.2%."""


def _thing_in(behind: str) -> str:
    """Return what stands behind a number up to the end of the thing that it names: 纺织企业."""
    things = senses("zh", "things").find(behind)
    if things:
        end = things[0].end + (behind[things[0].end : things[0].end + 1] in HOUSES)
        return re.split("[的、]|^[名位口](?=..)", behind[:end])[-1]
    return re.sub(f"^{CLASSIFIER}(?=..)", "", _MARKS.split(behind)[0])


def _says_what(words: str) -> bool:
    """Say whether words may be a label: no letter alone, nothing that reads as a number or date."""
    if len(words) <= 1 or _NO_WORDS.search(words) or _HAN_ASIDE.match(words):
        return False
    cell = f",{words}," if words.isascii() else words  # in a row of a table “quarters” is a number
    return not any(scan(cell, lang) or read(words, lang) for lang in LANGUAGES)


def _clean(words: str, lang: str) -> str:
    """Return the longest run of `words` without a numeral, without what only joins it."""
    words = _thing(words) if lang == "zh" else words
    at, runs = 0, list[str]()
    spans = {*scan(words, lang), *(one.span for one in read(words, lang))}
    for start, end in [*sorted(spans), (len(words), len(words))]:
        runs.append(re.sub("^[初末底]", "", words[at:start]) if at else words[at:start])
        at = max(at, end)
    if lang == "en":
        longest = max(map(english.tidy, runs), key=len)
    else:  # what stands behind a date is what was then: 公司一季度盈利
        things = [*map(_thing, runs)]
        longest = next((run for run in things[::-1] if len(run) > 1), "")
    if len(longest) > _LONGEST:
        longest = longest[-_LONGEST:] if lang == "zh" else longest[:_LONGEST].rpartition(" ")[0]
    return longest


def _thing(words: str) -> str:
    """Return what grows or shrinks in a piece of Chinese, without the words that say so."""
    words, before = words.strip(" -–—'’"), ""
    while words != before:
        before = words
        for end in reversed([*_HAN_ENDS.finditer(words)]):
            words = words[: end.start()] + words[end.end() :]
        words = words.strip()
    return words
