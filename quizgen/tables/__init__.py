"""Tables as people send them: CSV, TSV and XLSX files to rows of text, and back.

In: the bytes of a file and its name, or rows of cells to write.
Out: a `Table` whose rows carry the line they stand in, every cell as the text that
was typed (`007`, `NA`, `1e5` and `2-Mar` stay what they are), or the bytes of a
file that a spreadsheet opens without running anything in it.

One thing per module: `csv` (strict, streaming; its `quotes`), `xlsx` (reader and writer),
`archive` (zip files with limits), `xml` (no document types, no entities), `guard`
(cells that a spreadsheet would take for a formula).

Cannot happen: a row swallowed by an unclosed quote without an error that names the
line where it opened; a number, date or formula in place of a text; an archive that
unpacks to more than its limits; bytes that differ between two runs.
"""

from __future__ import annotations

from quizgen.tables.csv import read_csv
from quizgen.tables.model import Row, Table
from quizgen.tables.xlsx import read_xlsx

__all__ = ["Row", "Table", "read_table"]

ZIP_MARK = b"PK\x03\x04"


def read_table(data: bytes, name: str, *, encoding: str = "") -> Table:
    r"""The table in `data`: a workbook if it is a zip archive, else CSV, TSV or `;`.

    Raises:
        InputError: the file cannot be read as either.

    >>> read_table(b"id;q1\n007;NA\n", "a.csv").rows[1].cells
    ('007', 'NA')
    """
    if data.startswith(ZIP_MARK):
        return read_xlsx(data, name)
    return read_csv(data, name, encoding=encoding)
