"""The preview's server: on loopback alone, one thread a request, news as they come."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast

from liuzhou_site.app.desk import answers as desk_answers
from liuzhou_site.app.preview import answers
from liuzhou_site.app.preview.state import changed

if TYPE_CHECKING:
    from liuzhou_site.app.desk.writing import Desk
    from liuzhou_site.app.preview.state import PreviewState, State


LOOPBACK = "127.0.0.1"
_TRIES = 20  # ports that are tried from the wanted one on
_PATIENCE = 60.0  # seconds that a connection may say nothing, or take nothing
_BREATH = 15.0  # seconds after which a waiting page is told that the server is still there
_ELSEWHERE = answers.Answer(421, b"This preview answers for this machine alone.\n")
_UNKNOWN = answers.Answer(501, b"There is nothing to change by a request.\n")
_FOREIGN = answers.Answer(403, b"The desk takes what its own page sends.\n")
_TOO_LARGE = answers.Answer(413, b"The desk's own forms are smaller.\n")


class Server(ThreadingHTTPServer):
    """A server on loopback that answers from a preview."""

    daemon_threads = True
    allow_reuse_address = False  # a port that another program has is not taken from it
    block_on_close = False  # pages that wait for news do not hold up the end
    request_queue_size = 128  # who finds the queue full asks again after a second, or a minute

    def __init__(self, preview: PreviewState, port: int, desk: Desk | None = None) -> None:
        """Bind the port; 0 is any that is free. desk: that of a source, if there is one."""
        super().__init__((LOOPBACK, port), Handler)
        self.preview, self.desk = preview, desk

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went elsewhere; what else there is, is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    """Knows GET and HEAD; the forms of the desk alone are posted."""

    protocol_version = "HTTP/1.1"
    server_version = "Preview"
    sys_version = ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Send what is asked for."""
        server = cast("Server", self.server)
        if not answers.addressed(self.headers.get("Host", ""), server.server_port):
            self._write(_ELSEWHERE)
        elif server.desk and answers.asked(self.path).startswith(desk_answers.OWN):
            self._write(desk_answers.shown(server.desk, self.path))
        elif answers.asked(self.path) == answers.NEWS and self.command == "GET":
            self._news(server.preview)
        else:
            self._write(answers.answer(server.preview.root, server.preview.state, self.path))

    do_HEAD = do_GET  # noqa: N815 (as above)

    def do_POST(self) -> None:
        """Do what a form of the desk's own page asks for, and nothing that another page sends."""
        server = cast("Server", self.server)
        self.close_connection = True  # what is not read is no next request
        if not answers.addressed(self.headers.get("Host", ""), server.server_port):
            self._write(_ELSEWHERE)
        elif not server.desk or answers.asked(self.path) != desk_answers.OWN:
            self._write(_UNKNOWN)
        elif not answers.own_page(self.headers.get("Origin", ""), server.server_port):
            self._write(_FOREIGN)
        elif not (size := self.headers.get("Content-Length", "")).isdecimal() or (
            int(size) > desk_answers.LARGEST
        ):
            self._write(_TOO_LARGE)
        else:
            self._write(desk_answers.edited(server.desk, self.rfile.read(int(size))))

    def _write(self, given: answers.Answer) -> None:
        self._begin(given.status, {**given.fields, "Content-Length": str(len(given.body))})
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def _begin(self, status: int, fields: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**answers.HEADERS, **fields}.items():
            self.send_header(name, value)
        self.end_headers()

    def _news(self, preview: PreviewState) -> None:
        """Tell the page of every build, until it goes."""
        self._begin(200, {"Content-Type": "text/event-stream", "Connection": "close"})
        self.close_connection = True
        number = -1
        with suppress(OSError):
            while True:
                now = preview.wait(number, _BREATH).number
                told = f"data: {now}\n\n" if now != number else ": still here\n\n"
                number = now
                self.wfile.write(told.encode())
                self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as above)
        """Keep the terminal for what the editor should read."""


@contextmanager
def answering(preview: PreviewState, port: int, desk: Desk | None = None) -> Iterator[str]:
    """Answer requests on the wanted port, or the next free one; give the address."""
    server = _bound(preview, port, desk)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _bound(preview: PreviewState, port: int, desk: Desk | None) -> Server:
    for number in range(port, port + _TRIES):
        with suppress(OSError):
            return Server(preview, number, desk)
    return Server(preview, 0, desk)


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
    Raises KeyboardInterrupt: the editor stops it; nothing is left behind.
    """
    tell(preview.work())
    with answering(preview, port, desk) as address:
        ready(address)
        while True:
            changed(preview.root, preview.seen)
            tell(preview.work())
