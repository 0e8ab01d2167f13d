"""A language that is data alone, in a story without Chinese: French beside English."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.checked import check
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from liuzhou_site.assets.cache import Cache

STORY = Path(__file__).with_name("french")
NARROW, FIRM = "\u202f", "\u00a0"


@pytest.mark.slow
def test_a_story_in_french_builds_and_says_its_numbers_as_french_does(
    project: Path, tmp_path: Path, drawings: Cache
) -> None:
    """Comma, spaces that do not break, ranks, quarters, plurals of millions, guillemets."""
    root = tmp_path / "story"
    shutil.copytree(STORY, root)
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    assert [problem.code for problem in check(root).warnings] == ["nothing-accepted"]
    files = build(root, drawings).files
    assert not [path for path in files if path.startswith("zh")]
    page = re.sub(r"<[^>]+>", "", files["fr/index.html"].decode())
    for words in (
        "Elle a cuit 1,24 million de pains en 2030.",
        f"«{FIRM}Rien ne se perd{FIRM}», dit-elle{NARROW}; est-ce vrai{NARROW}?",
        "deux fours",
        "plus de 100 magasins",
        "1,20 euro le pain",
        f"6,6{FIRM}% sont restés",
        f"Au 1er trimestre 2030, elle en a vendu 280{NARROW}500.",
        "elle est 3e de la ville",
        "3,2 millions d’euros pour 2028–2030",
    ):
        assert words in page
    assert f"280{NARROW}500 pains vendus" in files["fr/feed.xml"].decode()
    assert b'lang="zh' not in files["fr/index.html"]
