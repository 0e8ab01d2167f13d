"""Every comparison in the texts: bound to a claim that the figures bear, or to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, problem
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.counting import countable
from liuzhou_site.figures.derived import lookup_in
from liuzhou_site.figures.formulas import FormulaError
from liuzhou_site.figures.mixing import Entry, work_out
from liuzhou_site.load import strings_path
from liuzhou_site.numbers.comparing import LANGUAGES, find, relation
from liuzhou_site.story.claims import Bound, Claim, holds, names, negated, parse
from liuzhou_site.story.inline import Phrase, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project
    from liuzhou_site.model import Figure, Lang
    from liuzhou_site.numbers.comparing import Relation
    from liuzhou_site.story.claims import Lookup
    from liuzhou_site.story.inline import Inline

    Text = tuple[Lang, Inline]

_HOLE = "\ufffc"
_AROUND = 24


def bound(
    project: Project, known: Mapping[str, Figure], texts: Iterable[Text], declared: re.Pattern[str]
) -> tuple[tuple[Bound, ...], list[Problem]]:
    """Return the comparisons that `texts` say, and what is wrong with them, warnings included.

    known: the book's figures. declared: matches declared names, whose words compare nothing.
    """
    texts = tuple(texts)
    claims, problems = _claims(project, known)
    words: dict[str, dict[Lang, list[str]]] = {}
    for lang, inline in texts:
        for phrase in inline.phrases:
            words.setdefault(phrase.name, {}).setdefault(lang, []).append(phrase.words)
            problems += _phrase_problems(claims, lang, phrase)
    problems += _unbound(project, texts, declared)
    problems += _interface(project)
    sheet = project.comparisons
    problems += [
        problem("claim-unsaid", sheet.place("claims", name), found=name)
        for name in sheet.value.claims
        if name not in words
    ]
    made = (
        Bound(name, claims[name], {lang: tuple(dict.fromkeys(w)) for lang, w in said.items()})
        for name, said in words.items()
        if name in claims
    )
    return tuple(made), problems


def _claims(
    project: Project, known: Mapping[str, Figure]
) -> tuple[dict[str, Claim], list[Problem]]:
    """Return every claim by id, those of the checks first."""
    counted = countable(project, known)
    claims = _checked(project, known, counted)
    problems: list[Problem] = []
    lookup = lookup_in(known, counted, project)
    sheet = project.comparisons
    for name, entry in sheet.value.claims.items():
        place = sheet.place("claims", name, "claim")
        if name in claims or name in known:
            first = known[name].place if name in known else Place("data/checks.yml")
            problems.append(problem("duplicate-id", place, found=name, first=first))
            continue
        allow = entry.allow
        if entry.claim.startswith(("rose", "fell")):  # what changes has two periods
            allow = allow.model_copy(update={"period": {"": "a change"}})
        worked, found = work_out(
            Entry(name, entry.claim, place, allow),
            lambda text, look: holds(parse(text), look),
            lookup,
            known,
        )
        problems += found
        if worked is not None:
            claims[name] = parse(entry.claim)
        if worked is False:
            problems.append(_fails(place, claims[name], known))
    return claims, problems


def _checked(
    project: Project, known: Mapping[str, Figure], counted: Mapping[str, int]
) -> dict[str, Claim]:
    """Return what the checks claim, worked out already; without sides where it need not be true."""
    claims: dict[str, Claim] = {}
    for index, check in enumerate(project.checks.value):
        lookup = lookup_in(known, {**counted, "names": len(check.names)}, project)
        try:
            claim = parse(check.claim)
            claim = claim if check.expect == "holds" else negated(claim)
        except FormulaError:
            continue  # no words say it: an order of dates
        entry = Entry(check.id, check.claim, project.checks.place(index), check.allow)
        surely, _ = work_out(entry, _worker(claim), lookup, known)
        claims[check.id] = claim if surely else Claim(claim.text, (), claim.relation)
    return claims


def _worker(claim: Claim) -> Callable[[str, Lookup], bool]:
    return lambda _, lookup: holds(claim, lookup)


def _fails(place: Place, claim: Claim, known: Mapping[str, Figure]) -> Problem:
    numbers = "; ".join(f"{name} is {told(known[name])}" for name in names(claim) if name in known)
    return problem("claim-fails", place, claim=claim.text, numbers=numbers)


def _phrase_problems(claims: Mapping[str, Claim], lang: Lang, phrase: Phrase) -> Iterator[Problem]:
    """Hold the words of a phrase against the claim that it is bound to."""
    if phrase.name not in claims:
        return  # told where names are bound, or with the claim itself
    claim = claims[phrase.name]
    says = relation(phrase.words, lang) if lang in LANGUAGES else claim.relation
    if not claim.sides:  # a check that can hold and need not
        yield problem("check-unsure", phrase.place, found=phrase.words, claim=claim.text)
    elif says is None:
        yield problem("words-silent", phrase.place, found=phrase.words, claim=claim.text)
    elif says != claim.relation:
        yield problem(
            "words-differ", phrase.place, found=phrase.words, said=_written(says),
            id=phrase.name, claim=_written(claim.relation),
        )  # fmt: skip


def _written(relation_: Relation) -> str:
    """Return a relation as a message tells it: “> 2”, “largest”."""
    factor = relation_.factor
    return f"{relation_.sign} {factor}" if factor != 1 else relation_.sign


def _unbound(
    project: Project, texts: Iterable[Text], declared: re.Pattern[str]
) -> Iterator[Problem]:
    """Yield the words of comparison that are bound to nothing, and phrases without a use."""
    sheet = project.comparisons
    waiting = {(lang, p) for lang, listed in sheet.value.phrases.items() for p in listed}
    for lang, inline in texts:
        plain = tuple(sheet.value.phrases.get(lang, ()))
        words = "".join(_scanned(piece) for piece in inline.pieces)
        words = declared.sub(lambda match: _HOLE * len(match[0]), words)
        waiting -= {(lang, phrase) for phrase in plain if phrase.lower() in words.lower()}
        for hit in find(words, lang, plain) if lang in LANGUAGES else ():
            line = inline.place.line + words.count("\n", 0, hit.start)
            context = words[max(0, hit.start - _AROUND) : hit.end + _AROUND].replace(_HOLE, "…")
            yield problem(
                "comparison-unbound", Place(inline.place.path, line),
                found=words[hit.start : hit.end], context=" ".join(context.split()),
            )  # fmt: skip
    for lang, phrase in sorted(waiting):
        place = sheet.place("phrases", lang, phrase)
        yield problem("phrase-needless", place, found=phrase, why="stands in no text")
    for lang, listed in sheet.value.phrases.items():
        for phrase in listed:
            if lang in LANGUAGES and not any(find(phrase, lang)):
                place = sheet.place("phrases", lang, phrase)
                why = "holds no word that compares"
                yield problem("phrase-needless", place, found=phrase, why=why)


_OWN = frozenset(
    [
        # said of figures in an order that no interval can change: figures/tables.py
        "describe_extremes",
        "describe_larger",
        "describe_course",
        "describe_many",
        "describe_rose",
        "describe_fell",
        # the names of the hedges
        "hedge_more_than",
        "hedge_over",
        "hedge_at_least",
        "hedge_at_most",
        "sign_more",
        # what a check claims of two dates
        "claim_during",
    ]
)
"""Words of the interface that compare, and what vouches for them."""
_FIELD = re.compile(r"\{\w*\}")


def _interface(project: Project) -> Iterator[Problem]:
    """Yield the words of the interface that compare, but for those that are vouched for."""
    for lang, strings in project.strings.items():
        for key, text in strings.items() if lang in LANGUAGES else ():
            words = _FIELD.sub(_HOLE, text)
            for hit in () if key in _OWN else find(words, lang):
                yield problem(
                    "comparison-unbound", Place(strings_path(lang)),
                    found=words[hit.start : hit.end], context=text,
                )  # fmt: skip


def _scanned(piece: object) -> str:
    """Return the words of a piece that are not vouched for."""
    if isinstance(piece, str):
        return piece
    return _HOLE if isinstance(piece, Ref | Phrase) else ""
