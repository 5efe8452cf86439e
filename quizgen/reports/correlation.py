"""How one question goes with the rest of the quiz.

Sources: Pearson's product-moment correlation; for right-or-wrong scores it is the
point-biserial.  *Corrected* item-rest: the question's own points are taken off the
total first (Henrysson 1963), as in `psych::alpha()$item.stats$r.drop`.  The interval
is Fisher's: r is turned into z = atanh(r), whose standard error is 1 / sqrt(n - 3).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from quizgen.reports.describe import PAIR, constant, deviations
from quizgen.reports.model import Figure, Interval

TOO_FEW = "a correlation needs at least two students"
FLAT_FIRST = "every student got the same points for it"
FLAT_SECOND = "every student has the same total in the other questions"

_Z95 = 1.959963984540054  # the normal distribution leaves 2.5 % above this


def correlate(
    first: Sequence[float],
    second: Sequence[float],
    *,
    flat_first: str = FLAT_FIRST,
    flat_second: str = FLAT_SECOND,
) -> Figure:
    """Pearson's correlation; undefined, with the reason given, where one side is constant.

    >>> round(correlate([0, 1, 1], [1, 2, 3]).value, 6)
    0.866025
    """
    if len(first) < PAIR:
        return Figure(reason=TOO_FEW)
    if constant(first):
        return Figure(reason=flat_first)
    if constant(second):
        return Figure(reason=flat_second)
    one, other = deviations(first), deviations(second)
    together = math.fsum(map(mul, one, other))
    scale = math.sqrt(math.fsum(map(mul, one, one)) * math.fsum(map(mul, other, other)))
    return Figure(max(-1.0, min(1.0, together / scale)))


def fisher_interval(r: Figure, n: int) -> Interval:
    """The 95 % interval of a correlation from n students, by Fisher's z."""
    if r.value is None:
        return Interval(reason=r.reason)
    if n <= 3:  # noqa: PLR2004 - the standard error is 1 / sqrt(n - 3)
        return Interval(reason="an interval needs at least four students")
    if abs(r.value) >= 1 - 1e-12:
        return Interval(reason="the correlation is perfect")
    z, half = math.atanh(r.value), _Z95 / math.sqrt(n - 3)
    return Interval(math.tanh(z - half), math.tanh(z + half))
