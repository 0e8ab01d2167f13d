"""The preview as an editor runs it: build, answer, watch, build again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from liuzhou_site.app.preview.server import answering
from liuzhou_site.app.preview.watching import changed

if TYPE_CHECKING:
    from liuzhou_site.app.desk.writing import Desk
    from liuzhou_site.app.preview.state import PreviewState, State


def serve(
    preview: PreviewState,
    port: int,
    tell: Callable[[State], None],
    ready: Callable[[str], None],
    desk: Desk | None = None,
) -> None:
    """Preview the project of `preview` until interrupted.

    tell: is given what each build gave; ready: is given the address once there is an answer.
    desk: what a source is worked through on, if one is.

    Raises:
        KeyboardInterrupt: the editor stops it; nothing is left behind.
    """
    tell(preview.work())
    with answering(preview, port, desk) as address:
        ready(address)
        while True:
            changed(preview.root, preview.seen)
            tell(preview.work())
