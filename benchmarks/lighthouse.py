"""What Lighthouse says of every page on its slow phone.

    .venv/bin/python benchmarks/lighthouse.py [ROUNDS]

`_site/` must be built, and tests/browser/node_modules there (`python build.py test` sees to it).
Performance is the best of ROUNDS, since whatever else a machine does only costs points; the other
categories are the same every time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from served import ROOT, pages, serving
from tests import everything

PROGRAM = ROOT / "tests" / "browser" / "lighthouse.mjs"
STEADY = ("accessibility", "best-practices", "seo")


def judged(kind: str, addresses: list[str]) -> list[dict[str, Any]]:
    """Return what Lighthouse says of each address, in order."""
    command = ["node", str(PROGRAM), str(everything.browser()), kind, *addresses]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(rounds: int) -> None:
    """Print a line for every page, with what cost it points."""
    print("| page | performance | accessibility | best practices | SEO | shift | first paint, s |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    with serving() as address:
        for path in pages():
            (steady,) = judged("steady", [address + path])
            runs = judged("speed", [address + path] * rounds)
            best = max(runs, key=lambda run: (run["scores"]["performance"], -run["paint"]))
            scores = [best["scores"]["performance"], *(steady["scores"][name] for name in STEADY)]
            numbers = " | ".join(map(str, [*scores, best["shift"], f"{best['paint'] / 1000:.1f}"]))
            print(f"| {path} | {numbers} |", *steady["faults"], flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
