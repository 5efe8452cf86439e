"""Decisions of earlier sittings, each as the cluster that it settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.grading.alike import Cluster, Waiting, group_alike
from quizgen.grading.model import Graded, Match, Ruling
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.ruled import answer_key, has_letters
from quizgen.quiz.model import Quiz


@dataclass(frozen=True, slots=True)
class _Ruled:
    """An answer that was ruled on, with the ruling that holds."""

    ruling: Ruling
    name: str
    answer: Waiting


def past_decisions(rulings: Sequence[Ruling], graded: Graded, quiz: Quiz) -> list[Cluster]:
    """The answers that were ruled on in clusters, the last decision last.

    Args:
        rulings: in the order of their file; a later one replaces an earlier one.
        graded: the graded class, which tells how many students gave an answer.
        quiz: the record of what was printed.
    """
    prints: dict[str, Printed] = {}
    names: dict[tuple[str, str], str] = {}
    for form in quiz.forms:
        for number, printed in printed_on(form, quiz).items():
            prints.setdefault(printed.key, printed)
            names[printed.key, form.code] = f"{form.code}{number}"
    ruled = _holding(rulings, prints, names, _students(graded, prints))
    questions = {one.key: one for one in graded.questions}
    found: list[tuple[int, Cluster]] = []
    for verdict in dict.fromkeys(one.ruling.ruling for one in ruled):
        alike = {id(one.answer): one for one in ruled if one.ruling.ruling == verdict}
        waiting = [one.answer for one in alike.values()]
        for group in group_alike(waiting, prints, graded.language):
            first = alike[id(group[0])]
            last = max(alike[id(one)].ruling.line for one in group)
            found.append(
                (last, Cluster(first.name, questions[first.answer.question], tuple(group)))
            )
    return [cluster for _, cluster in sorted(found, key=lambda one: one[0])]


def _holding(
    rulings: Sequence[Ruling],
    prints: Mapping[str, Printed],
    names: Mapping[tuple[str, str], str],
    students: Mapping[tuple[str, str], int],
) -> list[_Ruled]:
    """The rulings on answers that hold, in the order in which they were made."""
    held: dict[tuple[str, str, str], _Ruled] = {}
    for one in rulings:
        printed = prints.get(one.question)
        if printed is None or not one.ruling or not one.answer.strip():
            continue
        key = answer_key(one.answer, printed)
        at = (one.question, one.form, key)
        held.pop(at, None)
        match = Match("review", 0.0, 0.0, "ruling", steps=(f"You ruled: {one.ruling}.",))
        form = names.get((one.question, one.form), "") if has_letters(printed) else ""
        answer = Waiting(
            one.question, form, one.answer, students.get((one.question, key), 0), match
        )
        held[at] = _Ruled(one, form or one.question, answer)
    return list(held.values())


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
