"""Numbers that are part of a name, and idioms: S&P 500, iPhone 14, 5G, second to none."""

import re

from liuzhou_site.numbers.en.dates import read_date
from liuzhou_site.numbers.en.words import LISTS, NAMES, RANKS, SMALL, idiom

_HEAD = re.compile(
    rf"(?:{LISTS['grades']}) $|\bCOP ?$"
    r"|[A-Za-z]*[A-Z][A-Za-z0-9]*-$|[#@_]$|(?<!\w)[A-Za-z]*/$|\d\.$"
)
"""What is followed by a number that counts nothing, and may tell of a rank all the same."""
_TITLE = re.compile(
    r"(?<!in )(?<!In )(?<!from )(?<!across )(?:[Tt]he|[Aa]n?|[’']s) [A-Z][\w&]*(?: [A-Z][\w&]*)? $"
)
_STAGED = re.compile(
    r"\b(?:stage|phase|type|tier|category|(?:on|of|from|until|by|after) day) $", re.IGNORECASE
)
"""What is numbered in words, too: stage three."""
_FREE = r"(?<!\b[IiAaOoTtBb][ntfoy] )(?<!\b[Ff]or )(?<!\b[FfNn][re][oa][mr] )"  # in, at, from, near
"""Behind these a name is a place, and the number one of things there: in Delhi 12 died."""
_NAMED = rf"(?<![\w’'$-])(?!(?:{LISTS['no-name']}|\w+(?:ly|ing))\b)(?:[A-Z]\w*[a-z&]\w+|No)"
_NO_YEAR = r"(?!1[89]\d\d|20\d\d)\d{1,4}"
_MANY = (
    rf"(?:(?!(?:{LISTS['acting']})\b)[a-z-]+s|people|(?:wo)?men|children|[mb]illion|trillion"
    r"|thousand|hundred|per(?: ?cent)?|pc|of)"
)
_ONE_NOUN = (
    rf"(?= (?!(?:{_MANY}|in|at|on|for|to|and|or|by|from|with|than|k?m|k?g|[ckm]m)\b)[a-z]+\b)"
)
_CALLED = tuple(
    (re.compile(before), re.compile(behind))
    for before, behind in (
        (
            rf"{_FREE}{_NAMED}(?:[’']s)? $",
            rf"{_NO_YEAR}(?: (?:{LISTS['acting']}|[a-z]+(?<!s) (?:is|was|has))\b|[’']s\b)",
        ),
        (rf"(?:(?<=[a-z] )|(?<=[a-z], )){_NAMED} $", rf"{_NO_YEAR}(?=[.;](?:$|\s)| [A-Z])"),
        (rf"\b(?i:an?|the|its|his|her|their|my) {_NAMED} $", rf"{_NO_YEAR}{_ONE_NOUN}"),
        (rf"\b(?!(?:{LISTS['no-name']}) )[A-Z][\w&-]+ $", r"\d{2,4}(?= (?:[a-z-]+ )?index\b)"),
        (rf"\b(?:{LISTS['brands']}) $", rf"{_NO_YEAR}(?![\d,.%]*\d|[\w%]| (?:[a-z]+ )?{_MANY}\b)"),
    )
)
"""A capital and a number that does something, or ends a clause: Apollo 13 is; on Fox 5;
its Falcon 9 rocket; a Peugeot 205."""
_RATIO = re.compile(r"\bratio\b[^.,;]*$")
"""Behind it 1:27 is no time of the clock."""
_LONGEST = 30
_AMOUNT = re.compile(
    r"\d+(?:,\d{3})+|\d+\.\d+ ?(?:%|(?!(?:of|is|was|will|has|in|on|for|to|and) )[a-z])"
    r"|\d+ ?(?:%|per ?cent|million|billion|trillion|thousand|bn|tn|people|men|women)\b"
)
_NUMBER = re.compile(rf"\d{{1,4}}(?= (?:{LISTS['number-alone']})\b|[.;:’'](?!\d)|,(?!\d)|$)")
"""A number with nothing to count behind it: the Model 3 is; the Shanghai 30 firms are counted."""
_REST = re.compile(r"[A-Za-z0-9_]+(?:[.-]\d+)*|\.\d+(?:\.\d+)*")


def passed_over(text: str, start: int, word: str) -> int:
    """Return the end of a name or an idiom that begins here; 0 when there is none."""
    if word[0].isalpha():
        staged = word in SMALL and _STAGED.search(text, max(0, start - len("category x")), start)
        return start + len(word) if staged else idiom(text, start, word)
    low = max(0, start - _LONGEST)
    if (match := NAMES.match(text, start)) and not _RATIO.search(text, low, start):
        return match.end() if not read_date(text, start) else 0
    headed = _HEAD.search(text, low, start) or _KNOWN.search(text, low, start)
    named = (headed and not _AMOUNT.match(text, start)) or _called(text, start)
    return behind(text, start) if named else 0


def _called(text: str, start: int) -> bool:
    """Say whether digits end a name that no list has: Gemini 12 splashed down, the Model 3 is."""
    low = max(0, start - _LONGEST)
    titled = _TITLE.search(text, low, start) and _NUMBER.match(text, start)
    called = any(two.match(text, start) and one.search(text, low, start) for one, two in _CALLED)
    return bool(titled or called)


def is_code(text: str, start: int, end: int) -> bool:
    """Say whether digits are of a name alone: Windows 11, a sheet of A4, the M25; Q3 is a time."""
    if not text[start].isdigit() or _GOES_ON.match(text, end) or _AMOUNT.match(text, start):
        return False
    low = max(0, start - _LONGEST)
    code = _CODE.search(text, low, start) and not _COUNTED.match(text, end)
    known = code or _KNOWN.search(text, low, start)
    return bool(known or (_called(text, start) and not _HEAD.search(text, low, start)))


_KNOWN = re.compile(rf"(?<![\w-])(?:{LISTS['made']}|{LISTS['heads']}) $")
"""What everybody knows to be followed by the number of a name."""
_CODE = re.compile(r"(?<!\w)(?:(?![QHRN])[A-Z]|[A-Z][A-Z]?-|(?!RM|FY|Q|H)[A-Z][A-Z])$")
_GOES_ON = re.compile(r"[\w%]|[.,]\d")
_COUNTED = re.compile(r" (?!(?:was|is|has|as|towards|across|this|its|does)\b)[a-z-]+s\b")


def behind(text: str, start: int) -> int:
    """Return where the letters and digits end that begin at `start`."""
    match = _REST.match(text, start)
    return match.end() if match else start + 1


def is_name(text: str, end: int) -> bool:
    """Say whether letters go on where a number ends (5G, 3D): then it is part of a name."""
    return (
        end > 0
        and text[end - 1].isdigit()
        and text[end : end + 1].isalpha()
        and text[end].isascii()
    )


_BESIDE = 80
_PLAIN_WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}")
_OPENED = re.compile(r"[.!?:;“‘\"(\n]\s*$")
_AFTER = re.compile(r"(?: of|-[a-z]+)? [A-Z][a-z]")
_ONE_THING = re.compile(
    r"(?: [A-Z][a-z]+)+(?: (?:Street|Road|Avenue|Square|Lane|Drive)\b"
    r"|(?: [a-z]+)? (?:is|was|has|says|wants|plans)\b)"
)
"""What follows a numeral that opens a sentence and is a name all the same: one house, or one firm
of a plural name."""
_BEFORE = re.compile(rf"(?<![.!?:] )\b(?!(?:{LISTS['no-name']}) )[A-Z][a-z]+(?:(?: the)? |-)$")
_THE_NAMED = re.compile(r"\bthe (?:[A-Z][a-z]+ ){1,3}$")
"""What a number with a capital ends, even in a headline: the Big Four."""
_ROMAN = re.compile("[IVX]+")
_NUMBERED = re.compile(rf"(?:{LISTS['numbered']}) $")
"""What a Roman number follows that names a king, a war or a chapter."""


def in_a_name(text: str, start: int, end: int) -> bool:
    """Say whether a numeral with a capital is part of a name; in a headline none is."""
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if _ROMAN.fullmatch(text, start, end):
        return bool(_NUMBERED.search(before))
    opens = not before or _OPENED.search(before)
    if opens and _ONE_THING.match(after):
        return True
    if _THE_NAMED.search(before):
        return True
    if not _PLAIN_WORD.search(before + after):
        return False
    if opens and (text[start:end].lower() not in RANKS or after.startswith("-")):
        return False
    return bool(_AFTER.match(after) or (not opens and _BEFORE.search(before)))
