"""Shares in whole units: quotas of topics, points of a section, sizes of sets."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)

# The steps in which an uneven total is given out, coarsest first.
_STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.25"), Decimal("0.1"), Decimal("0.01"))


def apportion(
    total: int, weights: Mapping[Name, int], ties: Mapping[Name, float] | None = None
) -> dict[Name, int]:
    """`total` divided by weight in whole units, by the method of largest remainders.

    Args:
        total: how many units there are.
        weights: the weight of each name; all zero gives everyone nothing.
        ties: among equal remainders the lowest of these comes first, then the order given.

    >>> apportion(10, {"crm": 1, "scm": 1, "bi": 1})
    {'crm': 4, 'scm': 3, 'bi': 3}
    """
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(weights, 0)
    exact = {name: Fraction(total * weight, whole) for name, weight in weights.items()}
    found = {name: int(share) for name, share in exact.items()}
    chance = ties or {}
    by_remainder = sorted(
        exact, key=lambda name: (found[name] - exact[name], chance.get(name, 0.0))
    )
    for name in by_remainder[: total - sum(found.values())]:
        found[name] += 1
    return found


def even_points(total: Decimal, sizes: Sequence[int]) -> list[Decimal] | None:
    """Points per number for questions of these sizes, together exactly `total`.

    Every number gets the same where that is a round figure; else the difference
    is at most one step, by largest remainder.  None where no step works out, as
    with 10 points over one set of six.

    >>> [str(points) for points in even_points(Decimal(10), [1, 1, 1])]
    ['4', '3', '3']
    """
    count = sum(sizes)
    if not count:
        return []
    even = (total / count).quantize(_STEPS[-1])
    if even * count == total:
        return [even.normalize() + 0] * len(sizes)
    for step in _STEPS:
        found = _in_steps(total, sizes, step)
        if found is not None:
            return found
    return None


def _in_steps(total: Decimal, sizes: Sequence[int], step: Decimal) -> list[Decimal] | None:
    low = (total / sum(sizes)) // step * step
    left = total - low * sum(sizes)
    points = [low] * len(sizes)
    for at, size in sorted(enumerate(sizes), key=lambda pair: -pair[1]):
        if left >= step * size:
            points[at] = low + step
            left -= step * size
    return points if left == 0 and all(points) else None
