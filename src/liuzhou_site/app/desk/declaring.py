"""What an editor adds to a file that the desk does not write, so that a field may name it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from liuzhou_site.app.desk.ledger import Ledger
from liuzhou_site.app.screen import Screen

_SECTIONS: Mapping[str, str] = {"scope": "scopes", "whole": "wholes", "refers": ""}
"""Column → where what it names is declared: in `content/site.yml`; "" in `content/names.yml`."""


@dataclass(frozen=True)
class Declaration:
    """What to add, ready to be copied, and where; what to do then."""

    told: str
    lines: tuple[str, ...]


def declaration(ledger: Ledger, column: str, typed: str, lang: str) -> Declaration | None:
    """Return what declares the words that were typed into a field; None where a file has no say.

    What is Chinese in them is proposed as such, and the rest as English; the editor adds the other.
    """
    if column not in _SECTIONS or not typed:
        return None
    told = Screen(lang).say
    section, project = _SECTIONS[column], ledger.project
    sheet = project.site if section else project.names
    under = {keys: line for keys, line in sheet.lines.items() if keys[:1] == (section,)}
    name = re.sub(r"[^a-z0-9]+", "_", typed.lower()).strip("_")[:32].lstrip("0123456789_")
    name = name or f"{column}_{len({keys[:2] for keys in under} or sheet.lines)}"
    name = f"{name}_2" if name in {*ledger.rows, *project.derived.value} else name
    if (section, name) in under:
        return Declaration(told("desk-declared", id=name), ())
    han = re.search(r"[\u4e00-\u9fff]", typed) is not None
    said = {
        one: typed if han is (one == "zh") and typed != name else "" for one in project.languages
    }
    words = ", ".join(f"{one}: {words}" for one, words in said.items())
    if section:
        entry = f"  {name}: {{{words}}}"
    else:
        forms = ", ".join(f"{one}: [{words}]" for one, words in said.items())
        reasons = ", ".join(f"{one}: " for one in said)
        entry = f"{name}: {{forms: {{{forms}}}, why: {{{reasons}}}}}"
    lines = (entry,) if under or not section else (f"{section}:", entry)
    line = max((under or sheet.lines).values(), default=1)
    return Declaration(told("desk-declare", path=sheet.path, line=line, id=name), lines)
