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
    "name": ("name", "student name", "full name", "display name", "last name first name",
             "student"),
    "form": ("form", "version", "variant"),
    "edition": ("edition",),
    "room": ("room",),
    "seat": ("seat", "seat number"),
    "email": ("email", "e mail", "mail", "email address"),
}  # fmt: skip
# A name in two columns is put together; “Name” beside “First name” is the last name.
_FIRST_NAME = ("first name", "first names", "firstname", "given name", "given names", "forename",
               "vorname", "vornamen", "prenom", "nombre", "nome", "voornaam")  # fmt: skip
_LAST_NAME = ("last name", "last names", "lastname", "surname", "family name", "nachname",
              "familienname", "nom", "nom de famille", "apellido", "apellidos", "cognome",
              "achternaam")  # fmt: skip
_CHECK = "roster"


def parse_roster(table: Table) -> tuple[list[Student], list[Problem]]:
    """The students of a roster, in its order, and what is wrong with it by line.

    Every student needs an id (an email address will do) that nobody else has: a line
    without one, or with another's, is an error, a line that repeats another a warning.
    A name stands in one column or in two, and may be missing.

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
    listed = [(row.line, _student(_unguarded(row) if ours else row, columns)) for row in rows[1:]]
    if not listed:
        problems.append(_problem(table, None, "the roster has no students, only a header"))
    elif not ours and not any(student.name for _, student in listed):
        said = "no column holds names, so the papers of the class carry ids only"
        problems.append(_problem(table, rows[0].line, said, severity=Severity.INFO))
    students, found = _unique(table, listed)
    return students, sort_problems([*problems, *found])


def _unique(
    table: Table, listed: Sequence[tuple[int, Student]]
) -> tuple[list[Student], list[Problem]]:
    """The students, each id once, and what is wrong with ids."""
    students: dict[str, tuple[int, Student]] = {}
    alike: dict[str, tuple[int, Student]] = {}
    problems: list[Problem] = []
    for line, student in listed:
        if not student.student_id:
            problems.append(_without_id(table, line, student))
        elif student.student_id in students:
            problems.append(_twice(table, line, student, students[student.student_id]))
        else:
            before = alike.setdefault(_bare(student.student_id), (line, student))
            if before[1] is not student:
                problems.append(_alike(table, line, student, before))
            students[student.student_id] = line, student
    return [student for _, student in students.values()], problems


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


_HEADER_HINT = "its first line names the columns: student_id,name,form"


def _columns(header: Row) -> dict[str, int]:
    """The column of each field; the first that fits counts."""
    heads = [fold(cell.replace("_", " ")) for cell in header.cells]
    found: dict[str, int] = {}
    for name, known in _HEADS.items():
        at = _at(heads, known)
        if at is not None and at not in found.values():
            found[name] = at
    if "student_id" not in found and "email" in found:
        found["student_id"] = found["email"]
    parts = {"first": _at(heads, _FIRST_NAME), "last": _at(heads, _LAST_NAME)}
    return found | {part: at for part, at in parts.items() if at is not None}


def _at(heads: Sequence[str], known: Sequence[str]) -> int | None:
    return next((heads.index(head) for head in known if head in heads), None)


def _unguarded(row: Row) -> Row:
    """The row of a class.csv as it was before its cells were made safe for spreadsheets."""
    return Row(row.line, tuple(unguard(cell) for cell in row.cells))


def _student(row: Row, columns: dict[str, int]) -> Student:
    cells = {
        name: clean(row.cells[at]) if at < len(row.cells) else "" for name, at in columns.items()
    }
    first, last = cells.pop("first", ""), cells.pop("last", "")
    name = _whole_name(cells.get("name") or last, first)
    return Student(**{**cells, "name": name, "form": cells.get("form", "").upper()})


def _whole_name(name: str, first: str) -> str:
    """The name, with the first name before it where it does not hold that already.

    >>> _whole_name("Lovelace", "Ada"), _whole_name("Lovelace, Ada", "Ada")
    ('Ada Lovelace', 'Lovelace, Ada')
    """
    held = set(fold(first).split()) <= set(fold(name).split())
    return name if held and name else f"{first} {name}".strip()


def _bare(student_id: str) -> str:
    return student_id.lstrip("0").casefold()


def _without_id(table: Table, line: int, student: Student) -> Problem:
    who = f" ({student.name})" if student.name else ""
    hint = "give every student an id; an email address will do"
    return _problem(table, line, f"a student without an id{who}", hint)


def _twice(table: Table, line: int, student: Student, before: tuple[int, Student]) -> Problem:
    first, other = before
    if student == other:
        said = f"this repeats line {first} ({student.student_id}) and is left out"
        return _problem(table, line, said, severity=Severity.WARNING)
    said = f"the id {student.student_id} stands in line {first} already"
    if other.name != student.name:
        said += f", for {other.name or 'nobody'}; here it is for {student.name or 'nobody'}"
    return _problem(table, line, said, "every student has an id of their own: correct one of them")


def _alike(table: Table, line: int, student: Student, before: tuple[int, Student]) -> Problem:
    first, other = before
    said = (
        f"the ids {other.student_id} (line {first}) and {student.student_id} differ only in "
        "capitals or leading zeros; they are taken for two students"
    )
    return _problem(table, line, said, severity=Severity.WARNING)


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
