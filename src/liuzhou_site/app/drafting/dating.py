"""Which date of a paragraph dates which of its figures, and what a change is compared with."""

from liuzhou_site.app.drafting.dated_ahead import ahead
from liuzhou_site.app.drafting.dated_behind import behind
from liuzhou_site.app.drafting.dates import Date
from liuzhou_site.app.drafting.times import Dating
from liuzhou_site.figures.transcript import SourceParagraph
from liuzhou_site.model import Quantity


def dating(
    lang: str, paragraph: SourceParagraph, figures: list[Quantity], dates: list[Date], head: Date
) -> list[Dating]:
    """Return how each of `figures` is dated; head: the date of the text, if it has one."""
    return (behind if lang == "en" else ahead)(paragraph, figures, dates, head)
