"""Many stories, one site: a page that leads to each, in every language, no number of it unbound."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SHELF, drawn_once

from liuzhou_site.app.index import shelf
from liuzhou_site.app.new import Wish, start
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.corrections import record
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.inventory import PUBLISHED
from liuzhou_site.pages.shelf import Stories
from liuzhou_site.pipeline import build
from liuzhou_site.publish.links import broken_links
from liuzhou_site.publish.stamp import stamped
from liuzhou_site.publish.text_runs import read
from liuzhou_site.publish.writer import publish

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.assets.cache import Cache

DAY = date(2031, 5, 6)
BASE = "https://desk.example.org/stories/"


def test_each_story_stands_under_its_headline_in_each_language(desk: Path) -> None:
    """With its description, whose number is that of its own ledger; no token is left."""
    page = shelf(desk, BASE).decode("utf-8")
    for name in ("bridges", "wells"):
        assert f'<a href="{name}/zh/index.html">镇上的{name}</a>' in page
        assert f'<a href="{name}/en/index.html">The {name}</a>' in page
    assert page.count("A report and its three figures.") == 2
    assert page.count(BASE) == 2  # canonical, og:url
    assert not re.search("[\ue000-\uf8ff]", page)


def test_a_story_in_more_languages_adds_one(desk: Path, ferry: Path) -> None:
    """The page has every language of a story; what it says must be there in each."""
    shutil.copytree(ferry, desk / "ferry", symlinks=True)
    with pytest.raises(BuildFailed) as failed:
        shelf(desk)
    assert {found.code for found in failed.value.problems} == {"missing-language"}
    more = SHELF.replace("}", ", de: Geschichten}")
    (desk / "index.yml").write_text(more, encoding="utf-8")
    page = shelf(desk).decode("utf-8")
    assert page.count("<li>") == 3 + 3 + 1
    assert '<section lang="de" class="ed" id="de"' in page


def test_a_number_of_the_page_itself_is_told(desk: Path) -> None:
    """Nobody vouches for how many stories there are."""
    text = SHELF.replace("Our stories", "Our 2 stories")
    (desk / "index.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        shelf(desk)
    found = {(one.code, str(one.place)) for one in failed.value.problems}
    assert ("unbound-output", "index.yml:1") in found


def test_a_number_is_that_of_the_story_that_says_it(desk: Path, monkeypatch) -> None:
    """A mention is looked up in one ledger, by name; another number there stops the page."""
    asked = []
    right = Stories.said

    def said(self: Stories, identity: str) -> str:
        asked.append(identity)
        return "97" if identity.startswith("wells/") else right(self, identity)

    monkeypatch.setattr(Stories, "said", said)
    with pytest.raises(BuildFailed) as failed:
        shelf(desk)
    assert {found.code for found in failed.value.problems} == {"drifted"}
    assert {identity.partition(":")[0] for identity in asked} == {
        "bridges/ledger_figures",
        "wells/ledger_figures",
    }


def test_a_folder_without_a_story_is_told(tmp_path: Path) -> None:
    """no-stories: by the name of the folder."""
    with pytest.raises(BuildFailed) as failed:
        shelf(tmp_path)
    assert [found.code for found in failed.value.problems] == ["no-stories"]


def test_a_name_that_makes_no_address_is_told(desk: Path) -> None:
    """story-name: before anything is written."""
    (desk / "wells").rename(desk / "Our wells")
    with pytest.raises(BuildFailed) as failed:
        shelf(desk)
    assert [(found.code, str(found.place)) for found in failed.value.problems] == [
        ("story-name", "Our wells")
    ]


def test_a_mistake_in_a_story_is_told(desk: Path) -> None:
    """The page is not made of what would not build."""
    (desk / "wells" / "content" / "en.md").unlink()
    with pytest.raises(BuildFailed) as failed:
        shelf(desk)
    found = {(one.code, str(one.place)) for one in failed.value.problems}
    assert ("missing-file", "wells/content/en.md") in found


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a folder with three stories of different titles."""
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "index.yml").write_text(SHELF, encoding="utf-8")
    for letter, han in zip("abc", "甲乙丙", strict=True):
        wish = Wish(
            {"zh": f"{han}镇的桥", "en": f"Bridges of the town of {letter.upper()}"}, "报告", DAY
        )
        start(folder / f"story-{letter}", wish)
        recorded(folder / f"story-{letter}")
    return folder


def recorded(story: Path) -> None:
    """Record what the first edition of a story says, as whoever publishes it does."""
    checked = check(story)
    (story / PUBLISHED).write_bytes(record(checked.project, checked.book))


@pytest.mark.slow
def test_stories_become_one_site(
    three: Path, tmp_path: Path, shared: Path, drawings: Cache, scripts
) -> None:
    """The steps of the workflow, one after the other: list, build each, join; all links lead.

    The first is built by its whole step, which compares builds; the others by the one in it.
    """
    drawn_once(three / "story-a", shared)
    names = scripts("stories", "list", three)
    assert names == str([f"story-{letter}" for letter in "abc"]).replace("'", '"') + "\n"
    for name in re.findall(r"[a-z-]+", names):
        if name == "story-a":
            scripts("build", three / name, f"{BASE}{name}/")
        else:
            base = f"{BASE}{name}/"
            site = build(three / name, drawings, base=base)
            publish(stamped(three / name, site, base=base), three / name / "_site")
        part = tmp_path / "parts" / f"story-{name}"
        part.mkdir(parents=True)
        with tarfile.open(part / "artifact.tar", "w") as archive:
            archive.add(three / name / "_site", arcname=".")
    scripts("stories", "join", three, tmp_path / "parts", tmp_path / "site", BASE)
    site = tmp_path / "site"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    html = {path: raw.decode() for path, raw in files.items() if path.endswith(".html")}
    pages = {path: read(path, text).links for path, text in html.items()}
    assert list(broken_links(files, pages, BASE)) == []
    assert files["editions.txt"].count(b"/edition.json\n") == 3
    assert f"{BASE}story-c/zh/".encode() in files["story-c/zh/index.html"]
    titles = re.findall(rb"Bridges of the town of [A-C]</a>", files["index.html"])
    assert len(set(titles)) == 3


@pytest.mark.slow
def test_a_story_that_was_not_built_is_missed(desk: Path, tmp_path: Path, scripts) -> None:
    """Nothing is joined to a site with a hole in it."""
    (tmp_path / "parts").mkdir()
    with pytest.raises(subprocess.CalledProcessError):
        scripts("stories", "join", desk, tmp_path / "parts", tmp_path / "site", BASE)
    assert not (tmp_path / "site" / "index.html").exists()
