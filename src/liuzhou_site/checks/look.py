"""The look, held to the record of the engine: with another, pages change though no text does.

`look.txt` has a fingerprint of the engine's templates, and of its words in each language. A story
that has them otherwise, or that brings the words of a language, accepts them as it does texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from liuzhou_site.checks.passages import Passage, fingerprint
from liuzhou_site.errors import BuildFailed, Place
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import Project
from liuzhou_site.load.texts import read_templates

LOOK = "look"
"""What the names of these passages begin with."""


def own_look(root: Path, project: Project) -> Iterator[Passage]:
    """Yield what is not as the engine has it: the words of a language, or the templates."""
    try:
        prints = look_prints(root, project)
    except BuildFailed:  # what cannot be read is told by the build
        return
    recorded = (files(__package__) / "look.txt").read_text(encoding="utf-8").splitlines()
    for name, digest in prints.items():
        if f"{name} {digest}" not in recorded:
            place = Place(strings_path(name) if name in project.languages else "templates")
            every = (
                dict.fromkeys(project.languages, digest),
                dict.fromkeys(project.languages, place),
            )
            yield Passage(f"{LOOK} {name}", *every)


def look_prints(root: Path, project: Project) -> Mapping[str, str]:
    """Return a fingerprint of the templates, and one of the words of each language.

    What a style sheet may hold is checked by itself, so that colours and margins are free.
    """
    templates = read_templates(root)
    kept = {name: text for name, text in templates.items() if not name.endswith(".css")}
    parts = {"templates": kept, **project.strings}
    return {
        name: fingerprint(*(text for pair in sorted(texts.items()) for text in pair))
        for name, texts in parts.items()
    }
