"""The types of the quiz room: what was asked for, and what was made.

`Quiz` is the archived record (quiz.json): grading needs nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quizgen.items.model import Item
from quizgen.quiz.policy import Policy


@dataclass(frozen=True, slots=True)
class Paper:
    """What the cover and the page of every form show; texts are printed as given."""

    size: str = "A4"
    institution: str = ""
    course: str = ""
    date: str = ""
    minutes: int | None = None
    instructions: str = ""
    materials: str = ""
    name_fields: tuple[str, ...] = ()
    logo: str = ""
    theme: str = "exam"
    sheet: str = ""
    turn_over: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """One section as the blueprint asks for it.

    `count` counts numbers (answers), `points` is per number, `total` the points of
    the whole section in place of `points`.  `options` is a maximum.  `lines` are the
    ruled lines of each short or open question that does not say itself; 0 is the usual.
    """

    kind: str
    count: int
    points: Decimal | None = None
    total: Decimal | None = None
    tags: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    options: int = 4
    direction: str = ""
    word_bank: bool = False
    directions: str = ""
    title: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a quiz should contain (blueprint TOML, design §3)."""

    title: str = ""
    seed: str = ""
    language: str = ""
    forms: int = 1
    alternates: int = 0
    own_items: tuple[str, ...] = ()
    statistics: str = ""
    difficulty: tuple[float, float] | None = None
    not_used_since: str = ""
    pin: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    paper: Paper = field(default_factory=Paper)
    sections: tuple[Section, ...] = ()
    grading: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True)
class Question:
    """An item at its number(s) on one form; `points` is per number.

    `numbers[i]` is the number of the item's answer i.  They are consecutive; those of a
    matching set ascend on the first form and are permuted on the others, since premises
    print by number (`parts`).  `order` is the printed order: for choice, indexes into
    `[key, *distractors]`; for matching, into `[responses in pair order…,
    *extra_responses]`; else empty.
    """

    numbers: tuple[int, ...]
    item: str
    points: Decimal
    order: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[int, ...]:
        """The item's answers as they print, by number: indexes into `numbers`."""
        return tuple(sorted(range(len(self.numbers)), key=self.numbers.__getitem__))

    @property
    def first(self) -> int:
        """The number that prints first."""
        return min(self.numbers)


@dataclass(frozen=True, slots=True)
class FormSection:
    """A run of questions under one heading, with its own directions."""

    title: str
    directions: str
    numbers: tuple[int, ...]
    word_bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One printed arrangement of the quiz; codes run A, B … Z, AA and on."""

    code: str
    questions: tuple[Question, ...]
    sections: tuple[FormSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiz:
    """All that was printed, keys included; the artifact between making and grading."""

    id: str
    title: str
    items: Mapping[str, Item]
    forms: tuple[Form, ...]
    seed: str = ""
    fingerprint: str = ""
    language: str = "en"
    rivals: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)
    paper: Paper = field(default_factory=Paper)
    blueprint: Mapping[str, Any] = field(default_factory=dict)
    struck: tuple[str, ...] = ()
    made_by: str = ""
    glossary_digest: str = ""
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One line of the roster; empty means not given."""

    student_id: str
    name: str = ""
    form: str = ""
    edition: str = ""
    room: str = ""
    seat: str = ""
    email: str = ""
