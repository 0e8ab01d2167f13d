"""What `frictionless validate` says of the data of a built site, `_site/` unless told.

.venv/bin/python benchmarks/datapackage.py [SITE]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(site: Path) -> int:
    """Print its report; 1 when it finds the package wanting."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(command, cwd=site / "data", check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "_site"))
