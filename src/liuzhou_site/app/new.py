"""A new story: a small one that is sound at once, in a folder of its own, to be replaced."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from liuzhou_site.app.drafting.files import draft
from liuzhou_site.app.editions import TITLE, listed, put_into, to_translate
from liuzhou_site.app.schemas import FOLDER, schemas_of
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.passages import acceptance
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.load.source_text import read_source
from liuzhou_site.messages import part
from liuzhou_site.model import Lang
from liuzhou_site.numbers import LANGUAGES, scan
from liuzhou_site.publish.writer import write

_PACKED = Path(__file__).resolve().parents[1] / "templates"  # where wheels have it
LOOK = _PACKED if _PACKED.is_dir() else Path(__file__).resolve().parents[3] / "templates"
"""The look that a new story begins with: a copy of the generator's own."""
_SENTENCE = re.compile(r"[.,;:。，；：][\"”’」』)）]*$")
_OF_SOURCE = re.compile(r"^source_title:.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Wish:
    """What an editor says of a new story: its titles, what it is read from, when it is dated.

    titles: a title in each language that it shall have, the first one first. text: the file with
    the text of the source, from which the ledger is drafted; "" for none, and then the story is an
    example to be replaced.
    """

    titles: Mapping[Lang, str]
    source: str
    published: date
    text: str = ""


def start(folder: Path, wish: Wish) -> None:
    """Write a story to `folder` that builds as it stands.

    Where it has a language that must be translated first, nobody has accepted its texts yet.
    Raises BuildFailed: the folder is there and not empty, or what was wished cannot be written;
    then nothing stays behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BuildFailed([problem("not-empty", Place(str(folder)), found=folder.name)])
    made = not folder.exists()
    try:
        _copy(folder, ("starter", "begun") if wish.text else ("starter",))
        _fill(folder, wish)
        if wish.text:
            for path, (_, said) in draft(folder, wish.text).changes.items():
                write(said.encode(), folder / path)
        checked = check(folder)
    except BuildFailed:
        _clear(folder)
        if made and folder.exists():
            folder.rmdir()
        raise
    written = {f"{FOLDER}/{name}": raw for name, raw in schemas_of(checked.project).items()}
    if not to_translate(checked.project.languages):
        written[ACCEPTED] = acceptance(checked.project, checked.passages)
    for path, raw in written.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(raw)


def _copy(folder: Path, layers: Iterable[str]) -> None:
    try:
        for layer in layers:
            with as_file(files("liuzhou_site.app") / layer) as starter:
                shutil.copytree(starter, folder, dirs_exist_ok=True)
        shutil.copytree(LOOK, folder / "templates")
    except OSError as error:
        why = error.strerror or part("not-writable")
        raise BuildFailed([problem("cannot-start", Place(str(folder)), found=why)]) from None


def _clear(folder: Path) -> None:
    """Take away what was written to a folder that was empty."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _fill(folder: Path, wish: Wish) -> None:
    """Put the wishes where the starter has their names; in YAML as texts that nothing can end."""
    languages = tuple(wish.titles)
    chinese = any(lang.startswith("zh") for lang in languages)
    read = language_of(read_source(wish.text)) if wish.text else "zh" if chinese else "en"
    put_into(folder, languages, read)
    texts = {f"{TITLE}_{lang}": title for lang, title in wish.titles.items()}
    texts["SOURCE"] = wish.source
    said = {name: " ".join(words.split()) for name, words in texts.items()}
    plain = {"PUBLISHED": wish.published.isoformat(), "READ": read, "LANGUAGES": listed(languages)}
    quoted = {name: json.dumps(line, ensure_ascii=False) for name, line in said.items()}
    names = re.compile(f"({'|'.join(sorted([*said, *plain], key=len, reverse=True))})")
    for path in [*folder.glob("content/*"), *folder.glob("data/*")]:
        fields = plain | (said if path.suffix == ".md" else quoted)
        text = path.read_text(encoding="utf-8")
        if path.name == "names.yml" and not any(scan(wish.source, lang) for lang in LANGUAGES):
            text = _OF_SOURCE.sub("", text)  # a name without a numeral needs no leave
        filled = "".join(fields.get(piece, piece) for piece in names.split(text))
        path.write_text(filled, encoding="utf-8")


def language_of(text: str) -> str:
    """Return the language that a text is written in, as far as the engine reads it: zh or en."""
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    return "zh" if han > len(re.findall("[A-Za-z]", text)) else "en"


def heading_of(text: str) -> str:
    """Return the first line of a text that says something, if it is a heading; else "".

    A heading ends without the mark that ends a sentence: so the first paragraph of a text that has
    no heading is not taken for one.
    """
    first = next((" ".join(line.split()) for line in text.split("\n") if line.strip()), "")
    return "" if _SENTENCE.search(first) else first


def title_of(heading: str, source: str) -> str:
    """Return what a story is called until it is named; source: its source's name, "" for none.

    A number in a heading belongs to no figure yet; in the name of a source it needs none.
    """
    counts = any(scan(heading, lang) for lang in LANGUAGES)
    return source or heading if counts else heading or source
