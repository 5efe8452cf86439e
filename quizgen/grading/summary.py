"""A graded class in a few lines for the terminal."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.grading.distinct import Counted, count_marks
from quizgen.grading.model import Graded, GradedQuestion, Mark
from quizgen.text.clean import printable
from quizgen.text.fold import fold
from quizgen.text.percent import percentage
from quizgen.text.quiet import no_collection

_LEAST_GROUP = 4
_SHOWN = 5
_NO_ANSWER = frozenset(["blank", "dont-know", "ruling", "like-ruling", "by-hand"])


@dataclass(frozen=True, slots=True)
class KeyDoubt:
    """A question whose key looks wrong: most good students agree on another answer."""

    question: GradedQuestion
    where: str
    answer: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many marks were decided in which way."""

    marks: int
    accepted: int
    misspelt: int
    review: int
    blank: int
    followed: int = 0


@no_collection()
def tally_of(graded: Graded, counted: Sequence[Counted] = ()) -> Tally:
    """The class's marks counted by decision; voided numbers are left out.

    Args:
        graded: the graded class.
        counted: its marks as `count_marks` has them, where they are counted already.
    """
    decisions: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for one in counted or count_marks(graded.grades):
        mark = one.mark
        if mark.reason != "void":
            decisions[mark.decision] += one.students
            reasons[mark.decision, mark.reason] += one.students
    return Tally(
        marks=sum(decisions.values()),
        accepted=decisions["accept"],
        misspelt=reasons["accept", "typo"],
        review=decisions["review"],
        blank=reasons["reject", "blank"] + reasons["reject", "dont-know"],
        followed=reasons["accept", "like-ruling"] + reasons["reject", "like-ruling"],
    )


@no_collection()
def key_doubts(graded: Graded) -> list[KeyDoubt]:
    """The questions on which most of the best third chose one and the same wrong answer."""
    students = sorted(graded.grades, key=lambda one: (-one.percent, one.student_id))
    best = students[: math.ceil(len(students) / 3)]
    if len(best) < _LEAST_GROUP:
        return []
    by_key: dict[str, list[Counted]] = {}
    for counted in count_marks(best):
        by_key.setdefault(counted.mark.key, []).append(counted)
    found = [
        _doubt(question, by_key.get(question.key, ()), graded.language)
        for question in graded.questions
        if not question.void
    ]
    return [doubt for doubt in found if doubt is not None]


@no_collection()
def summary_lines(graded: Graded, width: int = 80, counted: Sequence[Counted] = ()) -> list[str]:
    """What was settled, what waits, and which keys to look at, within the width."""
    tally = tally_of(graded, counted)
    settled = tally.marks - tally.review
    share = f" ({percentage(100 * settled / tally.marks)})" if tally.marks else ""
    lines = [
        f"students     {len(graded.grades)}",
        f"answers      {tally.marks}",
        f"settled      {settled}{share}",
        f"  right      {tally.accepted}",
        f"  of these accepted as misspelt  {tally.misspelt}",
        f"  blank      {tally.blank}",
        *([f"  decided after your rulings  {tally.followed}"] if tally.followed else []),
        f"to review    {tally.review}",
    ]
    if graded.grades:
        percents = [one.percent for one in graded.grades]
        mean = sum(map(float, percents)) / len(percents)
        least, most = min(percents), max(percents)
        lines.append(
            f"mean {percentage(mean)}, lowest {percentage(least)}, highest {percentage(most)}"
        )
    for doubt in key_doubts(graded)[:_SHOWN]:
        lines += _doubt_lines(doubt, width)
    return [line[:width] if len(line.split()) == 1 else line for line in lines]


def _doubt(question: GradedQuestion, answers: Sequence[Counted], language: str) -> KeyDoubt | None:
    wrong: Counter[str] = Counter()
    shown: dict[str, tuple[str, str]] = {}
    for counted in answers:
        mark = counted.mark
        if mark.decision == "reject" and mark.reason not in _NO_ANSWER:
            at = str(mark.option) if mark.option is not None else fold(mark.response, language)
            wrong[at] += counted.students
            where = (f"{counted.form}{mark.number}", _text_of(question, mark))
            shown[at] = min(shown.get(at, where), where)
    students = sum(counted.students for counted in answers)
    if not wrong or students < _LEAST_GROUP:
        return None
    at = min(wrong, key=lambda one: (-wrong[one], one))
    if wrong[at] * 2 <= students:
        return None
    return KeyDoubt(question, *shown[at], wrong[at], students)


def _text_of(question: GradedQuestion, mark: Mark) -> str:
    chosen = mark.option is not None and mark.option < len(question.options)
    return question.options[mark.option or 0] if chosen else mark.response


def _doubt_lines(doubt: KeyDoubt, width: int) -> list[str]:
    text = (
        f"The key of {doubt.where} looks wrong: {doubt.count} of the {doubt.of} best students "
        f"who had it answered “{printable(doubt.answer)[:60]}”, "
        f"the key says “{printable(doubt.question.answer)[:60]}”."
    )
    return textwrap.wrap(text, max(width, 30), subsequent_indent="  ")
