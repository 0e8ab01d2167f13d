"""Lists of words are data: files of text beside the modules that read with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files


def listed(path: str) -> str:
    """Return the text of a list below this folder."""
    return (files(__package__) / path).read_text(encoding="utf-8")


def alternatives(path: str) -> Mapping[str, str]:
    """Return each list of a file as what a pattern has in brackets: name → a|b|c.

    A line is a name and the words, which may be patterns, `_` for a space; one that begins with a
    space goes on with the line before.
    """
    lines = re.sub("\n ", " ", listed(path)).splitlines()
    each = (line.split() for line in lines)
    return {name: "|".join(words).replace("_", " ") for name, *words in each}
