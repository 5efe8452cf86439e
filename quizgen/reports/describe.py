"""Means, spread, ranks: what a list of numbers says by itself.

Conventions: the standard deviation is that of a sample (n - 1 below); quartiles are
Hyndman and Fan's type 7 (1996), the default of R, NumPy and spreadsheets: with the
numbers sorted, the q-quantile lies at position 1 + (n - 1) q, straight between the
two neighbours.  Two numbers are the same when they differ by less than a billionth,
because thirds of points do not add up exactly.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from quizgen.reports.model import Figure

SAME = 1e-9
PAIR = 2  # the fewest students, questions or groups between which there is a difference

NOBODY = "nobody handed in answers"
ONE_STUDENT = "one student has no spread"


def mean(numbers: Sequence[float], empty: str = NOBODY) -> Figure:
    """The arithmetic mean."""
    if not numbers:
        return Figure(reason=empty)
    return Figure(math.fsum(numbers) / len(numbers))


def variance(numbers: Sequence[float]) -> float:
    """The sample variance; 0 where all numbers are the same or there is only one."""
    if len(numbers) < PAIR or constant(numbers):
        return 0.0
    spread = deviations(numbers)
    return math.fsum(map(mul, spread, spread)) / (len(numbers) - 1)


def standard_deviation(numbers: Sequence[float]) -> Figure:
    """The sample standard deviation; undefined for fewer than two numbers."""
    if len(numbers) < PAIR:
        return Figure(reason=ONE_STUDENT if numbers else NOBODY)
    return Figure(math.sqrt(variance(numbers)))


def quantile(numbers: Sequence[float], q: float) -> Figure:
    """The q-quantile, type 7.

    >>> quantile([1, 2, 3, 4], 0.25).value
    1.75
    """
    if not numbers:
        return Figure(reason=NOBODY)
    ordered = sorted(numbers)
    position = (len(ordered) - 1) * q
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return Figure(ordered[below] + (position - below) * (ordered[above] - ordered[below]))


def deviations(numbers: Sequence[float]) -> list[float]:
    """Each number's distance from the mean."""
    middle = math.fsum(numbers) / len(numbers)
    return [one - middle for one in numbers]


def constant(numbers: Sequence[float]) -> bool:
    """Whether all numbers are the same."""
    return max(numbers) - min(numbers) < SAME
