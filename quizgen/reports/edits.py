"""Marks that somebody changed in grades.csv: noticed, because reports read grades.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from quizgen.errors import Place, Problem, Severity
from quizgen.grading.model import Graded
from quizgen.grading.store import grades_rows
from quizgen.tables.guard import unguard
from quizgen.tables.model import Row, Table

_CHECK = "edited-grades"
_HINT = (
    "put a mark given by hand into the answer file, as a column “q3 points”, or a line "
    "into rulings.csv, and grade again"
)
_FEW = 20


def find_edits(graded: Graded, table: Table) -> list[Problem]:
    """A warning for each cell of grades.csv that differs from what was graded.

    Args:
        graded: the class as grades.json has it.
        table: the rows of grades.csv.
    """
    wanted = grades_rows(graded)
    if not table.rows:
        return [_problem(table.name, None, "the file is empty; reports use grades.json")]
    head = tuple(unguard(cell) for cell in table.rows[0].cells)
    if head != tuple(wanted[0]):
        return [_problem(table.name, table.rows[0].line, "its columns are not those of the grades")]
    found = list(_differences(table, {row[0]: row for row in wanted[1:]}, head))
    if len(found) > _FEW:
        more = f"{len(found) - _FEW} more cells differ from what was graded"
        return [*found[:_FEW], _problem(table.name, None, more)]
    return found


def _differences(
    table: Table, wanted: Mapping[str, Sequence[str]], head: Sequence[str]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in table.rows[1:]:
        student = unguard(row.cells[0]) if row.cells else ""
        if student not in wanted:
            message = f"there is no student “{student}” among the grades"
            yield _problem(table.name, row.line, message)
            continue
        seen.add(student)
        yield from _cells(table.name, row, wanted[student], head)
    for student in wanted:
        if student not in seen:
            yield _problem(table.name, None, f"the row of student {student} is missing")


def _cells(name: str, row: Row, wanted: Sequence[str], head: Sequence[str]) -> Iterator[Problem]:
    cells = [*row.cells, *[""] * (len(wanted) - len(row.cells))]
    for column, cell, graded in zip(head, cells, wanted, strict=False):
        if not _same(unguard(cell), graded):
            message = (
                f"{column} of student {wanted[0]} is “{unguard(cell)}” here and “{graded}” in "
                "grades.json, which reports use"
            )
            yield _problem(name, row.line, message)


def _same(cell: str, graded: str) -> bool:
    """Whether both are the same text or the same number."""
    if cell.strip() == graded.strip():
        return True
    try:
        return Decimal(cell.strip().replace(",", ".")) == Decimal(graded)
    except InvalidOperation:
        return False


def _problem(name: str, line: int | None, message: str) -> Problem:
    return Problem(Severity.WARNING, _CHECK, Place(name, line), message, _HINT)
