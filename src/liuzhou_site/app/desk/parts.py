"""One figure made several, and several made one, as the source prints them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liuzhou_site.app.desk.edits import refilled, stop_for_named
from liuzhou_site.app.desk.ledger import Cells, Item, Ledger
from liuzhou_site.app.desk.lines import Lines, Refused, lines_of
from liuzhou_site.app.drafting.cells import named
from liuzhou_site.app.drafting.revising import Standing, with_doubts
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.load.editing import CsvLine

CUT = "|"
"""What an editor puts where a figure is to be split."""
_Piece = tuple[str, tuple[int, int]]
"""The id of a figure, and where it is printed in its paragraph."""


def split(ledger: Ledger, item: Item, words: str) -> Lines:
    """Return the tables with a figure that is several; words: what it prints, cut by `CUT`.

    Raises Refused: it is no figure, or the pieces are not what it prints, one after the other.
    """
    row = ledger.figure(item)
    pieces = [piece.strip() for piece in words.split(CUT)]
    if item.figure is None or len(pieces) == 1 or not all(pieces):
        raise Refused("desk-no-cut", cut=CUT)
    text, fresh = ledger.texts[row["paragraph"]], list[str]()
    spans = list(_spans(text, printed_at(ledger, item), pieces))
    for _ in pieces[1:]:
        fresh.append(free_id(ledger, row["paragraph"], fresh))
    names = [item.key, *fresh]
    lines = lines_of(ledger)
    rows = [_piece(ledger, row, *pair) for pair in zip(names, pieces, strict=True)]
    first = lines.figures[item.figure].changed(rows[0])
    others = [CsvLine(cells) for cells in rows[1:]]
    lines = lines.figures_at(item.figure, item.figure + 1, [first, *others])
    for number, dated in [*lines.refers(item.key, "period")]:
        lines = lines.numeral(number, refers=" ".join([*dated, *fresh]))
    for number in reversed(item.marks):
        cut = _cut(text, lines.numerals[number], [*zip(names, spans, strict=True)])
        lines = lines.numerals_at(number, cut)
    return lines


def free_id(ledger: Ledger, paragraph: str, fresh: Sequence[str] = ()) -> str:
    """Return an id that nothing has, named after where the figure stands."""
    taken = {*ledger.rows, *fresh, *ledger.project.derived.value}
    taken |= {row["id"] for row in ledger.project.elsewhere}
    order = sum(line.cells["paragraph"] == paragraph for line in ledger.figures.lines)
    return named("", int(paragraph), order + len(fresh) + 1, taken)


def printed_at(ledger: Ledger, item: Item) -> tuple[int, int]:
    """Return where a figure, or another numeral, is printed in its paragraph.

    Raises Refused: it is not there as it is written.
    """
    first, last = (ledger.marks[item.marks[at]] for at in (0, -1))
    words = ledger.figure(item).get("as_printed", first.cells["token"])
    text = ledger.texts.get(first.cells["paragraph"], "")
    span = quoted(words, text)
    while span and span[1] < last.spot[2]:
        span = quoted(words, text, span[0] + 1)
    if not span or span[0] > first.spot[1]:
        raise Refused("desk-not-there", found=words)
    return span


def _spans(text: str, whole: tuple[int, int], pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    at, end = whole
    for piece in pieces:
        start = text.find(piece, at, end)
        if start < 0:
            raise Refused("desk-not-there", found=piece)
        at = start + len(piece)
        yield start, at


def _piece(ledger: Ledger, row: Cells, name: str, words: str) -> Cells:
    """Return the row of a piece of a figure; all that it says is to be looked at."""
    cells = {**row, **refilled(ledger.project, row, {"as_printed": words})}
    labels = (column for column in row if column.startswith("label_"))
    return {**cells, "id": name, "review": with_doubts(row, "as_printed", *labels)}


def _cut(text: str, one: Standing, pieces: Sequence[_Piece]) -> Iterator[Standing]:
    """Yield a numeral as the pieces that print it; the first keeps its line."""
    number, start, end = one.spot
    line = one.line
    for name, (low, high) in pieces:
        if start < high and low < end:
            span = max(start, low), min(end, high)
            token = text[slice(*span)].strip()
            cells = {**one.cells, "token": token, "refers": name, "kind": ""}
            yield replace(one, line=line, cells=cells, spot=(number, *span))
            line = CsvLine({})


def doubled(ledger: Ledger, item: Item) -> Lines:
    """Return the tables with one more figure that the same numerals print, of another time.

    It has no period yet: of the same one, two shares could be more than their whole.
    Raises Refused: it is no figure.
    """
    if item.figure is None:
        raise Refused("desk-none-behind")
    lines, row = lines_of(ledger), ledger.figure(item)
    fresh = free_id(ledger, row["paragraph"])
    labels = (column for column in row if column.startswith("label_"))
    undated = {"period": "", "since": ""} if row["period"] else {}
    other = CsvLine({**row, **undated, "id": fresh, "review": with_doubts(row, "period", *labels)})
    lines = lines.figures_at(item.figure + 1, item.figure + 1, [other])
    for number, names in [*lines.refers(item.key, "figure")]:
        at = names.index(item.key) + 1
        lines = lines.numeral(number, refers=" ".join([*names[:at], fresh, *names[at:]]))
    return lines


def join(ledger: Ledger, item: Item) -> Lines:
    """Return the tables with a figure and the numeral behind it as one.

    Raises Refused: there is none in its paragraph that could be part of it; something names it.
    """
    lines, row = lines_of(ledger), ledger.figure(item)
    behind = item.marks[-1] + 1
    mark = lines.numerals[behind] if behind < len(lines.numerals) else None
    if item.figure is None or mark is None or mark.cells["paragraph"] != row["paragraph"]:
        raise Refused("desk-none-behind")
    other = next(one for one in ledger.items if behind in one.marks)
    if mark.cells["role"] not in {"figure", "again", "aside"}:
        raise Refused("desk-none-behind")
    start, end = printed_at(ledger, item)[0], printed_at(ledger, other)[1]
    words = ledger.texts[row["paragraph"]][start:end]
    for number in other.marks:
        lines = lines.counting(number, role="figure", refers=item.key)
    cells = refilled(ledger.project, row, {"as_printed": words})
    lines = lines.figure(item.figure, {**cells, "review": with_doubts(row, "as_printed")})
    if other.figure is None:
        return lines
    stop_for_named(ledger, other.key)
    lines = lines.figures_at(other.figure, other.figure + 1, [])
    for number, names in [*lines.refers(other.key, "period", "again")]:
        kept = [item.key if name == other.key else name for name in names]
        lines = lines.numeral(number, refers=" ".join(dict.fromkeys(kept)))
    return lines
