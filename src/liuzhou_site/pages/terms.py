"""The glossary of the ledger page."""

from __future__ import annotations

from markupsafe import Markup

from liuzhou_site.pages import context
from liuzhou_site.story.edition import Edition, term_anchor


def terms(edition: Edition) -> context.Terms:
    """Return the glossary: each name and term in every language, with its explanation."""
    setter = edition.setter
    others = [
        language for language in edition.project.site.value.languages if language.id != edition.lang
    ]
    return context.Terms(
        tuple(
            context.Term(
                id=term_anchor(name),
                name=setter.first(name),
                twins=tuple(
                    Markup('<span lang="{}">{}</span>').format(one.tag, term.name[one.id])
                    for one in others
                ),
                gloss=setter.rich(term.gloss.get(edition.lang, "")),
            )
            for name, term in edition.project.glossary.value.items()
        )
    )
