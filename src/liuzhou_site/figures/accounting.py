"""`data/numerals.csv` against the ledger: every numeral of the source has its one account."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from liuzhou_site.errors import Place, Problem, problem, unknown
from liuzhou_site.figures.dates import last_day, order
from liuzhou_site.figures.proofs import proves, proves_year_earlier
from liuzhou_site.load.columns import ROLES
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.inventory import LEDGER, NUMERALS
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Figure, Hedge, Period
from liuzhou_site.numbers import is_period, read, say_period
from liuzhou_site.numbers.periods import period_before, year_before


def numeral_problems(
    project: Project, known: Mapping[str, Figure], broken: frozenset[str]
) -> Iterator[Problem]:
    """Compare `data/numerals.csv` with the ledger, both ways.

    Every row refers to what exists; a figure's token is part of what the figure prints, in its
    paragraph; every printed figure has its token, and every dated one the tokens of its period;
    the digit tokens are as many as the source has. Rows of the ledger that are broken are left out.
    """
    printed = {f.id: f for f in known.values() if f.paragraph}
    for row in project.numerals:
        yield from _row_problems(project, row, printed, broken)
    yield from _figure_problems(project, printed)
    yield from _period_problems(project, printed)
    tokens = sum(row["kind"] == "digit" for row in project.numerals)
    expected = project.source.value.digit_tokens
    if tokens != expected:
        place = Place(NUMERALS, 1)
        yield problem("tokens-unaccounted", place, found=tokens, expected=expected)
    yield from _order_problems(project.numerals)
    yield from _ledger_order(project)


def _figure_problems(project: Project, printed: Mapping[str, Figure]) -> Iterator[Problem]:
    """Each printed figure has its rows, and where it is hedged one of them holds the hedge."""
    held: dict[str, list[Row]] = {}
    for row in project.numerals:
        for name in row["refers"].split() if row["role"] == "figure" else ():
            held.setdefault(name, []).append(row)
    language = project.source.value.language
    for figure in printed.values():
        rows = held.get(figure.id, [])
        seen = [read(row["token"], language, project.units) for row in rows]
        hedge = figure.quantity.hedge
        if not rows:
            yield problem("figure-without-numeral", figure.place, id=figure.id)
        elif hedge not in {Hedge.NONE, *(quantity.hedge for found in seen for quantity in found)}:
            yield problem(
                "hedge-unlisted", rows[0].place, id=figure.id, hedge=hedge,
                token=rows[0]["token"], printed=figure.as_printed,
            )  # fmt: skip


def _row_problems(
    project: Project, row: Row, printed: Mapping[str, Figure], broken: frozenset[str]
) -> Iterator[Problem]:
    role, refers = row["role"], row["refers"]
    if (row["kind"] == "digit") != any(character.isdigit() for character in row["token"]):
        yield problem("bad-cell", row.place, column="kind", found=row["kind"])
    if role not in ROLES:
        yield from unknown("bad-cell", row.place, role, ROLES, column="role")
    elif role == "aside":
        if not all(row[f"reason_{lang}"] for lang in project.languages):
            yield problem("empty-cell", row.place, column="reason", id=row["token"])
    elif role == "name":
        yield from _name_problems(project, row)
    else:
        for name in refers.split() or [refers]:
            if name in broken or (name == "*" and _of_all(row)):
                continue
            yield from unknown("unknown-figure", row.place, name, printed)
            if name in printed and role != "period":
                yield from _token_problems(row, printed[name])


def _name_problems(project: Project, row: Row) -> Iterator[Problem]:
    names = project.names.value
    if row["refers"] not in names:
        yield from unknown("unknown-name", row.place, row["refers"], names)
        return
    forms = names[row["refers"]].forms.get(project.source.value.language, [])
    if not any(row["token"] in form for form in forms):
        found = ", ".join(forms) or part("not-in-language")
        yield problem("name-differs", row.place, token=row["token"], id=row["refers"], found=found)


def _token_problems(row: Row, figure: Figure) -> Iterator[Problem]:
    if row["token"] not in figure.as_printed:
        yield problem(
            "token-differs", row.place, token=row["token"],
            id=figure.id, found=figure.as_printed,
        )  # fmt: skip
    elif row["role"] == "figure" and row["paragraph"] != str(figure.paragraph):
        yield problem(
            "paragraph-differs", row.place, found=row["paragraph"],
            id=figure.id, expected=figure.paragraph,
        )  # fmt: skip


def _period_problems(project: Project, printed: Mapping[str, Figure]) -> Iterator[Problem]:
    """The rows of role `period` say which numerals of the source date which figures.

    One that says `*` dates the whole text: a figure without a row is of its period, of that before
    it or of the same a year before; what has months alone has its year.
    """
    language = project.source.value.language
    head = [row["token"] for row in project.numerals if _of_all(row)]
    near = _near(project, head, printed)
    dating: dict[str, list[Row]] = {name: [] for name in printed}
    for row in project.numerals:
        for name in row["refers"].split() if row["role"] == "period" else ():
            dating.setdefault(name, []).append(row)
    beside: dict[str, set[str]] = {}
    for row in project.figures:
        beside.setdefault(row["paragraph"], set()).add(row["period"])
    unproved: dict[str, list[Figure]] = {}
    apart: dict[tuple[Place, str, Period], list[str]] = {}
    for figure in printed.values():
        rows, iso = dating[figure.id], figure.period.iso
        if not rows:
            if iso and order(figure.period) not in near:
                unproved.setdefault(iso, []).append(figure)
            continue
        tokens = [row["token"] for row in rows]
        there = beside[str(figure.paragraph)]
        earlier = proves_year_earlier(tokens, figure.period, there, language)
        unread = LEDGER in project.lost.files  # a row of it might be what a year earlier stands on
        years = re.findall(r"\d{4}年?", " ".join(head))[:1]
        told = any(dated_by(project, [*year, *tokens], figure) for year in ([], years))
        if not (earlier or unread or told):
            apart.setdefault((rows[0].place, ", ".join(tokens), figure.period), []).append(
                figure.id
            )
    for (place, listed, period), ids in apart.items():
        said, found = say_period(period, language), period.iso or part("no-period")
        hint = part("as-said", said=said) if said else ""
        names = ", ".join(ids)
        yield problem("period-differs", place, token=listed, id=names, found=found, hint=hint)
    for iso, figures in unproved.items():
        names = ", ".join(figure.id for figure in figures)
        yield problem("period-unproved", figures[0].place, id=names, found=iso)


def _near(
    project: Project, head: list[str], printed: Mapping[str, Figure]
) -> set[tuple[date, date]]:
    """Return the periods that need no words of their own beside the date of the whole text."""
    periods = {figure.period for figure in printed.values() if figure.period.iso}
    found = [one.iso for one in periods if head and _prove(project, head, one)]
    isos = [iso for one in found for iso in (one, period_before(one), year_before(one))]
    return {order(Period(iso)) for iso in isos if iso}


def _of_all(row: Row) -> bool:
    """Say whether a numeral is the date of the whole text."""
    return row["role"] == "period" and "*" in row["refers"].split()


def dated_by(project: Project, tokens: list[str], figure: Figure) -> bool:
    """Say whether `tokens` say the figure's period; of a change also, in any order, its base.

    They may be the ends of one span of time: between September and October, the year to October.
    """
    if _prove(project, tokens, figure.period):
        return True
    if not (figure.since.iso and figure.period.iso):
        return False
    begin = last_day(figure.since) + timedelta(days=1)
    spans = (f"{since}/{figure.period.iso}" for since in (figure.since.iso, f"{begin:%Y-%m}"))
    if any(_prove(project, tokens, Period(span)) for span in spans if is_period(span)):
        return True
    parts = [(tokens[:at], tokens[at:]) for at in range(len(tokens) + 1)]
    return any(
        _prove(project, own, figure.period) and _prove(project, base, figure.since)
        for pair in parts
        for own, base in (pair, pair[::-1])
    )


def _prove(project: Project, tokens: list[str], period: Period) -> bool:
    """Say whether `tokens` are how the source's language, or a declared name, says a period."""
    language = project.source.value.language
    named = {
        form: name.period
        for name in project.names.value.values()
        for form in name.forms.get(language, ())
    }
    if len(tokens) == 1 and named.get(tokens[0]):
        return named[tokens[0]] == period.iso
    return proves(tokens, period, language)


def _ledger_order(project: Project) -> Iterator[Problem]:
    """The ledger stands in the order in which the source prints its figures."""
    rows = (row for row in project.numerals if row["role"] == "figure")
    listed = [name for row in rows for name in row["refers"].split()]
    order = {name: place for place, name in reversed(list(enumerate(listed)))}
    last = ""
    for row in project.figures:
        name = row["id"]
        if last and order.get(name, len(order)) < order.get(last, -1):
            yield problem("ledger-order", row.place, id=name, before=last)
        last = name


def _order_problems(rows: tuple[Row, ...]) -> Iterator[Problem]:
    last = (0, 0)
    for row in rows:
        if not (row["paragraph"].isdecimal() and row["order"].isdecimal()):
            yield problem("bad-value", row.place, found=f"{row['paragraph']}, {row['order']}")
            continue
        here = (int(row["paragraph"]), int(row["order"]))
        expected = (here[0], last[1] + 1) if here[0] == last[0] else (here[0], 1)
        if here != expected or here < last:
            yield problem("numerals-order", row.place, found=f"{here[0]}, {here[1]}")
        last = here
