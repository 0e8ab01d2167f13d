"""What the tests of drafting share: a story that a source is drafted into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.app.drafting.files import draft
from liuzhou_site.app.new import language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Drafted = Callable[[str], list[Mapping[str, str]]]


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """Return what drafts the figures of a text in a story that has none, begun once a language."""
    from tests.app.test_draft import CALM, started

    begun: dict[str, Path] = {}

    def figures(text: str) -> list[Mapping[str, str]]:
        lang = language_of(text)
        if lang not in begun:
            begun[lang] = started(tmp_path_factory.mktemp(lang), CALM[lang])
        begun[lang].write_text(text, encoding="utf-8")
        done = draft(begun[lang].with_name("story"), str(begun[lang]))
        return [line.cells for line in done.merged.figures]

    return figures
