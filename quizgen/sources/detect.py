"""From bytes to cards: decoding, and the choice of the layout that explains most."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from difflib import get_close_matches

from quizgen.errors import Place, Problem, Severity, UsageError, sort_problems
from quizgen.sources.draft import finish
from quizgen.sources.lines import numbered_lines
from quizgen.sources.model import Card, Reading, SourceFile
from quizgen.sources.readers import READERS, Reader
from quizgen.text.decode import decode
from quizgen.text.documents import refuse_document

__all__ = ["READERS", "Reader", "open_source", "read_cards"]

_BINARY = (b"PK\x03\x04", b"SQLite format 3\x00", b"PK\x05\x06")
_OWN_GLOSSARY = re.compile(r"^[ \t]*\[\[entry\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_ALIASES = {
    "question-answer": "markers",
    "marker": "markers",
    "qa": "markers",
    "tsv": "csv",
    "table": "csv",
    "anki": "anki-text",
    "apkg": "anki-package",
    "colpkg": "anki-package",
    "moodle": "moodle-xml",
    "line": "separator",
    "lines": "alternating",
    "block": "blocks",
    "bullets": "separator",
    "dash": "separator",
    "colon": "separator",
    "word": "separator",
    "md": "markdown",
    "excel": "xlsx",
    "spreadsheet": "xlsx",
    "obsidian-sr": "obsidian",
}
_NARROW = 0.93
_SAME = 0.9
_POOR = 0.3
_HEAD = 4000
_SHOWN = 2


def open_source(data: bytes, name: str, *, folder: str = "", encoding: str = "") -> SourceFile:
    """The file as it will be read: text decoded and in NFC, packages as bytes.

    Args:
        data: the bytes of the file.
        name: its name without folder, for messages and places.
        folder: its folder, which orders files of the same name.
        encoding: what the user said it is; "" to find out.

    Raises:
        InputError: the file is binary and no package that we know, or not in the
            encoding that the user named.
    """
    if data.startswith(_BINARY):
        refuse_document(data, name)
        return SourceFile(name, data, folder=folder)
    decoded = decode(data, name, encoding)
    text = unicodedata.normalize("NFC", decoded.text)
    return SourceFile(name, data, text, folder, decoded.problems)


def read_cards(file: SourceFile, *, layout: str = "") -> Reading:
    """The cards of a file, in the layout named, else in the one that explains most.

    Raises:
        UsageError: there is no such layout.
        InputError: the file is a package that is broken or hostile.
    """
    if layout:
        return _reader(layout).read(file)
    if _OWN_GLOSSARY.search(file.text):
        return Reading(file.name, "glossary", problems=file.problems)
    head = _head(file)
    for reader in READERS.values():
        if reader.sure and reader.sure(head):
            return reader.read(file)
    return _best(file, head)


def _reader(layout: str) -> Reader:
    wanted = layout.casefold().strip()
    found = READERS.get(_ALIASES.get(wanted, wanted))
    if found:
        return found
    close = get_close_matches(wanted, [*READERS, *_ALIASES], n=1, cutoff=0.5)
    raise UsageError(
        f"there is no layout “{layout}”",
        next_step=f"did you mean “{close[0]}”?"
        if close
        else "choose one of: " + ", ".join(READERS),
    )


def _best(file: SourceFile, head: SourceFile) -> Reading:
    ranked = sorted(
        ((round(reader.looks_like(head), 6), reader) for reader in READERS.values()),
        key=lambda scored: -scored[0],
    )
    if not ranked[0][0]:
        ranked.insert(0, (0.0, READERS["alternating"]))
    reader = ranked[0][1]
    reading = reader.read(file)
    doubt = _doubt(file, head, ranked) if numbered_lines(head.text) else []
    if not doubt:
        return reading
    return replace(reading, problems=tuple(sort_problems([*reading.problems, *doubt])))


def _head(file: SourceFile) -> SourceFile:
    """The first lines of a long file, enough to see its layout."""
    lines = re.compile(r"(?:\r\n|\n|\r)").finditer(file.text)
    end = next((found.end() for at, found in enumerate(lines, start=1) if at == _HEAD), None)
    return file if end is None else replace(file, text=file.text[:end])


def _doubt(file: SourceFile, head: SourceFile, ranked: list[tuple[float, Reader]]) -> list[Problem]:
    """What to say where the best layout is poor, or hardly better than another."""
    (best, reader), (second, other) = ranked[:2]
    if best < _POOR:
        message = f"no layout explains this file well; it was read as “{reader.layout}”"
        hint = "name the layout with --layout: " + ", ".join(READERS)
        return [Problem(Severity.WARNING, "layout-uncertain", Place(file.name), message, hint)]
    if second < _NARROW * best or {reader.layout, other.layout} == {"csv", "separator"}:
        return []
    one, two = (finish(head, r.layout, r.draft(head)).cards for r in (reader, other))
    if _alike(one, two):
        return []
    message = (
        f"read as “{reader.layout}” ({_first(one)}), but “{other.layout}” fits nearly as well "
        f"({_first(two)})"
    )
    hint = f"if that is wrong: --layout {other.layout}"
    return [Problem(Severity.WARNING, "layout-uncertain", Place(file.name), message, hint)]


def _alike(one: tuple[Card, ...], two: tuple[Card, ...]) -> bool:
    """Whether two readings are the same but for a header or a title."""
    first, second = ({(card.front, card.back) for card in cards} for cards in (one, two))
    return len(first & second) >= _SAME * max(len(first), len(second))


def _first(cards: tuple[Card, ...]) -> str:
    shown = (f"{card.front[:40]} → {card.back[:40]}" for card in cards[:_SHOWN])
    return "; ".join(shown) or "no cards"
