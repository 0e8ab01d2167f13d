"""What a story is read from: a text, of which every numeral is accounted for, or tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liuzhou_site.load import schema

if TYPE_CHECKING:
    from liuzhou_site.load.yaml_files import Sheet

_OF_A_TEXT = frozenset(
    ["paragraphs", "digit_tokens", "normalisation", "fingerprint", "paragraphs_sha256"]
)
"""The keys of `data/source.yml` that only a text has. With one of them it needs them all."""


def source_kind(raw: Sheet[Any], *, tables: bool) -> type[schema.Source]:
    """Return what `data/source.yml` should hold; tables: whether the story has data tables."""
    keys = raw.value.keys() if isinstance(raw.value, dict) else ()
    text = _OF_A_TEXT.intersection(keys)
    return schema.DataSource if tables and not text else schema.Source
