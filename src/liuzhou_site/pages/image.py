"""An image of the story, with what it shows, its caption and its credit."""

from __future__ import annotations

from liuzhou_site.assets.images import Cuts
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.context.blocks import ImageBlock
from liuzhou_site.pages.context.frame import NOTHING
from liuzhou_site.story.edition import Edition, host, image_file
from liuzhou_site.story.inline import Block
from liuzhou_site.story.markup import Markup, escape

_BETWEEN = Markup(" · ")


def image_block(edition: Edition, block: Block, cuts: Cuts, identity: str) -> ImageBlock:
    """Return the context of an image; identity: its id on the page."""
    setter = edition.setter
    shown, *caption = block.texts

    def ways(ending: str) -> str:
        files = ((width, image_file(block.name, f"{width}.{ending}")) for width in cuts.widths)
        return ", ".join(f"{edition.way(path)} {width}w" for width, path in files)

    return ImageBlock(
        id=identity,
        alt=setter.words(shown),
        webp=ways("webp"),
        jpg=ways("jpg"),
        src=edition.way(image_file(block.name, f"{cuts.widths[0]}.jpg")),
        width=str(cuts.width),
        height=str(cuts.height),
        caption=setter.html(caption[0]) if caption else NOTHING,
        credit=_credit(edition, block.name),
        figures=_BETWEEN.join(
            setter.mention(name, "label")
            for name in edition.project.images.value[block.name].figures
        ),
    )


def _credit(edition: Edition, name: str) -> Markup:
    image = edition.project.images.value[name]
    parts = [edition.setter.rich(image.credit[edition.lang])]
    parts.append(escape(technical("identifier", image.licence)))
    if image.source:
        link = Markup('<a href="{}">{}</a>').format(image.source, host(image.source))
        parts.append(link)
    return _BETWEEN.join(parts)
