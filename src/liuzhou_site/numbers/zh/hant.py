"""Chinese in traditional characters: what the rules of Chinese say, as its readers write it."""

from __future__ import annotations

import re
from dataclasses import replace

from liuzhou_site.model import Quantity, Unit
from liuzhou_site.numbers.scripts import traditional
from liuzhou_site.numbers.zh.periods import say_period
from liuzhou_site.numbers.zh.say import say_chinese

TRADITIONAL = "zh-Hant"
_UNIT = "\ufffc"
_OTHERWISE = (
    (re.compile("(?<=年)([一二三四])季度"), r"第\1季"),
    (re.compile("(?<=年前.)季度"), "季"),
    (re.compile("(?<![前至])(?=[一二三四](?:至.)?季度)"), "第"),
)
"""What is said otherwise; beside no year, 季 alone might be any season."""
_DECADE = re.compile(r"(\d+)世纪(\d0年代)")


def say_traditional(quantity: Quantity, unit: Unit, form: str) -> str:
    """Return a quantity in one of the forms of `say`, its unit written as its record has it."""
    word = unit.words[TRADITIONAL]["other"] if TRADITIONAL in unit.words else traditional(unit.zh)
    apart = _UNIT if unit.zh else ""
    said = traditional(say_chinese(quantity, replace(unit, zh=apart), form))
    return said.replace(_UNIT, f" {word}" if word[:1].isascii() else word)


def period_traditional(iso: str, form: str) -> str:
    """Return an ISO period in one of the forms of `say_period`: 1996年第三季, 1990年代."""
    said = say_period(iso, form)
    for found, words in _OTHERWISE:
        said = found.sub(words, said)
    if decade := _DECADE.fullmatch(said):
        said = f"{int(decade[1]) - 1}{decade[2]}"
    return traditional(said)
