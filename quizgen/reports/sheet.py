"""The marks of a class lined up by question: what all figures are computed from.

A question that was voided is left out; so is a student without a single mark.  A
student whose form does not hold a question is not among those who were asked it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.grading.model import Grade, Graded, GradedQuestion, Mark
from quizgen.papers.labels import Labels


@dataclass(frozen=True, slots=True)
class Column:
    """One question with the marks of those who were asked it.

    `students` are places in the sheet's grades; `points`, `totals` and `rests` (the
    total less this question) run beside `marks`.  `numbers` is form code to number.
    """

    question: GradedQuestion
    numbers: Mapping[str, int]
    students: tuple[int, ...]
    marks: tuple[Mark, ...]
    points: tuple[float, ...]
    totals: tuple[float, ...]
    rests: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Those who took the quiz, their totals before rounding, and a column per question."""

    grades: tuple[Grade, ...]
    totals: tuple[float, ...]
    columns: tuple[Column, ...]
    absent: tuple[Grade, ...] = ()

    @property
    def common(self) -> tuple[Column, ...]:
        """The questions that every student was asked."""
        return tuple(one for one in self.columns if len(one.students) == len(self.grades))

    @property
    def common_totals(self) -> tuple[float, ...]:
        """Everybody's points in the questions that every student was asked."""
        if len(self.common) == len(self.columns):
            return self.totals
        rows = zip(*(one.points for one in self.common), strict=True)
        return tuple(math.fsum(row) for row in rows) or (0.0,) * len(self.grades)


def line_up(graded: Graded) -> Sheet:
    """The sheet of a graded class."""
    questions = {one.key: one for one in graded.questions if not one.void}
    present = tuple(one for one in graded.grades if one.marks)
    marks = [_marks_by_key(grade, questions) for grade in present]
    totals = tuple(math.fsum(float(mark.points) for mark in row.values()) for row in marks)
    numbers = _numbers(graded)
    columns = tuple(
        _column(question, numbers.get(key, {}), marks, totals)
        for key, question in questions.items()
    )
    absent = tuple(one for one in graded.grades if not one.marks)
    return Sheet(present, totals, tuple(one for one in columns if one.numbers or one.marks), absent)


def section_title(question: GradedQuestion, label: Labels) -> str:
    """The title of the question's section; where it has none, what papers print for its kind."""
    return question.section or label.phrases.get(f"kind_{question.kind}", question.kind)


def _marks_by_key(grade: Grade, questions: Mapping[str, GradedQuestion]) -> dict[str, Mark]:
    return {mark.key: mark for mark in grade.marks if mark.key in questions}


def _numbers(graded: Graded) -> dict[str, dict[str, int]]:
    """Per question the number on each form: as marked, else by its place on the form."""
    marked = {
        (mark.key, grade.form): mark.number for grade in graded.grades for mark in grade.marks
    }
    found: dict[str, dict[str, int]] = {}
    for form, keys in graded.forms.items():
        for place, key in enumerate(keys, start=1):
            found.setdefault(key, {})[form] = marked.get((key, form), place)
    return found


def _column(
    question: GradedQuestion,
    numbers: Mapping[str, int],
    rows: list[dict[str, Mark]],
    totals: tuple[float, ...],
) -> Column:
    asked = tuple(place for place, row in enumerate(rows) if question.key in row)
    marks = tuple(rows[place][question.key] for place in asked)
    points = tuple(float(mark.points) for mark in marks)
    own = tuple(totals[place] for place in asked)
    rests = tuple(total - one for total, one in zip(own, points, strict=True))
    return Column(question, numbers, asked, marks, points, own, rests)
