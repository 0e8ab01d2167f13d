"""What each form of chart has room for and which traits it has, as `forms.csv` lists them."""

import csv
from importlib.resources import files
from typing import Literal

_LISTED = csv.DictReader((files(__package__) / "forms.csv").read_text("utf-8").splitlines())
LIMITS = {row["form"]: row for row in _LISTED}
"""Form → the rows or points that it has room for, where that is not seven; the columns that can be
told apart, where its groups are columns; and its traits, see `has`."""

Trait = Literal[
    "time", "amounts", "titled", "lying", "bars", "outline", "places", "spec", "texts", "checks"
]  # fmt: skip


def has(form: str, trait: Trait) -> bool:
    """Say whether a form has a trait.

    time, amounts: it names periods, or amounts, along an axis. titled: its groups are columns, told
    apart by their titles. lying: what is below zero lies on the left. bars: it is told as bars are.
    outline, places, spec, texts, checks: it draws what stands under such a key of a chart.
    """
    return form in LIMITS and trait in LIMITS[form]["traits"].split()
