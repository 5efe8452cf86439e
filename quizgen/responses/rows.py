"""The records of one answer file: header first, widths checked, trouble collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import islice

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.quiz.model import Quiz
from quizgen.responses.headers import Columns, read_header
from quizgen.responses.ids import clean_id
from quizgen.responses.swallowed import RowShape, watch
from quizgen.tables import ZIP_MARK
from quizgen.tables.csv import Record, open_csv, width_problem
from quizgen.tables.guard import unguard
from quizgen.tables.xlsx import read_xlsx
from quizgen.text.clean import clean

TEMPLATE = ("quiz", "student_id", "name", "form")
_LONGEST_KEPT = 120
_MOST_KEPT = 100_000
_MOST_TITLES = 20
_SAME_HEADER = ("the header stands here again; it is skipped", "")
_OTHER_HEADER = (
    "another header stands here, with other columns than the first",
    "give the rows below it in a file of their own",
)


@dataclass(slots=True)
class AnswerFile:
    """An opened answer file; reading its rows fills `problems`."""

    name: str
    columns: Columns
    widths: frozenset[int]
    is_template: bool
    rows: Iterator[Record]
    problems: list[Problem]
    header: tuple[str, ...] = ()
    _texts: dict[str, str] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """The records below the header that hold anything and have the right width.

        Empty cells past the last column are allowed only where the header has them
        too: else a comma missing from the header would shift every answer unseen.
        """
        return ((line, cells) for line, cells in self.rows if self.fits(line, cells))

    def fits(self, line: int, cells: Sequence[str]) -> bool:
        """Whether the record holds anything and is as wide as the header; a problem if not."""
        if not any(cells) or (self._is_like_header(cells) and self._is_header(line, cells)):
            return False
        if len(cells) in self.widths:
            return len(cells) == len(self.header) or self._ends_with_the_header(line, cells)
        self.problems.append(width_problem(self.name, line, len(cells), min(self.widths)))
        return False

    def _ends_with_the_header(self, line: int, cells: Sequence[str]) -> bool:
        beyond = [cell.strip() for cell in cells[len(self.header) :] if cell.strip()]
        if beyond:
            self.report(
                Severity.ERROR,
                "width",
                line,
                f"“{beyond[0][:40]}” stands beyond the last column of the header; the answers "
                "before it may stand under the wrong questions",
                "look for a cell that was inserted or left out in this row",
            )
        return not beyond

    def _is_like_header(self, cells: Sequence[str]) -> bool:
        """Whether the id is called like its column, which it hardly ever is."""
        at = self.columns.student_id or 0
        return at < len(cells) and cells[at].strip().casefold() == self.header[at]

    def _is_header(self, line: int, cells: Sequence[str]) -> bool:
        """Whether this is the header once more, as where files were joined; told if so."""
        # A student may be called like the column, but not give the questions as answers.
        alike = sum(_plain(cell) == head for cell, head in zip(cells, self.header, strict=False))
        if alike <= len(self.header) // 2:
            return False
        if alike < len(self.header):
            self.report(Severity.ERROR, "header", line, *_OTHER_HEADER)
            return True
        self.report(Severity.INFO, "header", line, *_SAME_HEADER)
        return True

    def id_cell(self, cells: Sequence[str]) -> str:
        """The student's id, without what nobody can see: the same id is the same student."""
        text = cells[self.columns.student_id or 0].strip()
        return clean_id(unguard(text) if self.is_template else text)

    def cell(self, cells: Sequence[str], index: int | None) -> str:
        """The cell, or "" where there is no such column."""
        return "" if index is None else cells[index].strip()

    def own_cell(self, cells: Sequence[str], index: int | None) -> str:
        """The cell, without the guard that our own template puts before it."""
        text = self.cell(cells, index)
        return unguard(text) if self.is_template else text

    def name_in(self, cells: Sequence[str]) -> str:
        """The student's name, of one column or of two."""
        if self.columns.name is None and self.columns.first_name is None:
            return ""
        first = self.own_cell(cells, self.columns.first_name)
        last = self.own_cell(cells, self.columns.name)
        return f"{first} {last}".strip()

    def kept(self, text: str) -> str:
        """The same text, one object for each distinct short one: answers repeat."""
        if len(text) > _LONGEST_KEPT or len(self._texts) >= _MOST_KEPT:
            return text
        return self._texts.setdefault(text, text)

    def all_kept(self, texts: Sequence[str]) -> Iterator[str]:
        """The same texts, as `kept` has them; for a row, where it is to be quick."""
        if len(self._texts) > _MOST_KEPT:
            self._texts.clear()
        return map(self._texts.setdefault, texts, texts)

    def report(self, severity: Severity, check: str, line: int, message: str, hint: str) -> None:
        """Adds a problem at a line of this file."""
        self.problems.append(Problem(severity, check, Place(self.name, line), message, hint))

    def points(self, text: str, most: Decimal | None, line: int, number: int) -> Decimal | None:
        """Points given by hand, 0 to what the number is worth; a problem if not."""
        value = _decimal(text)
        if value is None or value < 0 or (most is not None and value > most):
            limit = f" from 0 to {most}" if most is not None else ""
            self.report(
                Severity.ERROR,
                "points",
                line,
                f"“{text[:40]}” is not a number of points{limit} for question {number}",
                "write a plain number such as 1.5, or leave the cell empty",
            )
            return None
        return value


def open_answers(data: bytes, name: str, quiz: Quiz, mapping: Mapping[str, str]) -> AnswerFile:
    """The answer file, its header read.

    Raises:
        InputError: unreadable, empty, or a header without a student column.
    """
    problems: list[Problem] = []
    rows: Iterator[Record]
    delimiter = ""
    if data.startswith(ZIP_MARK):
        table = read_xlsx(data, name)
        problems.extend(table.problems)
        rows = ((row.line, list(row.cells)) for row in table.rows)
    else:
        delimiter, rows = open_csv(data, name, problems=problems)
    found = next((row for row in rows if any(map(str.strip, row[1]))), None)
    if found is None:
        raise InputError(
            f"{name}: there is nothing in this file",
            next_step="the quiz's folder holds responses.csv, a template to fill in",
        )
    line, cells = found[0], _without_empty_tail(found[1])
    columns = read_header(cells, quiz, mapping)
    is_template = tuple(cells[:4]) == TEMPLATE
    widths = frozenset([len(cells), len(found[1])])
    if delimiter and b'"' in data:
        shape = RowShape.of(quiz, columns, delimiter, len(cells))
        rows = watch(rows, shape, name, problems)
    header = tuple(_plain(cell) for cell in cells)
    file = AnswerFile(name, columns, widths, is_template, rows, problems, header)
    if columns.student_id is None:
        raise _no_students(name, line, cells, _header_below(rows, quiz, mapping))
    _check_header(file, line, cells, quiz)
    return file


def _header_below(rows: Iterator[Record], quiz: Quiz, mapping: Mapping[str, str]) -> int:
    """The line of a header that stands below titles or notes, 0 if none is near."""
    for line, cells in islice(rows, _MOST_TITLES):
        if any(map(str.strip, cells)):
            found = read_header(_without_empty_tail(cells), quiz, mapping)
            if found.student_id is not None and (found.numbers or found.keys or found.is_long):
                return line
    return 0


def _no_students(name: str, line: int, cells: Sequence[str], below: int) -> InputError:
    shown = ", ".join(cell or "(empty)" for cell in cells[:8])
    hint = "call the column student_id, or name it with --map student_id=“…”"
    if below:
        hint = f"the header seems to stand in line {below}: take out the lines above it"
    return InputError(
        f"{name}:{line}: no column names the students; the header reads: {shown}", next_step=hint
    )


def _check_header(file: AnswerFile, line: int, cells: tuple[str, ...], quiz: Quiz) -> None:
    columns = file.columns
    for title in columns.unknown:
        file.report(
            Severity.WARNING,
            "unknown-column",
            line,
            f"the column “{title[:80]}” belongs to no question and is left out",
            f"if it holds answers, name its question: --map q1=“{title[:40]}”",
        )
    for at in _beyond(columns, quiz):
        file.report(
            Severity.WARNING,
            "unknown-column",
            line,
            f"the column “{clean(cells[at])[:80]}” is for a question that the quiz does not have",
            "leave it empty, or take it out",
        )
    twice = _repeated(columns)
    if twice:
        raise InputError(
            f"{file.name}:{line}: more than one column holds the answers to " + ", ".join(twice),
            next_step="take out or rename all but one of them",
        )


def _beyond(columns: Columns, quiz: Quiz) -> list[int]:
    """The columns of numbers, or of their points, that are on no form."""
    known = {n for form in quiz.forms for one in form.questions for n in one.numbers}
    single = [*columns.numbers, *columns.points]
    found = [at for at, number in single if number not in known]
    return sorted([*found, *(at for at, block in columns.blocks if not known.issuperset(block))])


def _repeated(columns: Columns) -> list[str]:
    """The questions with several columns; a block counts as columns of its numbers."""
    seen: dict[str, int] = {}
    numbers = [number for _, number in columns.numbers]
    numbers += [number for _, block in columns.blocks for number in block]
    for name in [f"question {n}" for n in numbers] + [f"“{key}”" for _, key in columns.keys]:
        seen[name] = seen.get(name, 0) + 1
    for _, number in columns.points:
        name = f"points of question {number}"
        seen[name] = seen.get(name, 0) + 1
    return [name for name, count in seen.items() if count > 1]


def _without_empty_tail(cells: Sequence[str]) -> tuple[str, ...]:
    last = max(index for index, cell in enumerate(cells) if cell.strip())
    return tuple(cells[: last + 1])


def _plain(cell: str) -> str:
    return cell.strip().casefold()


def _decimal(text: str) -> Decimal | None:
    plain = text.strip().replace(",", ".", 1)
    if not plain.replace(".", "", 1).isdecimal() or not plain.isascii() or len(plain) > 12:  # noqa: PLR2004
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
