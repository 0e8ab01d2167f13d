"""Which date of a paragraph dates which of its figures, and what a change is compared with."""

import re
from dataclasses import dataclass

from liuzhou_site.app.drafting.dates import NEVER, RATIO, Date
from liuzhou_site.figures.transcript import STOP, SourceParagraph, sentence
from liuzhou_site.model import Quantity, Span
from liuzhou_site.numbers.periods import period_before, same_part, year_before
from liuzhou_site.numbers.turns import CLAUSE, bounds

TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "age"})
"""Units of what is a length of time, and so has no date."""
_BASE = re.compile(r"\b(?:than|from|since|above|below|against|on|over|what)\b")
_EARLIER = {
    "en": re.compile(
        r"(?:a|one) year (?:earlier|before|ago)|the (?:previous year|year before)|last year"
        r"|over the (?:year|past (?:12|twelve) months)|on the year",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"同比|[比较](?:上年|去年)|上年同期|去年同期"),
}
_PREVIOUS = re.compile(
    r"\b(?:(?:the )?(?:previous|preceding|prior|last) (?:quarter|month)"
    r"|(?:the|a|\w+) (?:decade|season|winter|spring|summer|autumn|half-year|quarter|month|week|day"
    r"|night)s? (?:before|earlier|ago)|(?!(?:a|one) )\w+ years? (?:before|earlier|ago))\b"
    r"|\bin the (?:second|third|fourth|latter|other)(?=[.,;]|$)"
)
_SAME = re.compile(r"\bsame \w+ (?:of|in) \d{4}|[比较]\d{4}年同期")
_A_MONTH = re.compile(r"\d{4}-\d\d")
_SEQUENTIAL = re.compile("环比[^，。；]*$")
_APART = re.compile(r"[,，;；:：]")
_WHEN = re.compile(r",? when\b")
"""What makes a date that something was compared with that of what follows."""
_LAST_YEAR = re.compile(r"\b(?:last year|the (?:year before|previous year))\b", re.IGNORECASE)
_LAST_YEAR_ZH = re.compile(
    "(?<![比较与同])(?:上年|去年)(?![末底同]|的[^，。；]{0,5}(?:半|分之|成|倍|[%％]))"
)
"""Half of last year's is of this year."""
_COMPARED_ZH = re.compile("[比较](?:上年|去年)?$")
_LAST_ZH, _MONTH_ZH = ("上年", "去年"), re.compile(r"(\d{1,2})月")
_LED = re.compile("[^，。；至到]*\\d[^，。；]*[到至]")
"""What leads from a number of then to that of now: 由2026年的31%提高到38%."""
_LEADS_TO = re.compile("[^，。；\\d]{0,8}[至到]")
_REVISED = re.compile(r"\brevis(?:ed|ion)|修订|核[增减]")
_TWINS, _EACH = re.compile("[和与及]"), re.compile("[均都各]")
_BOTH, _AND = re.compile(r"\bboth\b"), re.compile(" and (?:(?:from|in|for|at|on) )?")
_FROM, _TO = re.compile(r"\bfrom (?:about )?$"), re.compile(r"[^,.;]{0,20} to (?:about )?[$£€]?\d")
_THEN = re.compile(r"(?:\b(?P<way>up|down)|,) from (?:about |some |nearly |over |more than )?$")
_AS_THEN = re.compile(r"\bas [a-z]+(?: [a-z]+)? as\b")
"""What makes a date that of something compared: twice as many as in 2015."""
_PRICES, _BEGAN = re.compile(r"[- ]?(?:prices|dollars|euros|= ?\d)"), re.compile(r"\bbegan\b")
_COMPARED = re.compile(r"\b(?:[Ff]rom|[Ss]ince|than|against|compared with)\b(?:[^,;]|,(?=\d))*\Z")
"""What begins before a number that something is compared with: its date is not that of the rest."""
_TO_COME = {
    "en": re.compile(
        r"\b(?:this|next|the coming|the current) (?:year|quarter|month|week|season|decade)\b"
        r"|\b(?:tomorrow|in the years ahead)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "[今明后]年(?!同期|以来)|下(?:个季度|季度|半年|个月)|未来|今后|[年月周天](?:多|之|以)?前(?![后期三四半])"
    ),
}
"""What a sentence says of its own time, which no date above it is."""
_NOW = re.compile("目前|现有|现在|当前|眼下")
_OUTSIDE = re.compile(r"\b(?:(?:since|before|until)(?: the)?|began in) $")


@dataclass(frozen=True)
class Dating:
    """When a figure holds; of a change, since when. guessed: no words beside it say so.

    also: another time at which it holds, where a number is said of two.
    """

    period: Date = NEVER
    since: str = ""
    guessed: bool = False
    also: tuple[Date, ...] = ()


def dating(
    lang: str, paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Return how each of `figures` is dated; head: the date of the text, if it has one."""
    return (_behind if lang == "en" else _ahead)(paragraph, figures, dates, head)


def _ahead(
    paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Date figures by what stands before them, as Chinese does: 2020年……增长5.0%."""
    text, found = paragraph.text, list[Dating]()
    bases = [date for date in dates if _COMPARED_ZH.search(text, 0, date.start)
             or RATIO.match(text, date.end)]  # fmt: skip
    for one in figures:
        start = one.span[0]
        now, end = own_time(text, one.span)
        before = [date for date in dates if now <= date.start and date.end <= start
                  and date.iso and date not in bases
                  and not (text[date.start - 1 : date.start] in {"由", "从"}
                           and _LED.search(text, date.end, start))]  # fmt: skip
        period = NEVER if one.unit in TIMES else before[-1] if before else head
        first, _ = sentence(text, one.span)
        above = period == head or period.start < first
        to_come = above and _TO_COME["zh"].search(text, max(now, first), end)
        if to_come or _left(text, one):
            period = NEVER
        begin = first if above else max(period.end, first)
        last = [year for year in _LAST_YEAR_ZH.finditer(text, begin)
                if year.end() <= start and not _LED.match(text, year.end(), start)]  # fmt: skip
        if last and period.iso and not one.change:
            spot = (paragraph.number, *last[-1].span())
            period = Date(*last[-1].span(), year_before(period.iso), (spot,))
        base = [_then(text, date, period) for date in bases
                if date.end <= start and _beside(text, date.end, start)]  # fmt: skip
        earlier = bool(base) or _EARLIER["zh"].search(text, 0, start) is not None
        own = one.change and not _is_revision(text, one, figures)
        since = [*base, year_before(period.iso)][0] if own else ""
        since = _same(text[:start], since, period)
        if since and _SEQUENTIAL.search(text, 0, start):
            since = period_before(period.iso)
        twin = [date for date in before[-2:-1] if _TWINS.match(text, date.end)
                and _EACH.search(text, period.end, start)]  # fmt: skip
        guessed = bool(since) and not earlier
        found.append(Dating(period, since, guessed=guessed, also=tuple(twin)))
    return found


def _then(text: str, date: Date, period: Date) -> str:
    """Return what a change is compared with: 较上年12月 is the December of the year before."""
    if text[: date.start][-2:] not in _LAST_ZH:
        return date.iso
    month = _MONTH_ZH.match(text, date.start)
    year = year_before(period.iso[:4])
    return f"{year}-{int(month[1]):02}" if month and year else year_before(date.iso)


def _left(text: str, one: Quantity) -> bool:
    """Say whether a number is that of a time before, which is not told: 由186万吨减至171万吨."""
    start, end = one.span
    return text[start - 1 : start] in {"由", "从"} and _LEADS_TO.match(text, end) is not None


def own_time(text: str, span: Span) -> Span:
    """Return where the words begin and end that may say of what time a Chinese figure is.

    They are those of its sentence and before, but from 目前 on, where that leads it, its clause.
    """
    first, last = sentence(text, span)
    now = [found.end() for found in _NOW.finditer(text, first, span[0])]
    return (now[-1], bounds(text, span[1], CLAUSE)[1]) if now else (0, last)


def _same(words: str, since: str, period: Date) -> str:
    """Return since when a change is told: the same quarter of 2024 is that part of the year.

    A month without its year is the last one before: December, of what is told of January.
    """
    if _A_MONTH.fullmatch(since) and _A_MONTH.fullmatch(period.iso) and since > period.iso:
        return year_before(since)
    same = since.isdecimal() and _SAME.search(words)
    return same_part(period.iso, since) or since if same else since


def _is_revision(text: str, one: Quantity, figures: list[Quantity]) -> bool:
    """Say whether a change is what was told before, put right; behind the number before it."""
    begin, _ = sentence(text, one.span)
    before = [other.span[1] for other in figures if other.span[1] <= one.span[0]]
    return _REVISED.search(text, max([begin, *before]), one.span[1]) is not None


def _beside(text: str, start: int, end: int) -> bool:
    return not _APART.search(text, start, end) and not STOP.search(text, start, end)


def _behind(
    paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Date figures by what follows them, else what came before: 6.9% for May, from 7.1% in June."""
    text, found = paragraph.text, list[Dating]()
    current, lasting, used, until = head, head, 0, 0
    for one in figures:
        if one.unit in TIMES:
            found.append(Dating())
            continue
        (start, end), (first, last) = one.span, sentence(text, one.span)
        current = current if first < until else lasting  # what was compared with dates no more
        before = [d for d in dates if used <= d.start and d.end <= start and _dates(text, d)]
        when = [d for d in dates if d.end == used and _WHEN.match(text, d.end)]
        current = [current, *before, *when][-1]
        lasting = [lasting, *before][-1]
        limit = _limit(text, end, figures)
        own, since, used = _following(text, one, [d for d in dates if end <= d.start < limit])
        since = since or _since_base(text, one, figures, dates)
        earlier = _earlier(text, one, limit) or _leads(text, start)
        also = _also(text, one, own, dates, _year_before(paragraph, current, earlier))
        if earlier and one.change and not since:
            since = year_before((own or current).iso)
        elif earlier and not own and not one.change and current.iso:
            own = _year_before(paragraph, current, earlier)
        elif (not own and not one.change and _undated(text, one, first)) or (
            own is None and _unsure(text, one, dates, current, head)
        ):
            own = NEVER
        if not own and not _BASE.search(text, end, limit) and _PREVIOUS.search(text, end, limit):
            own = NEVER  # growth of 0.4% in the previous quarter
        guessed = bool(one.change) and not (since or earlier or _is_revision(text, one, figures))
        if guessed:
            since = _assumed(found, own or current)
        since = _same(text[end:last], since, own or current)
        period = _in_other_year(paragraph, end, own, current) if own else current
        found.append(Dating(period, since, guessed=guessed, also=also))
        if own and own.iso and not _COMPARED.search(text, first, start):
            current, lasting = own, lasting if when else own
        until = last
    return found


def _undated(text: str, one: Quantity, first: int) -> bool:
    """Say whether a number is of some time before: last year; from 940 to 905; up from 940."""
    start, end = one.span
    leads = _FROM.search(text, first, start) and _TO.match(text, end)
    then = _THEN.search(text, first, start) if text[end : end + 1] in ".,;)" else None
    before = leads or (then and (then["way"] or one.unit in {"", "share"}))
    return bool(before or _LAST_YEAR.search(text, first, start))


def _assumed(found: list[Dating], period: Date) -> str:
    """Return the base that all changes of a sentence may share, else the period before."""
    shared = [one.since for one in found[-1:] if one.period == period]
    return next(filter(None, shared), period_before(period.iso))


def _unsure(text: str, one: Quantity, dates: list[Date], current: Date, head: Date) -> bool:
    """Say whether a sentence names a time that cannot be told, or, dated above, one to come."""
    first, last = sentence(text, one.span)
    named = any(first <= date.start < one.span[0] and not date.iso for date in dates)
    above = current == head or current.start < first
    return named or bool(above and _TO_COME["en"].search(text, first, last))


def _year_before(paragraph: SourceParagraph, current: Date, earlier: re.Match[str] | None) -> Date:
    """Return what words as “a year earlier” date, beside a date; without a period if no row can."""
    if earlier is None:
        return NEVER
    spot = (paragraph.number, *earlier.span())
    numeral = re.match("(?:a|one) ", earlier[0], re.IGNORECASE)
    iso = year_before(current.iso) if numeral and current.iso else ""
    return Date(*earlier.span(), iso, (spot,) if numeral else ())


def _in_other_year(paragraph: SourceParagraph, end: int, own: Date, current: Date) -> Date:
    """Return a date as that part of its year that the text tells of: the same quarter of 2024."""
    same = _SAME.search(paragraph.text, end, own.end) if own.iso.isdecimal() else None
    iso = same_part(current.iso, own.iso) if same else ""
    if not same or not iso:
        return own
    return Date(*same.span(), iso, ((paragraph.number, *same.span()),))


def _also(
    text: str, one: Quantity, own: Date | None, dates: list[Date], earlier: Date
) -> tuple[Date, ...]:
    """Return the second time at which a number holds: 22% both in May and a year earlier."""
    if own is None or one.change or not _BOTH.search(text, one.span[1], own.start):
        return ()
    behind = _AND.match(text, own.end)
    return tuple(date for date in (*dates, earlier)
                 if behind and date.iso and date.start == behind.end())[:1]  # fmt: skip


def _limit(text: str, end: int, figures: list[Quantity]) -> int:
    """Return where the words end that may date the figure which ends at `end`."""
    stop = STOP.search(text, end)
    ahead = [one.span[0] for one in figures if one.span[0] >= end and one.unit not in TIMES]
    return min([stop.start() if stop else len(text), *ahead[:1]])


def _dates(text: str, date: Date) -> bool:
    """Say whether a date is that of what follows; not of prices, nor since when something was."""
    prices = _PRICES.match(text, date.end)
    return bool(date.iso) and not prices and not _OUTSIDE.search(text, 0, date.start)


def _earlier(text: str, one: Quantity, limit: int) -> re.Match[str] | None:
    """Return what says that a figure is of a year earlier; what it is compared with is not it."""
    found = _EARLIER["en"].search(text, one.span[1], limit)
    apart = found and not one.change and _BASE.search(text, one.span[1], found.start())
    return None if apart else found


def _leads(text: str, start: int) -> re.Match[str] | None:
    """Return what begins the sentence of a figure and says since when: over the past 12 months."""
    begin, _ = sentence(text, (start, start))
    return _EARLIER["en"].match(text, begin + (text[begin : begin + 1] == " "), start)


def _following(text: str, one: Quantity, dates: list[Date]) -> tuple[Date | None, str, int]:
    """Return the date behind a figure, that which it is compared with, and where both end."""
    own, since, at = None, "", one.span[1]
    for date in dates:
        lead = text[at : date.start]
        if _APART.search(lead) or not date.iso or _BEGAN.search(lead):
            break
        if _PRICES.match(text, date.end):
            continue
        if _AS_THEN.search(lead):
            at = date.end
            continue
        if one.change and _BASE.search(lead):
            since = since or date.iso
        else:
            own = own or date
        at = date.end
    return own, since, at


def _since_base(text: str, one: Quantity, figures: list[Quantity], dates: list[Date]) -> str:
    """Return when the amount was that a change is told from: £11 below the peak of £473 in May."""
    _, last = sentence(text, one.span)
    word = _BASE.search(text, one.span[1], last) if one.change else None
    behind = [other for other in figures if word and word.start() < other.span[0] < last]
    between = [other for other in figures if word and one.span[1] <= other.span[0] < word.start()]
    if not behind or behind[0].change or not all(other.change for other in between):
        return ""
    at, limit = behind[0].span[1], min(last, *(other.span[0] for other in behind[1:2]), last)
    return next((date.iso for date in dates if at <= date.start < limit and date.iso
                 and not _APART.search(text, at, date.start)), "")  # fmt: skip
