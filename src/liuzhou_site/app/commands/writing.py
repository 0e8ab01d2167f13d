"""Commands that write to a story: begin it, fill a table, say what was read and published."""

import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from liuzhou_site.app.commands.shared import HERE, Address, Folder, app, told_of
from liuzhou_site.app.console import say, screen, stop, typed
from liuzhou_site.messages import DOUBTS, DRIFT
from liuzhou_site.publish.writer import write


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    title: Annotated[
        list[str] | None, typer.Option(help="A title in each language: zh=桥.")
    ] = None,
    source: Annotated[str, typer.Option(help="The name of its source.")] = "",
    source_file: Annotated[
        str, typer.Option(help="The source's text, to draft the ledger from.")
    ] = "",
) -> None:
    """Start a new story."""
    from liuzhou_site.app.editions import to_translate
    from liuzhou_site.app.new import Wish, heading_of, start, title_of
    from liuzhou_site.load.source_text import read_source

    heading = heading_of(read_source(source_file)) if source_file else ""
    said = dict(words.partition("=")[::2] for words in title or ())
    titles = dict(zip(_known(said), said.values(), strict=True))
    flags = {
        "--title": all(titles.values()) if titles else source_file,
        "--source": source or heading,
    }
    missing = ", ".join(flag for flag, said in flags.items() if not said)
    if missing and not sys.stdin.isatty():
        stop("flag-missing", flag=missing)
    titles = titles or ({} if source_file else _asked_titles())
    source = source or heading or str(typer.prompt(screen(sys.stdout).say("ask-source")))
    titles = titles or dict.fromkeys(_USUAL, title_of(heading, source))
    wish = Wish(titles, source, datetime.now().astimezone().date(), source_file)
    start(folder, wish)
    say("started", folder=folder)
    if own := to_translate([*titles]):
        files = tuple(str(folder / "content" / f"{lang}.yml") for lang in own)
        say("started-in-english", languages=own, files=files, command=typed(), folder=folder)
    beside = f" --source {quote(source_file)}" if source_file else ""
    say("look-at-it", command=typed(), folder=f"{folder}{beside}")


_USUAL = ("zh", "en")
"""The languages of a story of which nobody says any."""


def _asked_titles() -> dict[str, str]:
    """Return language → title as they are answered."""
    ask, usual = screen(sys.stdout).say, " ".join(_USUAL)
    codes = typer.prompt(ask("ask-languages"), usual, value_proc=lambda said: _known(said.split()))
    return {code: str(typer.prompt(ask("ask-title", language=code))) for code in codes}


def _known(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of languages, each of which there is."""
    from liuzhou_site.app.editions import is_language

    for code in codes:
        if not is_language(code):
            raise typer.BadParameter(screen(sys.stderr).say("no-language", found=code))
    return tuple(dict.fromkeys(codes))


@app.command("draft")
def draft_command(
    source: Annotated[Path, typer.Argument(help="The source's text: txt, md, html, docx or pdf.")],
    project: Folder = HERE,
) -> None:
    """Draft a row for every number in a source."""
    from liuzhou_site.app.drafting.files import draft

    found = draft(project, str(source))
    _write(project, found.changes)
    done = found.merged
    for cells in done.new:
        say("drafted-figure", number=f"{cells['paragraph']:<4}", printed=cells["as_printed"],
            id=cells["id"], review=cells["review"])  # fmt: skip
    for name in done.units:
        say("drafted-unit", name=name)
    for name, was, now in done.changed:
        say("drafted-changed", id=name, was=was, now=now)
    for old, new in done.moved:
        say("drafted-moved", old=old, new=new)
    for name in done.gone:
        say("drafted-gone", found=name)
    say("drafted" if found.changes else "drafted-nothing", count=len(done.new))


@app.command("fix")
def fix_command(
    yes: Annotated[bool, typer.Option("--yes", help="Write it without asking.")] = False,
    project: Folder = HERE,
) -> None:
    """Fix what has only one right answer: order, empty cells, digits."""
    from liuzhou_site.app.drafting.files import fixed
    from liuzhou_site.load.formats import difference

    changes = fixed(project)
    for path, (before, after) in changes.items():
        typer.echo("\n".join(difference(path, before, after)))
    if not changes:
        say("fixed-nothing")
        return
    if not yes and not sys.stdin.isatty():
        stop("fix-asks", command=typed())
    if yes or typer.confirm(screen(sys.stdout).say("fix-question")):
        _write(project, changes)
        say("fixed", count=len(changes))


def _write(project: Path, changes: Mapping[str, tuple[str, str]]) -> None:
    """Write files: path → what each says, what it shall say."""
    for path, (_, after) in changes.items():
        write(after.encode("utf-8", "surrogateescape"), project / path)


@app.command("import")
def import_command(
    workbook: Annotated[Path, typer.Argument(help="A workbook: figures.xlsx.")],
    target: Annotated[str, typer.Argument(help="The table: data/figures.csv.")],
    sheet: Annotated[str, typer.Option(help="The sheet; by default the first.")] = "",
    project: Folder = HERE,
) -> None:
    """Import a sheet of a workbook (.xlsx) into a table."""
    from liuzhou_site.load.workbook import fitting, read_workbook

    found = read_workbook(workbook, sheet)
    file = fitting(project, target, found.text)
    file.parent.mkdir(exist_ok=True)
    write(found.text.encode(), file)
    say("imported", target=target, rows=found.rows)
    if found.merged:
        areas = ", ".join(found.merged)
        say("unmerged", areas=areas)


@app.command("accept")
def accept_command(project: Folder = HERE) -> None:
    """Confirm that the languages agree."""
    from liuzhou_site.checks.checked import check
    from liuzhou_site.checks.passages import acceptance
    from liuzhou_site.load.inventory import ACCEPTED

    checked = check(project)
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    lang = screen(sys.stdout).lang
    for found in checked.warnings:
        if found.code in DRIFT | DOUBTS:
            typer.echo(f"{found.place}: {found.said(lang)[0]}")
    write(acceptance(checked.project, checked.passages), project / ACCEPTED)
    say("accepted" if fresh else "accepted-nothing", count=len(fresh))


Numbers = list[int] | None


@app.command("look")
def look_command(
    source: Annotated[
        Path | None,
        typer.Option("--source", help="The source's text: shows sentences, counts lists."),
    ] = None,
    accept: Annotated[Numbers, typer.Option(help="Add relation N to data/checks.yml.")] = None,
    drop: Annotated[Numbers, typer.Option(help="Never show relation N again.")] = None,
    project: Folder = HERE,
) -> None:
    """Find which figures agree and which do not."""
    from liuzhou_site.app.looking import look
    from liuzhou_site.figures.relations import with_checks
    from liuzhou_site.load.inventory import DROPPED, YAML_FILES

    shown = screen(sys.stdout)
    seen = look(project, source)
    if wrong := [n for n in (*(accept or ()), *(drop or ())) if not 0 < n <= len(seen.found)]:
        stop("no-relation", number=wrong[0], count=len(seen.found))
    chosen = [[seen.found[n - 1] for n in dict.fromkeys(given or ())] for given in (accept, drop)]
    if accept:
        file = project / YAML_FILES["checks"].path
        text = with_checks(seen.project, seen.book, file.read_bytes().decode(), chosen[0])
        write(text.encode(), file)
        say("relations-accepted", count=len(chosen[0]))
    if drop:
        write(seen.dropped(chosen[1]).encode(), project / DROPPED)
        say("relations-dropped", count=len(chosen[1]))
    if accept or drop:
        return
    if seen.found:
        typer.echo("\n".join([*seen.told(shown), ""]))
    say("relations-found", count=len(seen.found))
    if seen.found:
        say("relations-next", command=typed())


@app.command("record")
def record_command(project: Folder = HERE) -> None:
    """Record what this edition says, when you publish it."""
    from liuzhou_site.checks.checked import check
    from liuzhou_site.checks.corrections import record, unrecorded
    from liuzhou_site.load.inventory import PUBLISHED

    checked = check(project)
    told, book = checked.project, checked.book
    count = len(unrecorded(told, book))
    write(record(told, book), project / PUBLISHED)
    say("recorded" if count else "recorded-nothing", count=count)


@app.command("migrate")
def migrate_command(project: Folder = HERE) -> None:
    """Update a story of an older format."""
    from liuzhou_site.load.formats import FORMAT, difference, migrated, written

    changes = migrated(project)
    for path, (before, after) in changes.items():
        typer.echo("\n".join(difference(path, before, after)))
    _write(project, changes)
    say("migrated" if changes else "not-migrated", form=written(FORMAT))


@app.command("index")
def index_command(
    folder: Annotated[
        Path, typer.Argument(help="The folder with index.yml and the stories.", callback=told_of)
    ],
    target: Annotated[Path, typer.Option("--to", help="The file to write.")],
    base: Address = "",
) -> None:
    """Write a page that links to all stories of a folder."""
    from liuzhou_site.app.index import shelf

    page = shelf(folder, base)
    write(page, target)
    say("shelf-written", target=target, folder=folder)
