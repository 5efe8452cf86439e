from __future__ import annotations

import io
import zipfile

import pytest

from quizgen.errors import InputError
from quizgen.tables import archive
from quizgen.tables.archive import unzip
from quizgen.tables.guard import guard, unguard
from quizgen.tables.xml import local_name, parse_xml


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in files.items():
            made.writestr(path, content)
    return out.getvalue()


def test_files_come_by_their_path():
    assert unzip(zipped({"a/b.txt": b"x", "c/": b""}), "z") == {"a/b.txt": b"x"}


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(InputError, match="far more than any real file"):
        unzip(zipped({"zeros": bytes(6_000_000)}), "z.xlsx")


def test_a_total_past_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 10)
    with pytest.raises(InputError, match="would unpack to"):
        unzip(zipped({"a": b"123456", "b": b"123456"}), "z.xlsx")


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(InputError, match="2 files"):
        unzip(zipped({"a": b"", "b": b""}), "z.xlsx")


def test_a_header_that_lies_about_the_size_is_noticed():
    data = bytearray(zipped({"a": b"hello hello hello"}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (5).to_bytes(4, "little")

    with pytest.raises(InputError):
        unzip(bytes(data), "z.xlsx")


def test_a_password_is_named():
    data = bytearray(zipped({"a": b"hello"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(InputError, match="password"):
        unzip(bytes(data), "z.xlsx")


def test_broken_bytes_are_an_input_error():
    data = zipped({"a": b"hello hello hello"})

    with pytest.raises(InputError, match="damaged"):
        unzip(data[:30] + b"\xff" * 8 + data[38:], "z.xlsx")


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a/><b/>", b'<?xml version="1.0" encoding="nope"?><a/>']
)
def test_broken_xml_is_an_input_error(data):
    with pytest.raises(InputError, match=r"part\.xml: the XML is damaged"):
        parse_xml(data, "part.xml")


def test_a_document_type_is_refused_in_any_encoding():
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a SYSTEM "http://x/y"><a/>'

    with pytest.raises(InputError, match="document type"):
        parse_xml(text.encode("utf-16"), "part.xml")


def test_names_come_without_their_namespace():
    assert local_name(parse_xml(b'<n:a xmlns:n="urn:x"/>', "p")) == "a"


@pytest.mark.parametrize(
    "cell", ["=1", "+a", "-a", "@a", "\ta", "\ra", "＝1", "'x", "''", "- 5", "+1 555 0100"]
)
def test_a_guarded_cell_comes_back_as_it_was(cell):
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["", "-5", "+3.5", "-1e5", "-,5", "plain", "O'Neil", "1=1"])
def test_what_no_spreadsheet_runs_stays_as_it_is(cell):
    assert guard(cell) == cell


def test_an_apostrophe_that_somebody_typed_stays():
    assert unguard("'t Hooft") == "'t Hooft"
