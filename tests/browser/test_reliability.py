"""docs/measurements.md shows what other programs say of the project: it is what they say now."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "measurements.md"
BLOCK = re.compile(r"^```console\n\$ (.*)\n(?:.*\n)*?```\n", re.MULTILINE)


def said(command: str, site: Path) -> str:
    """Return what a program prints, which must find nothing wrong.

    It is that of the environment of these tests; what looks at a site looks at the one given.
    """
    program, *words = shlex.split(command)
    tool = str(Path(sys.executable).with_name(Path(program).name))
    files = [str(file) for word in words for file in (sorted(ROOT.glob(word)) or [word])]
    if words[0].startswith("benchmarks/"):
        files.append(str(site))
    wide = os.environ | {"COLUMNS": "80"}
    done = subprocess.run([tool, *files], cwd=ROOT, env=wide, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    lines = done.stdout.decode().strip("\n").splitlines()
    return "\n".join(line.rstrip() for line in lines)


def test_what_other_programs_say_is_shown(site, write_expected) -> None:
    """Command by command: versions, and that nothing is found."""
    text = PAGE.read_text(encoding="utf-8")
    now = BLOCK.sub(
        lambda found: f"```console\n$ {found[1]}\n{said(found[1], site.folder)}\n```\n", text
    )
    if write_expected:
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == now
    shown = set(
        re.findall(r"actionlint|zizmor|policies\.py|datapackage\.py", "".join(BLOCK.findall(now)))
    )
    assert shown == {"actionlint", "zizmor", "policies.py", "datapackage.py"}
