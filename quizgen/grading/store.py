"""A graded class to the tables of `graded/`, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizgen.grading.distinct import marks_by_id, texts_of
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
    return [[*head, *cells] for head, cells in _grades_parts(graded)]


def grades_lines(graded: Graded) -> Iterator[str]:
    """The lines of grades.csv, made as they are taken."""
    for head, cells in _grades_parts(graded):
        # Points are plain numbers: nothing in them needs quotes or a guard.
        yield csv_line([*head, ""])[:-1] + ",".join(cells) + "\n" if cells else csv_line(head)


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
    """The lines of marks.csv, a student's at a time, made as they are taken.

    Students who gave the same answer share one `Mark`, so the part of the line
    behind the student's id is made once for all of them.
    """
    yield csv_line(MARKS_HEAD)
    item_of = _item_of(graded)
    tails = {
        form: {
            at: csv_line(_mark_cells(form, item_of[mark.key], mark)) for at, mark in marks.items()
        }
        for form, marks in marks_by_id(graded.grades).items()
    }
    for grade, texts in texts_of(graded.grades, tails):
        # The line of the id alone, without its end, is what every line starts with.
        head = csv_line([grade.student_id, ""])[:-1]
        if texts:
            yield head + head.join(texts)


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


def _grades_parts(graded: Graded) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Of each row of grades.csv, the cells with texts and totals, and the points."""
    one_form = len(graded.forms) == 1
    columns = _numbers(graded) if one_form else _items(graded)
    yield [*GRADES_HEAD, *columns], []
    plans: dict[str, list[list[int]]] = {}
    shown = _Shown()
    for grade in graded.grades:
        if grade.form not in plans:
            plans[grade.form] = _plan(graded, grade, columns, one_form=one_form)
        yield _totals(grade), _cells(grade.marks, plans[grade.form], shown)


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


def _plan(
    graded: Graded, grade: Grade, columns: Sequence[str], *, one_form: bool
) -> list[list[int]]:
    """For each column, which of the form's marks it sums; none for a voided question."""
    item_of = _item_of(graded)
    void = frozenset(question.key for question in graded.questions if question.void)
    plan: dict[str, list[int]] = {name: [] for name in columns}
    for index, mark in enumerate(grade.marks):
        if mark.key not in void:
            plan[f"q{mark.number}" if one_form else item_of[mark.key]].append(index)
    return list(plan.values())


def _totals(grade: Grade) -> list[str]:
    return [
        grade.student_id,
        grade.name,
        grade.form,
        plain(grade.score),
        plain(grade.max),
        plain(grade.percent),
    ]


class _Shown(dict[Decimal, str]):
    """Points as printed, each worked out once."""

    def __missing__(self, points: Decimal) -> str:
        self[points] = made = plain(points)
        return made


def _cells(marks: Sequence[Mark], plan: Sequence[Sequence[int]], shown: _Shown) -> list[str]:
    found: list[str] = []
    for indexes in plan:
        if len(indexes) == 1:
            found.append(shown[marks[indexes[0]].points])
        else:
            total = sum([marks[index].points for index in indexes], ZERO)
            found.append(shown[total] if indexes else "")
    return found


def _item_of(graded: Graded) -> dict[str, str]:
    return {question.key: question.item for question in graded.questions}
