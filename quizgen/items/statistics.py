"""What exams taught about items: a file that `report --bank` adds to, by item id.

Each exam is kept by fingerprint and class: reporting on a class again replaces its
figures, another class that sat the same quiz stands beside it.  A class is known by
short digests of its students' ids; it is the same one if at least half of the smaller
roll is in both, so that a late paper or a corrected id does not count a class twice.
What is pooled over exams is worked out from them each time and never read back.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.plain import Plain

FORMAT, VERSION = "quizgen/statistics", 1
PRIOR_STUDENTS = 40  # an item's own figure counts as much as the average from this many on
_CLOSE_TO_ONE = 0.999


@dataclass(frozen=True, slots=True)
class Exam:
    """One exam that was reported on; `date` is as it was given, best as 2026-11-22.

    `group` tells classes apart that sat the same quiz: 1, 2 …; `roll` holds a digest of
    each student's id, too short to tell whether a given student was there.
    """

    fingerprint: str
    quiz: str
    title: str = ""
    date: str = ""
    students: int = 0
    group: int = 1
    roll: tuple[str, ...] = ()


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
    """An item over all its exams; the discrimination is shrunk towards the average."""

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
        exam: the exam; the same class of the same quiz is replaced.
        uses: its figures by item id.
        name: the file's name, for the notes.
    """
    replaced = [one for one in statistics.exams if _same_class(one, exam)]
    exam = replace(exam, group=_group(statistics.exams, exam, replaced))
    gone = {_label(one) for one in replaced}
    problems = list(_notes(statistics, exam, uses, name, replaced))
    merged = {
        item: tuple(one for one in own if _label(one) not in gone)
        for item, own in statistics.uses.items()
    }
    for item, use in uses.items():
        own = replace(use, fingerprint=exam.fingerprint, group=exam.group)
        merged[item] = (*merged.get(item, ()), own)
    others = tuple(one for one in statistics.exams if _label(one) not in gone)
    kept = {item: own for item, own in merged.items() if own}
    return Statistics((*others, exam), kept), problems


def roll_of(fingerprint: str, student_ids: Iterable[str]) -> tuple[str, ...]:
    """A digest of each student's id, in alphabetical order.

    Of four hex digits, so that many ids share one: two classes can be told apart, but
    not whether a given student was in one.

    >>> roll_of("0a1b2c3d", ["s2", "s1"])
    ('5f8b', 'd1a9')
    """
    return tuple(
        sorted(sha256(f"{fingerprint} {one}".encode()).hexdigest()[:4] for one in student_ids)
    )


def _same_class(one: Exam, other: Exam) -> bool:
    """Whether both are the same quiz and at least half of the smaller class is in both."""
    if one.fingerprint != other.fingerprint:
        return False
    first, second = set(one.roll), set(other.roll)
    return not (first and second) or 2 * len(first & second) >= min(len(first), len(second))


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
    dates = {_label(exam): exam.date for exam in statistics.exams}
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


def print_statistics(statistics: Statistics) -> str:
    """The statistics as the JSON text of their file."""
    summaries = summarise(statistics)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "exams": [
            {
                "fingerprint": exam.fingerprint,
                "quiz": exam.quiz,
                "title": exam.title,
                "date": exam.date,
                "students": exam.students,
                "class": exam.group,
                "roll": " ".join(exam.roll),
            }
            for exam in statistics.exams
        ],
        "items": {
            item: _plain_summary(summaries[item]) | {"history": [_plain_use(use) for use in own]}
            for item, own in sorted(statistics.uses.items())
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def parse_statistics(text: str, name: str) -> Statistics:
    """The statistics of a file; an empty text is an empty file.

    Raises:
        InputError: the text is not such a file; its problems say where.
    """
    if not text.strip():
        return Statistics()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, f"it is not JSON ({error})") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _unusable(name, "it is not a file of statistics")
    if data.get("version") != VERSION:
        raise _unusable(name, f"it has version {data.get('version')}, this program reads {VERSION}")
    problems: list[Problem] = []
    plain = Plain(data, lambda path: Place(f"{name}: {path}"), problems)
    exams = tuple(_exam(one) for one in plain.tables("exams"))
    items = plain.table("items")
    uses = {
        item: tuple(_use(one) for one in items.table(item).tables("history")) for item in items.data
    }
    if problems:
        raise InputError(
            f"{problems[0].place}: {problems[0].message}",
            next_step="mend the file, or take another one with --bank",
            problems=problems,
        )
    return Statistics(exams, uses)


def _exam(plain: Plain) -> Exam:
    return Exam(
        fingerprint=plain.required("fingerprint"),
        quiz=plain.text("quiz"),
        title=plain.text("title"),
        date=plain.text("date"),
        students=plain.whole("students", 0) or 0,
        group=plain.whole("class", 1) or 1,
        roll=tuple(plain.text("roll").split()),
    )


def _use(plain: Plain) -> Use:
    return Use(
        fingerprint=plain.required("fingerprint"),
        n=plain.whole("n", 0) or 0,
        difficulty=plain.number("difficulty", least=-1.0),
        discrimination=plain.number("discrimination", least=-1.0),
        wording=plain.text("wording"),
        group=plain.whole("class", 1) or 1,
    )


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


def _plain_summary(summary: Summary) -> dict[str, Any]:
    return {
        "uses": summary.uses,
        "n": summary.n,
        "difficulty": summary.difficulty,
        "discrimination": summary.discrimination,
        "last": summary.last,
    }


def _plain_use(use: Use) -> dict[str, Any]:
    return {
        "fingerprint": use.fingerprint,
        "class": use.group,
        "n": use.n,
        "difficulty": use.difficulty,
        "discrimination": use.discrimination,
        "wording": use.wording,
    }


def _unusable(name: str, why: str) -> InputError:
    return InputError(
        f"{name}: this file cannot be used: {why}",
        next_step="name another file with --bank; a new one is started where there is none",
    )
