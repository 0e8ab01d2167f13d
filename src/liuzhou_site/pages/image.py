"""An image of the story, with what it shows, its caption and its credit."""

from dataclasses import dataclass

from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages.context import NOTHING
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.story.edition import Edition, host
from liuzhou_site.story.inline import LEAD, Block
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import image_file, text_id

_BETWEEN = Markup(" · ")


@dataclass(frozen=True)
class ImageBlock:
    """An image with all it carries. alt: what it shows, in words.

    webp, jpg: its addresses with their widths, "" of a drawing; src: that of the smallest.
    caption: may be NOTHING; credit: who made it, its licence, where it is from; figures: those to
    be read in it, or NOTHING; lazy: it loads when a reader comes near, as all but the first do.
    """

    id: str
    alt: str
    webp: str
    jpg: str
    src: str
    width: str
    height: str
    caption: Markup
    credit: Markup
    figures: Markup
    lazy: bool
    kind: str = "image"


def image_block(build: BuildContext, edition: Edition, block: Block, identity: str) -> ImageBlock:
    """Return the context of an image; identity: its id on the page."""
    setter, cuts = edition.setter, build.art.images[block.name]
    shown, *caption = block.texts

    def ways(ending: str) -> str:
        made = [width for width in cuts.widths if f"{width}.{ending}" in cuts.files]
        return ", ".join(f"{way(f'{width}.{ending}')} {width}w" for width in made)

    def way(cut: str) -> str:
        return edition.way(image_file(block.name, cut))

    return ImageBlock(
        id=identity,
        alt=setter.words(shown),
        webp=ways("webp"),
        jpg=ways("jpg"),
        src=way(next(cut for cut in cuts.files if cut.endswith((".jpg", ".svg")))),
        width=str(cuts.width),
        height=str(cuts.height),
        caption=setter.html(caption[0]) if caption else NOTHING,
        credit=_credit(edition, block.name),
        lazy=identity != text_id(LEAD, 1),
        figures=_BETWEEN.join(
            setter.mention(name, "label")
            for name in edition.project.images.value[block.name].figures
        ),
    )


def _credit(edition: Edition, name: str) -> Markup:
    image = edition.project.images.value[name]
    parts = [edition.rich(image.credit), escape(technical("identifier", image.licence))]
    if image.source:
        parts.append(Markup('<a href="{}">{}</a>').format(image.source, host(image.source)))
    return _BETWEEN.join(parts)
