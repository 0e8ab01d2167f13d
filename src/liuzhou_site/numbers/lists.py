"""Lists of words are data: files of text beside the modules that read with them; and patterns."""

import re
from collections.abc import Collection, Mapping
from importlib.resources import files


def listed(path: str) -> str:
    """Return the text of a list below this folder."""
    return (files(__package__) / path).read_text(encoding="utf-8")


NOTHING = re.compile("(?!)")
"""What a language does not say."""
NAMED = tuple(listed("named.txt").splitlines())
"""Names that hold digits and that everybody knows, in every language."""


def entries(text: str) -> Mapping[str, list[str]]:
    """Return each list of a text by its name.

    A line is a name and the words; one that begins with a space goes on with the line before.
    """
    each = (line.split() for line in re.sub("\n ", " ", text).splitlines())
    return {name: words for name, *words in each}


def alternatives(path: str) -> Mapping[str, str]:
    """Return each list of a file as what a pattern has in brackets: name → a|b|c.

    The words may be patterns, `_` for a space.
    """
    each = entries(listed(path)).items()
    return {name: "|".join(words).replace("_", " ") for name, words in each}


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


EVERY_DIGIT = (
    r"\d²³¹¼-¾⁰-⁹₀-₉⅐-↋①-⒛⓪-⓿❶-➓〡-〩〸-〺㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿㋀-㋋㍘-㍰㏠-㏾"
    "\U0001f100-\U0001f10c"
    "\u09f4-\u09f9\u0b72-\u0b77\u0bf0-\u0bf2\u0c78-\u0c7e\u0d58-\u0d5e\u0d70-\u0d78"
    "\u0f2a-\u0f33\u1369-\u137c\u16ee-\u16f0\u17f0-\u17f9\u19da\u2cfd\u3192-\u3195"
    "\ua6e6-\ua6ef\ua830-\ua835"
    "\U00010100-\U0001018b\U000102e1-\U00010323\U00010341\U0001034a\U000103d1-\U000103d5"
    "\U00010858-\U00010fcb\U00011052-\U00011065\U000111e1-\U000111f4\U0001173a-\U0001173b"
    "\U000118ea-\U000118f2\U00011c5a-\U00011c6c\U00011fc0-\U00011fd4\U00012400-\U0001246e"
    "\U00016b5b-\U00016b61\U00016e80-\U00016e96\U0001d2c0-\U0001d378\U0001e8c7-\U0001e8cf"
    "\U0001ec71-\U0001ed3d\U0001f4af\U0001f51f\U0001f947-\U0001f949"
)
"""Digits of every script, and what has a number in one character: ½, ², Ⅸ, ①, ㊀, 𐄇, 🔟, 🥇."""
