"""The markup of the finished site, as the HTML checker of the W3C reads it."""

from __future__ import annotations

import json
import subprocess

import pytest
from tests import everything

pytestmark = pytest.mark.browser

CHECKER = everything.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

UNKNOWN = (
    "CSS: “position-area”: Property “position-area” doesn't exist.",
    "CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist.",
    "CSS: “contain-intrinsic-size”: Parse Error.",
    (
        "A “link” element with a “blocking” attribute must have a “rel” attribute whose value is"
        " “stylesheet”."
    ),
    "This validator does not validate RDF. RDF subtrees go unchecked.",
)
"""What the checker says of what it does not know itself.

The two properties are those of CSS Anchor Positioning, which the page asks a browser for with
`@supports` before it uses them. `attr()` with a type is of CSS Values 5; what stands before it is
for browsers without it. `rel=expect`, with `blocking`, stands in the HTML standard since
2024. Title, source and licence of a picture stand in it as RDF, which
is what the SVG specification recommends for them.
"""


def told(files):
    """Let the checker read all files in one go; return what it says, less what it does not know."""
    kinds = ["--also-check-css", "--also-check-svg", "--stdout", "--format", "json"]
    command = ["java", "-jar", CHECKER, *kinds, "--exit-zero-always", *files]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message['url'].rpartition('/')[2]}: {message['type']}: {message['message']}"
        for message in messages
        if message["message"] not in UNKNOWN
    ]


@pytest.fixture(scope="module")
def found(site, tmp_path_factory):
    """Return what is told of the site, and of a page and a picture with faults: one start a run."""
    files = [path for kind in ("html", "svg") for path in sorted(site.folder.rglob(f"*.{kind}"))]
    assert len(files) > len(site.pages)
    page, picture = (
        tmp_path_factory.mktemp("markup") / name for name in ("faulty.html", "faulty.svg")
    )
    head = "<!doctype html><html lang=en><title>A page</title><style>p{colr:red}</style>"
    page.write_text(f"{head}<ul><h2>Heading</h2></ul>", encoding="utf-8")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><p>words</p></svg>'
    picture.write_text(drawn, encoding="utf-8")
    return told([*files, page, picture])


def test_the_checker_of_the_w3c_finds_nothing(found):
    """Every page, with the style in it, and every picture is without an error or a warning."""
    assert [fault for fault in found if not fault.startswith("faulty.")] == []


def test_the_checker_finds_faults_in_markup_style_and_picture(found):
    """A heading in a list of its own, a property misspelt, a picture with a paragraph: all told."""
    faults = "\n".join(found)
    assert "faulty.html: error: Element “h2”" in faults
    assert "faulty.html: error: CSS: “colr”" in faults
    assert "faulty.svg: error: Element “p”" in faults
