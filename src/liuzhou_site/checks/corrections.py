"""What readers were told and is told otherwise now: each such figure has its dated correction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.history import WAS, Statement, cells_of_claim, counts_alone
from liuzhou_site.load.columns import CLAIM
from liuzhou_site.load.csv_files import csv_text
from liuzhou_site.load.inventory import PUBLISHED
from liuzhou_site.load.project import Project
from liuzhou_site.numbers import PERIOD_FORMS
from liuzhou_site.story.braces import parse_text

Mention = tuple[str, str]
"""A figure's id, and the form in which it is said."""


def uncorrected(seen: Resolved) -> Iterator[Problem]:
    """Yield what was published of a figure, holds no longer, and is in no correction."""
    project, book = seen.project, seen.book
    for name, number, cells in _owed(project, book):
        claims = book.history[name]
        place = book.figures[name].place if name in book.figures else claims[number - 1].place
        yield _wrong((name, number), claims, cells, place)


def reworded(seen: Resolved) -> Iterator[Problem]:
    """Yield what corrections say by its value of today, although they were written of another.

    While a figure's own correction is owed, one that says it by its id alone may be a beginning.
    """
    project, book = seen.project, seen.book
    owed = {name for name, _, _ in _owed(project, book)}
    found: dict[Problem, None] = {}
    for number, entry in enumerate(project.site.value.corrections):
        for lang, text in entry.text.items():
            place = project.site.place("corrections", number, "text", lang)
            refs = parse_text(text, place)[0].refs
            for ref in refs:
                named = max(_number(r.form) for r in refs if r.name == ref.name)
                if ref.form.startswith(WAS) or (ref.name in owed and not named):
                    continue
                if ref.name in book.broken or project.lost.holds(ref.name):
                    continue
                meant = _meant(book.history.get(ref.name, ()), named, entry.date)
                if told := _moved(book, (ref.name, ref.form), meant):
                    day = entry.date.isoformat()
                    found[problem("correction-moved", place, day=day, **told)] = None
    yield from found


def misdated(seen: Resolved) -> Iterator[Problem]:
    """Yield editions and corrections of days that cannot be, and corrections of nothing.

    What was recorded is no older than the page, no newer than the newest correction, unless one is
    missing, and goes forward; no correction is older than the page, and none comes when nobody
    reads it any more.
    """
    site, sheet = seen.project.site.value, seen.project.site
    last = max([site.published, *(entry.date for entry in site.corrections)])
    newest = (date.max if any(_owed(seen.project, seen.book)) else last).isoformat()
    before: dict[str, str] = {}
    for row in seen.project.published or ():
        if not before.get(row["id"], site.published.isoformat()) <= row["since"] <= newest:
            yield problem("bad-published", row.place, column="since", found=row["since"])
        before[row["id"]] = row["since"]
    for number, entry in enumerate(site.corrections):
        place = sheet.place("corrections", number, "date")
        if entry.date < site.published or entry.date.year > site.published.year + _LATEST:
            found, published = entry.date.isoformat(), site.published.isoformat()
            yield problem("correction-date", place, found=found, published=published)
        refs = (ref for text in entry.text.values() for ref in parse_text(text, place)[0].refs)
        told = sorted({ref.name for ref in refs} & seen.book.history.keys())
        if told and all(_unchanged(seen.book, name, entry.date) for name in told):
            listed = tuple(f"“{name}”" for name in told)
            yield problem("correction-of-nothing", place, found=listed)


_LATEST = 25
"""Years after publication; a correction that is later has a wrong digit."""


def _unchanged(book: FigureBook, name: str, day: date) -> bool:
    first, *others = book.history[name]
    now = cells_of_claim(book.figures.get(name))
    return not others and first.since < day and not first.difference(now)


def _owed(project: Project, book: FigureBook) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Yield each claim without its correction: the figure, which claim, and what came after it."""
    said = tuple(_said(project))
    for name, claims in book.history.items():
        if name in book.broken or project.lost.holds(name):
            continue
        now = cells_of_claim(book.figures.get(name))
        after = [*(claim.cells for claim in claims[1:]), now]
        for number, (claim, cells) in enumerate(zip(claims, after, strict=True), 1):
            days = (day for day, forms in said if _corrects(forms.get(name, ()), number, cells))
            changed = claim.quantity and claim.difference(cells)
            if changed and max(days, default=date.min) < claim.since:
                yield name, number, cells


def corrected(project: Project, name: str) -> Iterator[date]:
    """Yield the days of the corrections that say what was published of a figure."""
    days = (day for day, forms in _said(project) if any(map(_number, forms.get(name, ()))))
    yield from sorted(days)


def _said(project: Project) -> Iterator[tuple[date, Mapping[str, frozenset[str]]]]:
    for entry in project.site.value.corrections:
        mentions = [
            {(ref.name, ref.form) for ref in parse_text(text, Place(""))[0].refs}
            for text in entry.text.values()
        ]
        forms: dict[str, frozenset[str]] = {}
        for name, form in set.intersection(*mentions):
            forms[name] = forms.get(name, frozenset()) | {form}
        yield entry.date, forms


def _number(form: str) -> int:
    number = form.removeprefix(WAS)
    return int(number) if number != form and number.isdecimal() else 0  # else it is no form


def _corrects(forms: Iterable[str], number: int, after: Mapping[str, str]) -> bool:
    numbers = {_number(form) for form in forms}
    return number in numbers and (not after["amount"] or any(n > number or not n for n in numbers))


def _meant(claims: Sequence[Statement], named: int, day: date) -> int:
    """Return the claim that a correction of `day` meant by a figure alone; one more is today's.

    named: the newest claim that it says besides, which was followed by what it meant; or 0.
    """
    if named:
        later = range(named + 1, len(claims) + 1)
        return next((number for number in later if claims[number - 1].quantity), len(claims) + 1)
    earlier = [n for n, claim in enumerate(claims, 1) if claim.since <= day and claim.quantity]
    return max(earlier, default=1)


_SAYS = {
    **dict.fromkeys(PERIOD_FORMS, ("period",)),
    "since": ("base",),
    "paragraph": ("paragraph",),
    "printed": ("as_printed",),
}
_SAYS_NUMBER = ("amount", "unit", "hedge", "kind", "digits")


def _moved(book: FigureBook, mention: Mention, meant: int) -> Mapping[str, str]:
    """Return what a mention said when it meant a claim, and says now; nothing if it is the same."""
    name, form = mention
    claims = book.history.get(name, ())
    if meant > len(claims):
        return {}
    now = cells_of_claim(book.figures.get(name))
    cells = claims[meant - 1].cells
    columns = _SAYS.get(form, _SAYS_NUMBER)
    if not {*columns} & {*claims[meant - 1].differing(now)}:
        return {}
    column = next(c for c in ("as_printed", *columns) if cells[c] != now[c])
    was, became = cells[column] or "–", now[column] or "–"
    return {"id": name, "form": f"{WAS}{meant}", "was": was, "now": became}


def _wrong(
    what: tuple[str, int], claims: Sequence[Statement], cells: Mapping[str, str], place: Place
) -> Problem:
    name, number = what
    claim = claims[number - 1]
    fields = {"id": name, "form": f"{WAS}{number}", "since": claim.since.isoformat()}
    if not cells["amount"]:
        was = claim.cells["as_printed"] or claim.cells["amount"]
        return problem("withdrawn", place, was=was, **fields)
    column = claim.difference(cells)
    was, now = claim.cells[column] or "–", cells[column] or "–"
    after = name if number == len(claims) else f"{name}:{WAS}{number + 1}"
    return problem("not-corrected", place, column=column, was=was, now=now, after=after, **fields)


def unrecorded(project: Project, book: FigureBook) -> list[list[str]]:
    """Return the rows that the file of what was published lacks: what is new or was changed."""
    site = project.site.value
    since = max([site.published, *(entry.date for entry in site.corrections)]).isoformat()
    rows = []
    for name in dict.fromkeys([*book.history, *book.figures]):
        figure = book.figures.get(name)
        if figure and counts_alone(figure):
            continue
        cells = cells_of_claim(figure)
        claims: Sequence[Statement] = book.history.get(name, ())
        if not claims or not claims[-1].says(cells):
            rows.append([since, name, *(cells[column] for column in CLAIM)])
    return rows


def record(project: Project, book: FigureBook) -> bytes:
    """Return the file of what was published, with what this edition says."""
    columns = ["since", "id", *CLAIM]
    rows = [[row.cells.get(column, "") for column in columns] for row in project.published or ()]
    return csv_text([columns, *rows, *unrecorded(project, book)]).encode("utf-8")


def behind(project: Project, book: FigureBook) -> tuple[Problem, ...]:
    """Tell, of an edition to be published, that it is not recorded: the next would not know it."""
    count = len(unrecorded(project, book))
    return (problem("not-recorded", Place(PUBLISHED), found=count),) if count else ()
