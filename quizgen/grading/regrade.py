"""What a second grading changes, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quizgen.grading.earn import ZERO, band_of, half_up, passed, percent_of, plain, total_of
from quizgen.grading.model import Change, Grade, Graded, Mark
from quizgen.quiz.policy import Policy
from quizgen.text.percent import percentage
from quizgen.text.quiet import no_collection

__all__ = [
    "CHANGES_HEAD",
    "Change",
    "Effect",
    "changes",
    "changes_rows",
    "effect_lines",
    "effect_of",
    "lowering",
    "only_if_higher",
]

CHANGES_HEAD = ("student_id", "question", "item", "old", "new", "reason")


@dataclass(frozen=True, slots=True)
class Effect:
    """What the regrade does to the class, in numbers."""

    up: int
    down: int
    same: int
    old_mean: Decimal
    new_mean: Decimal
    old_passed: int | None
    new_passed: int | None


@no_collection()
def changes(old: Graded, new: Graded) -> list[Change]:
    """Every number whose points changed, by student and number, with the reason."""
    before = {grade.student_id: grade for grade in old.grades}
    item_of = {one.key: one.item for graded in (old, new) for one in graded.questions}
    found: list[Change] = []
    for grade in new.grades:
        earlier = before.pop(grade.student_id, None)
        found += _of_student(earlier, grade, item_of)
    for gone in old.grades:
        if gone.student_id in before:
            found += [
                _change(gone.student_id, mark, None, item_of, "student is no longer in the file")
                for mark in gone.marks
            ]
    return found


def changes_rows(found: Sequence[Change]) -> list[list[str]]:
    """The rows of changes.csv, header first."""
    return [list(CHANGES_HEAD)] + [
        [one.student_id, str(one.question), one.item, one.old, one.new, one.reason] for one in found
    ]


def lowering(found: Sequence[Change]) -> list[Change]:
    """The changes that take points from an unchanged answer."""
    return [one for one in found if one.lowers]


def only_if_higher(old: Graded, new: Graded) -> Graded:
    """The new grading, with the old mark wherever the new one would be lower.

    Voided numbers keep the new mark: they are out of the maximum for everybody.
    """
    before = {grade.student_id: grade for grade in old.grades}
    grades = tuple(_kept(before.get(one.student_id), one, new.policy) for one in new.grades)
    return replace(new, grades=grades)


def effect_of(old: Graded, new: Graded) -> Effect:
    """How many totals go up and down, the means in percent, and who passes."""
    before = {grade.student_id: grade for grade in old.grades}
    pairs = [(before[one.student_id], one) for one in new.grades if one.student_id in before]
    up = sum(1 for one, two in pairs if two.percent > one.percent)
    down = sum(1 for one, two in pairs if two.percent < one.percent)
    return Effect(
        up=up,
        down=down,
        same=len(pairs) - up - down,
        old_mean=_mean(old.grades),
        new_mean=_mean(new.grades),
        old_passed=_count_passed(old.grades),
        new_passed=_count_passed(new.grades),
    )


def effect_lines(effect: Effect) -> list[str]:
    """The effect in a few words for the terminal."""
    lines = [
        f"totals: {effect.up} up, {effect.down} down, {effect.same} as before",
        f"mean {percentage(effect.old_mean)} → {percentage(effect.new_mean)}",
    ]
    if effect.old_passed is not None and effect.new_passed is not None:
        lines.append(f"passed {effect.old_passed} → {effect.new_passed}")
    return lines


def _of_student(old: Grade | None, new: Grade, item_of: Mapping[str, str]) -> Iterator[Change]:
    by_key = {mark.key: mark for mark in old.marks} if old else {}
    for mark in new.marks:
        before = by_key.pop(mark.key, None)
        if before is None:
            why = "student is new in the file" if old is None else "question is new"
            yield _change(new.student_id, None, mark, item_of, why)
        elif (before.points, before.max) != (mark.points, mark.max):
            yield _change(new.student_id, before, mark, item_of, _reason(before, mark))
    for gone in by_key.values():
        yield _change(new.student_id, gone, None, item_of, "question is no longer on the form")


def _reason(old: Mark, new: Mark) -> str:
    if new.reason == "void":
        return "void"
    if old.reason == "void":
        return "no longer void"
    if old.response != new.response:
        return "the response changed"
    return f"{old.reason} → {new.reason}" if old.reason != new.reason else new.reason


def _change(
    student_id: str, old: Mark | None, new: Mark | None, item_of: Mapping[str, str], reason: str
) -> Change:
    mark = new or old
    assert mark is not None
    lowers = (
        old is not None
        and new is not None
        and new.reason != "void"
        and old.response == new.response
        and new.points < old.points
    )
    return Change(
        student_id=student_id,
        question=mark.number,
        item=item_of[mark.key],
        old=plain(old.points) if old else "",
        new=plain(new.points) if new else "",
        reason=reason,
        lowers=lowers,
    )


def _kept(old: Grade | None, new: Grade, policy: Policy) -> Grade:
    by_key = {mark.key: mark for mark in old.marks} if old else {}
    marks = tuple(_higher(by_key.get(mark.key), mark) for mark in new.marks)
    if marks == new.marks:
        return new
    score = total_of([mark.points for mark in marks], policy)
    percent = percent_of(score, new.max)
    return replace(
        new,
        marks=marks,
        score=score,
        percent=percent,
        band=band_of(percent, policy),
        passed=passed(percent, policy),
    )


def _higher(old: Mark | None, new: Mark) -> Mark:
    unchanged = old is not None and old.response == new.response and new.reason != "void"
    if old is not None and unchanged and old.points > new.points:
        return replace(old, number=new.number, max=new.max)
    return new


def _mean(grades: Sequence[Grade]) -> Decimal:
    if not grades:
        return ZERO
    return half_up(sum((one.percent for one in grades), ZERO) / len(grades))


def _count_passed(grades: Sequence[Grade]) -> int | None:
    if not grades or any(one.passed is None for one in grades):
        return None
    return sum(1 for one in grades if one.passed)
