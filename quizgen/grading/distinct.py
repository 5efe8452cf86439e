"""The distinct marks of a class and how often each was given, counted quickly.

Students who answered alike share one `Mark`, so identity is counted first; that is
what keeps a million marks cheap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.grading.model import Grade, Mark


@dataclass(frozen=True, slots=True)
class Counted:
    """A mark on one form, and the number of students who got it."""

    form: str
    mark: Mark
    students: int


def count_marks(grades: Iterable[Grade]) -> list[Counted]:
    """Every distinct mark by form, in the order in which it first appears."""
    counts: dict[str, Counter[int]] = {}
    held: dict[int, Mark] = {}
    for grade in grades:
        ids = list(map(id, grade.marks))
        counts.setdefault(grade.form, Counter()).update(ids)
        held.update(zip(ids, grade.marks, strict=True))
    found: dict[tuple[str, Mark], int] = {}
    for form, counter in counts.items():
        for at, count in counter.items():
            mark = (form, held[at])
            found[mark] = found.get(mark, 0) + count
    return [Counted(form, mark, count) for (form, mark), count in found.items()]
