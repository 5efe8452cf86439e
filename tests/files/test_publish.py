"""Folders and files swapped in together: old or new, whole, never a mix."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.files.lock import locked
from quizgen.files.publish import Release, publish, recover

OLD = {"print/a.pdf": b"old a", "print/gone.pdf": b"old b", "quiz.json": b"old"}
NEW = {"print/a.pdf": b"new a", "print/c.pdf": b"new c", "quiz.json": b"new"}


class Crashed(BaseException):
    """The process died here; nothing after it ran."""


def release(keep: tuple[str, ...] = ()) -> Release:
    return Release(
        folders={"print": {"a.pdf": b"new a", "c.pdf": b"new c"}},
        files={"quiz.json": b"new"},
        owned={"print": ["*.pdf"]},
        keep=keep,
    )


def old_folder(base: Path) -> Path:
    for name, data in OLD.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_bytes(data)
    return base


def content(base: Path) -> dict[str, bytes]:
    return {
        path.relative_to(base).as_posix(): path.read_bytes()
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }


def fail_at(monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException) -> list[int]:
    """Makes the count-th write, fsync or rename fail; the list holds the calls so far."""
    calls = [0]

    def failing(original):
        def call(*args, **kwargs):
            calls[0] += 1
            if calls[0] == count:
                raise error
            return original(*args, **kwargs)

        return call

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(Path, "rename", failing(Path.rename))
    monkeypatch.setattr(Path, "replace", failing(Path.replace))
    return calls


def test_the_new_set_takes_the_place_of_the_old(tmp_path):
    publish(old_folder(tmp_path), release())
    assert content(tmp_path) == NEW


def test_a_file_that_the_new_set_does_not_have_is_gone_from_its_folder(tmp_path):
    publish(old_folder(tmp_path), release())
    assert not (tmp_path / "print" / "gone.pdf").exists()


@pytest.mark.parametrize("count", range(1, 12))
def test_a_failing_write_or_rename_leaves_the_old_set_whole(tmp_path, monkeypatch, count):
    base = old_folder(tmp_path)
    with monkeypatch.context() as patch:
        calls = fail_at(patch, count, OSError(28, "No space left on device"))
        with suppress(OutputError):
            publish(base, release())
    assert content(base) == (OLD if calls[0] >= count else NEW)


@pytest.mark.parametrize("count", range(1, 12))
def test_after_a_crash_the_next_run_finds_old_or_new_but_never_a_mix(tmp_path, monkeypatch, count):
    base = old_folder(tmp_path)
    with monkeypatch.context() as patch:
        fail_at(patch, count, Crashed())
        with suppress(Crashed):
            publish(base, release())
    recover(base)
    assert content(base) in (OLD, NEW)


@pytest.mark.parametrize("count", range(1, 14))
def test_after_a_crash_kept_runs_are_all_still_there(tmp_path, monkeypatch, count):
    base = old_folder(tmp_path)
    (base / "print-1").mkdir()
    (base / "print-1" / "a.pdf").write_bytes(b"older")
    with monkeypatch.context() as patch:
        fail_at(patch, count, Crashed())
        with suppress(Crashed):
            publish(base, release(keep=("print",)))
    recover(base)
    kept = content(base)
    assert kept["print/a.pdf"] in (b"old a", b"new a")
    if kept["print/a.pdf"] == b"new a":
        assert kept["print-1/a.pdf"] == b"old a"
        assert kept["print-2/a.pdf"] == b"older"
    else:
        assert kept["print-1/a.pdf"] == b"older"


def test_a_crash_during_recovery_is_recovered_too(tmp_path, monkeypatch):
    base = old_folder(tmp_path)
    for count in (6, 2, 2):
        with monkeypatch.context() as patch:
            fail_at(patch, count, Crashed())
            with suppress(Crashed):
                publish(base, release()) if count == 6 else recover(base)
    recover(base)
    assert content(base) in (OLD, NEW)


def test_a_kept_folder_becomes_number_one_and_older_ones_shift(tmp_path):
    base = old_folder(tmp_path)
    publish(base, release(keep=("print",)))
    publish(base, release(keep=("print",)))
    assert content(base)["print-2/a.pdf"] == b"old a"
    assert content(base)["print-1/a.pdf"] == b"new a"


def test_a_folder_with_somebody_elses_file_is_never_renamed(tmp_path):
    base = old_folder(tmp_path)
    (base / "print" / "my notes.docx").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"my notes\.docx"):
        publish(base, release())
    assert (base / "print" / "my notes.docx").read_bytes() == b"mine"
    assert (base / "print" / "a.pdf").read_bytes() == b"old a"


def test_a_folder_that_is_dropped_goes_with_the_swap(tmp_path):
    base = old_folder(tmp_path)
    (base / "alternate-1").mkdir()
    publish(base, Release(files={"quiz.json": b"new"}, drop=("alternate-1",)))
    assert not (base / "alternate-1").exists()


def test_lines_are_written_as_they_are_made(tmp_path):
    lines = (f"s{number},A\n" for number in range(10_000))
    publish(tmp_path, Release(folders={"graded": {"marks.csv": lines}}))
    assert (tmp_path / "graded" / "marks.csv").read_bytes().count(b"\n") == 10_000


def test_a_file_that_is_not_what_was_written_is_an_error(tmp_path, monkeypatch):
    rename = Path.rename

    def spoiled(self, target):
        rename(self, target)
        if target.name == "quiz.json":
            target.write_bytes(b"spoiled")

    monkeypatch.setattr(Path, "rename", spoiled)
    with pytest.raises(OutputError, match=r"quiz\.json is not what was written"):
        publish(tmp_path, release())


def test_while_one_run_writes_another_is_refused_and_a_reader_touches_nothing(tmp_path):
    base = old_folder(tmp_path)
    staging = base / ".quizgen-new"
    staging.mkdir()
    with locked(base):
        with pytest.raises(OutputError, match="another run"):
            publish(base, release())
        assert recover(base) is False
        assert staging.exists()
    assert (base / "quiz.json").read_bytes() == b"old"
    publish(base, release())
    assert content(base) == NEW


def test_a_kept_folder_with_somebody_elses_file_is_not_renamed_either(tmp_path):
    base = old_folder(tmp_path)
    (base / "print" / "thesis.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        publish(base, release(keep=("print",)))
    assert (base / "print" / "thesis.txt").read_bytes() == b"mine"
