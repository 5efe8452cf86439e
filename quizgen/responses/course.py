"""What the readers know beforehand: the quiz's numbers and forms, and the roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.errors import Place as SourcePlace
from quizgen.errors import Problem, Severity
from quizgen.quiz.model import Quiz, Student
from quizgen.responses.ids import clean_id
from quizgen.responses.places import numbers_by_key, places_on, set_cells
from quizgen.text.clean import clean


@dataclass(frozen=True, slots=True)
class Course:
    """The quiz and its class, prepared for looking up.

    `numbers` are all question numbers, by form; `by_key` the number of each question
    key, by form; `sets` the numbers of each matching set by the cells that may hold all of
    its answers, by form.
    """

    quiz: Quiz
    numbers: Mapping[str, frozenset[int]]
    by_key: Mapping[str, Mapping[str, int]]
    sets: Mapping[str, Mapping[int, tuple[int, ...]]]
    students: Mapping[str, Student]

    def form_of(self, cell: str, student: Student | None) -> str:
        """The form's code by the cell, else the roster, else the only one; "" if unknown."""
        told = cell.strip().upper().removeprefix("FORM").strip(" :.-")
        if told:
            return told
        if student and student.form:
            return student.form.strip().upper()
        return self.quiz.forms[0].code if len(self.quiz.forms) == 1 else ""

    def is_this_quiz(self, cell: str) -> bool:
        """Whether a `quiz` cell is empty or carries this quiz's fingerprint.

        A spreadsheet may have taken the eight characters for a number (`00123456`,
        `12345e10`), so equal numbers count as equal.
        """
        told, own = cell.strip().lower(), self.quiz.fingerprint.lower()
        return not told or not own or told == own or _same_number(told, own)

    def other_quiz(self, cell: str, place: SourcePlace) -> Problem:
        """The error for answers whose `quiz` cell names another quiz."""
        return Problem(
            Severity.ERROR,
            "other-quiz",
            place,
            f"these answers are for the quiz “{clean(cell)[:40]}”, "
            f"not for this one ({self.quiz.fingerprint})",
            "name the quiz.json that these papers were printed from",
        )


def course_of(quiz: Quiz, roster: Sequence[Student]) -> Course:
    """The quiz and its class, prepared for the readers."""
    places = {form.code: places_on(form) for form in quiz.forms}
    students: dict[str, Student] = {}
    for student in roster:
        if student.email:
            students.setdefault(student.email.strip().casefold(), student)
    students.update({clean_id(student.student_id): student for student in roster})
    return Course(
        quiz=quiz,
        numbers={code: frozenset(found) for code, found in places.items()},
        by_key=numbers_by_key(quiz),
        sets={form.code: set_cells(form, quiz) for form in quiz.forms},
        students=students,
    )


def _same_number(one: str, other: str) -> bool:
    try:
        first, second = float(one), float(other)
    except ValueError:
        return False
    return first == second and first not in {float("inf"), float("-inf")}
