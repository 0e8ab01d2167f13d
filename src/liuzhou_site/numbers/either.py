"""Many words as one pattern that looks at each letter of a text once, however many there are."""

from __future__ import annotations

import re
from collections.abc import Collection


def either(words: Collection[str]) -> str:
    """Return a pattern that matches the longest of `words`, and a shorter one when it must.

    Words that begin alike share what they begin with, so that a letter is not tried once a word.
    """
    tails: dict[str, set[str]] = {}
    for word in filter(None, words):
        tails.setdefault(word[0], set()).add(word[1:])
    branches = [re.escape(head) + either(rest) for head, rest in sorted(tails.items())]
    if "" in words:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
