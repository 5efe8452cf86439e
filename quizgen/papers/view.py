"""What a student's paper is made of; there is no field that could hold a key.

The types are plain and printable: letters are given, options stand in printed
order, numbers are final.  Entry ids and item ids name the answers, so they have
no field here either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Edition = Literal["standard", "clear", "large"]
EDITIONS: tuple[Edition, ...] = ("standard", "clear", "large")
SIZES = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Option:
    """An option or a response under its printed letter."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A stem with its options; `columns` is 4, 2 or 1.

    `tall` questions do not fit on a page and may break over it.
    """

    number: int
    points: str
    stem: str
    options: tuple[Option, ...]
    columns: int
    tall: bool = False
    kind: Literal["choice"] = "choice"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its answers."""
        return (self.number,)


@dataclass(frozen=True, slots=True)
class Premise:
    """One line of the left column."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class MatchingView:
    """Premises and responses; `stacked` puts the responses above the premises.

    A `whole` set fits on one page and is kept together there.
    """

    points: str
    directions: str
    premises: tuple[Premise, ...]
    responses: tuple[Option, ...]
    stacked: bool
    whole: bool = True
    kind: Literal["matching"] = "matching"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its answers."""
        return tuple(premise.number for premise in self.premises)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or the number of a blank where `blank` is not 0."""

    text: str = ""
    blank: int = 0


@dataclass(frozen=True, slots=True)
class ClozeView:
    """A sentence with blanks, all equally wide."""

    points: str
    pieces: tuple[Piece, ...]
    tall: bool = False
    kind: Literal["cloze"] = "cloze"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its answers."""
        return tuple(piece.blank for piece in self.pieces if piece.blank)


@dataclass(frozen=True, slots=True)
class LinesView:
    """A prompt with ruled lines; `numbered` lines take one point of a list each."""

    number: int
    points: str
    prompt: str
    lines: int
    numbered: bool
    kind: Literal["short", "open"]
    tall: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its answers."""
        return (self.number,)


QuestionView = ChoiceView | MatchingView | ClozeView | LinesView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A run of questions under one heading."""

    index: int
    title: str
    directions: str
    questions: tuple[QuestionView, ...]
    word_bank: tuple[str, ...]
    points: str
    summary: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its answers."""
        return tuple(number for question in self.questions for number in question.numbers)


@dataclass(frozen=True, slots=True)
class Cover:
    """The block at the head of the paper; what is empty is not printed."""

    institution: str
    course: str
    title: str
    facts: tuple[tuple[str, str], ...]
    instructions: tuple[str, ...]
    name_fields: tuple[str, ...]
    logo: str
    total: str


@dataclass(frozen=True, slots=True)
class StudentView:
    """One form as a student sees it, in one edition and paper size."""

    language: str
    quiz_id: str
    fingerprint: str
    code: str
    title: str
    cover: Cover
    sections: tuple[SectionView, ...]
    edition: Edition
    size: str
    theme: str
    markup: str
    turn_over: bool = True

    @property
    def name(self) -> str:
        """What footers say: form, quiz and fingerprint are enough to find the record."""
        return " · ".join(part for part in (self.quiz_id, self.fingerprint) if part)
