"""Graded classes built by hand: the input of every test of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from quizgen.grading.model import Grade, Graded, GradedQuestion, Mark

ClassMaker = Callable[..., Graded]


def question(number: int, **fields: object) -> GradedQuestion:
    options = ("Key", "Wrong 1", "Wrong 2", "Wrong 3")
    filled = {
        "key": f"choice-dt:term-{number}",
        "item": f"choice-dt:term-{number}",
        "part": 1,
        "kind": "choice",
        "points": Decimal(1),
        "prompt": f"Definition number {number}",
        "answer": "Key",
        "section": "Multiple choice",
        "options": options,
        "source": f"notes.txt:{number}",
    }
    return GradedQuestion(**(filled | fields))  # type: ignore[arg-type]


def mark(asked: GradedQuestion, number: int, points: Decimal, **fields: object) -> Mark:
    right = points == asked.points
    filled = {
        "number": number,
        "key": asked.key,
        "response": "A" if right else "B",
        "decision": "accept" if points > 0 else "reject",
        "points": points,
        "max": asked.points,
        "reason": "exact" if right else "other-option",
        "option": (0 if right else 1) if asked.options else None,
    }
    return Mark(**(filled | fields))  # type: ignore[arg-type]


def grade(number: int, marks: Sequence[Mark], form: str = "A") -> Grade:
    score = sum((one.points for one in marks), Decimal(0))
    most = sum((one.max for one in marks), Decimal(0))
    percent = score * 100 / most if most else Decimal(0)
    return Grade(f"s{number:03}", f"Student {number}", form, score, most, percent, tuple(marks))


def class_of(rows: Sequence[Sequence[float | str]], **fields: object) -> Graded:
    """A class from a matrix of points, a row per student and a column per question."""
    width = max((len(row) for row in rows), default=0)
    questions = tuple(question(number + 1) for number in range(width))
    grades = tuple(
        grade(
            n + 1,
            [mark(questions[k], k + 1, Decimal(str(points))) for k, points in enumerate(row)],
        )
        for n, row in enumerate(rows)
    )
    filled = {
        "quiz": "exam",
        "title": "Exam",
        "fingerprint": "0a1b2c3d",
        "language": "en",
        "questions": questions,
        "forms": {"A": tuple(one.key for one in questions)},
        "grades": grades,
    }
    return Graded(**(filled | fields))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def graded() -> ClassMaker:
    return class_of


@pytest.fixture(scope="session")
def make_question() -> Callable[..., GradedQuestion]:
    return question


@pytest.fixture(scope="session")
def make_mark() -> Callable[..., Mark]:
    return mark


@pytest.fixture(scope="session")
def make_grade() -> Callable[..., Grade]:
    return grade
