"""The look of a story: its templates and style sheets, as they lie in `templates/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load.texts import read_text

NAMED = re.compile(r"[\w./-]*\.[a-z][a-z0-9]*")
"""What the path of a file looks like that a story or a template can name."""
_KINDS = frozenset({".html", ".xml", ".txt", ".css", ".svg"})


def read_templates(root: Path) -> Mapping[str, str]:
    """Return every template by name, the style sheet among them.

    Raises:
        BuildFailed: there is no folder `templates`.
    """
    folder = root / "templates"
    if not folder.is_dir():
        raise BuildFailed([problem("missing-file", Place("templates"), found="templates")])
    found = {
        name: read_text(root, f"templates/{name}")
        for file in sorted(folder.rglob("*"))
        if file.suffix in _KINDS and file.is_file()
        if NAMED.fullmatch(name := file.relative_to(folder).as_posix())
    }
    return MappingProxyType(found)
