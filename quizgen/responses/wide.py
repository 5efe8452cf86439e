"""The wide layout: one row per student, one column per question, block or item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from types import MappingProxyType

from quizgen.errors import Severity
from quizgen.quiz.model import Student
from quizgen.responses.course import Course
from quizgen.responses.model import Response
from quizgen.responses.places import places_on
from quizgen.responses.rows import AnswerFile

# One object for all who were given none; nobody writes to it.
_NO_POINTS: Mapping[int, Decimal] = MappingProxyType({})

BLANK_MARKS = frozenset("-–—_")


def read_wide(file: AnswerFile, course: Course) -> Iterator[Response]:
    """A response for each row that names a student or holds an answer."""
    worth = {
        form.code: {n: place.question.points for n, place in places_on(form).items()}
        for form in course.quiz.forms
    }
    columns = file.columns
    numbered = _numbered(file)
    forms = _Forms(file, course)
    for line, cells in file.records():
        told = file.id_cell(cells)
        student = course.students.get(told) or course.students.get(told.casefold())
        form = forms.of(cells, student)
        answers = numbered(cells)
        if columns.blocks or columns.keys:
            answers.update(_others(file, line, cells, course, form))
        points = _points(file, line, cells, worth.get(form, {}))
        if not told and not answers and not points:
            continue
        yield Response(
            student_id=student.student_id if student else told,
            name=file.name_in(cells) or (student.name if student else ""),
            form=form,
            quiz=file.cell(cells, columns.quiz),
            source=file.name,
            line=line,
            answers=answers,
            by_hand=points,
        )


class _Forms(dict[str, str]):
    """What the cells of the form's column mean where no roster tells more, each worked out once."""

    def __init__(self, file: AnswerFile, course: Course) -> None:
        super().__init__()
        self._file = file
        self._course = course

    def __missing__(self, cell: str) -> str:
        self[cell] = found = self._course.form_of(self._file.own_cell([cell], 0), None)
        return found

    def of(self, cells: Sequence[str], student: Student | None) -> str:
        """The form of the student whose row it is."""
        at = self._file.columns.form
        if student is None:
            return self["" if at is None else cells[at]]
        return self._course.form_of(self._file.own_cell(cells, at), student)


def _numbered(file: AnswerFile) -> Callable[[Sequence[str]], dict[int, str]]:
    """What reads the answers in the columns of numbers; empty cells are no answers."""
    places = tuple(at for at, _ in file.columns.numbers)
    numbers = tuple(number for _, number in file.columns.numbers)
    if len(places) < 2:  # noqa: PLR2004 - of one place itemgetter takes no tuple
        return lambda cells: {number: cells[at] for at, number in file.columns.numbers if cells[at]}
    taken = itemgetter(*places)

    def read(cells: Sequence[str]) -> dict[int, str]:
        texts = taken(cells)
        found = dict(zip(numbers, file.all_kept(texts), strict=True))
        return found if all(texts) else {number: text for number, text in found.items() if text}

    return read


def _others(
    file: AnswerFile, line: int, cells: Sequence[str], course: Course, form: str
) -> dict[int, str]:
    """The answers in blocks, and in columns that are called by an item's id or text."""
    columns = file.columns
    kept = file.kept
    answers: dict[int, str] = {}
    for at, numbers in columns.blocks:
        answers.update(_block(file, line, cells[at], numbers))
    for at, key in columns.keys:
        number = course.by_key.get(form, {}).get(key)
        if cells[at] and number is not None:
            answers[number] = kept(cells[at])
        elif form in course.by_key and cells[at].strip() not in {"", *BLANK_MARKS}:
            _report_unasked(file, line, key, form)
    return answers


def _report_unasked(file: AnswerFile, line: int, key: str, form: str) -> None:
    file.report(
        Severity.ERROR,
        "unknown-question",
        line,
        f"there is an answer to “{key}”, which form {form} does not have",
        "look whether the form is the right one; empty the cell if it does not belong",
    )


def _block(file: AnswerFile, line: int, cell: str, numbers: tuple[int, ...]) -> dict[int, str]:
    """One letter per number; an empty cell is a blank row of the sheet."""
    letters = "".join(cell.split())
    if letters and len(letters) != len(numbers):
        file.report(
            Severity.ERROR,
            "block",
            line,
            f"{len(letters)} letters for the {len(numbers)} questions "
            f"{numbers[0]} to {numbers[-1]}; it is not known which are missing",
            "write one letter per question and a hyphen for a blank one",
        )
        return {}
    found = zip(numbers, letters, strict=False)
    return {number: one for number, one in found if one not in BLANK_MARKS}


def _points(
    file: AnswerFile, line: int, cells: Sequence[str], worth: dict[int, Decimal]
) -> Mapping[int, Decimal]:
    if not file.columns.points:
        return _NO_POINTS
    found: dict[int, Decimal] = {}
    for at, number in file.columns.points:
        text = cells[at].strip()
        value = file.points(text, worth.get(number), line, number) if text else None
        if value is not None:
            found[number] = value
    return found
