"""One answer on its way down the ladder, and the three things that a rung can say."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quizgen.grading.model import Match
from quizgen.grading.names import Name
from quizgen.grading.question import TermQuestion
from quizgen.quiz.policy import Policy


class Attempt(NamedTuple):
    """One answer on its way down the ladder."""

    text: str
    answer: Name
    question: TermQuestion
    policy: Policy


Rung = Callable[[Attempt], Match | None]


def accept(reason: str, name: Name, step: str) -> Match:
    """An accepted answer, for the reason and with the sentence given."""
    return Match("accept", 1.0, 1.0, reason, matched=name.text, steps=(step,))


def reject(reason: str, step: str, *, rival: str = "", score: float = 0.0) -> Match:
    """A refused answer, with the other term that it names."""
    return Match("reject", 0.0, score, reason, rival=rival, steps=(step,))


def review(
    reason: str, step: str, *, name: str = "", rival: str = "", credit: float = 0.0
) -> Match:
    """An answer for a person to decide, with the share that is suggested."""
    return Match("review", credit, 0.5, reason, matched=name, rival=rival, steps=(step,))
