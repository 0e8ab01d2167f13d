"""The content security policy of every page, as csp_evaluator reads it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def findings(policies: list[str]) -> list[list[str]]:
    """Return what it finds in each policy: how severe, where, what."""
    node = shutil.which("node") or "node"
    command = [node, str(Path(__file__).with_name("csp.mjs"))]
    done = subprocess.run(
        command, input=json.dumps(policies), capture_output=True, check=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


def policy(page: str) -> str:
    """Return the one policy of a page."""
    (found,) = POLICY.findall(page)
    return unescape(found)


def test_nothing_is_found_in_the_policy_of_any_page(site):
    """Of no severity at all, the least included."""
    pages = [(site.folder / path).read_text(encoding="utf-8") for path in site.pages]
    found = dict(zip(site.pages, findings(list(map(policy, pages))), strict=True))
    assert {path: told for path, told in found.items() if told} == {}


def test_a_weak_policy_is_found_out():
    """Scripts from anywhere, a missing directive, a word that is none: each by its severity."""
    (told,) = findings(["script-src 'unsafe-inline' *; style-scr 'self'"])
    assert {line.partition(":")[0] for line in told} >= {"HIGH", "SYNTAX"}
    assert any("object-src" in line for line in told)
