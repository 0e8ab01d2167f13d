"""Links from one document to another lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / ".github" / "SECURITY.md"]
FENCED = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)


@pytest.mark.each("page", PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    """The file is there, and so is the heading of it that is named."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", lambda code: code[0].replace("](", ""), text)
    lost = []
    for target in re.findall(r'\]\((?!\w+:)([^)\s]+)\)|src="([^"]+)"', text):
        path, _, heading = "".join(target).partition("#")
        file = page.parent / path if path else page
        if not file.exists() or (heading and heading not in anchors(file)):
            lost.append("".join(target))
    assert lost == []


def anchors(page: Path) -> set[str]:
    """Return what can be linked to in a page: its headings, as GitHub names them, and its ids."""
    text = page.read_text(encoding="utf-8")
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", text), re.MULTILINE)
    named = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
    return named | set(re.findall(r'<a id="([^"]+)">', text))
