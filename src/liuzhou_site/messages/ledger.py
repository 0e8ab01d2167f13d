"""Mistakes in the ledger, what is calculated from it, and what must reconcile."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEDGER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # The ledger
        "duplicate-id": (
            "“{found}” stands twice; it is first at {first}.",
            "Give one of them another id, or delete it.",
        ),
        "bad-id": (
            "“{found}” cannot be an id.",
            "Use lower-case letters, digits and underscores, a letter first, at most 40 in all; for a chart or a table not con, nul or another name that Windows keeps.",
        ),
        "bad-cell": (
            "“{found}” may not stand in the column {column}.{nearest}",
            "Choose a word that the column allows (docs/reference.md has them). A new unit is added in data/units.yml; a category, a scope or a whole in content/site.yml.",
        ),
        "empty-cell": ("The cell {column} of “{id}” is empty.", "Fill it in."),
        "bad-value": (
            "“{found}” is not a number.",
            "Write digits, with a point for decimals and nothing else: 191800000000, 0.66.",
        ),
        "worded-value": (
            "“{found}” is not written in digits alone.",
            "Write {expected}. A cell holds the bare number; its unit stands elsewhere.",
        ),
        "nil-cell": (
            "“{found}” stands in the place of a number.",
            "Leave the cell empty where the table does not say: an empty cell is no figure.",
        ),
        "failed-cell": (
            "“{found}” is what a spreadsheet shows where it has no number to show.",
            "Mend the formula or widen the column there, and save the table again.",
        ),
        "shortened-number": (
            "A spreadsheet has shortened the value of “{id}” to “{found}”.",
            "Format the column as numbers without decimals, type all digits again, and save.",
        ),
        "bad-period": (
            "“{found}” is not a period.",
            "Write 1996, 1994/1995, 1994/1997-05, 1996-12-31 for the end of 1996, or leave it empty for an undated claim. A spreadsheet may have made a date of it: format the column as text.",
        ),
        "bad-row-period": (
            "“{found}” is not a point of time.",
            "Write 1996, 1996-05 or 1996-05-31; a row of totals or remarks has no place here. A spreadsheet may have made a date of it: format the column as text.",
        ),
        "too-many-cells": (
            "{id} holds {found} numbers; a table has at most {most}, since each is a figure of its own.",
            "Keep the rows and columns that the story needs.",
        ),
        "bad-paragraph": (
            "“{found}” is not a paragraph of the source, which has {last}.",
            "Write the number of the paragraph.",
        ),
        "share-without-whole": (
            "“{id}” is a share, but the column whole does not say of what.",
            "Write an id of wholes in content/site.yml, or the figure that is the whole.",
        ),
        "whole-without-share": (
            "“{id}” is no share, and yet the column whole says that it is one of “{found}”.",
            "Leave the cell empty, or correct the unit.",
        ),
        "unknown-scope": (
            "“{found}” is no scope.{nearest}",
            "Write an id of scopes in content/site.yml.",
        ),
        "scope-in-itself": (
            "The scope “{found}” lies, by way of others, in itself.",
            "Correct within: each scope lies in the next larger one.",
        ),
        "dated-ahead": (
            "“{id}” is dated {found}, after the page was published ({published}).",
            "Correct the period, or give it the status forecast.",
        ),
        "above-the-whole": (
            "{found} is more than the whole, “{whole}”.",
            "Correct the figure that is wrong. If the parts overlap, or the source is wrong, record it in data/checks.yml: that their sum is <= 1, expect: contradiction.",
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
            "The formula of “{id}”, {found}, cannot be worked out: {why}.",
            "A formula has figure ids, + - * / and brackets, and sum, difference, share, ratio, per and count.",
        ),
        "inputs-differ": (
            "“{id}” puts together {what}: {found}.",
            "Correct it. If it is meant so, say why in every language: allow: {{{kind}: {{en: …}}}}.",
        ),
        "needless-reason": (
            "“{id}” has a reason to put together {what}, and puts none together.",
            "Delete the reason, or correct the figures that it puts together.",
        ),
        "finding-silent": (
            "The check “{id}” compares “{figure}”, and its finding does not mention it.",
            "Mention the figure, or those that it was worked out from, in every language; or correct the claim.",
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
        "hedge-unlisted": (
            "“{id}” is hedged ({hedge}), but the list has its numeral as “{token}”, without the hedge.",
            "Copy the hedge into the token: the source prints “{printed}”.",
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
        "bad-alias": (
            "The alias “{found}” {why}.{nearest}",
            "An alias is the id that a figure had once; it stands before the id that it has now.",
        ),
        "ledger-order": (
            "“{id}” stands behind “{before}”, before which the source prints it.",
            "Give data/figures.csv the order of data/numerals.csv.",
        ),
        "numerals-order": (
            "The row {found} is out of order.",
            "Number the numerals of a paragraph from the first on, and keep the paragraphs in order.",
        ),
        # The source's own text
        "no-text": (
            "This story was read from data tables, so there is no text to compare {found} with.",
            "Compare the files of data/tables/ with those that data/tables.yml names.",
        ),
        "other-text": (
            "This is not the text that was read: its fingerprint differs. It has {found} paragraphs; the text that was read has {expected}.",
            "Give the text that was read, or compare the paragraphs named below with it. A text that is read from now on stands in data/source.yml as fingerprint: {print}.",
        ),
        "other-paragraph": (
            "Paragraph {number} is not as it was when the figures were taken from it.",
            "Compare it with the text that was read. As it is now, it stands in paragraphs_sha256 as “{print}”.",
        ),
        "paragraph-new": (
            "This paragraph is not in the text that was read; it prints {found}.",
            "Give the text that was read, or account for it in data/numerals.csv, and in paragraphs_sha256 as “{print}”.",
        ),
        "paragraph-gone": (
            "Paragraph {number} of the text that was read is not there.",
            "Give the text that was read, or take its rows out of the data.",
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
    }
)
