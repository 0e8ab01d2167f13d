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
        "unknown-series": (
            "The chart “{id}” draws the series “{found}”, which no data table has.{nearest}",
            "Write table.column, as in data/tables.yml.",
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
        "too-many-points": (
            "The chart “{id}” has {found} points; a drawing has at most {most}.",
            "Draw fewer periods, or fewer columns.",
        ),
        "too-many-lines": (
            "The chart “{id}” has {found} lines in one panel; at most {most} can be told apart.",
            "Use the form lines, which gives each a panel.",
        ),
        "undated-point": (
            "The chart “{id}” has a place in time for each number, and “{figure}” is undated.",
            "Give it its period if the source does, or use the form bars.",
        ),
        "hedged-point": (
            "The chart “{id}” leads a line through “{figure}”, which is hedged, a forecast or in doubt.",
            "Use the form bars or intervals, which show it.",
        ),
        "period-twice": (
            "A line of the chart “{id}” has the period {found} twice.",
            "Name one number a period, or give each line a group of its own.",
        ),
        "uneven-groups": (
            "The groups of the chart “{id}” have {found} marks; each row needs its own in every group.",
            "Name the same things in the same order in every group.",
        ),
        "not-a-slope": (
            "The chart “{id}” joins two points in time: it needs two groups, each of one period.",
            "Name what stood before in the first group, what came after in the second.",
        ),
        "no-sure-order": (
            "The chart “{id}” ranks its bars, but “{figure}” may be as great as “{other}”.",
            "Use the form bars, which keeps your order, or intervals.",
        ),
        "no-range": (
            "The chart “{id}” draws ranges, but nobody says where that of “{figure}” begins.",
            "Use the form bars.",
        ),
        "not-one-number": (
            "The chart “{id}” is one number; it has {found} marks.",
            "Name one figure, or use the form table.",
        ),
        "bad-vega": (
            "The spec of the chart “{id}” {why}.",
            "docs/gallery.md shows what may stand there; numbers and words come from figures.",
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
        # Starting
        "not-empty": (
            "There is something in “{found}” already.",
            "Name a folder that is not there yet, or an empty one.",
        ),
        "cannot-start": (
            "The story cannot be written here: {found}.",
            "Name a folder where you may write.",
        ),
        # Many stories
        "no-stories": (
            "There is no story in “{found}”: none of its folders holds content/site.yml.",
            "Name the folder that the folders of the stories lie in.",
        ),
        "story-name": (
            "The name of the folder “{found}” becomes part of an address.",
            "Write it in lower-case letters, digits and hyphens.",
        ),
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
