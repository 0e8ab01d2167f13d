#!/usr/bin/env python3
"""Ask every address elsewhere that the built site and the documents link to whether it is there.

    python .ci/links.py [FOLDER]    FOLDER: a built site, _site without

An address that cannot be reached is asked three times. What answers that it will not talk to a
program (401, 403, 405, 429) counts as there, and is named. Ends with 1 when one is gone.
"""

from __future__ import annotations

import re
import ssl
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INVENTED = re.compile(r"https?://([\w-]+\.)*example\.(com|net|org)/?")
MARKDOWN = re.compile(r"\]\((https?://[^)\s]+)\)")
UNWILLING = frozenset([401, 403, 405, 429])
AGENT = "Mozilla/5.0 (compatible; link check)"
TRIES, PAUSE, PATIENCE = 3, 5, 20


class Links(HTMLParser):
    """Gathers what readers of a page are led to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of a link."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address.startswith(("http://", "https://")):
            self.found.add(address.partition("#")[0])


def addresses(site: Path) -> dict[str, str]:
    """Return every address elsewhere, with a file that links to it."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        for address in Links(page.read_text(encoding="utf-8")).found:
            found.setdefault(address, page.relative_to(site).as_posix())
    for document in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]):
        for address in MARKDOWN.findall(document.read_text(encoding="utf-8")):
            found.setdefault(address.partition("#")[0], document.name)
    return {address: path for address, path in found.items() if not INVENTED.match(address)}


def answer(address: str) -> str:
    """Return "" for an address that is there, and else what it answered last."""
    said = ""
    for number in range(TRIES):
        time.sleep(PAUSE * number)
        request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 (http or https alone)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310 (as above)
                return ""
        except urllib.error.HTTPError as error:
            said = f"{error.code} {error.reason}"
            if error.code in UNWILLING:
                print(f"will not say: {address} ({said})")
                return ""
        except (OSError, ssl.SSLError, ValueError) as error:
            said = str(getattr(error, "reason", error))
    return said


def main(site: Path) -> int:
    """Print what is gone; 1 when something is, or when there is nothing to look at."""
    if not (site / "index.html").exists():
        print(f"{site} holds no site. Build it first.")
        return 1
    found = addresses(site)
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(found, pool.map(answer, found), strict=True))
    gone = {address: said for address, said in answers.items() if said}
    for address, said in gone.items():
        print(f"gone: {address} ({said}), linked from {found[address]}")
    print(f"{len(found)} addresses elsewhere, {len(gone)} gone.")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "_site"))
