"""Where the pages and files of a site lie, and what the ids on its pages are."""

from liuzhou_site.model import Lang

LOST = "404.html"
COVER = "index.html"
BOTH = "both/index.html"


def address(base: str, path: str) -> str:
    """Return the absolute address of a page; its folder's, where it is an index."""
    return base + path.removesuffix("index.html")


def story_page(lang: Lang) -> str:
    """Return the path of a language's story."""
    return f"{lang}/index.html"


def ledger_page(lang: Lang) -> str:
    """Return the path of a language's ledger."""
    return f"{lang}/figures/index.html"


def chart_page(lang: Lang, chart: str) -> str:
    """Return the path of a chart's own page."""
    return f"{lang}/charts/{chart}/index.html"


def data_path(chart: str) -> str:
    """Return the path of a chart's table."""
    return f"data/{chart}.csv"


def chart_file(lang: Lang, chart: str, ending: str) -> str:
    """Return the path of a file beside a chart's page, by its ending."""
    return f"{lang}/charts/{chart}/{chart}.{ending}"


def image_file(name: str, cut: str) -> str:
    """Return the path of an image at one of its widths, of “480.webp”."""
    return f"images/{name.replace('.', '-')}-{cut}"


def chart_card(lang: Lang, chart: str) -> str:
    """Return the path of a chart's share card."""
    return chart_file(lang, chart, "card.png")


def oembed_path(lang: Lang, chart: str) -> str:
    """Return the path of a chart's oEmbed answer."""
    return chart_file(lang, chart, "oembed.json")


def feed_path(lang: Lang) -> str:
    """Return the path of a language's Atom feed."""
    return f"{lang}/feed.xml"


def card_path(lang: Lang) -> str:
    """Return the path of a language's share card."""
    return f"cards/{lang}.png"


def heading_id(name: str) -> str:
    """Return the id of the heading that names a chart."""
    return f"{anchor(name)}-h"


def text_id(section: str, number: int) -> str:
    """Return the id of a block of running text, the `number`th block of its section."""
    return f"{section}-{number}"


def anchor(name: str, kind: str = "chart") -> str:
    """Return the id of something on a page that goes by its kind: chart, table, term, check, slip.

    No section’s id may be like that of a chart by chance.
    """
    return f"{kind}-{name.replace('_', '-')}"
