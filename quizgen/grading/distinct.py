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
    """A mark on one form, and a number of students who got this very object."""

    form: str
    mark: Mark
    students: int


def count_marks(grades: Iterable[Grade]) -> list[Counted]:
    """Every mark object by form, in the order of the numbers, with its count.

    Equal marks that are not one object are counted apart, and so are those of
    students far from each other in a large class.
    """
    found: list[Counted] = []
    for form, rows in _by_form(grades).items():
        for column in _columns(rows):
            # A column has few distinct marks, so its dictionaries stay small and quick.
            ids = list(map(id, column))
            held = dict(zip(ids, column, strict=True))
            found += [Counted(form, held[at], count) for at, count in Counter(ids).items()]
    return found


def marks_by_id(grades: Iterable[Grade]) -> dict[str, dict[int, Mark]]:
    """By form, every mark object by its identity; the grades must outlive the result."""
    found: dict[str, dict[int, Mark]] = {}
    for form, rows in _by_form(grades).items():
        held = found[form] = {}
        for column in _columns(rows):
            held.update(dict(zip(map(id, column), column, strict=True)))
    return found


def texts_of(
    grades: Sequence[Grade], made: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[Grade, Sequence[str]]]:
    """Each grade with the texts made for its marks, in order.

    Args:
        grades: the grades, all of a form with equally many marks.
        made: by form, the text for each mark's identity (see `marks_by_id`).
    """
    for start in range(0, len(grades), _ROWS_AT_ONCE):
        chunk = grades[start : start + _ROWS_AT_ONCE]
        found: list[Sequence[str]] = [()] * len(chunk)
        places: dict[str, list[int]] = {}
        for index, grade in enumerate(chunk):
            places.setdefault(grade.form, []).append(index)
        for form, indexes in places.items():
            text_of = made[form].__getitem__
            rows = [chunk[index].marks for index in indexes]
            # A column repeats itself, so its texts are at hand; a row's are all over memory.
            columns = [list(map(text_of, map(id, column))) for column in _columns(rows)]
            for index, texts in zip(indexes, zip(*columns, strict=True), strict=False):
                found[index] = texts
        yield from zip(chunk, found, strict=True)


def _by_form(grades: Iterable[Grade]) -> dict[str, list[tuple[Mark, ...]]]:
    rows: dict[str, list[tuple[Mark, ...]]] = {}
    for grade in grades:
        rows.setdefault(grade.form, []).append(grade.marks)
    return rows


def _columns(rows: list[tuple[Mark, ...]]) -> Iterator[tuple[Mark, ...]]:
    """The marks of many students at one number at a time; all rows are equally long."""
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        yield from zip(*rows[start : start + _ROWS_AT_ONCE], strict=True)
