"""A language's Atom feed: the whole story, for readers who never open the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import context
from liuzhou_site.pages.blocks import section_blocks
from liuzhou_site.story.edition import Edition, address, feed_path, story_page
from liuzhou_site.story.typeset import with_first_uses


def feed_context(edition: Edition, charts: Mapping[str, context.Chart]) -> context.FeedContext:
    """Return the context of a language's Atom feed: the whole story, then its corrections.

    charts: each chart with its picture as the only download.
    """
    site = edition.project.site.value
    lang = edition.lang
    home = address(site.base, story_page(lang))
    entries = [_story(edition, charts)]
    days: list[str] = []
    for correction in site.corrections:
        day = correction.date.isoformat()
        days.append(day)
        entries.append(
            context.FeedEntry(
                id=f"{home}#corrections-{day}-{days.count(day)}",
                href=f"{home}#corrections",
                title=edition.string("corrections"),
                summary=edition.setter.text(correction.text[lang]),
                published=_moment(day),
                updated=_moment(day),
            )
        )
    return context.FeedContext(
        tag=edition.setter.tag(lang),
        id=home,
        title=site.title[lang],
        subtitle=edition.setter.text(site.description[lang]),
        self_href=f"{site.base}{feed_path(lang)}",
        page_href=home,
        updated=_moment(latest(edition)),
        author=site.publisher[lang],
        rights=edition.string("licence"),
        entries=tuple(entries),
    )


def _story(edition: Edition, charts: Mapping[str, context.Chart]) -> context.FeedEntry:
    site, setter, story = edition.project.site.value, edition.setter, edition.story
    home = address(site.base, story_page(edition.lang))
    return context.FeedEntry(
        id=home,
        href=home,
        title=setter.words(story.headline),
        summary=setter.words(story.standfirst[0]),
        published=_moment(site.published.isoformat()),
        updated=_moment(latest(edition)),
        standfirst=tuple(setter.html(text) for text in story.standfirst),
        points=tuple(setter.html(text) for text in story.summary),
        sections=tuple(_sections(edition, charts)),
    )


def _sections(edition: Edition, charts: Mapping[str, context.Chart]) -> Iterator[context.Section]:
    story = with_first_uses(edition.story, edition.project.glossary.value)
    for section in story.sections:
        heading = edition.setter.html(section.heading)
        blocks = tuple(section_blocks(edition, section, charts, {}))
        yield context.Section(section.id, heading, blocks, ())


def latest(edition: Edition) -> str:
    """Return the day of publication or of the last correction, in ISO 8601."""
    site = edition.project.site.value
    return max([site.published, *(c.date for c in site.corrections)]).isoformat()


def _moment(day: str) -> str:
    return technical("date", f"{day}T00:00:00Z")
