"""Columns by tabs, commas, semicolons or bars, with or without quotes.

This reader is for notes: where a quote is never closed it is a character like any
other, and a row with too few cells is kept and reported.  (The tables room reads
strictly, for files whose format is agreed.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.sources.boilerplate import is_site_phrase, is_title
from quizgen.sources.columns import Record, merge_tail, name_columns, read_columns
from quizgen.sources.draft import MARKUP, SITE, TITLE, Draft
from quizgen.sources.model import Skipped, SourceFile
from quizgen.text.decode import lines

DELIMITERS = "\t;|,"
_LONGEST_RECORD = 200
_CONSISTENT = {"\t": 0.6, ";": 0.8, "|": 0.8, ",": 0.9}
_MARKDOWN_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*\|[\s:|-]*$")
_MOST_WORDS = 4
_MOSTLY = 0.8
_OTHER_MARK = re.compile(r"\s(?:[-–—=]|->|→)\s|\S::?\s")
_TOLD = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)


def read_delimited(file: SourceFile) -> Draft:
    """The cards of a table in text, its delimiter chosen by all of its rows."""
    rows = lines(file.text)
    delimiter = choose_delimiter(rows)
    if not delimiter:
        return Draft()
    records = list(split_records(rows, delimiter))
    skipped: list[Skipped] = []
    told = _TOLD.match(rows[0]) if rows else None
    while records and (told or _is_title(records, delimiter)):
        reason = TITLE if not told else "header"
        skipped.append(Skipped(file.name, records.pop(0).start, reason))
        told = None
    for record in [record for record in records if _MARKDOWN_RULE.match(rows[record.start - 1])]:
        records.remove(record)
        skipped.append(Skipped(file.name, record.start, MARKUP))
    for record in [record for record in records if is_site_phrase(record.cells[0].strip())]:
        if len(record.cells) == 1:
            records.remove(record)
            skipped.append(Skipped(file.name, record.start, SITE))
    draft = read_columns(file.name, _even(records, delimiter))
    return Draft(draft.pairs, (), (*skipped, *draft.skipped), draft.problems)


def has_header(file: SourceFile) -> bool:
    """Whether the first row names a front and a back column, and rows follow it."""
    rows = [row for row in lines(file.text) if row.strip()][:2]
    return len(rows) > 1 and any(
        delimiter in rows[1] and name_columns(next(split_records(rows[:1], delimiter)).cells)
        for delimiter in DELIMITERS
    )


def choose_delimiter(rows: Sequence[str]) -> str:
    """The delimiter that gives most rows the same number of cells, "" for none."""
    first = [row for row in rows if row.strip()][:1]
    for delimiter in DELIMITERS:
        if first and name_columns(next(split_records(first, delimiter)).cells):
            return delimiter
    best, most = "", 0.0
    for delimiter in DELIMITERS:
        share = consistency(rows, delimiter)
        if share >= _CONSISTENT[delimiter] and share > most + 0.02:
            best, most = delimiter, share
    return best


def consistency(rows: Sequence[str], delimiter: str) -> float:
    """The share of rows that have the commonest number of cells, two or more."""
    rule = delimiter == "|" and any(_MARKDOWN_RULE.match(row.strip()[:200]) for row in rows)
    if rule or not any(delimiter in row for row in rows):
        return 0.0
    records = list(split_records(rows, delimiter))
    widths = Counter(len(record.cells) for record in records)
    if not any(wide > 1 for wide in widths):
        return 0.0
    _, count = max(widths.items(), key=lambda found: (found[0] > 1, found[1], -found[0]))
    if delimiter == "," and _is_prose(records):
        return 0.0
    if delimiter == "\t":
        count = sum(many for wide, many in widths.items() if wide > 1)
    return count / len(records)


def _is_prose(records: Sequence[Record]) -> bool:
    """Whether the commas are those of sentences.

    A space follows them, and there are many words before them, or another mark parts
    the halves of most rows: `amo, amare - to love`.
    """
    spaced = sum(len(row.cells) > 1 and row.cells[1][:1] == " " for row in records)
    words = sum(len(row.cells[0].split()) for row in records)
    parted = sum(bool(_OTHER_MARK.search(",".join(row.cells)[:400])) for row in records)
    long = words > _MOST_WORDS * len(records)
    return spaced * 2 > len(records) and (long or parted > _MOSTLY * len(records))


def split_records(rows: Sequence[str], delimiter: str) -> Iterator[Record]:
    """The records of the lines; one may span lines inside quotes."""
    at = 0
    while at < len(rows):
        if not rows[at].strip():
            at += 1
            continue
        if '"' in rows[at] and (found := _quoted_record(rows, at, delimiter)):
            yield found
            at = found.end
        else:
            yield Record(at + 1, at + 1, tuple(rows[at].split(delimiter)))
            at += 1


def _quoted_record(rows: Sequence[str], at: int, delimiter: str) -> Record | None:
    """The record that starts here with its quotes taken off, None if they do not close."""
    cells: list[str] = []
    number, column = at, 0
    while True:
        row = rows[number]
        if column < len(row) and row[column] == '"':
            closed = _quoted_cell(rows, number, column + 1)
            if closed is None:
                return None
            cell, number, column = closed
            row = rows[number]
            if column < len(row) and row[column] != delimiter:
                return None
        else:
            end = row.find(delimiter, column)
            cell, column = (row[column:], len(row)) if end < 0 else (row[column:end], end)
        cells.append(cell)
        if column >= len(row):
            return Record(at + 1, number + 1, tuple(cells))
        column += 1


def _quoted_cell(rows: Sequence[str], number: int, column: int) -> tuple[str, int, int] | None:
    """The text up to the closing quote, and where that stands; None if it never closes."""
    parts: list[str] = []
    last = min(len(rows), number + _LONGEST_RECORD)
    while number < last:
        row = rows[number]
        end = row.find('"', column)
        if end < 0:
            parts.append(row[column:] + "\n")
            number, column = number + 1, 0
        elif row[end : end + 2] == '""':
            parts.append(row[column : end + 1])
            column = end + 2
        else:
            parts.append(row[column:end])
            return "".join(parts), number, end + 1
    return None


def _is_title(records: Sequence[Record], delimiter: str) -> bool:
    """Whether the first row is a line of text over a table of wider rows."""
    first = [cell for cell in records[0].cells if cell.strip()]
    if len(first) != 1 or len(records) < 3 or records[0].cells[0] != first[0]:  # noqa: PLR2004
        return False
    wider = sum(len(record.cells) > 1 for record in records[1:4])
    return is_title(first[0]) or (wider > 1 and len(records[0].cells) == 1 and delimiter != "\t")


def _even(records: Sequence[Record], delimiter: str) -> list[Record]:
    """Rows of two columns: a delimiter too many is text, a lone line after a tab goes on."""
    wide = Counter(len(record.cells) for record in records)
    two_columns = wide.get(2, 0) * 2 > sum(count for width, count in wide.items() if width > 1)
    header = name_columns(records[0].cells) if records else None
    if not two_columns or (header and len(records[0].cells) > 2):  # noqa: PLR2004
        return list(records)
    found: list[Record] = []
    for record in records:
        if len(record.cells) == 1 and delimiter == "\t" and found and not header:
            before = found[-1]
            cells = (*before.cells[:-1], f"{before.cells[-1]}\n{record.cells[0]}")
            found[-1] = Record(before.start, record.end, cells)
        else:
            found.append(merge_tail(record, 2, delimiter))
    return found
