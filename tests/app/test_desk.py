"""The desk: what an editor does there is what a hand would have written, and nothing is lost."""

from __future__ import annotations

import csv
import html
import http.client
import os
import re
import sys
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from tests.conftest import new_story, put_into, written
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.desk.answers import edited, shown
from liuzhou_site.app.desk.writing import LOCK, Desk, Held, alone
from liuzhou_site.app.new import Wish, start
from liuzhou_site.app.preview.server import answering
from liuzhou_site.app.preview.state import PreviewState, State
from liuzhou_site.checks.checked import check
from liuzhou_site.figures.transcript import compare_source
from liuzhou_site.load.source_text import read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """The mills of the valley, 2031

In March 2031 the valley had 420 spindles, 40 fewer than in March 2030. It has 12 mills \
in the north, 30 mills in the south and 42 mills in all.

Between 5 and 9 burnt. One or another says that the mill wheel turns by night.
"""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `TEXT` and a story that was drafted from it."""
    folder = tmp_path_factory.mktemp("drafted")
    source = folder / "source.txt"
    source.write_text(TEXT, encoding="utf-8")
    new_story(folder / "story", "河谷", "The valley", TEXT)
    return folder


@pytest.fixture
def desk(drafted: Path, tmp_path: Path) -> Desk:
    """Return the desk of that story."""
    (tmp_path / "source.txt").write_bytes((drafted / "source.txt").read_bytes())
    put_into(tmp_path / "story", written(drafted / "story"))
    return Desk(tmp_path / "story", str(tmp_path / "source.txt"), "en")


def rows(desk: Desk, name: str = "figures") -> dict[str, dict[str, str]]:
    """Return the rows of a table, figures by id, numerals by their place."""
    text = (desk.root / "data" / f"{name}.csv").read_text(encoding="utf-8")
    found = csv.DictReader(text.splitlines())
    return {row.get("id") or f"{row['paragraph']}.{row['order']}": row for row in found}


def id_of(desk: Desk, printed: str) -> str:
    """Return the figure that prints something."""
    return next(name for name, row in rows(desk).items() if row["as_printed"] == printed)


def post(desk: Desk, do: str, at: str = "", **fields: str) -> tuple[int, str]:
    """Send a form; return the status, and where it leads or what is told beside which field."""
    cells = {
        f"cell-{name}": said
        for name, said in fields.items()
        if name not in {"seen", "pieces", "claim"}
    }
    more = {name: said for name, said in fields.items() if name in {"seen", "pieces", "claim"}}
    answer = edited(desk, urlencode({"do": do, "at": at, **cells, **more}).encode())
    if answer.status == 303:
        return 303, answer.fields["Location"]
    page = answer.body.decode()
    told = re.findall(r'class="fault" id="w-(\w+)">(.*?)</strong>|<li>(.*?)</li>', page)
    return answer.status, " ".join(" ".join(filter(None, one)) for one in told)


LABELS = {"label_zh": "锭数", "label_en": "spindles"}


def test_each_paragraph_shows_its_numerals_and_what_they_say(desk: Desk) -> None:
    """In the words of both languages, as the pages would."""
    page = shown(desk, f"/_desk/?at={id_of(desk, '420 spindles')}").body.decode()
    assert "0 of 6 figures reviewed." in page
    assert ">420</a>" in page
    assert any("420" in said for said in re.findall(r'class="words" lang="zh">(.*?)<', page))
    assert "March 2031" in page
    assert "<style" not in page
    assert "script>" not in page.replace("defer></script>", "")


def test_a_figure_is_accepted(desk: Desk) -> None:
    """Its row has the labels and nothing to review; the next doubtful one is open."""
    name = id_of(desk, "420 spindles")
    assert post(desk, "accept", name, **LABELS)[0] == 303
    row = rows(desk)[name]
    assert (row["label_zh"], row["label_en"], row["review"]) == ("锭数", "spindles", "")
    check(desk.root)


def test_a_figure_without_a_label_is_not_accepted(desk: Desk) -> None:
    """What nobody has named would be printed as “…”."""
    before = (desk.root / "data" / "figures.csv").read_bytes()
    status, told = post(desk, "accept", id_of(desk, "420 spindles"))
    assert (status, told.partition(" ")[0]) == (422, "label_zh")
    assert (desk.root / "data" / "figures.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("period", "2031-13", "“2031-13” is not a period."),
        ("period", "2029-05", "2029-05"),
        ("unit", "spindel", "spindel"),
        ("value", "421", "“420 spindles” says 420"),
        ("scope", "vale", "vale"),
        ("id", "The Mill", "The Mill"),
        ("as_printed", "421 spindles", "421 spindles"),
    ],
)
def test_a_mistake_is_told_beside_its_field(desk: Desk, field: str, typed: str, says: str) -> None:
    """In the sentence that `check` has for it, and nothing is written."""
    files = {path: path.read_bytes() for path in (desk.root / "data").iterdir()}
    status, told = post(desk, "accept", id_of(desk, "420 spindles"), **{**LABELS, field: typed})
    assert status == 422
    assert told.split()[0] == field
    assert says in told
    assert {path: path.read_bytes() for path in (desk.root / "data").iterdir()} == files


@pytest.mark.parametrize(
    ("field", "typed", "id_", "line"),
    [
        ("scope", "the north", "the_north", "  the_north: {zh: , en: the north}"),
        ("scope", "北区", "scope_2", "  scope_2: {zh: 北区, en: }"),
        ("whole", "all_mills", "all_mills", "wholes:\n  all_mills: {zh: , en: }"),
    ],
)
def test_what_is_not_declared_is_shown_as_it_would_be(
    desk: Desk, field: str, typed: str, id_: str, line: str
) -> None:
    """Ready to be copied, with its place; once it is saved, the field may hold it."""
    figure = id_of(desk, "12 mills")
    edit = urlencode({"do": "accept", "at": figure, f"cell-{field}": typed}).encode()
    page = html.unescape(edited(desk, edit).body.decode())
    assert line in re.sub("</?code>", "", page)
    number = int(re.findall(r"below line (\d+) of content/site.yml", page)[0])
    file = desk.root / "content" / "site.yml"
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines()
    lines[number:number] = (
        line.replace("zh: ,", "zh: 北,").replace("en: }", "en: north}").split("\n")
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert id_ in str(desk.ledger().project.site.value)
    known = post(desk, "accept", figure, **{**LABELS, field: id_})
    assert known[0] == (303 if field == "scope" else 422)  # mills are no share
    assert "may not stand" not in known[1]
    if known[0] == 303:
        assert post(desk, "undo")[0] == 303
    file.write_text(before, encoding="utf-8")


def test_a_share_of_nothing_yet_gets_a_whole_from_its_label(tmp_path: Path) -> None:
    """The words behind “share of”; the editor has only to add the other language."""
    source = tmp_path / "source.txt"
    text = "In 2030, 91.2% of sailings left on time. It has 412 sailings.\n"
    source.write_text(text, encoding="utf-8")
    start(
        tmp_path / "story", Wish({"zh": "船", "en": "Boats"}, "报告", date(2033, 5, 6), str(source))
    )
    desk = Desk(tmp_path / "story", str(source), "en")
    figure = urlencode({"do": "accept", "at": id_of(desk, "91.2%")}).encode()
    assert "  sailings_2: {zh: , en: sailings}" in html.unescape(edited(desk, figure).body.decode())
    file = tmp_path / "story" / "content" / "site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}wholes:\n  sailings_2: {{zh: 航班, en: sailings}}\n", encoding="utf-8")
    told = html.unescape(edited(desk, figure).body.decode())
    assert "Perhaps “sailings_2”, which is declared" in told
    assert "zh: , en:" not in told


def test_a_drafted_unit_is_reviewed_first(desk: Desk) -> None:
    """Its words are written into its line, and the figures are still read with it."""
    file = desk.root / "data" / "units.yml"
    assert "spindle: {kind: count, zh: 个" in file.read_text(encoding="utf-8")
    assert post(desk, "accept", "unit:spindle", zh="…")[0] == 422
    assert post(desk, "accept", "unit:spindle", zh="锭")[0] == 303
    told = file.read_text(encoding="utf-8")
    assert 'spindle: {kind: count, zh: 锭, one: spindle, other: spindles, review: ""}' in told
    assert told.startswith("# yaml-language-server")
    assert post(desk, "undo")[0] == 303


def test_a_drafted_unit_has_the_nouns_of_further_languages(tmp_path: Path) -> None:
    """One for each plural, shown in its language; what is typed is written, and nothing is left."""
    source = tmp_path / "source.txt"
    source.write_text("In the valley 240 mills work.\n", encoding="utf-8")
    titles = {"de": "Mühlen", "en": "Mills", "pl": "Młyny"}
    start(tmp_path / "story", Wish(titles, "A report", date(2033, 5, 6), str(source)))
    desk = Desk(tmp_path / "story", str(source), "en")
    page = shown(desk, "/_desk/?at=unit:mill").body.decode()
    assert "Noun (few), Polski" in page
    assert 'lang="de"' in page
    polish = {"one": "młyn", "few": "młyny", "many": "młynów", "other": "młyna"}
    nouns = {"words.de.one": "Mühle", "words.de.other": "Mühlen"}
    nouns |= {f"words.pl.{category}": noun for category, noun in polish.items()}
    assert post(desk, "accept", "unit:mill", **{**nouns, "words.pl.few": ""})[0] == 422
    assert post(desk, "accept", "unit:mill", **nouns)[0] == 303
    unit = desk.ledger().project.own_units.value["mill"]
    assert (unit.review, unit.words["de"]["other"], unit.words["pl"]["many"]) == (
        "", "Mühlen", "młynów",
    )  # fmt: skip


@pytest.mark.parametrize("label", ["spin\u200bdles", "spin\u0501les", "a" * 6000])
def test_what_nobody_reads_is_not_written(desk: Desk, label: str) -> None:
    """What is pasted may hold it; the story could not be read any more."""
    fields = {**LABELS, "label_en": label}
    assert post(desk, "accept", id_of(desk, "420 spindles"), **fields)[0] == 422
    check(desk.root)


def test_an_accepted_row_that_is_accepted_again_stays(desk: Desk) -> None:
    """To the byte, and there is nothing to undo but the first."""
    name = id_of(desk, "420 spindles")
    post(desk, "accept", name, **LABELS)
    files = {path: path.read_bytes() for path in (desk.root / "data").iterdir()}
    assert post(desk, "accept", name)[0] == post(desk, "save", name, **LABELS)[0] == 303
    assert {path: path.read_bytes() for path in (desk.root / "data").iterdir()} == files
    assert len(desk.done) == 1


def test_a_period_brings_its_numerals_along(desk: Desk) -> None:
    """The dates of the source that say it refer to the figure then, and no others do."""
    name = id_of(desk, "12 mills")
    assert rows(desk)[name]["period"] == "2031-03"
    assert post(desk, "save", name, period="2030-03")[0] == 303
    dates = {key: row["refers"].split() for key, row in rows(desk, "numerals").items()}
    assert [key for key, names in dates.items() if name in names] == ["2.1", "2.5", "2.6"]
    assert post(desk, "save", name, period="")[0] == 303
    listed = [
        row["refers"].split() for row in rows(desk, "numerals").values() if row["role"] == "period"
    ]
    assert not any(name in names for names in listed)
    check(desk.root)


def test_an_id_is_changed_wherever_data_names_it(desk: Desk) -> None:
    """In both tables and in the checks; where a text names it, that is told."""
    name = id_of(desk, "420 spindles")
    assert post(desk, "save", name, id="spindles_now")[0] == 303
    assert "spindles_now" in rows(desk)
    assert any("spindles_now" in row["refers"] for row in rows(desk, "numerals").values())
    text = desk.root / "content" / "en.md"
    text.write_text(
        text.read_text(encoding="utf-8").replace("says so", "says {spindles_now}"), encoding="utf-8"
    )
    status, told = post(desk, "save", "spindles_now", id="other")
    assert status == 422
    assert "content/en.md" in told


def test_what_is_no_figure_is_set_aside(desk: Desk) -> None:
    """Its row goes, its numerals say why, and the dates that were only its own say so."""
    name = id_of(desk, "30 mills")
    status, _ = post(desk, "aside", name, role="aside", reason_zh="不用", reason_en="Not used.")
    assert status == 303
    assert name not in rows(desk)
    aside = [row for key, row in rows(desk, "numerals").items() if key == "2.7"]
    assert [(row["role"], row["refers"], row["reason_en"]) for row in aside] == [
        ("aside", "", "Not used.")
    ]
    check(desk.root)
    compare_source(check(desk.root).project, read_source(desk.source), desk.source)


def test_what_is_set_aside_needs_its_reason(desk: Desk) -> None:
    """As in the table."""
    status, told = post(desk, "aside", id_of(desk, "30 mills"), role="aside")
    assert status == 422
    assert "reason" in told


def test_a_numeral_becomes_a_figure(desk: Desk) -> None:
    """One that was set aside, in its place among the others."""
    name = id_of(desk, "30 mills")
    post(desk, "aside", name, role="aside", reason_zh="不用", reason_en="Not used.")
    order = [*rows(desk)]
    assert post(desk, "figure", "2.7")[0] == 303
    fresh = next(one for one in rows(desk) if one not in order)
    assert rows(desk)[fresh]["value"] == "30"
    assert rows(desk)[fresh]["review"]
    check(desk.root)


def test_a_figure_is_split_and_joined_again(desk: Desk) -> None:
    """Each piece has its numerals; together they are read as what they were."""
    name = id_of(desk, "Between 5 and 9")
    before = rows(desk)[name]
    assert post(desk, "split", name, pieces="Between 5 | and 9 sheds")[0] == 422
    assert post(desk, "split", name, pieces="5 | 9")[0] == 303
    two = [
        (row["as_printed"], row["value"]) for row in rows(desk).values() if row["paragraph"] == "3"
    ]
    assert two == [("5", "5"), ("9", "9")]
    check(desk.root)
    post(desk, "undo")
    assert rows(desk)[name] == before


def test_two_numerals_are_joined(desk: Desk) -> None:
    """What does not read as one number is told as `check` would tell it."""
    status, told = post(desk, "join", id_of(desk, "12 mills"))
    assert status == 422
    assert "“12 mills in the north, 30 mills” should hold one number" in told


def test_one_numeral_may_be_two_figures(desk: Desk) -> None:
    """Printed once, “down from 42 in both years”: the numeral refers to both, its date to one."""
    name = id_of(desk, "42 mills")
    assert post(desk, "double", name)[0] == 303
    both = [key for key, row in rows(desk).items() if row["as_printed"] == "42 mills"]
    assert both[0] == name
    assert rows(desk, "numerals")["2.8"]["refers"] == " ".join(both)
    assert (rows(desk)[both[1]]["period"], "period" in rows(desk)[both[1]]["review"]) == ("", True)
    check(desk.root)
    reasons = {"role": "aside", "reason_zh": "不用", "reason_en": "Not used."}
    assert post(desk, "aside", both[1], **reasons)[0] == 303
    assert rows(desk, "numerals")["2.8"]["refers"] == name


def test_undo_gives_the_bytes_back(desk: Desk) -> None:
    """One edit after the other; in the end there is none."""
    files = {path: path.read_bytes() for path in (desk.root / "data").iterdir()}
    post(desk, "accept", id_of(desk, "420 spindles"), **LABELS)
    post(desk, "save", id_of(desk, "12 mills"), period="2030-03")
    assert post(desk, "undo")[0] == post(desk, "undo")[0] == 303
    assert {path: path.read_bytes() for path in (desk.root / "data").iterdir()} == files
    assert post(desk, "undo")[0] == 422


def test_what_else_is_in_the_files_stays(desk: Desk) -> None:
    """Line ends, quotes and the order of columns; of all other lines each byte."""
    file = desk.root / "data" / "figures.csv"
    odd = (
        file.read_text(encoding="utf-8")
        .replace("\n", "\r\n")
        .replace("420 spindles", '"420 spindles"')
    )
    file.write_bytes(odd.encode())
    post(desk, "accept", id_of(desk, "12 mills"), label_zh="厂", label_en="mills")
    lines, before = file.read_bytes().split(b"\r\n"), odd.encode().split(b"\r\n")
    assert [one for one in lines if one not in before] == [
        line for line in lines if b",12," in line or "厂".encode() in line
    ]
    assert len(lines) == len(before)
    source = desk.root / "data" / "source.yml"
    source.write_text(source.read_text(encoding="utf-8") + "# A note.\n", encoding="utf-8")
    post(desk, "split", id_of(desk, "Between 5 and 9"), pieces="5 | 9")
    assert source.read_text(encoding="utf-8").endswith("# A note.\n")


def test_a_change_on_the_disk_is_shown_beside_what_was_typed(desk: Desk) -> None:
    """Nothing is written over it; what is typed again then holds."""
    name = id_of(desk, "420 spindles")
    ledger = desk.ledger()
    seen = ledger.seen(ledger.item(name))
    file = desk.root / "data" / "figures.csv"
    other = re.sub(
        "(420 spindles,.*,…),[^,]*", r"\1,all spindles", file.read_text(encoding="utf-8")
    )
    assert other != file.read_text(encoding="utf-8")
    file.write_text(other, encoding="utf-8")
    answer = edited(
        desk,
        urlencode({"do": "accept", "at": name, "seen": seen, "cell-label_en": "mine"}).encode(),
    )
    page = answer.body.decode()
    assert answer.status == 409
    assert "<td>all spindles</td><td>mine</td>" in page
    assert file.read_text(encoding="utf-8") == other
    again = re.findall(r'name="seen" value="(\w+)"', page)[0]
    assert post(desk, "accept", name, seen=again, **LABELS)[0] == 303


def test_what_is_gone_from_the_disk_is_told_with_what_was_typed(desk: Desk) -> None:
    """There is no form left to show it in."""
    answer = edited(
        desk, urlencode({"do": "accept", "at": "gone", "cell-label_en": "a <b>"}).encode()
    )
    assert answer.status == 409
    assert "Yours: a &lt;b&gt;" in answer.body.decode()


def test_a_change_of_other_rows_is_no_conflict(desk: Desk) -> None:
    """It stays, beside the edit."""
    name = id_of(desk, "420 spindles")
    ledger = desk.ledger()
    seen = ledger.seen(ledger.item(name))
    post(desk, "accept", id_of(desk, "12 mills"), label_zh="厂", label_en="mills")
    assert post(desk, "accept", name, seen=seen, **LABELS)[0] == 303
    assert rows(desk)[id_of(desk, "12 mills")]["label_zh"] == "厂"


def test_an_undo_does_not_undo_another_s_work(desk: Desk) -> None:
    """The file has changed since, and is left as it is."""
    post(desk, "accept", id_of(desk, "420 spindles"), **LABELS)
    file = desk.root / "data" / "figures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("锭数", "锭子"), encoding="utf-8")
    status, told = post(desk, "undo")
    assert status == 422
    assert "data/figures.csv has since changed on disk" in told


def test_relations_are_taken_or_waved_off(desk: Desk) -> None:
    """Into the files that `look` writes."""
    page = shown(desk, "/_desk/relations").body.decode()
    claims = re.findall(r'name="claim" value="(.*?)"', page)
    assert claims
    claim = next(one for one in claims if "==" in one).replace("&gt;", ">").replace("&lt;", "<")
    assert post(desk, "take", claim=claim)[0] == 303
    assert claim in (desk.root / "data" / "checks.yml").read_text(encoding="utf-8")
    assert post(desk, "take", claim=claim)[0] == 422
    post(desk, "undo")
    assert post(desk, "drop", claim=claim)[0] == 303
    assert claim in (desk.root / "data" / "dropped.csv").read_text(encoding="utf-8")
    post(desk, "undo")
    assert not (desk.root / "data" / "dropped.csv").exists()


def test_another_text_is_drafted_first(desk: Desk, tmp_path: Path) -> None:
    """It says so, and does it."""
    (tmp_path / "source.txt").write_text(TEXT + "\nThere are 77 looms.\n", encoding="utf-8")
    assert "not the text" in shown(desk, "/_desk/").body.decode()
    assert post(desk, "draft")[0] == 303
    assert id_of(desk, "77 looms")
    assert "not the text" not in shown(desk, "/_desk/").body.decode()


def test_a_story_that_cannot_be_read_says_why(desk: Desk) -> None:
    """With the sentences of `check`; nothing is edited meanwhile."""
    file = desk.root / "data" / "figures.csv"
    file.write_bytes(b"PK\x03\x04 a workbook")
    page = shown(desk, "/_desk/").body.decode()
    assert "data/figures.csv" in page
    assert "build.py import" in page
    assert post(desk, "accept", "x")[0] == 422


def test_nothing_is_written_outside_of_data(desk: Desk, tmp_path: Path) -> None:
    """Not through a link either, nor into the cache or the site."""
    before = set(desk.root.rglob("*"))
    with alone(desk.root):
        post(desk, "accept", id_of(desk, "420 spindles"), **LABELS)
    assert set(desk.root.rglob("*")) - before == {
        desk.root / ".cache",
        desk.root / LOCK,
    }
    sentence = "the mill wheel turns by night"
    assert not [
        path
        for path in desk.root.rglob("*")
        if path.is_file() and sentence.encode() in path.read_bytes()
    ]
    (desk.root / "data").rename(tmp_path / "elsewhere")
    (desk.root / "data").symlink_to(tmp_path / "elsewhere")
    assert post(desk, "undo")[0] == 422


def test_one_desk_at_a_time(desk: Desk) -> None:
    """The second says who has it, and ends."""
    with alone(desk.root):
        found = CliRunner().invoke(
            app, ["serve", "--source", desk.source, "--project", str(desk.root)]
        )
    assert found.exit_code == 1
    assert re.search(r"Another desk is open on this story: process \d+", found.output)


def test_where_files_are_locked_otherwise_one_desk_is_open_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows locks bytes of a file, and lets nobody else read these: the first, and no other."""
    locked: dict[int, int] = {}

    def locking(handle: int, _mode: int, count: int) -> None:
        assert (os.lseek(handle, 0, os.SEEK_CUR), count) == (0, 1)
        inode = os.fstat(handle).st_ino
        if locked.setdefault(inode, handle) != handle:
            raise PermissionError

    windows = SimpleNamespace(locking=locking, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.setattr(sys, "platform", "win32")
    with alone(tmp_path), pytest.raises(Held, match=rf"^{os.getpid()}$"), alone(tmp_path):
        pass


@pytest.fixture
def asked(desk: Desk):
    """Return a function that posts to a served desk, with header fields of its own."""
    preview = PreviewState(desk.root)
    preview.state = State(1, {"index.html": b"<head></head>", "404.html": b"<head></head>"})

    def ask(
        fields: dict[str, str], path: str = "/_desk/", method: str = "POST"
    ) -> tuple[int, dict[str, str]]:
        with answering(preview, 0, desk) as address:
            port = int(address.rstrip("/").rpartition(":")[2])
            own = {"Host": f"127.0.0.1:{port}", "Origin": f"http://127.0.0.1:{port}"}
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            name = id_of(desk, "420 spindles")
            body = urlencode(
                {"do": "accept", "at": name, "cell-label_zh": "锭", "cell-label_en": "spindles"}
            )
            connection.request(method, path, body, {**own, **kind, **fields})
            answer = connection.getresponse()
            found = answer.status, dict(answer.getheaders())
            answer.read()
            connection.close()
            return found

    return ask


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 303),
        ({"Host": "evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
        ({"Content-Length": "999999999"}, 413),
    ],
    ids=str,
)
def test_only_the_desk_s_own_page_is_listened_to(fields, status, asked, desk) -> None:
    """A page of another site, or of another name for this machine, writes nothing."""
    before = (desk.root / "data" / "figures.csv").read_bytes()
    assert asked(fields)[0] == status
    assert ((desk.root / "data" / "figures.csv").read_bytes() == before) == (status != 303)


def test_nothing_else_is_posted_to(asked) -> None:
    """Pages of the preview take no form."""
    assert asked({}, "/")[0] == 501
    assert asked({}, "/_desk/relations")[0] == 501


def test_the_desk_has_a_strict_policy(asked) -> None:
    """No script and no style but its own files, no form sent elsewhere."""
    status, fields = asked({}, method="GET")
    assert status == 200
    assert "unsafe-inline" not in fields["Content-Security-Policy"]
    assert "form-action 'self'" in fields["Content-Security-Policy"]
    assert asked({}, "/_desk/desk.js", "GET")[0] == asked({}, "/_desk/desk.css", "GET")[0] == 200
    assert asked({}, "/_desk/ledger.py", "GET")[0] == 404


def test_without_a_source_there_is_no_desk(desk: Desk) -> None:
    """The preview answers as it always did."""
    preview = PreviewState(desk.root)
    preview.state = State(1, {"404.html": b"<head></head>"})
    with answering(preview, 0) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/_desk/")
        assert connection.getresponse().status == 404
        connection.close()
