"""The look of pages is recorded; with another, pages change though no text of the story does."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from tests.conftest import known

from liuzhou_site.checks import passages
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.passages import acceptance, look_prints
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.texts import read_templates
from liuzhou_site.numbers import LANGUAGES

RECORD = Path(passages.__file__).with_name("look.txt")


@pytest.fixture
def own(library: Path, project: Path) -> Path:
    """Return a story that has a look of its own, to be changed."""
    (library / "templates").unlink()
    shutil.copytree(project / "templates", library / "templates")
    return library


def told(root: Path) -> list[str]:
    return [f"{found.code} {found.place}" for found in check(root, memory=known(root)).warnings]


def edit(root: Path, path: str, was: str, becomes: str) -> None:
    file = root / "templates" / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_the_record_is_that_of_the_engine_s_look(project: Path, write_expected: bool) -> None:
    """Whoever changes the look of the engine writes down that it is meant."""
    files = {lang: project / strings_path(lang) for lang in LANGUAGES}
    words = {lang: yaml.safe_load(file.read_text("utf-8")) for lang, file in files.items()}
    prints = look_prints(read_templates(project), replace(load_project(project), strings=words))
    record = "".join(f"{name} {digest}\n" for name, digest in prints.items())
    if write_expected:
        RECORD.write_text(record, encoding="utf-8")
    assert RECORD.read_text(encoding="utf-8") == record


@pytest.mark.parametrize(
    ("path", "was", "becomes", "expected"),
    [
        ("strings/en.yml", "holds: Agrees", "holds: Is false", "templates/strings/en.yml"),
        ("strings/en.yml", "skip: Skip", "skip: Never skip", "templates/strings/en.yml"),
        ("strings/zh.yml", "skip: 跳到正文", "skip: 跳过谎言", "templates/strings/zh.yml"),
        ("story.html", "<h1>{{ c.headline }}</h1>", "", "templates"),
        ("story.html", "{{ s }}", "{{ c.headline }}", "templates"),
        ("parts.html", "contradicts", "confirms", "templates"),
        ("parts.html", "{{ a.description }}", "", "templates"),
        ("ledger.html", "{% block main %}", "{% block main %}{{ c.page.title }}", "templates"),
        ("feed.xml", "{{", "{{ c.page.title }}{{", "templates"),
        ("robots.txt", "", "User-agent: nobody\n", "templates"),
        ("site.css", "q {", ".q { display: none; } q {", "templates/site.css"),
        ("ledger.css", ".st {", ".st, .led h3 {", "templates/ledger.css"),
    ],
)
def test_another_look_is_told_until_it_is_accepted(
    own: Path, path: str, was: str, becomes: str, expected: str
):
    """Told once, of the file or the folder, and settled like a text."""
    edit(own, path, was, becomes)
    assert told(own) == [f"look-changed {expected}"]
    checked = check(own, memory=known(own))
    (own / ACCEPTED).write_bytes(acceptance(checked.project, checked.passages))
    assert told(own) == []


def test_what_was_accepted_and_is_the_engine_s_again_is_told(own: Path, project: Path):
    """The row is no longer needed."""
    edit(own, "story.html", "{{ s }}", "<em>{{ s }}</em>")
    checked = check(own, memory=known(own))
    (own / ACCEPTED).write_bytes(acceptance(checked.project, checked.passages))
    shutil.copy(project / "templates" / "story.html", own / "templates" / "story.html")
    assert [told.partition(" ")[0] for told in told(own)] == ["gone"]


def test_the_engine_s_look_is_not_told(own: Path):
    """A copy of it is the same, however it was saved, whatever its colours and what lies beside."""
    edit(own, "site.css", "q {", "q { margin: 0; } q {")
    file = own / "templates" / "site.css"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    words = own / "templates" / "strings" / "en.yml"
    words.write_text(f"# Words of the pages.\n{words.read_text('utf-8')}", encoding="utf-8")
    (own / "templates" / "notes.md").write_text("Ours.", encoding="utf-8")
    (own / "templates" / ".site.css.swp").write_text("x", encoding="utf-8")
    assert told(own) == []
