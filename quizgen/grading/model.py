"""The types of the grading room: how one answer compares, and what it earned.

A *question key* names one answer of one item wherever it is printed: the item's
id, with `#2` for its second blank or premise (`cloze:crm#2`); the first part, and
an item with one answer, is the bare id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quizgen.errors import Problem
from quizgen.quiz.policy import Decision, Policy


@dataclass(frozen=True, slots=True)
class Match:
    """How an answer compares with what is accepted.

    Args:
        decision: accept, reject, or review by a person.
        credit: share of the points, 0 to 1; in review, the suggested share.
        score: similarity, 0 to 1, to six decimals.
        reason: the stable code of the rung that decided (`exact`, `typo`, `other-term` …).
        matched: the accepted name, or the items found, that it was matched with.
        rival: the nearest other term.
        steps: what was tried, in plain words, in order.
    """

    decision: Decision
    credit: float
    score: float
    reason: str
    matched: str = ""
    rival: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """An instructor's decision on one answer, or on a question (`rulings.csv`).

    `question` is a question key; `form` is the form by which the question was named,
    "" where an item id was used.  With an empty `answer` the ruling is `void`, `all`,
    `also=…` or `only=…`; else `accept`, `reject`, a share such as `50%` or points
    such as `1.5p`.
    """

    question: str
    answer: str = ""
    ruling: str = ""
    teach: str = ""
    by: str = ""
    when: str = ""
    note: str = ""
    form: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GradedQuestion:
    """One answer that the quiz asked for, pooled over the forms by its key.

    `options` is `[key, *distractors]` for choice, the responses in pair order and
    then the extras for matching, else empty.  `void` questions are out of `max`.
    """

    key: str
    item: str
    part: int
    kind: str
    points: Decimal
    prompt: str
    answer: str
    section: str = ""
    options: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    void: bool = False


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """One distinct answer to one question: decided once, with its reason.

    `option` is the index into the question's options where one was chosen.
    """

    key: str
    text: str
    match: Match
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The points one student got for one number, and why."""

    number: int
    key: str
    response: str
    decision: Decision
    points: Decimal
    max: Decimal
    reason: str
    matched: str = ""
    nearest_other_term: str = ""
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """One student's marks in the order of their form, and the totals of rounded points."""

    student_id: str
    name: str
    form: str
    score: Decimal
    max: Decimal
    percent: Decimal
    marks: tuple[Mark, ...] = ()
    band: str = ""
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """A graded class: what `graded/` holds, and all that reports need."""

    quiz: str
    title: str
    fingerprint: str
    language: str
    questions: tuple[GradedQuestion, ...]
    forms: Mapping[str, tuple[str, ...]]
    grades: tuple[Grade, ...]
    answers: tuple[GradedAnswer, ...] = ()
    policy: Policy = field(default_factory=Policy)
    problems: tuple[Problem, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One student's points for one number, before and after.

    `old` and `new` are points as printed, "" where the student or number is not there.
    `lowers` is set where the same response would now get fewer points, and only then:
    a changed response, a student who is gone and a voided number are not lowering.
    """

    student_id: str
    question: int
    item: str
    old: str
    new: str
    reason: str
    lowers: bool = False
