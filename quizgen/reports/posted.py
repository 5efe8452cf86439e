"""The page that is posted: codes in place of names, in the language of the quiz.

A code is drawn from a stream that is named by all answers of the class, which nobody
outside the folder knows; so a code cannot be worked out from a student's number, and
stays the same when marks change.  The list is in the order of the codes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from markupsafe import Markup

from quizgen.chance import Stream
from quizgen.grading.model import Grade, Graded
from quizgen.papers.labels import Labels
from quizgen.reports.charts import histogram
from quizgen.reports.class_view import picture, quiz_name
from quizgen.reports.feedback_view import LEAST_CLASS
from quizgen.reports.model import Analysis, Figure
from quizgen.reports.tally import tally

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_DIGITS = "23456789"
_PATTERN = (_LETTERS, _DIGITS, _LETTERS, _DIGITS, _LETTERS)


@dataclass(frozen=True, slots=True)
class PostedRow:
    """One student's result behind a code."""

    code: str
    score: str
    percent: str
    band: str


@dataclass(frozen=True, slots=True)
class PostedView:
    """What may hang on a door: the class as a whole, and results by code."""

    title: str
    name: str
    facts: tuple[str, ...]
    mean: str
    median: str
    histogram: Markup
    rows: tuple[PostedRow, ...]
    has_bands: bool
    max: str
    language: str
    size: str = "A4"
    theme: str = "report"
    edition: str = "standard"
    markup: str = ""


def posted_view(graded: Graded, analysis: Analysis, *, size: str = "A4") -> PostedView:
    """The page to be posted; in a small class it is the list alone."""
    label = Labels.of(graded.language)
    codes = posted_codes(graded)
    took = [grade for grade in graded.grades if grade.marks]
    told = len(took) >= LEAST_CLASS and analysis.questions > 0
    rows = [_row(grade, codes[grade.student_id], label) for grade in took]
    return PostedView(
        title=graded.title or graded.quiz,
        name=quiz_name(graded),
        facts=(
            label.counted("questions_many", analysis.questions),
            label.counted("marks", analysis.points),
        ),
        mean=_figure(analysis.total.mean, label) if told else "",
        median=_figure(analysis.total.median, label) if told else "",
        histogram=_histogram(took, label) if told else Markup(""),
        rows=tuple(sorted(rows, key=lambda row: row.code)),
        has_bands=any(grade.band for grade in took),
        max=label.number(analysis.points),
        language=graded.language,
        size=size,
        markup=graded.markup,
    )


def _row(grade: Grade, code: str, label: Labels) -> PostedRow:
    percent = label.share(grade.percent.quantize(Decimal("0.1")) / 100)
    return PostedRow(code, label.number(grade.score), percent, grade.band)


def _figure(figure: Figure, label: Labels) -> str:
    return label.number(Decimal(f"{figure.value or 0.0:.1f}"))


def _histogram(grades: Sequence[Grade], label: Labels) -> Markup:
    return picture(
        histogram(
            tally([float(grade.percent) for grade in grades]),
            title=label("feedback_class"),
            across=label("feedback_share"),
            up=label("posted_students"),
        )
    )


def posted_codes(graded: Graded) -> dict[str, str]:
    """A code of its own for each student id, such as `K7M2P`."""
    secret = _secret(graded)
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for grade in sorted(graded.grades, key=lambda one: one.student_id):
        stream = Stream(secret, "posted", grade.student_id)
        code = _draw(stream)
        while code in taken:
            code = _draw(stream)
        taken.add(code)
        codes[grade.student_id] = code
    return codes


def _draw(stream: Stream) -> str:
    return "".join(stream.pick(signs) for signs in _PATTERN)


def _secret(graded: Graded) -> str:
    answers = [
        [grade.student_id, grade.form, [mark.response for mark in grade.marks]]
        for grade in graded.grades
    ]
    text = json.dumps([graded.quiz, graded.fingerprint, answers], ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
