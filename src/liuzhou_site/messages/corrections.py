"""What an edition says otherwise than the one that readers know."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OR = "If that edition never appeared, put data/published.csv back as it was."

CORRECTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not-corrected": (
            "“{id}” is not what was published on {since}: its {column} was “{was}” and is “{now}”, and no correction says so.",
            "Add an entry to corrections in content/site.yml, dated {since} or later, that mentions {{{id}:{form}}} (what was published) and {{{after}}} (what holds) in every language; or put the figure back. "
            + _OR,
        ),
        "withdrawn": (
            "“{id}”, published on {since} as “{was}”, is not in the ledger any more, and no correction says so.",
            "Add an entry to corrections in content/site.yml, dated {since} or later, that mentions {{{id}:{form}}} (what was published) in every language. If it only has another id now, list that in aliases. "
            + _OR,
        ),
        "correction-moved": (
            "The correction of {day} says {{{id}}}, and would say something else than readers know: “{was}” then, “{now}” now.",
            "Write {{{id}:{form}}} there, in every language, and it goes on saying what it said.",
        ),
        "bad-published": (
            "No edition was recorded like this: {column} is “{found}”.",
            "Put data/published.csv back as it was; nobody but `python build.py record` writes to it.",
        ),
    }
)

UNRECORDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not-recorded": (
            "What this edition says is not recorded: {found} figures are new or say something else than before.",
            "Run `python build.py record` and commit the file that it writes; the next edition is compared with it.",
        ),
    }
)
