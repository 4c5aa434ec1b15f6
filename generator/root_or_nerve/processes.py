"""The same work on many things, shared out among the processors."""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_LEAST = 50  # things for each processor: for fewer a process does not pay
_NUMBER = 4  # bytes
_MOST_NUMBERS = 4_000  # a pipe holds 64 kB


class Shared(Generic[T, R]):
    """Work that other processes begin, and that this one finishes.

    They are forked, so that work and things need not travel; results do. Everybody
    takes the number of the next thing from one pipe. Where a fork is not safe (not on
    Linux, or beside other threads, as in the live server), all is done here, and so
    is what a process did not bring to its end: its error is met again here.
    """

    def __init__(self, work: Callable[[T], R], things: Sequence[T]) -> None:
        self._work, self._things = work, things
        self._step = len(things) // _MOST_NUMBERS + 1
        self._begun: list[tuple[int, BinaryIO]] = []
        jobs = min(processors(), len(things) // _LEAST) if _may_fork() else 1
        if jobs > 1:
            self._queue = _numbers(range(0, len(things), self._step))
            self._begun = [self._begin() for _ in range(jobs - 1)]

    def results(self) -> list[R]:
        """Return `work` of each thing, in order. To be asked for once."""
        try:
            done = self._take() if self._begun else {}
        except BaseException:
            self._leave()
            raise
        for process, answer in self._begun:
            os.waitpid(process, 0)
            with answer, suppress(EOFError, pickle.UnpicklingError):
                answer.seek(0)
                done |= pickle.load(answer)
        return [
            done[n] if n in done else self._work(thing)
            for n, thing in enumerate(self._things)
        ]

    def _leave(self) -> None:
        """Wait for the others, and let go of what they hold."""
        for process, answer in self._begun:
            os.waitpid(process, 0)
            answer.close()

    def _begin(self) -> tuple[int, BinaryIO]:
        answer = open(os.memfd_create("results"), "w+b")  # noqa: SIM115 - read later
        process = os.fork()
        if process:
            return process, answer
        try:
            pickle.dump(self._take(), answer, pickle.HIGHEST_PROTOCOL)
            answer.flush()
        finally:
            os._exit(0)  # nothing of the parent is to be ended or written twice

    def _take(self) -> dict[int, R]:
        """Do what nobody else has taken."""
        done = {}
        with open(self._queue, "rb", buffering=0) as queue:
            while number := queue.read(_NUMBER):
                first = int.from_bytes(number, "big")
                for n in range(first, min(first + self._step, len(self._things))):
                    done[n] = self._work(self._things[n])
        return done


def _numbers(every: Sequence[int]) -> int:
    """Return the end of a pipe to read numbers from."""
    end, start = os.pipe()
    os.write(start, b"".join(n.to_bytes(_NUMBER, "big") for n in every))
    os.close(start)
    return end


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1
