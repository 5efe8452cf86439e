"""The distinct marks of a class and how often each was given, counted quickly.

Students who answered alike share one `Mark`, so identity is counted first, a whole
column of the class at a time; that is what keeps a million marks cheap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.model import Grade, Mark

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A mark on one form, and the number of students who got this very object."""

    form: str
    mark: Mark
    students: int


@dataclass(slots=True)
class _Column:
    """The marks at one number of a form: how often each, and the object behind an identity."""

    counts: Counter[int]
    held: dict[int, Mark]

    def add(self, marks: Sequence[Mark]) -> None:
        """Counts the marks of some more students."""
        ids = list(map(id, marks))
        self.counts.update(ids)
        if len(self.counts) > len(self.held):
            self.held.update(zip(ids, marks, strict=True))


def count_marks(grades: Iterable[Grade]) -> list[Counted]:
    """Every mark object by form, in the order of the numbers, with its count.

    Equal marks that are not one object are counted apart.
    """
    found: list[Counted] = []
    for form, rows in _by_form(grades).items():
        # A column has few distinct marks, so its dictionaries stay small and quick.
        columns = [_Column(Counter(), {}) for _ in rows[0]]
        for chunk in _chunks(rows):
            for column, marks in zip(columns, zip(*chunk, strict=True), strict=True):
                column.add(marks)
        for column in columns:
            held = column.held
            found += [Counted(form, held[at], count) for at, count in column.counts.items()]
    return found


def texts_of(
    grades: Sequence[Grade], made: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[Grade, Sequence[str]]]:
    """Each grade with the texts made for its marks, in order.

    Args:
        grades: the grades, all of a form with equally many marks.
        made: by form, the text for each mark's identity.
    """
    for start in range(0, len(grades), _ROWS_AT_ONCE):
        chunk = grades[start : start + _ROWS_AT_ONCE]
        found: list[Sequence[str]] = [()] * len(chunk)
        places: dict[str, list[int]] = {}
        for index, grade in enumerate(chunk):
            places.setdefault(grade.form, []).append(index)
        for form, indexes in places.items():
            text_of = made[form].__getitem__
            # A column repeats itself, so its texts are at hand; a row's are all over memory.
            columns = [
                list(map(text_of, map(id, marks)))
                for marks in zip(*[chunk[index].marks for index in indexes], strict=True)
            ]
            for index, texts in zip(indexes, zip(*columns, strict=True), strict=False):
                found[index] = texts
        yield from zip(chunk, found, strict=True)


def _by_form(grades: Iterable[Grade]) -> dict[str, list[tuple[Mark, ...]]]:
    rows: dict[str, list[tuple[Mark, ...]]] = {}
    for grade in grades:
        rows.setdefault(grade.form, []).append(grade.marks)
    return rows


def _chunks(rows: list[tuple[Mark, ...]]) -> Iterator[list[tuple[Mark, ...]]]:
    return (rows[start : start + _ROWS_AT_ONCE] for start in range(0, len(rows), _ROWS_AT_ONCE))
