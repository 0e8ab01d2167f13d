"""What a story costs that grows: work is counted, not timed, and grows in step with it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
STORY = ROOT / "tests" / "sites" / "library" / "project"
MORE = {
    "value": "7", "unit": "book", "scope": "island", "as_printed": "7册", "paragraph": "4",
    "status": "as_printed", "category": "lent", "label_zh": "书", "label_en": "books",
}  # fmt: skip
"""A row of the ledger that could be one of many."""
SHELVES = {50: ("左边的书", "books on the left"), 100: ("中间的书", "books in the middle"),
           200: ("右边的书", "books on the right")}  # fmt: skip
"""How many rows → their labels, which no other size has: what was read once is remembered."""


def checked(root):
    """Check the story at `root`; return how many calls that took, and the codes of its mistakes."""
    count, codes = 0, set()

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        check(root)
    except BuildFailed as failed:
        codes = {found.code for found in failed.problems}
    finally:
        sys.setprofile(None)
    return count, codes


def story(root):
    """Copy a story that has its templates."""
    shutil.copytree(STORY, root)
    (root / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return root


def with_figures(root, size):
    """Write a story with more rows in its ledger, which its list of numerals does not have."""
    file = story(root) / "data" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    columns = text.splitlines()[0].split(",")
    chinese, english = SHELVES[size]
    for number in range(size):
        name = f"more_{chr(97 + number // 26)}{chr(97 + number % 26)}"
        cells = {**MORE, "id": name, "label_zh": chinese, "label_en": english}
        text += ",".join(cells.get(column, "") for column in columns) + "\n"
    file.write_text(text, encoding="utf-8")


def with_numerals(root, size):
    """Write a story with a paragraph of little but numerals, of `size` × 50 characters."""
    story(root)
    for lang, piece in (("en", "1 2 3 and 1,1,1 "), ("zh", "一 3元 5,")):
        with (root / "content" / f"{lang}.md").open("a", encoding="utf-8") as file:
            file.write("\n" + (piece * size * 50)[: size * 50] + "\n")


def with_paragraphs(root, size):
    """Write a story with `size` × 10 paragraphs that are all alike, but for one at either end."""
    story(root)
    for lang, text in (
        ("en", "{atlases} atlases.\n\n" + "So it is.\n\n" * size * 10),
        ("zh", "是这样的。\n\n" * size * 10 + "{atlases}册。\n"),
    ):
        with (root / "content" / f"{lang}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")


def with_mentions(root, size):
    """Write a story with one sentence of `size` × 2 mentions of a figure."""
    story(root)
    for lang, text in (
        ("en", "Of {atlases} atlases, " * size * 2),
        ("zh", "有{atlases}册，" * size * 2),
    ):
        with (root / "content" / f"{lang}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}.\n")


@pytest.mark.parametrize(
    ("grown", "expected"),
    [
        (with_figures, {"figure-without-numeral"}),
        (with_numerals, {"unbound-number"}),
        (with_paragraphs, {"mention-differs"}),
        (with_mentions, set()),
    ],
)
def test_twice_as_much_more_is_twice_as_much_work(tmp_path, grown, expected):
    """The step from 100 to 200 costs twice that from 50 to 100: all else is the same in each.

    It would cost four times that if work grew by the square; what a run before has left in memory
    moves it a little.
    """
    with_numerals(tmp_path / "first", 10)
    checked(tmp_path / "first")  # what is prepared once is prepared
    costs = []
    for size in (50, 100, 200):
        grown(tmp_path / str(size), size)
        cost, codes = checked(tmp_path / str(size))
        assert codes == expected
        costs.append(cost)
    small, middle, large = costs
    assert large - middle < 3 * (middle - small)
