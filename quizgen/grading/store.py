"""A graded class to the tables of `graded/`, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.grading.earn import ZERO, plain
from quizgen.grading.model import Grade, Graded, Mark
from quizgen.grading.store_json import parse_grades, print_grades, stream_grades
from quizgen.tables.csv import csv_line

__all__ = [
    "GRADES_HEAD",
    "MARKS_HEAD",
    "grades_lines",
    "grades_rows",
    "marks_lines",
    "marks_rows",
    "parse_grades",
    "print_grades",
    "stream_grades",
]

GRADES_HEAD = ("student_id", "name", "form", "score", "max", "percent")
MARKS_HEAD = (
    "student_id",
    "form",
    "question",
    "item",
    "response",
    "decision",
    "points",
    "max",
    "reason",
    "matched",
    "nearest_other_term",
)


def grades_rows(graded: Graded) -> list[list[str]]:
    """The rows of grades.csv: a header, then one row per student.

    After the totals stands a column per number where there is one form, else per
    item in the first form's order; a voided question's cells are empty.
    """
    return list(_grades_rows(graded))


def grades_lines(graded: Graded) -> Iterator[str]:
    """The lines of grades.csv, made as they are taken."""
    return (csv_line(row) for row in _grades_rows(graded))


def marks_rows(graded: Graded) -> list[list[str]]:
    """The rows of marks.csv: a header, then one row per student and number."""
    rows = [list(MARKS_HEAD)]
    item_of = _item_of(graded)
    for grade in graded.grades:
        rows += [
            [grade.student_id, *_mark_cells(grade.form, item_of[mark.key], mark)]
            for mark in grade.marks
        ]
    return rows


def marks_lines(graded: Graded) -> Iterator[str]:
    """The lines of marks.csv, made as they are taken; equal marks are written once.

    Students who gave the same answer share one `Mark`, so the part of the line
    behind the student's id is made once for all of them.
    """
    yield csv_line(MARKS_HEAD)
    tails: dict[tuple[str, int], str] = {}
    item_of = _item_of(graded)
    for grade in graded.grades:
        # A lone cell is followed by the end of the line, not by a comma.
        head = csv_line([grade.student_id, ""])[:-1]
        lines: list[str] = []
        for mark in grade.marks:
            at = (grade.form, id(mark))
            tail = tails.get(at)
            if tail is None:
                tail = csv_line(_mark_cells(grade.form, item_of[mark.key], mark))
                tails[at] = tail
            lines.append(head + tail)
        yield "".join(lines)


def _mark_cells(form: str, item: str, mark: Mark) -> list[str]:
    return [
        form,
        str(mark.number),
        item,
        mark.response,
        mark.decision,
        plain(mark.points),
        plain(mark.max),
        mark.reason,
        mark.matched,
        mark.nearest_other_term,
    ]


def _grades_rows(graded: Graded) -> Iterator[list[str]]:
    one_form = len(graded.forms) == 1
    columns = _numbers(graded) if one_form else _items(graded)
    yield [*GRADES_HEAD, *columns]
    item_of = _item_of(graded)
    void = frozenset(question.key for question in graded.questions if question.void)
    for grade in graded.grades:
        names = (
            [f"q{mark.number}" for mark in grade.marks]
            if one_form
            else [item_of[mark.key] for mark in grade.marks]
        )
        yield [*_totals(grade), *_cells(grade.marks, names, columns, void)]


def _numbers(graded: Graded) -> list[str]:
    keys = next(iter(graded.forms.values()))
    if graded.grades:
        return [f"q{mark.number}" for mark in graded.grades[0].marks]
    return [f"q{number}" for number in range(1, len(keys) + 1)]


def _items(graded: Graded) -> list[str]:
    item_of = _item_of(graded)
    found: dict[str, None] = {}
    for keys in graded.forms.values():
        found.update(dict.fromkeys(item_of[key] for key in keys))
    return list(found)


def _totals(grade: Grade) -> list[str]:
    return [
        grade.student_id,
        grade.name,
        grade.form,
        plain(grade.score),
        plain(grade.max),
        plain(grade.percent),
    ]


def _cells(
    marks: Sequence[Mark], names: Sequence[str], columns: Sequence[str], void: frozenset[str]
) -> list[str]:
    sums = dict.fromkeys(columns, ZERO)
    counted: set[str] = set()
    for mark, name in zip(marks, names, strict=True):
        if mark.key not in void:
            sums[name] += mark.points
            counted.add(name)
    return [plain(total) if name in counted else "" for name, total in sums.items()]


def _item_of(graded: Graded) -> dict[str, str]:
    return {question.key: question.item for question in graded.questions}
