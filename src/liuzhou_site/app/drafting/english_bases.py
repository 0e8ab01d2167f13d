"""What an English number is compared with, and which dates behind it are of something else."""

import re

from liuzhou_site.app.drafting.dates import Date
from liuzhou_site.app.drafting.english import VERB
from liuzhou_site.app.drafting.times import APART, TIMES, ends_of
from liuzhou_site.figures.transcript import sentence
from liuzhou_site.model import Kind, Quantity

_BASE = re.compile(
    r"\b(?:than|from|since|above|below|against|(?:on|over)(?! the (?:month|quarter|year)\b)|what"
    r"|compared (?:with|to))\b"
)
_EARLIER = re.compile(
    r"(?:(?:a|one) year|(?:12|twelve) months) (?:earlier|before|ago|previously)"
    r"|the (?:previous year|year before)|last year"
    r"|over the (?:year|(?:past|last) (?:year|(?:12|twelve) months))|on the year",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?<=\b(?:above|below) )(?:its|their|the) (?:[a-z-]+ ){1,5}[a-z-]+, (?:in|at|on) $"
)
"""A level that is named before its date: 5% above its level before the flood, in March 2030."""
_PREVIOUS = re.compile(
    r"\b(?:(?:the )?(?:previous|preceding|prior|last) (?:quarter|month)"
    r"|(?:the|a|\w+) (?:decade|season|winter|spring|summer|autumn|half-year|quarter|month|week|day"
    r"|night)s? (?:before|earlier|ago)|(?!(?:a|one) )\w+ years? (?:before|earlier|ago))\b"
    r"|\bin the (?:first|second|third|fourth|latter|other)(?: half)?(?=[.,;]|$)"
)
_THAN = re.compile(r"\bthan\b")
_OF_LEVEL = re.compile(r"^ of (?:its|their|the) $")
_PEAK = re.compile(r"^ of (?:its|their|the) (?:[a-z]+ ){0,3}(?:peaks?|levels?|high|low)\b")
"""What a share is one of, and stood there at another time: half of its peak in 1995."""
_AS_THEN = re.compile(r"\bas (?!recently|early|late)[a-z]+(?: [a-z]+)? as\b")
"""What makes a date that of something compared: twice as many as in 2015."""
_PRICES = re.compile(
    rf"[- ]?(?:prices(?! {VERB.pattern})|dollars|euros|= ?\d)"
    r"|(?:[’']s)? (?:forecast|estimate|projection|guidance)"
)
"""What makes of a date that of prices, or of what was said of a time to come."""
_LEVELS = re.compile(
    r" (?:levels?|figures?|numbers?|totals?|peak|average|baseline)\b"
    rf"(?!(?: (?:of|for|in)(?: [a-z-]+){{1,4}}?)? {VERB.pattern})"
)
"""What makes of a year that of a level with which others are compared: close to its 2029 level."""
_BEGAN = re.compile(r"\bbegan\b")
_ADJECTIVE = re.compile(r"[a-z]+-(?:quarter|half)")
"""What is of a time and dates nothing before it: after third-quarter results."""
_SPAN = re.compile(r"\b(?:between|from)\b")
"""What leads to when a change began and when it ended: between June and July, from June to July."""
_NEXT, _NOUN = re.compile(",? and (?:the )?"), re.compile(r" (?!to\b|through\b|until\b)[a-z]")
"""Around a date with which something else begins: …, and the June deficit was …."""
_AGAINST = re.compile(r"\b(?:against|after|following|compared (?:with|to))(?: an? [a-z]+ of)? $")
_AGO = re.compile(r"(?:a|one) year", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\b(?:(?:since|before|until)(?: the)?|began in"
    r"|(?:which|that) (?:began|end(?:s|ed))(?: on| in)?"
    r"|(?:than|against|versus|compared (?:with|to))(?: (?:in|at|for|on|during))?(?: the)?"
    r"|(?:same|\w+ly|so) as (?:in|at|for|on|during)(?: the)?) $",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\s*(?:compared with|compared to|against) (?:the )?", re.IGNORECASE)
"""What begins a sentence that compares all its changes with one date: Compared with May 2030, …"""
_OWNED = re.compile(r"[’']s (?:[a-z-]+ ){0,2}[$£€]?\d")
_SINCE = re.compile(r"\bsince(?: the)? $")
_ONLY = re.compile(r"\b(?:after|behind|except|apart from|outside)(?: in)?(?: the)? $")
"""What leads to the one time that a rank leaves out: the second lowest total after 2013."""
_MOST = re.compile(r"\b(?:(?!(?:inter|inv|west)est)\w+est|first|most|least|record|not)\b")
"""What makes of a date that since when nothing was so: its lowest level since May."""


def is_then(text: str, one: Quantity, earlier: re.Match[str] | None) -> bool:
    """Say whether a change is what was a year before: up 2%, against a rise of 12% a year ago."""
    start, end = one.span
    led = one.change and _AGAINST.search(text, sentence(text, one.span)[0], start)
    if not led or earlier is None or _BASE.search(text, end, earlier.start()):
        return False
    return _AGO.match(earlier[0]) is not None


def is_prior(text: str, end: int, limit: int) -> bool:
    """Say whether what stands behind a number is of a time before: growth in the quarter before."""
    prior = _PREVIOUS.search(text, end, limit)
    return prior is not None and not _BASE.search(text, end, prior.start())


def dates_all(text: str, date: Date) -> bool:
    """Say whether a date is that of all that follows.

    It is not that of prices or of a level, nor since when something was, nor one before a colon:
    (2030: £9m).
    """
    apart = any(one.match(text, date.end) for one in (_PRICES, _OWNED, _LEVELS))
    alone = apart or text.startswith(":", date.end)
    return bool(date.iso) and not alone and not _OUTSIDE.search(text, 0, date.start)


def in_brackets(text: str, date: Date, start: int) -> bool:
    """Say whether a date is that of one number alone: £12m (2030: £9m); April’s 4% rise."""
    if (owned := _OWNED.match(text, date.end)) and date.iso:
        return owned.end() > start >= date.end
    alone = text[date.start - 1 : date.start] == "(" and text[date.end : date.end + 2] == ": "
    return bool(alone and date.iso and date.end + 2 <= start and ")" not in text[date.end : start])


def year_earlier(text: str, one: Quantity, limit: int) -> re.Match[str] | None:
    """Return what says that a figure is of a year earlier; what it is compared with is not it."""
    found = _EARLIER.search(text, one.span[1], limit)
    apart = found and not one.change and _BASE.search(text, one.span[1], found.start())
    return None if apart else found


def year_named(text: str, at: int) -> re.Match[str] | None:
    """Return what stands at a place and says a year earlier."""
    return _EARLIER.match(text, at)


def leads_with_year(text: str, start: int) -> re.Match[str] | None:
    """Return what begins the sentence of a figure and says since when: over the past 12 months."""
    begin, _ = sentence(text, (start, start))
    return _EARLIER.match(text, begin + (text[begin : begin + 1] == " "), start)


def following(text: str, one: Quantity, dates: list[Date]) -> tuple[Date | None, str, int]:
    """Return the date behind a figure, that which it is compared with, and where both end."""
    own, since, at = None, "", one.span[1]
    for date in dates:
        lead = _LEVEL.sub(" in ", text[at : date.start])
        if APART.search(lead) or not date.iso or _BEGAN.search(lead):
            break
        if _PRICES.match(text, date.end) or _ADJECTIVE.fullmatch(text, date.start, date.end):
            continue
        other = _NEXT.fullmatch(lead) and _NOUN.match(text, date.end)
        if other or text.startswith(":", date.end) or _OWNED.match(text, date.end):
            break
        alone = not one.change or _MOST.search(lead)
        level = _OF_LEVEL.match(lead) and _LEVELS.match(text, date.end)
        peak = one.kind.is_share and not one.change and (level or _PEAK.search(lead))
        ranked = one.kind is Kind.ORDINAL and _ONLY.search(lead)
        if peak or ranked or _AS_THEN.search(lead) or (alone and _SINCE.search(lead)):
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


def since_base(text: str, one: Quantity, figures: list[Quantity], dates: list[Date]) -> str:
    """Return when the amount was that a change is told from: £11 below the peak of £473 in May."""
    first, last = sentence(text, one.span)
    led = [date.iso for date in dates if _LED_BY.fullmatch(text, first, date.start)]
    if led and one.change:
        return led[0]
    word = _BASE.search(text, one.span[1], last) if one.change else None
    behind = [other for other in figures if word and word.start() < other.span[0] < last]
    behind = [other for other in behind if other.unit not in TIMES]
    between = [other for other in figures if word and one.span[1] <= other.span[0] < word.start()]
    if not behind or behind[0].change or not all(other.change for other in between):
        return ""
    at, limit = behind[0].span[1], min(last, *(other.span[0] for other in behind[1:2]), last)
    return next((date.iso for date in dates if at <= date.start < limit and date.iso
                 and not APART.search(text, at, date.start)), "")  # fmt: skip
