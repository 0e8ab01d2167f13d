"""English numerals, for the gate, and those that count nothing: *one* as a pronoun, an order.

A numeral counts when another one in its place would change what is reported of the story's world.
One list and one set of rules serve the reader and the gate.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from liuzhou_site.numbers.en.hidden import HIDDEN
from liuzhou_site.numbers.en.names import in_a_name, is_code
from liuzhou_site.numbers.en.ordinals import IN_ORDER, RANKING, ordinal
from liuzhou_site.numbers.en.verbs import ACTED, ACTS, HAS, MANY, NOUN
from liuzhou_site.numbers.en.words import (
    FIXED,
    FOLD,
    LISTS,
    MULTIPLIED,
    NOT_MULTIPLIED,
    ONES,
    PARTS,
    PLURALS,
    RANKS,
    SCALES,
    TENS,
)
from liuzhou_site.numbers.lists import EVERY_DIGIT, either
from liuzhou_site.numbers.turns import SENTENCE, bounds

_GLUED = (  # twentyone, fiftythird, fivehundred
    f"{either(TENS)}{either({*ONES[1:10], *list(RANKS)[1:10]})}"
    f"|{either({*ONES[1:], *TENS})}(?:score|hundred|thousand|million)"
)
_FIXED = either({phrase.lower() for phrase in FIXED})
_PLAIN = either(
    {*ONES, *TENS, *(set(RANKS) - {"zeroth"}), *PARTS, *PLURALS, *FOLD, *MULTIPLIED, *SCALES,
     "hundred", "dozen", "fourty", "nought", "nil", "ones", "both", "none", "single", "pair",
     "couple", "sole", "lone", "duo", "triplets", "quadruplets", "quintuplets",
     *(f"{ten[:-1]}ies" for ten in TENS), "trio", "quartet", "quintet", "sextet", "runner-up",
     "runners-up"}
)  # fmt: skip
_WORD = f"(?:{_PLAIN}|{_GLUED})"
_SPELT = "|".join("[-. ·]".join(word) for word in (*ONES[1:], *TENS, "hundred", "thousand"))
_ROMAN = r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})"
NUMERALS = re.compile(
    rf"(?P<no>(?<![\w-]){_FIXED}(?![\w-]))|[{EVERY_DIGIT}]+(?:[.,]\d+)*[%‰]?"
    # one word or several; the pattern of a word is long, and stands here once
    rf"|(?<![A-Za-z])(?:(?:(?<![A-Za-z])|(?<=[A-Za-z])[ -]){_WORD})+(?![A-Za-z])"
    rf"|(?<![\w-])(?=[a-z][-. ·][a-z][-. ·])(?:{_SPELT})(?![\w-])"
    r"|(?:(?<=\bwon )|(?<=\btook )|(?<=\bclaimed ))(?:gold|silver|bronze)"
    r"(?=[,.;:]|$| (?:in|for|at)\b)"
    r"|(?:(?<=\branks )|(?<=\branked )|(?<=\bcame )|(?<=\bfinished ))last"
    r"(?= (?:in|of|among)\b|[,.;:]|$)"
    r"|\b(?:double|triple|treble|quadruple)(?= (?:the|its|their|that|what)\b)"
    r"|(?:(?<=\bits )|(?<=\btheir ))only\b|\bneither(?! one)\b"
    r"|(?<![A-Za-z])no(?= (?:new )?[a-z]{2,}s\b)"
    r"|(?<![A-Za-z])(?:(?<=\ba )(?:score|brace)|scores)(?= of (?:people|men|women"
    r"|(?!its|his|this|the|her|their|an?\b)(?:[a-z-]+ )?[a-z]+s)\b)"
    rf"|(?<![A-Za-z])(?-i:{_ROMAN}(?= (?:[a-z-]+ ){{0,2}}[a-z]+s\b)|lO+|IOO+)(?![A-Za-z])",
    re.IGNORECASE,
)


_ONLY = re.compile(rf"\b(?:{LISTS['only']}) $")
_AMOUNT = re.compile(r"\b(?:by|to|from|equals?|was|were|of just) $")
_DETERMINED = re.compile(rf"\b(?:{LISTS['determined']}) $")
_MEASURED = re.compile(
    rf"[ -](?:(?:whole|full|entire|single) )?(?:{LISTS['measured']})\b"
    r"| ?%| and a (?:half|third|quarter)"
    rf"| (?:in|out of|to|or) (?:{MANY})|:\d"
)
_MODAL = re.compile(rf" (?:{LISTS['modal']})\b|[’']s\b|self\b")
_ONCE = re.compile(
    rf" (?:{LISTS['once']})(?: soon)?(?:,| (?:when|last|the|he|she|they|it|we|i|in|that|will|would"
    r"|an?(?! (?:week|month|year)))\b)"
)
_NOT_ONE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )\bnot $")
_LASTING = re.compile(r"\b(?:for|within|after|of|at|per|in|every|takes?|took|lasted) $")
_OF = re.compile(r" of (?!an?\b|\d)")
_OF_MANY = re.compile(r" of (?:many|those|several)\b")
_OTHER = re.compile(r" [a-z]+ (?:against|from|after|to) (?:the other|another|the next)\b")
_POINT = re.compile(rf" (?:{LISTS['point']})\b")
_SPEAKS = re.compile(rf"(?: [a-z-]+){{1,2}} (?:{LISTS['speaks']})\b")
_RELATIVE = re.compile(rf" (?:{LISTS['relative']})\b")
_MARGIN = re.compile(rf" (?:{LISTS['margin']})\b")
_MORE = re.compile(
    r"(?! (?:thing|word|step|time|point|reason)\b)(?: [a-z-]+){1,3} (?:more|fewer)\b"
)
_GENERAL = re.compile(r"\b(?:each|every|any|an?|no|must|may|can|which|that|it) (?:[\w-]+ ){0,3}$")
_LISTED = re.compile(rf"[^.;:!?]{{0,30}}(?:,| and| or| to) {MANY}")
_LISTS = re.compile(rf"\b(?:{MANY}|no)\b[^.;:!?]{{0,30}}(?:,| and| or) $")
_BASE = re.compile("1(?:,?0{2,5}|0?,000|00,000)|hundred|thousand|million")
_RATED = re.compile(r"\ufffc(?: [a-z-]+){0,3} (?:per|for every|in every) $")
"""So many of which a mention right before is a rate: {cases:number} cases per 100,000."""
_BACK = re.compile(r"\b(?:the|these|those) $")
_COMPARED = re.compile(
    r"\b(?:than|on|from|with|against)(?: in| for| over| during)? the"
    r"(?P<named> previous| preceding| prior)? $"
)
_SPAN = re.compile(r" (?:weeks|months|quarters|years)(?P<before> (?:before|earlier))?\b")
_THING = r"(?:[A-Z][\w’'-]+|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|his|her) [\w-]+)"
_PAIR = re.compile(
    rf"(?<!, ){_THING} and {_THING}|(?<!, )\ufffc[^,.;\ufffc]*,? and [^,.;\ufffc]*\ufffc"
)
_MENTIONS = re.compile("\ufffc+")
_BEFORE, _AFTER, _EARLIER = 40, 80, 160


def rule(text: str, start: int, end: int) -> str:
    """Return by which rule the numeral between two offsets counts nothing; "" where it counts."""
    run = text[start:end].lower().removeprefix("single ")
    before, after = text[max(0, start - _BEFORE) : start].lower(), text[end:][:_AFTER]
    ranks = RANKING.match(after.lower())
    if is_code(text, start, end) or (
        text[start].isupper() and not ranks and in_a_name(text, start, end)
    ):
        return "name"
    if _BASE.fullmatch(run) and _RATED.search(before):
        return "rate"
    if run == "two" and _BACK.search(before):
        low, high = bounds(text, start, SENTENCE)
        if _two_named(text[max(0, start - _EARLIER) : start]) or _two_said(text[low:high]):
            return "back"
    compared, span = _COMPARED.search(before), _SPAN.match(after)
    if compared and span and (compared["named"] or span["before"]):
        return "since"  # on the three months before, as on a year earlier
    if run in IN_ORDER:
        return ordinal(run, before, after)
    found = _RULES.get(run)
    return found(before, after.lower()) if found else ""


def _two_named(earlier: str) -> bool:
    """Say whether two things were named right before, to which *the two* points back."""
    return len(_MENTIONS.findall(earlier)) == len("AB") or len(_PAIR.findall(earlier)) == 1


def _two_said(sentence: str) -> bool:
    """Say whether a sentence mentions two figures, which are those: the two rates, {a} and {b}."""
    return len(_MENTIONS.findall(sentence)) == len("AB")


def _one(before: str, after: str) -> str:
    """*One should*, *each one*, *one firm said* pass; *only one*, *one tonne* count."""
    if before.endswith("not "):
        return "" if _NOT_ONE.search(before) and not after.startswith(" to ") else "pronoun"
    if _ONCE.match(after) and not _LASTING.search(before):
        return "word"
    abstract = before.endswith("but ") and _POINT.match(after)
    only = _ONLY.search(before) and not (before.endswith("the only ") or abstract)
    margin = _MORE.match(after) or (before.endswith("by ") and _MARGIN.match(after))
    if not _OF_MANY.match(after) and (_MEASURED.match(after) or only or margin):
        return ""
    if _DETERMINED.search(before) or any(words.match(after) for words in (_MODAL, _OTHER)):
        return "pronoun"
    if _LISTED.match(after) or _LISTS.search(before):
        return ""
    of = _OF.match(after) or _RELATIVE.match(after)
    return "pronoun" if of else _one_thing(before, after)


def _one_thing(before: str, after: str) -> str:
    if not NOUN.match(after):
        return "" if _AMOUNT.search(before) else "pronoun"
    if _SPEAKS.match(after):
        return "article"
    if HAS.search(before):
        return "article" if _GENERAL.search(before) or _POINT.match(after) else ""
    return "" if ACTED.search(before) or ACTS.match(after) else "article"


def _quarter(before: str, after: str) -> str:
    """*The last quarter*, *a quarter earlier* are spans of time; *a quarter of firms* counts."""
    if _QUARTER_ON.match(after) or _ON_QUARTER.search(before):
        return "word"
    if _LASTS.search(before) and not _SHARED.match(after):
        return "word"
    if before.endswith("by ") and not _SHARED.match(after):
        return "word"  # growth by quarter; a share has its article
    part = _SHARED.match(after) and not _LAST.search(before)
    part = part and not (_OURS.search(before) and _OF_TOWN.match(after))
    return "word" if _QUALIFIED.search(before) and not part else ""


_QUARTER_ON = re.compile(
    r"[ -](?:on|over|by|to|after)[ -]quarter\b|[ -](?:earlier|ago|later|before|end|past)\b"
)
_ON_QUARTER = re.compile(r"\bquarter[ -](?:on|over|by|to|after)[ -]$")
_LASTS = re.compile(r"\b(?:cover|span|last|tak)(?:e?s|ed|ing) a $")
_SHARED = re.compile(" of (?!the year)")
_OURS = re.compile(r"\b(?:my|your|his|her|our|their|this|that) $")
_OF_TOWN = re.compile(r" of (?:the )?(?:town|city|village)\b")
_LAST = re.compile(r"\b(?:last|final|closing|opening) $")
_QUALIFIED = re.compile(r"(?<![\w’'-])(?!an? )[a-z-]+ $")
"""Any word but an article: the, last, by."""


def _quarters(before: str, after: str) -> str:
    """*Recent quarters* count nothing; their number would stand before them."""
    del after
    return "word" if re.search("[a-z],? $", before) else ""


def _multiplied(before: str, after: str) -> str:
    """*Doubled down* and a letter that *is doubled* pass; what has doubled counts."""
    return "word" if NOT_MULTIPLIED.match(after) or _STATED.search(before) else ""


_STATED = re.compile(r"\b(?:is|are) $")


def _loosely(before: str, after: str) -> str:
    """*A thousand thanks*, *told a hundred times* are said of what nobody counted."""
    told = _TOLD.search(before) and _TIMES.match(after)
    return "word" if before.endswith("a ") and (told or _THANKS.match(after)) else ""


_TOLD = re.compile(
    r"\b(?:told|said|heard|asked|thought|warned|wondered|wished|seen|read)(?: [a-z]+){0,3} a $"
)
_TIMES = re.compile(r" times(?:[.,;!?]| before\b|$)")
_THANKS = re.compile(r" (?:thanks|apologies|pardons|kisses|curses|excuses|pities)\b")


def _in_units(before: str, after: str) -> str:
    """A column *in thousands* names its unit; *hundreds of firms* count."""
    return "word" if before.endswith(" in ") and not re.match(r" ?\w", after) else ""


def _hidden(word: str, before: str, after: str) -> str:
    return "" if HIDDEN[word](before, after) else "word"


_RULES: Mapping[str, Callable[[str, str], str]] = {
    **dict.fromkeys(MULTIPLIED, _multiplied),
    **dict.fromkeys(("hundred", "thousand", "million"), _loosely),
    "quarter": _quarter,
    "quarters": _quarters,
    **dict.fromkeys(("thousands", "millions", "billions"), _in_units),
    "one": _one,
    "ones": lambda _before, _after: "pronoun",
    **{word: partial(_hidden, word) for word in HIDDEN},
}
