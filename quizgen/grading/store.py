"""A graded class to the tables of `graded/`, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter

from quizgen.grading.distinct import Counted, count_marks, texts_of
from quizgen.grading.earn import ZERO, plain
from quizgen.grading.model import Grade, Graded, Mark
from quizgen.grading.store_json import parse_grades, print_grades, stream_grades
from quizgen.tables.csv import csv_line, line_starts

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

_ROWS_AT_ONCE = 10_000
# One text that needs quotes makes the lines of its batch slower, so batches are small.
_LINES_AT_ONCE = 200

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
    columns, shown = _columns(graded), _Shown()
    plans = _plans(graded, columns)
    rows = [[*GRADES_HEAD, *columns]]
    for grade in graded.grades:
        texts = [shown[mark.points] for mark in grade.marks]
        cells = _cells(grade.marks, texts, plans[grade.form], shown)
        rows.append([*_totals(grade, shown), *cells])
    return rows


def grades_lines(graded: Graded, counted: Sequence[Counted] = ()) -> Iterator[str]:
    """The lines of grades.csv, made as they are taken.

    Args:
        graded: the graded class.
        counted: its marks as `count_marks` has them, where they are counted already.
    """
    columns, shown = _columns(graded), _Shown()
    yield csv_line([*GRADES_HEAD, *columns])
    plans = _plans(graded, columns)
    pickers = {form: _picker(plan) for form, plan in plans.items()}
    counted = counted or count_marks(graded.grades)
    points = _by_identity(counted, (shown[one.mark.points] for one in counted))
    starts = _starts(graded.grades, lambda one: _totals(one, shown))
    for (grade, texts), start in zip(texts_of(graded.grades, points), starts, strict=True):
        pick = pickers[grade.form]
        cells = pick(texts) if pick else _cells(grade.marks, texts, plans[grade.form], shown)
        # Points are plain numbers: nothing in them needs quotes or a guard.
        yield f"{start}{','.join(cells)}\n" if cells else f"{start[:-1]}\n"


def marks_rows(graded: Graded) -> list[list[str]]:
    """The rows of marks.csv: a header, then one row per student and number."""
    rows = [list(MARKS_HEAD)]
    item_of, shown = _item_of(graded), _Shown()
    for grade in graded.grades:
        rows += [
            [grade.student_id, *_mark_cells(grade.form, item_of[mark.key], mark, shown)]
            for mark in grade.marks
        ]
    return rows


def marks_lines(graded: Graded, counted: Sequence[Counted] = ()) -> Iterator[str]:
    """The lines of marks.csv, a student's at a time, made as they are taken.

    Students who gave the same answer share one `Mark`, so the part of the line
    behind the student's id is made once for all of them.

    Args:
        graded: the graded class.
        counted: its marks as `count_marks` has them, where they are counted already.
    """
    yield csv_line(MARKS_HEAD)
    counted = counted or count_marks(graded.grades)
    tails = _by_identity(counted, _tails(counted, _item_of(graded)))
    starts = _starts(graded.grades, lambda one: [one.student_id])
    for (_, texts), start in zip(texts_of(graded.grades, tails), starts, strict=True):
        if texts:
            yield start + start.join(texts)


def _starts(grades: Sequence[Grade], cells: Callable[[Grade], list[str]]) -> Iterator[str]:
    """For each grade, what its line or lines start with."""
    for start in range(0, len(grades), _ROWS_AT_ONCE):
        yield from line_starts([cells(one) for one in grades[start : start + _ROWS_AT_ONCE]])


def _tails(counted: Sequence[Counted], item_of: Mapping[str, str]) -> Iterator[str]:
    """For each mark, what stands behind the student's id."""
    shown = _Shown()
    for start in range(0, len(counted), _LINES_AT_ONCE):
        rows = [
            _mark_cells(one.form, item_of[one.mark.key], one.mark, shown)
            for one in counted[start : start + _LINES_AT_ONCE]
        ]
        yield from (f"{line[:-1]}\n" for line in line_starts(rows))


def _by_identity(counted: Iterable[Counted], texts: Iterable[str]) -> dict[str, dict[int, str]]:
    """By form, the text made for each mark's identity."""
    found: dict[str, dict[int, str]] = {}
    for one, text in zip(counted, texts, strict=True):
        found.setdefault(one.form, {})[id(one.mark)] = text
    return found


def _mark_cells(form: str, item: str, mark: Mark, shown: _Shown) -> list[str]:
    return [
        form,
        str(mark.number),
        item,
        mark.response,
        mark.decision,
        shown[mark.points],
        shown[mark.max],
        mark.reason,
        mark.matched,
        mark.nearest_other_term,
    ]


def _columns(graded: Graded) -> list[str]:
    """The columns behind the totals."""
    return _numbers(graded) if len(graded.forms) == 1 else _items(graded)


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


def _plans(graded: Graded, columns: Sequence[str]) -> dict[str, list[list[int]]]:
    """By form, what `_plan` says of its marks."""
    plans: dict[str, list[list[int]]] = {}
    for grade in graded.grades:
        if grade.form not in plans:
            plans[grade.form] = _plan(graded, grade, columns)
    return plans


def _plan(graded: Graded, grade: Grade, columns: Sequence[str]) -> list[list[int]]:
    """For each column, which of the form's marks it sums; none for a voided question."""
    item_of = _item_of(graded)
    one_form = len(graded.forms) == 1
    void = frozenset(question.key for question in graded.questions if question.void)
    plan: dict[str, list[int]] = {name: [] for name in columns}
    for index, mark in enumerate(grade.marks):
        if mark.key not in void:
            plan[f"q{mark.number}" if one_form else item_of[mark.key]].append(index)
    return list(plan.values())


def _picker(plan: Sequence[Sequence[int]]) -> Callable[[Sequence[str]], Sequence[str]] | None:
    """What picks the cells out of the texts where every column is one mark's, as mostly."""
    if len(plan) < 2 or any(len(indexes) != 1 for indexes in plan):  # noqa: PLR2004 - itemgetter
        return None
    return itemgetter(*(indexes[0] for indexes in plan))


class _Shown(dict[Decimal, str]):
    """Points as printed, each worked out once."""

    def __missing__(self, points: Decimal) -> str:
        self[points] = made = plain(points)
        return made


def _totals(grade: Grade, shown: _Shown) -> list[str]:
    return [
        grade.student_id,
        grade.name,
        grade.form,
        shown[grade.score],
        shown[grade.max],
        shown[grade.percent],
    ]


def _cells(
    marks: Sequence[Mark], texts: Sequence[str], plan: Sequence[Sequence[int]], shown: _Shown
) -> list[str]:
    """The cells of the columns: the points of one mark, or the sum of several."""
    return [
        texts[indexes[0]]
        if len(indexes) == 1
        else shown[sum([marks[index].points for index in indexes], ZERO)]
        if indexes
        else ""
        for indexes in plan
    ]


def _item_of(graded: Graded) -> dict[str, str]:
    return {question.key: question.item for question in graded.questions}
