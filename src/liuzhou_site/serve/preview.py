"""The preview as an editor runs it: build, answer, watch, build again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.serve.desk import Desk
from liuzhou_site.serve.server import answering
from liuzhou_site.serve.watching import changed, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from liuzhou_site.serve.desk import State


def serve(
    root: Path,
    port: int,
    tell: Callable[[State], None],
    ready: Callable[[str], None],
    typed: str,
) -> None:
    """Preview the project at `root` until interrupted.

    tell: is given what each build gave; ready: is given the address once there is an answer; typed:
    what the editor starts the engine with.

    Raises:
        KeyboardInterrupt: the editor stops it; nothing is left behind.
    """
    desk = Desk(root, typed)
    seen = snapshot(root)
    tell(desk.work())
    with answering(desk, port) as address:
        ready(address)
        while True:
            seen = changed(root, seen)
            tell(desk.work())
