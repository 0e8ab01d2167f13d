"""Mistakes in the story, and between its languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAME = "Say the same in both; a number itself is changed in its record, never in a text."

STORY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Prose
        "unknown-figure": (
            "There is no figure, term or place named “{found}”.{nearest}",
            "Correct the name, or add the figure to data/figures.csv.",
        ),
        "unknown-form": ("“{found}” has no form “{form}”.{nearest}", "Write one of: {forms}."),
        "form-empty": (
            "“{found}” has nothing to say in the form “{form}”.",
            "Use another form, or fill in that column of the record.",
        ),
        "open-brace": (
            "A brace stands alone: “{found}”.",
            "Close it, as in {{figure_id}}, or remove it.",
        ),
        "bad-mention": (
            "“{found}” is not a mention.",
            "Write {{figure_id}} or {{figure_id:form}}, in lower case, without spaces; a chart is {{chart name}}, on a line of its own.",
        ),
        "fullwidth-brace": (
            "“{found}” is typed in full-width characters.",
            "Switch to the English input mode and write {expected}.",
        ),
        "not-alone": (
            "“{found}” stands within a text.",
            "Give it a line of its own in the story, with an empty line before and after it.",
        ),
        "mention-in-link": (
            "The mention “{found}” stands in a link; it is one itself, to its row in the ledger.",
            "Take it out of the square brackets.",
        ),
        "hedge-typed": (
            "“{found}” is typed beside {{{id}}}, which says itself how firm it is.",
            "Remove the word. If the source hedges the number, the hedge belongs in data/figures.csv.",
        ),
        "html": (
            "HTML stands here: “{found}”.",
            "Write it as Markdown: headings, paragraphs, lists, links, **strong**.",
        ),
        "foreign-markdown": (
            "“{found}” is a kind of Markdown that a story does not have.",
            "A story has headings (#, ##, ###), paragraphs, one level of lists (-), links, **strong** and *emphasis*.",
        ),
        "bad-link": (
            "“{found}” is not an address that may be linked.",
            "Link to a section (#its-id), a page of the site (../en/), or an address that begins with https://.",
        ),
        "unknown-section": (
            "No section has the id “{found}”, to which this link leads.{nearest}",
            "Correct the link; the ids stand in braces after the headings.",
        ),
        "no-headline": (
            "A story has one headline, “# …”, first of all, and sections, “## … {{#id}}”; this has {found}.",
            "Put the headline in the first line and give it at least one section.",
        ),
        "no-standfirst": (
            "There is no standfirst between the headline and the first section.",
            "Write a paragraph there.",
        ),
        "before-sections": (
            "Before the first section stands {found}; only paragraphs may, and one list.",
            "Move it into a section.",
        ),
        "heading-without-id": (
            "This heading has no id.",
            "Write one at its end, the same in each language: ## Heading {{#id}}.",
        ),
        "unbound-number": (
            "“{found}” is a number that no figure vouches for, in “{context}”.",
            "Mention the figure as {{id}}, declare the name in content/names.yml, or reword.{hint}",
        ),
        "forecast-unsaid": (
            "“{id}” is a forecast, and this paragraph does not say so.",
            "Say {expected} beside it.",
        ),
        "misread": (
            "The words around {{{id}}} change it: it says “{said}”, and is read as “{found}”.",
            "Take away what stands beside it, or say it in another form.",
        ),
        # The languages
        "section-missing": (
            "The section “{found}” is not in {other}.",
            "Add it there, or delete it here; the id is the same in every language.",
        ),
        "section-differs": (
            "The sections stand in another order: here “{found}”, at {other} “{expected}”.",
            "Give every language the same order.",
        ),
        "block-missing": (
            "Here stands {found}; the other language has nothing like it after {other}.",
            "Add it there, or delete it here.",
        ),
        "block-differs": (
            "Here stands {found}; at {other} stands {expected}.",
            "Give every language the same paragraphs, charts and lists in the same order.",
        ),
        "mention-differs": (
            "The languages mention different figures: here {found}; at {other} {expected}.",
            "Mention the same figures in both paragraphs.",
        ),
        "languages-value": (
            "The languages say different numbers: here {found}; at {other} {expected}.",
            _SAME,
        ),
        "languages-missing": (
            "One language says a number that the other does not: here {found}; at {other} {expected}.",
            _SAME,
        ),
        "languages-hedge": (
            "The languages are not alike firm: here {found}; at {other} {expected}.",
            _SAME,
        ),
        "languages-unit": (
            "The languages say different units: here {found}; at {other} {expected}.",
            _SAME,
        ),
        "languages-order": (
            "The languages say these numbers the other way round: here {found}; at {other} {expected}.",
            _SAME,
        ),
        "languages-not": (
            "One language denies what the other says of {found}; at {other} stands {expected}.",
            _SAME,
        ),
        "languages-direction": (
            "The languages disagree which way it goes: here beside {found}; at {other} beside {expected}.",
            _SAME,
        ),
    }
)
