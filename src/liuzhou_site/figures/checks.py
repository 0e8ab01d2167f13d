"""What must reconcile: `data/checks.yml` and `data/numerals.csv` against the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.figures import formulas
from liuzhou_site.figures.derived import lookup_in
from liuzhou_site.figures.formulas import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project, Row
    from liuzhou_site.model import Figure, Interval, Words

ROLES = ("figure", "period", "name", "aside")


@dataclass(frozen=True)
class Finding:
    """One reconciliation with its outcome: it holds, or it is a known, published contradiction.

    sides: what the claim compares, in base units.
    """

    id: str
    claim: str
    holds: bool
    sides: tuple[Interval, Interval]
    figures: tuple[str, ...]
    title: Words
    text: Words
    place: Place


def findings(project: Project, known: Mapping[str, Figure]) -> tuple[list[Finding], list[Problem]]:
    """Work out every check; one whose outcome is not the expected one is a problem."""
    made: list[Finding] = []
    problems: list[Problem] = []
    seen: dict[str, Place] = {}
    for index, check in enumerate(project.checks.value):
        place = project.checks.place(index, "claim")
        if check.id in seen:
            problems.append(problem("duplicate-id", place, found=check.id, first=seen[check.id]))
        seen[check.id] = place
        try:
            worked = formulas.compare(check.claim, lookup_in(project, known, len(check.names)))
            used = formulas.inputs(check.claim)
        except FormulaError as error:
            problems.append(
                problem("bad-formula", place, id=check.id, found=check.claim, why=error)
            )
            continue
        if worked.holds != (check.expect == "holds"):
            code = "check-fails" if check.expect == "holds" else "contradiction-gone"
            numbers = "; ".join(f"{name} = {_told(known[name])}" for name in used)
            problems.append(problem(code, place, id=check.id, claim=check.claim, numbers=numbers))
        sides = (worked.left, worked.right)
        made.append(
            Finding(
                check.id, check.claim, worked.holds, sides, used, check.title, check.finding, place
            )
        )
    return made, problems


def _told(figure: Figure) -> str:
    interval = figure.interval
    if interval.low is not None and interval.low == interval.high:
        return f"{interval.low:f}"
    low = "?" if interval.low is None else f"{interval.low:f}"
    high = "?" if interval.high is None else f"{interval.high:f}"
    return f"{low} to {high}"


def numeral_problems(project: Project, known: Mapping[str, Figure]) -> Iterable[Problem]:
    """Compare `data/numerals.csv` with the ledger, both ways.

    Every row refers to what exists; a figure's token is part of what the figure prints, in its
    paragraph; every printed figure is referred to; the digit tokens are as many as the source has.
    """
    printed = {f.id: f for f in known.values() if f.paragraph}
    held: Counter[str] = Counter()
    for row in project.numerals:
        yield from _row_problems(project, row, printed)
        if row["role"] == "figure":
            held[row["refers"]] += 1
    for figure in printed.values():
        if figure.id not in held:
            yield problem("figure-without-numeral", figure.place, id=figure.id)
    tokens = sum(row["kind"] == "digit" for row in project.numerals)
    expected = project.source.value.digit_tokens
    if tokens != expected:
        place = Place("data/numerals.csv", 1)
        yield problem("tokens-unaccounted", place, found=tokens, expected=expected)
    yield from _order_problems(project.numerals)


def _row_problems(project: Project, row: Row, printed: Mapping[str, Figure]) -> Iterable[Problem]:
    role, refers = row["role"], row["refers"]
    if role not in ROLES:
        near = nearest(role, ROLES)
        yield problem("bad-cell", row.place, column="role", found=role, nearest=near)
    elif role == "aside":
        if not all(row[f"reason_{lang}"] for lang in project.languages):
            yield problem("empty-cell", row.place, column="reason", id=row["token"])
    elif role == "name":
        if refers not in project.names.value:
            near = nearest(refers, project.names.value)
            yield problem("unknown-name", row.place, found=refers, nearest=near)
    elif refers not in printed:
        near = nearest(refers, printed)
        yield problem("unknown-figure", row.place, found=refers, nearest=near)
    else:
        yield from _token_problems(row, printed[refers])


def _token_problems(row: Row, figure: Figure) -> Iterable[Problem]:
    if row["role"] == "period":
        if row["token"] not in figure.period.iso.replace("-0", "-"):
            yield problem(
                "period-differs", row.place, token=row["token"],
                id=figure.id, found=figure.period.iso or "no period",
            )  # fmt: skip
        return
    if row["token"] not in figure.as_printed:
        yield problem(
            "token-differs", row.place, token=row["token"],
            id=figure.id, found=figure.as_printed,
        )  # fmt: skip
    elif row["paragraph"] != str(figure.paragraph):
        yield problem(
            "paragraph-differs", row.place, found=row["paragraph"],
            id=figure.id, expected=figure.paragraph,
        )  # fmt: skip


def _order_problems(rows: tuple[Row, ...]) -> Iterable[Problem]:
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
