"""The state of a preview: the last site that could be made, what is wrong, what was saved since."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from liuzhou_site.app.screen import SCRIPT
from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.checked import Checked
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.messages import part
from liuzhou_site.pipeline import build
from liuzhou_site.publish.assemble import Site
from liuzhou_site.story.paths import anchor, text_id


@dataclass(frozen=True)
class State:
    """What one build gave.

    number: how many builds there were; files, places, site: of the last one that could be made;
    places: id on a page → where it is written; seconds: how long the build took; lang: the editor's
    language; typed: what messages call the engine by.
    """

    number: int = 0
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    seconds: float = 0
    lang: str = "en"
    site: Site | None = None
    typed: str = SCRIPT

    @property
    def sound(self) -> bool:
        """Say whether the files are those of the latest build."""
        return all(found.warns for found in self.problems)


class PreviewState:
    """Builds, keeps what was built, and lets others wait for the next build."""

    def __init__(
        self, root: Path, lang: str = "en", typed: str = SCRIPT, cache: Cache | None = None
    ) -> None:
        """Begin with nothing built; what is wrong will be told in `lang`.

        cache: what earlier runs made.
        """
        self.root = root
        self.state = State(lang=lang, typed=typed)
        self.seen: Snapshot = {}
        """The files that the state was made from; nothing where they changed meanwhile."""
        self._cache = cache or Cache()
        self._news = threading.Condition()

    def work(self) -> State:
        """Build once; where that fails, keep the files of the last site that could be made."""
        started = time.perf_counter()
        before = snapshot(self.root)
        made = replace(self._made(), number=self.state.number + 1)
        self.seen = before if snapshot(self.root) == before else {}
        made = replace(made, seconds=time.perf_counter() - started)
        with self._news:
            self.state = made
            self._news.notify_all()
        if made.sound:  # what a mistake kept a build from reaching is needed again
            self._cache.turn()
        return made

    def _made(self) -> State:
        try:
            site = build(self.root, self._cache)
        except BuildFailed as failed:
            return replace(self.state, problems=tuple(failed.problems))
        except OSError as error:  # an editor has it just now
            found = error.filename or part("of-the-story")
            told = problem("missing-file", Place(str(error.filename or "content")), found=found)
            return replace(self.state, problems=(told,))
        places = places_of(site.checked)
        made = State(0, site.files, places, tuple(site.warnings), site=site)
        return replace(made, lang=self.state.lang, typed=self.state.typed)

    def wait(self, number: int, seconds: float) -> State:
        """Return the state as soon as it is newer than build `number`, or after `seconds`."""
        with self._news:
            self._news.wait_for(lambda: self.state.number > number, seconds)
            return self.state


def places_of(checked: Checked) -> Mapping[str, str]:
    """Return where paragraphs, sections, charts and figures of a sound project are written.

    Ids of a story go with its language (“en closures-1”), those of records alone.
    """
    found = {figure.id: str(figure.place) for figure in checked.book.figures.values()}
    charts = checked.project.charts
    found |= {anchor(name): str(charts.place(name)) for name in charts.value}
    sections = ((story.lang, one) for story in checked.stories for one in story.parts)
    for lang, section in sections:
        found[f"{lang} {section.id}"] = str(section.heading.place)
        for number, block in enumerate(section.blocks, 1):
            found[f"{lang} {text_id(section.id, number)}"] = str(block.place)
    return MappingProxyType(found)


FOLDERS = ("content", "data", "templates")
STEP, REST = 0.02, 10
"""Seconds between two looks at least, and how many times what a look takes: it may be a large
story, on a slow disk."""
SOON = 0.01
"""Seconds after which a change is looked at once more: it counts when two looks find the same."""

Snapshot = dict[str, tuple[int, ...]]
"""What every file was when it was looked at."""


def snapshot(root: Path) -> Snapshot:
    """Return what tells a saved file from the one before; hidden ones are an editor's own.

    Some programs keep the time of a file, and some disks count it in seconds; then what it is, or
    when it was last touched at all, is another.
    """
    found: Snapshot = {}
    for folder in FOLDERS:
        for above, _, names in os.walk(root / folder):  # passes over what is gone meanwhile
            for name in names:
                if name.startswith(".") or name.endswith("~"):
                    continue
                file = Path(above, name)
                try:
                    seen = file.stat()
                except OSError:  # gone between two looks: an editor that saves by renaming
                    continue
                marks = (seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_ctime_ns)
                found[file.relative_to(root).as_posix()] = marks
    return found


def changed(
    root: Path, before: Snapshot, sleep: Callable[[float], object] = time.sleep
) -> Snapshot:
    """Wait until something is not as `before`, and then until all is quiet; return what is there.

    before: nothing, where what a build read is not known: then it only waits for quiet.
    Ten files that are saved at once are one change.
    """
    seen, looked = before, 0.0
    while True:
        sleep(max(STEP, REST * looked) if seen == before else SOON)
        started = time.perf_counter()
        now = snapshot(root)
        looked = time.perf_counter() - started
        if now == seen and now != before:
            return now
        seen = now
