"""Which date of an English paragraph dates which of its figures: mostly what stands behind."""

import re
from collections.abc import Iterable

from liuzhou_site.app.drafting.dates import NEVER, Date, to_come
from liuzhou_site.app.drafting.times import (
    APART,
    SAME,
    TIMES,
    Dating,
    base_of,
    carried,
    ends_of,
    is_revision,
    part_before,
    revises,
)
from liuzhou_site.figures.transcript import STOP, SourceParagraph, sentence
from liuzhou_site.model import Quantity
from liuzhou_site.numbers.periods import period_before, same_part, year_before

_BASE = re.compile(r"\b(?:than|from|since|above|below|against|on|over|what|compared (?:with|to))\b")
_EARLIER = re.compile(
    r"(?:(?:a|one) year|(?:12|twelve) months) (?:earlier|before|ago|previously)"
    r"|the (?:previous year|year before)|last year"
    r"|over the (?:year|past (?:12|twelve) months)|on the year",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:(?:the )?(?:previous|preceding|prior|last) (?:quarter|month)"
    r"|(?:the|a|\w+) (?:decade|season|winter|spring|summer|autumn|half-year|quarter|month|week|day"
    r"|night)s? (?:before|earlier|ago)|(?!(?:a|one) )\w+ years? (?:before|earlier|ago))\b"
    r"|\bin the (?:first|second|third|fourth|latter|other)(?: half)?(?=[.,;]|$)"
)
_THAN = re.compile(r"\bthan\b")
_WHEN = re.compile(r",? when\b[^,]*\Z")
"""What makes a date that something was compared with that of what follows."""
_LAST_YEAR = re.compile(r"\b(?:last year|the (?:year before|previous year))\b", re.IGNORECASE)
_BOTH, _AND = re.compile(r"\bboth\b"), re.compile(" and (?:(?:from|in|for|at|on) )?")
_FROM, _TO = re.compile(r"\bfrom (?:about )?$"), re.compile(r"[^,.;]{0,20} to (?:about )?[$£€]?\d")
_THEN = re.compile(
    r"(?:\b(?P<way>up|down|to \S*\d\S*)|,) from (?:about |some |nearly |over |more than )?$"
)
_AS_THEN = re.compile(r"\bas (?!recently|early|late)[a-z]+(?: [a-z]+)? as\b")
"""What makes a date that of something compared: twice as many as in 2015."""
_PRICES = re.compile(
    r"[- ]?(?:prices|dollars|euros|= ?\d)|(?:[’']s)? (?:forecast|estimate|projection|guidance)"
)
"""What makes of a date that of prices, or of what was said of a time to come."""
_BEGAN = re.compile(r"\bbegan\b")
_COMPARED = re.compile(  # not what fell in goods from another country
    r"\b(?:[Ff]rom(?=(?: [a-z]+)? \Z|[^,;]{0,30}\d)|[Ss]ince|than|against|compared with)\b"
    r"(?:[^,;]|,(?=\d))*\Z"
)
"""What begins before a number that something is compared with: its date is not that of the rest."""
_ADJECTIVE = re.compile(r"[a-z]+-(?:quarter|half)")
"""What is of a time and dates nothing before it: after third-quarter results."""
_SPAN = re.compile(r"\b(?:between|from)\b")
"""What leads to when a change began and when it ended: between June and July, from June to July."""
_NEXT, _NOUN = re.compile(",? and (?:the )?"), re.compile(r" (?!to\b|through\b|until\b)[a-z]")
"""Around a date with which something else begins: …, and the June deficit was …."""
_AGAINST = re.compile(r"\b(?:against|after|following|compared (?:with|to))(?: an? [a-z]+ of)? $")
_AGO = re.compile(r"(?:a|one) year", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:this|next|the coming|the current) (?:year|quarter|month|week|season|decade)\b"
    r"|\b(?:tomorrow|in the years ahead|full[- ]year"
    r"|the (?:next|coming) (?:[\w-]+ )?(?:month|year)s)\b",
    re.IGNORECASE,
)
"""What a sentence says of its own time, which no date above it is."""
_UNTIL = re.compile(r"\b(?:by|until|before|at|as (?:at|of)|on)(?: the end of)? $")
_AT_END = re.compile(r"\b(?:at|by) the end of $", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\b(?:(?:since|before|until)(?: the)?|began in"
    r"|(?:which|that) (?:began|end(?:s|ed))(?: on| in)?"
    r"|(?:than|against|versus|compared (?:with|to))(?: (?:in|at|for|on|during))?(?: the)?) $",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\s*(?:compared with|compared to|against) (?:the )?", re.IGNORECASE)
"""What begins a sentence that compares all its changes with one date: Compared with May 2030, …"""
_OWNED = re.compile(r"[’']s (?:[a-z-]+ ){0,2}[$£€]?\d")
_NEAR = re.compile(rf"{APART.pattern}| \(")
_SINCE = re.compile(r"\bsince(?: the)? $")


def behind(
    paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Date figures by what follows them, else what came before: 6.9% for May, from 7.1% in June."""
    text, found = paragraph.text, list[Dating]()
    current, lasting, used, until = head, head, 0, 0
    for one in figures:
        (start, end), (first, last) = one.span, sentence(text, one.span)
        # What was compared with, or told of a time before, dates nothing in the next sentence.
        current, until = current if first < until else lasting, last
        before = [d for d in dates if used <= d.start and d.end <= start and _dates(text, d)]
        when = [d for d in dates if d.end == used and _WHEN.match(text, d.end, start)]
        current = [current, *before, *when][-1]
        told = zip(figures, found, strict=False)
        lasting = [lasting, *_lasting(text, before, _said_before(text, start, told))][-1]
        if one.unit in TIMES:
            found.append(Dating())
            used = max(used, _compared_until(text, one, dates))
            continue
        limit = _limit(text, end, figures)
        own, since, used = _following(text, one, [d for d in dates if end <= d.start < limit])
        earlier = _earlier(text, one, limit) or _leads(text, start)
        since = since or ("" if earlier else _since_base(text, one, figures, dates))
        also = _also(text, one, own, dates, _year_before(paragraph, current, earlier))
        then = _then(text, one, earlier)
        unsure = own is None and _unsure(text, one, dates, current, head)
        if earlier and (then or not (own or one.change or not current.iso)):
            own = _year_before(paragraph, current, earlier)
        elif earlier and one.change and not since and not unsure:
            since = year_before((own or current).iso)
        elif unsure or (not own and not one.change and _undated(text, one, first)):
            own = NEVER
        own = own if own or not _is_prior(text, end, limit) else NEVER
        said = since or (earlier and not then) or is_revision(text, one, figures)
        held = _held(paragraph, one, dates, own, current)
        if guessed := bool(one.change) and not said:
            since, guessed = _assumed(found, held, text[end:limit])
        since = base_of(text[end:last], since, held)
        found.append(Dating(held, since, guessed=guessed, carried=carried(held, first), also=also))
        if own and own.iso and not (_COMPARED.search(text, first, start) or _aside(text, one, own)):
            current, lasting = own, lasting if when or _ends_then(text, own, head) else own
    return found


def _said_before(text: str, start: int, told: Iterable[tuple[Quantity, Dating]]) -> str:
    """Return the last time of which the same sentence told before; one that is unknown is later."""
    begin = text.rfind(". ", 0, start)  # a semicolon ends no sentence here
    times = (when.period.iso or "unknown" for one, when in told
             if begin < one.span[0] and one.unit not in TIMES)  # fmt: skip
    return max(times, default="")


def _lasting(text: str, dates: list[Date], last: str) -> list[Date]:
    """Return the dates that hold on in the next sentence: no revision, no time before the last.

    Nor does the end of a month, at which something stood.
    """
    return [date for date in dates if not revises(text, date.start) and date.iso >= last
            and not _AT_END.search(text, 0, date.start)]  # fmt: skip


def _then(text: str, one: Quantity, earlier: re.Match[str] | None) -> bool:
    """Say whether a change is what was a year before: up 2%, against a rise of 12% a year ago."""
    start, end = one.span
    led = one.change and _AGAINST.search(text, sentence(text, one.span)[0], start)
    if not led or earlier is None or _BASE.search(text, end, earlier.start()):
        return False
    return _AGO.match(earlier[0]) is not None


def _is_prior(text: str, end: int, limit: int) -> bool:
    """Say whether what stands behind a number is of a time before: growth in the quarter before."""
    prior = _PREVIOUS.search(text, end, limit)
    return prior is not None and not _BASE.search(text, end, prior.start())


def _ends_then(text: str, date: Date, head: Date) -> bool:
    """Say whether something is done by a date, to come, or revised: what follows is not of then."""
    later = bool(head.iso) and to_come(head, date.iso)
    return later or revises(text, date.start) or _UNTIL.search(text, 0, date.start) is not None


def _compared_until(text: str, one: Quantity, dates: list[Date]) -> int:
    """Return where the dates end that a length of time has alone: than the 40 seconds of May."""
    (start, end), (first, last) = one.span, sentence(text, one.span)
    if not _COMPARED.search(text, first, start):
        return 0
    return _following(text, one, [date for date in dates if end <= date.start < last])[2]


def _aside(text: str, one: Quantity, own: Date) -> bool:
    """Say whether a number and its date stand in brackets: 20.6 (20.7 a year earlier)."""
    behind = text.find(")", own.end, own.end + 2)
    return behind >= 0 and text.rfind("(", 0, one.span[0]) > text.rfind(")", 0, one.span[0])


def _held(
    paragraph: SourceParagraph, one: Quantity, dates: list[Date], own: Date | None, current: Date
) -> Date:
    """Return when a number holds: by the date in its brackets, its own, or that of what is told."""
    start, end = one.span
    alone = (date for date in dates if _in_brackets(paragraph.text, date, start))
    return next(alone, _in_other_year(paragraph, end, own, current) if own else current)


def _undated(text: str, one: Quantity, first: int) -> bool:
    """Say whether a number is of some time before: last year; from 940 to 905; up from 940."""
    start, end = one.span
    leads = _FROM.search(text, first, start) and _TO.match(text, end)
    then = _THEN.search(text, first, start) if text[end : end + 1] in ".,;)" else None
    before = leads or (then and (then["way"] or one.unit in {"", "share"}))
    return bool(before or _LAST_YEAR.search(text, first, start))


def _assumed(found: list[Dating], period: Date, behind: str) -> tuple[str, bool]:
    """Return the base that the words behind a change say, and whether it is guessed.

    Else it is that which all changes of a sentence may share, or the period before.
    """
    if said := part_before(behind, period):
        return said, False
    shared = [one.since for one in found[-1:] if one.period == period]
    return next(filter(None, shared), period_before(period.iso)), True


def _unsure(text: str, one: Quantity, dates: list[Date], current: Date, head: Date) -> bool:
    """Say whether a sentence names a time that cannot be told, or, dated above, one to come."""
    first, last = sentence(text, one.span)
    end = _NEAR.search(text, one.span[1], last)
    near = end.start() if end else last
    named = any(first <= date.start < near and not date.iso for date in dates)
    above = current == head or current.start < first
    return named or bool(above and _TO_COME.search(text, first, last))


def _year_before(paragraph: SourceParagraph, current: Date, earlier: re.Match[str] | None) -> Date:
    """Return what words as “a year earlier” date, beside a date; without a period if no row can."""
    if earlier is None:
        return NEVER
    spot = (paragraph.number, *earlier.span())
    numeral = re.match("(?:a|one|12|twelve) ", earlier[0], re.IGNORECASE)
    iso = year_before(current.iso) if numeral and current.iso else ""
    return Date(*earlier.span(), iso, (spot,) if numeral else ())


def _in_other_year(paragraph: SourceParagraph, end: int, own: Date, current: Date) -> Date:
    """Return a date as that part of its year that the text tells of: the same quarter of 2024."""
    same = SAME.search(paragraph.text, end, own.end) if own.iso.isdecimal() else None
    iso = same_part(current.iso, own.iso) if same else ""
    if not same or not iso:
        return NEVER if same else own  # the same quarter of 2024, of a text without a quarter
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
    """Say whether a date is that of all that follows.

    It is not that of prices, nor since when something was, nor one before a colon: (2030: £9m).
    """
    apart = any(one.match(text, date.end) for one in (_PRICES, _OWNED))
    alone = apart or text.startswith(":", date.end)
    return bool(date.iso) and not alone and not _OUTSIDE.search(text, 0, date.start)


def _in_brackets(text: str, date: Date, start: int) -> bool:
    """Say whether a date is that of one number alone: £12m (2030: £9m); April’s 4% rise."""
    if (owned := _OWNED.match(text, date.end)) and date.iso:
        return owned.end() > start >= date.end
    alone = text[date.start - 1 : date.start] == "(" and text[date.end : date.end + 2] == ": "
    return bool(alone and date.iso and date.end + 2 <= start and ")" not in text[date.end : start])


def _earlier(text: str, one: Quantity, limit: int) -> re.Match[str] | None:
    """Return what says that a figure is of a year earlier; what it is compared with is not it."""
    found = _EARLIER.search(text, one.span[1], limit)
    apart = found and not one.change and _BASE.search(text, one.span[1], found.start())
    return None if apart else found


def _leads(text: str, start: int) -> re.Match[str] | None:
    """Return what begins the sentence of a figure and says since when: over the past 12 months."""
    begin, _ = sentence(text, (start, start))
    return _EARLIER.match(text, begin + (text[begin : begin + 1] == " "), start)


def _following(text: str, one: Quantity, dates: list[Date]) -> tuple[Date | None, str, int]:
    """Return the date behind a figure, that which it is compared with, and where both end."""
    own, since, at = None, "", one.span[1]
    for date in dates:
        lead = text[at : date.start]
        if APART.search(lead) or not date.iso or _BEGAN.search(lead):
            break
        if _PRICES.match(text, date.end) or _ADJECTIVE.fullmatch(text, date.start, date.end):
            continue
        other = _NEXT.fullmatch(lead) and _NOUN.match(text, date.end)
        if other or text.startswith(":", date.end) or _OWNED.match(text, date.end):
            break
        if _AS_THEN.search(lead) or (not one.change and _SINCE.search(lead)):
            at = date.end
            continue
        if one.change and "/" in date.iso and _SPAN.search(text, at, date.end):
            since, own = ends_of(date)
        elif (one.change or one.unit == "times") and _BASE.search(lead):
            since = since or (date.iso if one.change else "")  # it doubled from 2030
        elif _THAN.search(lead):
            break
        else:
            own = own or date
        at = date.end
    return own, since, at


def _since_base(text: str, one: Quantity, figures: list[Quantity], dates: list[Date]) -> str:
    """Return when the amount was that a change is told from: £11 below the peak of £473 in May."""
    first, last = sentence(text, one.span)
    led = [date.iso for date in dates if _LED_BY.fullmatch(text, first, date.start)]
    if led and one.change:
        return led[0]
    word = _BASE.search(text, one.span[1], last) if one.change else None
    behind = [other for other in figures if word and word.start() < other.span[0] < last]
    between = [other for other in figures if word and one.span[1] <= other.span[0] < word.start()]
    if not behind or behind[0].change or not all(other.change for other in between):
        return ""
    at, limit = behind[0].span[1], min(last, *(other.span[0] for other in behind[1:2]), last)
    return next((date.iso for date in dates if at <= date.start < limit and date.iso
                 and not APART.search(text, at, date.start)), "")  # fmt: skip
