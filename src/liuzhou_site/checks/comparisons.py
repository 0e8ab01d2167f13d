"""Every comparison in the texts, bound to a claim that the figures bear or to nothing; ratios."""

import ast
import re
from collections.abc import Iterator
from functools import partial

from liuzhou_site.checks.in_clause import Compared, exchanged, plainly, says
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.unbound import unbound
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.figures import formulas
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import Project
from liuzhou_site.messages import part
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.numbers.comparing import Relation, find, relation
from liuzhou_site.numbers.turns import SENTENCE, bounds
from liuzhou_site.story.claims import Bound, Claim
from liuzhou_site.story.inline import HOLE, Inline, Phrase, Ref


def bound(seen: Resolved) -> tuple[Bound, ...]:
    """Return the comparisons that the texts say."""
    claims = seen.claims[0]
    words: dict[str, dict[Lang, dict[str, None]]] = {}
    for lang, inline in seen.texts:
        for phrase in inline.phrases:
            words.setdefault(phrase.name, {}).setdefault(lang, {})[phrase.words] = None
    return tuple(
        Bound(name, claims[name], {lang: tuple(said) for lang, said in by_language.items()})
        for name, by_language in words.items()
        if name in claims
    )


def compared(seen: Resolved) -> Iterator[Problem]:
    """Yield what is wrong with claims and with the words that compare, warnings included."""
    claims, problems = seen.claims
    yield from problems
    said: set[str] = set()
    for lang, inline in seen.texts:
        for at, phrase in enumerate(inline.pieces):
            if not isinstance(phrase, Phrase):
                continue
            said.add(phrase.name)
            if phrase.name in claims:  # else told where names are bound, or with the claim itself
                held = partial(_phrase_problems, seen, (lang, inline), at, phrase)
                made_from = (lang, inline.source, at, claims[phrase.name])
                yield from seen.spoken.once("compared", made_from, held)
    yield from unbound(seen)
    strings = repr(seen.project.strings)
    yield from seen.spoken.once("interface", strings, partial(_interface, seen.project))
    sheet = seen.project.comparisons
    for name in sheet.value.claims if seen.alike else ():  # a broken text might say it
        if name not in said:
            yield problem("claim-unsaid", sheet.place("claims", name), found=name)


def _phrase_problems(
    seen: Resolved, text: tuple[Lang, Inline], at: int, phrase: Phrase
) -> Iterator[Problem]:
    """Hold the words of a phrase, in their clause, against the claim that it is bound to."""
    (lang, inline), units = text, seen.project.units
    one = Compared(inline, at, lang, seen.claims[0][phrase.name], seen.names.labels)
    claim = one.claim
    if not claim.sides:  # a check that can hold and need not
        yield problem("check-unsure", phrase.place, found=phrase.words, claim=claim.text)
        return
    alone = relation(phrase.words, one.lang, units) if one.lang in LANGUAGES else claim.relation
    said = says(one, units) if one.lang in LANGUAGES else alone
    if said is None:
        yield problem("words-silent", phrase.place, found=phrase.words, claim=claim.text)
    elif said not in {claim.relation, plainly(claim.relation)}:
        over_time = _over_time(alone) and not _over_time(claim.relation)
        said = alone if alone and over_time else said
        yield problem(
            "words-differ", phrase.place, found=phrase.words if said == alone else one.clause,
            said=_written(said), id=phrase.name, claim=_written(claim.relation),
            hint=part("claim-over-time") if over_time else "",
        )  # fmt: skip


def _over_time(said: Relation | None) -> bool:
    return said is not None and plainly(said) != said


def _written(relation_: Relation) -> str:
    factor = relation_.factor
    return f"{relation_.sign} {factor}" if factor != 1 else relation_.sign


_OWN = frozenset(
    # said of figures in an order that no interval can change: figures/ranking.py
    "describe_extremes describe_larger describe_course describe_many describe_rises describe_falls"
    " describe_both describe_signed describe_signed_course describe_signed_many describe_rose"
    " describe_fell"
    # the names of the hedges; what a check claims of two dates
    " hedge_more_than hedge_over hedge_at_least hedge_at_most sign_more claim_during".split()
)
"""Words of the interface that compare, and what vouches for them."""
_FIELD = re.compile(r"\{\w*\}")


def _interface(project: Project) -> Iterator[Problem]:
    """Yield the words of the interface that compare, but for those that are vouched for."""
    for lang, strings in project.strings.items():
        for key, text in strings.items() if lang in LANGUAGES else ():
            words = _FIELD.sub(HOLE, text)
            for hit in () if key in _OWN else find(words, lang):
                yield problem(
                    "comparison-unbound", Place(strings_path(lang)),
                    found=words[hit.start : hit.end], context=text,
                )  # fmt: skip


_RATIO = "ratio"
_NEXT = re.compile(r"[ \w]{0,12}$")


def ratios(seen: Resolved) -> Iterator[Problem]:
    """Yield the ratios that are said the other way round."""
    figures = seen.book.figures
    divided = {name: claim for name, one in figures.items() if (claim := _divided(one))}
    for lang, inline in seen.texts if divided else ():
        for at, ref in enumerate(inline.pieces):
            if not isinstance(ref, Ref) or ref.name not in divided or lang not in LANGUAGES:
                continue
            one = Compared(inline, at, lang, divided[ref.name], seen.names.labels)
            if exchanged(one) or _contrary(one, figures[ref.name], seen):
                formula = figures[ref.name].formula
                yield problem(
                    "ratio-turned", ref.place, id=ref.name, formula=formula, context=one.clause
                )


def _divided(figure: Figure) -> Claim | None:
    if figure.unit.id != "times" or not figure.formula:
        return None
    match formulas.tree_of(figure.formula):
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            sides = ast.unparse(left), ast.unparse(right)
            return Claim(figure.formula, sides, Relation(_RATIO))
    return None


def _contrary(one: Compared, figure: Figure, seen: Resolved) -> bool:
    """Say whether words beside a ratio say more of what is less than once, or less of more."""
    low, high = figure.interval.low, figure.interval.high
    way = "<" if high is not None and high < 1 else ">" if low is not None and low > 1 else ""
    (_, start), (end, last) = one.around
    after = one.text[end:last]
    hits = [hit.sign for hit in find(after, one.lang) if _NEXT.match(after[: hit.start])]
    if one.lang == "en" and way == "<" and ">" in hits[:1]:  # 0.4 times more
        return True
    begins, ends = bounds(one.text, start, SENTENCE)
    names = {name for side in one.sides for name in side}
    for at, phrase in enumerate(one.inline.pieces):
        claim = seen.claims[0].get(phrase.name) if isinstance(phrase, Phrase) else None
        if claim and isinstance(phrase, Phrase) and begins <= one.starts[at] < ends:
            compared = {n for side in claim.sides if side for n in formulas.inputs(side)}
            says = relation(phrase.words, one.lang, seen.project.units)
            if compared == names and says and {says.sign, way} == {"<", ">"}:
                return one.placed == (None, None)
    return False
