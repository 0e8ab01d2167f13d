"""Words that hide a count: half, both, none, a pair, the sole, no deaths. Each has its rule."""

import re
from collections.abc import Callable, Mapping

from liuzhou_site.numbers.en.verbs import ACTED, ACTS, HAS, NOUN, PAST, SOMETHING
from liuzhou_site.numbers.en.words import LISTS

_HALVES = re.compile(
    rf"(?! (?:{LISTS['halves-idle']})\b)"
    rf"(?: (?:{LISTS['halves-of']})\b|-(?:{LISTS['halves-glued']}))"
)
_CUT = re.compile(rf"\b(?:{LISTS['cut']}) (?:a )?$")
_HIDDEN = re.compile(
    r"\b(?:not|but|only|just|never|without|by) (?:an? |one )?$|\b(?:every|each|any) $"
)
_OR_TWO = re.compile(r"\ban? [a-z]+ or $")
_PARTED = re.compile(r"\b(?:snapped|torn|tore|split|cut|broken?|bent|folded|sliced) in $")
_ABSTRACT = re.compile(rf" (?:{LISTS['abstract']})\b")
_LOOSELY = re.compile(rf" of (?:{LISTS['loosely']})\b")
_DO = re.compile(rf"(?: [a-z-]+){{1,3}}? (?:{PAST}|have|are)\b")
_RECORDED = re.compile(
    r"\b(?:record|report|receiv|register|logg|count|confirm|suffer|detect|document)(?:ed|s) $"
)
_VAGUE = re.compile(rf" (?:{LISTS['vague']})\b")
_HARM = re.compile(rf"(?: new)? (?:{LISTS['harm']})\b")
_HARMED = re.compile(
    r" [a-z-]+s (?:died|survived|drowned|(?:was|were) (?:hurt|injured|killed|harmed|arrested))\b"
)
_THERE = re.compile(r"\bthere (?:was|were|have been|had been) $")
_BOTH_NOUN = re.compile(r"(?: of)?(?: the| its| their| these| those| our)?(?: [a-z-]+)? [a-z-]+s\b")
_ENDED = re.compile(rf" (?:{LISTS['ended']})\b")
_OPENS = re.compile(r"(?:^|[.;:!?“\"] ?)$")
_BOTH_DID = re.compile(rf"(?! (?:sides|parties|ends|ways)\b)(?: [a-z]+)? [a-z-]+s {PAST} [a-z]")
_NONE_DID = re.compile(
    rf" of (?:the|its|their) (?:[a-z-]+ )?[a-z-]+s (?:is|are|has|have)\b"
    rf"|(?: of [^.,;:!?]+?)? (?<!is )(?<!are )(?<!be ){PAST}\b"
)
_PAIR_OF = re.compile(
    r"s? of (?!scissors|glasses|trousers|eyes|hands|shoes|gloves|jeans|boots|socks|numbers|values)"
)
_IS = re.compile(r"\b(?:is|was) a $")
_TWICE = re.compile(rf"\b(?:{LISTS['twice']}) $")
_ZERO = re.compile(
    r"[ -](?:sum|tolerance|hours?|in on|waste|carbon|emission|based|length|value|exit|status)\b"
)
_NET = re.compile(r"\b(?:ground|net|near|absolute|sub|day|patient|returns?|returned) ?-?$")


_SIDE = re.compile(r"\b(?:(?:north|south|east|west)(?:ern)?|upper|lower|top|bottom) $")


def _half(before: str, after: str) -> object:
    """*Cut by half*, *half the mills* are shares; *the southern half of the town* is a place."""
    shared = _HALVES.match(after) or _CUT.search(before) or not NOUN.match(after)
    return shared and not _SIDE.search(before)


def _both(before: str, after: str) -> object:
    clause = re.split(r"[.,;:!?]", after)[0]
    if after.startswith(" of "):
        return not re.match(" of (?:us|you|them)\\b", after)
    if " and " in clause or not _BOTH_NOUN.match(after):
        return False
    did = _OPENS.search(before) and _BOTH_DID.match(clause)
    return did or ACTED.search(before) or _ENDED.search(clause)


def _single(before: str, after: str) -> object:
    if not SOMETHING.match(after):
        return False  # a record of music; a ticket there
    if _OPENED.search(before) and not _MAY.match(after):
        return True
    if _HIDDEN.search(before) and not re.search(r"\b(?:every|each|any) $", before):
        return True
    return before.endswith("a ") and (ACTED.search(before[:-2]) or ACTS.match(after))


_OPENED = re.compile(r"(?:^|[.;:!?“\"] ?)a $")
_MAY = re.compile(
    rf"(?: (?:{LISTS['single-idle']})\b)"
    r"|(?: [a-z-]+){1,2} (?:can|may|might|could|would|should|will|is|never)\b"
)


def _neither(before: str, after: str) -> object:
    """*Neither school has a library* is none of two; *neither side*, *neither nor* are ordinary."""
    clause = re.split(r"[.;:!?]", after)[0]
    return _OPENS.search(before) and " nor " not in clause and _NEITHER.match(clause)


_NEITHER = re.compile(
    rf"(?! (?:{LISTS['neither-idle']})\b)"
    rf"(?: of (?:the|its|their))?(?: [a-z-]+){{1,2}} (?:{PAST}|has|have|is|are)\b"
)


def _pair(before: str, after: str) -> object:
    return _PAIR_OF.match(after) and (
        _had(before)
        or _OPENED.search(before)
        or _IS.search(before)
        or re.search(rf" {PAST}\b", after)
    )


def _couple(before: str, after: str) -> object:
    """*A couple of banks have closed* counts; *the couple*, *a couple of days* do not."""
    if not after.startswith(" of ") or _LOOSELY.match(after):
        return False
    return _had(before) or _DO.match(after.removeprefix(" of"))


def _had(before: str) -> object:
    lead = before.removesuffix("a ")
    return ACTED.search(lead) or HAS.search(lead)


def _sole(before: str, after: str) -> object:
    """*The sole survivor was found* is one; *his sole aim* counts nothing."""
    if _ABSTRACT.match(after) or not NOUN.match(after):
        return False
    done = re.search(rf"\b{PAST} (?:the|its|their|his|her|our|a) $", before)
    return done or ACTS.match(after)


def _no(before: str, after: str) -> object:
    """*Recorded no deaths*, *there were no survivors* are none; *gave no details* is ordinary."""
    if _HARMED.match(after):
        return True
    if _HARM.match(after) and (_THERE.search(before) or re.search(rf" {PAST}\b", after)):
        return True
    return _RECORDED.search(before) and not _VAGUE.match(after)


HIDDEN: Mapping[str, Callable[[str, str], object]] = {
    "half": _half,
    "both": _both,
    "neither": _neither,
    "only": _sole,
    "none": lambda _, after: _NONE_DID.match(after),
    "single": _single,
    "pair": _pair,
    "two": lambda before, after: (
        not (  # a day or two, torn in two
            _OR_TWO.search(before) or (_PARTED.search(before) and not SOMETHING.match(after))
        )
    ),
    "couple": _couple,
    "sole": _sole,
    "lone": _sole,
    "no": _no,
    "twice": lambda before, _: not _TWICE.search(before),
    "zero": lambda before, after: not (_ZERO.match(after) or _NET.search(before)),
}
"""Word → what says, by what stands before and behind it, whether it counts."""
