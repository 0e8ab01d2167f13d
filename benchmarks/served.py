"""The built site, served as hosts of static pages do: packed where that saves bytes, kept alive."""

from __future__ import annotations

import gzip
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_site"
sys.path.insert(0, str(ROOT))  # where the tests are, which know the browsers of this machine
PACKED = frozenset({".css", ".csv", ".html", ".json", ".svg", ".txt", ".xml"})
"""The kinds of files that such hosts compress; fonts and pictures are compressed already."""


def pages() -> tuple[str, ...]:
    """Return the path of every page of the built site, sorted."""
    found = tuple(sorted(page.relative_to(SITE).as_posix() for page in SITE.rglob("*.html")))
    if not found:
        raise SystemExit("Build the site first: python build.py")
    return found


def packed(raw: bytes) -> bytes:
    """Return bytes as a host would send them."""
    return gzip.compress(raw, 9, mtime=0)


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, packed where its kind is worth it, or with nothing."""
        file = Path(str(self.directory)) / unquote(urlsplit(self.path).path).lstrip("/")
        raw = file.read_bytes() if file.is_file() else b""
        self.send_response(HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND)
        if file.suffix in PACKED:
            raw = packed(raw)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(raw)


@contextmanager
def serving(folder: Path = SITE) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
