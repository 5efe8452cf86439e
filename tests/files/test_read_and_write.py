"""Reading with plain refusals; one file written whole or not at all."""

from __future__ import annotations

import os

import pytest

from quizgen.errors import ExitCode, InputError, OutputError
from quizgen.files.read import read_bytes, read_text, source_paths
from quizgen.files.write import open_whole, refuse_existing, write_text, write_whole


def test_a_missing_file_names_the_files_that_are_there(tmp_path):
    (tmp_path / "notes.txt").write_text("a")
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / "note.txt")
    assert "notes.txt" in caught.value.next_step


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / "nowhere" / "note.txt")
    assert "no folder" in caught.value.next_step


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(InputError, match="folder"):
        read_bytes(tmp_path)


def test_text_that_is_not_utf8_names_the_line(tmp_path):
    (tmp_path / "g.toml").write_bytes(b'title = "x"\nterm = "caf\xe9"\n')
    with pytest.raises(InputError, match=r"g\.toml:2"):
        read_text(tmp_path / "g.toml")


def test_a_folder_of_notes_gives_its_files_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "notes.seen.json", "~$open.docx"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in source_paths([tmp_path])] == ["a.txt", "b.txt"]


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="no file"):
        source_paths([tmp_path])


def test_the_same_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert len(source_paths([tmp_path, tmp_path / "a.txt"])) == 1


def test_a_failed_block_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "grades.csv"
    target.write_bytes(b"old")

    def half_way():
        with open_whole(target) as stream:
            stream.write(b"half")
            raise EOFError

    with pytest.raises(EOFError):
        half_way()
    assert [path.name for path in tmp_path.iterdir()] == ["grades.csv"]
    assert target.read_bytes() == b"old"


def test_a_full_disk_is_an_output_error_and_the_old_file_stays(tmp_path, monkeypatch):
    target = tmp_path / "grades.csv"
    target.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left") as caught:
        write_whole(target, b"new")
    assert caught.value.exit_code is ExitCode.OUTPUT
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_byte_order_mark_that_was_there_stays(tmp_path):
    target = tmp_path / "g.toml"
    target.write_bytes(b"\xef\xbb\xbfold")
    write_text(target, "new")
    assert target.read_bytes() == b"\xef\xbb\xbfnew"


def test_existing_output_needs_force(tmp_path):
    target = tmp_path / "a.csv"
    refuse_existing(target, force=False)
    target.write_text("x")
    with pytest.raises(OutputError, match="exists already"):
        refuse_existing(target, force=False)
    refuse_existing(target, force=True)
