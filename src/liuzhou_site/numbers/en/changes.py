"""Words of English that say which way the number beside them goes."""

import re

from liuzhou_site.numbers.changes import Changes
from liuzhou_site.numbers.en.words import LISTS

_ADVERB = (
    r"(?: a further| another| an extra| [a-z]+ly| an annuali[sz]ed| an average(?: of)?"
    r"| at an? (?:[a-z-]+ ){0,2}(?:rate|pace) of)?"
)
_SOME = r"(?: an?| some| another| a further| just| only| a mere)?"
_OBJECT = r"(?: (?!(?:to|from|by|and|or|but|that|which)\b)[a-z’'-]+){0,5}"
_REFERENCE = (
    r" (?:the|its|their|his|her|our|an?|last|[a-z]+[’']s) (?:[a-z-]+ ){0,3}?(?:peak|record|high|low"
    r"|average|mean|median|level|target|estimate|forecast|trend|norm|benchmark|rate|total|price)\b"
)


def _before(verb: str, object_verb: str, noun: str, adverb: str) -> re.Pattern[str]:
    """Return what ends before a number: rose by, cut its budget by, fell, a fall of, is down."""
    return re.compile(
        rf"\b(?:{verb}|{object_verb}){_OBJECT} by{_SOME} $"
        rf"|\b(?:{verb}){_ADVERB} $"
        rf"|\b(?:{noun}) (?:of|was|is|by){_SOME} $"
        rf"|(?:\b(?:{LISTS['moved']}) |(?:^|[,;:(–—-]) ?)"  # not in “made up 3 stories”
        rf"{adverb}(?: by)?(?:{_SOME}| an average(?: of)?) $",
        re.IGNORECASE,
    )


def _rates(verb: str, noun: str, adverb: str) -> re.Pattern[str]:
    """Return the same before a share: lost 3%, a fall in sales of 3%, profits down 3%."""
    return re.compile(
        rf"\b(?:{verb}){_ADVERB} $|\b(?:{noun}) (?:in|for|at) (?:[a-z’'-]+ ){{1,5}}of{_SOME} $"
        rf"|(?<!\w)(?!(?:{LISTS['otherwise']}) )[a-z]+ {adverb}(?: by)? $",
        re.IGNORECASE,
    )


def _behind(noun: str, words: str) -> re.Pattern[str]:
    """Return what begins behind a number: fewer, lower than, down on; a 3% fall."""
    return re.compile(
        rf"(?: [a-z]+)? (?:{words})\b"
        rf"|[ -](?:(?!(?:{LISTS['joins']}) )[a-z]+ )?(?:{noun})\b(?! due\b)",  # 5 km and cut power
        re.IGNORECASE,
    )


def _apart(word: str) -> re.Pattern[str]:
    """Return what begins behind a sum: below the peak."""
    return re.compile(f"[,)]?(?: [a-z]+)? {word}{_REFERENCE}", re.IGNORECASE)


CHANGES = Changes(
    before={
        1: _before(LISTS["rose"], LISTS["raised"], LISTS["rise"], "up"),
        -1: _before(LISTS["fell"], LISTS["lowered"], LISTS["fall"], "down"),
    },
    rates={
        1: _rates("gain(?:s|ed|ing)?", LISTS["rise"], "up"),
        -1: _rates(
            "lost|los(?:es?|ing)|shed|cut(?:s|ting)?|slash(?:es|ed)|axed",
            f"{LISTS['fall']}|loss",
            "down",
        ),
    },
    behind={
        1: _behind(LISTS["rise"], "more(?: [a-z]+)? than|higher|up (?:on|from)"),
        -1: _behind(LISTS["fall"], "fewer|less(?: [a-z]+)? than|lower|down (?:on|from)"),
    },
    apart={1: _apart("above"), -1: _apart("below")},
    level=re.compile(
        r"(?<!\bby )(?<!\bof )(?:just |well )?"
        r"(?:below|above|under|past|near|close to|topping|exceeding)\b",
        re.IGNORECASE,
    ),
    when=re.compile(r" (?:ago|later|earlier|before|after)\b"),
    moved=re.compile(
        r" (?:(?:into|onto|off|through|down|out of)\b|from (?:an?|the|his|her|their) "
        r"(?!(?:previous|earlier|last|same|year)\b)"
        r"|to (?:his|her|their|the (?:ground|floor|bottom)))"
    ),
    listed=re.compile(
        r"(?: (?:in|for|during)(?: [^\s,]+){1,2}?)?(?:,? (?:and then|and|then)|,)(?: by)? "
    ),
    no_verb=re.compile(
        r"\b(?:by|at|of|to|from|with|than|was|were|is|are|been|being|an?|the|this|that|its) $",
        re.IGNORECASE,
    ),
    # “by 3–5” is no range
    verbs={"": ("rose by {}", "fell by {}"), "range": ("rose {}", "fell {}")},
)
