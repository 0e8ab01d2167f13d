"""The words of the desk's own page, in the language that the editor is told in."""

from __future__ import annotations

from collections.abc import Mapping

from liuzhou_site.messages import say

_WORDS = (
    "desk-title", "desk-preview", "desk-relations", "desk-text", "desk-skip", "desk-keys",
    "desk-shortcuts", "desk-accept", "desk-save", "desk-aside", "desk-aside-do", "desk-split",
    "desk-split-do", "desk-split-how", "desk-join", "desk-figure-do", "desk-undo", "desk-doubtful",
    "desk-look", "desk-draft-do", "desk-conflict", "desk-on-disk", "desk-yours", "desk-keep-yours",
    "desk-take-disk", "desk-drop", "desk-take", "desk-no-relations", "desk-none-left",
    "desk-changed-there", "desk-lost", "desk-fields", "desk-units", "desk-double", "desk-paragraph",
)  # fmt: skip
_KEYS: Mapping[str, str] = {
    "n  p": "desk-key-next", "j  k": "desk-key-step", "a": "desk-key-accept", "i": "desk-key-edit",
    "Enter": "desk-key-enter", "Esc": "desk-key-out", "e": "desk-fields", "x": "desk-aside",
    "s": "desk-split", "m": "desk-join", "d": "desk-double", "f": "desk-figure-do",
    "u": "desk-undo", "r": "desk-relations", "?": "desk-keys",
}  # fmt: skip
_COLUMNS: Mapping[str, str] = {
    "id": "desk-id", "value": "desk-value", "unit": "desk-unit", "hedge": "desk-hedge",
    "period": "desk-period", "since": "desk-since", "from": "desk-from", "to": "desk-to",
    "terms": "desk-terms", "scope": "desk-scope", "whole": "desk-whole",
    "as_printed": "desk-as-printed",
    "status": "desk-status", "category": "desk-category", "role": "desk-role",
    "refers": "desk-refers", "label": "desk-label", "note": "desk-note", "reason": "desk-reason",
    "paragraph": "desk-paragraph", "kind": "desk-kind", "zh": "desk-zh", "one": "desk-one",
    "other": "desk-other",
}  # fmt: skip
_ROLES: Mapping[str, str] = {
    "figure": "desk-is-figure", "again": "desk-is-again", "period": "desk-is-period",
    "name": "desk-is-name", "aside": "desk-is-aside",
}  # fmt: skip
DONE: Mapping[str, str] = {
    "accept": "desk-did-accept", "save": "desk-did-save", "aside": "desk-did-aside",
    "split": "desk-did-split", "join": "desk-did-join", "double": "desk-did-double",
    "figure": "desk-did-figure",
    "undo": "desk-did-undo", "draft": "desk-did-draft", "take": "desk-did-take",
    "drop": "desk-did-drop",
}  # fmt: skip
"""What was done, by what was asked for."""


def words(lang: str) -> Mapping[str, str]:
    """Return the words of the page by their codes, without what they all begin with."""
    return {code.removeprefix("desk-").replace("-", "_"): say(code, lang) for code in _WORDS}


def keys(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of the page, each with what it does."""
    return tuple((key, say(code, lang)) for key, code in _KEYS.items())


def column(name: str, lang: str, languages: Mapping[str, str]) -> str:
    """Return what a column is called; of one that each language has, with that language.

    languages: what each is called.
    """
    stem, _, of = name.rpartition("_")
    if of in languages and stem in _COLUMNS:
        return say(
            "desk-in-language",
            lang,
            [("what", say(_COLUMNS[stem], lang)), ("language", languages[of])],
        )
    return say(_COLUMNS[name], lang)


def role(name: str, lang: str) -> str:
    """Return what a numeral is called by its role."""
    return say(_ROLES[name], lang) if name in _ROLES else name


def did(what: str, lang: str) -> str:
    """Return what is told of an edit that was made; "" for no edit."""
    return say(DONE[what], lang) if what in DONE else ""
