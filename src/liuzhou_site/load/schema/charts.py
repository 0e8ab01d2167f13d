"""Charts, and the tables of other people's figures that some of them draw."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from liuzhou_site.load.schema.kinds import (
    CategoryId,
    CheckId,
    Elsewhere,
    FigureId,
    FormId,
    Id,
    Model,
    Period,
    ScopeId,
    SeriesId,
    Spare,
    UnitId,
    WholeId,
    Words,
    flag,
    key,
)


class Column(Model):
    """A column of a data table; its key heads the column of the CSV file."""

    unit: UnitId = key("The unit of its numbers.")
    label: Words = key("What they count.", {"zh": "苹果", "en": "apples"})
    note: Spare = key(
        "What a reader must know about them.",
        {"zh": "有的年份没有记账。", "en": "Some years were not kept."},
        default_factory=dict,
    )
    times: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,15})?$")] = key(
        "What a cell is multiplied by to give its number: 1000 where the column is in thousands.",
        "1000",
        default="1",
    )
    period: str = key("Where rows have names: when the column holds.", "1996", default="")
    change: bool = flag(
        "Whether its numbers are what something rose or fell by, below zero where it fell."
    )
    whole: WholeId = key(
        "Where its numbers are shares and no changes: what they are shares of.", default=""
    )


class DataTable(Model):
    """A table of figures that others published; its key is the name of its CSV file."""

    title: Words = key("What it is called.", {"zh": "历年收成", "en": "Harvests by year"})
    source: Words = key("Who published it.", {"zh": "果园账本", "en": "Books of the orchard"})
    citation: Elsewhere = key("Where it was published.", "https://example.org/harvests.csv")
    licence: str = key("Under what licence.", "CC-BY-4.0")
    file: Annotated[str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9_./@-]*)?$")] = key(
        "The file that it was taken from, if it has a name.", "package@1.2/rain.csv", default=""
    )
    rows: Literal["period", "name"] = key(
        "What its first column holds: a period, or the id of a name.", default="period"
    )
    scope: ScopeId = key("What it applies to.")
    category: CategoryId = key("Its category.")
    missing: dict[str, Words] = key(
        "What stands in place of a number, and what it means: the cell is no figure.",
        {"..": {"zh": "无数据", "en": "not available"}},
        default_factory=dict,
    )
    flags: dict[str, Words] = key(
        "What stands beside a number (105p, 105*), and what it means; readers see it.",
        {"p": {"zh": "初步数", "en": "provisional"}},
        default_factory=dict,
    )
    brackets: Literal["none", "negative"] = key(
        "What brackets mean: `negative` where (105) is printed for −105.",
        "negative",
        default="none",
    )
    decimal: Literal[".", ","] = key(
        "What stands before decimals; a comma leaves points for thousands.", default="."
    )
    columns: Annotated[dict[Id, Column], Field(min_length=1)] = key("Its columns of numbers.")


class Outline(Model):
    """The outline of a map; its key is the name of its file of GeoJSON or TopoJSON."""

    title: Words = key("What it shows.", {"zh": "各园的界线", "en": "Bounds of the plots"})
    source: Words = key("Who published it.", {"zh": "土地测绘处", "en": "Land survey"})
    citation: Elsewhere = key("Where it was published.", "https://example.org/plots.json")
    licence: str = key("Under what licence.", "CC-BY-4.0")


class ChartGroup(Model):
    """Marks that share one unit and one scale."""

    title: Spare = key(
        "What they are; not needed for a single group.",
        {"zh": "东岸", "en": "East bank"},
        default_factory=dict,
    )
    figures: list[FigureId] = key(
        "The figures that are drawn, in order.", ["bridges", "bridges_open"], default_factory=list
    )
    series: SeriesId = key(
        "In place of figures: a column of a data table, all of whose cells are drawn.",
        "harvest.apples",
        default="",
    )
    edge: bool = flag(
        "Of the form `line`: whether it is the lower or the upper edge of a band around the line"
        " before it; the lower one comes first."
    )
    checks: list[CheckId] = key(
        "In place of figures, of the form `agreement` alone: reconciliations.", default_factory=list
    )


class Meanwhile(Model):
    """Something that happened while a line ran."""

    at: Period = key(
        "When: a point of time, or two between which it lasted.", "2016-07", "2015/2017"
    )
    words: Words = key("What it was.", {"zh": "新桥通车", "en": "the new bridge opens"})


class Chart(Model):
    """A chart; its key is its id, by which a story places it: `{chart its_id}`."""

    form: FormId = key("How it is drawn.", "bars")
    title: Words = key(
        "The finding, with its number as a mention.",
        {
            "zh": "{bridges}桥，通车的{bridges_open}",
            "en": "{bridges:noun}, {bridges_open:number} of them open",
        },
    )
    subtitle: Words = key(
        "Measure, place and period.",
        {"zh": "全镇，{bridges:period}", "en": "The town, {bridges:period}"},
    )
    note: Spare = key(
        "What a reader must know to read it.",
        {"zh": "在建的不计。", "en": "Those being built are left out."},
        default_factory=dict,
    )
    groups: list[ChartGroup] = key("What is drawn, group by group.")
    nouns: dict[FigureId, Words] = key(
        "Figure → the words under its number, instead of the ledger's label.",
        {"bridges": {"zh": "桥", "en": "bridges"}},
        default_factory=dict,
    )
    hints: dict[FigureId, Words] = key(
        "Figure → a second, quieter line of its label.",
        {"bridges": {"zh": "含人行桥", "en": "footbridges among them"}},
        default_factory=dict,
    )
    texts: dict[Id, Words] = key(
        "More words: `share` of the form `whole`; of `vega` any, as the field `text_KEY`.",
        {"share": {"zh": "{share_open}", "en": "{share_open}"}},
        default_factory=dict,
    )
    outline: str = key(
        "Of the form `map` alone: its outline, by its key in `data/outlines.yml`.",
        "plots",
        default="",
    )
    large: bool = flag("Across the whole of a wide page: for the few that carry the story.")
    events: list[Meanwhile] = key(
        "Of the form `line`: what happened meanwhile, at its place in time.", default_factory=list
    )
    spec: dict[str, Any] = key(
        "Of the form `vega` alone: its Vega-Lite, mark and encoding.",
        {"mark": "bar", "height": 200},
        default_factory=dict,
    )
