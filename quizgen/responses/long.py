"""The long layout: one row per answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from quizgen.errors import Place, Severity
from quizgen.responses.course import Course
from quizgen.responses.headers import Columns, parse_form_number, parse_number
from quizgen.responses.ids import same_name
from quizgen.responses.model import Response
from quizgen.responses.places import places_on
from quizgen.responses.repeats import Rule, join_texts, other_name
from quizgen.responses.rows import AnswerFile


@dataclass(slots=True)
class _Student:
    """What the rows of one student have given so far; `texts` by the question's cell."""

    told: str
    line: int
    form: str = ""
    name: str = ""
    quiz: str = ""
    names: dict[str, int] = field(default_factory=dict)
    other_quizzes: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    points: dict[str, tuple[str, int]] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)


def read_long(file: AnswerFile, course: Course, rule: Rule) -> Iterator[Response]:
    """A response for each student, in the order in which they first appear."""
    students = _gather(file, rule)
    numbers = {code: _Numbers(code, course) for code in course.numbers}
    for student in students:
        yield _response(student, file, course, numbers)


class _Numbers(dict[str, int | None]):
    """Question cells to numbers on one form, each worked out once."""

    def __init__(self, form: str, course: Course) -> None:
        super().__init__()
        self._form = form
        self._course = course

    def __missing__(self, question: str) -> int | None:
        self[question] = found = _number(question, self._form, self._course)
        return found


def _gather(file: AnswerFile, rule: Rule) -> list[_Student]:
    """All rows by student.  Files can be long, so the usual row takes a short way."""
    columns = file.columns
    id_at, question_at, answer_at = columns.student_id, columns.question, columns.answer
    assert id_at is not None
    assert question_at is not None
    assert answer_at is not None
    students: dict[str, _Student] = {}
    unnamed: list[_Student] = []
    questions: dict[str, str] = {}
    form_at = columns.form
    heads = _has_heads(columns)
    widths = file.widths
    for line, cells in file.rows:
        student = students.get(cells[id_at]) if len(cells) in widths else None
        if student is None:
            if not file.fits(line, cells):
                continue
            student = _student(file, line, cells, students, unnamed)
        question = cells[question_at]
        question = questions.setdefault(question, question)
        if heads or not student.form or cells[form_at or 0] != student.form:
            _take_head(student, file, line, cells, question)
        texts = student.texts
        before = texts.get(question)
        if before is None:
            texts[question] = cells[answer_at]
        else:
            _repeat(student, file, line, question, (before, cells[answer_at]), rule)
    return [*students.values(), *unnamed]


def _student(
    file: AnswerFile,
    line: int,
    cells: Sequence[str],
    students: dict[str, _Student],
    unnamed: list[_Student],
) -> _Student:
    """The student that the row names; a row without an id stands for itself."""
    told = file.id_cell(cells)
    found = students.get(told)
    if found is None:
        found = _Student(told, line)
        if told:
            students[told] = found
        else:
            unnamed.append(found)
    return found


def _has_heads(columns: Columns) -> bool:
    """Whether rows say more of the student than id and form."""
    more = (columns.quiz, columns.name, columns.first_name, columns.hand_points)
    return columns.form is None or any(at is not None for at in more)


def _take_head(
    student: _Student, file: AnswerFile, line: int, cells: Sequence[str], question: str
) -> None:
    """Form, quiz, name and points of the row; the same form again is the usual case."""
    columns = file.columns
    if columns.form is None or not student.form or cells[columns.form] != student.form:
        form = file.cell(cells, columns.form) or _form_in(question)
        if form and student.form and form.upper() != student.form.upper():
            file.report(
                Severity.ERROR,
                "form",
                line,
                f"student “{student.told}” has form {form} here and form {student.form} "
                f"in line {student.line}",
                "write the form that the student had on every row",
            )
        student.form = student.form or form
    if columns.quiz is not None:
        quiz = file.cell(cells, columns.quiz)
        student.quiz = student.quiz or quiz
        if quiz and quiz != student.quiz:
            student.other_quizzes.setdefault(quiz, line)
    if columns.name is not None and cells[columns.name] not in student.names:
        student.names[cells[columns.name]] = line
    if not student.name and (columns.name is not None or columns.first_name is not None):
        student.name = file.name_in(cells)
    if columns.hand_points is not None and cells[columns.hand_points].strip():
        student.points[question] = (cells[columns.hand_points], line)


def _form_in(question: str) -> str:
    """The form that a question such as `C17` names."""
    named = parse_form_number(question) if parse_number(question) is None else None
    return named[0] if named else ""


def _repeat(
    student: _Student,
    file: AnswerFile,
    line: int,
    question: str,
    texts: tuple[str, str],
    rule: Rule,
) -> None:
    joined = join_texts(*texts, rule)
    if joined is None:
        file.report(
            Severity.ERROR,
            "duplicate",
            line,
            f"student “{student.told}” has an answer to {question} already, "
            f"in a line between {student.line} and {line}",
            "take one of them out, or choose with --duplicates first, last or compare",
        )
        return
    student.texts[question], differs = joined
    if differs:
        student.unclear.append(question)


def _response(
    student: _Student, file: AnswerFile, course: Course, by_form: Mapping[str, _Numbers]
) -> Response:
    known = course.students.get(student.told) or course.students.get(student.told.casefold())
    form = course.form_of(student.form, known)
    numbers: Mapping[str, int | None] = by_form.get(form, {})
    for quiz, line in student.other_quizzes.items():
        if not course.is_this_quiz(quiz):
            file.problems.append(course.other_quiz(quiz, Place(file.name, line)))
    _check_names(student, file)
    found: dict[int, str] = {}
    # A form that does not exist is reported once for the student, elsewhere.
    for question, text in student.texts.items() if form in by_form else ():
        number = numbers[question]
        if number is None:
            _report_unknown(student, file, question, form)
        elif number in found:
            _report_twice(student, file, number)
        else:
            found[number] = text
    return Response(
        student_id=known.student_id if known else student.told,
        name=student.name or (known.name if known else ""),
        form=form,
        quiz=student.quiz,
        source=file.name,
        line=student.line,
        answers=found,
        by_hand=_points(student, file, course, form),
        unclear=tuple(
            n for q in student.unclear if form in by_form and (n := numbers[q]) is not None
        ),
    )


def _check_names(student: _Student, file: AnswerFile) -> None:
    for name, line in student.names.items() if student.told else ():
        if not same_name(name, student.name):
            first = next(at for one, at in student.names.items() if one.strip())
            there = (Place(file.name, first), student.name)
            file.problems.append(other_name(student.told, Place(file.name, line), name, there))


def _number(question: str, form: str, course: Course) -> int | None:
    """The number that the question cell means on the form; an item id comes first."""
    question = question.strip()
    key = course.by_key[form].get(question)
    if key is not None:
        return key
    number = parse_number(question)
    if number is None:
        named = parse_form_number(question)
        number = named[1] if named and named[0] == form else None
    return number if number in course.numbers[form] else None


def _report_unknown(student: _Student, file: AnswerFile, question: str, form: str) -> None:
    file.report(
        Severity.ERROR,
        "unknown-question",
        student.line,
        f"form {form} has no question “{question[:60]}” (student “{student.told}”)",
        "write the number that is printed on the paper, such as q7",
    )


def _report_twice(student: _Student, file: AnswerFile, number: int) -> None:
    file.report(
        Severity.ERROR,
        "duplicate",
        student.line,
        f"student “{student.told}” has two answers to question {number}, named differently",
        "take one of the rows out",
    )


def _points(student: _Student, file: AnswerFile, course: Course, form: str) -> dict[int, Decimal]:
    if not student.points:
        return {}
    places = next((places_on(f) for f in course.quiz.forms if f.code == form), {})
    found: dict[int, Decimal] = {}
    for question, (text, line) in student.points.items():
        number = _number(question, form, course) if places else None
        if number is not None:
            value = file.points(text, places[number].question.points, line, number)
            if value is not None:
                found[number] = value
    return found
