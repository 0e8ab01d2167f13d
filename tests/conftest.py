"""What all tests share: where the project lies, and its site, built once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from liuzhou_site.pipeline import Site


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the project's own folder."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built(project: Path) -> Site:
    """Build the project's own site, once for all tests that look at it."""
    from liuzhou_site.pipeline import build  # noqa: PLC0415 (most tests build nothing)

    return build(project)
