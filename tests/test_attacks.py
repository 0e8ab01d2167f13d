"""The list of attacks fits the stories that it attacks; what becomes of them is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

EDITS = Path(__file__).parents[1] / "benchmarks" / "attacks" / "edits"


@pytest.mark.each("listed", sorted(EDITS.glob("*.yml")))
def test_every_attack_finds_what_it_changes(project: Path, listed: Path) -> None:
    """An edit whose words were changed in the story since would try nothing."""
    for entry in yaml.load(listed.read_text("utf-8"), yaml.CSafeLoader) or ():
        assert entry["kind"] == int(listed.stem)
        assert entry.get("expect", "stop") in {"stop", "pass"}
        story = {"root": "."}.get(entry["story"], f"examples/{entry['story']}")
        for change in entry.get("edits", [entry]):
            room = "." if change["file"].startswith("templates/") else story
            text = (project / room / change["file"]).read_text("utf-8")
            assert change["old"] in text, entry
            assert change["old"] != change["new"], entry
