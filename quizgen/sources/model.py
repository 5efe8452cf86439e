"""The types of the sources room: files, and what reading them gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from quizgen.errors import Problem


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source as it came: its name without folder, its bytes, its decoded text.

    `text` is NFC; lines end only at CRLF, LF or CR, so that line numbers are the
    ones an editor shows.  For packages and workbooks `text` is empty.
    """

    name: str
    data: bytes
    text: str = ""
    folder: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One front/back pair as found in a source; lines count from 1.

    `items_certain` is false where the points had no marks between them and were told
    apart by capitals or commas; the file's problems then say `list-uncertain`.
    """

    source: str
    front: str
    back: str
    line_front: int
    line_back_start: int
    line_back_end: int
    items: tuple[str, ...] = ()
    front_inferred: bool = False
    tags: tuple[str, ...] = ()
    wrong_options: tuple[str, ...] = ()
    items_certain: bool = True


@dataclass(frozen=True, slots=True)
class Orphan:
    """A line that is one half of a card whose other half is missing."""

    source: str
    line: int
    text: str
    what: Literal["definition", "term"]
    suggested_term: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is no card, and why: a title, a marker, a site's phrase."""

    source: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source gave: every non-blank line is in exactly one of the first three.

    `entries` holds entries in our own formats (a glossary file given as a source).
    """

    source: str
    layout: str
    cards: tuple[Card, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
