"""Where the quotes of a record open, close and stray."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_LINE_END = re.compile("\r\n|\n|\r")


def _fields(record: str, delimiter: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and soundness of each cell; a sound one has no quote that strays."""
    at = 0
    while at <= len(record):
        quoted = QUOTED.match(record, at)
        if quoted:
            end = quoted.end()
            yield at, end, record[end : end + 1] in {delimiter, "\r", "\n", ""}
        elif record.startswith('"', at):
            yield at, len(record), False
            return
        end = record.find(delimiter, quoted.end() if quoted else at)
        end = len(record) if end < 0 else end
        if not quoted:
            yield at, end, '"' not in record[at:end]
        at = end + 1


def find_stray_quote(record: str, delimiter: str) -> int | None:
    """The line offset of a cell with a quote that does not belong there, if there is one."""
    for start, _, sound in _fields(record, delimiter):
        if not sound:
            return _line_ends(record, start)
    return None


def find_opening(record: str, delimiter: str) -> tuple[int, int | None]:
    """The line offsets at which the cell that breaks the record starts and ends."""
    for start, end, sound in _fields(record, delimiter):
        if not sound and record.startswith('"', start):
            closed = end if end < len(record) else None
            return _line_ends(record, start), closed and _line_ends(record, closed)
    return 0, None


def _line_ends(record: str, position: int) -> int:
    return len(_LINE_END.findall(record, 0, position))
