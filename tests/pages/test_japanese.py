"""A language that is data alone and sets no spaces between its words: Japanese beside English."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.pages.spoken_in import spoken_in

from liuzhou_site.charts.palette import wrap
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.assets.cache import Cache

SAID = (
    "2030年に焼いたパンは124万個。店は「何も捨てない」という。",
    "窯は2基あり、100店余りに卸す。パンの値段は1.20ユーロで、",
    "売れ残ったのは6.6%だった。2030年第1四半期に売れたのは28万500個。",
    "町では大きさで3位に入る。",
    "国は2028年～2030年に320万ユーロを出した。",
    "国内では2030年に3兆2000億円が売れ、2030年5月3日の調べでは約1億2500万人が食べていた。",
    "焼く人は2029年末に20万人未満だった。",
)


@pytest.fixture
def story(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the story, to be changed."""
    root = tmp_path / "story"
    shutil.copytree(project / "tests" / "pages" / "japanese", root)
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    return root


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("ja", "en"), ("ja",)])
def test_a_story_in_japanese_builds_and_says_its_numbers_as_japanese_does(
    languages: tuple[str, ...], story: Path, drawings: Cache
) -> None:
    """By ten thousands, with counters, hedges behind the counter, and no space anywhere."""
    if languages == ("ja",):
        spoken_in(story, "ja")
    assert [problem.code for problem in check(story).warnings] == ["nothing-accepted"]
    files = build(story, drawings).files
    page = files["ja/index.html"].decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert [said for said in SAID if said not in words] == []
    assert "<em>捨てない</em>" in page
    assert 'lang="zh' not in page
    assert ('<a href="../both/' in page) == (len(languages) > 1)
    assert "28万500個" in files["ja/feed.xml"].decode()
    assert len(files["cards/ja.png"]) > 1000
    assert "売れたパン：28万500。" in page  # what a screen reader says of the chart


@pytest.mark.slow
def test_a_page_in_japanese_is_set_as_japanese(story: Path, drawings: Cache) -> None:
    """No mark begins a line, headings break between phrases, dots stand above what is stressed."""
    files = build(story, drawings).files
    for path in ("ja/index.html", "both/index.html"):
        style = files[path].decode().partition("<style>")[2].partition("</style>")[0]
        assert ':is([lang|="zh"],[lang|="ja"]){line-break:strict' in style
        assert ":is(h1,h2,h3):lang(ja){word-break:auto-phrase}" in style
        assert ":is(em,em *):is(:lang(zh),:lang(ja)){font-style:normal;text-emphasis:dot" in style
        assert ":is(em,em *):lang(ja){text-emphasis-position:over right}" in style
        assert "SC" not in style.rpartition('[lang|="ja"]')[2]
    assert "ja" not in re.findall(r"lang\((\w+)\)", files["en/index.html"].decode())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("何も", "三つも", "unbound-number"),
        ("何も", "百二十個も", "unbound-number"),
        ("何も", "半分も", "unbound-number"),
        ("何も", "数億も", "unbound-number"),
        ("何も", "３個も", "unbound-number"),
        ("何も", "一部も", ""),
        ("何も", "パンの一番よい所も", ""),
        ("{shops:noun}に", "{shops:noun}以上に", "hedge-typed"),
        ("値段は{price}", "値段は約{price}", "hedge-typed"),
        ("{unsold}だった", "{unsold}％だった", "hedge-typed"),
        ("値段は{price}", "値段はいま{price}", ""),
    ],
)
def test_numbers_and_hedges_within_words_are_found(
    old: str, new: str, code: str, story: Path
) -> None:
    """Nothing sets words apart, so what is listed is found wherever it stands."""
    text = story / "content" / "ja.md"
    said = text.read_text(encoding="utf-8")
    assert old in said
    text.write_text(said.replace(old, new, 1), encoding="utf-8")
    if not code:
        assert [found.code for found in check(story).warnings] == ["nothing-accepted"]
        return
    with pytest.raises(BuildFailed) as failed:
        check(story)
    assert [found.code for found in failed.value.problems] == [code]


def test_labels_break_between_phrases_and_begin_with_no_mark() -> None:
    """Behind a particle; never before a small kana, a long vowel or a closing mark."""
    lines = wrap("町の広場の店で焼いたパンとケーキ", 10, 80)
    assert lines == ["町の広場の店で", "焼いたパンと", "ケーキ"]
    for width in range(30, 90, 7):
        for line in wrap("「ショコラ」と、コーヒー・ケーキ。", 10, width):
            assert line[0] not in "」、・ーョ。"
