"""Every mistake an editor can make: code → (what is wrong, what to do)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Files
        "missing-file": (
            "The file {found} is missing.",
            "Put it back, or copy it from an earlier edition.",
        ),
        "not-utf8": (
            "This file is not saved as UTF-8; it looks like {found}.",
            "In Excel choose “CSV UTF-8”, in WPS or an editor choose the encoding UTF-8, and save again.",
        ),
        "empty-file": (
            "This file is empty.",
            "Copy it from an earlier edition; a file without entries holds {{}}.",
        ),
        "unseen-character": (
            "A character that nobody sees stands after “{after}”: {found}.",
            "Delete what stands there and type it again.",
        ),
        "bad-yaml": (
            "This is not readable as YAML: {found}.",
            "Look at this line and the one above. A text that holds a colon, a comma, a brace or a mark of YAML stands in quotation marks.",
        ),
        "bad-key": (
            "“{found}” {why}.{hint}",
            "Correct the value; the other entries of the file show how it is written.",
        ),
        "unknown-key": (
            "“{found}” is not a key that belongs here.{nearest}",
            "Correct the key, or delete it.",
        ),
        "missing-key": (
            "“{found}” is missing.",
            "Add it; the other entries of the file show how it is written.",
        ),
        "missing-language": (
            "“{found}” has no text in the language “{lang}”.",
            "Write it in every language of content/site.yml.",
        ),
        "other-language": (
            "“{found}” has a text in “{lang}”, which is no language of the site. Its languages: {languages}.",
            "Correct the language, or add it to content/site.yml.",
        ),
        "bad-csv": (
            "The row that begins here cannot be read: a quotation mark is opened and not closed, or stands inside a cell.",
            'Close it. Inside a quoted cell a quotation mark is doubled: "".',
        ),
        "long-cell": (
            "The cell {column} is too long for a number: “{found}…”.",
            "Write the number in no more than forty characters.",
        ),
        "csv-separator": (
            "The cells of this table are separated by {found}, not by commas.",
            "Save it as “CSV UTF-8 (comma delimited)”.",
        ),
        "unknown-column": (
            "There is no column “{found}” in this table.{nearest}",
            "Correct the first row, or delete the column.",
        ),
        "missing-column": (
            "The column “{found}” is missing.",
            "Add it to the first row, and its cell to every other.",
        ),
        "twice-column": ("The column “{found}” stands twice.", "Delete one of them."),
        "bad-row": (
            "This row has {found} cells; the table has {expected} columns.",
            "Add or remove commas; put a text that holds a comma in quotation marks.",
        ),
        # The ledger
        "duplicate-id": (
            "“{found}” stands twice; it is first at {first}.",
            "Give one of them another id, or delete it.",
        ),
        "bad-id": (
            "“{found}” cannot be an id.",
            "Use lower-case letters, digits and underscores, a letter first, at most 40 in all.",
        ),
        "bad-cell": (
            "“{found}” may not stand in the column {column}.{nearest}",
            "Choose one of the words that the column allows (docs/writing.md lists them).",
        ),
        "empty-cell": ("The cell {column} of “{id}” is empty.", "Fill it in."),
        "bad-value": (
            "“{found}” is not a number.",
            "Write digits, with a point for decimals and nothing else: 191800000000, 0.66.",
        ),
        "bad-period": (
            "“{found}” is not a period.",
            "Write 1996, 1994/1995, 1994/1997-05, 1996-12-31 for the end of 1996, or leave it empty for an undated claim.",
        ),
        "bad-paragraph": (
            "“{found}” is not a paragraph of the source, which has {last}.",
            "Write the number of the paragraph.",
        ),
        "unreadable-print": (
            "“{printed}” should hold one number; it holds {found}.",
            "Copy the number with its hedge and unit from the source, and nothing more.",
        ),
        "value-differs": (
            "The value of “{id}” is {found}, but “{printed}” says {expected}.",
            "Compare both with the source and correct the one that is wrong.",
        ),
        "hedge-differs": (
            "The hedge of “{id}” is “{found}”, but “{printed}” says “{expected}”.",
            "Compare both with the source and correct the one that is wrong.",
        ),
        "unit-differs": (
            "The unit of “{id}” is “{found}”, but “{printed}” says “{expected}”.",
            "Compare both with the source and correct the one that is wrong.",
        ),
        # Formulas, checks, the list of numerals
        "bad-formula": (
            "The formula of “{id}” cannot be worked out: {why} Found: {found}",
            "A formula has figure ids, + - * / and brackets, and sum, share, ratio, difference and count.",
        ),
        "check-fails": (
            "The check “{id}” fails: {claim} does not hold. {numbers}",
            "Correct the figure that is wrong. If the source contradicts itself, write “expect: contradiction” and say so in the finding.",
        ),
        "contradiction-gone": (
            "The check “{id}” is recorded as a contradiction, but {claim} holds. {numbers}",
            "Write “expect: holds” and a new finding, or correct the figure.",
        ),
        "unknown-name": (
            "There is no name “{found}” in content/names.yml.{nearest}",
            "Write an id of that file, or add the name there.",
        ),
        "name-differs": (
            "“{token}” is not part of the name “{id}”, which is written {found}.",
            "Correct this row, or add the form to content/names.yml.",
        ),
        "figure-without-numeral": (
            "No row of data/numerals.csv belongs to the figure “{id}”.",
            "Add the row of the numeral that the source prints.",
        ),
        "tokens-unaccounted": (
            "The list accounts for {found} digit tokens; the source prints {expected}.",
            "Add the missing rows, or remove those that the source does not print.",
        ),
        "period-differs": (
            "“{token}” is listed as the period of “{id}”, whose period is {found}.",
            "Correct the period in data/figures.csv or this row.",
        ),
        "period-unproved": (
            "“{id}” is dated {found}, but no row of data/numerals.csv says which numerals date it.",
            "Name it in the row of its year, with the role period, or leave its period empty.",
        ),
        "token-differs": (
            "“{token}” is not part of “{found}”, which the figure “{id}” prints.",
            "Correct as_printed in data/figures.csv or this row.",
        ),
        "paragraph-differs": (
            "This numeral is listed in paragraph {found}; the figure “{id}” stands in paragraph {expected}.",
            "Correct the one that is wrong.",
        ),
        "numerals-order": (
            "The row {found} is out of order.",
            "Number the numerals of a paragraph from the first on, and keep the paragraphs in order.",
        ),
        "label-differs": (
            "The numeral order does not follow the ledger at “{id}”.",
            "Put the rows of data/figures.csv in the order of the source.",
        ),
        # The source's own text
        "other-text": (
            "This is not the text that was read: its fingerprint differs. It has {found} paragraphs; the text that was read has {expected}.",
            "Give the text that was read, or compare the paragraphs named below with it.",
        ),
        "other-paragraph": (
            "Paragraph {number} is not as it was when the figures were taken from it.",
            "Compare it with the text that was read.",
        ),
        "numeral-missing": (
            "Paragraph {number} prints “{found}”, in “{context}”, and no row accounts for it.",
            "Add its row after {before}, or correct the row that was meant for it.",
        ),
        "numeral-superfluous": (
            "The row accounts for “{found}”, which paragraph {number} does not print there.",
            "Remove the row, or correct its token or paragraph.",
        ),
        "not-printed-there": (
            "“{found}” is quoted as printed, but paragraph {number} does not print it.",
            "Copy it from the source, or correct the paragraph.",
        ),
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
            "Write {{figure_id}} or {{figure_id:form}}, in lower case, without spaces.",
        ),
        "fullwidth-brace": (
            "A full-width brace “{found}” stands here.",
            "Switch to the English input mode and type {{ and }}.",
        ),
        "html": (
            "HTML stands here: “{found}”.",
            "Write it as Markdown: headings, paragraphs, lists, links, **strong**.",
        ),
        "bad-link": (
            "“{found}” is not an address that may be linked.",
            "Link to a section (#id), a relative page, or an https address.",
        ),
        "no-headline": (
            "A story has one headline, “# …”, first of all, and sections, “## … {{#id}}”; this has {found} headlines.",
            "Put the headline in the first line and give it at least one section.",
        ),
        "no-standfirst": (
            "There is no standfirst between the headline and the first section.",
            "Write a paragraph there.",
        ),
        "heading-without-id": (
            "This section heading has no id.",
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
        # The languages
        "section-differs": (
            "The sections differ: here “{found}”, at {other} “{expected}”.",
            "Give both languages the same sections in the same order.",
        ),
        "block-differs": (
            "Here stands {found}; its counterpart at {other} is {expected}.",
            "Give both languages the same paragraphs, charts and lists in the same order.",
        ),
        "mention-differs": (
            "This text mentions {found}; its counterpart at {other} mentions {expected}.",
            "Let both languages mention the same figures in the same forms.",
        ),
        # Charts
        "unknown-chart": (
            "There is no chart “{found}” in content/charts.yml.{nearest}",
            "Correct the name, or define the chart.",
        ),
        "chart-unused": (
            "The chart “{found}” is placed nowhere.",
            "Write {{chart {found}}} on a line of its own in each language, or delete it.",
        ),
        "unknown-list": ("There is no list “{found}”.{nearest}", "Write one of: {expected}."),
        "unknown-form-of-chart": (
            "There is no form of chart “{found}”.{nearest}",
            "Write one of the forms that CONTRIBUTING.md lists.",
        ),
        "too-many-marks": (
            "The chart “{id}” has {found} marks; more than seven cannot be told apart.",
            "Split it, or use the form table.",
        ),
        "empty-group": ("A group of the chart “{id}” has no figures.", "Name at least one."),
        "mixed-units": (
            "A group of the chart “{id}” mixes the units {found} on one axis.",
            "Give each unit a group of its own.",
        ),
        "not-countable": (
            "The chart “{id}” counts squares, but “{figure}” is not a whole number up to a thousand.",
            "Use the form bars.",
        ),
        "hedged-part": (
            "The chart “{id}” shows “{figure}” as an exact part, but the record is hedged or a range.",
            "Use the form squares or bars, which show the hedge.",
        ),
        "not-a-share": (
            "The chart “{id}” draws shares, but “{figure}” is none.",
            "Use the form bars.",
        ),
        "not-a-whole": (
            "The chart “{id}” needs a part, the remainder and the whole; it has {found} marks.",
            "Name the three in this order in one group.",
        ),
        "negative-bar": (
            "The chart “{id}” draws a bar for a value below zero.",
            "Use the form table.",
        ),
        "duplicate-path": ("Two pages would be written to {found}.", "Rename one of the charts."),
        # The finished pages
        "unbound-output": (
            "“{found}” is a number that no figure vouches for, in “{context}”.",
            "It comes from a template or from the engine's own words: pass it as a mention or declare it.",
        ),
        "drifted": (
            "“{found}” stands where the record says “{expected}”.",
            "Rebuild; if it stays, report it as a fault of the engine.",
        ),
        "broken-link": ("The link {found} leads nowhere.", "Correct the address."),
        # Publishing
        "foreign-target": (
            "This folder holds something that is not an edition of the site.",
            "Move it elsewhere; the build replaces only what it has made itself.",
        ),
        "cannot-write": (
            "The site cannot be written: {found}. The earlier edition stands as it was.",
            "Free space or permissions on this folder, and build again.",
        ),
        "outside": (
            "This path leads out of the site.",
            "Give charts and sections plain ids.",
        ),
    }
)
