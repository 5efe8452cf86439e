"""The upper and lower groups of a class, and its thirds.

Sources: Kelley (1939) for the 27 % at either end; Johnson (1951) for the difference
of their shares as an index.  Conventions: a group has round-half-up(0.27 n) students
and everyone tied with the last of them; totals are compared to six decimals.  Thirds
go by rank, tied students having their mean rank, so that equals are never parted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from quizgen.reports.model import Figure

_DECIMALS = 6
LOWER, MIDDLE, UPPER = 0, 1, 2


def upper_lower_groups(totals: Sequence[float]) -> tuple[list[int], list[int]]:
    """The places of the students in the upper and in the lower group.

    >>> upper_lower_groups([1, 5, 2, 4, 4])
    ([1], [0])
    """
    size = (27 * len(totals) + 50) // 100
    if not size:
        return [], []
    rounded = [round(total, _DECIMALS) for total in totals]
    ordered = sorted(rounded)
    low, high = ordered[size - 1], ordered[-size]
    upper = [place for place, total in enumerate(rounded) if total >= high]
    lower = [place for place, total in enumerate(rounded) if total <= low]
    return upper, lower


def upper_lower(shares: Sequence[float], upper: Sequence[int], lower: Sequence[int]) -> Figure:
    """The upper group's mean share of the points less the lower group's."""
    if not upper or not lower:
        return Figure(reason="too few students for an upper and a lower group")
    if len(upper) == len(lower) == len(shares):
        return Figure(reason="every student has the same total")
    high = math.fsum(shares[place] for place in upper) / len(upper)
    low = math.fsum(shares[place] for place in lower) / len(lower)
    return Figure(high - low)


def thirds(totals: Sequence[float]) -> list[int]:
    """For each student the third of the class: LOWER, MIDDLE or UPPER.

    >>> thirds([1, 2, 3, 3, 9, 4])
    [0, 0, 1, 1, 2, 2]
    """
    rounded = [round(total, _DECIMALS) for total in totals]
    sizes: dict[float, int] = {}
    for total in sorted(rounded):
        sizes[total] = sizes.get(total, 0) + 1
    ends = accumulate(sizes.values())
    third = {
        total: min(UPPER, int(3 * (end - size / 2) / len(rounded)))
        for (total, size), end in zip(sizes.items(), ends, strict=True)
    }
    return [third[total] for total in rounded]
