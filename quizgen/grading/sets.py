"""A matching set that was answered in one cell, spread over its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.grading.lettered import letters_in
from quizgen.text.fold import fold

_ARROW = "->"


def spread_sets(
    answers: Mapping[int, str],
    sets: Mapping[int, tuple[int, ...]],
    premises: Mapping[int, str] | None = None,
) -> Mapping[int, str]:
    """The answers with each set that was written in one cell spread out.

    `C A B` in the first of three cells, the others empty, is C, A and B; so is
    `nucleus -> holds DNA; golgi -> packs`, as learning platforms write it, with the
    premises in any order.

    Args:
        answers: what was written, by number.
        sets: the numbers of each set in printed order, by each cell that may hold it whole.
        premises: the printed premise of each number.
    """
    spread: dict[int, str] | None = None
    for at, numbers in sets.items():
        text = answers.get(at, "")
        if len(text) < len(numbers) or len(numbers) < 2 or _others_filled(answers, numbers, at):  # noqa: PLR2004
            continue
        found = _lettered(text, numbers) or _paired(text, numbers, premises or {})
        if found:
            spread = {**(answers if spread is None else spread), **found}
    return answers if spread is None else spread


def _others_filled(answers: Mapping[int, str], numbers: tuple[int, ...], at: int) -> bool:
    return any(answers.get(number, "").strip() for number in numbers if number != at)


def _lettered(text: str, numbers: tuple[int, ...]) -> dict[int, str]:
    marks = letters_in(text)
    return dict(zip(numbers, marks, strict=True)) if len(marks) == len(numbers) else {}


def _paired(text: str, numbers: tuple[int, ...], premises: Mapping[int, str]) -> dict[int, str]:
    """The responses by number; none where a premise is not one of the set, or comes twice."""
    if _ARROW not in text:
        return {}
    by_premise = {fold(premises.get(number, "")): number for number in numbers}
    found: dict[int, str] = {}
    number: int | None = None
    for piece in text.split(";"):
        premise, arrow, response = piece.partition(_ARROW)
        named = by_premise.get(fold(premise)) if arrow else None
        if named is not None and named not in found:
            number = named
            found[number] = response.strip()
        elif number is None or arrow:
            return {}
        else:
            # The semicolon is one of the response's own.
            found[number] = f"{found[number]};{piece}"
    return {number: found.get(number, "") for number in numbers}
