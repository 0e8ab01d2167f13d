"""Words of English that compare."""

import re
from fractions import Fraction

from liuzhou_site.numbers.en.words import LISTS
from liuzhou_site.numbers.grammar import Comparing

_CHANGE = (
    r"(?:gain|rise|increase|jump|surge|rebound|fall|drop|decline|decrease|slump|reduction)s?\b"
)
_ADJECTIVE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbecame )"
    r"(?:more|less|fewer|worse|better|(?!out)\w+er)\b(?![^.,;:!?]*\bthan\b)",
    re.IGNORECASE,
)
_VERB = r"(?P<words>\b(?:[\w’'-]+,? ){1,6})"
_SOME = r"(?:(?!(?:from|to)\b)[\w’'·$£€-]+,? ){0,6}[$£€]?"
_FIRST, _LAST = rf"from {_SOME}(?P<first>\ufffc)", rf"to {_SOME}(?P<last>\ufffc)"
_MEANWHILE = r"(?: [\w’'·()-]+){0,6},? "
_NOT_PAST = re.compile(
    rf"(?!\w+ed\b|(?:{LISTS['not-past']})\b)",
    re.IGNORECASE,
)

COMPARING = Comparing(
    shapes={},
    factors={
        "doubl": 2,
        "tripl": 3,
        "trebl": 3,
        "quadrupl": 4,
        "halv": Fraction(1, 2),
    },
    most=re.compile("majority|most of|bulk of|lion[’']s share", re.IGNORECASE),
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
)
