"""What is worked out from figures, and what is claimed of them; what they were read from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from liuzhou_site.load.schema.kinds import (
    Address,
    CalledFigureId,
    CategoryId,
    Id,
    Model,
    ScopeId,
    Spare,
    UnitId,
    WholeId,
    Words,
    flag,
    key,
)


class Erratum(Model):
    """A misprint of the source: as printed, as read, and why."""

    id: Id = key("Its id, the name of its place on the page.", "bridge_name")
    paragraphs: Annotated[list[int], Field(min_length=1)] = key(
        "The paragraphs that contain it.", [4]
    )
    printed: str = key("What is printed, to the letter.", "永济侨")
    read_as: Spare = key(
        "What is read in its place; empty where nothing is.",
        {"zh": "永济桥", "en": "Yongji Bridge"},
    )
    why: Words = key(
        "Why it is a misprint.", {"zh": "桥名，同音误。", "en": "A bridge’s name; a slip of sound."}
    )


class Reason(Model):
    """Why something is read as it is."""

    text: Words = key(
        "The reason, in a sentence.", {"zh": "地图上这样写。", "en": "Maps write it so."}
    )
    citation: Address = key(
        "The address of a report that says so.", "https://example.org/report", default=""
    )


class SourcePlace(Model):
    """The place in the source, as printed and as read."""

    printed: Words = key("Its name in print.", {"zh": "桥镇", "en": "Bridge Town"})
    read_as: Words = key(
        "The name that is read in its place; the same where nothing is wrong.",
        {"zh": "桥镇", "en": "Bridge Town"},
    )
    region: Spare = key("What it lies in, where that helps.", {"zh": "河西县", "en": "Hexi county"})
    reasons: list[Reason] = key("Why it is read so; `[]` where nothing is wrong.")


OF_A_TEXT = ("paragraphs", "digit_tokens", "normalisation", "fingerprint", "paragraphs_sha256")
"""The keys of `data/source.yml` that only a text has. With one of them it needs them all."""


class Source(Model):
    """What was read. A story from data tables alone has no text, and so nothing of one."""

    title: Words = key("What it is called.", {"zh": "桥镇报告", "en": "Report on a town"})
    kind: Words = key(
        "What it is: what kind of text, by whom, of when, and what it leaves out.",
        {"zh": "镇政府的年度报告。", "en": "A yearly report of the town."},
    )
    language: str = key("The language it is written in: zh or en.", "zh")
    paragraphs: int = key("Of a text: how many paragraphs it has.", 65, default=0)
    digit_tokens: int = key("Of a text: how many numerals it has in digits.", 63, default=0)
    normalisation: Words = key(
        "Of a text: what was done to it before its fingerprint was taken.",
        {"zh": "去掉空白。", "en": "White space is left out."},
        default_factory=dict,
    )
    fingerprint: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = key(
        "Of a text: its SHA-256; `python build.py audit --source FILE` compares it.",
        "9f2c" * 16,
        default="",
    )
    paragraphs_sha256: list[str] = key(
        "Of a text: the beginning of the SHA-256 of each paragraph, twelve characters, in order.",
        ["401de47940f1"],
        default_factory=list,
    )
    place: SourcePlace | None = key("The place that `{place}` names.", default=None)
    errata: list[Erratum] = key("The misprints.", default_factory=list)
    citations: dict[CalledFigureId, Address] = key(
        "Figure → the address of a report that tells it otherwise.",
        {"bridges": "https://example.org/report"},
        default_factory=dict,
    )


class Allow(Model):
    """Why figures may be put together that differ. Readers see the reasons."""

    period: Words = key(
        "Why their periods may differ.",
        {"zh": "说的是同样的桥。", "en": "The bridges are the same."},
        default_factory=dict,
    )
    scope: Words = key(
        "Why their scopes may differ.",
        {"zh": "镇里的桥都在县里。", "en": "The town’s bridges are the county’s."},
        default_factory=dict,
    )
    whole: Words = key(
        "Why the wholes of their shares may differ.",
        {"zh": "只为说明两者不同。", "en": "Only to show that they differ."},
        default_factory=dict,
    )


class Derived(Model):
    """A figure of our own calculation; its key is its id."""

    formula: str = key(
        "Figure ids, + - * /, brackets, and functions such as share(a, b).", "part / whole"
    )
    unit: UnitId = key("The unit of the result; empty for a bare number.", default="")
    whole: WholeId = key(
        "What a share is a share of, or the whole that a part and its share give.", default=""
    )
    change: bool = flag(
        "Whether it is what something rose or fell by; it is then said with a verb or a sign."
    )
    period: str = key(
        "When it holds, where that is what a change of its formula is compared with.",
        "1995",
        default="",
    )
    scope: ScopeId = key("What it applies to.")
    category: CategoryId = key("Its category.")
    label: Words = key("What it counts.", {"zh": "其余的桥", "en": "all other bridges"})
    note: Spare = key(
        "What a reader must know about it.",
        {"zh": "由{bridges}减去通车的。", "en": "{bridges:noun}, less those that are open."},
        default_factory=dict,
    )
    allow: Allow = key("Why it may put together what differs.", default=Allow())


class Quotation(Model):
    """Words of the source that say something themselves."""

    paragraph: int = key("The paragraph that prints them.", 3)
    printed: str = key("What is printed, to the letter.", "升至4.1%")


class Comparison(Model):
    """What a comparing word in the texts claims; its key is its id."""

    claim: str = key("A claim over figures, true of every value that the source allows.", "a > b")
    source: Quotation | None = key(
        "The source’s own words for it, where rounding leaves open whether it is so. The ledger"
        " then says that the source says it.",
        default=None,
    )
    allow: Allow = key("Why it may compare what differs.", default=Allow())


class Comparisons(Model):
    """What the texts compare, and which of their phrases compare nothing."""

    claims: dict[Id, Comparison] = key(
        "Claims by id; a text says one as `{id|the words}`.", default_factory=dict
    )
    phrases: dict[str, dict[str, str]] = key(
        "Language → phrase → the reason why it compares no figures.",
        {"en": {"same park": "One park is meant."}},
        default_factory=dict,
    )


class Check(Model):
    """Something that must reconcile, or a contradiction that is known and published."""

    id: Id = key("Its id.", "parts_sum")
    claim: str = key("The claim about figures.", "a + b == c")
    expect: Literal["holds", "contradiction"] = key(
        "Whether it holds. If the outcome differs, the build stops."
    )
    look: Literal["", "other_base", "not_added", "coincidence", "unexplained"] = key(
        "Why to look twice, where the outcome neither confirms nor contradicts: the figures rest on"
        " another base, are not to be added, agree by coincidence, or the source explains nothing.",
        "not_added",
        default="",
    )
    names: list[str] = key(
        "A list of the source, where the claim counts it: count(names) == a.",
        ["永济桥", "北桥"],
        default_factory=list,
    )
    title: Words = key(
        "What is compared.", {"zh": "两岸的桥相加", "en": "The bridges of both banks add up"}
    )
    finding: Words = key(
        "The result, with every figure that the claim compares.",
        {"zh": "{east}加{west}是{bridges}。", "en": "{east} and {west} make {bridges}."},
    )
    allow: Allow = key("Why it may put together what differs.", default=Allow())
