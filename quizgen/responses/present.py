"""The rows against the class: who is missing, unknown, doubled, or on another form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from quizgen.errors import Place, Problem, Severity
from quizgen.quiz.model import Student
from quizgen.responses.course import Course
from quizgen.responses.fit import Rights, count_hits
from quizgen.responses.ids import UNIDENTIFIED
from quizgen.responses.model import Response
from quizgen.text.fold import fold

_DIGIT = re.compile(r"[0-9]")
_TOTALS = frozenset(
    {
        *("average", "overall average", "mean", "class mean", "class average", "median", "total"),
        *("totals", "sum", "points possible", "maximum", "standard deviation"),
        *("durchschnitt", "mittelwert", "gesamt", "summe", "gesamtdurchschnitt"),
    }
)


def check_roster(
    rows: Sequence[Response], course: Course, roster: Sequence[Student]
) -> Iterator[Problem]:
    """A warning for each row that is not on the roster, and each student without a row."""
    if not roster:
        return
    present = {row.student_id for row in rows}
    shorter = {_bare(one.student_id): one.student_id for one in roster}
    for row in rows:
        if row.student_id not in course.students and not row.student_id.startswith(UNIDENTIFIED):
            yield Problem(
                Severity.WARNING,
                "not-on-roster",
                Place(row.source, row.line),
                f"student “{row.student_id}” is not on the roster",
                _did_you_mean(row.student_id, shorter.get(_bare(row.student_id), "")),
            )
    sources = ", ".join(dict.fromkeys(row.source for row in rows))
    for student in roster:
        if student.student_id not in present:
            yield Problem(
                Severity.WARNING,
                "missing-student",
                Place(sources),
                f"no answers from student “{student.student_id}” {student.name}".rstrip(),
            )


def check_roster_forms(
    rows: Iterable[Response], course: Course, rights: Rights
) -> Iterator[Problem]:
    """A warning for each student who is down for another form than on the roster."""
    for row in rows:
        student = course.students.get(row.student_id)
        told = student.form.strip().upper() if student else ""
        if not told or told == row.form or told not in rights:
            continue
        own, other = (count_hits(row.answers, rights.get(form, {})) for form in (row.form, told))
        fit = ""
        if other > own:
            fit = f", and the answers fit form {told} better ({other} right instead of {own})"
        yield Problem(
            Severity.WARNING,
            "roster-form",
            Place(row.source, row.line),
            f"student “{row.student_id}” has form {row.form} here and form {told} on the "
            f"roster{fit}",
            f"look at the paper; these answers are graded as form {row.form}",
        )


def check_alike(rows: Iterable[Response]) -> Iterator[Problem]:
    """A warning for each id that differs from an earlier one only in capitals or width."""
    seen: dict[str, Response] = {}
    for row in rows:
        before = seen.setdefault(_looks(row.student_id), row)
        if before is not row:
            yield Problem(
                Severity.WARNING,
                "alike-ids",
                Place(row.source, row.line),
                f"student “{row.student_id}” differs only in capitals or the width of letters from "
                f"“{before.student_id}” in {Place(before.source, before.line)}; "
                "they are graded as two students",
                "if they are one student, write the same id in both rows",
            )


def check_totals(rows: Iterable[Response]) -> Iterator[Problem]:
    """A warning for each row that a spreadsheet or platform may have added under the class."""
    for row in rows:
        # An id with a digit, as nearly all have one, is no word.
        if not _DIGIT.search(row.student_id) and fold(row.student_id) in _TOTALS:
            yield Problem(
                Severity.WARNING,
                "row-of-totals",
                Place(row.source, row.line),
                f"“{row.student_id}” looks like a row of totals; it is graded as a student",
                "take the line out of the file and grade again",
            )


def _looks(student_id: str) -> str:
    if student_id.isascii():
        return student_id.lower()
    return unicodedata.normalize("NFKC", student_id).casefold()


def _bare(student_id: str) -> str:
    return student_id.lstrip("0").casefold()


def _did_you_mean(told: str, near: str) -> str:
    if not near:
        return ""
    if near.casefold() == told.casefold():
        return f"is it “{near}”? Capitals count in an id."
    return f"is it “{near}”? A spreadsheet may have taken the zeros off."
