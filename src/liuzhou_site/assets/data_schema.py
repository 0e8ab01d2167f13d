"""What describes the data files: a JSON Schema for the figures, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from liuzhou_site.assets.data_package import described_columns
from liuzhou_site.numbers import tokens
from liuzhou_site.numbers.technical import technical

SCHEMA = "data/figures.schema.json"
SUMS = "data/checksums.txt"


def describing(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the schema of `data/figures.json`, and the sums of all files of `data/` with it.

    files: path → bytes, tokens still in them; the sums are those of the bytes that readers get.
    """
    figures = json.loads(tokens.strip(files["data/figures.json"].decode("utf-8")))["figures"]
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": ["figures"],
        "additionalProperties": False,
        "properties": {
            "figures": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": list(figures[0]),
                    "additionalProperties": False,
                    "properties": described_columns(tuple(figures[0])),
                },
            }
        },
    }
    made = {SCHEMA: (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}
    return made | {SUMS: _sums({**files, **made})}


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return a list that `sha256sum -c` takes, in the folder of the files."""
    lines = []
    for path, raw in sorted(files.items()):
        readers = tokens.strip(raw.decode("utf-8")).encode("utf-8")
        digest = technical("digest", hashlib.sha256(readers).hexdigest())
        lines.append(f"{digest}  {technical('identifier', path.removeprefix('data/'))}\n")
    return "".join(lines).encode("utf-8")
