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
        "too-large": (
            "This file has {found} bytes; up to {most} are read.",
            "Leave out what the story does not say; look whether something else was saved here.",
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
    }
)
