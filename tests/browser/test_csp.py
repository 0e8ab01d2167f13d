"""The content security policy of every page, as csp_evaluator reads it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_nothing_is_found_in_the_policy_of_any_page(site, policies):
    """Of no severity at all, the least included."""
    pages = [(site.folder / path).read_text(encoding="utf-8") for path in site.pages]
    found = dict(zip(site.pages, policies.findings(list(map(policies.policy, pages))), strict=True))
    assert {path: told for path, told in found.items() if told} == {}


def test_a_weak_policy_is_found_out(policies):
    """Scripts from anywhere, a missing directive, a word that is none: each by its severity."""
    (told,) = policies.findings(["script-src 'unsafe-inline' *; style-scr 'self'"])
    assert {line.partition(":")[0] for line in told} >= {"HIGH", "SYNTAX"}
    assert any("object-src" in line for line in told)
