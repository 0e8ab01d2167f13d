"""What a cell of a published table says: a number with its flags, a mark for none, or nothing.

What marks and flags mean is declared once beside the table; nothing else is guessed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.intervals import EXACT
from liuzhou_site.figures.ledger import decimal_of
from liuzhou_site.load.schema.data import DataTable
from liuzhou_site.numbers import read

_NUMBER = re.compile(r"[-−–+]?\s?(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d+)?(?:[.,]?\d+)?(?<=\d)\s?%?")
_BRACKETS = re.compile(r"\((?P<inside>[^()]*\d[^()]*)\)(?P<sign>\s?%?)")
_FLAG = re.compile(r"[*†‡§¶#^~¹²³]{1,3}|[ac-jln-su-z]|\(?[a-z0-9]\)|\[[a-z0-9]\]")
"""What looks like a flag: a letter or a sign. K, m and b shorten numbers (5k)."""
_NOTHING = frozenset("- – — … ... .. . : n/a na nan null none nil x c s 无 缺 暂无 #n/a".split())
"""What tables have where they have no number, in small letters."""
_DECIMALS = {
    ",": re.compile(r"[-−–+]?(\d+,\d{1,2}|\d{1,3}(\.\d{3})+,\d+)\s?%?"),
    ".": re.compile(r"[-−–+]?(\d+\.\d+|\d{1,3}(,\d{3})+(\.\d+)?)\s?%?"),
}
"""Sign of decimals → numbers that only it can write."""
CENT = Decimal("0.01")
_WORTH = (
    ("en", "£1 {}", r"(?i:(?<!per )\b(?:thousand|million|billion|trillion|bn)(?=s?\b))"),
    ("en", "£1{}", r"(?<=[$£€¥])m\b"),
    (
        "zh",
        "1{}",
        "(?<![每十百千])(?:[十百千]?[万萬]?[亿億]|[十百千]?[万萬]|千(?![瓦克米卡帕伏赫]))",
    ),
)
"""What the head of a column says that its numbers are told in: Coal (million tonnes)."""
_PER = re.compile(
    r"(?P<en>\bper (?:10{0,2},?000|thousand|million)\b)|(?P<zh>每(?:10+|10?万|[十百]?[万千]))"
)
_HUNDREDTHS = re.compile("%|％|\\bper ?cent\\b|百分", re.IGNORECASE)


@dataclass(frozen=True)
class Printed:
    """A cell as it is printed, parted.

    number: what of it is a number, as printed; value: that number, None where there is none.
    flags: what stands beside it, by the keys of the table's `flags`. missing: the mark, a key of
    `missing`, in place of a number.
    """

    number: str = ""
    value: Decimal | None = None
    flags: tuple[str, ...] = ()
    missing: str = ""

    @property
    def digits(self) -> int:
        """How many significant digits are printed."""
        return len(re.sub(r"\D", "", self.number).lstrip("0")) or 1


def printed(cell: str, table: DataTable) -> Printed | None:
    """Return what a cell says by the declarations of its table; None for what they do not tell."""
    if not cell:
        return Printed()
    if cell in table.missing:
        return Printed(missing=cell)
    flags, number = _flagged(cell, table)
    value = _value(number, table)
    return None if value is None else Printed(number, value, flags)


def worth(head: str, *, share: bool) -> Decimal | None:
    """Return what one of the numbers under a head is worth by its words: a million, a hundredth.

    None where it does not say so, as in cases per million people. share: whether they are shares.
    """
    if share:
        per = _PER.search(head)
        said = read(f"1 {per['en']}", "en") if per and per["en"] else ()
        said = read(f"{per['zh']}人1人", "zh") if per and per["zh"] else said
        cent = CENT if _HUNDREDTHS.search(head) else CENT / 10 if "‰" in head else None
        return next((one.value for one in said if isinstance(one.value, Decimal)), cent)
    for lang, amount, scale in _WORTH:
        if found := re.search(scale, head):
            said = read(amount.format(found[0]), lang)
            return next((one.value for one in said if isinstance(one.value, Decimal)), None)
    return None


def holds_number(cell: str, table: DataTable) -> bool:
    """Say whether a cell is a figure: it is not empty, and no mark for what is missing."""
    return bool(cell) and cell not in table.missing


def _flagged(cell: str, table: DataTable) -> tuple[tuple[str, ...], str]:
    """Take declared flags off both ends of a cell, the longest first; return them and the rest."""
    found: list[str] = []
    known = sorted(table.flags, key=len, reverse=True)
    rest = cell
    while flag := next((one for one in known if _ends(rest, one)), ""):
        found.insert(0, flag)
        rest = rest.removesuffix(flag).rstrip(" ,")
    while flag := next((one for one in known if rest.startswith(one)), ""):
        found.append(flag)
        rest = rest.removeprefix(flag).lstrip(" ,")
    return tuple(dict.fromkeys(found)), rest


def _ends(cell: str, flag: str) -> bool:
    """Say whether a flag ends a cell; one that begins with a digit stands apart: 105 2)."""
    before = cell.removesuffix(flag)
    glued = flag[:1].isdecimal() and before[-1:].isdecimal()
    return cell.endswith(flag) and not glued


def numeric(flag: str) -> bool:
    """Say whether a flag could not be told from a part of a number."""
    return not re.search(r"[^\s\d.,+%−–-]", flag)


def _value(number: str, table: DataTable) -> Decimal | None:
    """Return the number that is printed: brackets and signs of per cent are read as declared."""
    if table.brackets == "negative" and (match := _BRACKETS.fullmatch(number)):
        inside = _value(match["inside"].strip() + match["sign"], table)
        return inside if inside is None else -abs(inside)
    bare = number.removesuffix("%").rstrip()
    if table.decimal == ",":
        if not re.fullmatch(r"[-−–+]?\d{1,3}(\.\d{3})+(,\d+)?|[^.]*", bare):
            return None
        bare = bare.replace(".", " ").replace(",", ".")
    value = decimal_of(bare)
    if value is None or "e" in bare.lower():
        return None
    return EXACT.multiply(value, CENT) if number.endswith("%") else value


def undeclared(cell: str, place: Place, table: DataTable, path: str) -> Problem | None:
    """Return which declaration, in the file `path`, would tell what a cell says; None for none."""
    if cell.lower() in _NOTHING:
        return problem("nil-cell", place, found=cell, path=path)
    _, rest = _flagged(cell, table)
    if _BRACKETS.fullmatch(rest):
        return problem("bracketed-cell", place, found=cell, path=path)
    other = "." if table.decimal == "," else ","
    if _DECIMALS[other].fullmatch(rest):
        return problem("decimal-cell", place, found=cell, other=other, path=path)
    number = _NUMBER.search(rest)
    if number is None:
        return None
    beside = (rest[: number.start()], rest[number.end() :])
    for flag in table.flags:
        beside = (beside[0].replace(flag, ""), beside[1].replace(flag, ""))
    strange = [one.strip() for one in beside if one.strip()]
    if strange and all(_FLAG.fullmatch(one) for one in strange):
        return problem("unknown-flag", place, found=cell, flag=strange[0], path=path)
    return None
