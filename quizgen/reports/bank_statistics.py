"""What a class says about the items it was asked, for the file of statistics, and back."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.grading.model import Graded, GradedQuestion
from quizgen.grading.score import grade
from quizgen.items.statistics import Exam, Statistics, Summary, Use, add_exam, roll_of
from quizgen.items.statistics_store import parse_statistics, print_statistics
from quizgen.quiz.model import Blueprint, Quiz
from quizgen.reports.correlation import correlate
from quizgen.reports.sheet import Column, line_up
from quizgen.responses.model import Responses
from quizgen.text.dates import iso_date

_DIGEST = 8


def add_to_bank(
    text: str, name: str, graded: Graded, *, date: str = ""
) -> tuple[str, list[Problem]]:
    """The text of the statistics file with this class added, and what is worth a note.

    Args:
        text: the file as it is; "" where there is none yet.
        name: its name, for messages.
        graded: the class.
        date: when the exam was held, as it is printed on the papers.

    Raises:
        InputError: the file is not one of statistics, or nobody handed in answers.
    """
    uses = item_uses(graded)
    if not uses:
        sat = any(grade.marks for grade in graded.grades)
        why = "every question was voided" if sat else "nobody handed in answers"
        raise InputError(
            f"{why}, so there is nothing to add to the statistics",
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
    return print_statistics(statistics), [*problems, *_undated(exam, name)]


def _undated(exam: Exam, name: str) -> list[Problem]:
    """A note where the exam's date cannot be read, so that no age follows from it."""
    if iso_date(exam.date):
        return []
    why = f"the date “{exam.date}” cannot be read" if exam.date else "the quiz has no date"
    message = f"{why}, so “not_used_since” cannot see {exam.quiz} ({exam.fingerprint})"
    hint = 'the blueprint\'s [paper] says it before `make`, such as date = "14 May 2026"'
    return [Problem(Severity.INFO, "statistics", Place(name), message, hint)]


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


def changed_wordings(quiz: Quiz, statistics: Statistics, name: str) -> list[Problem]:
    """A note for each item of the quiz that reads differently than when it was last used.

    Args:
        quiz: what was made.
        statistics: what earlier exams said.
        name: their file, for the notes.
    """
    parts: dict[str, list[GradedQuestion]] = {}
    for question in grade(quiz, Responses(())).questions:
        parts.setdefault(question.item, []).append(question)
    return [
        Problem(
            Severity.INFO,
            "statistics",
            Place(name),
            f"{item} is worded differently than in {before.fingerprint}, or has other options: "
            "its figures may no longer hold",
        )
        for item, questions in parts.items()
        for before in statistics.uses.get(item, ())[-1:]
        if before.wording and before.wording != wording(questions)
    ]


def statistics_words(
    blueprint: Blueprint, known: Mapping[str, Summary], items: Collection[str]
) -> str:
    """How far earlier exams steer the choice of items, in a sentence."""
    used = [known[item] for item in items if item in known]
    about = f"{blueprint.statistics}: figures of {len(used)} of {len(items)} items"
    low, high = blueprint.difficulty or (0.0, 1.0)
    outside = sum(one.difficulty is not None and not low <= one.difficulty <= high for one in used)
    since = blueprint.not_used_since
    lately = sum(one.last >= since for one in used if since)
    parts = [
        f"{outside} won by a share outside {low:g} to {high:g}" if blueprint.difficulty else "",
        f"{lately} used since {since}" if since else "",
    ]
    kept_back = ", ".join(part for part in parts if part)
    return f"{about}; {kept_back}: taken only for want of others" if kept_back else about


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
