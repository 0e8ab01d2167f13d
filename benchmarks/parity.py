"""The pairs of tests/checks/parity/pairs.txt, given to us and to pofilter.

    .venv/bin/python benchmarks/parity.py

pofilter is the quality filter of translate-toolkit; its test `numbers` is run as its users run it,
on a PO file whose sources are Chinese and whose translations are English. It is installed into an
environment of its own, which is thrown away.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

from liuzhou_site.checks.parity.values import differences

ROOT = Path(__file__).resolve().parents[1]
PEER = "translate-toolkit==3.20.4"
Pair = tuple[str, str]


def pairs() -> list[tuple[str, str, str, str]]:
    """Return (Chinese, English, what slips, English with the slip) of every line of the table."""
    table = (ROOT / "tests" / "checks" / "parity" / "pairs.txt").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [tuple(part.strip() for part in line.split("|")) for line in lines]  # type: ignore[misc]


def ours(pair: Pair) -> bool:
    """Say whether we notice that a pair differs."""
    return bool(differences((pair[0], "zh"), (pair[1], "en"), {}))


def pofilter(found: list[Pair], folder: Path) -> list[bool]:
    """Say of every pair whether `pofilter -t numbers` reports it."""
    tool = folder / "bin"
    if not (tool / "pofilter").exists():
        venv.create(folder, with_pip=True)
        command = [str(tool / "pip"), "install", "--quiet", PEER]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    units = [
        f'#: {n}\nmsgctxt "{n}"\nmsgid "{zh}"\nmsgstr "{en}"\n' for n, (zh, en) in enumerate(found)
    ]
    source, report = folder / "in.po", folder / "out.po"
    source.write_text("\n".join([header, *units]), encoding="utf-8")
    report.unlink(missing_ok=True)
    command = [str(tool / "pofilter"), "-t", "numbers", str(source), str(report)]
    subprocess.run(command, check=True, capture_output=True)
    told = report.read_text(encoding="utf-8") if report.exists() else ""
    reported = {int(number) for number in re.findall(r"^#: (\d+)", told, re.MULTILINE)}
    return [number in reported for number in range(len(found))]


def main() -> None:
    """Print a table: right pairs passed, wrong pairs noticed, by what slips."""
    table = pairs()
    right = [(zh, en) for zh, en, _, _ in table]
    wrong = [(zh, en) for zh, _, _, en in table]
    slips = [slip for _, _, slip, _ in table]
    with tempfile.TemporaryDirectory() as folder:
        theirs = [pofilter(found, Path(folder)) for found in (right, wrong)]
    own = [[ours(pair) for pair in found] for found in (right, wrong)]
    total = len(table)
    print(
        f"| | pairs | ours | {PEER.replace('==', ' ')}, `pofilter -t numbers` |\n|---|--:|--:|--:|"
    )
    print(f"| right pairs passed | {total} | {total - sum(own[0])} | {total - sum(theirs[0])} |")
    print(f"| wrong pairs noticed | {total} | {sum(own[1])} | {sum(theirs[1])} |")
    counts = Counter(slips)
    for slip in dict.fromkeys(slips):
        noticed = [
            sum(hit for hit, name in zip(hits, slips, strict=True) if name == slip)
            for hits in (own[1], theirs[1])
        ]
        print(f"| … {slip} | {counts[slip]} | {noticed[0]} | {noticed[1]} |")


if __name__ == "__main__":
    sys.exit(main())
