"""The languages whose rules the engine has; any other brings its `Rules`."""

import re
from functools import lru_cache

from liuzhou_site.model import Rules, Tongue
from liuzhou_site.numbers.en import ENGLISH
from liuzhou_site.numbers.scripts import simplified
from liuzhou_site.numbers.zh import CHINESE, TRADITIONAL

LANGUAGES = {"zh": CHINESE, "en": ENGLISH, "zh-Hant": TRADITIONAL}
"""Code of a language → what the engine has of it."""


def hedges_beside(text: str, start: int, end: int, tongue: Tongue) -> tuple[str, ...]:
    """Return the hedges right before and behind what is said from start to end, the record's."""
    if isinstance(tongue, str):
        hedges, text = LANGUAGES[tongue].hedges, simplified(text)
        spans = (hedges.lead(text, start)[1], start), (end, hedges.trail(text, end)[1])
        words = (text[slice(*span)].strip() for span in spans)
        found = [word for word in words if not hedges.compares.fullmatch(word)]
    else:
        before, behind = _declared(tongue)
        found = [
            match[1] for match in (before.search(text, 0, start), behind.match(text, end)) if match
        ]
    return tuple(said.strip() for said in found if said.strip())


@lru_cache(maxsize=8)
def _declared(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the hedges of a declared language before a mention, and behind it."""
    parts = [words.split("{}") for words in rules.hedges.values()]
    left, right = ({re.escape(part[n].strip()) for part in parts} - {""} for n in (0, 1))
    begins, ends = (r"\b", r"(?!\w)") if rules.gap else ("", "")
    return (
        re.compile(rf"{begins}({'|'.join(sorted(left)) or '(?!)'})\s*$", re.IGNORECASE),
        re.compile(rf"\s*({'|'.join([*sorted(right), '%', '％', '‰'])}){ends}", re.IGNORECASE),
    )
