"""A class of responses to grades."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from quizgen.errors import Place, Problem, Severity
from quizgen.grading.compare import grade_pairs, grade_response
from quizgen.grading.earn import ZERO, band_of, passed, percent_of, total_of
from quizgen.grading.marking import Comparer, Marker
from quizgen.grading.model import Grade, Graded, GradedQuestion, Mark, Ruling
from quizgen.grading.ruled import ruled_question
from quizgen.grading.slots import Sheet
from quizgen.items.model import Open
from quizgen.quiz.model import Quiz, Student
from quizgen.quiz.policy import Policy
from quizgen.responses.detect import read_responses
from quizgen.responses.ids import UNIDENTIFIED
from quizgen.responses.model import Response, Responses
from quizgen.responses.places import places_on
from quizgen.text.quiet import no_collection

__all__ = ["grade", "grade_files", "grade_pairs", "grade_response"]

Totals = tuple[Decimal, Decimal, Decimal, str, bool | None]

_DIGITS = re.compile(r"[0-9]+")
_ANY_DIGIT = str.maketrans("123456789", "0" * 9)
_STUDENT_ID: Callable[[Grade], str] = attrgetter("student_id")
_POINTS: Callable[[Mark], Decimal] = attrgetter("points")
_NAMED = 5


@no_collection()
def grade(
    quiz: Quiz,
    responses: Responses,
    *,
    rulings: Sequence[Ruling] = (),
    policy: Policy | None = None,
    roster: Sequence[Student] = (),
    compare: Comparer | None = None,
) -> Graded:
    """Every response graded, students in the order of their ids, whatever the file's order.

    Args:
        quiz: the record of what was printed.
        responses: what the students handed in.
        rulings: the instructor's decisions, in the order of their files.
        policy: the rules for points, in place of the quiz's own.
        roster: names for students whose response carries none.
        compare: compares all written answers at once, as `grade_pairs` does, where it is
            to be done otherwise: by several processes, say.

    Raises:
        InputError: a response for a form that the quiz does not have.
    """
    rules = policy or quiz.policy
    marker = Marker(quiz, rules, rulings)
    if compare is not None:
        marker.compare_ahead(responses.rows, compare)
    grades = _grades(responses, marker, roster)
    return Graded(
        quiz=quiz.id,
        title=quiz.title,
        fingerprint=quiz.fingerprint,
        language=quiz.language,
        questions=_questions(quiz, marker.sheets),
        forms={
            code: tuple(slot.printed.key for slot in sheet.slots)
            for code, sheet in marker.sheets.items()
        },
        grades=grades,
        answers=marker.answers(),
        policy=rules,
        problems=(*responses.problems, *_unmarked(quiz, grades)),
        rulings=tuple(rulings),
        markup=quiz.markup,
    )


@no_collection()
def grade_files(
    quiz: Quiz,
    files: Sequence[tuple[str, bytes]],
    *,
    rulings: Sequence[Ruling] = (),
    roster: Sequence[Student] = (),
    mapping: Mapping[str, str] | None = None,
    duplicates: str = "",
    compare: Comparer | None = None,
) -> Graded:
    """Answer files to grades in one step: `read_responses`, then `grade`."""
    responses = read_responses(files, quiz, roster=roster, mapping=mapping, duplicates=duplicates)
    return grade(quiz, responses, rulings=rulings, roster=roster, compare=compare)


def id_order(student_id: str) -> str:
    """Sorts ids as people do, numbers by their value; the unidentified come last.

    >>> sorted(["s10", "unidentified:line 2", "s9", "007"], key=id_order)
    ['007', 's9', 's10', 'unidentified:line 2']
    """
    # A run of digits is led by its length without zeros, so that it sorts by its value
    # however long it is; one text per student is also what a large class has room for.
    led = _DIGITS.sub(lambda run: _by_value(run[0].lstrip("0")), student_id)
    return f"{student_id.startswith(UNIDENTIFIED):d}{led}\0{student_id}"


def _by_value(digits: str) -> str:
    return chr(len(digits)) + digits


def _unmarked(quiz: Quiz, grades: Sequence[Grade]) -> Iterator[Problem]:
    """A warning for each open question that some students have neither answer nor points for.

    Where answers were typed in and no points were given yet, a blank is only a blank.
    """
    for item_id in (one.id for one in quiz.items.values() if isinstance(one, Open)):
        marks = [(one, mark) for one in grades for mark in one.marks if mark.key == item_id]
        blank = [(one.student_id, mark) for one, mark in marks if mark.reason == "blank"]
        given = any(mark.reason == "by-hand" and mark.decision != "review" for _, mark in marks)
        if not blank or not (given or len(blank) == len(marks)):
            continue
        number = blank[0][1].number
        named = ", ".join(student for student, _ in blank[:_NAMED])
        more = f" and {len(blank) - _NAMED} more" if len(blank) > _NAMED else ""
        yield Problem(
            Severity.WARNING,
            "no-points",
            Place(quiz.id),
            f"question {number} is marked by hand: no answer and no points of {named}{more}, so 0",
            f"write the points you gave into the column “q{number} points”",
        )


class _Totals(dict[tuple[Decimal, Decimal], Totals]):
    """What follows from score and maximum, worked out once and shared: totals repeat."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy = policy

    def __missing__(self, sums: tuple[Decimal, Decimal]) -> Totals:
        score, most = total_of([sums[0]], self._policy), sums[1]
        percent = percent_of(score, most)
        self[sums] = found = (
            score,
            most,
            percent,
            band_of(percent, self._policy),
            passed(percent, self._policy),
        )
        return found


def _grades(responses: Responses, marker: Marker, roster: Sequence[Student]) -> tuple[Grade, ...]:
    totals = _Totals(marker.policy)
    names = {student.student_id: student.name for student in roster}
    grades = [_grade(row, names, marker, totals) for row in responses.rows]
    return tuple(sorted(grades, key=_by_id(grades)))


def _by_id(grades: Sequence[Grade]) -> Callable[[Grade], str]:
    """The sort key of `id_order`; ids with their digits in the same places need no other."""
    shapes = {one.student_id.translate(_ANY_DIGIT) for one in grades}
    return _STUDENT_ID if len(shapes) == 1 else _ordered


def _ordered(grade: Grade) -> str:
    return id_order(grade.student_id)


def _grade(row: Response, names: Mapping[str, str], marker: Marker, totals: _Totals) -> Grade:
    marks = marker.marks(row)
    points = sum(map(_POINTS, marks), ZERO)
    score, most, percent, band, passes = totals[points, marker.sheets[row.form].most]
    name = row.name or names.get(row.student_id, "")
    return Grade(row.student_id, name, row.form, score, most, percent, marks, band, passes)


def _questions(quiz: Quiz, sheets: Mapping[str, Sheet]) -> tuple[GradedQuestion, ...]:
    """Every question of the quiz once, in the order of the first form that has it."""
    found: dict[str, GradedQuestion] = {}
    for form in quiz.forms:
        sections = {place.key: place.section for place in places_on(form).values()}
        for slot in sheets[form.code].slots:
            printed = slot.printed
            found.setdefault(
                printed.key,
                GradedQuestion(
                    key=printed.key,
                    item=printed.item.id,
                    part=printed.part,
                    kind=printed.item.kind,
                    points=slot.points,
                    prompt=printed.prompt,
                    answer=ruled_question(printed, slot.ruled).answer
                    if slot.ruled
                    else printed.answer,
                    section=sections[printed.key],
                    options=() if printed.word_bank else printed.options,
                    tags=printed.item.tags,
                    source=printed.item.source,
                    void=slot.ruled is not None and slot.ruled.void,
                ),
            )
    return tuple(found.values())
