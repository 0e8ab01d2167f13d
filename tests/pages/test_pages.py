"""What pages are made of: addresses, typeset mentions, notes, descriptions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from lxml import html

from liuzhou_site.assets.compose import drawings_of
from liuzhou_site.charts.describe import describe
from liuzhou_site.model import Quantity
from liuzhou_site.numbers import tokens
from liuzhou_site.pages import blocks, claims
from liuzhou_site.pages.frame import tally
from liuzhou_site.story.assembled import with_first_uses
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import BOTH, COVER, LOST, ledger_page, story_page


@pytest.fixture(scope="module")
def checked(sound):
    """Return the second story as it was checked, with the project's templates."""
    return sound("library")


@pytest.fixture
def edition(checked):
    """Return a function that gives the edition of a language, seen from a page."""

    def seen(lang: str, path: str = "") -> Edition:
        story = next(story for story in checked.stories if story.lang == lang)
        return Edition(checked.voices[story.lang], story, path or story_page(lang))

    return seen


@pytest.mark.each(
    ("here", "there", "way"),
    [
        (story_page("en"), ledger_page("en"), "figures/index.html"),
        (ledger_page("en"), story_page("zh"), "../../zh/index.html"),
        (COVER, BOTH, "both/index.html"),
        (BOTH, COVER, "../index.html"),
        (LOST, story_page("en"), "/library/en/index.html"),
    ],
)
def test_addresses_name_a_file_and_lead_there_from_anywhere(edition, here, there, way):
    """Relative ways work from a folder; the lost page, shown at any depth, begins at the root."""
    base = edition("en", here).project.site.value.base
    expected = way.replace("/library/", re.sub(r"https?://[^/]+", "", base))
    assert edition("en", here).way(there) == expected


def test_the_tally_counts_nothing_that_there_is_not(edition):
    """A ledger from which nothing was calculated says nothing of it; the library has sums."""
    seen = edition("en")
    assert "ours" in {one.sign for one in tally(seen)}
    none = replace(seen.book.figures["ledger_derived"], quantity=Quantity(Decimal(0)))
    book = replace(seen.book, figures={**seen.book.figures, "ledger_derived": none})
    assert "ours" not in {
        one.sign for one in tally(replace(seen, voice=replace(seen.voice, book=book)))
    }


def test_a_mention_is_a_link_to_its_row_in_the_colour_of_its_kind(edition):
    """Its words carry its identity; what is doubtful has a class of its own."""
    shown = edition("en").setter.mention("lost")
    assert 'href="figures/index.html#lost"' in shown
    assert re.search(r'class="q \w+ h"', shown)
    (found,) = tokens.TOKEN.finditer(str(shown))
    assert (tokens.identity(found[1]), found[2]) == ("lost:prose:en", "more than 30")


def test_a_number_on_its_own_page_links_within_it(edition):
    """On the ledger a mention leads to a row of the same page."""
    assert 'href="#lost"' in edition("en", ledger_page("en")).setter.mention("lost")


def test_runs_of_another_script_carry_their_language(edition):
    """Han in English and Latin in Chinese are read out in their own voice (reader.md B1)."""
    assert '<span lang="zh-Hans">借书证</span>' in edition("en").setter.foreign("card (借书证)")
    assert '<span lang="en">Nordic Noir</span>' in edition("zh").setter.foreign(
        "读 Nordic Noir 的人"
    )


def test_what_an_editor_writes_is_escaped(edition):
    """A text is words, whatever it holds."""
    assert "<b>" not in edition("en").setter.rich("a <b> & {novels}")


def test_a_term_is_explained_where_it_comes_first(checked, edition):
    """Later mentions, and headings, have the short form."""
    story = with_first_uses(edition("en").story, checked.project.glossary.value)
    forms = [ref.form for text in story.inlines() for ref in text.refs if ref.name == "card"]
    assert forms[0] == "first"
    assert set(forms[1:]) <= {"prose"}


def test_a_note_stands_beside_the_first_mention_alone(edition):
    """A figure that is mentioned again does not say the same again; when it holds is no mention."""
    first = blocks.first_mentions(edition("en").story)
    names = [name for told in first.values() for name in told]
    assert len(names) == len(set(names))
    assert "lost" in names


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["own", "library", "keeling", "labour", "payrolls", "communique"])
def test_the_ledger_leads_to_every_place_that_says_a_figure(name, lang, sites):
    """From the opening and the summary to the last chart: none that is said is “not used”.

    Notes in the margin and lists of the record say figures again; they have ways of their own.
    """
    files = sites(name).files
    story, ledger = (
        html.fromstring(files[f"{lang}/{page}index.html"]) for page in ("", "figures/")
    )
    again = "ancestor::li[@popover] | ancestor::ul[@class='f' or @class='dl']"
    rows = {row.get("id"): row for row in ledger.xpath("//li[@id] | //section[@id]")}
    lost = []
    for said in story.xpath(f"//main//a[contains(@href, 'figures/index.html#')][not({again})]"):
        if not (said.get("class") or "").startswith("q "):
            continue
        figure = said.get("href").rpartition("#")[2]
        if figure not in rows or figure.startswith("check-"):
            continue
        ways = {
            way.get("href").rpartition("#")[2] for way in rows[figure].xpath(".//*[@class='get']/a")
        }
        if ways.isdisjoint(
            up.get("id") or up.get("aria-labelledby") for up in said.iterancestors()
        ):
            lost.append((figure, said.getparent().text_content()[:60]))
    assert lost == []


def plain(text) -> str:
    return tokens.strip(re.sub(r"<[^>]+>", "", str(text)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_descriptions_tell_every_mark_with_its_number(edition, lang):
    """First what is drawn and when, then each number; a comparison only of exact numbers."""
    here = edition(lang)
    for (name, _), drawing in drawings_of([here]).items():
        told = plain(describe(here, drawing))
        for mark in (mark for group in drawing.groups for mark in group.marks if mark.figure):
            said = tokens.strip(mark.noun if name == "agreement" else mark.said)
            assert said in told, name


def test_descriptions_are_in_a_fixed_order(edition):
    """Type, unit and time; the rows; the larger of two exact numbers (reader.md A3)."""
    here = edition("en")
    drawing = drawings_of([here])["lending", "en"]
    assert plain(describe(here, drawing)) == (
        "Bars on a common scale; in volumes; 2030. "
        "Lent: novels: 1,240; atlases: 96. Larger: novels."
    )


def test_hedged_numbers_are_not_compared(edition):
    """“More than” leaves open which is the larger."""
    here = edition("en")
    drawing = drawings_of([here])["agreement", "en"]
    assert "larger" not in plain(describe(here, drawing))


@pytest.mark.parametrize(
    ("lang", "worked"),
    [
        ("en", "1,240 volumes + 96 volumes = 1,336 volumesExact, as its figures are."),
        ("zh", "1240册 + 96册 = 1336册所用的都是确数，结果也是确数。"),
    ],
)
def test_a_calculation_is_written_out_with_links_to_its_figures(edition, lang, worked):
    """Formula, result and interval in words; each number that goes in leads to its row."""
    seen = edition(lang, ledger_page(lang))
    shown = claims.formula(seen, seen.book.figures["lent_total"])
    assert plain(shown) == worked
    assert re.findall('href="([^"]*)"', shown) == ["#novels", "#atlases"]


def test_what_is_counted_is_said_to_be_so(edition):
    """The ledger's own counts have no figures to link to."""
    seen = edition("en", ledger_page("en"))
    shown = plain(claims.formula(seen, seen.book.figures["ledger_figures"]))
    assert shown == "the rows of the ledger, counted = 9"


WORKED = {
    "en": "Calculated: more than 30 volumes &lt; 1,336 volumes. It can hold, given rounding and"
    " hedges.Of different times: No year is given for what was lost.",
    "zh": "算式：30多册 &lt; 1336册，考虑取整与约数，可以成立。时间不同：遗失的书没有注明年份。",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_is_worked_out_on_the_page_of_the_ledger(edition, lang):
    """The claim with the numbers put in, its outcome, and why it may mix what it mixes."""
    found = next(f for f in edition(lang).book.findings if f.id == "fewer_lost")
    assert plain(claims.finding(edition(lang, ledger_page(lang)), found).text).endswith(
        WORKED[lang]
    )
    assert "<small>" not in claims.finding(edition(lang), found).text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_is_worked_out_with_links_to_its_figures(edition, lang):
    """In each language the claim has its numbers, each leading to its row, and an outcome."""
    seen = edition(lang, ledger_page(lang))
    outcomes = {claims.finding(seen, found).text.count("<small>") for found in seen.book.findings}
    assert outcomes == {1}
    for found in seen.book.findings:
        worked = claims.finding(seen, found).text.partition("<small>")[2]
        assert set(re.findall('href="#([^"]*)"', worked)) >= set(found.figures)


def test_headings_are_cut_into_clauses_side_by_side_as_in_the_story(sites):
    """No line of the headline ends within a clause that has room on one."""
    files = sites("own").files
    clause = '<span class="ph">什么对不上</span>'
    assert all(clause in files[path].decode() for path in ("zh/index.html", "both/index.html"))


def test_no_place_of_the_engine_has_a_name_that_an_editor_may_give(project):
    """Figures, sections and notes may be called main, orders or summary: ours begin with _."""
    words = "".join(path.read_text("utf-8") for path in (project / "templates").glob("*.html"))
    own = re.findall(r'\sid="([^"{]*)"', words)
    assert own and all(name.startswith("_") for name in own)


def test_what_names_or_describes_a_part_is_on_the_page(built):
    """The id that an element gives for its name is that of another one there."""
    for path in (path for path in built.files if path.endswith(".html")):
        page = html.fromstring(built.files[path])
        for attribute in ("aria-labelledby", "aria-describedby", "popovertarget"):
            asked = {one for ids in page.xpath(f"//@{attribute}") for one in ids.split()}
            assert asked <= set(page.xpath("//@id")), path


def test_a_page_has_the_parts_that_one_can_jump_to(built):
    """One h1, no level of heading left out; head, ways with names, text and foot."""
    for path in (path for path in built.files if path.endswith(".html")):
        page = html.fromstring(built.files[path])
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) <= 1, path
        assert all(below <= above + 1 for above, below in pairwise([0, *levels])), path
        found = page.xpath("//body/header | //nav | //main | //body/footer")
        assert [one.tag for one in found[:2]] == ["header", "nav"], path
        assert all(one.get("aria-label") for one in found if one.tag == "nav"), path
        assert [one.tag for one in found].count("main") == 1, path
        assert found[-1].tag == "footer", path
        if "/" in path:
            assert levels[0] == 1, path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", ["jobs", "revised, unemployment", "pay"]), ("zh", ["岗位", "修订、失业率", "薪酬"])],
)
def test_the_key_of_the_overview_tells_each_colour_once(lang, told, sites):
    """Where two categories have one colour, it stands for both; it is not shown twice."""
    page = html.fromstring(sites("payrolls").files[f"{lang}/index.html"].decode())
    lines = page.xpath('//section[@class="strip"]/ul[@class="key"]/li[@class]')
    assert [line.text_content().strip() for line in lines] == told
