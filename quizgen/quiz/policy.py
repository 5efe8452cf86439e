"""How answers earn points: the blueprint's `[grading]`, kept in quiz.json."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the least percentage that earns it."""

    grade: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules a mark follows; the defaults are those of an empty `policy: {}`.

    Args:
        typo_credit: share of the points for an answer accepted as misspelt.
        negative: share of the points taken off for a wrong choice (blank is never penalised).
        partial_matching: each premise earns its own points; else all or none of the set.
        partial_list: a list earns its hits / n; else all or none.
        wrong_extra: share of one list point taken off per wrong extra point.
        round: "none", or what a student's total is rounded to ("0.5", "1").
        pass_percent: percentage of the maximum that passes, if there is a pass mark.
        bands: grades, highest first.
        definition_auto: decide clear definitions without review.
    """

    typo_credit: Decimal = Decimal(1)
    negative: Decimal = Decimal(0)
    partial_matching: bool = True
    partial_list: bool = True
    wrong_extra: Decimal = Decimal(0)
    round: str = "none"
    pass_percent: Decimal | None = None
    bands: tuple[Band, ...] = ()
    definition_auto: bool = False
    list_order: bool = False
    list_least: int = 0


Decision = Literal["accept", "reject", "review"]
