"""Requests → answers, from memory: pages with the preview's script, files, and its own news.

The preview is for this machine's own browser. It answers no other host's name, so that a page of
another site cannot reach it by a name that leads here; nothing is read from disk, so that no path
leads out of the site.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files as resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from liuzhou_site.app.screen import as_typed, grouped
from liuzhou_site.errors import BuildFailed, Place, Problem
from liuzhou_site.load.texts import read_bytes
from liuzhou_site.messages import say

if TYPE_CHECKING:
    from liuzhou_site.app.preview.state import State

OWN = "_preview/"
"""Under this, the preview answers for itself; no story has a folder of this name."""
NEWS = f"{OWN}news"
_STATE, _SCRIPT = f"{OWN}state.json", f"{OWN}preview.js"
_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "bib": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'none'"
    ),
}
"""What every answer carries: the page's own policy, and the preview's script and style."""


@dataclass(frozen=True)
class Answer:
    """A status, a body, and the header fields of its own."""

    status: int
    body: bytes
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def addressed(host: str, port: int) -> bool:
    """Say whether a request means this server: by an address or a name of this machine alone."""
    return host in {f"{name}:{port}" for name in _NAMES}


def own_page(origin: str, port: int) -> bool:
    """Say whether a form was sent by a page of this server."""
    return addressed(origin.removeprefix("http://"), port) and origin.startswith("http://")


def asked(target: str) -> str:
    """Return the path of a request, without what a browser adds to it; it is only ever compared."""
    return unquote(re.split("[?#]", target, maxsplit=1)[0]).lstrip("/")


def answer(root: Path, state: State, target: str) -> Answer:
    """Return what is sent for the path `target`."""
    path = asked(target)
    if path == _STATE:
        return _typed(path, json.dumps(news(root, state), ensure_ascii=False).encode())
    if path == _SCRIPT:
        return _typed(path, (resources(__package__) / "preview.js").read_bytes())
    if not state.files:
        return Answer(200, _waiting(state), {"Content-Type": _TYPES["html"]})
    if path and not path.endswith("/") and f"{path}/index.html" in state.files:
        return Answer(301, b"", {"Location": f"/{path}/"})
    path = f"{path}index.html" if not path or path.endswith("/") else path
    found = path in state.files
    path = path if found else "404.html"
    body = state.files[path]
    body = with_script(body, state.number) if path.endswith(".html") else body
    return _typed(path, body, 200 if found else 404)


def _typed(path: str, body: bytes, status: int = 200) -> Answer:
    ending = path.rpartition(".")[2]
    kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Answer(status, body, {"Content-Type": kind})


def with_script(page: bytes, number: int) -> bytes:
    """Return a page with the preview's script in place of its policy, which the header has.

    number: of the latest build, so that the script knows what is newer than its page.
    """
    script = f'<script src="/{_SCRIPT}?{number}" defer></script>'.encode()
    return _POLICY.sub(b"", page, count=1).replace(b"</head>", script + b"</head>", 1)


def news(root: Path, state: State) -> dict[str, object]:
    """Return what the page is told: the build's number, what is wrong, where parts are written."""
    return {
        "number": state.number,
        "sound": state.sound,
        "root": str(root.resolve()),
        "lang": state.lang,
        "problems": [_told(root, alike, state) for alike in grouped(state.problems)],
        "places": dict(state.places),
    }


def _told(root: Path, alike: Sequence[Problem], state: State) -> dict[str, object]:
    found, *others = alike
    place = found.place
    wrong, fix = found.said(state.lang)
    return {
        "path": place.path,
        "line": place.line,
        "message": wrong,
        "fix": as_typed(fix, state.typed),
        "warns": found.warns,
        "text": _line(root, place),
        "also": [str(other.place) for other in others],
    }


def _line(root: Path, place: Place) -> str:
    """Return the line of an editor's file that a message speaks of; "" where there is none.

    What a build would not read is not read for a page either: a pipe has no end.
    """
    try:
        lines = read_bytes(root, place.path).decode("utf-8", "replace").splitlines()
    except (BuildFailed, OSError):
        return ""
    return lines[place.line - 1][:400] if 0 < place.line <= len(lines) else ""


def _waiting(state: State) -> bytes:
    """Return the page that stands while there is no site: what is wrong, also without script."""
    said = ((found.place, *found.said(state.lang)) for found in state.problems)
    told = "".join(
        f"<li><b>{escape(str(place))}</b> {escape(wrong)}<br>→ {escape(as_typed(fix, state.typed))}"
        for place, wrong, fix in said
    )
    heading = say("no-site", state.lang)
    page = (
        f'<!doctype html><html lang="{state.lang}"><head><meta charset="utf-8">'
        f"<title>{heading}</title></head><body><h1>{heading}</h1><ol>{told}</ol></body></html>"
    )
    return with_script(page.encode(), state.number)
