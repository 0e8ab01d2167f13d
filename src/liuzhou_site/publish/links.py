"""Every relative link leads to a file, every fragment to an id in it, and no id stands twice."""

import posixpath
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.publish.text_runs import Links


def broken_links(files: Container[str], pages: Mapping[str, Links], base: str) -> Iterator[Problem]:
    """Yield every link of an HTML page that leads nowhere inside the site, and every second id.

    files: the paths of the site; pages: path → what was read of an HTML page. Absolute addresses
    are followed only where they begin with the site's own `base`.
    """
    root = urlsplit(base).path
    told: set[str] = set()
    for path, page in pages.items():
        for found, line in page.repeated:
            first = Place(path, page.ids[found])  # of the page; where it was written is told
            yield problem("duplicate-id", Place(f"_site/{path}", line), found=found, first=first)
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


@lru_cache(maxsize=1 << 14)  # pages of a kind have most of them in common, and so have builds
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
