"""What the tests of checks share: stories that were read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.conftest import known

from liuzhou_site.checks.checked import resolved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from liuzhou_site.checks.resolved import Resolved


@pytest.fixture(scope="session")
def story(
    begun: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Resolved]:
    """Return what gives a story that was read, by its name in `STORIES`."""

    @cache
    def read(name: str) -> Resolved:
        root = begun(name, tmp_path_factory.mktemp(name))
        return resolved(root, memory=known(root))[0]

    return read
