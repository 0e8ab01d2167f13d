"""A site works wherever it hangs: links are relative, and absolute addresses have one setting."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from tests.conftest import drawn_once
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.console import kept
from liuzhou_site.pipeline import build
from liuzhou_site.publish.fingerprints import STAMP, read_stamp, unchanged
from liuzhou_site.publish.stamp import stamped
from liuzhou_site.publish.verify import verify

HERE, THERE = "https://example.org/library/", "https://desk.example.net/stories/library/"
PICTURES = frozenset(["png", "svg", "woff2", "zip"])
SUMS = frozenset(["data/checksums.txt", "data/datapackage.json"])
"""What says how other files hash, which say the address."""

ABSOLUTE = frozenset(
    [("link", "canonical"), ("link", "alternate"), ("meta", "og:url"), ("meta", "og:image")]
)
"""What a page tells programs elsewhere, who have no other way to know where it hangs."""


class Addresses(HTMLParser):
    """Gathers what leads from a page: element, relation or name, address."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        kind = names.get("rel") or names.get("property") or ""
        for name in ("href", "src", "content"):
            if names.get(name, "").startswith(("http:", "https:", "/")):
                self.found.append((tag, kind, names[name]))


@pytest.fixture(scope="module")
def made(project, sites, shared, tmp_path_factory):
    """Return the second story as it is made for two addresses."""
    folder = tmp_path_factory.mktemp("library")
    for part in ("content", "data"):
        (folder / part).symlink_to(project / "tests" / "sites" / "library" / "project" / part)
    (folder / "templates").symlink_to(project / "templates")
    ours, made_before = sites("library"), kept(drawn_once(folder, shared))
    return folder, {HERE: ours, THERE: build(folder, made_before, base=THERE)}


@pytest.mark.slow
def test_one_setting_changes_every_absolute_address(made):
    """Two sites for two addresses are the same text but for these."""
    _, of = made
    ours, theirs = (dict(of[base].files) for base in (HERE, THERE))
    assert ours.keys() == theirs.keys()
    varying = re.compile(rb"sha256-[\w+/=]+|\d+[.,]\d kB")  # what the address itself changes
    texts = [p for p in ours if p.rpartition(".")[2] not in PICTURES and p not in SUMS]
    path = (urlsplit(HERE).path.encode(), urlsplit(THERE).path.encode())
    for name in texts:
        moved = ours[name].replace(HERE.encode(), THERE.encode())
        if name == "404.html":
            moved = moved.replace(b'"' + path[0], b'"' + path[1])
        assert varying.sub(b"", moved) == varying.sub(b"", theirs[name]), name
    assert any(HERE.encode() in ours[name] for name in texts)


@pytest.mark.slow
def test_every_link_of_a_page_is_relative(made):
    """From a folder, from a zip, from any server: only what programs read is absolute."""
    _, of = made
    for path, page in of[HERE].files.items():
        if path.endswith(".html") and path != "404.html":
            own = [one for one in Addresses(page).found if one[2].startswith((HERE, "/"))]
            cited = {("a", "", f"{HERE}{lang}/") for lang in ("zh", "en")}  # written out, to copy
            assert {(tag, kind) for tag, kind, _ in set(own) - cited} <= ABSOLUTE, path


@pytest.mark.slow
def test_a_site_for_another_address_can_be_verified(made, tmp_path):
    """Its stamp says the address; another one in it does not pass."""
    folder, of = made
    files = stamped(folder, of[THERE], base=THERE)
    for path, raw in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    assert read_stamp(tmp_path)["base"] == THERE
    assert unchanged(folder, tmp_path, "", THERE)
    assert not unchanged(folder, tmp_path, "")
    again = lambda *_, base: of[base or HERE]  # noqa: E731 (what the inputs give)
    assert verify(folder, tmp_path, again)[1] == ()
    stamp = json.loads((tmp_path / STAMP).read_bytes())
    (tmp_path / STAMP).write_text(json.dumps(stamp | {"base": "javascript:/"}), encoding="utf-8")
    assert verify(folder, tmp_path, again)[1] != ()


@pytest.mark.parametrize("base", ["example.org/x/", "https://example.org/x", "https://a b/"])
def test_what_is_no_address_is_refused(base, tmp_path):
    """Before anything is built."""
    done = CliRunner().invoke(app, ["build", "--project", str(tmp_path), "--base", base])
    assert done.exit_code == 2
    assert "The address must begin with https:// and end with a slash." in " ".join(
        re.sub("[│╭╮╰╯─]", " ", done.stderr).split()
    )
