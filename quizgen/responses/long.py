"""The long layout: one row per answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from quizgen.errors import Severity
from quizgen.responses.course import Course
from quizgen.responses.headers import parse_form_number, parse_number
from quizgen.responses.model import Response
from quizgen.responses.places import places_on
from quizgen.responses.repeats import Rule, join_texts
from quizgen.responses.rows import AnswerFile
from quizgen.tables import Row


@dataclass(slots=True)
class _Student:
    """What the rows of one student have given so far."""

    told: str
    line: int
    form: str = ""
    name: str = ""
    quiz: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    points: dict[str, tuple[str, int]] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)


def read_long(file: AnswerFile, course: Course, rule: Rule) -> Iterator[Response]:
    """A response for each student, in the order in which they first appear."""
    students: dict[str, _Student] = {}
    columns = file.columns
    for row in file.records():
        told = file.own_cell(row, columns.student_id)
        student = students.get(told)
        if student is None or not told:
            student = _Student(told, row.line)
            students[told or f"\0{row.line}"] = student
        _take(student, file, row, rule)
    for student in students.values():
        yield from _response(student, file, course)


def _take(student: _Student, file: AnswerFile, row: Row, rule: Rule) -> None:
    columns = file.columns
    form = file.cell(row, columns.form)
    question = file.kept(file.cell(row, columns.question))
    named = parse_form_number(question)
    if named and not form and parse_number(question) is None:
        form = named[0]
    if form and student.form and form.upper() != student.form.upper():
        file.report(
            Severity.ERROR,
            "form",
            row.line,
            f"student “{student.told}” has form {form} here and form {student.form} "
            f"in line {student.line}",
            "write the form that the student had on every row",
        )
    student.form = student.form or form
    student.quiz = student.quiz or file.cell(row, columns.quiz)
    student.name = student.name or file.name_in(row)
    points = file.cell(row, columns.hand_points)
    if points:
        student.points[question] = (points, row.line)
    assert columns.answer is not None
    _add(student, file, question, file.kept(row.cells[columns.answer]), row.line, rule)


def _add(
    student: _Student, file: AnswerFile, question: str, text: str, line: int, rule: Rule
) -> None:
    before = student.texts.get(question)
    if before is not None:
        joined = join_texts(before, text, rule)
        if joined is None:
            file.report(
                Severity.ERROR,
                "duplicate",
                line,
                f"student “{student.told}” has an answer to {question} in line "
                f"{student.lines[question]} already",
                "take one of them out, or choose with --duplicates first, last or compare",
            )
            return
        text, differs = joined
        if differs:
            student.unclear.append(question)
    student.texts[question] = text
    student.lines[question] = line


def _response(student: _Student, file: AnswerFile, course: Course) -> Iterator[Response]:
    known = course.students.get(student.told) or course.students.get(student.told.casefold())
    form = course.form_of(student.form, known)
    numbers = {question: _number(question, form, course) for question in student.texts}
    if form in course.numbers:
        _report_unknown(student, file, numbers, form)
    texts = {n: student.texts[q] for q, n in numbers.items() if n is not None}
    yield Response(
        student_id=known.student_id if known else student.told,
        name=student.name or (known.name if known else ""),
        form=form,
        quiz=student.quiz,
        source=file.name,
        line=student.line,
        answers={n: text for n, text in texts.items() if text},
        by_hand=_points(student, file, course, form),
        unclear=tuple(n for q in student.unclear if (n := numbers[q]) is not None),
    )


def _number(question: str, form: str, course: Course) -> int | None:
    """The number that the question cell means on the student's form."""
    key = course.by_key.get(form, {}).get(question)
    if key is not None:
        return key
    number = parse_number(question)
    if number is None:
        named = parse_form_number(question)
        number = named[1] if named and named[0] == form else None
    return number if number in course.numbers.get(form, ()) else None


def _report_unknown(
    student: _Student, file: AnswerFile, numbers: dict[str, int | None], form: str
) -> None:
    for question, number in numbers.items():
        if number is None:
            file.report(
                Severity.ERROR,
                "unknown-question",
                student.lines[question],
                f"form {form} has no question “{question[:60]}”",
                "write the number that is printed on the paper, such as q7",
            )


def _points(student: _Student, file: AnswerFile, course: Course, form: str) -> dict[int, Decimal]:
    places = next((places_on(f) for f in course.quiz.forms if f.code == form), {})
    found: dict[int, Decimal] = {}
    for question, (text, line) in student.points.items():
        number = _number(question, form, course)
        if number is not None:
            value = file.points(text, places[number].question.points, line, number)
            if value is not None:
                found[number] = value
    return found
