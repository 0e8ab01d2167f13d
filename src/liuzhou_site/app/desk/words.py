"""The words of the desk's own page, in the language that the editor is told in."""

from collections.abc import Mapping
from functools import cache

from liuzhou_site.messages import say, sentences

_DESK = "desk-"
_KEYS: Mapping[str, str] = {
    "n  p": "key_next", "j  k": "key_step", "a": "key_accept", "i": "key_edit",
    "Enter": "key_enter", "Esc": "key_out", "e": "fields", "x": "aside", "s": "split", "m": "join",
    "d": "double", "f": "figure_do", "u": "undo", "r": "relations", "?": "keys",
}  # fmt: skip


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return all that the desk says, by its codes without what they all begin with."""
    parts = sentences(lang)["parts"].items()
    return {code.removeprefix(_DESK).replace("-", "_"): said for code, said in parts
            if code.startswith(_DESK)}  # fmt: skip


def keys(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of the page, each with what it does."""
    return tuple((key, words(lang)[code]) for key, code in _KEYS.items())


def column(name: str, lang: str, languages: Mapping[str, str]) -> str:
    """Return what a column is called; of one that each language has, with that language.

    languages: what each is called.
    """
    stem, _, of = name.rpartition("_")
    if of not in languages:
        return words(lang)[name]
    return say("desk-in-language", lang, [("what", words(lang)[stem]), ("language", languages[of])])


def role(name: str, lang: str) -> str:
    """Return what a numeral is called by its role."""
    return words(lang).get(f"is_{name}", name)
