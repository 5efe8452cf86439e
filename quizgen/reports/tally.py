"""Totals counted into equal bins, for a histogram on paper or in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.text.counted import counted

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """How many students have from `low` up to `high` percent, which is in the next bin."""

    low: int
    high: int
    students: int

    @property
    def label(self) -> str:
        """Such as `40–49%`; the last bin holds 100 as well."""
        return f"{self.low}–{self.high if self.high == 100 else self.high - 1}%"  # noqa: PLR2004 - percent


def tally(percents: Sequence[float]) -> list[Bin]:
    """The percentages in ten bins; below 0 counts as 0, above 100 as 100.

    >>> [one.students for one in tally([0, 9.99, 10, 100, 95])]
    [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    """
    width = 100 // BINS
    counts = [0] * BINS
    for one in percents:
        counts[max(0, min(BINS - 1, int(round(one, 6) // width)))] += 1
    return [Bin(n * width, (n + 1) * width, students) for n, students in enumerate(counts)]


def tally_words(bins: Sequence[Bin]) -> str:
    """The histogram as a sentence, for those who cannot see it."""
    return "; ".join(
        f"{one.label}: {counted(one.students, 'student')}" for one in bins if one.students
    )
