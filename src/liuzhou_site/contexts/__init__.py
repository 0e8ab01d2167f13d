"""What each template is given: one frozen record a page, and the parts it is made of.

A template is rendered with a single name, `c`: `template.render(c=StoryContext(…))`. Texts that
are ready HTML (mentions wrapped as links, drawings) are `Markup`; plain `str` is escaped. Markup
`""` means "nothing here" and prints no element. Addresses are relative to the page unless the
field says absolute. Number mentions inside Markup look like this, so that the style sheet finds
them::

    <a class="q out" href="figures/#ID">261</a>     q + the category's colour (out in land ink),
                                                    + d when derived, + h when doubtful
"""

from liuzhou_site.contexts.blocks import (
    Block,
    Bullets,
    Chart,
    Correction,
    Corrections,
    Doubt,
    Doubts,
    Errata,
    Erratum,
    Finding,
    Findings,
    Note,
    Paragraph,
    PlaceRecord,
    Row,
    Section,
    Subheading,
    Table,
)
from liuzhou_site.contexts.frame import (
    NOTHING,
    Alternate,
    LegendEntry,
    Link,
    Page,
    Strip,
    Tally,
)
from liuzhou_site.contexts.views import (
    BothContext,
    ChartContext,
    CoverContext,
    Edition,
    Entry,
    EntryGroup,
    FeedContext,
    FeedEntry,
    LedgerContext,
    NotFoundContext,
    Pair,
    RobotsContext,
    Side,
    SitemapAddress,
    SitemapContext,
    StoryContext,
)

__all__ = [
    "NOTHING",
    "Alternate",
    "Block",
    "BothContext",
    "Bullets",
    "Chart",
    "ChartContext",
    "Correction",
    "Corrections",
    "CoverContext",
    "Doubt",
    "Doubts",
    "Edition",
    "Entry",
    "EntryGroup",
    "Errata",
    "Erratum",
    "FeedContext",
    "FeedEntry",
    "Finding",
    "Findings",
    "LedgerContext",
    "LegendEntry",
    "Link",
    "NotFoundContext",
    "Note",
    "Page",
    "Pair",
    "Paragraph",
    "PlaceRecord",
    "RobotsContext",
    "Row",
    "Section",
    "Side",
    "SitemapAddress",
    "SitemapContext",
    "StoryContext",
    "Strip",
    "Subheading",
    "Table",
    "Tally",
]
