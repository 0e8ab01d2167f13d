"""No content and no data, however spoilt, ends in anything but a site or a list of mistakes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed

if TYPE_CHECKING:
    from liuzhou_site.errors import Problem

STORY = Path(__file__).parents[1] / "sites" / "library" / "project"
TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = sorted(path.relative_to(STORY).as_posix() for path in STORY.rglob("*.*"))

TYPED = (
    ["{", "}", "｛", "{novels}", "{novels:", "&a ", "*a", "!!python/name:os.system ", "[[[[", ": "],
    ["\n", "\n\n", "\t", '"', "'", "#", "## ", "- ", "1. ", "|", "%", "９", "九", "9" * 5000],
    ["\ufeff", "\x00", "\ue000", "<b>", "[a](javascript:a)", "null", "~", "1e999", "-1", "---\n"],
    ["novels,", "{chart lending}", "{list errata}", "0", "%{", "{{", "{0}", "{found}", ","],
)
"""What an editor, a spreadsheet or bad luck may put there."""
PIECES = st.one_of(
    st.binary(max_size=3), st.sampled_from([piece.encode() for row in TYPED for piece in row])
)
EDITS = st.lists(
    st.tuples(st.integers(0, 6000), st.integers(0, 12), PIECES), min_size=1, max_size=3
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FILES), EDITS)
def test_a_spoilt_file_is_read_or_told(file: str, edits: list[tuple[int, int, bytes]]) -> None:
    """Bytes are replaced anywhere in any file: every mistake comes as a sentence with a place."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "story"
        shutil.copytree(STORY, root)
        (root / "templates").symlink_to(TEMPLATES, target_is_directory=True)
        raw = (root / file).read_bytes()
        for start, length, piece in edits:
            at = start % (len(raw) + 1)
            raw = raw[:at] + piece + raw[at + length :]
        (root / file).write_bytes(raw)
        told: tuple[Problem, ...] = ()
        try:
            check(root)
        except BuildFailed as failed:
            told = failed.problems
        assert all(found.message and found.fix for found in told)
