"""A story in one language: it has no parallel text, and leads to none."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import yaml

from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from pathlib import Path


def without_chinese(value: object) -> object:
    """Return what a YAML file holds, of each text in two languages the English alone."""
    if isinstance(value, list):
        return [without_chinese(one) for one in value]
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key != "zh" or "en" not in value}
        return {key: without_chinese(one) for key, one in kept.items()}
    return value


def in_english(root: Path) -> None:
    """Leave of a story in Chinese and English the English."""
    (root / "content" / "zh.md").unlink()
    (root / "data" / "accepted.csv").unlink()
    for path in [*root.glob("content/*.yml"), *root.glob("data/*.yml")]:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.name == "site.yml":
            found["languages"] = [one for one in found["languages"] if one["id"] == "en"]
        if path.name != "units.yml":
            text = yaml.safe_dump(without_chinese(found), allow_unicode=True, sort_keys=False)
            path.write_text(text, encoding="utf-8")
    for path in root.glob("data/*.csv"):
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        kept = [column for column in rows[0] if not column.endswith("_zh")]
        out = io.StringIO()
        writer = csv.DictWriter(out, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")


def test_a_story_in_one_language_builds(library: Path) -> None:
    """Every link leads somewhere, or the build would have stopped."""
    in_english(library)
    files = build(library).files
    assert "en/index.html" in files
    assert not [path for path in files if path.startswith(("zh/", "both/"))]
    assert b'hreflang="en"' in files["en/index.html"]
    assert b"both/" not in files["en/index.html"]
