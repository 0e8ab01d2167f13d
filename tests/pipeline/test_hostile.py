"""Whatever a proposal brings is refused with a message, or stands on the page as mere words."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import struct
import time
import zlib
from html.parser import HTMLParser

import pytest
from tests.conftest import known

from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build
from liuzhou_site.publish.stamp import stamped

pytestmark = pytest.mark.slow

REFUSED = {
    "a script": "<script>alert()</script>",
    "an image": "<img src=x onerror=alert()>",
    "a drawing": "<svg onload=alert()>",
    "a style": "</style><style>*{background:url(//e.example)}",
    "a comment": "<!-- x -->",
    "a link that runs": "[a](javascript:alert)",
    "a link that holds a page": "[a](data:text/html,x)",
    "an address that runs": "<javascript:alert>",
    "an image of Markdown": "![a](https://e.example/x.png)",
    "an expression of a template": "{{ c }}",
    "a statement of a template": "{% include 'site.css' %}",
    "an attribute of a format": "{novels.__class__}",
    "a place of a format": "{0.__class__}",
    "text turned round": "a\u202eb",
    "text set apart": "a\u2066b",
    "a space without width": "a\u200bb",
    "a mark of byte order": "a\ufeffb",
    "a tag of Unicode": "a\U000e0041b",
    "NUL": "a\x00b",
    "an escape of a terminal": "a\x1b[m",
    "a token": "\ue000\ue161\ue001x\ue002",
    "a huge number": "9" * 400,
    "deep nesting": ">" * 3000,
    "a surrogate": "a\ud800",
    "a Cyrillic letter in a word": "the p\u0430per",
    "a Cyrillic letter for a nought": "1\u041e0 boats",
    "a Greek letter in a word": "the b\u03bfat",
    "digits of mathematics": "\U0001d7d7\U0001d7d5 boats",
    "digits of India": "\u096f\u096d boats",
    "a number in a ring": "\u2466 boats",
    "a Tibetan half": "\u0f2a boats",
    "a long paragraph": "word " * 5000,
    "a link to a program": "[a](vbscript:msgbox)",
    "a link to a page in pieces": "[a](blob:https://e.example/x)",
    "a link without a scheme": "[a](//e.example)",
    "a link that hides its scheme": "[a](java&#115;cript:alert)",
    "a link to another alphabet": "[a](https://\u0430pple.example/)",
    "a link to no host": "[a](https://[/)",
    "a host in brackets": "[a](https://be[a]hu.example/)",
    "a host of signs": "[a](https://a\u2100b.example/)",
    "a character of entities": "&#x202e;&#0;",
    "a line of another kind": "a\u2028b",
    "a hyphen that nobody sees": "a\u00adb",
    "a mark of byte order in the middle": "a\ufeff## b",
    "a mail": "<a@e.example>",
    "a fence": "```js\nalert()\n```",
    "a table": "|a|b|\n|-|-|\n|c|d|",
    "brackets without end": "[" * 30_000,
    "stars without end": "*a " * 10_000,
}
"""In the prose, each is refused."""
HIDDEN = (
    "text turned round|text set apart|a space without width|a mark of byte order"
    "|a tag of Unicode|NUL|an escape of a terminal|a token"
).split("|")
HARMLESS = {
    "entities": "&lt;script&gt;",
    "half a tag": "]]> </scr ipt>",
    "a processing instruction": "<?xml-stylesheet href='//e'?>",
    "an attribute": "\"' onmouseover=alert() x='",
    "CSS": "expression(alert())",
    "many brackets": "[" * 2000,
    "a script": "<script>alert()</script>",
    "an image": "<img src=x onerror=alert()>",
    "the end of a block": "</script><script>alert()</script>",
    "a comment in a block": "</script><!--<script>",
    "the end of a feed’s text": "]]></summary><![CDATA[<script>alert()</script>",
    "entities of a document": "&xxe; %xxe;",
    "a word of objects": "constructor toString",
}
"""In a text of the settings, each is words: what is written is shown."""
FORMULAS = ["=cmd|'/C calc'!A", "@SUM(a)", "+cmd", "-cmd", " =a", '=HYPERLINK("//e";"a")']
LIVE = frozenset("iframe object embed img form base applet frame audio video".split())
"""Elements that load or send; the site has none of them."""


OWN_PICTURE = re.compile(r"https://example\.org/library/(zh|en)/charts/\w+/\w+\.png")
"""A chart in a feed."""


class _Live(HTMLParser):
    """Collects what runs, loads or sends in a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        data = tag == "script" and named.get("type") == "application/ld+json"
        own = tag == "img" and OWN_PICTURE.fullmatch(named.get("src", ""))
        if (tag in LIVE and not own) or (tag == "script" and not data):
            self.found.append(tag)
        self.found += [name for name in named if name.startswith("on") or name == "style"]
        if tag == "a" and re.match(r"\s*(javascript|data|vbscript):", named["href"], re.IGNORECASE):
            self.found.append(named["href"])


def put(root, path, old, new):
    """Put a payload in the place of some words of a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogatepass"))


def in_settings(root, payload):
    put(
        root, "content/site.yml", "A data reading of a library’s report}", json.dumps(payload) + "}"
    )


def in_table(root, payload):
    cell = io.StringIO(newline="")
    csv.writer(cell, lineterminator="").writerow([payload])
    put(root, "data/figures.csv", ",小说,novels,", f",小说,{cell.getvalue()},")


def drawn(root):
    return build(root, known(root))


def codes(root, make=check):
    with pytest.raises(BuildFailed) as failed:
        make(root)
    assert all(found.message and found.fix for found in failed.value.problems)
    return {found.code for found in failed.value.problems}


@pytest.mark.parametrize("name", REFUSED)
def test_in_prose_it_is_refused(library, name):
    """With a message, and at once."""
    put(library, "content/en.md", "## What was lent", f"{REFUSED[name]}\n\n## What was lent")
    start = time.monotonic()
    assert codes(library)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("name", HIDDEN)
def test_an_escape_of_yaml_hides_nothing(library, name):
    r"""“\u202e” between quotation marks is the character itself."""
    in_settings(library, REFUSED[name])
    assert codes(library) == {"unseen-character"}


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system [ls]",
        "&a [*a, *a]",
        "{a: &x b, c: *x}",
        "[" * 200,
        '"' + "a" * 90_000 + '"',
        "a: " * 50,
    ],
)
def test_yaml_brings_data_alone(library, text):
    """No tags, no anchors, no bombs, no depth, no endless text."""
    (library / "content" / "glossary.yml").write_text(f"a: {text}\n", encoding="utf-8")
    assert "bad-yaml" in codes(library)


@pytest.mark.slow
def test_in_the_settings_it_is_words(library):
    """Nothing of it runs, loads or sends, in any page or feed."""
    in_settings(library, " ".join(HARMLESS.values()))
    files = drawn(library).files
    for path, raw in files.items():
        if path.endswith((".html", ".xml")):
            page = _Live()
            page.feed(raw.decode("utf-8"))
            assert page.found == [], path


@pytest.mark.parametrize("text", ["[a](javascript:alert)", "*" * 2000 + "a"])
def test_markdown_in_the_settings_is_refused(library, text):
    """Only the story has links and emphasis; a link that would run has no way in."""
    in_settings(library, text)
    assert "marked-text" in codes(library)


@pytest.mark.slow
@pytest.mark.parametrize("payload", FORMULAS)
def test_no_table_calculates(library, payload):
    """A text that a spreadsheet would take for a formula is in no table."""
    in_table(library, payload)
    found = codes(library, drawn)
    assert found & {"formula-cell", "unseen-character"}


UNDRAWN = {
    "marks on a letter": "a" + "\u0301" * 500,
    "a picture’s other form": "a\ufe0f",
    "a letter that is a gap": "a\u3164b",
    "a pattern of no dots": "a\u2800b",
    "letters from right to left": "\u0627\u0644",
}
"""What no font of the pictures has."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "name"), [("title", "marks on a letter"), *(("label", name) for name in UNDRAWN)]
)
def test_what_no_picture_can_show_is_told(library, key, name):
    """no-glyph, with the place of the text; pictures of charts have it, too."""
    old = {"label": "A data reading of a library’s report", "title": "reading on the island"}[key]
    put(library, "content/site.yml", old, f"{old} {UNDRAWN[name]}")
    assert codes(library, drawn) == {"no-glyph"}


OF_SETTINGS = {
    "a licence that runs": ("licence_url: https", "licence_url: javascript"),
    "a licence that is a page": ("licence_url: https:", "licence_url: data:text/html,"),
    "a licence at no host": ("licence_url: https://", "licence_url: https://["),
    "a licence that ends a block": ("licence: ", "licence: </script>"),
    "a licence of words": ("licence: ", "licence: as we say "),
    "an address that runs": ("base: https", "base: javascript"),
    "an address with marks": ("base: https://example.org/", "base: https://example.org/'/"),
    "a language that is a path": ("{id: zh,", "{id: ../x,"),
    "a day before there were days": ("published: 2031", "published: 0031"),
}


@pytest.mark.parametrize("name", OF_SETTINGS)
def test_a_setting_is_what_it_is_for(library, name):
    """bad-key: an address, the name of a licence, a language, a day."""
    put(library, "content/site.yml", *OF_SETTINGS[name])
    assert "bad-key" in codes(library)


@pytest.mark.parametrize("address", ["javascript:alert()", "https://be[a]hu.example/", "https://"])
def test_an_address_of_a_row_is_one(library, address):
    """bad-link: a row of what others say cites nothing else."""
    put(library, "data/elsewhere.csv", "https://example.org/gazette", address)
    assert codes(library) == {"bad-link"}


def test_a_fingerprint_is_one(library):
    """bad-key: what is no SHA-256 stops here, and not when the edition is stamped."""
    put(library, "data/source.yml", 'fingerprint: "0', 'fingerprint: "x')
    assert codes(library) == {"bad-key"}


NUMBERS = ("1e400", "1e999999999", "1e99999999999999999999", "Infinity", "sNaN", "-0", "9" * 400)
NUMBERS = (*NUMBERS, "1_240", "\u0661\u0662\u0664\u0660", "0x4d8", "1240j", "--1240")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_value_is_a_number_that_people_write(library, number):
    """No other notation that a program would take for one, and none that has no end."""
    put(library, "data/figures.csv", "novels,1240,", f"novels,{number},")
    assert codes(library)


FORMULAS_OF_CODE = {
    "brackets": "(" * 1000 + "novels" + ")" * 1000,
    "powers": "9 ** 9 ** 9 ** 9",
    "a function": '"(lambda: novels)()"',
    "an attribute": "novels.__class__",
    "an import": "__import__('os')",
    "a comprehension": '"[novels for novels in ()]"',
    "a walk": '"(novels := atlases)"',
    "division without end": "novels" + " / novels" * 200,
}


@pytest.mark.parametrize("name", FORMULAS_OF_CODE)
def test_a_formula_is_no_program(library, name):
    """It adds, takes away, multiplies and divides, and ends."""
    put(library, "data/derived.yml", "novels + atlases", FORMULAS_OF_CODE[name])
    start = time.monotonic()
    assert codes(library) & {"bad-formula", "bad-yaml", "long-text"}
    assert time.monotonic() - start < 5


def test_a_table_of_fifty_thousand_columns_is_told_at_once(library):
    """With the first of those that are not known."""
    more = ",".join(f"c{number}" for number in range(50_000))
    put(library, "data/figures.csv", "id,value", f"{more},id,value")
    start = time.process_time()
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    assert time.process_time() - start < 5
    assert len(failed.value.problems) < 200


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_an_id_is_no_device(library, name):
    """A folder of that name cannot be made on Windows."""
    put(library, "content/charts.yml", "lending:", f"{name}:")
    for lang in ("en", "zh"):
        put(library, f"content/{lang}.md", "{chart lending}", f"{{chart {name}}}")
    assert codes(library) == {"bad-id"}


@pytest.mark.parametrize(
    "name", ["Branches", "__proto__", "aux.", "a b", "a\nb", "x" * 41, "\u0430"]
)
def test_an_id_has_one_form(library, name):
    """None that differs from another by its case alone, or that a program means something by."""
    put(library, "content/charts.yml", "lending:", f"{json.dumps(name)}:")
    assert codes(library) & {"bad-id", "bad-yaml", "two-alphabets", "unseen-character"}


NAMES = (b"a\xe9.md", b"a\nb.md", b"a\x1b[31m.yml", "a\u202e.md".encode(), b"EN.md", b"-rf.md")


@pytest.mark.parametrize("folder", ["content", "data", "templates"])
@pytest.mark.slow
def test_the_name_of_a_file_is_no_command(library, folder):
    """It is told, where a story has it, in characters that a terminal only shows."""
    own_templates(library)
    for name in NAMES:
        (library / folder / os.fsdecode(name)).write_bytes(b"a: b\n")
    site = drawn(library)
    told = "".join(map(str, site.warnings))
    assert told.replace("\n", "").isprintable() or folder == "templates"
    strays = 0 if folder == "templates" else len(NAMES)
    assert [found.code for found in site.warnings] == ["stray-file"] * strays
    stamped(library, site)


@pytest.mark.parametrize("path", ["../../evil", "/etc/passwd", "..", "a/../../b", "a\\b", "con:"])
def test_an_id_is_no_path(library, path):
    """Charts become folders, so their ids are plain."""
    put(library, "content/charts.yml", "lending:", f"{json.dumps(path)}:")
    assert "bad-id" in codes(library)


MANY = {
    "spaced digits": "1 " * 7000,
    "commas between digits": "1,1" * 5000,
    "brackets": "[" * 15_000,
    "braces": "{" * 15_000,
    "hedges": "nearly about " * 1000,
    "number words": "one hundred and " * 900,
    "empty paragraphs": "a\n\n" * 5000,
}
"""What makes bad patterns go back and forth."""


@pytest.mark.parametrize("name", MANY)
def test_no_pattern_goes_on_for_ever(library, name):
    """Twice as much takes at most three times as long."""
    story = library / "content" / "en.md"
    text = story.read_text(encoding="utf-8")
    heading = "## What was lent"

    def taken(count):
        much = f"{MANY[name]}\n\n" * count
        story.write_text(text.replace(heading, much + heading), encoding="utf-8")
        start = time.process_time()
        assert codes(library)
        return time.process_time() - start

    once = taken(1)
    assert taken(2) < 3 * once + 2


def test_a_file_is_read_up_to_a_size(library):
    """too-large, with both numbers; a link to what never ends is none either."""
    (library / "data" / "figures.csv").write_bytes(b"id,value\n" + b"a,1\n" * 1_500_000)
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    told = [p for p in failed.value.problems if p.code == "too-large"]
    assert [str(p.place) for p in told] == ["data/figures.csv"]
    assert "6000009 bytes; the limit is 5000000" in told[0].message


def test_a_cell_is_read_up_to_a_size(library):
    """long-text: in a table as in a paragraph, with both numbers."""
    in_table(library, "a" * 5001)
    assert codes(library) == {"long-text"}


def test_a_message_quotes_no_more_than_it_needs(library):
    """A numeral of twenty thousand digits is told in a few hundred."""
    put(library, "content/en.md", "## What was lent", "9" * 15_000 + "\n\n## What was lent")
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    assert max(len(str(p)) for p in failed.value.problems) < 2000


def own_templates(root):
    """Put a copy of the templates in the place of the link to them."""
    templates = (root / "templates").resolve()
    (root / "templates").unlink()
    shutil.copytree(templates, root / "templates")
    return root / "templates"


def woff(size):
    """Return a font whose one table says that it unpacks to few bytes, and unpacks to `size`."""
    packed = zlib.compress(b"\0" * size)
    head = b"wOFF\0\1\0\0" + struct.pack(">LHH", 0, 1, 0) + b"\0" * 28
    said = 2 * len(packed)
    return head + struct.pack(">4s4L", b"cmap", 64, len(packed), said, 0) + packed


BROKEN_FONTS = {
    "cut short": lambda raw: raw[: len(raw) // 2],
    "none": lambda _: b"none",
    "nothing": lambda _: b"",
    "spoilt": lambda raw: raw[:200] + b"\xff" * 200 + raw[400:],
    "another": lambda raw: b"OTTO" + raw[4:],
    "a bomb": lambda _: woff(200_000_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BROKEN_FONTS)
def test_a_broken_font_is_told(library, name):
    """bad-font, by its name; it unpacks to no more than it says."""
    file = own_templates(library) / "fonts" / "sans.woff"
    file.write_bytes(BROKEN_FONTS[name](file.read_bytes()))
    with pytest.raises(BuildFailed) as failed:
        drawn(library)
    assert [(p.code, p.place.path) for p in failed.value.problems] == [
        ("bad-font", "templates/fonts/sans.woff")
    ]


@pytest.mark.slow
def test_a_font_is_there_and_in_its_folder(library, tmp_path):
    """missing-file and linked-file, as for any other."""
    file = own_templates(library) / "fonts" / "sans.woff"
    file.rename(tmp_path / "sans.woff")
    assert codes(library, drawn) == {"missing-file"}
    file.symlink_to(tmp_path / "sans.woff")
    assert codes(library, drawn) == {"linked-file"}


MARKS = {
    "a script": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert()</script></svg>",
    "a picture": "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    "a handler": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert()'/>",
    "an entity": "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
    "no drawing": "<svg",
    "a drawing of its own size": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKS)
def test_the_mark_is_shapes_alone(library, name):
    """It is drawn as it stands, so it holds nothing that runs or loads."""
    (own_templates(library) / "icon.svg").write_text(MARKS[name], encoding="utf-8")
    assert codes(library, drawn) == {"bad-template"}


def test_a_link_out_of_the_folder_is_not_read(library, tmp_path):
    """Linked-file: what it leads to is neither shown nor told."""
    secret = tmp_path / "secret.md"
    secret.write_text("# secret\n", encoding="utf-8")
    file = library / "content" / "en.md"
    file.unlink()
    file.symlink_to(secret)
    assert "linked-file" in codes(library)
    file.unlink()
    file.symlink_to("en.md")
    assert "missing-file" in codes(library)
    file.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(file)
        assert "missing-file" in codes(library)


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        b"{% block x %}{% for a in range(999999999) %}x{% endfor %}{% endblock %}",
        b"{% include '/etc/passwd' %}",
        b"{% endif %}",
        b"\xff",
        b"{% block x %}{{ c.__class__.__mro__ }}{% endblock %}",
    ],
)
def test_a_template_does_no_more_than_set_words(library, project, code):
    """It reads no files and no classes, and does not go on for ever; what is wrong is told."""
    page = own_templates(library) / "base.html"
    page.write_bytes(page.read_bytes() + code)
    assert codes(library, drawn) & {"bad-template", "not-utf8"}


@pytest.mark.slow
def test_a_title_may_have_marks_of_speech(library):
    """In the words to embed a chart they are escaped twice, and by name: no number shows."""
    put(library, "content/charts.yml", "novels were lent", "novels were “lent”, it’s said")
    put(library, "content/charts.yml", "“lent”, it’s", '\\"lent\\", it\'s')
    snippet = drawn(library).files["en/charts/lending/index.html"].decode()
    assert "&amp;quot;lent&amp;quot;, it&amp;apos;s said" in snippet
