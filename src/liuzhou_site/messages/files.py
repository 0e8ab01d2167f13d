"""Mistakes in how a file is saved or written."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Files
        "missing-file": (
            "The file {found} is missing.",
            "Put it back, or copy it from an earlier edition.",
        ),
        "linked-file": (
            "This file is a link that leads out of its folder.",
            "Put the file itself in its place.",
        ),
        "format-older": (
            "The story is of format {found}; this engine reads {known}. Where content/site.yml has no key `format`, it is 0.0.",
            "Run `python build.py migrate`: it brings the files up to date, and shows what it changes.",
        ),
        "format-newer": (
            "The story is of format {found}, which is newer than this engine; it reads {known}.",
            "Bring the engine up to date, and build again. The story itself needs no change.",
        ),
        "too-large": (
            "This file has {found} bytes; up to {most} are read.",
            "Leave out what the story does not say; look whether something else was saved here.",
        ),
        "long-file": (
            "This file has {found} lines; up to {most} are read.",
            "Keep the rows that the story needs; look whether something else was saved here.",
        ),
        "bad-font": (
            "This is no font of the format WOFF, or it is damaged.",
            "Put the file back, or copy it from an earlier edition.",
        ),
        "bad-template": (
            "The template {found} cannot be filled: {why}.",
            "Mend the template, or take it from an earlier edition.",
        ),
        "not-utf8": (
            "This file is not saved as UTF-8; it looks like {found}.",
            "In Excel choose “CSV UTF-8”, in WPS or an editor choose the encoding UTF-8, and save again.",
        ),
        "spreadsheet-file": (
            "This file is a spreadsheet, not a table in plain text.",
            "Import it: `python build.py import FILE.xlsx`, and the name of the table. Or save it as “CSV UTF-8” under this name.",
        ),
        "merge-conflict": (
            "Two versions of this file stand here, one below the other, as git left them.",
            "Keep the lines that are right; delete the others, and those that begin with {found} and its like.",
        ),
        "empty-file": (
            "This file is empty.",
            "Copy it from an earlier edition; a file without entries holds {{}}.",
        ),
        "unseen-character": (
            "A character that nobody sees stands after “{after}”: {found}.",
            "Delete what stands there and type it again.",
        ),
        "two-alphabets": (
            "“{found}” mixes letters that only look alike: {letters}.",
            "Type the word again, in one alphabet.",
        ),
        "long-text": (
            "A text of {found} characters stands here; up to {most} are read.",
            "Divide it. Where it is not that long, a quotation mark or an empty line is missing.",
        ),
        "bad-yaml": (
            "This is not readable as YAML: {found}.",
            "Look at this line and the one above. A text that holds a colon, a comma, a brace or a mark of YAML stands in quotation marks.",
        ),
        "fullwidth-yaml": (
            "{found} is typed in full-width characters; YAML knows {expected} alone.",
            "Switch to the English input mode and type it again.",
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
        "header-below": (
            "The first row does not name the columns; row {found} does.",
            "Delete what stands above it, such as a title over merged cells.",
        ),
        "row-unnamed": (
            "This row says nothing under {column}.",
            "Write it. A spreadsheet keeps what stands in merged cells in the first of them alone.",
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
            'Add or remove commas. A text that holds a comma stands in plain quotation marks ("), and a number has no comma.',
        ),
        # Workbooks
        "not-a-workbook": (
            "This is not a workbook that can be read.",
            "Save it as “Excel workbook (.xlsx)”, or as CSV UTF-8 right into data/.",
        ),
        "unknown-sheet": (
            "The workbook has no sheet “{found}”.{nearest}",
            "Name one of: {sheets}.",
        ),
        "workbook-too-large": (
            "The workbook is too large for a table of a story: {found}.",
            "Copy the rows and columns that the story needs to a workbook of their own.",
        ),
        "error-cell": (
            "This cell shows an error: {found}.",
            "Mend the formula, or type the number.",
        ),
        "no-value": (
            "Nobody has worked out this formula yet: {found}.",
            "Open the workbook in a spreadsheet, save it, and import it again.",
        ),
        "not-a-table": (
            "“{found}” is no table of a story.",
            "Write data/figures.csv, data/numerals.csv, data/elsewhere.csv, or data/tables/ with a name in lower case.",
        ),
    }
)

STRAY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "stray-file": (
            "No build reads this file.",
            "Delete it, or move it elsewhere; a data table is declared in data/tables.yml under the name of its file.",
        ),
    }
)
"""What lies about and does no harm."""
