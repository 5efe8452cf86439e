"""The numbers of a form made ready for marking: what is asked at each, and what was ruled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from quizgen.grading.earn import ZERO
from quizgen.grading.model import Mark, Ruling
from quizgen.grading.printed import Printed, printed_on
from quizgen.grading.ruled import Ruled, collect
from quizgen.quiz.model import Quiz
from quizgen.responses.places import set_cells


@dataclass(slots=True)
class Slot:
    """One number of a form: its question, what was ruled, and the marks made so far."""

    number: int
    printed: Printed
    points: Decimal
    ruled: Ruled | None
    memo: dict[str, Mark] = field(default_factory=dict)

    @property
    def worth(self) -> Decimal:
        """The points that can be won here; none where the question is void."""
        return ZERO if self.ruled is not None and self.ruled.void else self.points


@dataclass(slots=True)
class Sheet:
    """All slots of a form in printed order, and its matching sets by their cells.

    `numbers`, `blanks` and `memos` are the slots' columns, for looking up quickly;
    `most` is what all of them are worth together.
    """

    slots: tuple[Slot, ...]
    sets: Mapping[int, tuple[int, ...]]
    numbers: tuple[int, ...]
    blanks: tuple[str, ...]
    memos: tuple[dict[str, Mark], ...]
    most: Decimal
    premises: Mapping[int, str] = field(default_factory=dict)


def sheets_of(quiz: Quiz, rulings: Sequence[Ruling]) -> dict[str, Sheet]:
    """By form, its sheet."""
    prints = {form.code: printed_on(form, quiz) for form in quiz.forms}
    by_key = {
        code: {printed.key: printed for printed in found.values()} for code, found in prints.items()
    }
    ruled = collect(rulings, by_key)
    sheets: dict[str, Sheet] = {}
    for form in quiz.forms:
        points = {n: question.points for question in form.questions for n in question.numbers}
        slots = tuple(
            Slot(number, printed, points[number], ruled[form.code].get(printed.key))
            for number, printed in prints[form.code].items()
        )
        sets = set_cells(form, quiz)
        numbers = tuple(slot.number for slot in slots)
        memos = tuple(slot.memo for slot in slots)
        most = sum((slot.worth for slot in slots), ZERO)
        premises = {slot.number: slot.printed.prompt for slot in slots}
        sheets[form.code] = Sheet(slots, sets, numbers, ("",) * len(slots), memos, most, premises)
    return sheets


def key_order(sheets: Mapping[str, Sheet]) -> dict[str, int]:
    """The place of each question key, in the order of the forms."""
    order: dict[str, int] = {}
    for sheet in sheets.values():
        for slot in sheet.slots:
            order.setdefault(slot.printed.key, len(order))
    return order
