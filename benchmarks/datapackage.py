"""What `frictionless validate` says of the published data; `_site/` must be built.

.venv/bin/python benchmarks/datapackage.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Print its report; 1 when it finds the package wanting."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(command, cwd=ROOT / "_site" / "data", check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
