"""What exams taught about items: a file that `report --bank` adds to, by item id.

Each exam is kept by fingerprint and class: reporting on a class again replaces its
figures, another class that sat the same quiz stands beside it.  A class is known by
short digests of its students' ids and names; it is the same one if both have at least
half of the smaller roll in common, so that a late paper or a corrected id does not count
a class twice and two classes that are both numbered from 1 stay apart.
What is pooled over exams is worked out from them each time and never read back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from quizgen.errors import Place, Problem, Severity
from quizgen.text.dates import iso_date
from quizgen.text.fold import fold

PRIOR_STUDENTS = 40  # an item's own figure counts as much as the average from this many on
_CLOSE_TO_ONE = 0.999
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Exam:
    """One exam that was reported on; `date` is as it was given, best as 2026-11-22.

    `group` tells classes apart that sat the same quiz: 1, 2 …; `roll` and `names` hold a
    short digest of each student's id and name, never these themselves.
    """

    fingerprint: str
    quiz: str
    title: str = ""
    date: str = ""
    students: int = 0
    group: int = 1
    roll: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """What one exam says about an item; None where it cannot be said.

    `wording` is a digest of the printed texts, so that a change of wording is noticed.
    """

    fingerprint: str
    n: int
    difficulty: float | None
    discrimination: float | None
    wording: str = ""
    group: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """An item over all its exams; the discrimination is shrunk towards the average.

    `last` is the latest exam's date as `2026-11-22`, as far as it could be read.
    """

    uses: int
    n: int
    difficulty: float | None
    discrimination: float | None
    last: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """All exams, in the order they were added, and the uses of each item."""

    exams: tuple[Exam, ...] = ()
    uses: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)


def add_exam(
    statistics: Statistics, exam: Exam, uses: Mapping[str, Use], *, name: str = "statistics.json"
) -> tuple[Statistics, list[Problem]]:
    """The statistics with this exam added, and what is worth a note.

    Args:
        statistics: what is there.
        exam: the exam; the same class of the same quiz is replaced, where it stands.
        uses: its figures by item id.
        name: the file's name, for the notes.
    """
    replaced = [one for one in statistics.exams if _same_class(one, exam)]
    exam = replace(exam, group=_group(statistics.exams, exam, replaced))
    gone = {_label(one) for one in replaced}
    problems = list(_notes(statistics, exam, uses, name, replaced))
    exams = list(dict.fromkeys(exam if one in replaced else one for one in statistics.exams))
    exams += [] if replaced else [exam]
    place = {_label(one): index for index, one in enumerate(exams)}
    merged = {
        item: [one for one in own if _label(one) not in gone]
        for item, own in statistics.uses.items()
    }
    for item, use in uses.items():
        own = replace(use, fingerprint=exam.fingerprint, group=exam.group)
        merged.setdefault(item, []).append(own)
    kept = {
        item: tuple(sorted(own, key=lambda use: place.get(_label(use), -1)))
        for item, own in merged.items()
        if own
    }
    return Statistics(tuple(exams), kept), problems


def roll_of(fingerprint: str, texts: Iterable[str]) -> tuple[str, ...]:
    """A digest of each id or name that is not empty, in alphabetical order.

    Of three hex digits, so that many texts share one: enough to tell two classes apart,
    too little to read a student out of it.

    >>> roll_of("0a1b2c3d", ["s2", "s1", ""])
    ('2db', '86c')
    """
    digests = (
        sha256(f"{fingerprint} {fold(one)}".encode("utf-8", "surrogatepass")).hexdigest()
        for one in texts
        if one.strip()
    )
    return tuple(sorted(digest[:_SHORT] for digest in digests))


def _same_class(one: Exam, other: Exam) -> bool:
    """Whether both are the same quiz, taken by much the same students."""
    return (
        one.fingerprint == other.fingerprint
        and _overlap(one.roll, other.roll)
        and _overlap(one.names, other.names)
    )


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether half of the smaller roll is in both; an empty one tells nothing apart."""
    first, second = set(one), set(other)
    return 2 * len(first & second) >= min(len(first), len(second))


def _group(exams: Sequence[Exam], exam: Exam, replaced: Sequence[Exam]) -> int:
    if replaced:
        return min(one.group for one in replaced)
    groups = (one.group for one in exams if one.fingerprint == exam.fingerprint)
    return max(groups, default=0) + 1


def _label(one: Exam | Use) -> tuple[str, int]:
    return one.fingerprint, one.group


def summarise(statistics: Statistics) -> dict[str, Summary]:
    """The pooled figures by item id.

    Difficulty is the mean over exams weighted by students.  For discrimination each
    exam's correlation is turned into Fisher's z, weighted by n - 3, and drawn towards
    the average of all items as if `PRIOR_STUDENTS` more had shown that average
    (empirical Bayes for normal means; Efron and Morris 1975).
    """
    average = _mean_z([use for own in statistics.uses.values() for use in own])
    dates = {_label(exam): iso_date(exam.date) for exam in statistics.exams}
    return {
        item: Summary(
            uses=len(own),
            n=sum(use.n for use in own),
            difficulty=_pooled_difficulty(own),
            discrimination=_shrunk(own, average),
            last=max((dates.get(_label(use), "") for use in own), default=""),
        )
        for item, own in sorted(statistics.uses.items())
    }


def _notes(
    statistics: Statistics,
    exam: Exam,
    uses: Mapping[str, Use],
    name: str,
    replaced: Sequence[Exam],
) -> Iterator[Problem]:
    for before in replaced:
        yield _note(name, _replaced(before, exam))
    if exam.group > 1 and not replaced:
        yield _note(
            name,
            f"{exam.quiz} ({exam.fingerprint}) was in this file with other students; "
            f"these {exam.students} are added as class {exam.group}",
        )
    gone = {_label(one) for one in replaced}
    for item, use in sorted(uses.items()):
        own = [one for one in statistics.uses.get(item, ()) if _label(one) not in gone]
        if own and own[-1].wording and use.wording and own[-1].wording != use.wording:
            yield _note(
                name,
                f"{item} is worded differently than in {own[-1].fingerprint}; "
                "its figures are pooled all the same",
                f"delete the older entries under “{item}” if it has become another question",
            )


def _replaced(before: Exam, exam: Exam) -> str:
    when = f" of {before.date}" if before.date else ""
    were = f", of {before.students} students," if before.students != exam.students else ""
    return (
        f"{exam.quiz} ({exam.fingerprint}){when} was in this file; its figures{were} are replaced"
    )


def _note(name: str, message: str, hint: str = "") -> Problem:
    return Problem(Severity.INFO, "statistics", Place(name), message, hint)


def _pooled_difficulty(uses: Sequence[Use]) -> float | None:
    known = [(use.difficulty, use.n) for use in uses if use.difficulty is not None and use.n]
    students = sum(n for _, n in known)
    if not students:
        return None
    return round(math.fsum(value * n for value, n in known) / students, 6)


def _shrunk(uses: Sequence[Use], average: float) -> float | None:
    known = list(_z_values(uses))
    if not known:
        return None
    weight = sum(w for _, w in known)
    z = math.fsum(z * w for z, w in known) + PRIOR_STUDENTS * average
    return round(math.tanh(z / (weight + PRIOR_STUDENTS)), 6)


def _mean_z(uses: Sequence[Use]) -> float:
    known = list(_z_values(uses))
    weight = sum(w for _, w in known)
    return math.fsum(z * w for z, w in known) / weight if weight else 0.0


def _z_values(uses: Sequence[Use]) -> Iterator[tuple[float, int]]:
    for use in uses:
        if use.discrimination is not None and use.n > 3:  # noqa: PLR2004 - n - 3 is z's weight
            r = max(-_CLOSE_TO_ONE, min(_CLOSE_TO_ONE, use.discrimination))
            yield math.atanh(r), use.n - 3
