"""What `frictionless validate` says of the published data.

    .venv/bin/python benchmarks/datapackage.py

It is installed into an environment of its own, which is thrown away; `_site/` must be built.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEER = "frictionless==5.21.0"


def main() -> int:
    """Print its report; 1 when it finds the package wanting."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / "bin"
        install = [str(tools / "pip"), "install", "--quiet", PEER]
        subprocess.run(install, check=True, capture_output=True)
        command = [str(tools / "frictionless"), "validate", "datapackage.json"]
        return subprocess.run(command, cwd=ROOT / "_site" / "data", check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
