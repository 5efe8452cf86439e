"""What a feedback page shows one student: the own answers, why they earned what they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from quizgen.grading.model import Grade, Graded, GradedQuestion, Mark
from quizgen.papers.labels import Labels
from quizgen.reports.charts import histogram
from quizgen.reports.class_view import picture
from quizgen.reports.item_analysis import is_blank, meant_text
from quizgen.reports.sheet import section_title
from quizgen.reports.tally import Bin, tally
from quizgen.text.fold import fold
from quizgen.text.languages import language_of

Verdict = Literal["right", "part", "wrong", "open", "void"]
LEAST_CLASS = 10  # in a smaller class the distribution would tell on single students
_SIGNS: Mapping[Verdict, str] = {"right": "✓", "part": "~", "wrong": "×", "open": "?", "void": "–"}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer; `right_answer` is empty where the own answer says it already.

    `response` is what the student wrote, `chosen` the quiz's text behind a letter.
    """

    number: int
    prompt: str
    response: str
    chosen: str
    blank: bool
    verdict: Verdict
    sign: str
    points: str
    reason: str
    right_answer: str
    source: str


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one section, in the order of the form."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class StudentPage:
    """All that one student gets to see."""

    student_id: str
    name: str
    form: str
    score: str
    percent: str
    band: str
    passed: bool | None
    code: str
    waiting: int
    groups: tuple[AnswerGroup, ...]
    histogram: Markup


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The pages of several students in one document."""

    title: str
    name: str
    students: tuple[StudentPage, ...]
    language: str
    size: str = "A4"
    theme: str = "report"
    edition: str = "standard"
    markup: str = ""


def student_pages(
    graded: Graded, *, codes: Mapping[str, str] | None = None, distribution: bool = True
) -> Iterator[StudentPage]:
    """The page of every student, in the order of the grades.

    Args:
        graded: the class.
        codes: each student's code in the posted list, if one is posted.
        distribution: whether to show where one stands in the class; never in a class of
            fewer than ten.
    """
    label = Labels.of(graded.language)
    reasons = {**language_of("en").reasons, **language_of(graded.language).reasons}
    questions = {question.key: question for question in graded.questions}
    percents = [float(grade.percent) for grade in graded.grades if grade.marks]
    bins = tally(percents) if distribution and len(percents) >= LEAST_CLASS else []
    for grade in graded.grades:
        rows = [_answer_row(mark, questions[mark.key], label, reasons) for mark in grade.marks]
        titles = [section_title(questions[mark.key], label) for mark in grade.marks]
        yield StudentPage(
            student_id=grade.student_id,
            name=grade.name,
            form=grade.form,
            score=label(
                "feedback_score", score=label.number(grade.score), max=label.number(grade.max)
            ),
            percent=label.share(_one_decimal(grade.percent) / 100),
            band=grade.band,
            passed=grade.passed,
            code=(codes or {}).get(grade.student_id, ""),
            waiting=sum(mark.decision == "review" for mark in grade.marks),
            groups=_groups(titles, rows),
            histogram=_histogram(grade, bins, label),
        )


def _groups(titles: Sequence[str], rows: Sequence[AnswerRow]) -> tuple[AnswerGroup, ...]:
    pairs = groupby(zip(titles, rows, strict=True), key=lambda pair: pair[0])
    return tuple(AnswerGroup(title, tuple(row for _, row in run)) for title, run in pairs)


def _answer_row(
    mark: Mark, question: GradedQuestion, label: Labels, reasons: Mapping[str, str]
) -> AnswerRow:
    response, chosen = _response(mark, question)
    verdict = _verdict(mark, question)
    known = fold(chosen or response) == fold(question.answer)
    return AnswerRow(
        number=mark.number,
        prompt=question.prompt,
        response=response,
        chosen=chosen,
        blank=is_blank(mark),
        verdict=verdict,
        sign=_SIGNS[verdict],
        points="" if question.void else f"{label.number(mark.points)} / {label.number(mark.max)}",
        reason=_reason(mark, question, label, reasons),
        right_answer="" if known and verdict == "right" else question.answer,
        source=question.source,
    )


def _response(mark: Mark, question: GradedQuestion) -> tuple[str, str]:
    """The answer as written, and the quiz's text that it stands for, "" if that is the same."""
    written = mark.response.strip()
    if mark.option is not None and mark.option < len(question.options):
        text = question.options[mark.option]
        return ("", text) if fold(written) == fold(text) else (written, text)
    meant = meant_text(mark)
    return (written, "") if fold(written) == fold(meant) else (written, meant)


def _verdict(mark: Mark, question: GradedQuestion) -> Verdict:
    if question.void:
        return "void"
    if mark.decision == "review":
        return "open"
    if mark.points >= mark.max:
        return "right"
    return "part" if mark.points > 0 else "wrong"


def _reason(mark: Mark, question: GradedQuestion, label: Labels, reasons: Mapping[str, str]) -> str:
    """Why, in words; nothing where a right option or the exact term needs no words."""
    if question.void:
        return reasons["void"]
    if mark.decision == "review":
        return label("feedback_review")
    if mark.reason in {"choice", "exact"} and mark.points >= mark.max:
        return ""
    return reasons.get(mark.reason, "")


def _histogram(grade: Grade, bins: Sequence[Bin], label: Labels) -> Markup:
    if not bins or not grade.marks:
        return Markup("")
    svg = histogram(
        bins,
        title=label("feedback_class"),
        across=label("feedback_share"),
        mine=(label("feedback_you"), float(grade.percent)),
        width=360,
        height=150,
    )
    return picture(svg)


def _one_decimal(percent: Decimal) -> Decimal:
    return percent.quantize(Decimal("0.1"))
