"""What csp_evaluator says of the policy of every page of a built site, `_site/` unless told.

.venv/bin/python benchmarks/policies.py [SITE]
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EVALUATOR = ROOT / "tests" / "browser"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def findings(policies: list[str]) -> list[list[str]]:
    """Return what it finds in each policy: how severe, where, what."""
    command = [shutil.which("node") or "node", str(EVALUATOR / "csp.mjs")]
    done = subprocess.run(
        command, input=json.dumps(policies), capture_output=True, check=True, encoding="utf-8"
    )
    told: list[list[str]] = json.loads(done.stdout)
    return told


def policy(page: str) -> str:
    """Return the one policy of a page."""
    (found,) = POLICY.findall(page)
    return unescape(found)


def main(site: Path) -> int:
    """Print each finding with its page, and how many there are; 1 where there is one."""
    pages = sorted(site.rglob("*.html"))
    told = findings([policy(page.read_text(encoding="utf-8")) for page in pages])
    for page, lines in zip(pages, told, strict=True):
        for line in lines:
            print(f"{page.relative_to(site).as_posix()}: {line}")
    count = sum(map(len, told))
    about = json.loads((EVALUATOR / "package.json").read_text(encoding="utf-8"))
    version = about["devDependencies"]["csp_evaluator"]
    print(f"csp_evaluator {version}: the policies of {len(pages)} pages, {count} findings.")
    return 1 if count or not pages else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "_site"))
