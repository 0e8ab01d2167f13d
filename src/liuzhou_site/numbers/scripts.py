"""Chinese in its two scripts: read in simplified characters, written in traditional ones, too.

A word of `traditional.txt` is a simplified character and the traditional ones that it stands for,
the usual one first: the pairs of OpenCC's character tables (Apache License 2.0) that lie within
GB 2312 and Big5. No character becomes two, so what is read stands where it stood. OpenCC has
phrases besides and weighs megabytes; numbers and what is beside them need none.
"""

import re
from collections.abc import Mapping

from liuzhou_site.numbers.lists import listed

_PAIRS = listed("traditional.txt").split()
_SIMPLIFIED: Mapping[int, str] = {ord(one): word[0] for word in _PAIRS for one in word[1:]}
_TRADITIONAL: Mapping[int, str] = {ord(word[0]): word[1] for word in _PAIRS}
_ANY = re.compile(f"[{''.join(map(chr, _SIMPLIFIED))}]")


def simplified(text: str) -> str:
    """Return `text` as the rules of Chinese read it: in simplified characters, “” for 「」."""
    return text.translate(_SIMPLIFIED) if _ANY.search(text) else text


def traditional(text: str) -> str:
    """Return words that the engine says in Chinese in traditional characters: 約1億元."""
    return text.translate(_TRADITIONAL)
