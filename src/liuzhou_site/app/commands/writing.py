"""Commands that write to a story: begin it, fill a table, say what was read and published."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from liuzhou_site.app.commands.shared import HERE, Address, Folder, app, told_of
from liuzhou_site.app.console import or_stop, say, screen, typed
from liuzhou_site.messages import DOUBTS, DRIFT


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
    title_zh: Annotated[str, typer.Option(prompt="Title in Chinese (中文标题)")],
    title_en: Annotated[str, typer.Option(prompt="Title in English")],
    source: Annotated[str, typer.Option(prompt="What it is read from")],
) -> None:
    """Start a story of your own, which builds as it stands."""
    from liuzhou_site.app.new import Wish, start

    wish = Wish(title_zh, title_en, source, datetime.now().astimezone().date())
    or_stop(lambda: start(folder, wish))
    say("started", folder=folder)
    say("look-at-it", command=typed(), folder=folder)


@app.command("import")
def import_command(
    workbook: Annotated[Path, typer.Argument(help="A workbook: figures.xlsx.")],
    target: Annotated[str, typer.Argument(help="The table: data/figures.csv.")],
    sheet: Annotated[str, typer.Option(help="The sheet; without it the first.")] = "",
    project: Folder = HERE,
) -> None:
    """Write a sheet of a workbook (.xlsx) to a table."""
    from liuzhou_site.load.workbook import fitting, read_workbook
    from liuzhou_site.publish.writer import write

    found = or_stop(lambda: read_workbook(workbook, sheet))
    file = or_stop(lambda: fitting(project, target, found.text))
    file.parent.mkdir(exist_ok=True)
    or_stop(lambda: write(found.text.encode(), file))
    say("imported", target=target, rows=found.rows)
    if found.merged:
        areas = ", ".join(found.merged)
        say(
            "unmerged",
            areas=areas,
        )


@app.command("accept")
def accept_command(project: Folder = HERE) -> None:
    """Say that the languages agree as they stand."""
    from liuzhou_site.checks.checked import check
    from liuzhou_site.checks.passages import acceptance
    from liuzhou_site.load.inventory import ACCEPTED
    from liuzhou_site.publish.writer import write

    checked = or_stop(lambda: check(project))
    fresh = [found for found in checked.warnings if found.code in DRIFT]
    lang = screen(sys.stdout).lang
    for found in checked.warnings:
        if found.code in DRIFT | DOUBTS:
            typer.echo(f"{found.place}: {found.said(lang)[0]}")
    or_stop(lambda: write(acceptance(checked.project, checked.passages), project / ACCEPTED))
    say("accepted" if fresh else "accepted-nothing", count=len(fresh))


@app.command("record")
def record_command(project: Folder = HERE) -> None:
    """Remember what this edition says, when you publish it."""
    from liuzhou_site.checks.checked import check
    from liuzhou_site.checks.corrections import record, unrecorded
    from liuzhou_site.load.inventory import PUBLISHED
    from liuzhou_site.publish.writer import write

    checked = or_stop(lambda: check(project))
    told, book = checked.project, checked.book
    count = len(unrecorded(told, book))
    or_stop(lambda: write(record(told, book), project / PUBLISHED))
    say("recorded" if count else "recorded-nothing", count=count)


@app.command("migrate")
def migrate_command(project: Folder = HERE) -> None:
    """Bring a story of an older format up to date."""
    from liuzhou_site.load.formats import FORMAT, difference, migrated, written
    from liuzhou_site.publish.writer import write

    changes = or_stop(lambda: migrated(project))
    for path, (before, after) in changes.items():
        raw = after.encode("utf-8", "surrogateescape")
        or_stop(partial(write, raw, project / path))
        typer.echo("\n".join(difference(path, before, after)))
    say("migrated" if changes else "not-migrated", form=written(FORMAT))


@app.command("index")
def index_command(
    folder: Annotated[
        Path,
        typer.Argument(help="The folder that holds index.yml and stories.", callback=told_of),
    ],
    target: Annotated[Path, typer.Option("--to", help="The file to write.")],
    base: Address = "",
) -> None:
    """Write a page that leads to all stories of a folder."""
    from liuzhou_site.app.index import shelf
    from liuzhou_site.publish.writer import write

    page = or_stop(lambda: shelf(folder, base))
    or_stop(lambda: write(page, target))
    say("shelf-written", target=target, folder=folder)
