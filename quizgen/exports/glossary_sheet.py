"""The glossary as CSV or XLSX, in the columns that `normalize` reads back."""

from __future__ import annotations

from quizgen.glossary.model import Glossary
from quizgen.glossary.spreadsheet import glossary_to_rows
from quizgen.tables.csv import write_csv
from quizgen.tables.xlsx import write_xlsx


def glossary_csv(glossary: Glossary) -> bytes:
    """The glossary as CSV in UTF-8."""
    return write_csv(glossary_to_rows(glossary)).encode()


def glossary_xlsx(glossary: Glossary) -> bytes:
    """The glossary as a workbook with one sheet."""
    return write_xlsx(glossary_to_rows(glossary), sheet="glossary")
