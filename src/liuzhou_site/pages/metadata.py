"""What the pages tell machines of themselves, and how to cite them: JSON-LD, BibTeX, CSL-JSON."""

import json
from collections.abc import Callable, Iterable, Iterator

from liuzhou_site.assets.data_package import as_json
from liuzhou_site.figures import dates
from liuzhou_site.load.schema.data import SourcePlace
from liuzhou_site.model import Lang
from liuzhou_site.numbers import say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.markup import Markup, escape
from liuzhou_site.story.paths import address, card_path, ledger_page, story_page

CITED = {"bib": "BibTeX", "json": "CSL-JSON"}
"""The endings of the files, and what they are called."""


def article_json(edition: Edition, headline: str, description: str) -> str:
    """Return the JSON-LD of the story: the article, what it is based on, where its data are."""
    project, site, lang = edition.project, edition.site, edition.lang
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "description": description,
        "inLanguage": edition.tag,
        "url": address(site.base, story_page(lang)),
        "image": site.base + card_path(lang),
        "datePublished": technical("date", site.published.isoformat()),
        "isBasedOn": _based_on(edition),
        "citation": project.source.value.title[lang],
        "correction": [edition.text(one.text) for one in site.corrections],
        **_modified(edition),
        **_people(edition),
        "license": site.licence_url,
        "hasPart": {"@type": "Dataset", "@id": address(site.base, ledger_page(lang))},
    }
    first = project.languages[0]
    if lang != first:
        article["translationOfWork"] = {"@id": address(site.base, story_page(first))}
    return json.dumps(article, ensure_ascii=False, separators=(",", ":"))


def latest(edition: Edition) -> str:
    """Return the day of publication or of the last correction, in ISO 8601."""
    site = edition.site
    return max([site.published, *(c.date for c in site.corrections)]).isoformat()


def _modified(edition: Edition) -> dict[str, str]:
    day = latest(edition)
    corrected = day != edition.site.published.isoformat()
    return {"dateModified": technical("date", day)} if corrected else {}


def _people(edition: Edition) -> dict[str, object]:
    site, lang = edition.site, edition.lang
    named = {
        key: [{"@type": "Person", "name": one[lang]} for one in people]
        for key, people in (("author", site.authors), ("editor", site.editors))
        if people
    }
    return {**named, "publisher": {"@type": "Organization", "name": site.publisher[lang]}}


def author_names(edition: Edition) -> list[str]:
    """Return who wrote the story; its publisher, where it names nobody."""
    site, lang = edition.site, edition.lang
    return [one[lang] for one in site.authors] or [site.publisher[lang]]


def _based_on(edition: Edition) -> object:
    """Return what the story was read from: a work, and the data tables of others."""
    project = edition.project
    work = {"@type": "CreativeWork", "name": project.source.value.title[edition.lang]}
    data = [
        {
            "@type": "Dataset",
            "name": edition.text(table.title),
            "creator": {"@type": "Organization", "name": edition.text(table.source)},
            "url": table.citation,
        }
        for table in project.tables.value.values()
    ]
    return [work, *data] if data else work


def dataset_json(edition: Edition, description: str) -> str:
    """Return the JSON-LD of the ledger: a dataset, whose place is the one we read, if any."""
    site, place = edition.site, edition.project.source.value.place
    lang = edition.lang
    kinds = {"figures.csv": "text/csv", "figures.json": "application/json"}
    home = address(site.base, ledger_page(lang))
    dataset = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": home,
        "inLanguage": edition.tag,
        "name": edition.string("title_ledger", title=site.title[lang]),
        "description": description,
        **_modified(edition),
        **_people(edition),
        "license": site.licence_url,
        "url": home,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": f"{site.base}data/{name}",
            }
            for name, kind in kinds.items()
        ],
        **_covered(place, lang),
        "temporalCoverage": _periods(edition),
        "variableMeasured": [
            *(one.names[lang] for one in site.categories.values()),
            *_changes(edition, home),
        ],
    }
    return json.dumps(dataset, ensure_ascii=False, separators=(",", ":"))


def _changes(edition: Edition, home: str) -> Iterator[dict[str, str]]:
    """Yield the changes of the source, each with what it is compared with.

    home: the address of the ledger, where each has its row.
    """
    for figure in edition.book.printed:
        if figure.quantity.change:
            since = figure.since.iso and edition.voice.say(figure.id, "since")
            yield {
                "@type": "PropertyValue",
                "@id": f"{home}#{figure.id}",
                "name": edition.text(figure.label),
                "measurementTechnique": edition.string("change_since", since=since)
                if since
                else edition.string("change"),
            }


def _covered(place: SourcePlace | None, lang: Lang) -> dict[str, object]:
    if place is None:
        return {}
    names = {"name": place.read_as[lang], "alternateName": place.printed[lang]}
    return {"spatialCoverage": {"@type": "Place", **names}}


def _periods(edition: Edition) -> list[str]:
    """Return the periods of the source's figures in ISO 8601, each once, in order.

    Of a data table, from its first to its last.
    """
    say = edition.voice.say
    dated = {f.period: f.id for f in edition.book.printed if f.period.iso}
    spans = []
    for name, table in edition.project.tables.value.items():
        cells = [f for column in table.columns for f in edition.book.cells(name, column)]
        ordered = sorted((f for f in cells if f.period.iso), key=lambda f: dates.order(f.period))
        if not ordered:
            continue
        first, last = ordered[0], ordered[-1]
        one = first.period == last.period
        spans.append(
            say(first.id, "days")
            if one
            else f"{say(first.id, 'begins')}/{say(last.id, 'finishes')}"
        )
    return [*(say(dated[period], "days") for period in sorted(dated, key=dates.order)), *spans]


citation_path: Callable[[Lang, str], str] = "data/citation-{}.{}".format
"""The path of a language's citation as a file, by its ending."""


def citation(edition: Edition) -> Markup:
    """Return the citation in words, its address a link."""
    site, lang = edition.site, edition.lang
    home = address(site.base, story_page(lang))
    words = edition.string(
        "citation",
        author=edition.joined(author_names(edition)),
        title=edition.setter.words(edition.story.headline),
        date=technical("date", say_date(site.published, edition.tongue)),
        address="\0",
    )
    return escape(words).replace("\0", Markup('<a href="{0}">{0}</a>').format(home))


def citation_files(edition: Edition) -> dict[str, bytes]:
    """Return the citation of a language as files, tokens in them: path → bytes."""
    site, lang = edition.site, edition.lang
    title = edition.setter.words(edition.story.headline)
    home = address(site.base, story_page(lang))
    day = technical("date", site.published.isoformat())
    editors = [one[lang] for one in site.editors]
    fields = {
        "author": _listed(author_names(edition)),
        **({"editor": _listed(editors)} if editors else {}),
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
        "author": [{"literal": name} for name in author_names(edition)],
        **({"editor": [{"literal": name} for name in editors]} if editors else {}),
        "issued": {"raw": day},
        "URL": home,
        "language": edition.tag,
    }
    return {
        citation_path(lang, "bib"): f"@online{{{name},\n{lines}}}\n".encode(),
        citation_path(lang, "json"): as_json([item]),
    }


def _listed(names: Iterable[str]) -> str:
    """Return names as BibTeX lists them, each whole."""
    return " and ".join(f"{{{name}}}" for name in names)
