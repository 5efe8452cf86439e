"""The table that is handed out for typing answers in."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.quiz.model import Quiz, Student
from quizgen.responses.rows import TEMPLATE


def template_rows(quiz: Quiz, roster: Sequence[Student] = ()) -> list[list[str]]:
    """The answer template: a header, and a row for each student of the roster.

    The `quiz` column carries the fingerprint, so that answers to another version of
    the quiz are noticed.
    """
    numbers = sorted(
        {
            number
            for form in quiz.forms
            for question in form.questions
            for number in question.numbers
        }
    )
    header = [*TEMPLATE, *(f"q{number}" for number in numbers)]
    blanks = [""] * len(numbers)
    return [header] + [
        [quiz.fingerprint, student.student_id, student.name, student.form, *blanks]
        for student in roster
    ]
