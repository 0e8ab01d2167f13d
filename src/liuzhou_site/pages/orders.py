"""The ledger in other orders: by size, by how firm it is, by place, by what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from liuzhou_site.figures import intervals
from liuzhou_site.model import Figure
from liuzhou_site.pages import context
from liuzhou_site.pages.context import Link
from liuzhou_site.story.edition import Edition


def orders(edition: Edition) -> tuple[context.Order, ...]:
    """Return every order: its name, and groups of links to rows, each with a title."""
    site, lang = edition.project.site.value, edition.lang
    figures = [f for f in edition.book.figures.values() if f.scope and not f.table]
    by_size = sorted(figures, key=lambda f: intervals.midpoint(f.interval), reverse=True)
    return (
        _order(edition, "order_size", by_size, lambda f: _unit(edition, f)),
        _order(edition, "order_status", figures, lambda f: edition.string(f"status_{f.status}")),
        _order(edition, "order_scope", figures, lambda f: site.scopes[f.scope][lang]),
        _order(
            edition, "order_category", figures, lambda f: site.categories[f.category].names[lang]
        ),
    )


def _unit(edition: Edition, figure: Figure) -> str:
    unit = figure.unit
    if unit.kind in {"share", "ordinal"}:
        return edition.string(f"unit_{unit.kind}")
    return unit.name(edition.lang) or edition.string("unit_none")


def _order(
    edition: Edition, name: str, figures: Iterable[Figure], group: Callable[[Figure], str]
) -> context.Order:
    """Return the groups in which `figures` fall, in the order in which they first appear."""
    groups: dict[str, list[Link]] = {}
    for figure in figures:
        title = edition.setter.text(group(figure))
        said = edition.voice.say(figure.id, "label")
        label = edition.setter.text(figure.label[edition.lang])
        words = edition.string("describe_row", noun=label, said=said)
        groups.setdefault(title, []).append(Link(words, f"#{figure.id}"))
    listed = tuple((title, tuple(links)) for title, links in groups.items())
    return context.Order(edition.string(name), listed)
