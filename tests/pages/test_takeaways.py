"""What readers take along: files beside each chart, feeds with the whole story, citations."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

LANGUAGES = ("zh", "en")
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def feeds(built):
    """Return the feed of each language as a tree."""
    return {
        lang: ET.fromstring(built.files[f"{lang}/feed.xml"])  # noqa: S314 (our own)
        for lang in LANGUAGES
    }


def charts(built, ending: str) -> dict[str, bytes]:
    """Return the files with an ending beside the charts' pages, by path."""
    return {path: raw for path, raw in built.files.items() if path.endswith(ending)}


def test_every_chart_has_its_files_in_every_language(built):
    """Also the one that the page shows as a table."""
    for ending in (".svg", ".card.png", ".vl.json", ".oembed.json"):
        assert len(charts(built, ending)) == 2 * len(built.project.charts.value), ending


def test_a_card_weighs_at_most_30_kilobytes(built):
    """Those of the charts and those of the languages."""
    cards = charts(built, ".card.png") | {
        f"{lang}.png": built.files[f"cards/{lang}.png"] for lang in LANGUAGES
    }
    assert {path: len(raw) for path, raw in cards.items() if len(raw) > 30 * 1024} == {}


def test_the_vega_lite_file_stands_alone(built):
    """Real colours, data within, and what it is, where it comes from and under which licence."""
    for path, raw in charts(built, ".vl.json").items():
        text = raw.decode("utf-8")
        found = json.loads(text)
        assert "var(" not in text, path
        assert all(found["datasets"].values()), path
        assert found["title"]["text"]
        assert found["description"]
        assert found["usermeta"]["license"].startswith("https://")
        assert found["usermeta"]["source"]


def test_the_bars_of_the_vega_lite_file_have_the_values_of_their_figures(built):
    """Its numbers are no words, which the audit reads; they are held against the record here."""
    found = json.loads(built.files["en/charts/chains/chains.vl.json"])
    rows = [row for table in found["datasets"].values() for row in table if "to" in row]
    figures = json.loads(built.files["data/figures.json"])["figures"]
    value = {row["id"]: row["value"] for row in figures}
    drawn = {row["figure"]: row["to"] for row in rows if "figure" in row}
    assert drawn
    assert drawn == {name: value[name] for name in drawn}


def test_the_answer_to_oembed_leads_to_the_chart_and_its_card(built):
    """As a frame to put on a page, with a picture of known size."""
    answer = json.loads(built.files["en/charts/chains/chains.oembed.json"])
    page = built.files["en/charts/chains/index.html"].decode("utf-8")
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert "/en/charts/chains/" in answer["html"]
    assert answer["thumbnail_url"].endswith("/en/charts/chains/chains.card.png")
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert 'type="application/json+oembed" href="' in page
    assert f'content="{answer["thumbnail_url"]}"' in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_has_the_whole_story(built, feeds, lang):
    """Every section, every chart as a picture with words for who does not see it."""
    content = feeds[lang].find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    headings = list(content.iter(f"{XHTML}h2"))
    page = built.files[f"{lang}/index.html"].decode("utf-8")
    assert len(headings) == page.count("<h2 id=")
    pictures = list(content.iter(f"{XHTML}img"))
    assert len(pictures) == len(built.project.charts.value)
    assert all(picture.attrib["alt"] for picture in pictures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_is_read_elsewhere(feeds, lang):
    """Every address in it is absolute, and nothing in it wants a script or a button."""
    for node in feeds[lang].iter():
        assert node.tag not in {f"{XHTML}button", f"{XHTML}script"}
        for key in ("href", "src"):
            assert node.attrib.get(key, "https://").startswith("https://")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_citation_is_the_same_in_words_and_for_programs(built, lang):
    """Title, date and address agree, and the page offers both files."""
    item = json.loads(built.files[f"data/citation-{lang}.json"])[0]
    bib = built.files[f"data/citation-{lang}.bib"].decode("utf-8")
    ledger = built.files[f"{lang}/figures/index.html"].decode("utf-8")
    assert f"title = {{{{{item['title']}}}}}" in bib
    assert f"date = {{{item['issued']['raw']}}}" in bib
    assert f"url = {{{item['URL']}}}" in bib
    assert item["title"] in ledger
    assert all(f"data/citation-{lang}.{ending}" in ledger for ending in ("bib", "json"))


def test_the_data_are_described_where_they_are(built):
    """The ledger carries the dataset for search engines; the story refers to it."""
    ledger = built.files["en/figures/index.html"].decode("utf-8")
    story = built.files["en/index.html"].decode("utf-8")
    found, article = (
        json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
        for text in (ledger, story)
    )
    assert found["@type"] == "Dataset"
    assert {
        "license",
        "distribution",
        "temporalCoverage",
        "spatialCoverage",
        "variableMeasured",
    } <= found.keys()
    assert article["hasPart"]["@id"] == found["@id"]
