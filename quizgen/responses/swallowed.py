"""Rows that vanished into a cell because a quote was opened in one and closed in another.

Such a record can be as wide as the header, so that only what stands inside the cell
gives it away: this quiz's fingerprint, or lines that are rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.errors import Place, Problem, Severity
from quizgen.quiz.model import Quiz
from quizgen.responses.headers import Columns, parse_form_number, parse_number
from quizgen.tables.csv import Record

# In narrower tables a written answer can have as many commas in a line as a row has.
_LEAST_WIDE = 8


@dataclass(frozen=True, slots=True)
class RowShape:
    """What a row of one file looks like: its delimiter, width and telling columns."""

    delimiter: str
    width: int
    columns: Columns
    fingerprint: str
    forms: frozenset[str]

    @classmethod
    def of(cls, quiz: Quiz, columns: Columns, delimiter: str, width: int) -> RowShape:
        """The shape of the rows of a file with these columns."""
        forms = frozenset(form.code.upper() for form in quiz.forms)
        return cls(delimiter, width, columns, quiz.fingerprint.lower(), forms)

    def has_swallowed(self, cell: str, index: int) -> bool:
        """Whether a cell of several lines at this place looks like the rows after it."""
        if self.fingerprint and self.fingerprint in cell.lower():
            return True
        first, *inner, last = cell.splitlines() or [""]
        if any(self._is_row(line) for line in inner):
            return True
        return last.count(self.delimiter) == index and self._ends_a_row(first, last, index)

    def _is_row(self, line: str) -> bool:
        missing = abs(self.width - 1 - line.count(self.delimiter))
        if self.width >= _LEAST_WIDE:
            return missing <= 1
        return missing == 0 and self._tells(line)

    def _ends_a_row(self, first: str, last: str, index: int) -> bool:
        """A quote that closes in the column it opened in leaves the record's width as it was."""
        fills = first.count(self.delimiter) == self.width - 1 - index
        return self._tells(last) or (fills and self.width >= _LEAST_WIDE)

    def _tells(self, line: str) -> bool:
        """Whether the columns of form and question hold a form and a question."""
        pieces = line.split(self.delimiter)
        form, question = (
            pieces[at].strip() if at is not None and at < len(pieces) else ""
            for at in (self.columns.form, self.columns.question)
        )
        asks = parse_number(question) is not None or parse_form_number(question) is not None
        if self.columns.is_long and not asks:
            return False
        return form.upper() in self.forms if form else self.columns.is_long


def watch(
    rows: Iterator[Record], shape: RowShape, name: str, problems: list[Problem]
) -> Iterator[Record]:
    """The same records; an error for each cell that has swallowed rows, at its quote."""
    for line, cells in rows:
        if "\n" in (text := "".join(cells)) or "\r" in text:
            problems.extend(_swallowed(line, cells, shape, name))
        yield line, cells


def _swallowed(line: int, cells: Sequence[str], shape: RowShape, name: str) -> Iterator[Problem]:
    for index, cell in enumerate(cells):
        more = max(len(cell.splitlines()) - 1, 0)
        if more and shape.has_swallowed(cell, index):
            yield Problem(
                Severity.ERROR,
                "swallowed",
                Place(name, line),
                f"the cell whose quote opens here runs to line {line + more} and holds what "
                "look like whole rows; their students would be lost",
                'close the quote in this line, or write it twice ("") where it is part of the text',
            )
        line += more
