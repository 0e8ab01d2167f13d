"""*First*, *second*, … as the order of telling, which counts nothing, and as ranks, which count."""

import re

from liuzhou_site.numbers.en.verbs import ACTS, NOUN, PAST, SOMETHING
from liuzhou_site.numbers.en.words import LISTS, ORDINALS

IN_ORDER = frozenset(ORDINALS[1:13])
_RANKED = re.compile(rf"\b(?:{LISTS['ranked']}) (?:in |at |the )*$")
RANKING = re.compile(rf"[ -](?:{LISTS['ranks']})")
_NARRATED = re.compile(rf" (?:{LISTS['narrated']})s?\b")
_AGAIN = re.compile(" (?:times?|persons?|days?|nights?|mornings?|visits?|attempts?)\\b")
_ONES_OWN = re.compile(r"\b(?:my|your|his|her|our|[a-z]+[’']s) $")
_WORK = re.compile(rf" (?:{LISTS['work']})\b")
_INITIAL = re.compile(r"\b(?:a|(?:among|one of|some of) the) $")
_THE_FIRST = re.compile(
    r"(?:^|[.;:!?,—–(“\"]\s*|\b(?:and|then|but|when|that|as|before|until) )the $"
)
_BEGAN = re.compile(rf" [a-z]+ (?!to\b)(?:{PAST})\b(?! in the\b)")
_CLAUSE = re.compile(" (?:and|or|but|then|before|as|because|when|while|if|so|anyone|anybody)\\b")
_HEARD = re.compile(rf" (?:{LISTS['heard']})(?: \w+)? (?:had|has|have|\w+ed|knew|heard)\b")
_LEADS = re.compile(r"(?:^|[.;:!?,—–(“\"]\s*|\b(?:and|then|but|or|when|that) )$")
_THE_NEXT = re.compile(r"(?:^|[.;:!?“\"]\s*|\band )(?:the|a) $")
_TOLD = re.compile(r" (?:is|was) (?:why|how|what|who|where|when|whether|that)\b")
"""*The second is why*: an order of telling, whose things stand in the sentence before."""
_ADVERB = re.compile(rf"\b(?:{LISTS['adverb']}) $")
_VERB = re.compile(rf" (?:{PAST}|come|go|try|ask|said|told|wrote|read|heard)\b")
_INSTANT = re.compile(r"\b(?:a|per|every|each|split|this|any) $")


def ordinal(run: str, before: str, after: str) -> str:
    """*First, we read*, *the first page* tell in order; *first in the province* is a rank."""
    after = after.lower()
    if _RANKED.search(before) or (
        RANKING.match(after) and not (before.endswith("in the ") and after.startswith(" place"))
    ):
        return ""
    own = _ONES_OWN.search(before) and _WORK.match(after)
    if own or (_NARRATED.match(after) and (run == "first" or not _AGAIN.match(after))):
        return "order"
    if _THE_NEXT.search(before) and _TOLD.match(after):
        return "order"
    if _LEADS.search(before) and (run == "first" or not NOUN.match(after)):
        return "order"
    if run == "second" and _INSTANT.search(before) and not SOMETHING.match(after):
        return "word"
    return "order" if run == "first" and _first(before, after) else ""


def _first(before: str, after: str) -> bool:
    """Say whether *first* is a beginning: *a first glimpse*, *the first snow fell*."""
    if _INITIAL.search(before):
        return not ACTS.match(after)
    if _HEARD.match(after) or (_THE_FIRST.search(before) and _BEGAN.match(after)):
        return True
    if _DETERMINED.search(before):
        usually = _USUALLY.search(before) or " last to " in after
        return bool(usually) and after.startswith(" to ")
    follows = _VERB.match(after) or _CLAUSE.match(after) or after[:1] in ",.;:!?"
    return bool(_ADVERB.search(before) or follows)


_USUALLY = re.compile(r"\b(?:are|be) (?:always |often |usually )?the $")
"""What is said in general: bakers are the first to notice. That they were the first is a fact."""
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|our|his|her|’s|'s|this) $")
