"""Bytes to text, and text to lines, without losing a character or a line number."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.text.documents import refuse_document

# The marks of UTF-32 come first: one begins like that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x7f]")
_MOST_ZEROS = 0.05
_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what was odd about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of `data`: by its byte order mark, else UTF-8, else Windows-1252.

    Args:
        data: the bytes of the file.
        name: the file's name, for messages.
        encoding: what the user said it is; nothing is guessed then.

    Raises:
        InputError: the file is binary, or not in the encoding the user named.
    """
    if encoding:
        return Decoded(_decode_as(data, name, encoding), encoding)
    refuse_document(data, name)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return Decoded(_decode_as(data, name, codec), codec)
    if b"\0" in data and not _stray_zeros(data):
        line = _line_of(data, data.index(b"\0"))
        raise InputError(
            f"{Place(name, line)}: this is not a text file",
            next_step="save it as a text file in UTF-8; a text in a rare encoding is read "
            "with, for example, --encoding utf-16-le",
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8", tuple(_zero_problems(data, name)))
    except UnicodeDecodeError as error:
        return _windows(data, name, error.start)


def lines(text: str) -> list[str]:
    r"""The lines of `text` without their ends; only CRLF, LF and CR end a line.

    >>> lines("a\r\nb\x85c\n")
    ['a', 'b\x85c']
    """
    found = _LINE_END.split(text)
    if found[-1] == "":
        found.pop()
    return found


def _stray_zeros(data: bytes) -> bool:
    """Whether the zero bytes are a few that slipped into a text."""
    few = data.count(b"\0") <= _MOST_ZEROS * len(data)
    if not few or _BINARY.search(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise InputError(
            f"{name}: there is no encoding called “{encoding}”",
            next_step="try utf-8, cp1252, latin-1 or utf-16",
        ) from error
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
        raise InputError(
            f"{Place(name, line)}: byte {data[error.start]:#04x} is not valid {encoding}",
            next_step="leave out --encoding, or name another one",
        ) from error


def _zero_problems(data: bytes, name: str) -> Iterator[Problem]:
    if b"\0" in data:
        place = Place(name, _line_of(data, data.index(b"\0")))
        message = "a zero byte in the text; it is read as a space"
        yield Problem(Severity.WARNING, "encoding", place, message, "take it out of the file")


def _windows(data: bytes, name: str, start: int) -> Decoded:
    place = Place(name, _line_of(data, start))
    found = [
        Problem(
            Severity.WARNING,
            "encoding",
            place,
            f"not UTF-8 (byte {data[start]:#04x}); read as Windows-1252",
            "check the accented letters, or save the file as UTF-8",
        )
    ]
    text = data.decode("cp1252", errors="replace")
    if "\N{REPLACEMENT CHARACTER}" in text:
        line = len(lines(text[: text.index("\N{REPLACEMENT CHARACTER}")] + "x"))
        found.append(
            Problem(
                Severity.ERROR,
                "encoding",
                Place(name, line),
                "a byte that has no letter in Windows-1252; it shows as \N{REPLACEMENT CHARACTER}",
                "name the file's encoding with --encoding",
            )
        )
    return Decoded(text, "cp1252", tuple(found))


def _line_of(data: bytes, position: int) -> int:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
