"""The types of the responses room: what students handed in, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quizgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Response:
    """One student's answers.  Every row of the file becomes one, whatever it holds.

    `answers` is by question number on the student's form, each text as it stood in
    the file; a number that is not there was left blank.  `by_hand` holds marks that a
    person gave (`q38 points`).  `unclear` are numbers that two typists read
    differently; their text holds both readings.
    """

    student_id: str
    name: str = ""
    form: str = ""
    quiz: str = ""
    source: str = ""
    line: int = 0
    answers: Mapping[int, str] = field(default_factory=dict)
    by_hand: Mapping[int, Decimal] = field(default_factory=dict)
    unclear: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Responses:
    """All that the answer files held, in file order, and what was wrong with them."""

    rows: tuple[Response, ...]
    problems: tuple[Problem, ...] = ()
