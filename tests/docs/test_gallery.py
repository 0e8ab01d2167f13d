"""docs/gallery.md: every form of chart with its definition, drawn as the page shows it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from liuzhou_site.assets.compose import NARROW, WIDE, drawings_of
from liuzhou_site.charts.forms import FORMS, draw
from liuzhou_site.charts.layers import specification
from liuzhou_site.charts.palette import on_paper, painted
from liuzhou_site.charts.svg import compiled, render, slim
from liuzhou_site.checks.checked import check
from liuzhou_site.numbers import tokens
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import story_page

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "gallery.md"
FOLDER = DOCS / "gallery"
STORY = DOCS.parent / "examples" / "gallery"
CHARTS = (STORY / "content" / "charts.yml").read_text(encoding="utf-8")
LEFT_OUT = ("bars_signed", "line_published", "line_quarters")
"""What has the same definition as another form or chart, and other numbers."""
DEFINITIONS = {
    match[1]: match[0].rstrip()
    for match in re.finditer(r"^(\w+):\n(?:  .*\n)+", CHARTS, re.MULTILINE)
    if match[1] not in LEFT_OUT
}
SHOWN = (("en", WIDE), ("zh", NARROW))
"""The pictures of a chart: language, width."""
HEAD = (Path(__file__).parent / "gallery_head.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory, project) -> dict[str, str]:
    """Return every chart of the story as a picture: chart-language-width → SVG."""
    root = tmp_path_factory.mktemp("gallery") / "story"
    shutil.copytree(STORY, root, ignore=shutil.ignore_patterns("_site", "templates"))
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    checked = check(root)
    assert checked.warnings == ()
    editions = [
        Edition(checked.voices[story.lang], story, story_page(story.lang))
        for story in checked.stories
    ]
    return {
        f"{name}-{lang}-{width}": picture(draw(made, width))
        for (name, lang), made in drawings_of(editions).items()
        for width in (NARROW, WIDE)
        if (lang, width) in SHOWN and name in DEFINITIONS
    }


def picture(chart) -> str:
    """Return a chart as a file of its own: on paper, in any sans-serif."""
    css = (DOCS.parent / "templates" / "site.css").read_text(encoding="utf-8")
    drawn = tokens.strip(slim(render(compiled(specification(chart))), ""))
    words = painted(drawn, on_paper(css))
    inside = words[words.index(">") + 1 :]
    box = re.search(r'viewBox="0 0 (\S+) (\S+)"', words)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" {box[0]}'
    paper = f'<rect width="{box[1]}" height="{box[2]}" fill="#fbf9f4"/>'
    return f"{head}>{paper}{inside}\n"


def section(name: str, definition: str) -> str:
    """Return what the page has of one chart: its definition, its pictures.

    The first one is shown whole; of all others title and subtitle are left out, and of what has
    nothing but groups all else is.
    """
    form = re.search(r"form: (\w+)", definition)[1]
    more = name.removeprefix(form).strip("_")
    definition = re.sub(r', zh-Hant: ("[^"]*"|[^,}]*)', "", definition)
    if name != next(iter(DEFINITIONS)):
        definition = re.sub(r"^  (sub)?title: .*\n", "", definition, flags=re.MULTILINE)
    if plain := re.fullmatch(r"\w+:\n  form: \w+\n  groups:\n((?:    - .*(?:\n|$))+)", definition):
        definition = f"`groups: [{', '.join(re.findall('- (.*)', plain[1]))}]`"
    else:
        definition = f"```yaml\n{definition}\n```"
    shown = "".join(
        f'<img src="gallery/{name}-{lang}-{width}.svg" width="{width}" alt="{name}, {lang}">'
        for lang, width in SHOWN
    )
    title = f"`{form}`, {more}" if more else f"`{form}`"
    return f"\n### {title}\n\n{definition}\n\n{shown}\n"


def test_every_form_is_shown():
    """A form without an example is one that nobody looked at, without a row one nobody finds."""
    shown = {re.search(r"form: (\w+)", definition)[1] for definition in DEFINITIONS.values()}
    assert shown == set(FORMS)
    assert set(re.findall(r"^\| \[`(\w+)`\]\(#\1\) \|", HEAD, re.MULTILINE)) == set(FORMS)


def test_the_page_is_what_the_story_defines(write_expected):
    """The definitions are those of the story that is drawn."""
    page = HEAD + "".join(section(*entry) for entry in DEFINITIONS.items())
    if write_expected:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


def test_the_pictures_are_what_is_drawn(drawn, write_expected):
    """Missing, unexpected and differing pictures are told by name."""
    if write_expected:
        for old in FOLDER.glob("*.svg"):
            old.unlink()
        for name, text in drawn.items():
            (FOLDER / f"{name}.svg").write_text(text, encoding="utf-8")
    there = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    assert sorted(there.keys() ^ drawn.keys()) == []
    assert [name for name in sorted(drawn) if there[name] != drawn[name]] == []
