"""What `content/` holds about the site as a whole: its settings, its names, its terms."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 (a field is called date)
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from liuzhou_site.load.schema.kinds import (
    HOST,
    CalledFigureId,
    CalledScopeId,
    Code,
    Elsewhere,
    Id,
    Model,
    Period,
    Spare,
    Words,
    key,
)


class Language(Model):
    """One edition of the story."""

    id: Code = key("Its code, as in the name of its story: `zh` for `content/zh.md`.", "zh", "en")
    tag: str = key("Its BCP 47 tag, which browsers and screen readers go by.", "zh-Hans", "de-AT")
    name: str = key("What it calls itself; readers choose by it.", "中文", "English")


class Category(Model):
    """A kind of figures."""

    names: Words = key("What it is called.", {"zh": "建成", "en": "built"})
    colour: Literal["out", "in", "land", "ink"] = key("Its colour, by the name in the palette.")


class Chapter(Model):
    """A label under the overview of all figures."""

    paragraph: int = key("The paragraph of the source where it begins.", 4)
    names: Words = key("What it says; a word or two.", {"zh": "桥", "en": "Bridges"})


class Correction(Model):
    """A dated change, shown to readers."""

    date: Annotated[Day, Field(ge=Day(1000, 1, 1))] = key("The day of it.", "1996-12-31")
    text: Words = key(
        "What was wrong and is right now.",
        {"zh": "更正了桥的长度。", "en": "The length of the bridge has been corrected."},
    )


BASE = f"^{HOST}/([^\\s\"'<>\\\\]*/)?$"
"""What the address looks like that a site hangs under."""


class Settings(Model):
    """The settings of the site: languages, titles, address, licence, and what figures speak of."""

    format: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}\.[0-9]{1,4}$")] = key(
        "The format that the story’s files are written in; `migrate` raises it.", "1.0"
    )
    languages: Annotated[list[Language], Field(min_length=1)] = key(
        "The languages, the first of them first everywhere."
    )
    title: Words = key(
        "The name of the story, on the cover and in browsers.",
        {"zh": "桥镇的桥", "en": "Bridges of a town"},
    )
    description: Words = key(
        "One sentence on what it is, for the cover and for those who share it. Numbers are"
        " mentioned by id, as in any text.",
        {"zh": "桥镇{bridges}桥。", "en": "How a town built {bridges:noun}."},
    )
    label: Words = key(
        "What kind of piece it is, set above the headline.",
        {"zh": "数据读本", "en": "A data reading"},
    )
    base: Annotated[str, StringConstraints(pattern=BASE)] = key(
        "The address where it is published, with a slash at its end.", "https://example.org/story/"
    )
    published: Annotated[Day, Field(ge=Day(1000, 1, 1))] = key(
        "The day of publication.", "1996-12-31"
    )
    publisher: Words = key("Who publishes it.", {"zh": "编辑部", "en": "The desk"})
    authors: list[Words] = key(
        "Who wrote it, if the story is to name them.",
        [{"zh": "李明", "en": "Li Ming"}],
        default_factory=list,
    )
    editors: list[Words] = key(
        "Who edited it.", [{"zh": "王芳", "en": "Wang Fang"}], default_factory=list
    )
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9.-]*$")] = key(
        "The SPDX name of the licence of texts and data.", "CC-BY-4.0"
    )
    licence_url: Elsewhere = key(
        "The address of the licence.", "https://creativecommons.org/licenses/by/4.0/"
    )
    licence_title: str = key("What the licence is called.", "CC BY")
    place_policy: Literal["both_then_reading", "both_then_printed"] = key(
        "How `{place}` names the place: with both names the first time;"
        " then the one that is read, or the one in print.",
        default="both_then_reading",
    )
    currencies: Literal["words", "signs"] = key(
        "How English says money: 495 pounds, or £495 where a sign is one currency's alone.",
        default="words",
    )
    categories: dict[Id, Category] = key("Kinds of figures; each figure has one.")
    scopes: dict[Id, Words] = key(
        "What figures apply to: a town, a county, a firm. Each figure has one.",
        {"town": {"zh": "全镇", "en": "the town"}},
    )
    aliases: dict[Id, CalledFigureId] = key(
        "An old id of a figure, and its id today: the old address still leads to it.",
        {"old_id": "new_id"},
        default_factory=dict,
    )
    within: dict[CalledScopeId, CalledScopeId] = key(
        "A scope, and the scope that contains it: figures of the two are never added.",
        {"town": "county"},
        default_factory=dict,
    )
    wholes: dict[Id, Words] = key(
        "What shares are shares of, where no figure of the ledger is the whole.",
        {"all_bridges": {"zh": "全省的桥", "en": "all bridges of the province"}},
        default_factory=dict,
    )
    chapters: list[Chapter] = key(
        "Labels under the overview, in the order of the source.", default_factory=list
    )
    corrections: list[Correction] = key("What was changed after publication.", default_factory=list)


class Shelf(Model):
    """`index.yml` beside the folders of many stories: what their common page says of itself."""

    title: Words = key("Its headline.", {"zh": "数据稿件", "en": "Stories from data"})
    description: Words = key(
        "One sentence below it.", {"zh": "本报的数据稿件。", "en": "Our stories from data."}
    )
    publisher: Words = key("Who publishes them.", {"zh": "编辑部", "en": "The desk"})


class Name(Model):
    """A name that holds digits or number words and measures nothing, such as that of a standard."""

    forms: dict[Code, list[str]] = key(
        "Language → every way in which its texts write the name.", {"zh": ["5G"], "en": ["5G"]}
    )
    why: Words = key(
        "Why it is no number.", {"zh": "标准的名称。", "en": "The name of a standard."}
    )
    period: Period = key("The period that the name of a plan stands for.", "1996/2000", default="")


class Term(Model):
    """A name or a term that texts mention as `{its_id}`, explained where it comes first."""

    first: Words = key(
        "Its form where a language mentions it first.", {"zh": "义渡", "en": "free ferry (义渡)"}
    )
    name: Words = key("Its form where it is mentioned again.", {"zh": "义渡", "en": "free ferry"})
    gloss: Spare = key(
        "The explanation, for the list of terms; without one, it is only a name.",
        {"zh": "不收钱的渡船。", "en": "A ferry that takes no fare."},
        default_factory=dict,
    )
