"""All that readers may take along in one file: the data package and the pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: the clock has no say
_MODE = 0o644 << 16


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` (path → bytes), in order and stored as they are.

    Deflate gives other bytes with other builds of zlib, and pictures gain nothing by it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, raw in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.create_system, entry.external_attr = 3, _MODE  # 3: Unix, on every machine
            archive.writestr(entry, raw)
    return out.getvalue()
