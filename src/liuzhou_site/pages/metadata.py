"""What the pages tell machines of themselves, as JSON-LD: the article, and the ledger as data."""

from __future__ import annotations

import json

from liuzhou_site.load.schema import SourcePlace
from liuzhou_site.model import Lang
from liuzhou_site.numbers.technical import technical
from liuzhou_site.story.edition import Edition, address, card_path, ledger_page, story_page


def article_json(edition: Edition, headline: str, description: str) -> str:
    """Return the JSON-LD of the story: the article, what it is based on, where its data are."""
    project = edition.project
    site, source = project.site.value, project.source.value
    lang = edition.lang
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
        "citation": source.title[lang],
        "correction": [edition.setter.text(one.text[lang]) for one in site.corrections],
        "publisher": {"@type": "Organization", "name": site.publisher[lang]},
        "license": site.licence_url,
        "hasPart": {"@type": "Dataset", "@id": address(site.base, ledger_page(lang))},
    }
    first = project.languages[0]
    if lang != first:
        article["translationOfWork"] = {"@id": address(site.base, story_page(first))}
    return json.dumps(article, ensure_ascii=False, separators=(",", ":"))


def _based_on(edition: Edition) -> object:
    """Return what the story was read from: a work, and the data tables of others."""
    project, setter, lang = edition.project, edition.setter, edition.lang
    work = {"@type": "CreativeWork", "name": project.source.value.title[lang]}
    data = [
        {
            "@type": "Dataset",
            "name": setter.text(table.title[lang]),
            "creator": {"@type": "Organization", "name": setter.text(table.source[lang])},
            "url": table.citation,
        }
        for table in project.tables.value.values()
    ]
    return [work, *data] if data else work


def dataset_json(edition: Edition, description: str) -> str:
    """Return the JSON-LD of the ledger: a dataset, whose place is the one we read, if any."""
    site, place = edition.project.site.value, edition.project.source.value.place
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
        "variableMeasured": [one.names[lang] for one in site.categories.values()],
    }
    return json.dumps(dataset, ensure_ascii=False, separators=(",", ":"))


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
    dated = {f.period.iso: f.id for f in edition.book.printed if f.period.iso}
    spans = []
    for name, table in edition.project.tables.value.items():
        cells = [f for column in table.columns for f in edition.book.cells(name, column)]
        ordered = sorted((f for f in cells if f.period.iso), key=lambda f: f.period.iso)
        ends = dict.fromkeys(say(f.id, "iso") for f in (*ordered[:1], *ordered[-1:]))
        spans += ["/".join(ends)] if ends else []
    return [*(say(dated[iso], "iso") for iso in sorted(dated)), *spans]
