"""Where the pages and files of a site lie, and what the ids on its pages are."""

from collections.abc import Callable

from liuzhou_site.model import Lang

LOST = "404.html"
COVER = "index.html"
BOTH = "both/index.html"

story_page: Callable[[Lang], str] = "{}/index.html".format
ledger_page: Callable[[Lang], str] = "{}/figures/index.html".format
feed_path: Callable[[Lang], str] = "{}/feed.xml".format
card_path: Callable[[Lang], str] = "cards/{}.png".format
"""The paths of a language's story, ledger, Atom feed and share card."""
chart_page: Callable[[Lang, str], str] = "{}/charts/{}/index.html".format
chart_file: Callable[[Lang, str, str], str] = "{0}/charts/{1}/{1}.{2}".format
chart_card: Callable[[Lang, str], str] = "{0}/charts/{1}/{1}.card.png".format
oembed_path: Callable[[Lang, str], str] = "{0}/charts/{1}/{1}.oembed.json".format
"""The paths of a chart's own page, of a file beside it by its ending, of its share card and its
oEmbed answer, by its language and its id."""
data_path: Callable[[str], str] = "data/{}.csv".format
"""The path of a chart's table."""
text_id: Callable[[str, int], str] = "{}-{}".format
"""The id of a block of running text, by its section and its place in it from 1 on."""
TOP, SUMMARY = "_main", "_summary"
"""The ids of a page's contents, which begin with the headline, and of the story in short."""


def address(base: str, path: str) -> str:
    """Return the absolute address of a page; its folder's, where it is an index."""
    return base + path.removesuffix("index.html")


def image_file(name: str, cut: str) -> str:
    """Return the path of an image at one of its widths, of “480.webp”."""
    return f"images/{name.replace('.', '-')}-{cut}"


def heading_id(name: str) -> str:
    """Return the id of the heading that names a chart."""
    return f"{anchor(name)}-h"


def anchor(name: str, kind: str = "chart") -> str:
    """Return the id of something on a page that goes by its kind: chart, table, term, check, slip.

    No section’s id may be like that of a chart by chance.
    """
    return f"{kind}-{name.replace('_', '-')}"
