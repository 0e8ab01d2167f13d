"""Pure work on more than one core: calls are done in processes of their own, which end with ours.

A worker is this Python with this engine. It reads one call after another from its input until that
ends, so that none is left when a build is killed. The calls of one that dies are done here.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Gives the answers of calls as futures; with a `count` of 0 each call is done at once, here.

    A call is a `functools.partial` of a module's function; it and its answer can be pickled.
    """

    def __init__(self, count: int) -> None:
        """Start nothing: a worker starts with its first call."""
        self._threads = ThreadPoolExecutor(count) if count else None
        self._own = threading.local()
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        """Return them."""
        return self

    def __exit__(self, *_: object) -> None:
        """Drop the calls that nobody has begun; let the workers end."""
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for worker in self._started:
            worker.communicate()

    def ask(self, call: Callable[[], T]) -> Future[T]:
        """Return what will hold the answer of `call`, or what it raised."""
        if self._threads:
            return self._threads.submit(self._sent, call)
        done = Future[T]()
        try:
            done.set_result(call())
        except Exception as error:  # noqa: BLE001 (whoever asks for the answer gets it)
            done.set_exception(error)
        return done

    def _sent(self, call: Callable[[], T]) -> T:
        """Let this thread's worker do a call; return its answer, or raise what it raised."""
        written = pickle.dumps(call)
        try:
            gives, takes = self._worker()
            takes.write(written)
            takes.flush()
            answer, error = pickle.load(gives)  # noqa: S301 (written by our own child)
        except (OSError, EOFError):
            return call()
        if error:
            raise error
        return cast("T", answer)

    def _worker(self) -> tuple[BinaryIO, BinaryIO]:
        """Return what this thread's worker writes to, and what it reads from."""
        if not hasattr(self._own, "worker"):
            engine = Path(__file__).resolve().parents[2]
            path = filter(None, (str(engine), os.environ.get("PYTHONPATH")))
            worker = subprocess.Popen(  # noqa: S603 (our own program)
                # -P: nothing is imported from the folder of a story.
                [sys.executable, "-P", "-X", "utf8", "-m", __name__],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._started.append(worker)
            self._own.worker = (worker.stdout, worker.stdin)
        return cast("tuple[BinaryIO, BinaryIO]", self._own.worker)


def _work(calls: BinaryIO, answers: BinaryIO) -> None:
    """Do what is asked, call by call, until there is no more."""
    while True:
        try:
            call = pickle.load(calls)  # noqa: S301 (written by our own parent)
        except EOFError:
            return
        answer = error = None
        try:
            answer = call()
        except Exception as raised:  # noqa: BLE001 (it is raised where the answer is asked for)
            error = raised
        pickle.dump((answer, error), answers)
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the build ends the input
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    try:
        _work(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(0)  # nobody waits any more
