"""Words of English that say which way the number beside them goes."""

import re

from liuzhou_site.numbers.changes import Changes, Ways

_ROSE = (
    r"rose|risen|ris(?:es?|ing)|gr[eo]wn?|grow(?:s|ing)|increas(?:e[ds]?|ing)|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[ds]?|ing)|expand(?:s|ed|ing)?"
    r"|advanc(?:e[ds]?|ing)|rall(?:y|ied|ies)|swell(?:s|ed)?|widen(?:s|ed|ing)?"
    r"|strengthen(?:s|ed|ing)?|appreciat(?:e[ds]?|ing)"
)
_FELL = (
    r"fell|fallen|fall(?:s|ing)?|drop(?:s|ped|ping)?|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)"
    r"|shr[aiu]nk(?:s|ing)?|slump(?:s|ed|ing)?|plung(?:e[ds]?|ing)|slip(?:s|ped|ping)?|slid(?:es?)?"
    r"|tumbl(?:e[ds]?|ing)|s[aiu]nk(?:s|ing)?|dip(?:s|ped|ping)?|contract(?:s|ed|ing)?"
    r"|(?<!the )(?<!an )(?<!a )shed(?:s|ding)?|eas(?:e[ds]?|ing)"
    r"|dwindl(?:e[ds]?|ing)|plummet(?:s|ed|ing)?|narrow(?:s|ed|ing)?"
    r"|weaken(?:s|ed|ing)?|retreat(?:s|ed|ing)?|depreciat(?:e[ds]?|ing)"
)
_RAISED = r"rais(?:e[ds]?|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|push(?:es|ed|ing)? up"
_CUT = (
    r"reduc(?:e[ds]?|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|trim(?:s|med)?|slash(?:es|ed)?"
    r"|push(?:es|ed|ing)? down|slow(?:s|ed|ing)?"
)
_RISE = "rises?|growth|increases?|jumps?|surges?|gains?|climbs?|advances?|upturn"
_FALL = (
    "falls?|drops?|declines?|decreases?|slumps?|plunges?|reductions?|cuts?|dips?|slides?"
    "|contractions?|downturn"
)
_MOVED = (
    r"is|are|was|were|be|been|being|[’']s|[’']re|remain(?:s|ed)?|stay(?:s|ed)?|edg(?:e[ds]?|ing)"
    r"|tick(?:s|ed|ing)?|inch(?:es|ed|ing)?|went|go(?:es|ing|ne)?|mov(?:e[ds]?|ing)|shot"
    r"|nudg(?:e[ds]?|ing)|cr(?:ept|eeps?)|revis(?:e[ds]?|ing|ion)|mark(?:s|ed)|adjust(?:s|ed)|[a-z]+ly"
)
"""What “up 3” and “down 3” stand behind where they say a change; not in “made up 3 stories”."""
_OTHERWISE = (
    r"mak(?:e|es|ing)|made|t(?:ake|akes|aken|aking|ook)|set(?:s|ting)?|put(?:s|ting)?|pick(?:s|ed)"
    r"|open(?:s|ed|ing)|buil[dt]|g[ai]ven?|end(?:s|ed)|c[ao]m(?:e|es|ing)|brought|sign(?:s|ed)"
    r"|gr[eo]wn?|us(?:es?|ed|ing)|follow(?:s|ed)|turn(?:s|ed)|show(?:s|ed|n)|t[eo]r[en]?|shut"
    r"|pull(?:s|ed)|clos(?:e[ds]?|ing)|br[eo]aken?|walk(?:s|ed)|track(?:s|ed)|back(?:s|ed)?"
)
_ADVERB = (
    r"(?: a further| another| an extra| [a-z]+ly| an annuali[sz]ed| an average(?: of)?"
    r"| at an? (?:[a-z-]+ ){0,2}(?:rate|pace) of)?"
)
_SOME = r"(?: an?| some| another| a further| just| only| a mere)?"
_OBJECT = r"(?: (?!(?:to|from|by|and|or|but|that|which)\b)[a-z’'-]+){0,5}"
_JOINS = "and|or|but|that|which|as|after|before|when|while|if|to|then"
"""What does not stand between a number and its fall: 110 km/h and cut power."""
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
        rf"|(?:\b(?:{_MOVED}) |(?:^|[,;:(–—-]) ?){adverb}(?: by)?(?:{_SOME}| an average(?: of)?) $",
        re.IGNORECASE,
    )


def _rates(verb: str, noun: str, adverb: str) -> re.Pattern[str]:
    """Return the same before a share: lost 3%, a fall in sales of 3%, profits down 3%."""
    return re.compile(
        rf"\b(?:{verb}){_ADVERB} $|\b(?:{noun}) (?:in|for|at) (?:[a-z’'-]+ ){{1,5}}of{_SOME} $"
        rf"|(?<!\w)(?!(?:{_OTHERWISE}) )[a-z]+ {adverb}(?: by)? $",
        re.IGNORECASE,
    )


def _behind(noun: str, words: str) -> re.Pattern[str]:
    """Return what begins behind a number: fewer, lower than, down on; a 3% fall."""
    return re.compile(
        rf"(?: [a-z]+)? (?:{words})\b|[ -](?:(?!(?:{_JOINS}) )[a-z]+ )?(?:{noun})\b(?! due\b)",
        re.IGNORECASE,
    )


def _apart(word: str) -> re.Pattern[str]:
    """Return what begins behind a sum: below the peak."""
    return re.compile(f"[,)]?(?: [a-z]+)? {word}{_REFERENCE}", re.IGNORECASE)


def _ways(up: re.Pattern[str], down: re.Pattern[str]) -> Ways:
    return {1: up, -1: down}


CHANGES = Changes(
    before=_ways(_before(_ROSE, _RAISED, _RISE, "up"), _before(_FELL, _CUT, _FALL, "down")),
    rates=_ways(
        _rates("gain(?:s|ed|ing)?", _RISE, "up"),
        _rates(
            "lost|los(?:es?|ing)|shed|cut(?:s|ting)?|slash(?:es|ed)|axed", f"{_FALL}|loss", "down"
        ),
    ),
    behind=_ways(
        _behind(_RISE, "more(?: [a-z]+)? than|higher|up (?:on|from)"),
        _behind(_FALL, "fewer|less(?: [a-z]+)? than|lower|down (?:on|from)"),
    ),
    apart=_ways(_apart("above"), _apart("below")),
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
