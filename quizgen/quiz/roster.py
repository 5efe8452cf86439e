"""The class: who sits the quiz, and on which form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace

from quizgen.errors import InputError, Place, Problem, Severity, sort_problems
from quizgen.quiz.model import Student
from quizgen.tables.guard import unguard
from quizgen.tables.model import Row, Table
from quizgen.text.clean import clean
from quizgen.text.fold import fold

COLUMNS = tuple(field.name for field in fields(Student))

# Other heads that rosters come with, folded.
_HEADS = {
    "student_id": ("student id", "studentid", "id", "student", "student number", "id number",
                   "matriculation number", "matrikelnummer", "number"),
    "name": ("name", "student name", "full name", "last name first name"),
    "form": ("form", "version", "variant"),
    "edition": ("edition",),
    "room": ("room",),
    "seat": ("seat", "seat number"),
    "email": ("email", "e mail", "mail", "email address"),
}  # fmt: skip
_CHECK = "roster"


def parse_roster(table: Table) -> tuple[list[Student], list[Problem]]:
    """The students of a roster, in its order, and what is wrong with it by line.

    Every student needs an id (an email address will do) that nobody else has; of two
    lines with one id the first counts.

    Args:
        table: the rows of the file, the header first.
    """
    problems = list(table.problems)
    rows = [row for row in table.rows if any(clean(cell) for cell in row.cells)]
    if not rows:
        return [], [*problems, _problem(table, None, "the roster is empty", _HEADER_HINT)]
    columns = _columns(rows[0])
    if "student_id" not in columns:
        problems.append(
            _problem(table, rows[0].line, "the roster has no column student_id", _HEADER_HINT)
        )
        return [], sort_problems(problems)
    problems += _unread(table, rows[0], columns)
    ours = rows[0].cells == COLUMNS
    students: dict[str, Student] = {}
    for row in rows[1:]:
        student = _student(_unguarded(row) if ours else row, columns)
        problem = _row_problem(table, row, student, students)
        if problem:
            problems.append(problem)
        else:
            students[student.student_id] = student
    return list(students.values()), sort_problems(problems)


def assign_forms(students: Sequence[Student], codes: Sequence[str]) -> list[Student]:
    """The students, each with a form: their own where given, else in turn.

    Raises:
        InputError: a student was given a form that the quiz does not have.
    """
    found: list[Student] = []
    turn = 0
    by_name = {code.upper(): code for code in codes}
    for student in students:
        if student.form:
            code = by_name.get(student.form.upper())
            if code is None:
                raise InputError(
                    f"student {student.student_id} has form {student.form}, "
                    "which this quiz does not have",
                    next_step=f"the forms are {', '.join(codes)}; "
                    "leave the cell empty to have one assigned",
                )
        else:
            code = codes[turn % len(codes)]
            turn += 1
        found.append(replace(student, form=code))
    return found


def class_rows(students: Sequence[Student]) -> list[list[str]]:
    """The rows of class.csv: the roster with the form each student got, under a header."""
    return [list(COLUMNS)] + [
        [getattr(student, column) for column in COLUMNS] for student in students
    ]


_HEADER_HINT = "student_id,name,form"


def _columns(header: Row) -> dict[str, int]:
    """The column of each field; the first that fits counts."""
    heads = [fold(cell.replace("_", " ")) for cell in header.cells]
    found: dict[str, int] = {}
    for name, known in _HEADS.items():
        at = next((heads.index(head) for head in known if head in heads), None)
        if at is not None:
            found[name] = at
    if "student_id" not in found and "email" in found:
        found["student_id"] = found["email"]
    return found


def _unguarded(row: Row) -> Row:
    """The row of a class.csv as it was before its cells were made safe for spreadsheets."""
    return Row(row.line, tuple(unguard(cell) for cell in row.cells))


def _student(row: Row, columns: dict[str, int]) -> Student:
    cells = {
        name: clean(row.cells[at]) if at < len(row.cells) else "" for name, at in columns.items()
    }
    return Student(**{**cells, "form": cells.get("form", "").upper()})


def _row_problem(
    table: Table, row: Row, student: Student, students: dict[str, Student]
) -> Problem | None:
    if not student.student_id:
        who = f" ({student.name})" if student.name else ""
        return _problem(table, row.line, f"a student without an id{who}; the line is not used")
    if student.student_id in students:
        other = students[student.student_id].name
        said = f"the id {student.student_id} stands twice"
        if other != student.name:
            said += f", for {other} and {student.name}"
        return _problem(table, row.line, f"{said}; the first line is used")
    return None


def _unread(table: Table, header: Row, columns: dict[str, int]) -> list[Problem]:
    """A note on columns that are not read, and an error on heads that stand twice."""
    used = set(columns.values())
    names = [cell for at, cell in enumerate(header.cells) if at not in used and clean(cell)]
    found = []
    if names:
        said = f"columns that are not read: {', '.join(names)}"
        found.append(_problem(table, header.line, said, severity=Severity.INFO))
    heads = Counter(fold(cell) for cell in header.cells if clean(cell))
    twice = sorted(head for head, times in heads.items() if times > 1)
    if twice:
        said = f"columns that stand twice: {', '.join(twice)}; the first is read"
        found.append(_problem(table, header.line, said, severity=Severity.WARNING))
    return found


def _problem(
    table: Table,
    line: int | None,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(severity, _CHECK, Place(table.name, line), message, hint)
