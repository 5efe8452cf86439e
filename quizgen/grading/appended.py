"""New rulings behind those of an instructor's file, in that file's own ways."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence

from quizgen.errors import InputError
from quizgen.grading.model import Ruling
from quizgen.grading.rulings import RULINGS_HEAD, ruling_cells
from quizgen.tables import ZIP_MARK, read_table
from quizgen.tables.csv import write_csv
from quizgen.tables.guard import guard
from quizgen.text.decode import decode

_ENDS = ("\n", "\r")
# What goes on behind a byte order mark is written without another one.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def append_rulings(before: bytes, rulings: Sequence[Ruling], name: str = "rulings.csv") -> bytes:
    r"""The file with the rulings behind it; every byte that was there stays.

    A spreadsheet may have saved it with semicolons, other columns or in Windows-1252:
    the new rows are written as the old ones are.

    Args:
        before: the file as it is, b"" where there is none yet.
        rulings: the new ones.
        name: the file's name, for messages.

    Raises:
        InputError: the file is a workbook, or has no columns for a ruling.

    >>> append_rulings(b"answer;question;ruling\nx;A1;accept\n", [Ruling("A2", "y", "reject")])
    b'answer;question;ruling\nx;A1;accept\ny;A2;reject\n'
    """
    if not before.strip(b"\xef\xbb\xbf \r\n"):
        rows = [list(RULINGS_HEAD), *(ruling_cells(one) for one in rulings)]
        return before + write_csv(rows).encode()
    if before.startswith(ZIP_MARK):
        raise InputError(f"{name} is a workbook", next_step="save it as CSV under the same name")
    table = read_table(before, name)
    head = [cell.strip().lower() for cell in table.rows[0].cells]
    missing = [column for column in RULINGS_HEAD[:3] if column not in head]
    if missing:
        raise InputError(
            f"{name} has no column “{missing[0]}”",
            next_step=f"its first line should be {','.join(RULINGS_HEAD)}",
        )
    read = decode(before, name)
    end = "\r\n" if "\r\n" in read.text else "\n"
    gap = "" if read.text.endswith(_ENDS) else end
    added = gap + _lines(rulings, head, table.delimiter, end)
    marked = next((codec for mark, codec in _MARKED if before.startswith(mark)), read.encoding)
    return before + _encoded(added, marked)


def _lines(rulings: Sequence[Ruling], head: Sequence[str], delimiter: str, end: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    for ruling in rulings:
        cells = dict(zip(RULINGS_HEAD, map(guard, ruling_cells(ruling)), strict=True))
        writer.writerow([cells.get(column, "") for column in head])
    return text.getvalue()


def _encoded(text: str, encoding: str) -> bytes:
    """The text in the file's encoding.

    Raises:
        InputError: a letter that the encoding does not have.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise InputError(
            f"the file is in {encoding}, which has no “{letter}”",
            next_step="save rulings.csv as UTF-8 and review again",
        ) from error
