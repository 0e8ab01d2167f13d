"""English words around a number: the noun that it counts, what is said of what, in a phrase."""

import re
from collections.abc import Sequence

from liuzhou_site.numbers.lists import alternatives
from liuzhou_site.numbers.senses import senses

_LISTS = alternatives("en/phrases.txt")
_STOPS = frozenset(_LISTS["stops"].split("|"))
SOURCE = re.compile(r"(?: (?:came|comes|went|goes|is|was|were))?(?= (?:from|for|in|to) )[^,;.]*")
"""What stands behind a part of a sum and says which it is: from fares."""
DOING = re.compile(rf" ((?:{_LISTS['several']}|have|do)\b[^,;.]*)")
"""What several do: so many keep cattle."""
_LEAD = re.compile(r"(?: of (?:the|its|their|these|those))?(?: (?:more|fewer|other|new))?(?= )")
_WORD = re.compile(r" ([a-z]+(?:-[a-z]+)*)(?![\w’'-])")
_ADJECTIVES = 2  # so many may stand before the noun
_SINGULARS = (
    (re.compile("men$"), "man"),
    (re.compile("children$"), "child"),
    (re.compile("ies$"), "y"),
    (re.compile("(?<=ss)es$|(?<=x)es$|(?<=[cs]h)es$"), ""),
    (re.compile("(?<!s)s$"), ""),
)
_PAST = dict(pair.split(":") for pair in _LISTS["past"].split("|"))
VERB = re.compile(
    rf"\b(?:{_LISTS['states']}|{_LISTS['verbs']}|{'|'.join(_PAST)}|costs(?=\s*$)"
    r"|(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\band )(?<!\bof )(?<!\bits )(?!compared)"
    r"[a-z]{2,}[^e\W]ed)\b"
)
_CHAIN = re.compile(rf"{VERB.pattern}(?: (?:also|now|not|only|just|to|[a-z]+ly|{VERB.pattern}))*")
_COST = re.compile(r"\bcosts?$")
_STATE = re.compile(rf"(?:{_LISTS['states']})$")
"""A verb that says of its subject how much it is."""
_JOINT = re.compile(r"[,;:(]|\b(?:but|while|when|which|that|because|where)\b")
BRACKETED = re.compile(r"(?:\A[^()]*| \([^()]*)\)")
"""What stands in brackets before a number, or ends them: regular pay (without bonuses) was 3%."""
_OF = re.compile(r"([a-z][a-z’' -]*[a-z]) of $", re.IGNORECASE)
_MOVE = re.compile(_LISTS["moves"])
CHANGED = re.compile("changes?|growth|rise|fall|drop|cut|revision|increase|decrease|decline")
_GENERIC = frozenset(_LISTS["generic"].split("|"))
_LINK = re.compile(r"(?:^|\s)(?:from|to|than|against|with|versus)(?: (?:both|about|the|just))? $")
_OTHER = re.compile(r"[.;(]|\b(?:and|but|of)\b(?! from)")
_ARTICLE = re.compile(rf"^(?:(?:{_LISTS['lead']})\b\s*)+", re.IGNORECASE)
PRONOUN = re.compile(r"(?:it|they|them|he|she|we|which|this|that|these|those|who)\b", re.IGNORECASE)
_COMMON = re.compile(r"(?!(?:of|for|in|at|and|to|on|de|as)\b)[a-z]")
_NAME = re.compile(r"(?<!\b(?:in|to|of|by|at|on) )(?<!\bfor )(?<!\bfrom )\b[A-Z]")
_PRONOUN_LAST = re.compile(
    r"(?:^|\s)(?:it|they|this|these|that|there|which|who)\s*$", re.IGNORECASE
)
_END = re.compile(rf"(?:\s*\b(?:{_LISTS['end']}))+$", re.IGNORECASE)
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_WHEN = re.compile(
    rf"[,\s]*\b(?:(?:for|in|during|over|at|by|since|of|from|between|on|until) (?:the )?"
    rf"(?:{_MONTH}|\d{{4}}\b|(?:last|this|past|previous|first|second|third|fourth|end|year|month|fiscal|financial"
    rf"|quarter)\b)|(?:last|this) (?:year|month|quarter|week)\b).*$"
)
_WHICH = re.compile(r" (?:in|of|with|at|on|for|from|under|over|without)\b")
_BARE = re.compile("(?:is|are|was|were|will|has|have|had) ")
"""What begins words that say something of what they do not name."""
_LATER = re.compile(
    r"(?: aged [\w ]+? to \w+)? (?:was|were|are|is|have been|had been)"
    r" ((?:[a-z]+ly )?[a-z]+(?:ed|ing|ive)|in work|out of work|killed|lost|built|sold"
    r"|dead|idle|open|closed)\b"
)


PREDICATE = re.compile(r"(?: of (?:them|these|those))? (?:was|were|are) (?=[a-z])")
"""What stands between a number and the noun that says of whom it is: of them were residents."""


def noun_behind(text: str, at: int) -> str:
    """Return the plural noun that stands from `at` on, behind at most two adjectives; or ""."""
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    for _ in range(_ADJECTIVES + 1):
        word = _WORD.match(text, at)
        if not word or word[1] in _STOPS or DOING.match(word[0]):
            return ""
        if plural(word[1]):
            return word[1]
        at = word.end()
    return ""


def of_all(behind: str, rest: str) -> str:
    """Return what the number counts of which another is a part: “ jobs” in 240 of the 1,150 jobs.

    behind: the words between the two; rest: what begins with the other one. "" where it is no part.
    """
    return _NUMERAL.sub(" ", rest, count=1) if _OF_THE.fullmatch(behind) else ""


_OF_THE = re.compile(r" of (?:the|its|their|all)(?: (?:about|nearly|some|[A-Za-z]+[’']s?))? ")
_NUMERAL = re.compile(r"\S+ (?:(?:thousand|million|billion) )?")


def plural(word: str) -> bool:
    """Say whether a word is the noun of several things, as far as its letters say so."""
    if word in _STOPS:
        return False
    return bool(re.search("[a-z]{2}(?<![siu])s$|ies$", word) or senses("en", "things").of(word))


def singular(noun: str) -> str:
    """Return the noun of one such thing."""
    for pattern, end in _SINGULARS:
        if pattern.search(noun):
            return pattern.sub(end, noun)
    return noun


def linked(between: str) -> bool:
    """Say whether words lead from one number to another of the same thing: 14 … to 17."""
    return bool(_LINK.search(between)) and not _OTHER.search(between)


def main(text: str, begin: int, starts: Sequence[int]) -> int | None:
    """Return which number a sentence is about: the first behind a verb of it, else the first.

    begin: where the sentence begins; starts: of its numbers.
    """
    behind = (at for at, start in enumerate(starts) if VERB.search(text, begin, start))
    return next(behind, 0 if starts else None)


def named_before(between: str, number: str) -> str:
    """Return what a number is said to be right before it: a profit of 12; cloth worth 5."""
    piece = _JOINT.split(between)[-1]
    if piece.endswith(" worth ") or number.endswith("ed"):
        return tidy(piece.removesuffix("worth "))
    verbs = [*VERB.finditer(piece)]
    match = _OF.search(piece[verbs[-1].end() :] if verbs else piece)
    return tidy(match[1]) if match and not CHANGED.fullmatch(match[1].split()[-1]) else ""


def subject(words: str) -> tuple[str, str]:
    """Return of what the words before a number speak, and the verb behind it; or "" for either."""
    verbs = [*_CHAIN.finditer(words)]
    for verb in reversed(verbs):
        if re.search("[:;]", words[verb.end() :]):
            break
        pieces = _JOINT.split(words[: verb.start()])
        if _PRONOUN_LAST.search(pieces[-1]):
            return "", verb[0]
        *first, last = re.split(r"\band\b", pieces[-1])
        if first and VERB.search("and".join(first)):
            pieces[-1] = last
        aside = not pieces[-1].strip() and not VERB.search(pieces[0])
        inserted = pieces[0] if aside else ""  # a pier, due in May, will cost
        if found := tidy(pieces[-1]) or tidy(inserted):
            return found, verb[0]
    return "", ""


def of_subject(words: str) -> str:
    """Return what the words before a number say that it is, as a phrase: paid by insurers."""
    who, verb = subject(words)
    last = verb.rpartition(" ")[2]
    if not who:
        return ""
    if _COST.search(verb):
        return f"cost of {who}"
    if (
        re.search(r"\b(?:was|were|is|are|be|been)\b", verb)
        or _STATE.search(verb)
        or not (last in _PAST or last.endswith("ed"))
    ):
        return who
    after = words[words.rfind(verb) + len(verb) :].strip()
    if after.partition(" ")[0] == "by":  # the margin narrowed by so much
        return who
    particle = f" {after}" if re.fullmatch("off|out|up|down|away|back|on|in", after) else ""
    return f"{_PAST.get(last, last)}{particle} by {who}"


_OF_SO_MANY = re.compile(r"\d (?:in |of )?([a-z][a-z -]*?) (?:per|for every|for each|in every) ")


def of_so_many(number: str, before: str) -> str:
    """Return what is counted of so many others: doctors, of 5.2 doctors per 1,000 people."""
    said = _OF_SO_MANY.search(number)
    return said[1] if said else of_subject(before)


def counted(noun: str, behind: str) -> str:
    """Return a noun with what stands behind it and says which: farms in the survey, people in work.

    behind: what follows it in its sentence, up to the next number.
    """
    if later := _LATER.match(behind):
        return f"{noun} {later[1]}"
    piece = re.split(r"[,;:().]|\b(?:and|but|while|when|as|than)\b", behind)[0]
    verb = VERB.search(piece)
    which = piece[: verb.start()] if verb else piece
    return tidy(f"{noun}{which}") if _WHICH.match(piece) else noun


def whole(behind: str) -> str:
    """Return of what a share is told, with what is said of the part: farms that reported losses."""
    piece = re.split(r"[,;:().]|\b(?:and|but|while|when|as|than)\b", behind)[0]
    verb = _CHAIN.search(piece)
    of = tidy(piece[: verb.start()] if verb else piece)
    if not verb or not of:
        return of
    said = piece[verb.start() :].strip()
    state = re.match(r"(?:was|were|is|are|be) ", said)
    return tidy(f"{of} {said[state.end() :]}" if state else f"{of} that {said}")


_THAN = re.compile(r"(?:more|less|fewer|higher|lower|greater)(?: than\b|$)")
"""What begins words that compare, and name nothing."""


def tidy(words: str) -> str:
    """Return a phrase without what only joins it, and without the time that it speaks of."""
    words = _WHEN.sub("", " ".join(words.split()).strip(" -–—,’'("))
    words = _ARTICLE.sub("", words)
    words = _END.sub("", words).strip(" -–—,:")
    empty = (
        PRONOUN.match(words) or _BARE.match(words) or _MOVE.fullmatch(words) or _THAN.match(words)
    )
    if words.lower() in _GENERIC or empty:
        return ""
    first, _, rest = words.partition(" ")
    known = senses("en", "subjects").of(first) and not rest[:1].isupper()
    plain = _COMMON.match(rest) and not _NAME.search(rest)  # Galleria degli Uffizi
    common = first.istitle() and (plain or plural(first.lower()) or known)
    return words[0].lower() + words[1:] if common else words
