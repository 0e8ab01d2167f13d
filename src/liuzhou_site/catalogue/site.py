"""Mistakes in charts, in the finished pages, and in writing them to disk."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Charts
        "unknown-chart": (
            "There is no chart “{found}” in content/charts.yml.{nearest}",
            "Correct the name, or define the chart.",
        ),
        "unknown-in-chart": (
            "The chart “{id}” names the {kind} “{found}”, which does not exist.{nearest}",
            "Correct the name, or add the {kind}.",
        ),
        "not-in-chart": (
            "The chart “{id}” has words for “{found}”, which it does not draw.{nearest}",
            "Correct the name, or delete the words.",
        ),
        "chart-unused": (
            "The chart “{found}” is placed nowhere.",
            "Write {{chart {found}}} on a line of its own in each language, or delete it.",
        ),
        "unknown-list": ("There is no list “{found}”.{nearest}", "Write one of: {expected}."),
        "unknown-form-of-chart": (
            "There is no form of chart “{found}”.{nearest}",
            "Write one of: {forms}.",
        ),
        "too-many-marks": (
            "The chart “{id}” has {found} marks; more than seven cannot be told apart.",
            "Split it, or use the form table.",
        ),
        "empty-group": ("A group of the chart “{id}” has no figures.", "Name at least one."),
        "mixed-units": (
            "A group of the chart “{id}” mixes the units {found} on one axis.",
            "Give each unit a group of its own.",
        ),
        "not-countable": (
            "The chart “{id}” counts squares, but “{figure}” is not a whole number up to a thousand.",
            "Use the form bars.",
        ),
        "hedged-part": (
            "The chart “{id}” shows “{figure}” as an exact part, but the record is hedged or a range.",
            "Use the form squares or bars, which show the hedge.",
        ),
        "one-group": (
            "The chart “{id}” has {found} groups; its form draws one.",
            "Name all figures in one group, or use the form out_in.",
        ),
        "check-in-a-chart": (
            "The chart “{id}” names the check “{found}”, which its form cannot draw.",
            "Use the form agreement for checks of amounts, or name figures; dates are not drawn.",
        ),
        "not-a-share": (
            "The chart “{id}” draws shares, but “{figure}” is none.",
            "Use the form bars.",
        ),
        "not-a-whole": (
            "The chart “{id}” needs a part, the remainder and the whole; it has {found} marks.",
            "Name the three in this order in one group.",
        ),
        "negative-bar": (
            "The chart “{id}” draws a bar for a value below zero.",
            "Use the form table.",
        ),
        "no-glyph": (
            "The pictures cannot show “{found}” of “{text}”: their fonts have no such character.",
            "Write it with other characters; look whether a letter of another alphabet slipped in.",
        ),
        "formula-cell": (
            "“{found}” would be calculated by a spreadsheet that opens {path}.",
            "Begin the text with a word.",
        ),
        "duplicate-path": (
            "Two files would be written to {found}.",
            "Give the chart another name.",
        ),
        # The finished pages
        "unbound-output": (
            "“{found}” is a number that no figure vouches for, in “{context}”.",
            "Mention a figure instead, declare the name in content/names.yml, or reword what stands in the template.",
        ),
        "drifted": (
            "“{found}” stands where the record says “{expected}”.",
            "Rebuild; if it stays, report it as a fault of the engine.",
        ),
        "broken-link": ("The link {found} leads nowhere.", "Correct the address."),
        # Publishing
        "foreign-target": (
            "No build made this, and the next edition would take its place.",
            "Move it elsewhere, or delete it; a build replaces only what a build has made.",
        ),
        "cannot-write": (
            "The site cannot be written: {found}. The earlier edition stands as it was.",
            "Free space or permissions on this folder, and build again.",
        ),
        "outside": (
            "This path leads out of the site.",
            "Give charts and sections plain ids.",
        ),
    }
)
