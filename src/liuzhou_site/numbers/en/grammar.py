"""Words of English beside a number: how firmly it is said, denied, compared."""

import re
from fractions import Fraction

from liuzhou_site.numbers.en.words import LISTS, MONTHS, ONES
from liuzhou_site.numbers.grammar import Comparing, Listing, Proving
from liuzhou_site.numbers.hedges import Hedging
from liuzhou_site.numbers.lists import listed
from liuzhou_site.numbers.turns import Turns

_NO_VERB = re.compile(rf"(?! (?:{LISTS['predicates']}|{'|'.join(ONES)})\b| [\d$£€])")
"""What follows *at least* where it belongs to the number before it: the 5 at least tried, and in 5
at least one was.
"""

_BEHIND = "|".join(
    [r"(?<=^over )(?![^,.]+,)", *(rf"(?<=\b{word} over )" for word in LISTS["lasting"].split("|"))]
)
_TIME = "(?:years?|months?|weeks?|days?|hours?|decades?|century|centuries|quarters?|seasons?)"
_GONE = "(?:ago|old|earlier|later|before|after|late|early|have|has|had|passed)"
_NO_SPAN = re.compile(rf"(?!(?:an? |[\w.,-]+[ -]){_TIME}\b(?! {_GONE}\b))|{_BEHIND}", re.IGNORECASE)
"""What follows *over* where it is a hedge: what is paid over three years is paid in three."""

_YEAR = r"(?:19|20)\d\d(?:[’']s|\b(?!,))"
_MANY = (
    r"\d{1,3},\d{3}|\d{4,}(?![\d.])|[$£€¥]\d|[\d.]+ ?(?:%|per ?cent|[mb]n\b|(?:[mb]|tr)illion)"
    r"|(?:an?|\w+) (?:hundred|thousand|[mb]illion)\b"
)
_PASSED = re.compile(rf"(?!{_YEAR})(?:{_MANY})", re.IGNORECASE)
_MARK = re.compile(r"\S+(?: [mb]illion)?[ -](?:[a-z]+[ -])?(?:mark|milestone|barrier|threshold)\b")
"""What follows *passed* and *the* where they say over: passed 40,000, the 2m mark; no 12 laws."""

HEDGES = Hedging(
    lines=listed("en/hedges.txt"),
    between=re.compile(r"\ban? $", re.IGNORECASE),
    compares=re.compile(
        "(?:(?:lower|higher|larger|smaller|bigger|greater) than|(?:exceed|surpass)(?:s|es|ed)) ?",
        re.IGNORECASE,
    ),
    head=r"(?:[ -](?![-+]))?(?!\+/)",
    letter="A-Za-z",
    digit="0-9",
    needs={
        "and up": re.compile("(?! to)"),
        "at least": _NO_VERB,
        "over": _NO_SPAN,
        **dict.fromkeys(("topped", "passed", "crossed"), _PASSED),
        **dict.fromkeys(("topped the", "passed the", "crossed the", "past the"), _MARK),
        "fewer than": re.compile(rf"(?!(?:an?|[\w.,-]+)[ -]{_TIME} (?:ago|earlier|before)\b)"),
    },
    unless={
        "up to": re.compile(rf"\b(?:{LISTS['moving']}) $", re.IGNORECASE),
        "over": re.compile(  # 150 over 95
            r"\d[A-Za-z%]{0,3} $"
            r"|\b(?:lead|win|victory|majority|advantage|triumph|control|talks"
            r"|(?:row|dispute|fight|battle|quarrel|argument|strike|protest)s?|clash(?:es)?) $"
        ),
        "under": re.compile(r"[\w]-$"),  # a 7-under 65
        **dict.fromkeys(
            ("more than", "less than", "fewer than"),
            re.compile(rf"(?:\d[A-Za-z%]{{0,3}}|\b(?:{'|'.join(ONES)}|percent|points)) $"),
        ),
        **dict.fromkeys(
            ("a minimum of", "a maximum of"),
            re.compile(r"\b(?:recorded|saw|had|hit|reached|registered|with) $"),
        ),
    },
)


_CHANGE = (
    r"(?:gain|rise|increase|jump|surge|rebound|fall|drop|decline|decrease|slump|reduction)s?\b"
)
_ADJECTIVE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbecame )"
    r"(?:more|less|fewer|worse|better|(?!out)\w+er)\b(?![^.,;:!?]*\bthan\b)",
    re.IGNORECASE,
)
_VERB = r"(?P<words>\b(?:[\w’'-]+,? ){1,6})"
_OF_SOME = r"(?:(?!(?:from|to)\b)[\w’'·$£€-]+,? ){0,6}[$£€]?"
_FIRST, _LAST = rf"from {_OF_SOME}(?P<first>\ufffc)", rf"to {_OF_SOME}(?P<last>\ufffc)"
_MEANWHILE = r"(?: [\w’'·()-]+){0,6},? "
_NOT_PAST = re.compile(rf"(?!\w+ed\b|(?:{LISTS['not-past']})\b)", re.IGNORECASE)
_BEST = re.compile(
    r"\b(?:the|its|their|his|her|our|[a-z]+[’']s?|second|third|next) (?:very )?best(?! \w+ed\b)"
    r"|\bbest(?= (?:ever|yet|since|in|of all|year|month|quarter|week|day|result|performance)\b)",
    re.IGNORECASE,
)
"""A best of its kind; what is best read so, or what it does best, compares nothing."""

COMPARING = Comparing(
    shapes={"largest": _BEST},
    factors={"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "halv": Fraction(1, 2)},
    most=re.compile("majority|most of|mostly|bulk of|lion[’']s share", re.IGNORECASE),
    fewest=re.compile("minority", re.IGNORECASE),
    adjectives={},
    loose={
        "nearly": re.compile(r"\b(?:nearly|almost)\b", re.IGNORECASE),
        "about": re.compile(r"\b(?:about|roughly|around)\b", re.IGNORECASE),
    },
    naming=re.compile(
        r"(?<!saw )(?<!showed )(?<!posted )(?<!recorded )(?<!was )(?<!is )(?<!reported )"
        r"\bgrowth(?! of (?:more|less|fewer)\b)"
        rf"|\b(?:the|these|those|this|its|their) (?:[a-z]+ )?{_CHANGE}",
        re.IGNORECASE,
    ),
    loosely={
        ">": _ADJECTIVE,
        "<": _ADJECTIVE,
        "==": re.compile(
            r"same (?!as\b|number|amount|sum|share|rate|level|total|size)|equal (?!to\b)"
            r"|(?<=\bnot the )same\b|(?<=\bnot )(?:equal|identical|alike)",
            re.IGNORECASE,
        ),
        "rose": _NOT_PAST,
        "fell": _NOT_PAST,
    },
    courses=(
        re.compile(rf"{_VERB}{_FIRST}{_MEANWHILE}{_LAST}", re.IGNORECASE),
        re.compile(rf"{_VERB}{_LAST}{_MEANWHILE}{_FIRST}", re.IGNORECASE),
        re.compile(rf"(?P<words>\b(?:up|down|higher|lower) (?:\w+ )?){_FIRST}"),
    ),
    ways={"up": 1, "higher": 1, "down": -1, "lower": -1},
    from_to=re.compile("from (?P<other>\ufffc)[^.;]{0,40}?(?P<subject>\ufffc)", re.IGNORECASE),
    nearly=re.compile(
        r"\b(?:nearly|almost|barely|hardly|scarcely|practically|virtually|narrowly|all but"
        r"|close to)(?: (?:the|an?|being))* \Z",
        re.IGNORECASE,
    ),
    times=re.compile(r"(?<!first )(?<!second )(?<!last )(?<!this )(?:\ba |\b)[a-z-]+ \Z"),
    since=re.compile(r"\s*(?:[a-z]+ )?(?:since|for)\b"),
    lower=re.compile(r"\bhad(?: \w+){0,3} .\Z"),
    spoken=re.compile(r"\s*(?:in|for|among|at) "),
    against=re.compile(r"\b(?:than|as|against|(?P<passive>by))\b"),
    passive=re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\b"),
)


TURNS = Turns(
    negation=re.compile(rf"\b(?:{LISTS['negation']})\b|n[’']t\b", re.IGNORECASE),
    no_negation=re.compile(rf"\b(?:{LISTS['no-negation']})", re.IGNORECASE),
    silence=re.compile(
        r"\b(?:no (?:record|word|mention)|none is (?:named|mentioned)|(?:not|cannot|n[’']t) (?:say"
        r"|know|tell|state|list|explain(?:ed)?|mention(?:ed)?|told|said))\b",
        re.IGNORECASE,
    ),
    up=re.compile(rf"\b(?:{LISTS['up']})", re.IGNORECASE),
    down=re.compile(rf"\b(?:{LISTS['down']})\b", re.IGNORECASE),
    near=14,
    joint=re.compile(
        r"\ufffc|\b(?:and|or|(?<!\banything )(?<!\bnothing )but|while|with)\b", re.IGNORECASE
    ),
    opening=re.compile(r"\b(?:that|which|who)\b", re.IGNORECASE),
    short=re.compile(r"\W*(?:[\w’'-]+(?:\W+|$)){1,5}"),
    either=re.compile(" (?:or|and) "),
    gone=re.compile(r"(?: [a-z-]+)*s (?:(?P<out>out)|(?P<in>in))(?=[,.;:]|\s*$)"),
)

_NAMES = r"[\w’'&-]+(?: [\w’'&-]+){0,4}"
LISTING = Listing(
    names=(
        re.compile(
            rf"(?P<list>{_NAMES}(?:, {_NAMES})+,? and {_NAMES})(?:,| –|—)(?: the| these| all)?$"
        ),
        re.compile(
            rf"^[^.,;:]{{0,60}}(?:: | – |—|, namely )"
            rf"(?P<list>{_NAMES}(?:, {_NAMES})+,? and {_NAMES})"
        ),
    ),
    joint=re.compile(",? and |, "),
    total=(
        re.compile(
            r"\b(?:together|in all|in total|altogether|(?:a|for a|the) total of)\b[^,.;:]{0,30}$"
        ),
        re.compile(
            r"^[^,.;:\d]{0,24}\b(?:in all|in total|altogether|all told|together|combined)\b"
        ),
    ),
)

_SHORT = {"Sept": "September"} | {month[:3].title(): month.title() for month in MONTHS}


def _in_full(date: str) -> str:
    """Return the words of a date with the names of its months in full."""
    return re.sub(r"\b([A-Z][a-z]+)\b\.?", lambda word: _SHORT.get(word[1], word[0]), date)


PROVING = Proving(
    between=re.compile(r"[—–\s]*(?:(?:to|the|of|and)\s)*"),
    part=re.compile(
        r"\b(?:(?<!to the )end|close|start|beginning|early|late|mid|spring|summer|autumn|fall"
        r"|winter)\b",
        re.IGNORECASE,
    ),
    financial=re.compile("FY|fiscal|financial", re.IGNORECASE),
    earlier=re.compile(
        r"(?:(?:a|one) year|(?:12|twelve) months) (?:earlier|before|ago|previously)"
        r"|(?:same|corresponding|equivalent) \w+ (?:of|in) (?P<year>\d{4})",
        re.IGNORECASE,
    ),
    full=_in_full,
)
