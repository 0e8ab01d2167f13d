"""Who wrote and who edited a story: named in the page, for machines, in feeds and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.app.console import kept
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """
authors: [{zh: 李明, en: Li Ming}, {zh: 王芳, en: Wang Fang}]
editors: [{zh: 陈晨, en: Chen Chen}]
licence:"""


@pytest.mark.slow
def test_a_story_names_its_people(library: Path) -> None:
    """They stand wherever somebody may look for them, in the language of the page."""
    path = library / "content" / "site.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nlicence:", PEOPLE, 1), encoding="utf-8")
    made = build(library, kept(library)).files
    files = {name: raw.decode() for name, raw in made.items() if name[0] in "ezd"
             and name.endswith(("html", "xml", "bib"))}  # fmt: skip
    assert '<p class="by">By Li Ming and Wang Fang<br>' in files["en/index.html"]
    assert "编辑：陈晨" in files["zh/index.html"]
    assert '"editor":[{"@type":"Person","name":"Chen Chen"}]' in files["en/index.html"]
    assert "<name>李明和王芳</name>" in files["zh/feed.xml"]
    assert "author = {{Li Ming} and {Wang Fang}}" in files["data/citation-en.bib"]
