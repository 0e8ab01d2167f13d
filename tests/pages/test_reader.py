"""What readers are promised of every finished page: numbers, typography, candour."""

from __future__ import annotations

import html
import re

import pytest

from liuzhou_site.load.reading import load_project
from liuzhou_site.numbers import tokens
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.typeset import Typesetter

pytestmark = pytest.mark.slow

HAN = r"\u4e00-\u9fff"
SPACES = "\u0020\u00a0\u2007\u2009\u202f\u3000"


@pytest.fixture(scope="module")
def pages(built) -> dict[str, str]:
    """Return every HTML page by its path."""
    files = built.files
    return {path: files[path].decode() for path in files if path.endswith(".html")}


def runs(page: str) -> list[str]:
    """Return what is read, in runs between elements; mentions and foreign words part none.

    What is quoted from print is left out: it is as it is.
    """
    page = re.sub(r"<q\b.*?</q>", "", page)
    page = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    whole = re.sub(r'</?(span|button|wbr|a class="q)\b[^>]*>|(?<=\d)</a>', "", page)
    text = html.unescape(re.sub(r"<[^>]*>", "\n", whole))
    return [line.strip() for line in text.split("\n") if line.strip()]


def chinese(pages: dict[str, str]) -> dict[str, list[str]]:
    """Return the runs of the pages that are in Chinese alone."""
    return {path: runs(page) for path, page in pages.items() if path.startswith("zh/")}


def found(texts: dict[str, list[str]], pattern: str) -> list[str]:
    """Return every run in which the pattern is found, with its page."""
    seen = re.compile(pattern)
    return [f"{path}: {run}" for path, lines in texts.items() for run in lines if seen.search(run)]


def test_no_space_parts_thousands(pages):
    """A12: a screen reader would say two numbers."""
    every = {path: runs(page) for path, page in pages.items()}
    assert found(every, rf"\d[{SPACES}]\d{{3}}(?!\d)") == []


def test_no_space_is_stored_between_han_and_latin(pages):
    """B2: the style sheet sets it, where a browser can; a copied sentence has none."""
    han_first, latin_first = rf"[{HAN}][{SPACES}][A-Za-z0-9]", rf"[A-Za-z0-9%][{SPACES}][{HAN}]"
    assert found(chinese(pages), f"{han_first}|{latin_first}") == []
    assert all("text-autospace:normal" in page for page in pages.values())


def test_chinese_has_the_marks_of_chinese(pages):
    """B3: full-width beside Han, “” for quotations, dashes and ellipses doubled."""
    texts = chinese(pages)
    assert found(texts, rf"[{HAN}][,;:!?]|[,;!?][{HAN}]|[{HAN}]\.(?!\w)") == []
    assert found(texts, "[「」『』]") == []
    assert found(texts, r"(?<![—\d])—(?!—)|(?<!—)—(?![—\d])") == []  # years have one
    assert found(texts, "(?<!…)…(?!…)[^”]") == []


def test_nothing_is_slanted(pages):
    """B6: Han have no italics; emphasis is weight."""
    assert [path for path, page in pages.items() if re.search(r"<(em|i|cite)\b", page)] == []
    assert [path for path, page in pages.items() if re.search("italic|oblique", page)] == []


def test_paragraphs_are_parted_by_room_alone(pages):
    """B7: no indent beside it."""
    assert [path for path, page in pages.items() if "text-indent" in page] == []


def test_chinese_amounts_have_arabic_digits_and_scales(built):
    """B9: measured amounts as 1918亿元, years and months as 2021年5月, four digits unparted."""
    text = "\n".join(runs(built.files["zh/index.html"].decode()))
    assert re.search(r"\d亿元", text)
    assert re.search(r"\d{4}年\d{1,2}月", text)
    assert not re.search(r"\d,\d{3}", text)


def test_enhancements_are_no_more_than_that(pages):
    """B11: what few browsers know is a declaration of its own, which all others pass over."""
    for page in pages.values():
        assert not re.search(r"@supports[^{]*(text-spacing|hanging-punctuation|text-wrap)", page)


def test_there_are_no_dollars(project, built):
    """C5: no rate is on record, so nothing is converted, in texts or charts."""
    assert not {"USD", "dollar"} & load_project(project).units.keys()
    texts = [
        raw.decode() for path, raw in built.files.items() if re.search(r"\.(html|svg|csv)$", path)
    ]
    assert not any(re.search(r"US\$|\$\d|美元|[Dd]ollars?\b", text) for text in texts)


@pytest.mark.parametrize(("lang", "most"), [("en", 12), ("zh", 22)])
def test_a_chart_s_title_is_a_finding_in_a_sentence(lang, most, project, pages):
    """D1: a bound number or comparison, at most twelve English words or twenty-two Han."""
    charts = load_project(project).charts.value
    unit = r"[^\s]+" if lang == "en" else rf"[{HAN}]|[\d.]+%?"
    for name, chart in charts.items():
        assert "{" in chart.title[lang] or chart.places, name  # a map has no figures
        page = pages[f"{lang}/charts/{name}/index.html"]
        title = html.unescape(re.sub("<[^>]*>", "", re.search("<h1.*?</h1>", page, re.DOTALL)[0]))
        assert len(re.findall(unit, title)) <= most, title


def test_english_is_plain(sound):
    """What the story says in English is read with nine years of school or fewer.

    The Automated Readability Index (Smith and Senter, 1967), which needs no dictionary.
    """
    checked = sound("own")
    story = next(story for story in checked.stories if story.lang == "en")
    setter = Typesetter(Voice(checked.project, checked.book, "en"), "")
    text = " ".join(tokens.strip(setter.words(inline)) for inline in story.inlines())
    words = re.findall(r"[A-Za-z’'-]+|\d[\d.,%–]*", text)
    sentences = re.findall(r"[.?!](?:\s|$)", text)
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    assert 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43 <= 9


def test_every_page_leads_to_method_doubts_and_corrections(pages):
    """D4: how it was made, what is not verified, what was corrected; the section is there."""
    for path, page in pages.items():
        for section in ("method", "open", "corrections"):
            assert re.search(rf'href="[^"]*#{section}"', page), f"{path}: {section}"


def test_every_page_says_what_it_is(project, pages):
    """D5: a data reading of one newspaper article, in the head of each page."""
    label = load_project(project).site.value.label
    for path, page in pages.items():
        assert any(html.escape(words, quote=False) in page for words in label.values()), path


def test_nothing_hangs_on_scrolling(pages):
    """D8: no script, no animation that scrolling drives; long pages have a list of contents."""
    for path, page in pages.items():
        assert not re.search(r"<script(?! type=.appl)|animation|scroll-timeline", page), path
    for lang in ("zh", "en"):
        assert 'class="toc"' in pages[f"{lang}/index.html"]
        assert 'class="toc"' in pages[f"{lang}/figures/index.html"]
