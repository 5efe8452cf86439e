"""The types of the reports room: figures that may be undefined, and what they describe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or None and the reason why it cannot be said."""

    value: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """The two ends of a 95 % interval, or None and the reason."""

    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """How the class did in points: the totals as they were handed out."""

    mean: Figure
    median: Figure
    sd: Figure
    min: Figure
    max: Figure
    q1: Figure
    q3: Figure


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the totals would repeat themselves with other questions of the same sort."""

    alpha: Figure
    kr20: Figure
    alpha_ci95: Interval
    sem: Figure


@dataclass(frozen=True, slots=True)
class OptionAnalysis:
    """How many chose one option, and which third of the class they are in."""

    text: str
    n: int
    share: Figure
    discrimination: Figure
    lower: int = 0
    middle: int = 0
    upper: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that students wrote, in the form most of them used, and how many did."""

    text: str
    n: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FormResult:
    """The students of one form and the mean share of the points they won."""

    code: str
    students: int
    mean: Figure


@dataclass(frozen=True, slots=True)
class FormCheck:
    """Whether one form turned out harder: analysis of variance over the forms.

    `p` is how often chance alone would set forms of equal difficulty so far apart.
    """

    forms: tuple[FormResult, ...]
    f: Figure
    p: Figure


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """One question, pooled over the forms by its key.

    `numbers` says where it stands: form code to number.  `omitted` were left blank
    with an answer after them, `not_reached` with none after them.
    """

    key: str
    item: str
    kind: str
    prompt: str
    answer: str
    points: Decimal
    numbers: Mapping[str, int]
    n: int
    difficulty: Figure
    discrimination: Figure
    discrimination_ci95: Interval
    upper_lower: Figure
    alpha_if_dropped: Figure
    options: tuple[OptionAnalysis, ...] = ()
    accepted: tuple[Wording, ...] = ()
    rejected: tuple[Wording, ...] = ()
    omitted: int = 0
    not_reached: int = 0
    reviews: int = 0
    forms: FormCheck = field(default_factory=lambda: FormCheck((), Figure(), Figure()))

    @property
    def place(self) -> str:
        """Where the question stands, such as `A3 B7`."""
        return " ".join(f"{form}{number}" for form, number in self.numbers.items())


@dataclass(frozen=True, slots=True)
class GroupResult:
    """The share of the points won in one section or tag."""

    name: str
    questions: int
    points: Decimal
    share: Figure


@dataclass(frozen=True, slots=True)
class Agreement:
    """A student whose answers fit another form better than the own one.

    `own` and `other` count the numbers that only this form's key accepts; `p` is how
    often chance alone would favour the other form so clearly.
    """

    student_id: str
    name: str
    form: str
    other_form: str
    own: int
    other: int
    p: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the reports say about a class.

    `students` took the quiz; `absent` are graded without a single mark.  `void`
    are the keys of the questions that were struck and count for nothing here.
    """

    students: int
    questions: int
    points: Decimal
    total: Total
    reliability: Reliability
    items: tuple[ItemAnalysis, ...]
    sections: tuple[GroupResult, ...] = ()
    tags: tuple[GroupResult, ...] = ()
    forms: FormCheck = field(default_factory=lambda: FormCheck((), Figure(), Figure()))
    agreements: tuple[Agreement, ...] = ()
    void: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    reviews: int = 0
