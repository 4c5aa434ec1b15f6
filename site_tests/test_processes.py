"""Work on several processors: the same results, in the same order."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from root_or_nerve import processes
from root_or_nerve.processes import Shared
from site_tests.course import ROOT

MANY = range(500)
forks = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


def who(thing: int) -> tuple[int, int]:
    return thing, os.getpid()


def slowly(thing: int) -> tuple[int, int]:
    sum(range(20_000))
    return who(thing)


def fails(thing: int) -> float:
    return 1 / (thing - 300)


def cannot_travel(thing: int) -> Callable[[], int]:
    return lambda: thing


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)


ALONE = """
from root_or_nerve import processes
from site_tests.test_processes import MANY, slowly
processes.processors = lambda: 3
found = processes.Shared(slowly, MANY).results()
assert [thing for thing, _ in found] == list(MANY)
print(len({process for _, process in found}))
"""


@forks
def test_many_things_are_shared_out_and_come_back_in_order() -> None:
    # In a process of its own: beside the servers of other tests nothing is forked.
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 1


def test_few_things_are_done_here() -> None:
    assert Shared(who, [1, 2]).results() == [who(1), who(2)]
    assert Shared(who, []).results() == []


def test_nothing_is_forked_beside_another_thread() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {process for _, process in Shared(who, MANY).results()} == {os.getpid()}
    finally:
        done.set()
        thread.join()


@forks
def test_what_a_process_cannot_do_or_send_is_done_here() -> None:
    here = os.getpid()

    def only_here(thing: int) -> int:
        assert os.getpid() == here
        return -thing

    assert Shared(only_here, MANY).results() == [-thing for thing in MANY]
    assert [thing() for thing in Shared(cannot_travel, MANY).results()] == list(MANY)


def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        Shared(fails, MANY).results()


@forks
def test_more_things_than_a_pipe_has_room_for() -> None:
    many = range(100_000)
    assert Shared(abs, many).results() == list(many)
