"""How to cite the feature: in words, for BibTeX, and as CSL-JSON."""

from __future__ import annotations

from markupsafe import Markup, escape

from liuzhou_site.assets.data_package import as_json
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.edition import Edition, address, story_page

KINDS = {"bib": "BibTeX", "json": "CSL-JSON"}
"""The endings of the files, and what they are called."""


def citation_path(lang: str, ending: str) -> str:
    """Return the path of a language's citation as a file."""
    return f"data/citation-{lang}.{ending}"


def told(edition: Edition) -> Markup:
    """Return the citation in words, its address a link."""
    site, lang = edition.project.site.value, edition.lang
    home = address(site.base, story_page(lang))
    words = edition.string(
        "citation",
        author=site.publisher[lang],
        title=edition.setter.words(edition.story.headline),
        date=technical("date", say_date(site.published, edition.tongue)),
        address="\0",
    )
    return escape(words).replace("\0", Markup('<a href="{0}">{0}</a>').format(home))


def files(edition: Edition) -> dict[str, bytes]:
    """Return the citation as files, tokens in them: path → bytes."""
    site, lang = edition.project.site.value, edition.lang
    title = edition.setter.words(edition.story.headline)
    home = address(site.base, story_page(lang))
    day = technical("date", site.published.isoformat())
    fields = {
        "author": f"{{{site.publisher[lang]}}}",
        "title": f"{{{title}}}",
        "year": technical("year", f"{site.published.year}"),
        "date": day,
        "url": home,
        "language": edition.tag,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    name = f"reading-{lang}"
    item = {
        "id": name,
        "type": "article-newspaper",
        "title": title,
        "author": [{"literal": site.publisher[lang]}],
        "issued": {"raw": day},
        "URL": home,
        "language": edition.tag,
    }
    return {
        citation_path(lang, "bib"): f"@online{{{name},\n{lines}}}\n".encode(),
        citation_path(lang, "json"): as_json([item]),
    }
