"""A story in other languages than it has: some left out, zh-Hant made from zh."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import yaml

from liuzhou_site.numbers.scripts import traditional

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HANT = "zh-Hant"
NAMES = {HANT: {"id": HANT, "tag": HANT, "name": "繁體中文"}}


def _texts(value: object, langs: Sequence[str], known: frozenset[str]) -> object:
    """Return what a YAML file holds, each of its texts in `langs` alone."""
    if isinstance(value, list):
        return [_texts(one, langs, known) for one in value]
    if not isinstance(value, dict):
        return value
    if value and value.keys() <= known:
        texts = value | ({HANT: _hant(value["zh"])} if "zh" in value else {})
        return {lang: texts[lang] for lang in langs if lang in texts}
    return {key: _texts(one, langs, known) for key, one in value.items()}


def _hant(value: object) -> object:
    return [*map(traditional, value)] if isinstance(value, list) else traditional(str(value))


def spoken_in(root: Path, *langs: str) -> None:
    """Rewrite a story so that it has `langs`, in that order, and no other."""
    site = yaml.safe_load((root / "content" / "site.yml").read_text(encoding="utf-8"))
    entries = {one["id"]: one for one in site["languages"]} | NAMES
    known = frozenset({*entries, "de"})
    for path in sorted([*root.glob("content/*.yml"), *root.glob("data/*.yml")]):
        if path.stem in known or path.name == "units.yml":
            continue
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        kept = _texts(found, langs, known)
        if path.name == "site.yml":
            kept = {**kept, "languages": [entries[lang] for lang in langs]}
        text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    for path in sorted(root.glob("data/*.csv")):
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
        rows = list(table)
        out = io.StringIO()
        columns = _columns(list(table.fieldnames or []), langs, known)
        writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            more = {f"{c[:-3]}_{HANT}": traditional(t) for c, t in row.items() if c.endswith("_zh")}
            writer.writerow({**row, **more})
        path.write_text(out.getvalue(), encoding="utf-8")
    if HANT in langs:
        text = (root / "content" / "zh.md").read_text(encoding="utf-8")
        (root / "content" / f"{HANT}.md").write_text(traditional(text), encoding="utf-8")
    for lang in known.difference(langs):
        for ending in ("md", "yml"):
            (root / "content" / f"{lang}.{ending}").unlink(missing_ok=True)
    (root / "data" / "accepted.csv").unlink(missing_ok=True)


def _columns(columns: list[str], langs: Sequence[str], known: frozenset[str]) -> list[str]:
    found: dict[str, None] = {}
    for column in columns:
        stem, _, lang = column.rpartition("_")
        found |= dict.fromkeys([f"{stem}_{one}" for one in langs] if lang in known else [column])
    return list(found)
