"""Every comparison in the texts: bound to a claim that the figures bear, or to nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liuzhou_site.comparing.claims import Claim, holds, names, negated, parse
from liuzhou_site.comparing.words import LANGUAGES, find, relation
from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.derived import countable, lookup_in
from liuzhou_site.figures.formulas import FormulaError
from liuzhou_site.figures.mixing import Entry, work_out
from liuzhou_site.load.schemas import Allow
from liuzhou_site.prose import Phrase, Ref

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure, Lang
    from liuzhou_site.prose import Inline

_HOLE = "\ufffc"
_LONGEST = {"en": 40, "zh": 12}
"""Characters of the longest phrase that may be said to compare nothing."""

Text = tuple["Lang", "Inline"]


@dataclass(frozen=True)
class Bound:
    """A comparison that was worked out: its claim, and the words that say it in each language."""

    id: str
    claim: Claim
    words: Mapping[Lang, tuple[str, ...]]


def comparisons(
    project: Project, known: Mapping[str, Figure], texts: Iterable[Text], declared: re.Pattern[str]
) -> tuple[list[Bound], list[Problem]]:
    """Return the comparisons that `texts` say, and what is wrong with them, warnings included.

    known: the book's figures. declared: matches declared names, whose words compare nothing.
    """
    claims, problems = _claims(project, known)
    said: dict[str, dict[Lang, list[str]]] = {}
    used: Counter[tuple[Lang, str]] = Counter()
    for lang, inline in texts:
        for phrase in inline.phrases:
            said.setdefault(phrase.name, {}).setdefault(lang, []).append(phrase.words)
            problems += _phrase_problems(claims, lang, phrase)
        problems += _unbound(project, (lang, inline), declared, used)
    sheet = project.comparisons
    for name in sheet.value.claims:
        if name not in said:
            problems.append(problem("claim-unsaid", sheet.place("claims", name), found=name))
    problems += _needless(project, used)
    made = [
        Bound(name, claims[name], {lang: tuple(dict.fromkeys(w)) for lang, w in words.items()})
        for name, words in said.items()
        if name in claims
    ]
    return made, problems


def _claims(
    project: Project, known: Mapping[str, Figure]
) -> tuple[dict[str, Claim], list[Problem]]:
    """Work out every claim, and take those of the checks, which are worked out already."""
    counted = countable(project, known)
    claims: dict[str, Claim] = {}
    problems: list[Problem] = []
    for check in project.checks.value:
        try:
            claim = parse(check.claim)
            claims[check.id] = claim if check.expect == "holds" else negated(claim)
        except FormulaError:
            continue  # a check may compare what no words can say: dates
    sheet = project.comparisons
    for name, entry in sheet.value.claims.items():
        place = sheet.place("claims", name, "claim")
        if name in claims or name in known:
            problems.append(problem("duplicate-id", place, found=name, first="data/"))
            continue
        claim, found = _worked(project, name, known, lookup_in(known, counted, project))
        problems += found
        if claim:
            claims[name] = claim
    return claims, problems


def _worked(project, name, known, lookup):
    entry = project.comparisons.value.claims[name]
    place = project.comparisons.place("claims", name, "claim")
    try:
        claim = parse(entry.claim)
    except FormulaError as error:
        why = f"{error}".rstrip(".")
        return None, [problem("bad-formula", place, id=name, found=entry.claim, why=why)]
    change = claim.relation.sign in {"rose", "fell"}
    ...
