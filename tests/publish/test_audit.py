"""The audit: by identity, never by value."""

from __future__ import annotations

import re

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.numbers import scan, tokens
from liuzhou_site.numbers.technical import technical
from liuzhou_site.publish import audit as auditing
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers

DECLARED = Declared(re.compile("5G"), ("https://example.org/report-2030",))
SHARE = tokens.wrap("share:prose:en", "66%")
SAID = {"boilers:prose:en": "97", "year:period:zh": "2031年", "share:prose:en": "66%"}


def audit(text: str, path: str = "page.html") -> tuple[str, list[str]]:
    gate = Gate(DECLARED, ("zh", "en"))
    audited = audit_numbers({path: text.encode()}, SAID.__getitem__, gate, Cache())
    return audited.files[path].decode(), [found.code for found in audited.problems]


def test_a_mention_passes_and_leaves_no_token() -> None:
    """What a token vouches for stays; the token goes."""
    clean, codes = audit(f"<p>There were {tokens.wrap('boilers:prose:en', '97')} of them.</p>")
    assert clean == "<p>There were 97 of them.</p>"
    assert codes == []


def test_the_same_digits_typed_by_hand_do_not_pass() -> None:
    """A 97 beside a figure that is 97 is still nobody's number."""
    _, codes = audit(f"<p>{tokens.wrap('boilers:prose:en', '97')} boilers in 97 years.</p>")
    assert codes == ["unbound-output"]


def test_of_how_many_a_rate_is_told_passes_behind_its_mention() -> None:
    """So it does where the mention opens its source, and in a label; in a sentence nobody does."""
    said = tokens.wrap("boilers:prose:en", "97")
    for mention in (said, f"<button popovertarget=a>{said}</button>"):
        assert audit(f"<p>{mention} doctors per 10,000 people</p>")[1] == []
    assert audit("<p>It has doctors per 10,000 people.</p>")[1] == ["unbound-output"]
    assert audit("<p>Doctors per 10,000 people</p>")[1] == []  # a label


def test_a_token_around_another_number_is_drift() -> None:
    """A mention says what its record says, or the build stops."""
    _, codes = audit(f"<p>{tokens.wrap('boilers:prose:en', '96')}</p>")
    assert codes == ["drifted"]


@pytest.mark.each(
    "page",
    [
        '<img alt="97 boilers" src="a.png">',
        '<meta name="description" content="97 boilers">',
        "<svg><text>97</text></svg>",
        '<script type="application/ld+json">{"name":"97 boilers"}</script>',
        "<style>p::after{content:'97'}</style>",
        "<title>九十七</title>",
        "<p>ninety-seven boilers</p>",
        "<p>seven boilers closed</p>",
        "<p>近一半</p>",
        "<p>９７</p>",
        "<p>se<b>ven</b> boilers closed</p>",
        "<p>&#57;&#x37;</p>",
        '<a title="97 boilers" href="#a">a</a>',
        '<button aria-label="九十七">a</button>',
        '<p data-count="97">a</p>',
        "<style>p::after{content:'a' '97'}</style>",
        "<style>p{--n:'97'}p::after{content:var(--n)}</style>",
        r"<style>p::after{content:'\39 \37 '}</style>",
        r'<script type="application/ld+json">{"name":"\u5173\u505c\u4e5d\u5bb6"}</script>',
        "<feed><![CDATA[97 boilers]]></feed>",
        "<p>https://example.org/九十七</p>",
        "<p>https://example.org/97</p>",  # an address that nobody declared
        f"<p>{SHARE}%</p>",  # glued to a mention
        f"<p>{SHARE} %</p>",
        f"<p>第{SHARE}</p>",
        f"<p>{SHARE}万</p>",
        f"<p>a −{SHARE}</p>",
        f"<p>{SHARE}{SHARE}</p>",
        "<style>p::before{content:counter(item)}</style>",
        "<!-- 97 boilers -->",
        '<time datetime="1997-01-01">then</time>',
        "<p>①</p>",
        "<p>Chapter Ⅳ</p>",
        "<p>½ of it</p>",
        "<html><body><p>a</p></body></html>97 boilers",
        '<html><head></head><body title="97 boilers"><p>a</p>',
        '<html><body><p>a</p><body title="97 boilers">',
        "<b>" * 5000 + "97 boilers",  # deeper than the parser goes
        "<table>97<tr><td>a</td></tr></table>",
        "<p>a</p><svg><style>p::after{content:'97'}</style></svg>",
    ],
)
def test_no_surface_is_left_out(page: str) -> None:
    """Text, attributes, drawings, metadata, styles; digits and words, in either language."""
    _, codes = audit(page)
    assert codes
    assert set(codes) == {"unbound-output"}


def test_a_time_may_touch_the_number_behind_it() -> None:
    """In Chinese, where its word parts them; two amounts that touch would be a third."""
    time = tokens.wrap("year:period:zh", "2031年")
    amount = tokens.wrap("boilers:prose:en", "97")
    for first, codes in ((time, []), (amount, ["unbound-output"])):
        assert audit(f"<p>{first}{amount}人</p>")[1] == codes
        assert audit(f"<p><a href=a>{first}</a><a href=b>{amount}</a>人</p>")[1] == codes
    assert audit(f"<p>{time}{amount}人</p>")[0] == "<p>2031年97人</p>"


def test_names_technical_numerals_and_technical_attributes_pass() -> None:
    """A declared name, a size of the closed list, and geometry are no claims."""
    page = (
        f'<p class="h2" id="p97">5G, {technical("size", "1.2 kB")}</p>'
        '<svg viewBox="0 0 97 97"><path d="M97 97"/></svg><a href="x97.html">x</a>'
    )
    clean, codes = audit(page)
    assert codes == []
    assert "1.2 kB" in clean


@pytest.mark.each(
    ("kind", "text"),
    [("size", "97 boilers"), ("identifier", "97"), ("pixels", "97"), ("one", "11"),
     ("paragraph", "97"), ("date", "97"), ("missing", "97")],
)  # fmt: skip
def test_technical_numerals_have_a_closed_list(kind: str, text: str) -> None:
    """What does not look like its kind is refused when it is made; no kind takes any number."""
    with pytest.raises(ValueError, match=f"is no {kind}"):
        technical(kind, text)


@pytest.mark.parametrize(("kind", "text"), [("size", "11792.7 kB"), ("bytes", "117927000")])
def test_a_story_of_many_charts_has_large_files(kind: str, text: str) -> None:
    """Its data package has more than ten megabytes from a hundred charts on."""
    assert text in technical(kind, text)


def test_what_many_pages_repeat_is_told_once() -> None:
    """One mistake of a template is one message."""
    files = {f"{name}.html": b"<p>97 boilers</p>" for name in "ab"}
    audited = audit_numbers(files, SAID.__getitem__, Gate(DECLARED, ("en",)), Cache())
    assert [str(found.place) for found in audited.problems] == ["_site/a.html:1"]


@pytest.mark.each("path", ["robots.txt", "sitemap.xml", "a.json", "a.csv", "a.svg", "a.new"])
def test_every_kind_of_text_is_read(path: str) -> None:
    """A file is text unless its kind is known to be none."""
    assert audit("<loc>97</loc>", path)[1] == ["unbound-output"]


def test_a_broken_token_never_reaches_a_reader() -> None:
    """Half a token is a mistake of the engine and stops the build."""
    _, codes = audit(f"<p>{tokens.OPEN}boilers</p>")
    assert "drifted" in codes


def test_data_files_are_audited_too() -> None:
    """CSV and JSON are read like pages."""
    _, codes = audit('{"boilers": "97"}', "data/x.json")
    assert codes == ["unbound-output"]


def test_the_template_that_typed_a_number_is_named() -> None:
    """The message leads to the template and its line."""
    typed = {"templates/story.html": "<main>\n<p>Over 97 boilers</p>\n"}
    files = {"page.html": b"<p>Over 97 boilers</p>"}
    audited = audit_numbers(files, SAID.__getitem__, Gate(DECLARED, ("en",), typed), Cache())
    assert str(audited.problems[0].place) == "templates/story.html:2"


def gates() -> dict[str, tuple[Gate, Gate]]:
    """Return pairs of gates: the first lets “66 halls” pass, the second, hardly another, does not.

    What differs stands behind all that the `repr` of a pattern shows.
    """
    long = "|".join(f"a harmless name {letter * 9}" for letter in "abcdefghij")
    free, bound = (re.compile(f"{long}|{number} halls") for number in (66, 77))
    loud = re.compile(f"{long}|66 HALLS", re.IGNORECASE), re.compile(f"{long}|66 HALLS")
    return {
        "name": (Gate(Declared(free), ("en",)), Gate(Declared(bound), ("en",))),
        "flags": (Gate(Declared(loud[0]), ("en",)), Gate(Declared(loud[1]), ("en",))),
        "tongue": (Gate(Declared(bound), ()), Gate(Declared(bound), ("en",))),
    }


@pytest.mark.parametrize("kind", ["name", "flags", "tongue"])
def test_what_was_kept_is_not_believed_of_other_rules(tmp_path, kind: str) -> None:
    """A name that is withdrawn stops the next build, though all was kept of the one before."""
    page = {"page.html": b"<p>66 halls</p>"}
    before, after = (
        [found.code for found in audit_numbers(page, str, gate, Cache(tmp_path)).problems]
        for gate in gates()[kind]
    )
    assert before == []
    assert after == ["unbound-output"]


def test_a_label_of_several_lines_is_read_as_one() -> None:
    """“A quarter before” is a time, on whichever line of a drawing its last word stands."""
    lines = "<svg><text>rate a quarter</text><text>before</text></svg>"
    assert audit(lines)[1] == []
    assert audit(lines.replace("before", "of them"))[1] == ["unbound-output"]


def test_what_opens_a_note_ends_no_words() -> None:
    """Words go on behind the button of a mention, and stop where the element around it does."""
    share = tokens.wrap("share:prose:en", "66%")
    rate = f"<p>{{}}<label>{share}<button></button></label>{{}} cases per 1,000 people.</p>"
    assert audit(rate.format("", ""))[1] == []
    assert audit(rate.format("", "</p><p>"))[1] == ["unbound-output"]


def test_a_run_that_was_clear_is_read_once(tmp_path, monkeypatch) -> None:
    """Another page that says the same is clear as well, in a later build too; a number never is."""
    gate, read = Gate(DECLARED, ("en",)), []
    monkeypatch.setattr(auditing, "scan", lambda text, _: read.append(text) or scan(text, "en"))
    for page in (b"<p>Clear.</p>", b"<p>Clear.</p><p>Of 66 halls.</p>", b"<p>Of 66 halls.</p>"):
        cache = Cache(tmp_path)
        audit_numbers({"page.html": page, "other.html": page + b"\n"}, str, gate, cache)
        cache.turn()
    assert read == ["Clear."] + ["Of 66 halls."] * 4
