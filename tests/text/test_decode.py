from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError, Severity
from quizgen.text.decode import decode, lines


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("Grün".encode(), "Grün", "utf-8"),
        (codecs.BOM_UTF8 + b"a", "a", "utf-8-sig"),
        ("Grün".encode("utf-16"), "Grün", "utf-16"),
        (codecs.BOM_UTF16_BE + "ü".encode("utf-16-be"), "ü", "utf-16"),
        ("Grün – “gut”".encode("cp1252"), "Grün – “gut”", "cp1252"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str, encoding: str) -> None:
    found = decode(data, "notes.txt")
    assert (found.text, found.encoding) == (text, encoding)


def test_what_is_not_utf8_is_said_with_its_line() -> None:
    (problem,) = decode(b"one\r\ntwo\rthr\xe9e", "notes.txt").problems
    assert (str(problem.place), problem.severity) == ("notes.txt:3", Severity.WARNING)


def test_a_byte_that_no_letter_has_is_an_error_on_its_line() -> None:
    found = decode(b"a\n\x81", "notes.txt")
    assert [one.severity for one in found.problems] == [Severity.WARNING, Severity.ERROR]
    assert found.problems[1].place.line == 2


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"PK\x03\x04\n\0", "", "notes.txt:2: this is not a text file"),
        (b"a\n\xff", "utf-8", "notes.txt:2: byte 0xff is not valid utf-8"),
        (b"a", "utf-9", "there is no encoding called “utf-9”"),
        (codecs.BOM_UTF16_LE + b"a", "", "is not valid utf-16"),
    ],
)
def test_what_cannot_be_text_is_refused(data: bytes, encoding: str, said: str) -> None:
    with pytest.raises(InputError, match=r"notes\.txt") as caught:
        decode(data, "notes.txt", encoding)
    assert said in caught.value.message
    assert caught.value.next_step


@given(st.binary(max_size=60))
def test_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        found = decode(data, "x")
    except InputError as error:
        assert error.next_step  # noqa: PT017 - either outcome is right
        return
    assert found.encoding in {"utf-8", "utf-8-sig", "utf-16", "cp1252"}
    if found.encoding == "utf-8":
        assert found.text.encode() == data


@given(st.text())
def test_lines_lose_nothing_but_their_ends(text: str) -> None:
    kept = "".join(lines(text))
    assert kept == text.replace("\r", "").replace("\n", "")


@given(
    st.lists(st.text(alphabet="ab\x0b\x0c\x85\u2028"), max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_only_three_ends_end_a_line(parts: list[str], end: str) -> None:
    assert lines("".join(part + end for part in parts)) == parts


def test_a_mark_of_utf_32_is_not_taken_for_utf_16() -> None:
    assert decode("é\nb".encode("utf-32"), "n.txt").text == "é\nb"


def test_a_stray_zero_byte_is_said_with_its_line() -> None:
    text = "a line of text\nand another \0 one that is long enough"
    found = decode(text.encode(), "n.txt")
    assert found.text == text
    assert [(one.severity, one.place.line) for one in found.problems] == [(Severity.WARNING, 2)]


@pytest.mark.parametrize(
    "data", [b"a\0b\0c\0", b"PNG\0" + b"text " * 40 + b"\x01", b"\xff" * 50 + b"\0"]
)
def test_many_zero_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match="not a text file"):
        decode(data, "n.txt")
