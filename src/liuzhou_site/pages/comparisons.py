"""The comparisons of a story on the ledger page: words, claim with its numbers, uses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup, escape

from liuzhou_site.figures.formulas import inputs
from liuzhou_site.pages import context
from liuzhou_site.pages.context import Link
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.edition import Edition, anchor, story_page
from liuzhou_site.story.typeset import claim_anchor

_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "<": " < ", ">": " > ", "<=": " ≤ ", ">=": " ≥ ", "==": " = ", "!=": " ≠ ",
        "about": " ≈ ", "nearly": " ≲ ", "largest": " > ", "smallest": " < ", "rose": " ↗ ",
        "fell": " ↘ ",
    }
)  # fmt: skip


def comparisons(edition: Edition) -> context.Findings:
    """Return what the texts compare, in the order of `data/comparisons.yml`."""
    said = {bound.id: bound for bound in edition.comparisons}
    order = edition.project.comparisons.value.claims
    return context.Findings(
        tuple(_row(edition, said[name]) for name in order if name in said), kind="comparisons"
    )


def _row(edition: Edition, bound: Bound) -> context.Finding:
    words = edition.string("join").join(
        edition.string("quoted", words=edition.voice.compare(bound.id, words))
        for words in bound.words.get(edition.lang, ())
    )
    story = edition.way(story_page(edition.lang))
    links = [
        Link(edition.setter.words(section.heading), f"{story}#{section.id}")
        for section in edition.story.sections
        if any(p.name == bound.id for b in section.blocks for text in b.texts for p in text.phrases)
    ]
    links += [
        Link(edition.setter.text(chart.title[edition.lang]), f"{story}#{anchor(name)}")
        for name, chart in edition.project.charts.value.items()
        if f"{{{bound.id}|" in chart.title[edition.lang] + chart.note.get(edition.lang, "")
    ]
    book = edition.book.figures
    names = dict.fromkeys(name for side in bound.claim.sides if side for name in inputs(side))
    links += [
        Link(edition.setter.text(book[name].label[edition.lang]), f"#{name}") for name in names
    ]
    return context.Finding(
        claim=escape(words),
        outcome="holds",
        said=edition.string("bears"),
        text=_claim(edition, bound),
        links=tuple(links),
        id=claim_anchor(edition.project, bound.id),
    )


def _claim(edition: Edition, bound: Bound) -> Markup:
    """Return the claim with its numbers, each a link: 2.13亿元 > 2 × 0.84亿元."""
    relation = bound.claim.relation
    first, *others = (edition.spelled(side) if side else Markup() for side in bound.claim.sides)
    factor = escape(edition.voice.compare(bound.id, f"{relation.factor}"))
    rest = escape(edition.string("join")).join(others)
    if relation.factor != 1 or not rest:
        rest = Markup("{} × {}").format(factor, rest) if rest else factor
    return first + escape(_SIGNS[relation.sign]) + rest
