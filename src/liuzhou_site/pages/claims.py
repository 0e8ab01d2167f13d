"""What is worked out: formulas, reconciliations and comparisons, their numbers as links."""

from collections.abc import Mapping
from dataclasses import dataclass

from liuzhou_site.figures import rounding
from liuzhou_site.figures.checks import Finding, Verdict
from liuzhou_site.figures.formulas import inputs
from liuzhou_site.load.schema.data import Allow, Quotation
from liuzhou_site.model import Figure, Interval
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.context import Link
from liuzhou_site.pages.uses import Places, links
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import anchor
from liuzhou_site.story.typeset import claim_anchor

_SIGNS: Mapping[str, str] = {
    "<": " < ", ">": " > ", "<=": " ≤ ", ">=": " ≥ ", "==": " = ", "!=": " ≠ ",
    "about": " ≈ ", "nearly": " ≲ ", "largest": " > ", "smallest": " < ", "rose": " ↗ ",
    "fell": " ↘ ",
}  # fmt: skip


@dataclass(frozen=True)
class FindingItem:
    """A reconciliation: the claim in words or as a formula, and what came of it.

    said: the outcome in a word or two; links: the figures it uses.
    """

    claim: Markup
    outcome: Verdict
    said: str
    text: Markup
    links: tuple[Link, ...]
    id: str


def whole(edition: Edition, figure: Figure) -> Markup:
    """Return in words of what a share is one: the named whole, or the figure, as a link."""
    if named := edition.site.wholes.get(figure.whole):
        return edition.shown(named)
    label = edition.shown(edition.book.figures[figure.whole].label)
    return label + edition.string("colon") + edition.setter.mention(figure.whole, "label")


def formula(edition: Edition, figure: Figure) -> Markup:
    """Return how a figure of ours was worked out, each of its numbers a link to its row.

    The formula with its result, the interval in words, and why what differs is put together.
    """
    form = edition.voice.term(figure.id) if figure.inputs else "label"
    said = edition.voice.say(figure.id, form)
    worked = Markup("{} = {}").format(edition.spelled(figure.formula, "term"), said)
    entry = edition.project.derived.value.get(figure.id)
    reasons = _reasons(edition, entry.allow) if entry else []
    return _below(worked, [_certainty(edition, figure), *reasons] if figure.inputs else reasons)


def _certainty(edition: Edition, figure: Figure) -> Markup:
    """Return in words what the inputs of a figure leave open of it."""
    key = rounding.certainty(figure.interval)
    if key == "between" and not isinstance(figure.quantity.value, Interval):
        key = "around"
    ends = {end: edition.voice.say(figure.id, end) for end in ("least", "most")}
    return edition.markup(f"calc_{key}", **ends)


def _reasons(edition: Edition, allow: Allow) -> list[Markup]:
    """Return why figures of different periods, scopes or wholes stand in one formula."""
    return [edition.markup(f"allow_{kind}", why=edition.rich(why)) for kind, why in allow if why]


def _below(first: Markup, others: list[Markup]) -> Markup:
    small = Markup("<br>").join(others)
    return Markup("{}<br><small>{}</small>").format(first, small) if others else first


def verdict(edition: Edition, found: Finding) -> str:
    """Return what a reconciliation is reported as, and why where it wants a second look."""
    word = edition.string(found.verdict)
    if not found.look:
        return word
    return edition.string("verdict_why", verdict=word, why=edition.string(f"look_{found.look}"))


def finding(edition: Edition, found: Finding) -> FindingItem:
    """Return a reconciliation with its outcome; on the ledger's own page worked out as well."""
    text = edition.rich(found.text)
    if not edition.setter.ledger:
        check = next(c for c in edition.project.checks.value if c.id == found.id)
        key = "claim_holds" if found.surely else "claim_possible" if found.holds else "claim_fails"
        worked = edition.markup(key, claim=edition.spelled(found.claim, "term"))
        text = _below(text, [worked, *_reasons(edition, check.allow)])
    return FindingItem(
        claim=edition.rich(found.title),
        outcome=found.verdict,
        said=verdict(edition, found),
        text=text,
        links=(),
        id=anchor(found.id, "check"),
    )


def findings(edition: Edition) -> tuple[FindingItem, ...]:
    """Return every reconciliation: contradictions, what wants a second look, what agrees."""
    ranks = [Verdict.CONTRADICTS, Verdict.LOOK_AGAIN, Verdict.HOLDS]
    ordered = sorted(edition.book.findings, key=lambda found: ranks.index(found.verdict))
    return tuple(finding(edition, found) for found in ordered)


def comparisons(edition: Edition, uses: Places) -> tuple[FindingItem, ...]:
    """Return what the texts compare, in the order of `data/comparisons.yml`, and where."""
    said = {bound.id: bound for bound in edition.comparisons}
    order = edition.project.comparisons.value.claims
    return tuple(_compared(edition, uses, said[name]) for name in order if name in said)


def _compared(edition: Edition, uses: Places, bound: Bound) -> FindingItem:
    words = edition.string("join").join(
        edition.string("quoted", words=edition.voice.compare(bound.id, words))
        for words in bound.words.get(edition.lang, ())
    )
    book = edition.book.figures
    names = dict.fromkeys(name for side in bound.claim.sides if side for name in inputs(side))
    rows = (Link(edition.text(book[name].label), f"#{name}") for name in names)
    source = edition.project.comparisons.value.claims[bound.id].source
    text = _claim(edition, bound)
    return FindingItem(
        claim=escape(words),
        outcome=Verdict.HOLDS,
        said=edition.string("source_says" if source else "bears"),
        text=_below(text, [_quoted(edition, bound.id, source)]) if source else text,
        links=(*links(edition, uses, bound.id), *rows),
        id=claim_anchor(edition.project, bound.id),
    )


def _quoted(edition: Edition, name: str, source: Quotation) -> Markup:
    """Return the words of the source that a claim rests on, and where they stand."""
    setter, language = edition.setter, edition.project.source.value.language
    said = escape(edition.voice.compare(name, source.printed))
    words = Markup('<span lang="{}">{}</span>').format(setter.tag(language), said)
    where = technical("paragraph", edition.string("paragraph_of", number=source.paragraph))
    return edition.markup("source_prints", words=words, where=escape(where))


def _claim(edition: Edition, bound: Bound) -> Markup:
    """Return the claim with its numbers, each a link: 2.13亿元 > 2 × 0.84亿元."""
    relation = bound.claim.relation
    first, *others = (edition.spelled(side) if side else Markup() for side in bound.claim.sides)
    factor = escape(edition.voice.compare(bound.id, f"{relation.factor}"))
    rest = escape(edition.string("join")).join(others)
    if relation.factor != 1 or not rest:
        rest = Markup("{} × {}").format(factor, rest) if rest else factor
    return first + escape(_SIGNS[relation.sign]) + rest
