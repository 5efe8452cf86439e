"""Findings as a table with a column for decisions."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.errors import Problem
from quizgen.tables.model import Table

HEADER = (
    "decision",
    "own_text",
    "check",
    "severity",
    "file",
    "line",
    "entry",
    "wrong",
    "correct",
    "message",
    "hint",
)


def findings_rows(problems: Iterable[Problem]) -> list[list[str]]:
    """The header and a row per finding; `decision` and `own_text` are to be filled in."""
    return [list(HEADER), *(_row(problem) for problem in problems)]


def has_decisions(table: Table) -> bool:
    """Whether somebody has filled in a decision."""
    if not table.rows or "decision" not in table.rows[0].cells:
        return False
    at = table.rows[0].cells.index("decision")
    return any(at < len(row.cells) and row.cells[at].strip() for row in table.rows[1:])


def _row(problem: Problem) -> list[str]:
    return [
        "",
        "",
        problem.check,
        problem.severity.value,
        problem.place.source,
        "" if problem.place.line is None else str(problem.place.line),
        "|".join(problem.entries),
        problem.wrong,
        problem.correct,
        problem.message,
        problem.hint,
    ]
