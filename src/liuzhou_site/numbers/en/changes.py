"""Which way a number of an English text goes: rose by 5%, a fall of 5%, 5% fewer, 5% off."""

import re

from liuzhou_site.numbers.changes import Changes
from liuzhou_site.numbers.en.words import LISTS

_ADVERB = (
    r"(?: back| away)?(?: an? [a-z-]+(?: of)?| another| an extra| [a-z]+ly"
    r"| at an? (?:[a-z-]+ ){0,2}(?:rate|pace) of)?"
)
_SOME = r"(?: an?(?: [a-z-]+(?: of)?)?| some| another| just| only)?"
_VERBS = "|".join(LISTS[one] for one in ("rose", "fell", "gained", "lost", "raised", "lowered"))
_OBJECT = (
    r"(?: (?:(?:from|to) [$£€]?\d[\d.,]*%?|to (?-i:[A-Z])[a-z]+|from (?:an?|the|last) [a-z]+|\d{4}"
    r"|and(?= (?:[a-z-]+ ){1,2}by )"
    rf"|(?!(?:to|from|by|and|or|but|that|which|while|as|after"
    rf"|(?:{_VERBS})(?:(?<=ed)|(?<=cut)|(?<=fell)|(?<=rose)|(?<=grew)))\b)[a-z’'-]+))"
)
"""A word between what fell and by how much: its output of steel in May 2024, from 5% to 3%."""
_REFERENCE = (
    r" (?:(?:the|its|their) [$£€]?\d|20\d\d(?=[.,;)]|$)|(?:those|that) of\b|(?:where|what|last)\b"
    r"|an? (?:year|month|week) |the (?:same|corresponding|previous|comparable) "
    r"|(?:(?!(?:and|or|of|in|at|to|by|from|that|which|who)\b)[\w’'-]+ ){0,4}?"
    rf"(?:{LISTS['references']})s?\b)"
)


_COURSE = (
    r"(?:has |had )?(?:narrow|widen|eas|slow|deepen|moderat|quicken|accelerat)(?:e?s|ed)"
    r"(?: sharply| slightly| further)?(?: from [$£€]?\d[\d.,]*%?)? to"
)
"""What leads from a rise or a fall to how great it is: the fall narrowed from 8.1% to 2.6%."""
_UP, _DOWN, _DONE = (
    "(?:up(?:wards?)?|higher)",
    "(?:down(?:wards?)?|lower)",
    "(?:is|are|was|were|be|been|being)",
)


def _before(verb: str, object_verb: str, noun: str, adverb: str) -> re.Pattern[str]:
    """Return what ends before a number: rose by, cut its budget by, fell, a fall of, is down."""
    return re.compile(
        rf"\b(?:(?:{verb}|{object_verb}|(?!(?:{LISTS['otherwise']}) )[a-z]+ {adverb})"
        rf"{_OBJECT}{{0,8}}"
        rf"|[a-z]+ {adverb}{_OBJECT}{{1,5}}),?(?: or)? \(?by{_SOME} $"
        rf"|\b(?:{verb}){_ADVERB} $"
        rf"|\b(?:{noun}) of{_SOME} $"
        rf"|(?<!for )(?<![io]n )(?<!of )\b(?:{noun}) (?:was|is|by){_SOME} $"
        rf"|\b(?:{noun})(?: in(?: [a-z’'-]+){{1,4}})? {_COURSE} $"
        rf"|(?:\b(?:{LISTS['moved']}) |(?:^|[,;:(–—-]) ?)"  # not in “made up 3 stories”
        rf"{adverb}(?: by)?{_SOME} $",
        re.IGNORECASE,
    )


def _rates(verb: str, noun: str, adverb: str) -> re.Pattern[str]:
    """Return the same before a share: lost 3%, a fall in sales of 3%, profits down 3%.

    So is what is the greatest of its kind: the steepest fall was in Kent (3%), fell most, by 3%.
    """
    most = rf"(?:\w+est|worst)(?: [a-z-]+){{0,2}} (?:{noun})|(?:{verb}) (?:the )?(?:most|furthest)"
    return re.compile(
        rf"\b(?:{verb})(?:{_ADVERB}| at an?|(?<=ing|rew|ank) at) $"
        rf"|\b(?:{noun})(?: (?:in|for|at|on|to|from)(?: [a-z’'-]+){{1,8}})?,?"
        rf" (?:of|was|is|came to|reached|total(?:led|ed)){_SOME} $"
        rf"|\b(?:{most})(?: [\w’'-]+){{0,6}}(?:,(?: at)? | at |: | \((?:by )?)$"
        rf"|(?<!\w)(?:{adverb})(?: by)? $",
        re.IGNORECASE,
    )


def _behind(noun: str, words: str) -> re.Pattern[str]:
    """Return what begins behind a number: fewer, lower than, down on; a 3% fall."""
    return re.compile(
        rf"(?: (?:of an?|an?|per) [a-z]+)?"
        rf"(?: (?!(?:{LISTS['joins']}|{LISTS['past']}) )(?:[a-z]+ly|(?P<thing>[a-z]+)))?"
        rf" (?:{words})\b"
        rf"|[ -](?:(?!(?:{LISTS['joins']}|an?|the) )[a-z-]+ ){{0,2}}"  # 5 km and cut power
        rf"(?:(?:{noun})(?<!s)|(?P<many>{noun}))\b(?! due\b)",
        re.IGNORECASE,
    )


def _apart(word: str) -> re.Pattern[str]:
    """Return what begins behind a sum: below the peak."""
    return re.compile(
        r"(?P<comma>,)?\)?(?: (?!(?:is|are|was|were|[a-z]+ed)\b)[a-z]+)?"
        rf" {word}{_REFERENCE}"
        r"(?(comma)(?<!estimate)(?<!forecast)(?<!target)(?<!\d))",  # $5, above its estimate
        re.IGNORECASE,
    )


_NOUN = (
    rf"(?: (?!(?:{LISTS['joins']}|{LISTS['past']}|[a-z]+ing|up|down|above|below|over|under|against"
    r"|versus|than|from|not|now|only|just|per|both)\b)[\w’'&-]+)"
)
"""A word of what else fell, behind what did, in whose verb it shares: rents fell 5%, wages 3%."""

CHANGES = Changes(
    before={
        1: _before(LISTS["rose"], f"{LISTS['raised']}|{LISTS['gained']}", LISTS["rise"], _UP),
        -1: _before(LISTS["fell"], f"{LISTS['lowered']}|{LISTS['lost']}", LISTS["fall"], _DOWN),
    },
    rates={
        1: _rates(
            f"{LISTS['rose']}|{LISTS['gained']}|{_DONE} (?:{LISTS['raised']})",
            f"{LISTS['rise']}|{LISTS['upturn']}",
            rf"(?!(?:{LISTS['otherwise']}) )[a-z]+ {_UP}",
        ),
        -1: _rates(
            f"{LISTS['fell']}|{LISTS['lost']}|los(?:t|es?|ing)|{_DONE} (?:{LISTS['lowered']})",
            f"{LISTS['fall']}|{LISTS['downturn']}|loss",
            rf"[a-z]+ {_DOWN}|(?:{LISTS['moved']}) off",
        ),
    },
    behind={
        1: _behind(LISTS["rise"], LISTS["higher"]),
        -1: _behind(LISTS["fall"], LISTS["lower"]),
    },
    apart={
        1: _apart(r"(?:above|over(?! the same [a-z]+(?:[.,;)]|$))|ahead of)"),
        -1: _apart("(?:below|behind|off|shy of|under(?!(?: the)? plan)|short of)"),
    },
    shares={
        1: _behind(LISTS["upturn"], LISTS["beyond"]),
        -1: _behind(LISTS["downturn"], LISTS["short"]),
    },
    pace=re.compile("#(?: [a-z]+)? (?:faster|quicker|slower)"),
    level=re.compile(
        r"(?<!\bby )(?<!\bof )(?:just |well )?"
        r"(?:below|above|under|past|near|close to|topping|exceeding)\b",
        re.IGNORECASE,
    ),
    dropped=re.compile(
        rf"\A(?!.*\b(?:{LISTS['amounts']})\b[^,.;:]*#)"  # but sales dropped 1,200 units
        r".*\b(?:drop(?:s|ped|ping)?|the (?:decline|fall|rise|collapse|retreat) of) #"
        rf"(?: (?!(?:{LISTS['joins']}|{LISTS['no-third']})\b)[a-z]| of (?:the|its|their)\b)",
        re.IGNORECASE,
    ),
    sums=re.compile(
        rf"\bin (?!an? )(?:[a-z-]+ ){{1,3}}(?<!cost )(?<!price )of $|\b{_DONE} [a-z]+ $"
    ),
    when=re.compile(r" (?:ago|later|earlier|before|after)\b"),
    moved=re.compile(
        r"\b(?:drop|fall|climb|rise|descent)s? is #"
        r"|# (?:(?:deep|high|tall|wide|long|thick|into|onto|off|through|down|out of)\b"
        r"|from (?:an?|the|his|her|their) "
        r"(?!(?:previous|earlier|last|same|year)\b)"
        r"|to (?:his|her|their|the (?:ground|floor|bottom)))"
    ),
    listed=re.compile(
        r"(?: (?:in|for|during|on|over|from|since|against|compared (?:with|to))(?: [^\s,]+){1,5}?)?"
        r"(?:,? (?:and then|and|then|while)|,)"
        rf"(?:(?:{_NOUN}| of| in){{0,6}} by|{_NOUN}{{0,4}}(?<! the)(?<! an)(?<! a)(?<! its)) "
        r"|,? to \ufffd,? or (?:by )?"
        rf"|,? to \ufffd(?:{_NOUN}{{0,3}}?,? (?:and|while|but)|[,;])"
        rf"(?: that of)?(?:{_NOUN}| of| in){{1,6}}(?<! the)(?<! an)(?<! a)(?<! its)(?: by)? "
    ),
    reached=re.compile(",? to "),
    no_verb=re.compile(
        r"\b(?:by|at|of|to|from|with|than|after|against|following|despite|versus|unlike|was|were|is|are"
        r"|been|being|an?|the|this|that|its) $",
        re.IGNORECASE,
    ),
    either=re.compile(
        r"\b(?:(?:growth|inflation)(?: rate)?|rate of (?:[a-z]+ )?(?:growth|increase|change))"
        r"(?: (?:in|for|at|on)(?: [\w’'-]+){1,5})?,?"
        r" (?:of|was|is|at|stood at|came to|fell to|slowed to) $",
        re.IGNORECASE,
    ),
    paces=re.compile(
        r"\b(?:fall|drop|decline|decrease|rise|growth|increase|slowdown)(?: (?:of|was|is|by))? $"
        r"|^change in (?:the )?(?:pace of )?(?:fall|drop|decline|decrease|rise|growth|increase)\b",
        re.IGNORECASE,
    ),
    # “by 3–5” is no range
    verbs={"": ("rose by {}", "fell by {}"), "range": ("rose {}", "fell {}")},
)
