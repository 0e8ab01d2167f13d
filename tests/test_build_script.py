"""`build.py` sets up by itself, once, whatever happens meanwhile, and is then out of the way."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock")
ECHO = 'import sys\nprint("package got", sys.argv[1:])\nsys.exit(len(sys.argv) - 1)\n'


def laid_out(home):
    """Make a project that needs no library."""
    package = home / "src" / "liuzhou_site"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(ECHO, encoding="utf-8")
    for lock in LOCKS:
        (home / lock).touch()
    shutil.copy(ROOT / "build.py", home)
    return home


@pytest.fixture
def folder(tmp_path):
    """Return a project in a folder with a space and Han characters."""
    return laid_out(tmp_path / "a folder 文件夹")


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Return a project that was started twice at once, and what both runs said."""
    home = laid_out(tmp_path_factory.mktemp("project") / "a folder 文件夹")
    return home, list(map(finish, [start(home, "one"), start(home, "two")]))


@pytest.fixture
def script(folder, monkeypatch):
    """Return that project's build.py as a module whose steps are noted and not taken."""
    spec = spec_from_file_location("build_script", folder / "build.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.steps = []

    def note(what, command):
        module.steps.append((what, command))
        if "--clear" in command:
            shutil.rmtree(module.VENV, ignore_errors=True)
            module.PYTHON.parent.mkdir(parents=True)
            module.PYTHON.touch()
            packages = {"base": str(module.VENV), "platbase": str(module.VENV)}
            Path(module.sysconfig.get_path("purelib", "venv", packages)).mkdir(parents=True)

    monkeypatch.setattr(module, "run", note)
    monkeypatch.setattr(module, "go_on", lambda _python, arguments: arguments)
    monkeypatch.setattr(module, "environment_has_package", lambda: False)
    return module


def whats(script):
    """Return what the steps were called, and forget them."""
    names = [what for what, _ in script.steps]
    script.steps.clear()
    return names


def test_the_first_run_sets_up_and_the_second_goes_straight_on(script):
    """The environment is made once."""
    assert script.main(["check"]) == ["check"]
    assert whats(script) == ["Making .venv", "Installing requirements.lock"]
    assert script.main([]) == []
    assert whats(script) == []


def test_the_tests_need_more_and_only_they_install_it(script):
    """`test` adds its own lock to what is there; a build after it installs nothing."""
    script.main([])
    whats(script)
    script.main(["test"])
    assert whats(script) == ["Installing requirements-test.lock"]
    script.main([])
    assert whats(script) == []


def test_an_interrupted_set_up_is_made_anew(script, monkeypatch):
    """Where a step stopped half-way, the next run starts from an empty environment."""
    note = script.run

    def stop(what, command):
        note(what, command)
        if "install" in command:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(script, "run", stop)
        with pytest.raises(KeyboardInterrupt):
            script.main([])
    whats(script)
    script.main([])
    assert whats(script) == ["Making .venv", "Installing requirements.lock"]


def test_a_changed_lock_is_installed_anew(script, folder):
    """Packages that a new lock no longer names do not linger."""
    script.main([])
    whats(script)
    (folder / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    script.main([])
    assert whats(script) == ["Making .venv", "Installing requirements.lock"]


def test_an_environment_behind_a_link_is_never_touched(script, folder, tmp_path):
    """It may be another project's: it is neither emptied nor installed into."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "set-up-is-complete").write_text("requirements.lock old\n", encoding="utf-8")
    (folder / ".venv").symlink_to(other, target_is_directory=True)
    with pytest.raises(SystemExit, match="is a link"):
        script.main([])
    assert whats(script) == []
    assert [path.name for path in other.iterdir()] == ["set-up-is-complete"]


def test_only_what_is_locked_and_hashed_is_installed(script):
    """Pip takes no package that the lock does not name, and none whose hash differs."""
    script.main(["test"])
    install = script.steps[-1][1]
    assert {"--require-hashes", "--no-deps"} <= set(install)
    assert [Path(word).name for word in install if word.endswith(".lock")] == list(LOCKS)


def test_an_environment_that_has_the_package_is_used(script, monkeypatch):
    """In CI or under `uv run` nothing is made or installed."""
    monkeypatch.setattr(script, "environment_has_package", lambda: True)
    assert script.main(["check"]) == ["check"]
    assert whats(script) == []


def test_the_script_is_short():
    """It stays a wrapper: all else lives in the package."""
    assert len((ROOT / "build.py").read_text(encoding="utf-8").splitlines()) < 150


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_are_hashed_and_carry_no_address(lock):
    """Every pin has a hash; where packages come from is each user's own setting."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_the_locks_agree():
    """No package is pinned at one version for building and at another for testing."""
    pin = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
    first, second = (dict(pin.findall((ROOT / lock).read_text(encoding="utf-8"))) for lock in LOCKS)
    assert {name for name in first.keys() & second.keys() if first[name] != second[name]} == set()


def start(folder, *arguments):
    """Start the real script in a folder, as a newcomer would."""
    return subprocess.Popen(
        [sys._base_executable, "build.py", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def finish(process):
    """Return the exit code and what a started script said."""
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


@pytest.mark.slow
def test_two_runs_at_once(twice):
    """One makes the environment, the other says that it waits; both then do their work."""
    codes, words = zip(*twice[1], strict=True)
    assert codes == (1, 1)
    together = "".join(words)
    assert together.count("Making .venv") == 1
    assert together.count("Another run is setting up; waiting for it.") == 1
    assert "package got ['one']" in together
    assert "package got ['two']" in together


@pytest.mark.slow
def test_a_killed_set_up_is_mended_and_the_folder_may_move(folder):
    """Killed without a word, the next run makes good; the environment survives a new name."""
    first = start(folder)
    while not (folder / ".venv" / "pyvenv.cfg").exists():
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert finish(start(folder))[0] == 0
    moved = folder.rename(folder.with_name("另一个 name"))
    assert finish(start(moved, "again")) == (1, "package got ['again']\n")


@pytest.mark.slow
def test_a_failed_set_up_is_told_in_words(folder):
    """What pip said last is shown, without a traceback, and the exit code is not 0."""
    (folder / "requirements.lock").write_text("no-hash==1.0\n", encoding="utf-8")
    code, said = finish(start(folder))
    assert code == 1
    assert "Installing requirements.lock did not work." in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_once_set_up_it_adds_under_fifty_milliseconds_of_its_own(twice):
    """The wrapper's work, apart from starting Python once more than without it."""
    folder, _ = twice

    def fastest(*command):
        times = []
        for _ in range(9):
            before = os.times()
            subprocess.run(command, cwd=folder, capture_output=True, check=False)
            after = os.times()  # CPU: other tests run at the same time
            spent = after.children_user + after.children_system
            times.append(spent - before.children_user - before.children_system)
        return min(times)

    python = folder / ".venv" / "bin" / "python"
    with_wrapper = fastest(sys._base_executable, "build.py")
    without = fastest(python, "-P", "-X", "utf8", "-m", "liuzhou_site")
    assert with_wrapper - without - fastest(sys._base_executable, "-c", "pass") < 0.05
