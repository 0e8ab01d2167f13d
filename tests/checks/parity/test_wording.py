"""Every text is compared by value in the words that readers get, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import known

from liuzhou_site.checks.checked import check
from liuzhou_site.checks.parity.wording import apart, named, places_apart
from liuzhou_site.errors import BuildFailed, Place
from liuzhou_site.story.braces import parse_text


def _cases(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if "|" in line][1:]


@pytest.mark.parametrize("listed", ["subjects", "facets"])
def test_the_languages_are_about_the_same(listed: str) -> None:
    """What one language alone names is a matter of style; two of a kind exchanged are another."""
    wrong = [
        case
        for case in _cases(f"{listed}.txt")
        if bool(apart(named(case[0], "zh", listed).keys(), named(case[1], "en", listed).keys()))
        is not bool(case[2])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "was", "becomes", "told"),
    [
        (
            "content/en.md",
            "lent {novels} novels",
            "failed to lend {novels} novels",
            "languages-not",
        ),
        ("content/charts.yml", "novels were lent", "novels were never lent", "languages-not"),
        ("data/checks.yml", "The report prints", "The report fell by", "languages-direction"),
        ("data/derived.yml", "It is not the", "It is the", "languages-not"),
        ("data/figures.csv", "It is not {lent_total}", "It is {lent_total}", "languages-not"),
    ],
)
def test_a_slip_is_told_wherever_it_stands(
    library: Path, path: str, was: str, becomes: str, told: str
) -> None:
    """In prose, titles, findings, notes; the place is that of the second language."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    try:
        found = [
            f"{problem.code} {problem.place.path}"
            for problem in check(library, memory=known(library)).warnings
        ]
    except BuildFailed as failed:
        found = [f"{problem.code} {problem.place.path}" for problem in failed.problems]
    assert [line for line in found if line.startswith("languages-")] == (
        [f"{told} {path}"] if told else []
    )


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        ("content/en.md", "{children_third|More than a third}", "A part"),
        ("data/derived.yml", "It is not the", "{children_third|Many}; it is not the"),
    ],
)
def test_a_comparison_bound_in_one_language_is_told_once(
    library: Path, path: str, was: str, becomes: str
) -> None:
    """Its claim is named, in a story as in a note."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    told = [found for found in failed.value.problems if found.code == "mention-differs"]
    assert len(told) == 1
    assert "{children_third|…}" in str(told[0])


def test_a_figure_that_is_mentioned_often_is_named_once(library: Path) -> None:
    """With how often: a message stays a sentence."""
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{novels} novels", "{novels} novels" * 300, 1), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    assert any("here {novels} × 299;" in str(found) for found in failed.value.problems)


PLACES = """
in London it was warm | 那时很暖 | London
it was warm then | 那时伦敦很暖 | 伦敦
Shanghai has libraries | 这座城市有图书馆 | Shanghai
a reader in Canada wrote | 一位读者写道 | Canada
a reader in Canada wrote | 一位美国读者写道 | Canada
they came from Asia | 他们从别处来 | Asia
Tokyo lends more | 大阪借得多些 | Tokyo
New York has others | 约克另有几座 | New York
so it is in France and Spain | 在法国也是这样 | Spain
from Nairobi to here | 从内罗毕和开罗到这里 | 开罗
in London it was warm | 那时伦敦很暖 | -
Shanghai has libraries | 上海有图书馆 | -
a reader in Canada wrote | 一位加拿大读者写道 | -
an American reader wrote | 一位美国读者写道 | -
French novels | 法国小说 | -
they came from Asia | 他们从亚洲来 | -
New York has others | 纽约另有几座 | -
the world reads | 大家都读书 | -
Mary Londoner wrote | 一位读者写道 | -
from Nairobi to Cairo | 从内罗毕到开罗 | -
"""


@pytest.mark.each("line", PLACES.strip().splitlines())
def test_a_place_of_the_world_is_named_in_both_languages(story, line: str) -> None:
    """Or in neither: no story has to list the cities and countries that CLDR knows."""
    *words, found = (part.strip() for part in line.split("|"))
    seen = story("library")
    pairs = zip(("en", "zh"), words, strict=True)
    texts = [seen.text(lang, parse_text(said, Place(""))[0]) for lang, said in pairs]
    told = [one.here or one.there for one in places_apart(seen.known_names, *texts)]
    assert (told or ["-"]) == [found]


@pytest.mark.parametrize("label", ["schools", "novels"])
def test_words_of_the_labels_are_told_once_with_their_record(library: Path, label: str) -> None:
    """Who calls novels schools in the label is told there, not at every mention once more."""
    for path, was, becomes in (
        ("content/en.md", "{novels} novels", "{novels} schools"),
        ("data/figures.csv", ",小说,novels,", f",小说,{label},"),
    ):
        text = (library / path).read_text(encoding="utf-8")
        (library / path).write_text(text.replace(was, becomes), encoding="utf-8")
    found = {(one.code, one.place.path) for one in check(library, memory=known(library)).warnings}
    counted = ("languages-counted", "content/en.md") in found
    assert counted == (label == "novels")
    assert (("said-otherwise", "data/figures.csv") in found) == (label == "schools")
