"""The images of a story: whose they are, and what may be done with them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from liuzhou_site.load.schema.kinds import Address, FigureId, Model, Words, key

FileName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}\.(jpg|jpeg|png|webp|svg)$")
]


class Credit(Model):
    """An image; its key is the name of its file in `content/images/`."""

    credit: Words = key("Who made it.", {"zh": "摄影：李明", "en": "Photograph: Li Ming"})
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9.-]*$")] = key(
        "The SPDX name of its licence.", "CC-BY-4.0"
    )
    source: Address = key("Where it was found.", "https://example.org/harbour", default="")
    figures: list[FigureId] = Field(
        description="The figures that are to be read in the image itself.",
        examples=[["bridges"]],
        default_factory=list,
    )
