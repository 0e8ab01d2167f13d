"""The preview: it builds when something is saved, tells what is wrong, and serves this machine."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import sys
import threading
import time
from contextlib import suppress
from functools import reduce
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from liuzhou_site.app.console import kept
from liuzhou_site.app.preview.answers import addressed, answer, news, with_script
from liuzhou_site.app.preview.server import Handler, Server, answering
from liuzhou_site.app.preview.state import PreviewState, State, changed, snapshot
from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pages.render import Renderer
from liuzhou_site.pipeline import build

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
    preview = PreviewState(tmp_path)
    preview.state = State(1, FILES)

    def ask(path: str, host: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        with answering(preview, 0) as address:
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
    assert with_script(b"<p>", 1) == b"<p>"


def test_a_head_has_no_body(told):
    """And the length that the body would have."""
    status, fields, body = told("/data/a.csv", method="HEAD")
    assert (status, fields["Content-Length"], body) == (200, "4", b"")


def test_nothing_but_reading_is_answered(told):
    """There is nothing to change by a request."""
    assert told("/en/", method="POST")[0] == 501


def test_a_busy_port_gives_the_next(tmp_path):
    """And none is taken from a program that has it."""
    first = Server(PreviewState(tmp_path), 0)
    with answering(PreviewState(tmp_path), first.server_port) as address:
        assert int(address.rstrip("/").rpartition(":")[2]) > first.server_port
    first.server_close()


def test_it_answers_on_loopback_alone(tmp_path):
    """Nobody else in the network sees a draft."""
    with answering(PreviewState(tmp_path), 0) as address:
        assert address.startswith("http://127.0.0.1:")
    server = Server(PreviewState(tmp_path), 0)
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


def test_a_change_is_looked_at_again_soon(tmp_path):
    """Nothing is asked of the disk in a hurry until something was saved."""
    (tmp_path / "content").mkdir()
    before, waits = snapshot(tmp_path), []

    def save(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            (tmp_path / "content" / "en.md").write_text("x", encoding="utf-8")

    changed(tmp_path, before, save)
    assert [wait < 0.02 for wait in waits] == [False, False, True]


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
    preview = PreviewState(library, cache=kept(library))
    assert preview.work().sound
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("Its report has slips", "Its report has 7 slips"), encoding="utf-8"
    )
    state = preview.work()
    assert not state.sound
    assert b"has slips" in state.files["en/index.html"]
    news = json.loads(answer(library, state, "/_preview/state.json").body)
    found = news["problems"][0]
    assert (found["path"], found["line"]) == ("content/en.md", 3)
    assert "has 7 slips" in found["text"]
    file.write_text(text.replace("has slips", "has many slips"), encoding="utf-8")
    state = preview.work()
    assert state.number == 3
    assert b"has many slips" in state.files["en/index.html"]


@pytest.mark.slow
def test_a_mistake_does_not_make_the_next_build_slow(library):
    """What was drawn before it is still there when it is mended."""
    preview = PreviewState(library, cache=kept(library))
    preview.work()
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text("{", encoding="utf-8")
    preview.work()
    file.write_text(text, encoding="utf-8")
    with patch("liuzhou_site.charts.svg.render", side_effect=AssertionError("drawn again")):
        assert preview.work().sound


SAVES = (
    ("content/en.md", "has slips", "has many slips"),
    ("content/en.md", "Of {branches_before} branches", "Of all {branches_before} branches"),
    ("content/en.md", "# Who is reading", "# Who reads"),
    ("content/en.md", "## What was lent", "## What was lent out"),
    ("content/en.md", "\n\nIt lent {novels}", "\n\nIt is an island.\n\nIt lent {novels}"),
    ("content/zh.md", "{novels}", "{novels:number}册"),
    ("content/en.md", "{chart branches}\n\n", ""),
    ("content/en.md", "It lent {novels} novels", "It lent 12 novels"),
    ("content/charts.yml", "novels were lent", "novels were lent out"),
    ("content/charts.yml", "form: bars", "form: table"),
    ("content/names.yml", "forms:", "form:"),
    ("content/site.yml", "en: Who is reading on the island", "en: Who reads on the island"),
    ("data/figures.csv", "volumes in print", "volumes as printed"),
    ("data/figures.csv", "1240", "1340"),
    ("data/numerals.csv", "1240", "1340"),
    ("data/accepted.csv", "story headline", "story head"),
    (
        "templates/site.css",
        "--out: light-dark(",
        "--out: light-dark(#7a1f5c, #e58bc4); --once: light-dark(",
    ),
    ("templates/chart.html", "{% block main", "{# a #}{% block main"),
    ("templates/strings/en.yml", "Back to the text", "Back to the words"),
)


def outcome(root, cache):
    """Return the files of a build and what it tells; no files where it is stopped."""
    try:
        site = build(root, cache)
    except BuildFailed as failed:
        return {}, failed.problems
    cache.turn()
    return dict(site.files), tuple(site.warnings)


@pytest.mark.slow
@pytest.mark.parametrize("stride", [5, 8])
def test_whatever_was_saved_before_the_bytes_are_those_of_a_new_process(
    project, library, tmp_path, stride
):
    """And so is what is told: files are changed and changed back in any order."""
    (library / "templates").unlink()
    shutil.copytree(project / "templates", library / "templates")
    files = {path: (library / path).read_text(encoding="utf-8") for path, _, _ in SAVES}
    assert all(was in files[path] for path, was, _ in SAVES)
    warm, there = kept(library), set()
    for step in range(24):
        there ^= {SAVES[step * stride % len(SAVES)]}
        for path, text in files.items():
            saved = [save[1:] for save in SAVES if save in there and save[0] == path]
            whole = reduce(lambda one, save: one.replace(*save), saved, text)
            (library / path).write_text(whole, encoding="utf-8")
        assert outcome(library, warm) == outcome(library, Cache(tmp_path / "cold"))


@pytest.mark.slow
def test_after_a_sentence_only_pages_that_show_it_are_made(library):
    """The story, its feed, and what shows both languages; no chart, no ledger, no other page."""
    cache = kept(library)
    outcome(library, cache)
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    made = []
    filled = Renderer.fill
    for word in ("clerical", "harmless"):  # no other test keeps pages with these
        file.write_text(text.replace("has slips", f"has {word} slips"), encoding="utf-8")
        with patch.object(Renderer, "fill", lambda *of: made.append(of[1]) or filled(*of)):
            assert outcome(library, cache)[0]
    assert made == ["story.html", "feed.xml", "cover.html", "both.html"] * 2


@pytest.mark.slow
def test_a_story_that_never_was_sound_has_a_page_too(library):
    """It says what is wrong, also without a script."""
    (library / "data" / "figures.csv").unlink()
    state = PreviewState(library).work()
    body = answer(library, state, "/en/").body.decode()
    assert "data/figures.csv" in body
    assert "/_preview/preview.js" in body


@pytest.mark.slow
def test_each_part_of_a_page_says_where_it_is_written(library):
    """Paragraphs and sections by language, charts and figures by themselves."""
    places = PreviewState(library, cache=kept(library)).work().places
    text = (library / "content" / "en.md").read_text(encoding="utf-8").split("\n")
    assert text[int(places["en lent-1"].rpartition(":")[2]) - 1].startswith("It lent {novels}")
    assert places["en lent"].startswith("content/en.md:")
    assert places["chart-lending"] == "content/charts.yml:1"
    assert places["novels"] == "data/figures.csv:2"


def test_who_waits_is_told_of_the_next_build(tmp_path):
    """And of none before: a page is not reloaded for nothing."""
    preview = PreviewState(tmp_path)
    assert preview.wait(0, 0.01).number == 0
    heard = []
    waiting = threading.Thread(target=lambda: heard.append(preview.wait(0, 20).number))
    waiting.start()
    preview.work()
    waiting.join(20)
    assert heard == [1]


ODD = (
    "//[",
    "http://[/",
    "/en/%00",
    "/en%5c..%5c..%5cetc%5cpasswd",
    "/en/..%2f..%2fcontent%2fen.md",
    "/%c0%ae%c0%ae/etc/passwd",
    "/en/index.html%0d%0aSet-Cookie:%20x=y",
    "/_preview/../content/en.md",
    "/_preview/",
    "/%5fpreview/state.js%6f%6e/",
    "/" + "a/" * 20_000,
    "/en/.",
    "/con",
    "/%",
    "*",
)
"""What no page links to."""


@pytest.mark.parametrize("path", ODD, ids=range(len(ODD)))
def test_an_odd_path_is_no_page(path, told, capsys):
    """It is looked for among the pages and nowhere else, and the terminal stays still."""
    status, fields, body = told(path)
    assert status == 404
    assert "Set-Cookie" not in fields
    assert body.startswith(b"<head>")
    assert capsys.readouterr().err == ""


def raw(port: int, request: bytes) -> bytes:
    """Return what comes back for bytes that no browser sends; nothing where it hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as asked:
        asked.sendall(request)
        found = b""
        with suppress(ConnectionResetError):
            while more := asked.recv(65536):
                found += more
        return found


HOST = b"Host: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
REQUESTS = {
    "no host": (b"GET /en/ HTTP/1.1\r\nConnection: close\r\n\r\n", b"421"),
    "two hosts": (b"GET /en/ HTTP/1.1\r\nHost: e.example\r\n" + HOST, b"421"),
    "a host and more": (b"GET /en/ HTTP/1.0\r\nHost: 127.0.0.1:%d.e.example\r\n\r\n", b"421"),
    "a host with a user": (b"GET /en/ HTTP/1.0\r\nHost: e@127.0.0.1:%d\r\n\r\n", b"421"),
    "an old protocol": (b"GET /en/\r\n\r\n", b"This preview"),
    "no protocol": (b"GET\r\n\r\n", b"400"),
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"400"),
    "another method": (b"BREW /en/ HTTP/1.1\r\n" + HOST, b"501"),
    "a method of nothing": (b" /en/ HTTP/1.1\r\n" + HOST, b"400"),
    "a long address": (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + HOST, b"414"),
    "a long field": (b"GET /en/ HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n" + HOST, b"431"),
    "many fields": (b"GET /en/ HTTP/1.1\r\n" + b"X: y\r\n" * 200 + HOST, b"431"),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_what_no_browser_sends_gets_no_page(name, tmp_path, capsys):
    """An answer that says so; the terminal stays still."""
    request, expected = REQUESTS[name]
    preview = PreviewState(tmp_path)
    preview.state = State(1, FILES)
    with answering(preview, 0) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        found = raw(port, request.replace(b"%d", b"%d" % port))
    assert expected in found.split(b"\r\n")[0]
    assert b"preview.js" not in found
    assert capsys.readouterr().err == ""


def test_who_hangs_up_or_says_nothing_disturbs_nobody(tmp_path, capsys):
    """Two hundred that wait, and as many that go without a word: the page is there at once."""
    preview = PreviewState(tmp_path)
    preview.state = State(1, FILES)
    with answering(preview, 0) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
        for number in range(200):
            gone = socket.create_connection(("127.0.0.1", port))
            gone.sendall(b"GET /en/ HTTP/1.1\r\n" if number % 2 else b"")
            reset = (1).to_bytes(4, sys.byteorder) + bytes(4)
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            gone.close()
        start = time.monotonic()
        assert b"200 OK" in raw(port, b"GET /en/ HTTP/1.1\r\n" + HOST % port)
        assert time.monotonic() - start < 2
        for one in waiting:
            one.close()
    assert capsys.readouterr().err == ""


def test_who_says_nothing_for_long_is_hung_up_on(tmp_path):
    """So that what is left open does not gather over a day."""
    with patch.object(Handler, "timeout", 0.1), answering(PreviewState(tmp_path), 0) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        assert raw(port, b"GET /en/ HTTP/1.1\r\nHost:") == b""


def test_a_save_that_keeps_time_and_size_is_a_change(tmp_path):
    """As programs do that copy, and disks that count in seconds."""
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "en.md"
    file.write_text("one", encoding="utf-8")
    before, seen = snapshot(tmp_path), file.stat()
    time.sleep(0.02)
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert snapshot(tmp_path) != before


def test_a_folder_that_goes_while_it_is_looked_at_ends_nothing(tmp_path):
    """Another branch is checked out under the preview."""
    (tmp_path / "data" / "tables").mkdir(parents=True)
    scandir = os.scandir

    def gone(path):
        if str(path).endswith("tables"):
            raise FileNotFoundError(path)
        return scandir(path)

    with patch("os.scandir", gone):
        assert snapshot(tmp_path) == {}


@pytest.mark.parametrize("kind", ["a pipe", "a link out", "a folder"])
def test_what_stands_in_a_file_s_place_is_not_read_for_a_page(kind, library):
    """It is told, and the page is answered at once, without a line of it."""
    preview = PreviewState(library)
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Its report", "Its 7 reports"), encoding="utf-8")
    assert [found.place.line for found in preview.work().problems] == [3]
    file.unlink()
    if kind == "a pipe":
        os.mkfifo(file)
    elif kind == "a folder":
        file.mkdir()
    else:
        file.symlink_to("/etc/passwd")
    (told,) = news(library, preview.state)["problems"]
    assert told["text"] == ""


def test_what_is_saved_during_a_build_is_built_again(tmp_path):
    """Even if it is then as it was before: nobody knows which of both was read."""
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "a.csv"
    preview = PreviewState(tmp_path)
    preview.work()
    assert preview.seen == snapshot(tmp_path)

    def save(*_args):
        file.write_text("id", encoding="utf-8")
        raise BuildFailed([])

    with patch("liuzhou_site.app.preview.state.build", save):
        preview.work()
    file.unlink()
    other = tmp_path / "data" / "b.csv"
    other.write_text("id", encoding="utf-8")
    assert preview.seen == {}
    assert changed(tmp_path, preview.seen, lambda _: None) == snapshot(tmp_path)
