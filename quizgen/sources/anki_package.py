"""Anki packages (`.apkg`, `.colpkg`) and collections: a SQLite file in a zip.

The collection is opened from memory.  It comes from strangers, so nothing in it is
trusted: no views or triggers are used, and a query that runs too long is stopped.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.sources.anki_fields import CLOZE, cloze_cards, field_lines, note_tags
from quizgen.sources.columns import name_columns
from quizgen.sources.draft import Draft, Pair
from quizgen.sources.model import SourceFile
from quizgen.sources.zstd import ZstdError, decompress
from quizgen.tables.archive import unzip

_ZIP = b"PK\x03\x04"
_SQLITE = b"SQLite format 3\x00"
_NEW, _OLD = "collection.anki21b", ("collection.anki21", "collection.anki2")
_MOST_STEPS = 40_000
_STEP = 10_000
_LARGEST = 256 * 1024 * 1024
_PLACEHOLDER = "Please update to the latest Anki version"
_EXPORT_OLD = (
    "in Anki choose File, Export, tick “Support older Anki versions” and export again, "
    "or export “Notes in Plain Text (.txt)”"
)


def is_anki_package(file: SourceFile) -> bool:
    """Whether the file is an Anki collection, by itself or in a zip."""
    if file.data.startswith(_SQLITE):
        return True
    return file.data.startswith(_ZIP) and b"collection.anki2" in file.data


def read_anki_package(file: SourceFile) -> Draft:
    """The cards of the notes in the package; a note's number stands for its line.

    Raises:
        InputError: the package is broken, or made to do harm.
    """
    if not is_anki_package(file):
        return Draft()
    data = _collection(file)
    try:
        with contextlib.closing(sqlite3.connect(":memory:")) as database:
            _open(database, data)
            notes = list(_notes(database))
            models = _models(database)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise InputError(
            f"{file.name}: the Anki collection inside is damaged ({error})", next_step=_EXPORT_OLD
        ) from error
    pairs: list[Pair] = []
    for number, (model, tags, fields) in enumerate(notes, start=1):
        pairs.extend(_cards(number, models.get(model, ()), tags, fields))
    return Draft(tuple(pairs), (), (), tuple(_placeholder(file.name, notes)))


def _collection(file: SourceFile) -> bytes:
    if file.data.startswith(_SQLITE):
        return file.data
    members = unzip(file.data, file.name, only=(_NEW, *_OLD))
    if _NEW in members:
        try:
            return decompress(members[_NEW], most=_LARGEST)
        except ZstdError as error:
            raise InputError(
                f"{file.name}: the collection inside cannot be unpacked ({error})",
                next_step=_EXPORT_OLD,
            ) from error
    for name in _OLD:
        if name in members:
            return members[name]
    raise InputError(f"{file.name}: there is no Anki collection inside", next_step=_EXPORT_OLD)


def _open(database: sqlite3.Connection, data: bytes) -> None:
    database.deserialize(data)
    steps = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(steps, -1) < 0, _STEP)
    database.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    database.execute("PRAGMA trusted_schema = OFF")


def _notes(database: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Note type, tags and fields of each note, in the order they were made."""
    if not _is_table(database, "notes"):
        raise sqlite3.DatabaseError("no table of notes")
    yield from (
        (int(model or 0), str(tags or ""), str(fields or ""))
        for model, tags, fields in database.execute("SELECT mid, tags, flds FROM notes ORDER BY id")
    )


def _is_table(database: sqlite3.Connection, name: str) -> bool:
    found = database.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? "
        "AND sql NOT LIKE '%VIRTUAL%'",
        (name,),
    ).fetchone()
    return bool(found[0])


def _models(database: sqlite3.Connection) -> Mapping[int, tuple[str, ...]]:
    """The names of the fields of each note type, from tables or from JSON."""
    if _is_table(database, "fields"):
        found: dict[int, list[str]] = {}
        query = "SELECT ntid, name FROM fields ORDER BY ntid, ord"
        for model, name in database.execute(query):
            found.setdefault(int(model or 0), []).append(str(name))
        return {model: tuple(names) for model, names in found.items()}
    if not _is_table(database, "col"):
        return {}
    row = database.execute("SELECT models FROM col").fetchone()
    return _models_from_json(str(row[0]) if row else "{}")


def _models_from_json(text: str) -> Mapping[int, tuple[str, ...]]:
    try:
        models: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for key, model in models.items() if isinstance(models, dict) else ():
        fields = model.get("flds") if isinstance(model, dict) else None
        if str(key).isdecimal() and isinstance(fields, list):
            names = [str(one.get("name", "")) for one in fields if isinstance(one, dict)]
            found[int(key)] = tuple(names)
    return found


def _cards(number: int, names: Sequence[str], tags: str, fields: str) -> list[Pair]:
    cells = fields.split("\x1f")
    named = name_columns(names)
    front, back = (named.front, named.back) if named else _first_two(cells)
    one, two = (cells[at] if at < len(cells) else "" for at in (front, back))
    place = (number, number, number)
    if CLOZE.search(one):
        text = " ".join(field_lines(one))
        cards = cloze_cards(text)
        return [Pair(ask, (answer,), *place, tags=note_tags(tags)) for ask, answer in cards]
    return [Pair(" ".join(field_lines(one)), field_lines(two), *place, tags=note_tags(tags))]


def _first_two(cells: Sequence[str]) -> tuple[int, int]:
    """The first two fields that hold text: shared decks often start with a number."""
    filled = [at for at, cell in enumerate(cells) if field_lines(cell)]
    if len(filled) > 2 and "".join(field_lines(cells[filled[0]])).isdecimal():  # noqa: PLR2004
        filled = filled[1:]
    return (filled[0], filled[1]) if len(filled) > 1 else (0, 1)


def _placeholder(source: str, notes: Sequence[tuple[int, str, str]]) -> list[Problem]:
    if len(notes) != 1 or _PLACEHOLDER not in notes[0][2]:
        return []
    message = "this package holds only Anki's note for older programs, not the cards"
    return [Problem(Severity.ERROR, "layout-uncertain", Place(source, 1), message, _EXPORT_OLD)]
