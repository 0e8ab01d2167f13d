"""The files about the project say what is true of it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def tracked():
    """Return the paths of all files that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [path for path in listed.stdout.split("\0") if path]


def test_the_readme_says_what_each_entry_is_for():
    """A newcomer finds every visible top-level file and folder in the README's table."""
    entries = {path.split("/")[0] for path in tracked()} - {"README.md"}
    visible = {entry for entry in entries if not entry.startswith(".")}
    named = set(re.findall(r"`([\w.-]+)/?(?:[\w/]+)?`", README))
    assert visible - named == set()


def test_ci_runs_the_test_command_of_the_readme():
    """What is checked is what a newcomer is told to type."""
    command = re.search(r"^(python build\.py test)\b", README, re.MULTILINE)[1]
    line = "      - name: Test # python build.py test\n        run: .ci/run\n"
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert steps[-1] == f"exec {command}"
    checking = [path for path in WORKFLOWS if path.stem in {"check", "pages"}]
    assert len(checking) == 2
    assert all(line in path.read_text(encoding="utf-8") for path in checking)


def test_actions_are_pinned_by_commit():
    """No action can change under a tag; the version stands in a comment."""
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d", line), line


def test_workflows_may_do_no_more_than_they_need():
    """Nothing is permitted that a job does not name, no job runs for hours, no token is kept."""
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            assert job["timeout-minutes"] <= (90 if path.stem == "endure" else 30)
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_the_lock_of_npm_has_hashes_and_no_addresses():
    """Where npm's packages come from is each user's own setting; what they are is not."""
    text = (ROOT / "tests" / "browser" / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: entry for path, entry in json.loads(text)["packages"].items() if path}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert all("resolved" not in entry for entry in packages.values())
    asks_for_money = [entry.pop("funding", None) for entry in packages.values()]
    assert any(asks_for_money)
    assert "://" not in json.dumps(packages)


def test_links_between_documents_lead_somewhere():
    """A relative link of a document names a file that is there."""
    for path in (ROOT / name for name in tracked() if name.endswith(".md")):
        if "content" in path.parts or path.is_relative_to(ROOT / "tests"):
            continue  # a story's own links and images are checked as it is built
        words = re.sub(r"(?ms)^```.*?^```", "", path.read_text(encoding="utf-8"))
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", words):
            assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_the_tests_that_a_document_names_are_there():
    """A promise is only as good as the test behind it."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))]
    named = {name for text in texts for name in re.findall(r"`(test_[a-z0-9_]+)`", text)}
    tests = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests").rglob("test_*.py"))]
    there = {name for text in tests for name in re.findall(r"def (test_[a-z0-9_]+)\(", text)}
    assert named - there == set()
    assert named


def test_each_test_states_what_it_expects():
    """Every test has a docstring: the behaviour, in a sentence."""
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not ast.get_docstring(node)
    ]
    assert silent == []
