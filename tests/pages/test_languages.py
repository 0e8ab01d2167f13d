"""Stories in any languages, one or more, in any order: every page is parsed."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import html
from tests.pages.spoken_in import HANT, spoken_in

from liuzhou_site.app.console import kept
from liuzhou_site.checks.checked import check
from liuzhou_site.numbers import regional
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

TAGS = {"zh": "zh-Hans", HANT: HANT, "en": "en", "de": "de"}
_HAN = re.compile("[\u3400-\u9fff]")
PEOPLE = """
authors: [{zh: 李明, en: Li Ming, de: Li Ming}]
editors: [{zh: 陈晨, en: Chen Chen, de: Chen Chen}]
licence:"""
SPOKEN = [
    ("library", ("en", "zh")),
    ("library", (HANT, "en")),
    ("library", ("zh", HANT)),
    ("library", (HANT,)),
    ("ferry", ("en", "de")),
    ("ferry", ("de", HANT)),
    ("ferry", ("de",)),
    ("ferry", ("de", "en", "zh")),
]


@pytest.mark.parametrize(("story", "langs"), SPOKEN)
@pytest.mark.slow
def test_a_story_in_any_languages(
    story: str, langs: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    """Nothing is wrong with it, and each page says of itself what is so."""
    root: Path = request.getfixturevalue(story)
    settings = root / "content" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("\nlicence:", PEOPLE, 1), encoding="utf-8")
    spoken_in(root, *langs)
    assert [problem.code for problem in check(root).warnings] == ["nothing-accepted"]
    files = build(root, kept(root)).files
    assert ("both/index.html" in files) == (len(langs) > 1)
    pages = {path: html.fromstring(raw) for path, raw in files.items() if path.endswith("html")}
    titles = Counter(page.findtext(".//title") for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    for path, page in pages.items():
        _speaks(path, page, langs)
        _leads_to_its_twins(path, pages)
        assert page.xpath("//meta[@name='author']/@content") == [_author(page)], path
    _names_its_people(files, langs)


def _author(page: html.HtmlElement) -> str:
    return "李明" if page.get("lang").startswith("zh") else "Li Ming"


def _speaks(path: str, page: html.HtmlElement, langs: tuple[str, ...]) -> None:
    """Its language, as pages and as Open Graph write it; words of another say that they are."""
    lang = next((lang for lang in langs if path.startswith(f"{lang}/")), langs[0])
    assert page.get("lang") == TAGS[lang]
    assert page.xpath("//meta[@property='og:locale']/@content") == [regional(TAGS[lang])]
    others = page.xpath("//meta[@property='og:locale:alternate']/@content")
    if path != "404.html":
        assert others == [regional(TAGS[one]) for one in langs if one != lang], path
    if path == "both/index.html":
        assert page.xpath("//main/header/p/span/@lang") == [TAGS[langs[1]]]
    unmarked = [
        str(text)
        for text in page.xpath("//body//text()")
        if _HAN.search(text)
        and not text.getparent()
        .xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        .startswith("zh")
    ]
    assert unmarked == [], path


def _leads_to_its_twins(path: str, pages: dict[str, html.HtmlElement]) -> None:
    """Each page that one names as its twin names it in turn; the cover is for all others."""

    def twins(page: html.HtmlElement) -> dict[str, str]:
        found = page.xpath("//link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): link.get("href") for link in found}

    own = twins(pages[path])
    address = {
        page.xpath("string(//link[@rel='canonical']/@href)"): page for page in pages.values()
    }
    for tag, href in own.items():
        assert twins(address[href]) == own, f"{path} {tag}"
    here = pages[path].xpath("string(//link[@rel='canonical']/@href)")
    assert not own or here in own.values()


def _names_its_people(files: dict[str, bytes], langs: tuple[str, ...]) -> None:
    """Author, editor and publisher, for machines, in feeds and citations."""
    for lang in langs:
        author, editor = ("李明", "陈晨") if lang[:2] == "zh" else ("Li Ming", "Chen Chen")
        editor = "陳晨" if lang == HANT else editor
        for path in (f"{lang}/index.html", f"{lang}/figures/index.html"):
            page = html.fromstring(files[path])
            said = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
            assert (said["author"][0]["name"], said["editor"][0]["name"]) == (author, editor)
            assert said["publisher"]["name"]
        assert f"<name>{author}</name>" in files[f"{lang}/feed.xml"].decode()
        cited = json.loads(files[f"data/citation-{lang}.json"])[0]
        assert (cited["author"], cited["editor"]) == (
            [{"literal": author}],
            [{"literal": editor}],
        )
        assert f"editor = {{{{{editor}}}}}" in files[f"data/citation-{lang}.bib"].decode()


def test_english_for_elsewhere_and_chinese_for_taiwan() -> None:
    """Open Graph writes a language with a country; a tag that has one keeps it."""
    tags = ("zh-Hans", "zh-Hant", "zh-HK", "en", "en-US", "de", "de-AT", "fr")
    expected = ["zh_CN", "zh_TW", "zh_HK", "en_GB", "en_US", "de_DE", "de_AT", "fr_FR"]
    assert list(map(regional, tags)) == expected
