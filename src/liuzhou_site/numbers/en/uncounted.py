"""English numerals that count nothing: fixed phrases, *one* as a pronoun, the order of telling.

A numeral counts when another one in its place would change what is reported of the story's world.
One list and one set of rules serve the reader and the gate.
"""

from __future__ import annotations

import re

from liuzhou_site.numbers.en.capitals import in_a_name
from liuzhou_site.numbers.en.words import MULTIPLIED, NOT_MULTIPLIED

_PAST = (
    r"(?:(?!need\b|indeed|speed|feed|seed|hundred|red\b|bed\b|shed\b|bleed|breed|naked|sacred"
    r"|used to)"
    r"\w{2,}ed|was|were|had|has been|have been|shut|went|fell|rose|died|became|began|stood|lay"
    r"|came|got"
    r"|lost|won|sold|left|kept|built|bought|made|took|gave|found|saw|met|held|led|paid|sent"
    r"|spent|drew"
    r"|dug|ran|grew|hid|broke|cut|put|set|laid|burnt|sank|struck)"
)
_ONLY = re.compile(
    r"\b(?:only|just|exactly|precisely|at least|at most|than|up to|nearly|almost|about|over"
    r"|under|plus"
    r"|minus|single|numbers?|totals?|leaving|leaves|remains?|costs?|lasted|weighs?) $"
)
_AMOUNT = re.compile(r"\b(?:by|to|from|equals?|was|were|of just) $")
_DETERMINED = re.compile(
    r"\b(?:no|this|that|which|each|every|any|the|another|good|new|old|big|small|better|best"
    r"|only|right"
    r"|wrong|other|loved|square|last|next|first|second|third|some|such|either|neither"
    r"|whichever|little"
    r"|great|long|short|young|hard|easy|same|former|latter|whole|plain|an?(?: [a-z-]+)) $"
)
_MANY = (
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|twenty|thirty|forty|fifty|both|none|every)"
)
_MEASURED = re.compile(
    r"[ -](?:hundred|thousand|million|billion|trillion|dozen|per ?cent|percentage|basis|pc"
    r"|tonnes?|tons?"
    r"|kilo\w*|grams?|kg|km|mm|cm|miles?|met(?:re|er)s?|feet|foot|inch|acres?|hectares?|square"
    r"|cubic"
    r"|lit(?:re|er)s?|barrels?|years?|months?|weeks?|hours?|minutes?|seconds?|days?|quarters?|half"
    r"|third|fifth|tenth|decades?|century|centuries|yuan|dollars?|pounds?|euros?|cents?|penny|pence"
    r"|degrees?|times|points?|fold)\b| ?%| and a (?:half|third|quarter)"
    rf"| (?:in|out of|to|or) (?:{_MANY})|:\d"
)
_MODAL = re.compile(
    r" (?:should|can|could|may|might|must|would|cannot|ought|sees?|knows?|thinks?|says|reads"
    r"|wants?|needs"
    r"|expects?|hopes?|wonders?|asks|feels|gets|has to|had to|never|always|simply)\b|[’']s\b"
    r"|self\b"
)
_ONCE = re.compile(
    r" day(?: soon)?(?:,| (?:when|last|the|he|she|they|it|we|i|in|that|will|would)\b)"
)
_LASTING = re.compile(r"\b(?:for|within|after|of|at|per|in|every|takes?|took|lasted) $")
_OF = re.compile(r" of (?!an?\b|\d)")
_RELATIVE = re.compile(
    r" (?:which|that|who|whose|where|with|without|for|from|at|on|as|if|when|because|than|like"
    r"|is|whom"
    r"|in which|by|to [a-z]+)\b"
)
_NOUN = re.compile(r"[ -](?!and\b|or\b|but\b|of\b|in\b|,)[a-z]")
_HAS = re.compile(r"\b(?:has|have|had|is left with|there (?:is|was)) $")
_GENERAL = re.compile(r"\b(?:each|every|any|an?|no|must|may|can|which|that|it) (?:[\w-]+ ){0,3}$")
_ACTED = re.compile(rf"\b{_PAST}(?: (?:down|up|out|off|only|just|another))? $")
_ACTS = re.compile(rf"(?:[ -](?!said\b|who\b|that\b|which\b)[a-z-]+){{1,3}}? {_PAST}\b(?! to\b)")
_LISTED = re.compile(rf"[^.;:!?]{{0,30}}(?:,| and| or| to) {_MANY}")
_LISTS = re.compile(rf"\b{_MANY}\b[^.;:!?]{{0,30}}(?:,| and| or) $")

_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|came|finish(?:es|ed)|placed|stood|stands|took|takes|won|country[’']s"
    r"|nation[’']s|world[’']s|province[’']s|county[’']s|city[’']s|joint|equal) (?:in |at |the )*$"
)
_RANKS = re.compile(
    r"[ -](?:quarter|half|decade|century|place\b|largest|biggest|highest|lowest|smallest|most"
    r"|least|best"
    r"|worst|richest|poorest|busiest|longest|in the (?:province|country|world|nation|county"
    r"|city|region"
    r"|state|league|table|rankings?)|nationwide|worldwide|among|prize)"
)
_NARRATED = re.compile(
    r" (?:time|times|sentence|page|paragraph|line|word|chapter|section|question|step|chart"
    r"|table|figure"
    r"|reading|reader|draft|impression|look|glance|sight|version|example|point|parameter"
    r"|option|value|field|part|thing"
    r"|reason"
    r"|letter|edition|screen|column|row|rule|test|run|build|list|item|argument|publication"
    r"|number|language|mark|choice|place|answer|visit"
    r"|thought|chance|opinion|attempt|try|person|instance|order|name|note|view|act|day|night"
    r"|morning"
    r"|of all|and foremost|of these|of them|to (?:last|none))s?\b"
)
_AGAIN = re.compile(" (?:times?|persons?)\\b")
_LEADS = re.compile(r"(?:^|[.;:!?,—–(“\"]\s*|\b(?:and|then|but|or|when|that) )$")
_ADVERB = re.compile(
    r"\b(?:come|comes|go|goes|went|read|check|do|look|must|should|to|then|when|was|were|is|be"
    r"|been|had|has"
    r"|have|he|she|they|we|it|i|you|who|that|not|them|us|needs?|first|if|until|since|and|are"
    r"|can|will"
    r"|may|at) $"
)
_VERB = re.compile(rf" (?:{_PAST}|said|told|wrote|read|heard)\b")
_INSTANT = re.compile(r"\b(?:a|per|every|each|split|this|any) $")
_HALVES = re.compile(
    r"(?! (?:an eye|a mind|the battle|the fun|the story|the truth|a chance|a heart|open)\b)"
    r"(?: (?:of|a|an|the|its|their|that|this|what|those|these|his|her|our|as|million"
    r"|billion|dozen|hour|year|price|pay|again"
    r"|its?|more|less)"
    r"\b|-(?:year|hour|century|million|billion|price|dozen|mile|tonne|share|day|time work))"
)
_CUT = re.compile(
    r"\b(?:by|in|nearly|almost|about|over|under|than|and a|cut|exactly|just|only|first|second"
    r"|one|other)"
    r" (?:a )?$"
)
_HIDDEN = re.compile(
    r"\b(?:not|but|only|just|never|without|by) (?:an? |one )?$|\b(?:every|each|any) $"
)
_BOTH_NOUN = re.compile(r"(?: of)?(?: the| its| their| these| those| our)?(?: [a-z-]+)? [a-z-]+s\b")
_ENDED = re.compile(
    r" (?:were|had|went|fell|rose|became|stood|survived|remained|\w{2,}ed (?:in|on|last|down"
    r"|after|before))\b"
)
_NONE_DID = re.compile(rf"(?: of [^.,;:!?]+?)? (?<!is )(?<!are )(?<!be ){_PAST}\b")
_PAIR_OF = re.compile(
    r"s? of (?!scissors|glasses|trousers|eyes|hands|shoes|gloves|jeans|boots|socks|numbers|values)"
)
_TWICE = re.compile(r"\b(?:think|thinks|thought|once or|once and|look) $")
_ZERO = re.compile(r"[ -](?:sum|tolerance|hour|in on|waste|carbon|emission|based)\b")
_NET = re.compile(r"\b(?:ground|net|near|absolute|sub|day|patient) ?-?$")
_BEFORE, _AFTER = 40, 80


def rule(text: str, start: int, end: int) -> str:
    """Return by which rule the numeral between two offsets counts nothing; "" where it counts."""
    run = text[start:end].lower()
    before, after = text[max(0, start - _BEFORE) : start].lower(), text[end:][:_AFTER]
    if text[start].isupper() and not _RANKS.match(after.lower()) and in_a_name(text, start, end):
        return "name"
    if run in _ORDINALS:
        return _ordinal(run, before, after)
    found = _RULES.get(run)
    return found(before, after.lower()) if found else ""


def _one(before: str, after: str) -> str:
    """*One should*, *each one*, *one firm said* pass; *only one*, *one tonne* count."""
    if _ONCE.match(after) and not _LASTING.search(before):
        return "word"
    if _MEASURED.match(after) or (_ONLY.search(before) and not before.endswith("the only ")):
        return ""
    if _DETERMINED.search(before) or _MODAL.match(after):
        return "pronoun"
    if _LISTED.match(after) or _LISTS.search(before):
        return ""
    if _OF.match(after) or _RELATIVE.match(after):
        return "pronoun"
    return _one_thing(before, after)


def _one_thing(before: str, after: str) -> str:
    if not _NOUN.match(after):
        return "" if _AMOUNT.search(before) else "pronoun"
    if _HAS.search(before):
        return "article" if _GENERAL.search(before) else ""
    return "" if _ACTED.search(before) or _ACTS.match(after) else "article"


def _ordinal(run: str, before: str, after: str) -> str:
    """*First, we read*, *the first page* tell in order; *first in the province* is a rank."""
    after = after.lower()
    if _RANKED.search(before) or (
        _RANKS.match(after) and not (before.endswith("in the ") and after.startswith(" place"))
    ):
        return ""
    if _NARRATED.match(after) and (run == "first" or not _AGAIN.match(after)):
        return "order"
    if _LEADS.search(before) and (run == "first" or not _NOUN.match(after)):
        return "order"
    if run == "second" and _INSTANT.search(before) and not _NOUN.match(after):
        return "word"
    if run != "first" or re.search(r"\b(?:the|an?|its|their|our|his|her|’s|'s|this) $", before):
        return ""
    return "order" if _ADVERB.search(before) or _VERB.match(after) or after[:1] in ",.;:!?" else ""


def _half(before: str, after: str) -> str:
    return "" if _HALVES.match(after) or _CUT.search(before) or not _NOUN.match(after) else "word"


def _both(before: str, after: str) -> str:
    clause = re.split(r"[.;:!?]", after)[0]
    if after.startswith(" of "):
        return ""
    if " and " in clause or not _BOTH_NOUN.match(after):
        return "word"
    return "" if _ACTED.search(before) or _ENDED.search(clause) else "word"


def _none(before: str, after: str) -> str:
    del before
    return "" if _NONE_DID.match(after) else "word"


def _single(before: str, after: str) -> str:
    if _HIDDEN.search(before) and not re.search(r"\b(?:every|each|any) $", before):
        return ""
    counted = before.endswith("a ") and (_ACTED.search(before[:-2]) or _ACTS.match(after))
    return "" if counted else "word"


def _pair(before: str, after: str) -> str:
    lead = before.removesuffix("a ")
    counted = _PAIR_OF.match(after) and (
        _ACTED.search(lead) or _HAS.search(lead) or re.search(rf" {_PAST}\b", after)
    )
    return "" if counted else "word"


def _twice(before: str, after: str) -> str:
    del after
    return "word" if _TWICE.search(before) else ""


def _zero(before: str, after: str) -> str:
    return "word" if _ZERO.match(after) or _NET.search(before) else ""


def _quarter(before: str, after: str) -> str:
    """*The last quarter*, *a quarter earlier* are spans of time; *a quarter of firms* counts."""
    if _QUARTER_ON.match(after) or _ON_QUARTER.search(before):
        return "word"
    if before.endswith("by ") and not _SHARED.match(after):
        return "word"  # growth by quarter; a share has its article
    part = _SHARED.match(after) and not _LAST.search(before)
    return "word" if _QUALIFIED.search(before) and not part else ""


_QUARTER_ON = re.compile(
    r"[ -](?:on|over|by|to|after)[ -]quarter\b|[ -](?:earlier|ago|later|before|end)\b"
)
_ON_QUARTER = re.compile(r"\bquarter[ -](?:on|over|by|to|after)[ -]$")
_SHARED = re.compile(" of (?!the year)")
_LAST = re.compile(r"\b(?:last|final|closing|opening) $")
_QUALIFIED = re.compile(r"(?<![\w’'-])(?!an? )[a-z-]+ $")
"""Any word but an article: the, last, by."""


def _quarters(before: str, after: str) -> str:
    """*Recent quarters* count nothing; their number would stand before them."""
    del after
    return "word" if re.search("[a-z] $", before) else ""


def _multiplied(before: str, after: str) -> str:
    """*Doubled down* and a letter that *is doubled* pass; what has doubled counts."""
    return "word" if NOT_MULTIPLIED.match(after) or _STATED.search(before) else ""


_STATED = re.compile(r"\b(?:is|are) $")


_RULES = {
    **dict.fromkeys(MULTIPLIED, _multiplied),
    "quarter": _quarter,
    "quarters": _quarters,
    "one": _one,
    "ones": lambda _before, _after: "pronoun",
    "half": _half,
    "both": _both,
    "none": _none,
    "single": _single,
    "pair": _pair,
    "twice": _twice,
    "zero": _zero,
}
