"""Which date of a Chinese paragraph dates which of its figures: what stands before them."""

import re
from dataclasses import replace

from liuzhou_site.app.drafting.dates import NEVER, RATIO, Date, is_day
from liuzhou_site.app.drafting.times import (
    AGAINST,
    APART,
    YEARLY,
    Dating,
    base_of,
    is_length,
    is_revision,
    revises,
)
from liuzhou_site.figures.transcript import STOP, SourceParagraph, sentence
from liuzhou_site.model import Quantity, Span
from liuzhou_site.numbers.periods import period_before, points, year_before
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.turns import CLAUSE, SENTENCE, bounds
from liuzhou_site.numbers.zh.dates import number_of

_YEAR_END = re.compile("-12-31$")
_OF_YEAR = re.compile(
    "(?:同比|[比较](?:上年|去年)(?![末底]))(?![^。；]*[比较](?:上年|去年)[末底])[^。；]*$"
)
_ALL_YEAR = re.compile("[比较](?:上年|去年)(?!同|[末底])[^，。；]*$")
_BASES = re.compile(
    "(?P<year>同比|按年|[比较](?:上年|去年)|[上去]年同[期月季]|年[增减升跌])|环比|按[月季]|(?<![幅速])[比较]上个?[月季]"
)
"""What changes are told against: words that hold also for those behind them, 其中食品下降1.4%."""
_SEQUENTIAL = re.compile(
    "(?:环比|按[月季]|[比较]上个?[月季]度?|(?<=[，。；])[月季](?=[增减升跌]))[^，。；]*$"
)
_LAST_YEAR = re.compile(
    "(?<=[由从])(?:上年|去年)[末底]?|(?<![比较与同])(?:上年|去年)(?![末底]|同(?!期的)|(?:同期)?的[^，。；]{0,5}(?:半|分之|成|倍|[%％]))"
)
"""Half of last year's is of this year."""
_BEFORE = re.compile("[上去](?:年|个?[月季])")
_COMPARED = re.compile("[比较](?:上年|去年)?$")
_THEN = re.compile(
    "(?<=[，。；：（(而但])(?P<then>[上去]年同(?:期|[月季])|上个?(?:(?P<month>月)|(?P<quarter>季度?)))"
    r"(?!末)(?![^，。；]*(?:相比|水平|持平|倍|分之|[\d几数一二三四五六七八九]成))[^，。；]*$"
)
"""What leads a clause that tells of a time before: 上月为上涨0.3%, 上年同期为0.3元."""
_BESIDE = re.compile("[比较](?P<then>[上去]年同[期月季])的[约近]?$")
_PART_OF = re.compile("(?:恢复[到至]|相当于|不[到足及]|[为是]|只有|达到?)[约近仅]?$")
_ALIKE = re.compile(
    "[与和跟同][^，。；]{2,20}(?<=[年月日度季期])的?[^，。；]{0,6}(?:相[同若仿近当]|持平|一[样致])"
)
"""With a date from which nothing differs: 升幅與5月相同."""
_SO_MUCH = re.compile(r"(?:同[期月季])?的[约近]?[\d.一二三四五六七八九]{1,5}[成%]")
"""A year of whose number another is a part: 恢复到2019年的九成."""
_LIKENED = re.compile("[与同跟和][^。；]{0,36}?(?:相比较?，?|比较，)")
"""What all changes of a sentence are told against: 与2010年第六次普查的12万人相比."""
_SINCE_JANUARY = re.compile(
    "(?:今年|年初|年)以来[^，。；]{0,6}$|(?<=[，。；])年内累?计?[^，。；]{0,4}$|[比较](?:年初|[上去]年[末底])[^，。；]{0,6}$"
)
_LAST, _MONTH = ("上年", "去年"), re.compile(r"(\d{1,2})月")
_TO = "(?:[到至]|[升降增减变转跌涨缩扩][高低长少多短大]?为)"
_LED = re.compile(f"[^，。；至到]*\\d[^，。；]*{_TO}")
"""What leads from a number of then to that of now: 由2026年的31%提高到38%."""
_LEADS_TO = re.compile(f"[^，。；\\d]{{0,8}}{_TO}")
_FROM = re.compile(r"[由从](?:上个?[月周季][^，。；\d]{0,10})?$")
_TWINS, _EACH = re.compile("[和与及]"), re.compile("[均都各]")
_TO_COME = re.compile(
    "[今明后]年(?!同期|以来)|下(?:个季度|季度|半年|个月)|未来|今后|[年月周天](?:多|之|以)?前(?![后期三四半])"
)
"""What a sentence says of its own time, which no date above it is."""
_PLANNED = re.compile("拟(?![合态人声定])|昨[日天晚收报]")
_NOW = re.compile("目前|现有|现在|当前|眼下")


def ahead(
    paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Date figures by what stands before them, as Chinese does: 2020年……增长5.0%."""
    text, found = simplified(paragraph.text), list[Dating]()
    likened = {date: _likened(text, date) for date in dates}
    bases = [date for date in dates if _compared(text, date) or likened[date]]
    for one in figures:
        start, (first, _) = one.span[0], sentence(text, one.span)
        now, end = own_time(text, one.span)
        before = [date for date in dates if now <= date.start and date.end <= start
                  and date.iso and (date not in bases or likened[date] > start)
                  and not _foreign(text, date, one, first)]  # fmt: skip
        period = NEVER if is_length(one) else before[-1] if before else head
        above = period == head or period.start < first
        unknown = [date for date in dates if max(now, first, period.end) <= date.start
                   and date.end <= start and not date.iso and date not in bases]  # fmt: skip
        later = _TO_COME.search(text, max(now, first), end) or _PLANNED.search(text, first, start)
        if (above and later) or unknown or _left(text, one):
            period = NEVER
        at = period.end
        if period.iso:
            period = _earlier(
                paragraph.number, text, one, period, first if above else max(at, first)
            )
        base = [_then(text, date, period) for date in bases
                if _beside(text, date.end, start) or first < likened[date] <= start]  # fmt: skip
        own = one.change and not is_revision(text, one, figures)
        since, guessed = _since(text[:start], at, period, base) if own else ("", False)
        twin = [date for date in before[-2:-1] if _TWINS.match(text, date.end)
                and _EACH.search(text, period.end, start)]  # fmt: skip
        carried = _carried(text, period, before, (start, figures)) or (
            period.end <= first and _within(period.iso, head.iso)
        )
        found.append(Dating(period, since, guessed=guessed, carried=carried, also=tuple(twin)))
    return _beside_its_year(text, found)


def _beside_its_year(text: str, found: list[Dating]) -> list[Dating]:
    """Return what is dated, but without a last year (去年) of which no number is a year later."""
    isos = [one.period.iso for one in found if one.period.iso]
    before = {iso for one in isos for iso in (year_before(one), period_before(one))}
    before |= {f"{year_before(iso[:4])}-12-31" for iso in isos}
    return [
        replace(one, period=NEVER, since="")
        if _BEFORE.match(text, one.period.start, one.period.end) and one.period.iso not in before
        else one
        for one in found
    ]


def _compared(text: str, date: Date) -> bool:
    """Say whether something is set beside a date, or is a part of what was then."""
    part = _SO_MUCH.match(text, date.end) and _PART_OF.search(text, 0, date.start)
    ratio = part or RATIO.match(text, date.end)
    alike = _ALIKE.match(text, date.start - 1) if date.start else None
    return bool(ratio or alike or _COMPARED.search(text, 0, date.start))


def _foreign(text: str, date: Date, one: Quantity, first: int) -> bool:
    """Say whether a date before a number is none of its; first: where its sentence begins.

    So is one of what was revised in a sentence before, the end of a year for what changed from
    year to year, and that from which something rose: 由2026年的31%提高到38%.
    """
    start, above = one.span[0], date.start < first
    if above and revises(text, date.start):
        return True
    if above and one.change and _YEAR_END.search(date.iso) and _OF_YEAR.search(text, first, start):
        return True
    led = text[date.start - 1 : date.start] in {"由", "从"}
    return led and _LED.search(text, date.end, start) is not None


def _earlier(number: int, text: str, one: Quantity, period: Date, begin: int) -> Date:
    """Return the period of a number, or the one before it where its words say so, from `begin` on.

    上年 does so for what is no change; what leads the clause for anything: 上月为上涨0.3%.
    """
    start = one.span[0]
    last = [year.span() for year in _LAST_YEAR.finditer(text, begin)
            if year.end() <= start and not _LED.match(text, year.end(), start)]  # fmt: skip
    told = _THEN.search(text, sentence(text, one.span)[0], start) or _BESIDE.search(text, 0, start)
    said = told.groupdict() if told else {}
    sort = next((name for name in ("month", "quarter") if said.get(name)), "")
    before = year_before(period.iso)
    if last and text[last[-1][1] - 1] in "末底" and not told:
        before = f"{year_before(period.iso[:4])}-12-31"
    if sort:
        before = period_before(period.iso) if points(period.iso)[-1].sort == sort else ""
    if not told and (not last or one.change):
        return period
    spot = (number, *(told.span("then") if told else last[-1]))
    return Date(*spot[1:], before, (spot,)) if before else NEVER


def _since(before: str, at: int, period: Date, bases: list[str]) -> tuple[str, bool]:
    """Return since when a change is told, and whether that is a guess.

    before: the text up to it. at: where its time ends in it. bases: the dates beside it.
    """
    year = is_day(period.iso) and _ALL_YEAR.search(before)  # no day of that year is meant
    since = base_of(
        before, [*bases, year_before(period.iso[:4] if year else period.iso)][0], period
    )
    yearly = YEARLY.search(before)
    if yearly and yearly["many"] and since and not re.fullmatch(r"\d{4}/\d{4}", period.iso):
        return year_before(period.iso, int(number_of(yearly["many"].replace("两", "二")))), True
    if not since or yearly or (not bases and AGAINST.search(before)):
        return "", False
    if _SINCE_JANUARY.search(before):
        return f"{year_before(period.iso[:4])}-12-31", False
    if _SEQUENTIAL.search(before):
        return period_before(period.iso), False
    if bases:
        return since, False
    said = [*_BASES.finditer(before)]
    if said and not said[-1]["year"] and said[-1].start() >= at:
        since = period_before(period.iso)
    here = bounds(before, len(before), CLAUSE)[0]
    near = sentence(before, said[-1].span())[0] if said and said[-1].start() < here else here
    sorts = {word["year"] is None for word in said if word.start() >= near}
    return since, not said or len(sorts) > 1


def _carried(text: str, period: Date, before: list[Date], one: tuple[int, list[Quantity]]) -> bool:
    """Say whether a time stands in a sentence before a number's, which may be none of its.

    So it is where several were told, where that sentence told a number before it, 其中9月份, or
    where it is a day, or 截至.
    """
    start, figures = one
    if not 0 < period.end <= bounds(text, start, SENTENCE)[0]:
        return False
    low, _ = sentence(text, (period.start, period.end))
    led = any(low <= other.span[0] < period.start for other in figures)
    day = is_day(period.iso) or text.endswith("截至", 0, period.start)
    return led or day or len({date.iso for date in before}) > 1


def _within(iso: str, head: str) -> bool:
    """Say whether a time is a part of that of which a text tells: a month of its quarter.

    The end of a year is none: stocks are told of it, however long the sentences.
    """
    if iso in {"", head} or not head or _YEAR_END.search(iso):
        return False
    part, whole = points(iso), points(head)
    return whole[0].first <= part[0].first and part[-1].last <= whole[-1].last


def _likened(text: str, date: Date) -> int:
    """Return where the words end that set all behind them against a date; 0 where none do."""
    match = _LIKENED.match(text, date.start - 1) if date.start else None
    return match.end() if match and match.end() > date.end else 0


def _then(text: str, date: Date, period: Date) -> str:
    """Return what a change is compared with: 较上年12月 is the December of the year before."""
    if text[: date.start][-2:] not in _LAST:
        return date.iso
    month = _MONTH.match(text, date.start)
    year = year_before(period.iso[:4])
    return f"{year}-{int(month[1]):02}" if month and year else year_before(date.iso)


def _left(text: str, one: Quantity) -> bool:
    """Say whether a number is that of a time before, which is not told: 由186万吨减至171万吨."""
    start, end = one.span
    return bool(_FROM.search(text, 0, start) and _LEADS_TO.match(text, end))


def own_time(text: str, span: Span) -> Span:
    """Return where the words begin and end that may say of what time a Chinese figure is.

    They are those of its sentence and before, but from 目前 on, where that leads it, its clause.
    """
    first, last = sentence(text, span)
    now = [found.end() for found in _NOW.finditer(text, first, span[0])]
    return (now[-1], bounds(text, span[1], CLAUSE)[1]) if now else (0, last)


def _beside(text: str, start: int, end: int) -> bool:
    return start <= end and not (APART.search(text, start, end) or STOP.search(text, start, end))
