"""Where each part of a page is written: the id on the page → file and line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.story.edition import anchor, text_id

if TYPE_CHECKING:
    from liuzhou_site.checks.checked import Checked
    from liuzhou_site.story.inline import Story


def places_of(checked: Checked) -> Mapping[str, str]:
    """Return where paragraphs, sections, charts and figures of a sound project are written.

    Ids of a story go with its language (“en closures-1”), those of records alone.
    """
    found = {figure.id: str(figure.place) for figure in checked.book.figures.values()}
    charts = checked.project.charts
    found |= {anchor(name): str(charts.place(name)) for name in charts.value}
    for story in checked.stories:
        found |= _story(story)
    return MappingProxyType(found)


def _story(story: Story) -> dict[str, str]:
    found = {}
    for section in story.parts:
        found[f"{story.lang} {section.id}"] = str(section.heading.place)
        for number, block in enumerate(section.blocks, 1):
            found[f"{story.lang} {text_id(section.id, number)}"] = str(block.place)
    return found
