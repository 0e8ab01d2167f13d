"""Where the pages of a story say or draw what the ledger holds, so that its rows can lead there."""

from collections.abc import Iterator, Mapping

from liuzhou_site.charts.captions import charted
from liuzhou_site.errors import Place
from liuzhou_site.pages.context import Link
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.inline import LEAD, OPENING, Block, Inline
from liuzhou_site.story.paths import SUMMARY, TOP, anchor, story_page, text_id

Places = Mapping[str, tuple[tuple[str, str], ...]]
"""Id of a figure, a check or a comparison → the places that say it: ids on the page, with words."""


def places(build: BuildContext, edition: Edition) -> Places:
    """Return where each figure, check and comparison is said or drawn, in reading order.

    A paragraph goes by its section's heading, with its first words where that has gone before.
    """
    found: dict[str, dict[str, str]] = {}
    for place, told, longer, names in _said(build, edition):
        for name in names:
            led = found.setdefault(name, {})
            led.setdefault(place, longer if told in led.values() else told)
    return {name: tuple(led.items()) for name, led in found.items()}


def links(edition: Edition, told: Places, *names: str) -> tuple[Link, ...]:
    """Return the ways to where any of these names is said or drawn, each place once."""
    story = edition.way(story_page(edition.lang))
    there = dict(place for name in names for place in told.get(name, ()))
    return tuple(Link(words, f"{story}#{place}") for place, words in there.items())


def _said(build: BuildContext, edition: Edition) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield each place: its id, its words, longer ones, and the names that are said there."""
    story, words = edition.story, edition.setter.words
    top, short = words(story.headline), edition.string("summary")
    yield TOP, top, top, _names(story.headline, *story.standfirst)
    yield SUMMARY, short, short, _names(*story.summary)
    for section in story.parts:
        heading = words(section.heading)
        if section.id != LEAD:
            yield section.id, heading, heading, _names(section.heading)
        for number, block in enumerate(section.blocks, 1):
            if block.kind == "chart":
                title = edition.text(edition.project.charts.value[block.name].title)
                yield anchor(block.name), title, title, _drawn(build, edition, block.name)
                continue
            longer = " ".join([heading, *(_first_words(edition, one) for one in block.texts[:1])])
            yield text_id(section.id, number), heading, longer, _of_block(edition, block)


def _drawn(build: BuildContext, edition: Edition, name: str) -> list[str]:
    """Return what a chart draws, and what its title, subtitle and note say."""
    chart = edition.project.charts.value[name]
    heads = (chart.title, chart.subtitle, chart.note)
    texts = (parse_text(words.get(edition.lang, ""), Place(""))[0] for words in heads)
    shown = charted(edition, build.art.charts[name, edition.lang].drawing)
    return [*_names(*texts), *(figure.id for figure in shown)]


def _of_block(edition: Edition, block: Block) -> list[str]:
    pictured = edition.project.images.value[block.name].figures if block.kind == "image" else ()
    return [*_names(*block.texts), *pictured]


def _names(*texts: Inline) -> list[str]:
    said = [*(ref.name for text in texts for ref in text.refs)]
    return said + [phrase.name for text in texts for phrase in text.phrases]


def _first_words(edition: Edition, text: Inline) -> str:
    """Return the beginning of a paragraph in quotation marks; its place where it is a number."""
    first = text.pieces[0] if text.pieces and isinstance(text.pieces[0], str) else ""
    words = first[:OPENING].rsplit(" ", 1)[0] if len(first) > OPENING else first
    return edition.string("quoted", words=f"{words.strip()}…")
