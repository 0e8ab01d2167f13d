"""Every relative link leads to a file, every fragment to an id in it, and no id stands twice."""

from __future__ import annotations

import posixpath
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from liuzhou_site.errors import Place, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liuzhou_site.assets.cache import Cache
    from liuzhou_site.errors import Problem


class _Links(HTMLParser):
    """Collects the ids and the addresses of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, int] = {}
        self.repeated: list[tuple[str, int]] = []
        self.addresses: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value in self.ids:
                self.repeated.append((value, self.getpos()[0]))
            elif name == "id" and value:
                self.ids[value] = self.getpos()[0]
            if name in {"href", "src"} and value is not None and tag != "base":
                self.addresses.append((value, self.getpos()[0]))


def _read(page: bytes) -> _Links:
    found = _Links()
    found.feed(page.decode("utf-8"))
    return found


def broken_links(files: Mapping[str, bytes], base: str, cache: Cache) -> Iterator[Problem]:
    """Yield every link of an HTML page that leads nowhere inside the site, and every second id.

    Absolute addresses are followed only where they begin with the site's own `base`.
    """
    pages = {
        path: cache.recall("links", raw, partial(_read, raw))
        for path, raw in files.items()
        if path.endswith(".html")
    }
    root = urlsplit(base).path
    told: set[str] = set()
    for path, page in pages.items():
        for found, line in page.repeated:
            here = f"_site/{path}"
            first = Place(here, page.ids[found])
            yield problem("duplicate-id", Place(here, line), found=found, first=first)
        for address, line in page.addresses:
            target = _target(path, address, base, root)
            if target is None:
                continue
            file, fragment = target
            missing = file not in files
            if not missing and fragment and file in pages:
                missing = fragment not in pages[file].ids
            if missing and address not in told:
                told.add(address)
                yield problem("broken-link", Place(f"_site/{path}", line), found=address)


def _target(path: str, address: str, base: str, root: str) -> tuple[str, str] | None:
    """Return (file, fragment) of an address inside the site, or None for one outside."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if not address.startswith(base):
            return None
        goal = parts.path.removeprefix(root)
    elif parts.path.startswith("/"):
        goal = parts.path.removeprefix(root)
    elif parts.path:
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
        goal = goal + "/" if parts.path.endswith(("/", "..", ".")) and goal != "." else goal
    else:
        return path, unquote(parts.fragment)
    goal = unquote(goal)
    if goal in {".", ""} or goal.endswith("/"):
        goal = posixpath.normpath(f"{goal}/index.html").lstrip("/")
    return goal, unquote(parts.fragment)
