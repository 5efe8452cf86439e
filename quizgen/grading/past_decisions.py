"""Decisions of earlier sittings, as the clusters that they settled, and what they left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from quizgen.grading.clusters import Cluster, Waiting, group_alike
from quizgen.grading.model import Graded, Match, Ruling
from quizgen.grading.printed import Printed, first_prints
from quizgen.grading.ruled import answer_key, has_letters
from quizgen.quiz.model import Quiz
from quizgen.responses.places import numbers_by_key

# A question key, form and number where letters count, and the answer's key.
_Place = tuple[str, str, str]


def past_decisions(rulings: Sequence[Ruling], graded: Graded, quiz: Quiz) -> list[Cluster]:
    """The answers that were ruled on in clusters, the last decision last.

    Args:
        rulings: in the order of their file; a later one replaces an earlier one.
        graded: the graded class, which tells how many students gave an answer.
        quiz: the record of what was printed.
    """
    prints = first_prints(quiz)
    students = _students(graded, prints)
    questions = {one.key: one for one in graded.questions}
    held = [
        (_answered(ruling, at, students), ruling)
        for at, ruling in _holding(rulings, prints, quiz).items()
    ]
    found: list[tuple[int, Cluster]] = []
    for verdict in dict.fromkeys(ruling.ruling for _, ruling in held):
        lines = {id(one): ruling.line for one, ruling in held if ruling.ruling == verdict}
        alike = [one for one, _ in held if id(one) in lines]
        for group in group_alike(alike, prints, graded.language):
            last = max(lines[id(one)] for one in group)
            name = group[0].form or group[0].question
            found.append((last, Cluster(name, questions[group[0].question], tuple(group))))
    return [cluster for _, cluster in sorted(found, key=lambda one: one[0])]


def still_waiting(found: Sequence[Cluster], rulings: Sequence[Ruling], quiz: Quiz) -> list[Cluster]:
    """Those clusters of the queue with an answer on which nobody has ruled."""
    prints = first_prints(quiz)
    settled = _holding(rulings, prints, quiz)
    return [
        cluster
        for cluster in found
        if not all(_is_settled(one, prints[one.question], settled) for one in cluster.answers)
    ]


def _is_settled(one: Waiting, printed: Printed, settled: Container[_Place]) -> bool:
    key = answer_key(one.answer, printed)
    return (one.question, one.form, key) in settled or (one.question, "", key) in settled


def _holding(
    rulings: Sequence[Ruling], prints: Mapping[str, Printed], quiz: Quiz
) -> dict[_Place, Ruling]:
    """The rulings on answers that hold, in the order in which they were made."""
    numbers = numbers_by_key(quiz)
    held: dict[_Place, Ruling] = {}
    for one in rulings:
        printed = prints.get(one.question)
        if printed is None or not one.ruling or not one.answer.strip():
            continue
        named = one.form in numbers and has_letters(printed)
        form = f"{one.form}{numbers[one.form][one.question]}" if named else ""
        at = (one.question, form, answer_key(one.answer, printed))
        held.pop(at, None)
        held[at] = one
    return held


def _answered(ruling: Ruling, at: _Place, students: Mapping[tuple[str, str], int]) -> Waiting:
    """The answer that was ruled on, as it stood in the queue."""
    question, form, key = at
    match = Match("review", 0.0, 0.0, "ruling", steps=(f"You ruled: {ruling.ruling}.",))
    return Waiting(question, form, ruling.answer, students.get((question, key), 0), match)


def _students(graded: Graded, prints: Mapping[str, Printed]) -> Counter[tuple[str, str]]:
    """How many students gave each answer to a question, on whatever form."""
    given: Counter[tuple[str, str]] = Counter(
        (mark.key, mark.response) for grade in graded.grades for mark in grade.marks
    )
    found: Counter[tuple[str, str]] = Counter()
    for (key, text), count in given.items():
        if key in prints:
            found[key, answer_key(text, prints[key])] += count
    return found
