"""grades.json: a graded class that stands alone, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from quizgen.errors import InputError
from quizgen.grading.distinct import Counted, count_marks, texts_of
from quizgen.grading.model import (
    Grade,
    Graded,
    GradedAnswer,
    Mark,
    Match,
    Ruling,
)
from quizgen.grading.store_lines import answers_to_json, marks_to_json, text_to_json
from quizgen.grading.store_parts import (
    decimal_of,
    number_to_plain,
    policy_of,
    policy_to_plain,
    problem_of,
    problem_to_plain,
    question_of,
    question_to_plain,
    ruling_to_plain,
)
from quizgen.text.quiet import no_collection

FORMAT = "quizgen/grades"
VERSION = 1

# One encoder for all lines: making it costs more than writing a line.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def print_grades(graded: Graded) -> str:
    """grades.json: one line per question, distinct answer, distinct mark and student."""
    return "".join(stream_grades(graded))


def stream_grades(graded: Graded, counted: Sequence[Counted] = ()) -> Iterator[str]:
    """The pieces of grades.json, made as they are taken.

    Args:
        graded: the graded class.
        counted: its marks as `count_marks` has them, where they are counted already.
    """
    counted = counted or count_marks(graded.grades)
    firsts: dict[Mark, Mark] = {}
    # Equal marks of several forms become one; which one it is, each is asked only once.
    same = [(one, firsts.setdefault(one.mark, one.mark)) for one in counted]
    distinct = _in_order(firsts, graded)
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION},\n'
    for name in ("quiz", "title", "fingerprint", "language", "markup"):
        yield f'"{name}": {text_to_json(getattr(graded, name))},\n'
    yield f'"policy": {_text(policy_to_plain(graded.policy))},\n'
    yield from _list("rulings", map(_text, map(ruling_to_plain, graded.rulings)))
    yield from _list("problems", map(_text, map(problem_to_plain, graded.problems)))
    yield from _list("questions", map(_text, map(question_to_plain, graded.questions)))
    yield f'"forms": {_text(_forms_to_plain(graded))},\n'
    yield from _list("answers", answers_to_json(graded.answers))
    yield from _list("marks", marks_to_json(distinct))
    index = {id(mark): str(number) for number, mark in enumerate(distinct)}
    places: dict[str, dict[int, str]] = {code: {} for code in graded.forms}
    for one, first in same:
        places[one.form][id(one.mark)] = index[id(first)]
    yield from _students(graded, places)
    yield "}\n"


@no_collection()
def parse_grades(text: str, name: str) -> Graded:
    """The graded class that `print_grades` wrote.

    Raises:
        InputError: not a grades.json, or of a version that is not known.
    """
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, f"it is not JSON ({error})") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _unusable(name, "it is not a record of grades")
    if data.get("version") != VERSION:
        raise _unusable(name, f"it has version {data.get('version')}, this program reads {VERSION}")
    try:
        return _graded(data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, InvalidOperation) as error:
        raise _unusable(name, f"a part of it is missing or changed ({error!r})") from error


def _graded(data: Mapping[str, Any]) -> Graded:
    forms = {code: tuple(form["keys"]) for code, form in data["forms"].items()}
    numbers = {code: tuple(form["numbers"]) for code, form in data["forms"].items()}
    marks = [_mark(one) for one in data["marks"]]
    return Graded(
        quiz=str(data["quiz"]),
        title=str(data["title"]),
        fingerprint=str(data["fingerprint"]),
        language=str(data["language"]),
        questions=tuple(question_of(one) for one in data["questions"]),
        forms=forms,
        grades=tuple(_grade(one, forms, numbers, marks) for one in data["students"]),
        answers=tuple(_answer(one) for one in data["answers"]),
        policy=policy_of(data["policy"]),
        problems=tuple(problem_of(one) for one in data["problems"]),
        rulings=tuple(Ruling(**one) for one in data["rulings"]),
        markup=str(data.get("markup", "")),
    )


def _in_order(marks: Iterable[Mark], graded: Graded) -> list[Mark]:
    """The distinct marks in an order that the order of students cannot change."""
    order = {question.key: index for index, question in enumerate(graded.questions)}
    return sorted(
        marks,
        key=lambda mark: (
            order[mark.key],
            mark.number,
            mark.response,
            -1 if mark.option is None else mark.option,
            mark.reason,
            mark.points,
            mark.max,
            mark.decision,
            mark.matched,
            mark.nearest_other_term,
        ),
    )


def _students(graded: Graded, places: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    yield '"students": ['
    before = "\n"
    totals: dict[tuple[object, ...], str] = {}
    for grade, marks in texts_of(graded.grades, places):
        at = (grade.score, grade.max, grade.percent, grade.band, grade.passed, grade.form)
        # Totals repeat, so their part of the line is made once.
        shared = totals.get(at) or totals.setdefault(at, _text(_totals_to_plain(grade))[1:-1])
        own = f'"student_id": {text_to_json(grade.student_id)}, "name": {text_to_json(grade.name)}'
        yield f'{before}{{{own}, {shared}, "marks": [{",".join(marks)}]}}'
        before = ",\n"
    yield "\n]\n"


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f'"{name}": ['
    before = "\n"
    for line in lines:
        yield before + line
        before = ",\n"
    yield "],\n" if before == "\n" else "\n],\n"


def _text(value: object) -> str:
    return _ENCODER.encode(value)


def _forms_to_plain(graded: Graded) -> dict[str, Any]:
    firsts = {grade.form: grade for grade in graded.grades}
    numbers = {form: [mark.number for mark in grade.marks] for form, grade in firsts.items()}
    return {
        code: {"keys": list(keys), "numbers": numbers.get(code, [])}
        for code, keys in graded.forms.items()
    }


def _answer(one: Mapping[str, Any]) -> GradedAnswer:
    match = Match(
        one["decision"],
        float(one["credit"]),
        float(one["score"]),
        one["reason"],
        one["matched"],
        one["rival"],
        tuple(one["steps"]),
    )
    return GradedAnswer(one["key"], one["text"], match, one["option"])


def _mark(one: Mapping[str, Any]) -> Mark:
    return Mark(
        number=int(one["number"]),
        key=one["key"],
        response=one["response"],
        decision=one["decision"],
        points=decimal_of(one["points"]),
        max=decimal_of(one["max"]),
        reason=one["reason"],
        matched=one["matched"],
        nearest_other_term=one["nearest_other_term"],
        option=one["option"],
    )


def _totals_to_plain(grade: Grade) -> dict[str, Any]:
    return {
        "form": grade.form,
        "score": number_to_plain(grade.score),
        "max": number_to_plain(grade.max),
        "percent": number_to_plain(grade.percent),
        "band": grade.band,
        "passed": grade.passed,
    }


def _grade(
    one: Mapping[str, Any],
    forms: Mapping[str, Sequence[str]],
    numbers: Mapping[str, Sequence[int]],
    marks: Sequence[Mark],
) -> Grade:
    own = tuple(marks[index] for index in one["marks"])
    told = zip(forms[one["form"]], numbers[one["form"]], strict=True)
    if [(mark.key, mark.number) for mark in own] != list(told):
        raise ValueError(f"the marks of student {one['student_id']} are not those of the form")
    return Grade(
        student_id=one["student_id"],
        name=one["name"],
        form=one["form"],
        score=decimal_of(one["score"]),
        max=decimal_of(one["max"]),
        percent=decimal_of(one["percent"]),
        marks=own,
        band=one["band"],
        passed=one["passed"],
    )


def _unusable(name: str, why: str) -> InputError:
    return InputError(
        f"{name}: {why}", next_step="grade again: quizgen grade quiz.json answers.csv"
    )
