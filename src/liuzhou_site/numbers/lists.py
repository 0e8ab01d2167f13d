"""Lists of words are data: files of text beside the modules that read with them."""

from __future__ import annotations

from importlib.resources import files


def listed(path: str) -> str:
    """Return the text of a list below this folder."""
    return (files(__package__) / path).read_text(encoding="utf-8")
