"""A run that dies or meets a full disk: old grades or new ones, whole, never a mix."""

from __future__ import annotations

import csv
import errno
import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgen.cli.app import run

GRADE = "grade output/test output/test/answers.csv -q"
KILLED = 9
MOST_STEPS = 80


class FailingStream:
    """A file of which a write, when its turn comes, gets half way and no further."""

    def __init__(self, stream, tick: Callable[[], None]) -> None:
        self._stream = stream
        self._tick = tick

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str):
        return getattr(self._stream, name)

    def write(self, data: bytes) -> int:
        try:
            self._tick()
        except OSError:
            self._stream.write(data[: len(data) // 2])
            raise
        return self._stream.write(data)


def break_at(patch: pytest.MonkeyPatch, count: int, fail: Callable[[], None]) -> list[int]:
    """Makes the count-th write, fsync, rename or replace fail; the list holds the calls so far."""
    calls = [0]

    def tick() -> None:
        calls[0] += 1
        if calls[0] == count:
            fail()

    def first(original):
        def call(*args, **kwargs):
            tick()
            return original(*args, **kwargs)

        return call

    open_path = Path.open

    def opened(self, mode="r", *args, **kwargs):
        stream = open_path(self, mode, *args, **kwargs)
        return FailingStream(stream, tick) if "w" in mode else stream

    patch.setattr(Path, "open", opened)
    patch.setattr(os, "fsync", first(os.fsync))
    patch.setattr(Path, "rename", first(Path.rename))
    patch.setattr(Path, "replace", first(Path.replace))
    return calls


def disk_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def die() -> None:
    os._exit(KILLED)


def content(base: Path) -> dict[str, bytes]:
    """The files of every graded folder, and of no other."""
    return {
        path.relative_to(base).as_posix(): path.read_bytes()
        for folder in sorted(base.glob("graded*"))
        for path in sorted(folder.iterdir())
    }


def litter(base: Path) -> list[str]:
    return [path.name for path in base.iterdir() if path.name.startswith(".")]


def write_answers(folder: Path, text: str) -> None:
    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as stream:
        head = ["student_id", "form", *(f"q{n}" for n in range(1, 11))]
        csv.writer(stream).writerows([head, ["s1", "A", *[text] * 10]])


@pytest.fixture
def states(quizgen, course, quiz, graded_before) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """The folder, with what it holds before the run that fails and after one that does not."""
    folder = course / quiz
    write_answers(folder, "first")
    if graded_before:
        assert quizgen(GRADE).code == 0
    write_answers(folder, "second")
    old = content(folder)
    assert quizgen(GRADE).code == 0
    new = content(folder)
    reset(folder, old)
    return folder, old, new


def reset(folder: Path, files: dict[str, bytes]) -> None:
    for name in content(folder).keys() - files.keys():
        (folder / name).unlink()
    for graded in folder.glob("graded*"):
        if not any(graded.iterdir()):
            graded.rmdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def counts() -> Iterator[int]:
    yield from range(1, MOST_STEPS)


@pytest.mark.parametrize("graded_before", [False, True], ids=["first run", "regrade"])
def test_a_write_fsync_or_rename_that_fails_leaves_the_old_grades(states):
    folder, old, new = states
    for count in counts():
        with pytest.MonkeyPatch.context() as patch:
            calls = break_at(patch, count, disk_full)
            code = run(shlex.split(GRADE))
        if calls[0] < count:
            assert code == 0
            assert content(folder) == new
            break
        assert code == 5
        assert content(folder) == old
        assert litter(folder) == []
    assert count > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")
@pytest.mark.parametrize("graded_before", [False, True], ids=["first run", "regrade"])
def test_a_run_killed_at_any_step_leaves_old_or_new_for_the_next_command(states, quizgen):
    folder, old, new = states
    for count in counts():
        if not killed_at(count):
            assert content(folder) == new
            break
        # The next command, whichever it is, clears up before it reads.
        assert quizgen("show output/test A1").code == 0
        assert content(folder) in (old, new)
        assert litter(folder) == []
        reset(folder, old)
    assert count > 10


def killed_at(count: int) -> bool:
    """Whether a run of its own in a process of its own came to that step, and died there."""
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            break_at(patch, count, die)
            os._exit(run(shlex.split(GRADE)))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, KILLED}
    return code == KILLED
