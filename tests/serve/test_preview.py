"""The preview: it builds when something is saved, tells what is wrong, and serves this machine."""

from __future__ import annotations

import http.client
import json
import os
import threading
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from liuzhou_site.serve.answers import addressed, answer, with_script
from liuzhou_site.serve.desk import Desk, State
from liuzhou_site.serve.server import Server, answering
from liuzhou_site.serve.watching import changed, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "index.html": b"<head><title>Cover</title></head>",
    "en/index.html": b'<head><meta http-equiv="Content-Security-Policy" content="x"></head>',
    "404.html": b"<head></head>lost",
    "data/a.csv": b"id\r\n",
    "en/a.svg": b"<svg/>",
}


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., tuple[int, dict[str, str], bytes]]:
    """Return a function that asks a preview of FILES for a path, by a host's name."""
    desk = Desk(tmp_path)
    desk.state = State(1, FILES)

    def ask(path: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        with answering(desk, 0) as address:
            port = int(address.rstrip("/").rpartition(":")[2])
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
            given = asked.getresponse()
            found = given.status, dict(given.getheaders()), given.read()
            asked.close()
            return found

    return ask


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/en/", 200, "text/html; charset=utf-8"),
        ("/en/index.html?x=1", 200, "text/html; charset=utf-8"),
        ("/data/a.csv", 200, "text/csv; charset=utf-8"),
        ("/en/a.svg", 200, "image/svg+xml"),
        ("/_preview/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/_preview/state.json", 200, "application/json; charset=utf-8"),
        ("/nothing", 404, "text/html; charset=utf-8"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/data/", 404, "text/html; charset=utf-8"),
    ],
)
def test_a_path_gives_a_file_of_the_site_and_nothing_else(path, status, kind, told):
    """With its type; no folder is listed, and no path leads to the disk."""
    seen, fields, _ = told(path)
    assert (seen, fields["Content-Type"]) == (status, kind)
    assert fields["X-Content-Type-Options"] == "nosniff"
    assert fields["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in fields["Content-Security-Policy"]


def test_a_folder_leads_to_its_page(told):
    """Relative links of the page then lead where they should."""
    status, fields, _ = told("/en")
    assert (status, fields["Location"]) == (301, "/en/")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost", ""])
def test_another_host_s_name_is_not_answered(host):
    """A page elsewhere whose name is made to lead here learns nothing (DNS rebinding)."""
    assert not addressed(host, 8000)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_s_names_are_answered(host):
    """With the port that it has."""
    assert addressed(host, 8000)


def test_a_foreign_host_gets_no_file(told):
    """Nor the news."""
    assert told("/en/", "evil.example")[0] == 421
    assert told("/_preview/state.json", "evil.example")[0] == 421
    assert told("/_preview/news", "evil.example")[0] == 421


def test_the_script_is_the_preview_s_alone(told):
    """A page is served with it, in place of its own policy; the files of the site have none."""
    page = told("/en/")[2]
    assert b"/_preview/preview.js" in page
    assert b"Content-Security-Policy" not in page
    assert b"preview.js" not in FILES["en/index.html"]
    assert with_script(b"<p>") == b"<p>"


def test_a_head_has_no_body(told):
    """And the length that the body would have."""
    status, fields, body = told("/data/a.csv", method="HEAD")
    assert (status, fields["Content-Length"], body) == (200, "4", b"")


def test_nothing_but_reading_is_answered(told):
    """There is nothing to change by a request."""
    assert told("/en/", method="POST")[0] == 501


def test_a_busy_port_gives_the_next(tmp_path):
    """And none is taken from a program that has it."""
    first = Server(Desk(tmp_path), 0)
    with answering(Desk(tmp_path), first.server_port) as address:
        assert int(address.rstrip("/").rpartition(":")[2]) > first.server_port
    first.server_close()


def test_it_answers_on_loopback_alone(tmp_path):
    """Nobody else in the network sees a draft."""
    with answering(Desk(tmp_path), 0) as address:
        assert address.startswith("http://127.0.0.1:")
    server = Server(Desk(tmp_path), 0)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()


def test_ten_files_saved_at_once_are_one_change(tmp_path):
    """It waits until nothing more is saved."""
    (tmp_path / "content").mkdir()
    before, looks = snapshot(tmp_path), []

    def save(_seconds: float) -> None:
        looks.append(1)
        if len(looks) <= 10:
            (tmp_path / "content" / f"{len(looks)}.md").write_text("x", encoding="utf-8")

    assert len(changed(tmp_path, before, save)) == 10
    assert len(looks) == 11


def test_a_file_saved_by_renaming_is_a_change(tmp_path):
    """Many editors write beside a file and then put the new one in its place."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "en.md").write_text("one", encoding="utf-8")
    before = snapshot(tmp_path)
    (folder / ".en.md.swp").write_text("two", encoding="utf-8")
    assert snapshot(tmp_path) == before
    os.utime(folder / ".en.md.swp", ns=(1, 1))
    (folder / ".en.md.swp").rename(folder / "en.md")
    assert snapshot(tmp_path) != before


def test_what_is_undone_at_once_is_no_change(tmp_path):
    """A look in the middle of a save must not count."""
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "a.csv"
    file.write_text("a", encoding="utf-8")
    before, looks = snapshot(tmp_path), []

    def touch(_seconds: float) -> None:
        looks.append(1)
        if len(looks) == 1:
            file.write_text("ab", encoding="utf-8")
        if len(looks) == 2:
            file.write_text("abc", encoding="utf-8")

    changed(tmp_path, before, touch)
    assert len(looks) == 3


@pytest.mark.slow
def test_a_mistake_leaves_the_last_site_and_is_told(library):
    """With the line as it is written; when it is mended, the site is the new one."""
    desk = Desk(library)
    assert desk.work().sound
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("Its report has slips", "Its report has 7 slips"), encoding="utf-8"
    )
    state = desk.work()
    assert not state.sound
    assert b"has slips" in state.files["en/index.html"]
    news = json.loads(answer(library, state, "/_preview/state.json").body)
    found = news["problems"][0]
    assert (found["path"], found["line"]) == ("content/en.md", 3)
    assert "has 7 slips" in found["text"]
    file.write_text(text.replace("has slips", "has many slips"), encoding="utf-8")
    state = desk.work()
    assert state.number == 3
    assert b"has many slips" in state.files["en/index.html"]


@pytest.mark.slow
def test_a_mistake_does_not_make_the_next_build_slow(library):
    """What was drawn before it is still there when it is mended."""
    desk = Desk(library)
    desk.work()
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text("{", encoding="utf-8")
    desk.work()
    file.write_text(text, encoding="utf-8")
    with patch("liuzhou_site.compose.render", side_effect=AssertionError("drawn again")):
        assert desk.work().sound


@pytest.mark.slow
def test_a_story_that_never_was_sound_has_a_page_too(library):
    """It says what is wrong, also without a script."""
    (library / "data" / "figures.csv").unlink()
    state = Desk(library).work()
    body = answer(library, state, "/en/").body.decode()
    assert "data/figures.csv" in body
    assert "/_preview/preview.js" in body


@pytest.mark.slow
def test_each_part_of_a_page_says_where_it_is_written(library):
    """Paragraphs and sections by language, charts and figures by themselves."""
    places = Desk(library).work().places
    text = (library / "content" / "en.md").read_text(encoding="utf-8").split("\n")
    assert text[int(places["en lent-1"].rpartition(":")[2]) - 1].startswith("It lent {novels}")
    assert places["en lent"].startswith("content/en.md:")
    assert places["chart-lending"] == "content/charts.yml:1"
    assert places["novels"] == "data/figures.csv:2"


def test_who_waits_is_told_of_the_next_build(tmp_path):
    """And of none before: a page is not reloaded for nothing."""
    desk = Desk(tmp_path)
    assert desk.wait(0, 0.01).number == 0
    heard = []
    waiting = threading.Thread(target=lambda: heard.append(desk.wait(0, 20).number))
    waiting.start()
    desk.work()
    waiting.join(20)
    assert heard == [1]
