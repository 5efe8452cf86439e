"""Comma, semicolon or tab separated text to rows, strictly; and rows to text.

The standard library's reader does the splitting, in strict mode.  What it leaves
open is closed here: where a quote was opened that is never closed, quotes inside
unquoted cells, and records that swallow the lines after them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.tables.guard import RISKY
from quizgen.tables.guard import guard as guarded
from quizgen.tables.model import Row, Table
from quizgen.tables.quotes import QUOTED, find_opening, find_stray_quote
from quizgen.text.decode import decode

Record = tuple[int, list[str]]

LONGEST_CELL = 8_000_000
DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\n|\r|$)', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")
_NEEDS_QUOTES = re.compile(r'["\r\n]')
# What `guard` looks at, at the start of a cell.
_RISKY_START = re.compile(r"[,\n]['=+\-@\t＝]")
_CLOSE_IT = 'close the quote in that line, or write it twice ("") where it is part of the text'

# The library's own limit (131 072) would refuse an essay; there is one per process.
csv.field_size_limit(LONGEST_CELL)


def read_csv(data: bytes, name: str, *, encoding: str = "", delimiter: str = "") -> Table:
    r"""The rows of `data`, decoded and split; the delimiter is found in the first line.

    Args:
        data: the bytes of the file.
        name: the file's name, for messages.
        encoding: what the user said it is, else by its marks.
        delimiter: what the user said it is, else the commonest of comma, `;`, tab and `|`.

    Raises:
        InputError: binary data, a wrong encoding, or a quote that is never closed.

    >>> read_csv(b'a,b\n"1\n2",3\n', "t.csv").rows[1]
    Row(line=2, cells=('1\n2', '3'))
    """
    problems: list[Problem] = []
    delimiter, rows = open_csv(
        data, name, encoding=encoding, delimiter=delimiter, problems=problems
    )
    kept = tuple(Row(line, tuple(cells)) for line, cells in rows if cells)
    return Table(name, kept, tuple(problems), delimiter)


def open_csv(
    data: bytes,
    name: str,
    *,
    encoding: str = "",
    delimiter: str = "",
    problems: list[Problem],
) -> tuple[str, Iterator[Record]]:
    """The delimiter of `data`, and its records one by one without holding them all.

    A record is the line it starts in and its cells; a blank line has no cells.

    Raises:
        InputError: binary data or a wrong encoding; later, while records are taken, a
            quote that is never closed.
    """
    decoded = decode(data, name, encoding)
    problems.extend(decoded.problems)
    told = _SEPARATOR_LINE.match(decoded.text)
    delimiter = delimiter or (told[1] if told else find_delimiter(decoded.text))
    lines = io.TextIOWrapper(
        io.BytesIO(data), encoding=decoded.encoding, errors="replace", newline=""
    )
    if told:
        lines.readline()
    form = _Form(name, delimiter, 2 if told else 1)
    if '"' not in decoded.text:
        return delimiter, _plain_records(lines, form)
    return delimiter, _quoted_records(lines, form, problems)


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    delimiter: str
    first_line: int


def _quoted_records(lines: Iterable[str], form: _Form, problems: list[Problem]) -> Iterator[Record]:
    taken: list[str] = []
    reader = csv.reader(_kept(lines, taken), delimiter=form.delimiter, strict=True)
    start = form.first_line
    spanning = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            record = "".join(taken)
            raise _broken(str(error), record, form.name, start, form.delimiter) from error
        if cells is None:
            return
        if len(taken) > 1:
            spanning = spanning or start
        record = taken[0] if len(taken) == 1 else "".join(taken)
        if '"' in record and (offset := find_stray_quote(record, form.delimiter)) is not None:
            problems.append(_stray(form.name, start + offset, spanning))
        yield start, cells
        start += len(taken)
        taken.clear()


def _plain_records(lines: Iterable[str], form: _Form) -> Iterator[Record]:
    """The records of a text without any quote: one per line, which is much quicker."""
    try:
        yield from enumerate(csv.reader(lines, delimiter=form.delimiter), form.first_line)
    except csv.Error as error:
        raise InputError(
            f"{form.name}: a cell is longer than {LONGEST_CELL} characters",
            next_step="look whether this is a table of answers at all",
        ) from error


def write_csv(rows: Iterable[Sequence[str]], *, guard: bool = True) -> str:
    r"""The rows as CSV text with `\n` line ends, safe to open in a spreadsheet.

    >>> write_csv([["a", "b,c"], ["=1", ""]])
    'a,"b,c"\n\'=1,\n'
    """
    return "".join(csv_line(cells, guard=guard) for cells in rows)


def csv_line(cells: Sequence[str], *, guard: bool = True) -> str:
    r"""One record with its line end; a lone empty cell is written as `""`.

    Written out here because what the standard library quotes changes with its
    version, and because most records need no quotes at all.

    >>> csv_line(["a", "b,c", ""])
    'a,"b,c",\n'
    """
    safe = [guarded(cell) if cell[:1] in RISKY else cell for cell in cells] if guard else cells
    line = ",".join(safe)
    if line and line.count(",") == len(safe) - 1 and not _NEEDS_QUOTES.search(line):
        return line + "\n"
    if not line and len(safe) == 1:
        return '""\n'
    return ",".join([_quoted(cell) for cell in safe]) + "\n"


def line_starts(rows: Sequence[Sequence[str]]) -> list[str]:
    r"""The records of rows as `csv_line` writes them, up to the comma before a further cell.

    All are looked at in one go, so that many records cost little.

    >>> line_starts([["a", "b"], ["c,d", "=1"]])
    ['a,b,', '"c,d",\'=1,']
    """
    lines = [",".join(cells) for cells in rows]
    text = "\n".join(["", *lines])
    commas = sum(map(len, rows)) - len(rows)
    plain = text.count(",") == commas and text.count("\n") == len(rows)
    if plain and '"' not in text and "\r" not in text and not _RISKY_START.search(text):
        return [f"{line}," for line in lines]
    return [csv_line([*cells, ""])[:-1] for cells in rows]


def _quoted(cell: str) -> str:
    if "," in cell or _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def find_delimiter(text: str) -> str:
    r"""The delimiter that stands most often in the first line, outside quotes.

    >>> find_delimiter('"a,b";c;d\n1;2;3')
    ';'
    """
    first = next((found[0] for found in _LINE.finditer(text) if found[0].strip()), "")
    bare = QUOTED.sub("", first)
    return max(DELIMITERS, key=bare.count)


def width_problem(name: str, line: int, cells: int, width: int) -> Problem:
    """The error for a row of another width than the header."""
    return Problem(
        Severity.ERROR,
        "width",
        Place(name, line),
        f"this row has {cells} cells, the header has {width}; "
        "its answers may stand under the wrong questions",
        "look for a comma too few or too many, or a quote that is missing",
    )


def _kept(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _stray(name: str, line: int, spanning: int) -> Problem:
    """A quote inside an unquoted cell: harmless alone, a lost row after a long record."""
    message = 'there is a quote (") inside a cell that does not start with one'
    if spanning:
        raise InputError(
            f"{Place(name, line)}: {message}; the cell that starts in line {spanning} "
            "may have swallowed the rows between",
            next_step=f"look at the quotes in lines {spanning} to {line}: {_CLOSE_IT}",
        )
    hint = f"nothing to do if it belongs to the text; else {_CLOSE_IT}"
    return Problem(Severity.WARNING, "stray-quote", Place(name, line), message, hint)


def _broken(cause: str, record: str, name: str, start: int, delimiter: str) -> InputError:
    offset, end = find_opening(record, delimiter)
    place = Place(name, start + offset)
    if "end of data" in cause or end is None:
        message = "a quoted cell starts here and its quote is never closed"
    else:
        message = f"the quoted cell that starts here ends in the middle of line {start + end}"
    return InputError(f"{place}: {message}", next_step=_CLOSE_IT)
