"""A published folder is compared with what its inputs give, down to each number."""

from __future__ import annotations

import json

import pytest

from liuzhou_site.pipeline import build
from liuzhou_site.publish.fingerprints import STAMP
from liuzhou_site.publish.stamp import stamped
from liuzhou_site.publish.verify import verify
from liuzhou_site.publish.writer import publish

pytestmark = pytest.mark.slow
COMMIT = "0123456789abcdef" * 2 + "01234567"


@pytest.fixture
def published(library, sites, tmp_path):
    """Return the folder of an edition of the second story, made at some commit."""
    target = tmp_path / "published"
    publish(stamped(library, sites("library"), COMMIT), target)
    return target


@pytest.fixture
def found(library, published, sites):
    """Return what gives (code, file) of all that differs; the inputs give what they gave."""

    def differing():
        again = verify(library, published, lambda *_, **__: sites("library"))
        return [(one.code, one.place.path) for one in again[1]]

    return differing


def test_an_edition_is_what_its_inputs_give(library, published):
    """Wherever it was made: the commit is taken from its stamp."""
    count, differing = verify(library, published, build)
    assert (count, differing) == (sum(file.is_file() for file in published.rglob("*")), ())


def test_a_number_that_was_changed_is_named(library, published, sites):
    """File, line, what stands there and what should."""
    page = published / "en" / "index.html"
    text = page.read_text(encoding="utf-8")
    assert "1,240" in text
    page.write_text(text.replace("1,240", "1,420"), encoding="utf-8")
    differing = verify(library, published, lambda *_, **__: sites("library"))[1]
    assert {one.code for one in differing} == {"other-number"}
    assert "This says “1,420” where these inputs give “1,240”" in differing[0].message
    assert differing[0].place.path == "en/index.html"
    assert "1,420" in text.splitlines()[differing[0].place.line - 1].replace("1,240", "1,420")


def test_what_is_missing_added_or_changed_is_named(published, found):
    """Each file once, whether a person or a machine reads it."""
    (published / "robots.txt").unlink()
    (published / "evil.js").write_bytes(b"")
    card = published / "cards" / "en.png"
    card.write_bytes(card.read_bytes() + b"\0")
    page = published / "zh" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", "吗</h1>"), encoding="utf-8")
    assert found() == [
        ("other-bytes", "cards/en.png"),
        ("only-published", "evil.js"),
        ("not-published", "robots.txt"),
        ("other-bytes", "zh/index.html"),
    ]


def test_other_inputs_and_tools_come_first(library, published, found):
    """Then nobody looks for a fault in the pages."""
    site = library / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    stamp = json.loads((published / STAMP).read_text(encoding="utf-8"))
    stamp["libraries"]["altair"] = "5.0.0"
    (published / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    assert found() == [
        ("other-engine", STAMP),
        ("other-input", "content/site.yml"),
        ("other-bytes", STAMP),
    ]


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"inputs": 1, "commit": 7, "engine": []}'])
def test_a_stamp_that_cannot_be_read_is_told(published, found, raw):
    """The files are compared all the same."""
    (published / STAMP).write_bytes(raw)
    assert found() == [("other-bytes", STAMP)]
