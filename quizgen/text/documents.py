"""What a file that is no text is called, and what to do with it."""

from __future__ import annotations

from quizgen.errors import InputError

_OFFICE = "save it as plain text (.txt, UTF-8), a table as .xlsx or .csv"
_UNPACK = "unpack it first"
_PICTURE = "type what is on it into a text file, or let a program for that read it first"
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "copy its text into a text file (.txt, UTF-8)"),
    (b"{\\rtf", "an RTF file", "save it as plain text (.txt, UTF-8)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office version", _OFFICE),
    (b"\xff\xd8\xff", "a picture", _PICTURE),
    (b"\x89PNG\r\n", "a picture", _PICTURE),
    (b"GIF8", "a picture", _PICTURE),
    (b"II*\0", "a picture", _PICTURE),
    (b"MM\0*", "a picture", _PICTURE),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90\0", "a program", ""),
    (b"\x1f\x8b", "a packed file", _UNPACK),
    (b"Rar!\x1a\x07", "a packed file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a packed file", _UNPACK),
)
_ZIP = b"PK\x03\x04"
# Names of files in a package, which stand in it unpacked.
_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "a Word document"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    (b"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"),
    (b"Index/Document.iwa", "a document of Pages, Numbers or Keynote"),
    (b"application/epub+zip", "an e-book"),
)


def refuse_document(data: bytes, name: str) -> None:
    """Nothing where the bytes may be a text, a table or a deck.

    Raises:
        InputError: they are a kind of file that is known and cannot be read here.
    """
    what, next_step = known_document(data)
    if what:
        raise InputError(
            f"{name}: this is {what}, which quizgen does not read",
            next_step=next_step or "name a text file, a table or a deck",
        )


def known_document(data: bytes) -> tuple[str, str]:
    """What the bytes are and what to do with them, ("", "") where that is not known.

    >>> known_document(b"%PDF-1.7")[0], known_document(b"Osmosis - the movement of water")[0]
    ('a PDF', '')
    """
    for start, what, next_step in _STARTS:
        if data.startswith(start):
            return what, next_step
    if data.startswith(_ZIP):
        return next(((what, _OFFICE) for part, what in _PARTS if part in data), ("", ""))
    return "", ""
