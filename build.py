"""Build the site: `python build.py`. Test it: `python build.py test`. More: `--help`.

Needs Python 3.11 or newer and nothing else. The first run makes `.venv` and installs the locked
requirements there; every later run goes straight on. All else is in `src/liuzhou_site`.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(f"This needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")

import subprocess
import sysconfig
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "liuzhou_site"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "set-up-is-complete"
ALWAYS, FOR_TESTS = "requirements.lock", "requirements-test.lock"
PIP = "pip install --require-hashes --no-deps --only-binary=:all: --no-input --progress-bar=off"


def main(arguments: list[str]) -> int:
    """Run the package with `arguments`, setting up `.venv` first where that is needed."""
    if environment_has_package():
        return go_on(sys.executable, arguments)
    locks = [ALWAYS, FOR_TESTS] if "test" in arguments[:1] else [ALWAYS]
    wanted = {lock: digest(ROOT / lock) for lock in locks}
    if not wanted.items() <= installed().items():
        cache = ROOT / ".cache"
        cache.mkdir(exist_ok=True)
        with (cache / "set-up.lock").open("ab") as turn:  # let go of however this process ends
            if not take(turn.fileno(), wait=False):
                say("Another run is setting up; waiting for it.\n")
                take(turn.fileno(), wait=True)
            set_up(wanted)
    return go_on(str(PYTHON), arguments)


def environment_has_package() -> bool:
    """Tell whether the Python that runs this has the package installed (CI, `uv run`)."""
    if find_spec(PACKAGE) is None:
        return False
    from importlib.metadata import PackageNotFoundError, version

    try:
        return bool(version(PACKAGE))
    except PackageNotFoundError:
        return False


def digest(lock: Path) -> str:
    """Return what a lock file and this Python hash to: where either changes, set up again."""
    return sha256(sys.version.encode() + lock.read_bytes()).hexdigest()


def installed() -> dict[str, str]:
    """Return lock → digest of what `.venv` holds; nothing unless its set-up was finished."""
    if not (PYTHON.exists() and STAMP.exists()):
        return {}
    return dict(line.split() for line in STAMP.read_text(encoding="utf-8").splitlines())


def take(file: int, *, wait: bool) -> bool:
    """Lock an open file for this process; without `wait`, False when another one has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return wait and take(file, wait=True)  # Windows gives up after ten seconds
    return True


def set_up(wanted: dict[str, str]) -> None:
    """Make `.venv` hold what `wanted` names. The stamp goes first and comes back last."""
    have = installed()
    if wanted.items() <= have.items():  # done by the run that this one waited for
        return
    if VENV.is_symlink():  # others may be using it
        sys.exit(".venv is a link, to what is not emptied. Remove the link and run this again.")
    STAMP.unlink(missing_ok=True)
    if have.get(ALWAYS) != wanted[ALWAYS]:
        have = {}
        run("Making .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    locks = [lock for lock in wanted if have.get(lock) != wanted[lock]]
    files = [part for lock in locks for part in ("-r", str(ROOT / lock))]
    run(f"Installing {' and '.join(locks)}", [str(PYTHON), "-m", *PIP.split(), *files])
    base = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", "venv", base))
    source = os.path.relpath(ROOT / "src", packages)  # relative: the folder may be moved
    (packages / f"{PACKAGE}.pth").write_text(source, encoding="ascii")
    lines = [f"{lock} {value}\n" for lock, value in (have | wanted).items()]
    STAMP.write_text("".join(lines), encoding="utf-8")


def run(what: str, command: list[str]) -> None:
    """Run a step of the set-up with one line of progress; stop with its last words if it fails."""
    terminal, lines = sys.stderr.isatty(), list[str]()
    say(f"{what} …" if terminal else f"{what} …\n")
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if terminal and line.startswith(("Collecting ", "Installing ")):
                count = sum(one.startswith("Collecting ") for one in lines)
                note = line.split()[1] if line.startswith("Collecting ") else "unpacking"
                say(f"\r\x1b[K{what} … {count}: {note}")
    say("\r\x1b[K" if terminal else "")
    if process.returncode:
        last = "".join(lines[-9:])
        sys.exit(f"{what} did not work. Mend it and run this again. Its last words:\n{last}")


def say(words: str) -> None:
    """Show progress where it does not mix with what a command prints."""
    sys.stderr.write(words)
    sys.stderr.flush()


def go_on(python: str, arguments: list[str]) -> int:
    """Hand over to the package for good (on Windows as a child: it replaces no process)."""
    command = [python, "-P", "-X", "utf8", "-m", PACKAGE, *arguments]
    if sys.platform == "win32":
        return subprocess.call(command)
    return os.execv(python, command)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Interrupted. The next run mends what this one left unfinished.")
