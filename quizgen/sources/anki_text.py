"""Anki's text export: `#` header lines, then one note per row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen.sources.anki_fields import CLOZE, cloze_cards, field_lines, note_tags
from quizgen.sources.columns import Record, name_columns
from quizgen.sources.delimited import split_records
from quizgen.sources.draft import HEADER, Draft, Pair
from quizgen.sources.model import Skipped, SourceFile
from quizgen.text.decode import lines

_HEADER = re.compile(
    r"^#\s*(separator|html|tags|columns|notetype|deck|guid|tags column|notetype column|deck column|"
    r"guid column|if matches)\s*:\s*(.*)$",
    re.IGNORECASE,
)
_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
    "\\t": "\t",
}


@dataclass(slots=True)
class _Settings:
    """What the header lines say; columns count from 0, -1 where there is none."""

    separator: str = "\t"
    html: bool = False
    tags: tuple[str, ...] = ()
    tags_column: int = -1
    other_columns: list[int] = field(default_factory=list)
    names: tuple[str, ...] = ()


def is_anki_text(file: SourceFile) -> bool:
    """Whether the file starts with a header line that only Anki writes."""
    first = next((row for row in lines(file.text[:2000]) if row.strip()), "")
    return bool(_HEADER.match(first.strip()))


def read_anki_text(file: SourceFile) -> Draft:
    """The cards of the notes; a cloze note gives one for each number."""
    rows = lines(file.text)
    settings, header = _settings(file, rows)
    body = [
        "" if number in header or row.startswith("# ") else row for number, row in enumerate(rows)
    ]
    pairs: list[Pair] = []
    for record in split_records(body, settings.separator):
        pairs.extend(_cards(record, settings))
    skipped = tuple(Skipped(file.name, number + 1, HEADER) for number in sorted(header))
    return Draft(tuple(pairs), (), skipped)


def _settings(file: SourceFile, rows: Sequence[str]) -> tuple[_Settings, set[int]]:
    """What the header lines at the top say, and which lines they are."""
    found = _Settings()
    header: set[int] = set()
    for number, row in enumerate(rows):
        match = _HEADER.match(row.strip())
        if not match and row.strip() and not row.startswith("#"):
            break
        if match:
            _set(found, match[1].casefold(), match[2].strip(), row)
        if row.strip():
            header.add(number)
    if not header and "\t" not in file.text:
        found.separator = next((char for char in ";,|" if char in file.text), "\t")
    found.html = found.html or not header
    return found, header


def _set(settings: _Settings, key: str, value: str, row: str) -> None:
    if key == "separator":
        settings.separator = _SEPARATORS.get(value.casefold(), value[:1] or "\t")
    elif key == "html":
        settings.html = value.casefold() == "true"
    elif key == "tags":
        settings.tags = note_tags(value)
    elif key == "columns":
        names = row.split(":", 1)[1].lstrip(" ")
        settings.names = tuple(name.strip() for name in re.split(r"[\t,;|]", names))
    elif value.isdecimal() and key == "tags column":
        settings.tags_column = int(value) - 1
    elif value.isdecimal() and key.endswith("column"):
        settings.other_columns.append(int(value) - 1)


def _cards(record: Record, settings: _Settings) -> list[Pair]:
    cells = record.cells
    front, back = _columns(settings)
    tags = settings.tags
    if 0 <= settings.tags_column < len(cells):
        tags = (*tags, *note_tags(cells[settings.tags_column]))
    one, two = (cells[at] if at < len(cells) else "" for at in (front, back))
    place = (record.start, record.start, record.end)
    if CLOZE.search(one):
        text = " ".join(field_lines(one, html=settings.html))
        return [Pair(ask, (answer,), *place, tags=tags) for ask, answer in cloze_cards(text)]
    backs = field_lines(two, html=settings.html)
    return [Pair(" ".join(field_lines(one, html=settings.html)), backs, *place, tags=tags)]


def _columns(settings: _Settings) -> tuple[int, int]:
    """The columns of front and back: by name, else the first two with no other use."""
    named = name_columns(settings.names)
    if named:
        return named.front, named.back
    taken = {settings.tags_column, *settings.other_columns}
    free = [at for at in range(len(taken) + 2) if at not in taken]
    return free[0], free[1]
