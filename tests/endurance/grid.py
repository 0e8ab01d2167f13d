"""The same site under many conditions: `.venv/bin/python tests/endurance/grid.py`.

Each line is a build in a process and a folder of its own, under one condition more than the plain
one or under several, and the SHA-256 of all it wrote, names and stamp included. There must be one
alone. Other versions of Python are those found on the path or kept by pyenv; each gets an
environment with the locked requirements, as do the wheel and the sdist. Some build where there is
a site already, with what earlier builds left to be remembered, or through the preview. What a
machine lacks (locales, libfaketime, taskset, fonts, another user) is named as left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pythons

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("content", "data", "templates")
NOBODY = 65534
BACKWARDS = """
import os
listdir, scandir = os.listdir, os.scandir
class Backwards:
    def __init__(self, path):
        with scandir(path) as found:
            self.entries = iter(list(found)[::-1])
    __iter__ = lambda self: self.entries
    __next__ = lambda self: next(self.entries)
    __enter__ = lambda self: self
    __exit__ = lambda self, *error: None
    close = lambda self: None
os.scandir = lambda path=".": Backwards(path)
os.listdir = lambda path=".": listdir(path)[::-1]
"""
"""What lets Python find the entries of every folder the other way round."""
ONCE = ("-m", "liuzhou_site")
BEFORE = """
import subprocess, sys
from pathlib import Path
build = [sys.executable, "-m", "liuzhou_site", "build"]
title = Path("content/site.yml")
text = title.read_text(encoding="utf-8")
def other():
    title.write_text(text.replace("title: {zh: ", "title: {zh: 又", 1), encoding="utf-8")
def same():
    title.write_text(text, encoding="utf-8")
def publish(files, project, warnings):
    from types import SimpleNamespace
    from liuzhou_site.publish import stamp, writer
    site = SimpleNamespace(files=files, project=project, warnings=warnings)
    writer.publish(stamp.stamped(Path(), site), Path("_site"))
"""
"""What the programs below have in common: they run in the folder of the story."""
PROGRAMS = {
    "a site is there, the same": """
for _ in range(2):
    subprocess.run(build, check=True)
""",
    "a site is there, another": """
other()
subprocess.run(build, check=True)
same()
subprocess.run(build, check=True)
""",
    "a build that remembers": """
from liuzhou_site.assets.cache import Cache
from liuzhou_site.pipeline import build
cache = Cache()
for change in (same, other, same):
    change()
    site = build(Path(), cache)
    cache.turn()
publish(site.files, site.project, site.warnings)
""",
    "through the preview": """
from liuzhou_site.app.preview.state import PreviewState
preview = PreviewState(Path())
for change in (same, other, lambda: title.write_text("{", encoding="utf-8"), same):
    change()
    state = preview.work()
publish(state.files, state.project, state.problems)
""",
}
"""How a site may come about that is not the first, in a process that has nothing to remember."""
FONTS = {
    "fonts: Han alone": ("opentype/noto",),
    "fonts: Latin alone": ("truetype/dejavu",),
    "fonts: all there are": ("",),
}
"""Name → folders of the system's fonts."""
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Condition:
    """How a build is run. `before` stands before the command, `more` among Python's options."""

    name: str
    folder: str = "story"
    python: str = sys.executable
    source: str = str(ROOT / "src")
    environment: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    more: tuple[str, ...] = ("-X", "utf8")
    program: tuple[str, ...] = ONCE
    linked: bool = False
    umask: int = 0o022
    backwards: bool = False
    user: int | None = None


def conditions(tools: Path) -> list[Condition]:
    """Return every condition that this machine can give; `tools` is a folder to prepare them in."""
    plain = Condition("plain")
    hooks = tools / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(BACKWARDS, encoding="utf-8")
    found = [plain, *versions(plain, tools), *packages(plain, tools)]
    languages = locales(tools)
    for name, settings in {**languages, **SETTINGS}.items():
        found.append(replace(plain, name=name, environment=settings))
    found += [replace(plain, name=f"umask {mask:03o}", umask=mask) for mask in (0o077, 0o000)]
    folders = {"spaces": "my  story", "Han": "矿都 故事", "200 characters": "long/" + "x" * 195}
    found += [replace(plain, name=f"folder: {n}", folder=folder) for n, folder in folders.items()]
    found.append(replace(plain, name="files made backwards", backwards=True))
    hooked = f"{hooks}{os.pathsep}{plain.source}"
    found.append(replace(plain, name="folders read backwards", source=hooked))
    found.append(replace(plain, name="no UTF-8 mode, C", more=(), environment=(("LC_ALL", "C"),)))
    found.append(replace(plain, name="python -O", more=("-X", "utf8", "-O")))
    found += [replace(plain, name=n, program=("-c", BEFORE + p)) for n, p in PROGRAMS.items()]
    found += fonts(plain, tools)
    found.append(replace(plain, name="folder: links", linked=True))
    for cpus in ("0", "0,1"):
        if shutil.which("taskset") and (os.cpu_count() or 1) > cpus.count(","):
            found.append(replace(plain, name=f"CPU {cpus}", before=("taskset", "-c", cpus)))
        else:
            left_out(f"CPU {cpus}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        shutil.copytree(ROOT / "src", tools / "src")  # where anybody may read
        others = [one for one in found if reachable(one.python)]
        for other in others[:1]:
            source = other.source and str(tools / "src")
            found.append(replace(other, name="another user", user=NOBODY, source=source))
        if not others:
            left_out("another user: may start no Python that is here")
    else:
        left_out("another user")
    settings = [pair for pairs in SETTINGS.values() for pair in pairs]
    settings += [*languages.get("locale zh_CN", ()), *clock("+1y")]
    everything = replace(plain, folder="远 处/" + "y" * 60, backwards=True, umask=0o077)
    everything = replace(everything, source=hooked, environment=tuple(settings))
    found.append(replace(everything, name="all of it at once"))
    for when in ("+1y", "-10y"):
        if clock(when):
            found.append(replace(plain, name=f"clock {when}", environment=clock(when)))
        else:
            left_out(f"clock {when}: libfaketime is not here")
    return found


SETTINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "TZ Kiritimati": (("TZ", "Pacific/Kiritimati"),),
    "TZ New York": (("TZ", "America/New_York"),),
    "hash seed 0": (("PYTHONHASHSEED", "0"),),
    "hash seed 1": (("PYTHONHASHSEED", "1"),),
    "hash seed 4242": (("PYTHONHASHSEED", "4242"),),
    "no fonts": (("FONTCONFIG_FILE", os.devnull), ("FONTCONFIG_PATH", "/nowhere")),
    "no home": (("HOME", "/nowhere"), ("XDG_CACHE_HOME", "/nowhere")),
}


def fonts(plain: Condition, tools: Path) -> list[Condition]:
    """Return a condition for each set of fonts of which this machine has all."""
    found = []
    for name, folders in FONTS.items():
        paths = [Path("/usr/share/fonts", folder) for folder in folders]
        if not all(any(path.rglob("*.tt[fc]")) for path in paths):
            left_out(name)
            continue
        file = tools / f"fonts-{len(found)}.conf"
        listed = "".join(f"<dir>{path}</dir>" for path in paths)
        file.write_text(FONTCONFIG.format(folders=listed, cache=tools / file.stem), "utf-8")
        found.append(replace(plain, name=name, environment=(("FONTCONFIG_FILE", str(file)),)))
    return found


def reachable(python: str) -> bool:
    """Tell whether anybody may start this Python, whoever made it."""
    real = Path(python).resolve()
    return all(folder.stat().st_mode & 0o001 for folder in (real, *real.parents))


def left_out(what: str) -> None:
    """Say what this machine cannot show."""
    print(f"left out: {what}", flush=True)


def clock(when: str) -> tuple[tuple[str, str], ...]:
    """Return what sets the clock of a process, where libfaketime is there."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    return (("LD_PRELOAD", str(library)), ("FAKETIME", when)) if library else ()


def locales(tools: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the locales that can be made here, by name."""
    made: dict[str, tuple[tuple[str, str], ...]] = {"locale C": (("LC_ALL", "C"),)}
    folder = tools / "locales"
    folder.mkdir()
    for name in ("zh_CN", "de_DE"):
        command = ["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")]
        if shutil.which("localedef") and not subprocess.run(command, check=False).returncode:
            made[f"locale {name}"] = (("LOCPATH", str(folder)), ("LC_ALL", f"{name}.UTF-8"))
        else:
            left_out(f"locale {name}")
    return made


def environment(folder: Path, python: str, *more: str) -> str:
    """Make an environment with the locked requirements and `more`; return its Python."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    inside = str(folder / "bin" / "python")
    pip = [inside, "-m", "pip", "install", "--quiet", "--no-deps"]
    lock = ["--require-hashes", "--only-binary=:all:", "-r", str(ROOT / "requirements.lock")]
    subprocess.run([*pip, *lock], check=True, stderr=subprocess.DEVNULL)
    if more:
        subprocess.run([*pip, *more], check=True, stderr=subprocess.DEVNULL)
    return inside


def versions(plain: Condition, tools: Path) -> list[Condition]:
    """Return a condition for every other version of Python that is here."""
    return [
        replace(plain, name=f"Python {version}", python=environment(tools / version, path))
        for version, path in pythons.found().items()
        if path != sys.executable
    ]


def packages(plain: Condition, tools: Path) -> list[Condition]:
    """Return a condition for the engine installed from its wheel, and one from its sdist."""
    made = [sys.executable, "-m", "hatchling", "build", "-d", str(tools / "dist")]
    subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
    (wheel,), (sdist,) = (list((tools / "dist").glob(kind)) for kind in ("*.whl", "*.tar.gz"))
    return [
        replace(plain, name=name, source="", python=environment(tools / name, sys.executable, file))
        for name, file in (("wheel", str(wheel)), ("sdist", str(sdist)))
    ]


def build(condition: Condition, at: Path) -> str:
    """Build under a condition in a folder of its own; return what the site hashes to."""
    story = at / condition.folder
    story.mkdir(parents=True)
    files = [file for part in PARTS for file in sorted((ROOT / part).rglob("*")) if file.is_file()]
    for file in reversed(files) if condition.backwards else files:
        copy = story / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    if condition.linked:
        story = linked(story, at)
    if condition.user is not None:
        for path in (at, *at.rglob("*")):
            os.chown(path, condition.user, condition.user)
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_SHA"}
    done = subprocess.run(
        [*condition.before, condition.python, *condition.more, *condition.program],
        cwd=story,
        env=kept | {"PYTHONPATH": condition.source} | dict(condition.environment),
        umask=condition.umask,
        user=condition.user,
        group=condition.user,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return f"failed: {done.stderr.decode('utf-8', 'replace').strip()[-300:]}"
    site = story / "_site"
    found = sorted(path for path in site.rglob("*") if path.is_file())
    lines = [f"{f.relative_to(site)} {sha256(f.read_bytes()).hexdigest()}\n" for f in found]
    return sha256("".join(lines).encode()).hexdigest()


def linked(story: Path, at: Path) -> Path:
    """Put links in the place of a story's folder and of those in it; return the first."""
    for part in PARTS:
        (story / part).rename(at / part)
        (story / part).symlink_to(at / part, target_is_directory=True)
    (at / "link").symlink_to(story, target_is_directory=True)
    return at / "link"


def main() -> int:
    """Print the grid; 0 when there is one site alone."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder)
        tools.chmod(0o755)
        for number, condition in enumerate(conditions(tools)):
            site = build(condition, tools / f"build-{number}")
            found[site] += 1
            print(f"{condition.name:<26}{site}", flush=True)
    print(f"\n{found.total()} builds, {len(found)} different")
    return 0 if len(found) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
