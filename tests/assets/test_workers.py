"""Calls done elsewhere give what they give here, and nothing is left of those who did them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from liuzhou_site.assets.workers import Workers, cores
from liuzhou_site.pipeline import build

SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_each_call_has_its_own_answer(count: int) -> None:
    """In whichever order and wherever they are done."""
    with Workers(count) as workers:
        asked = [workers.ask(partial(divmod, number, 7)) for number in range(20)]
        assert [one.result() for one in asked] == [divmod(number, 7) for number in range(20)]


@pytest.mark.parametrize("count", [0, 2])
def test_what_a_call_raises_is_raised_where_its_answer_is_asked_for(count: int) -> None:
    """The others have their answers."""
    with Workers(count) as workers:
        bad, good = workers.ask(partial(divmod, 1, 0)), workers.ask(partial(divmod, 1, 1))
        with pytest.raises(ZeroDivisionError, match="by zero"):
            bad.result()
        assert good.result() == (1, 0)


def test_workers_are_other_processes_and_end_with_the_work() -> None:
    """None is left, not as a zombie either."""
    with Workers(2) as workers:
        found = {workers.ask(os.getpid).result() for _ in range(4)}
    assert os.getpid() not in found
    for process in found:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_the_calls_of_a_worker_that_dies_are_done_here() -> None:
    """Whoever kills it: a machine without memory, say."""
    with Workers(1) as workers:
        os.kill(workers.ask(os.getpid).result(), signal.SIGKILL)
        assert [workers.ask(partial(divmod, n, 3)).result() for n in (5, 6)] == [(1, 2), (2, 0)]
        assert workers.ask(os.getpid).result() == os.getpid()


def test_what_a_library_prints_is_no_answer(capfd) -> None:
    """It goes where errors go."""
    with Workers(1) as workers:
        assert workers.ask(partial(print, "a library's word")).result() is None
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "a library's word\n")


def test_no_module_of_the_folder_of_a_story_is_imported(tmp_path: Path, monkeypatch) -> None:
    """It would be whatever somebody proposed."""
    (tmp_path / "fractions.py").write_text("raise SystemExit(7)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Workers(1) as workers:
        call = partial(eval, "__import__('fractions').__file__")
        assert not workers.ask(call).result().startswith(str(tmp_path))


ASKING = """
import os, sys, time
from functools import partial
from liuzhou_site.pipeline import build
from liuzhou_site.assets.workers import Workers
with Workers(1) as workers:
    print(workers.ask(os.getpid).result(), flush=True)
    workers.ask(partial(time.sleep, 1)).result()
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
@pytest.mark.parametrize("signalled", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_ends_when_its_build_is_killed(signalled: signal.Signals) -> None:
    """Even in the middle of a call, soon after it; it says nothing about it."""
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKING],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    worker = int(asking.stdout.readline())
    asking.send_signal(signalled)
    _, said = asking.communicate(timeout=60)  # ends when the worker, which has it too, has ended
    for _ in range(100):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the worker is still there")
    assert said == b""


@pytest.mark.slow
def test_a_site_drawn_elsewhere_is_the_same_byte_for_byte(library, monkeypatch) -> None:
    """However many draw it."""
    sites = []
    for count in (0, 1, 3):
        monkeypatch.setattr("liuzhou_site.assets.compose._worth", lambda _, count=count: count)
        sites.append(dict(build(library).files))
    assert sites[0] == sites[1] == sites[2]


def test_there_is_a_core() -> None:
    """At most those of the machine."""
    assert 1 <= cores() <= os.cpu_count()
