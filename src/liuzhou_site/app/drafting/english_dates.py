"""Which date of an English paragraph dates which of its figures: mostly what stands behind."""

import re
from collections.abc import Iterable

from liuzhou_site.app.drafting.dates import NEVER, Date, to_come
from liuzhou_site.app.drafting.english_bases import (
    dates_all,
    following,
    in_brackets,
    is_prior,
    is_then,
    leads_with_year,
    since_base,
    year_earlier,
    year_named,
)
from liuzhou_site.app.drafting.times import (
    APART,
    SAME,
    Dating,
    base_of,
    carried,
    ends_of,
    is_length,
    is_revision,
    part_before,
    revises,
)
from liuzhou_site.figures.transcript import STOP, SourceParagraph, sentence
from liuzhou_site.model import Quantity
from liuzhou_site.numbers.periods import period_before, same_part, year_before

_LED_TO = re.compile(r"(?:,? (?:on|over) (?:the|a) [a-z]+(?: (?:earlier|before))?,?)? to ")
"""What stands between a change and what it led to: fell 3% on the quarter to £8m in May."""
_WHEN = re.compile(r",? when\b[^,]*\Z")
"""What makes a date that something was compared with that of what follows."""
_LAST_YEAR = re.compile(r"\b(?:last year|the (?:year before|previous year))\b", re.IGNORECASE)
_BOTH, _AND = re.compile(r"\bboth\b"), re.compile(" and (?:(?:from|in|for|at|on) )?")
_FROM, _TO = re.compile(r"\bfrom (?:about )?$"), re.compile(r"[^,.;]{0,20} to (?:about )?[$£€]?\d")
_THEN = re.compile(
    r"(?:\b(?P<way>up|down|(?:to|by) \S*\d\S*(?<!,)(?: per cent| percent| points?)?)|,)"
    r" from (?:about |some |nearly |over |more than )?$"
)
_COMPARED = re.compile(  # not what fell in goods from another country
    r"\b(?:[Ff]rom(?=(?: an? (?:[a-z-]+ ){1,2}of)?(?: [a-z]+)? \Z|[^,;]{0,30}\d)"
    r"|[Ss]ince|than|against|compared (?:with|to))\b"
    r"(?:[^,;]|,(?=\d))*\Z"
)
"""What begins before a number that something is compared with: its date is not that of the rest."""
_TO_COME = re.compile(
    r"\b(?:this|next|the coming|the current) (?:year|quarter|month|week|season|decade)\b"
    r"|\b(?:tomorrow|in the years ahead|full[- ]year"
    r"|the (?:next|coming) (?:[\w-]+ )?(?:month|year)s)\b",
    re.IGNORECASE,
)
"""What a sentence says of its own time, which no date above it is."""
_UNTIL = re.compile(r"\b(?:by|until|before|at|as (?:at|of)|on)(?: the end of)? $")
_AT_END = re.compile(r"\b(?:at|by) the end of $", re.IGNORECASE)
_NEAR = re.compile(rf"{APART.pattern}| \(")
_YEAR_APART = re.compile(r"\d{4}(-\d\d)/\d{4}\1")
"""From January to January a change is one from the first to the second."""


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
        before = [d for d in dates if used <= d.start and d.end <= start and dates_all(text, d)]
        when = [d for d in dates if d.end == used and _WHEN.match(text, d.end, start)]
        current = [current, *before, *when][-1]
        lasting = [lasting, *_lasting(text, before, _said_before(text, start, figures, found))][-1]
        if is_length(one):
            found.append(Dating())
            used = max(used, _compared_until(text, one, dates))
            continue
        limit = _limit(text, one, figures)
        own, since, used = following(text, one, [d for d in dates if end <= d.start < limit])
        earlier = year_earlier(text, one, limit) or leads_with_year(text, start)
        since = since or ("" if earlier else since_base(text, one, figures, dates))
        also = _also(paragraph, one, own, dates, current)
        then = is_then(text, one, earlier)
        unsure = own is None and _unsure(text, one, dates, current, head)
        if earlier and (then or not (own or one.change or not current.iso)):
            own = _year_before(paragraph, current, earlier)
        elif earlier and one.change and not since and not unsure:
            since = year_before((own or current).iso)
        elif unsure or (not own and not one.change and _undated(text, one, first)):
            own = NEVER
        own = own if own or not is_prior(text, end, limit) else NEVER
        since, held = _from_to(one, since, _held(paragraph, one, dates, own, current))
        said = since or (earlier and not then) or is_revision(text, one, figures)
        if guessed := bool(one.change) and not said:
            since, guessed = _assumed(found, held, text[end:limit])
        since = base_of(text[end:last], since, held)
        found.append(Dating(held, since, guessed=guessed, carried=carried(held, first), also=also))
        if own and own.iso and not (_COMPARED.search(text, first, start) or _aside(text, one, own)):
            current, lasting = own, lasting if when or _ends_then(text, own, head) else own
    return found


def _from_to(one: Quantity, since: str, held: Date) -> tuple[str, Date]:
    """Return since when a change is told, and when: from May 2030 to May 2031 it is from the first.

    held: its period; since: what it is told from, as far as that is known.
    """
    return ends_of(held) if one.change and _YEAR_APART.fullmatch(held.iso) else (since, held)


def _said_before(
    text: str, start: int, figures: Iterable[Quantity], found: Iterable[Dating]
) -> str:
    """Return the last time of which the same sentence told before; one that is unknown is later."""
    begin = text.rfind(". ", 0, start)  # a semicolon ends no sentence here
    times = (when.period.iso or "unknown" for one, when in zip(figures, found, strict=False)
             if begin < one.span[0] and not is_length(one))  # fmt: skip
    return max(times, default="")


def _lasting(text: str, dates: list[Date], last: str) -> list[Date]:
    """Return the dates that hold on in the next sentence: no revision, no time before the last.

    Nor does the end of a month, at which something stood.
    """
    return [date for date in dates if not revises(text, date.start) and date.iso >= last
            and not _AT_END.search(text, 0, date.start)]  # fmt: skip


def _ends_then(text: str, date: Date, head: Date) -> bool:
    """Say whether something is done by a date, to come, or revised: what follows is not of then."""
    later = bool(head.iso) and to_come(head, date.iso)
    return later or revises(text, date.start) or _UNTIL.search(text, 0, date.start) is not None


def _compared_until(text: str, one: Quantity, dates: list[Date]) -> int:
    """Return where the dates end that a length of time has alone: than the 40 seconds of May."""
    (start, end), (first, last) = one.span, sentence(text, one.span)
    if not _COMPARED.search(text, first, start):
        return 0
    return following(text, one, [date for date in dates if end <= date.start < last])[2]


def _aside(text: str, one: Quantity, own: Date) -> bool:
    """Say whether a number and its date stand in brackets: 20.6 (20.7 a year earlier)."""
    behind = text.find(")", own.end, own.end + 2)
    return behind >= 0 and text.rfind("(", 0, one.span[0]) > text.rfind(")", 0, one.span[0])


def _held(
    paragraph: SourceParagraph, one: Quantity, dates: list[Date], own: Date | None, current: Date
) -> Date:
    """Return when a number holds: by the date in its brackets, its own, or that of what is told."""
    start, end = one.span
    alone = (date for date in dates if in_brackets(paragraph.text, date, start))
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
    ahead = [iso for date in dates if first <= date.start < one.span[0]
             for iso in date.iso.split("/")]  # fmt: skip
    named = named or (len(ahead) > 1 and "respectively" in text[near:last])  # each has its own
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
    paragraph: SourceParagraph, one: Quantity, own: Date | None, dates: list[Date], current: Date
) -> tuple[Date, ...]:
    """Return the second time at which a number holds: 22% both in May and a year earlier."""
    text = paragraph.text
    if own is None or one.change or not _BOTH.search(text, one.span[1], own.start):
        return ()
    behind = _AND.match(text, own.end)
    earlier = behind and year_named(text, behind.end())
    return tuple(date for date in (*dates, _year_before(paragraph, current, earlier))
                 if behind and date.iso and date.start == behind.end())[:1]  # fmt: skip


def _limit(text: str, one: Quantity, figures: list[Quantity]) -> int:
    """Return where the words end that may date a figure; what a change led to may be among them."""
    end = one.span[1]
    stop = STOP.search(text, end)
    ahead = [it.span[0] for it in figures if it.span[0] >= end and not is_length(it)]
    led = one.change and ahead and _LED_TO.fullmatch(text, end, ahead[0])
    return min([stop.start() if stop else len(text), *ahead[bool(led) :][:1]])
