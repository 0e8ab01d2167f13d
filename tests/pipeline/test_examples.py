"""The stories of `examples/`: read from public data, without a line of Python, and sound."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from liuzhou_site.app.listing import explained
from liuzhou_site.app.screen import Screen
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures.cells import cell_ids
from liuzhou_site.publish.stamp import stamped

EXAMPLES = sorted(  # the gallery is invented, to show every form
    path
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.is_dir() and path.name != "gallery"
)
TABLED = [path for path in EXAMPLES if (path / "data" / "tables").is_dir()]
_ROWS, _FORMS, _MOST_CHARTS, _WORDS = 50, 4, 6, 300
_HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.name, scope="module")
def example(request, project, tmp_path_factory) -> Path:
    """Return a copy of an example with this project's own look."""
    root = tmp_path_factory.mktemp("example") / request.param.name
    shutil.copytree(request.param, root, ignore=shutil.ignore_patterns("_site", "templates"))
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    return root


of_tables = pytest.mark.parametrize(
    "example", TABLED, ids=lambda path: path.name, scope="module", indirect=True
)
"""For the examples that were read from tables, and from no article."""


@pytest.fixture
def site(example: Path, sites):
    """Return the site of the example."""
    return sites(example.name)


def test_there_is_an_example():
    """No example would make all other tests pass."""
    assert TABLED
    assert len(EXAMPLES) > len(TABLED)


def test_an_example_is_content_and_data_alone(example):
    """An editor wrote it: texts and tables, and no program."""
    kinds = {
        path.suffix
        for folder in ("content", "data")
        for path in (example / folder).rglob("*")
        if path.is_file()
    }
    assert kinds == {".yml", ".md", ".csv"}
    built = {"_site", "schemas", ".cache"}  # where somebody has looked at it
    tops = {path.name for path in example.iterdir()} - built
    assert tops == {"content", "data", "templates"}


@pytest.mark.slow
def test_an_example_has_no_mistake_and_no_warning(example):
    """It builds for publishing, with the languages accepted as they stand."""
    assert check(example).warnings == ()


@pytest.mark.slow
def test_an_example_is_built_without_a_warning(site, example):
    """Every number of every page is bound, and its languages agree; its stamp can be written."""
    assert site.warnings == ()
    source = json.loads(stamped(example, site)["edition.json"])["source"]
    assert source == site.project.source.value.fingerprint


@pytest.mark.slow
def test_its_charts_have_different_forms(example):
    """Four to six charts, of four forms at least."""
    forms = [chart.form for chart in check(example).project.charts.value.values()]
    assert _FORMS <= len(set(forms)) <= len(forms) <= _MOST_CHARTS


@of_tables
def test_its_tables_are_long_and_say_where_they_are_from(example):
    """A series of fifty periods at least; each table has publisher, address, licence and file."""
    project = check(example).project
    lengths = {}
    for name, table in project.tables.value.items():
        assert all([*table.source.values(), table.citation, table.licence, table.file]), name
        with (example / "data" / "tables" / f"{name}.csv").open(encoding="utf-8") as file:
            lengths[name] = len({row["period"] for row in csv.DictReader(file)})
    assert max(lengths.values()) >= _ROWS


def test_it_is_a_story_of_some_length(example):
    """Some hundred words in English; Chinese takes more characters than that."""
    english = (example / "content" / "en.md").read_text(encoding="utf-8")
    words = re.sub(r"\{(?:chart|list) \w+\}", " ", english).split()
    chinese = _HAN.findall((example / "content" / "zh.md").read_text(encoding="utf-8"))
    assert _WORDS <= len(words) <= 2 * _WORDS
    assert _WORDS <= len(chinese) <= 3 * _WORDS


@pytest.mark.slow
@of_tables
def test_its_pages_show_nothing_that_it_has_not(site):
    """No text was read: no bars of printed figures, no slips, no place, no paragraph."""
    for lang in ("zh", "en"):
        story = site.files[f"{lang}/index.html"].decode()
        ledger = site.files[f"{lang}/figures/index.html"].decode()
        assert 'class="strip"' not in story + ledger
        assert not any(f'id="{name}"' in ledger for name in ("errata", "unverified", "place"))
    english = site.files["en/index.html"].decode()
    assert '<th scope="col">Paragraph</th>' not in english


@of_tables
def test_what_is_known_of_a_cell_names_its_publisher(example):
    """On the command line too, as far back as the file that the table was taken from."""
    checked = check(example)
    told = "\n".join(explained(checked, next(iter(cell_ids(checked.project))), Screen().say))
    table = next(iter(checked.project.tables.value.values()))
    assert all(text in told for text in (*table.source.values(), table.citation, table.file))


@pytest.mark.slow
@of_tables
def test_a_number_leads_to_its_row_and_from_there_to_its_publisher(site):
    """Every mention of a cell is a link to a cell that is there; the table has its address."""
    story, ledger = (site.files[f"en/{page}index.html"].decode() for page in ("", "figures/"))
    named = set(re.findall(r'href="figures/index\.html#([a-z]\w*\.\w+@[\w-]+)"', story))
    assert named
    assert all(f'id="{name}"' in ledger for name in named)
    for table in site.project.tables.value.values():
        assert f'href="{table.citation}"' in ledger
        assert f"Taken from the file {table.file}." in ledger


@pytest.mark.slow
@of_tables
@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ("{place}", "“place”"),
        ("{list errata}", "“errata”"),
        ("{list unverified}", "“unverified”"),
        ("{list place}", "“place”"),
    ],
)
def test_what_only_a_text_has_cannot_be_placed(mention, told, example, tmp_path):
    """A list that would be empty for ever, the name of a place that was never printed."""
    root = Path(shutil.copytree(example, tmp_path / "story", symlinks=True))
    for lang in ("zh", "en"):
        with (root / "content" / f"{lang}.md").open("a", encoding="utf-8") as story:
            story.write(f"\n{mention}\n")
    with pytest.raises(BuildFailed) as failed:
        check(root)
    assert all(told in found.message for found in failed.value.problems)
