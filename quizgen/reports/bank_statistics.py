"""What a class says about the items it was asked, for the file of statistics."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from hashlib import sha256

from quizgen.errors import InputError, Problem
from quizgen.grading.model import Graded, GradedQuestion
from quizgen.items.statistics import Exam, Use, add_exam, roll_of
from quizgen.items.statistics_store import parse_statistics, print_statistics
from quizgen.reports.correlation import correlate
from quizgen.reports.sheet import Column, line_up

_DIGEST = 8


def add_to_bank(
    text: str, name: str, graded: Graded, *, date: str = ""
) -> tuple[str, list[Problem]]:
    """The text of the statistics file with this class added, and what is worth a note.

    Args:
        text: the file as it is; "" where there is none yet.
        name: its name, for messages.
        graded: the class.
        date: when the exam was held.

    Raises:
        InputError: the file is not one of statistics, or nobody handed in answers.
    """
    uses = item_uses(graded)
    if not uses:
        raise InputError(
            "nobody handed in answers, so there is nothing to add to the statistics",
            next_step="grade a class first: quizgen grade QUIZ ANSWERS",
        )
    fingerprint = graded.fingerprint or graded.quiz
    took = [grade for grade in graded.grades if grade.marks]
    exam = Exam(
        fingerprint=fingerprint,
        quiz=graded.quiz,
        title=graded.title,
        date=date,
        students=len(took),
        roll=roll_of(fingerprint, (grade.student_id for grade in took)),
        names=roll_of(fingerprint, (grade.name for grade in took)),
    )
    statistics, problems = add_exam(parse_statistics(text, name), exam, uses, name=name)
    return print_statistics(statistics), problems


def item_uses(graded: Graded) -> dict[str, Use]:
    """The figures of each item; the parts of a matching set or cloze count as one item."""
    columns: dict[str, list[Column]] = {}
    for column in line_up(graded).columns:
        if column.marks:
            columns.setdefault(column.question.item, []).append(column)
    fingerprint = graded.fingerprint or graded.quiz
    return {item: _use(fingerprint, parts) for item, parts in columns.items()}


def wording(questions: Sequence[GradedQuestion]) -> str:
    """A digest of the texts of an item, whatever the order of its wrong options."""
    texts = [[one.prompt, one.answer, sorted(one.options)] for one in questions]
    data = json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:_DIGEST]


def _use(fingerprint: str, parts: Sequence[Column]) -> Use:
    most = math.fsum(float(part.question.points) for part in parts)
    rows = zip(*(part.points for part in parts), strict=True)
    points = [math.fsum(row) for row in rows]
    rests = [total - own for total, own in zip(parts[0].totals, points, strict=True)]
    difficulty = math.fsum(points) / len(points) / most if most else None
    discrimination = correlate(points, rests).value
    return Use(
        fingerprint=fingerprint,
        n=len(points),
        difficulty=None if difficulty is None else round(difficulty, 6),
        discrimination=None if discrimination is None else round(discrimination, 6),
        wording=wording([part.question for part in parts]),
    )
