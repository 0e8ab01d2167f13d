"""What frictionless says of the data package of a built site, `_site/` unless told.

.venv/bin/python benchmarks/datapackage.py [SITE]
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from frictionless import Package

ROOT = Path(__file__).resolve().parents[1]


def main(site: Path) -> int:
    """Print what it finds, mistake by mistake, and their number; 1 when there are any."""
    report = Package(str((site / "data" / "datapackage.json").resolve())).validate()
    for row in report.flatten(["title", "rowNumber", "fieldName", "type", "message"]):
        print(*row)
    told = f"{report.stats['tasks']} tables, {report.stats['errors']} findings."
    print(f"frictionless {version('frictionless')}: {told}")
    return int(not report.valid)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "_site"))
