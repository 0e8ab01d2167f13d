"""Index and change in place of numbers: worked out, said to the last sure place, refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.assets.data_package import data_files
from liuzhou_site.charts.captions import Drawn, source_line
from liuzhou_site.charts.describe import describe
from liuzhou_site.charts.drawings import drawing
from liuzhou_site.charts.forms import draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.refusals import problems
from liuzhou_site.load.schema.content import ChartGroup, View
from liuzhou_site.numbers import tokens
from liuzhou_site.pages.chart import table
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import story_page
from liuzhou_site.story.typeset import untagged

if TYPE_CHECKING:
    from liuzhou_site.charts.marks import Drawing


@pytest.fixture(scope="module")
def editions(sound) -> dict[str, Edition]:
    """Return the gallery in its languages."""
    checked = sound("gallery")
    return {
        story.lang: Edition(checked.voices[story.lang], story, story_page(story.lang))
        for story in checked.stories
    }


def made(edition: Edition, kind: str, base: str, *series: str, form: str = "line") -> Drawing:
    """Return a chart of some columns as they compare with their numbers at the base."""
    chart = edition.project.charts.value["line"].model_copy(
        update={
            "form": form,
            "groups": [ChartGroup(series=one) for one in series],
            "view": View(kind=kind, base=base),
        }
    )
    return drawing(edition.setter, "line", chart)


def said(drawn: Drawing) -> list[str]:
    return [tokens.strip(mark.said) for mark in drawn.marks]


@pytest.mark.parametrize(
    ("kind", "base", "expected"),
    [
        ("index", "2011", ["100", "107", "96", "117", "122", "73", "113", "133", "144", "152"]),
        ("change", "2015", ["−18%", "−12%", "−21%", "−4%", "0%", "−40%", "−8%", "+9%", "+18%",
                            "+24%"]),
    ],
)  # fmt: skip
def test_numbers_are_said_as_finely_as_they_are_known(editions, kind, base, expected):
    """31.2 may be 31.15: its index is known to about a point; that of the base is 100."""
    assert said(made(editions["en"], kind, base, "harvest.apples")) == expected


def test_what_is_counted_to_the_last_has_four_digits(editions):
    """1,152 of 1,204 workers; and what a flag means stays beside the number."""
    found = said(made(editions["en"], "index", "2011", "jobs.workers"))
    assert found[:2] == ["100", "98.75"]
    assert found[-1] == "103 (provisional)"


def test_an_interval_holds_every_true_value(editions):
    """22.65 ÷ 31.25 to 22.75 ÷ 31.15."""
    mark = made(editions["en"], "index", "2011", "harvest.apples").marks[5]
    assert mark.interval.low == pytest.approx(D("72.48"))
    assert mark.interval.high == pytest.approx(D("73.0337"), abs=D("0.0001"))


@pytest.mark.parametrize(
    ("lang", "kind", "words"),
    [
        ("en", "index", "index, 2011 = 100"),
        ("en", "change", "change since 2011, per cent"),
        ("zh", "index", "指数，2011年 = 100"),
        ("zh", "change", "与2011年相比的变化，百分比"),
    ],
)
def test_all_say_what_is_drawn(editions, lang, kind, words):
    """The drawing, its description, its source and the head of its table."""
    edition = editions[lang]
    drawn = made(edition, kind, "2011", "harvest.apples", "harvest.pears")
    chart = edition.project.charts.value["line"]
    whole = words[:1].upper() + words[1:]
    rows = [row for one in specification(draw(drawn, 288))["datasets"].values() for row in one]
    assert whole in [tokens.strip(row.get("text", "")) for row in rows]
    description = describe(edition, drawn)
    assert words in tokens.strip(untagged(description))
    assert words in tokens.strip(untagged(source_line(edition, drawn)))
    head = table(edition, chart, Drawn(drawn, description)).columns[-1]
    assert tokens.strip(untagged(head)) == whole


def test_table_and_data_have_both_numbers(editions):
    """What the source prints, and what is drawn: as words on the page, as a number in the file."""
    edition = editions["en"]
    drawn = made(edition, "change", "2011", "harvest.apples")
    row = table(edition, edition.project.charts.value["line"], Drawn(drawn, "")).rows[5]
    cells = [tokens.strip(untagged(cell)) for cell in row.cells]
    assert (cells[0], cells[-1]) == ("22.7 tonnes", "−27%")
    every = {lang: made(one, "change", "2011", "harvest.apples") for lang, one in editions.items()}
    raw = data_files([one.voice for one in editions.values()], {"line": every}, {})["data/line.csv"]
    head, *lines = tokens.strip(raw.decode("utf-8-sig")).splitlines()
    data = dict(zip(head.split(","), lines[5].split(","), strict=True))
    assert (data["value"], data["change"], data["said_en"]) == ("22.7", "-0.27", "−27%")


@pytest.mark.each(
    ("kind", "base", "series", "why"),
    [
        ("index", "2010", "harvest.apples", "no-base"),
        ("index", "2011", "harvest.cherries", "no-base"),
        ("change", "2014", "jobs.workers", "no-base"),
        ("index", "2012", "jobs.net", "of-changes"),
        ("change", "2013", "warmth.anomaly", "not-above-zero"),
        ("index", "2013", "nothing.left", "not-above-zero"),
        ("change", "2013", "shares.apples", "of-shares"),
        ("index", "2013", "shares.apples", ""),
    ],
)
def test_what_cannot_be_compared_is_refused(editions, kind, base, series, why):
    """A base that is lacking, zero or below it; numbers below zero; changes; per cent of shares."""
    odd = {
        "warmth.anomaly": {"harvest.pears": [-1, 2, 3, 4, 5, 6, 7, 8, 9, 10]},
        "nothing.left": {"harvest.pears": [1, 2, 0, 4, 5, 6, 7, 8, 9, 10]},
        "shares.apples": {"harvest.pears": [0.5] * 10},
    }.get(series)
    edition = editions["en"]
    if odd:
        ((series, values),) = odd.items()
        known = dict(edition.book.figures)
        unit = edition.project.units["share" if values[0] == values[1] else "tonne"]
        for figure, value in zip(edition.book.cells(*series.split(".")), values, strict=True):
            number = replace(figure.quantity, value=D(str(value)))
            interval = replace(figure.interval, low=D(str(value)), high=D(str(value)))
            known[figure.id] = replace(figure, quantity=number, interval=interval, unit=unit)
        book = replace(edition.book, figures=known)
        edition = replace(edition, voice=replace(edition.voice, book=book))
    found = problems(made(edition, kind, base, series))
    assert [dict(one.fields)["why"].code for one in found if one.code == "no-view"] == (
        [f"view-{why}"] if why else []
    )


def test_only_a_line_has_a_view(editions):
    """A bar of an index of 50 would begin at nothing that is one."""
    drawn = made(editions["en"], "index", "2011", "harvest.apples", form="ranked")
    assert "no-view" in [found.code for found in problems(drawn)]
    panels = made(editions["en"], "index", "2011", "harvest.apples", "jobs.workers", form="lines")
    assert not list(problems(panels))


def test_lines_of_unlike_units_share_a_panel(editions):
    """Tonnes and workers do, as indexes; a band goes with its line."""
    assert not list(
        problems(made(editions["zh"], "index", "2011", "harvest.apples", "jobs.workers"))
    )
    edition = editions["en"]
    chart = edition.project.charts.value["line_band"]
    band = chart.model_copy(update={"view": View(kind="index", base="2014")})
    drawn = drawing(edition.setter, "line_band", band)
    assert not list(problems(drawn))
    assert [tokens.strip(group.marks[0].said) for group in drawn.groups] == ["100", "80", "120"]
