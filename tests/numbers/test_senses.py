"""The lists of words that say something of a number: each is read once."""

from __future__ import annotations

from importlib.resources import files

from liuzhou_site import numbers
from liuzhou_site.numbers.senses import senses


def test_no_list_is_made_again_while_others_are_asked() -> None:
    """There is room for every list of every language: a preview asks for them all at each save."""
    names = [
        (lang, path.name.removesuffix(".txt"))
        for lang in ("zh", "en")
        for path in (files(numbers) / lang).iterdir()
        if path.name.endswith(".txt")
    ]
    assert len(names) > 16
    made = [senses(*name) for name in names]
    assert all(senses(*name) is first for name, first in zip(names, made, strict=True))
