"""XLSX workbooks: the first sheet as a table; rows count as lines."""

from __future__ import annotations

from quizgen.sources.columns import Record, read_columns
from quizgen.sources.draft import Draft
from quizgen.sources.model import SourceFile
from quizgen.tables.xlsx import read_xlsx

_ZIP = b"PK\x03\x04"


def is_workbook(file: SourceFile) -> bool:
    """Whether the file is a zip that holds a workbook."""
    return file.data.startswith(_ZIP) and b"xl/workbook.xml" in file.data


def read_workbook(file: SourceFile) -> Draft:
    """The cards of the first sheet.

    Raises:
        InputError: the workbook is broken, or made to do harm.
    """
    if not is_workbook(file):
        return Draft()
    table = read_xlsx(file.data, file.name)
    records = [
        Record(row.line, row.line, row.cells)
        for row in table.rows
        if any(cell.strip() for cell in row.cells)
    ]
    draft = read_columns(file.name, records)
    return Draft(draft.pairs, draft.orphans, draft.skipped, (*table.problems, *draft.problems))
