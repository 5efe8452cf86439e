"""The same student twice: refused, the first or last taken, or two typists compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from quizgen.errors import Place, Problem, Severity
from quizgen.responses.ids import same_name
from quizgen.responses.model import Response
from quizgen.text.clean import clean
from quizgen.text.fold import fold

Rule = Literal["", "first", "last", "compare"]
RULES: Sequence[Rule] = ("", "first", "last", "compare")
BOTH = " ⇄ "


def join_texts(first: str, second: str, rule: Rule) -> tuple[str, bool] | None:
    """The text to keep and whether two typists differ; None where a rule is needed.

    >>> join_texts("B", "C", "last"), join_texts("B", "b", "compare"), join_texts("B", "C", "")
    (('C', False), ('B', False), None)
    """
    if rule == "first":
        return first, False
    if rule == "last":
        return second, False
    if rule == "compare":
        same = first == second or (fold(first) == fold(second) and bool(fold(first)))
        return (first, False) if same else (f"{first}{BOTH}{second}", True)
    return None


def join_repeats(rows: Iterable[Response], rule: Rule, problems: list[Problem]) -> list[Response]:
    """One response per student id, in the order in which they first appear.

    Rows that answer different questions (a scan of the choices, a typed list of the
    rest) are put together whatever the rule; rows that overlap follow the rule.
    """
    kept: dict[str, Response] = {}
    compared: set[str] = set()
    for row in rows:
        before = kept.setdefault(row.student_id, row)
        if before is row:
            continue
        compared.add(row.student_id)
        if not same_name(before.name, row.name):
            there = (Place(before.source, before.line), before.name)
            problems.append(
                other_name(row.student_id, Place(row.source, row.line), row.name, there)
            )
        joined = _join(before, row, rule)
        if joined is None:
            problems.append(_repeated(before, row))
        else:
            kept[row.student_id] = joined
    if rule == "compare" and compared:
        problems.extend(_typed_once(r) for r in kept.values() if r.student_id not in compared)
    return list(kept.values())


def _join(first: Response, second: Response, rule: Rule) -> Response | None:
    if first.source != second.source and not _overlap(first, second):
        return replace(
            first,
            name=first.name or second.name,
            answers={**first.answers, **second.answers},
            by_hand={**first.by_hand, **second.by_hand},
            unclear=first.unclear + second.unclear,
        )
    if rule == "first":
        return first
    if rule == "last":
        return second
    return _compared(first, second) if rule == "compare" else None


def _overlap(first: Response, second: Response) -> bool:
    return (
        first.form != second.form
        or bool(first.answers.keys() & second.answers.keys())
        or bool(first.by_hand.keys() & second.by_hand.keys())
    )


def _compared(first: Response, second: Response) -> Response | None:
    """Both typists' readings; None where they differ in more than answers."""
    if first.form != second.form or first.by_hand != second.by_hand:
        return None
    answers: dict[int, str] = {}
    unclear = list(first.unclear)
    for number in sorted({*first.answers, *second.answers}):
        one, other = first.answers.get(number, ""), second.answers.get(number, "")
        same = not one.strip() and not other.strip()
        joined = (one, False) if same else join_texts(one, other, "compare")
        assert joined is not None
        answers[number] = joined[0]
        if joined[1] and number not in unclear:
            unclear.append(number)
    return replace(
        first,
        name=first.name or second.name,
        answers={number: text for number, text in answers.items() if text},
        unclear=tuple(unclear),
    )


def other_name(student_id: str, place: Place, name: str, before: tuple[Place, str]) -> Problem:
    """The warning for one id with two names, each with its place."""
    return Problem(
        Severity.WARNING,
        "names",
        place,
        f"student “{student_id}” is “{clean(name)}” here and “{clean(before[1])}” in {before[0]}; "
        "the rows count as one student",
        "if they are two students, correct one of the ids",
    )


def _repeated(first: Response, second: Response) -> Problem:
    where = (
        f"line {first.line}" if first.source == second.source else Place(first.source, first.line)
    )
    differs = f", with form {first.form}" if first.form != second.form else ""
    return Problem(
        Severity.ERROR,
        "duplicate",
        Place(second.source, second.line),
        f"student “{second.student_id}” stands in {where} already{differs}",
        "correct the id, or choose with --duplicates first, last or compare",
    )


def _typed_once(row: Response) -> Problem:
    return Problem(
        Severity.WARNING,
        "typed-once",
        Place(row.source, row.line),
        f"student “{row.student_id}” was typed only once, so nothing was compared",
    )
