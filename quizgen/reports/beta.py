"""The F distribution from the standard library alone.

Sources: the regularised incomplete beta function by its continued fraction (NIST
Digital Library of Mathematical Functions, 8.17.22), evaluated with Lentz's method
as modified by Thompson and Barnett (1986); F and beta distributions are related by
x = d1 F / (d1 F + d2) (Abramowitz and Stegun 26.6.2).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

_TINY = 1e-300
_CLOSE = 1e-16
_MOST_TERMS = 100_000


def incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), for 0 <= x <= 1 and a, b > 0.

    >>> round(incomplete_beta(0.5, 2, 2), 12)
    0.5
    """
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front += a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * _fraction(x, a, b) / a


def f_tail(f: float, d1: float, d2: float) -> float:
    """The probability that F with d1 and d2 degrees of freedom exceeds f."""
    if f <= 0:
        return 1.0
    if d1 * f < d2:
        return 1 - incomplete_beta(d1 * f / (d1 * f + d2), d1 / 2, d2 / 2)
    return incomplete_beta(d2 / (d1 * f + d2), d2 / 2, d1 / 2)


def f_quantile(p: float, d1: float, d2: float) -> float:
    """The f below which F with d1 and d2 degrees of freedom falls with probability p.

    Found by halving, until two neighbouring floats are left, on whichever of x and
    1 - x is the smaller, so that no digits are lost at either end.

    >>> round(f_quantile(0.95, 5, 10), 6)
    3.325835
    """
    a, b = d1 / 2, d2 / 2
    if p <= incomplete_beta(0.5, a, b):
        x = _invert(p, a, b)
        return d2 / d1 * x / (1 - x)
    rest = _invert(1 - p, b, a)
    return d2 / d1 * (1 - rest) / rest


def _invert(p: float, a: float, b: float) -> float:
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in {low, high}:
            return middle
        if incomplete_beta(middle, a, b) < p:
            low = middle
        else:
            high = middle


def _fraction(x: float, a: float, b: float) -> float:
    """The value of the continued fraction 1 / (1 + d1 / (1 + d2 / …))."""
    value, c, d = 1.0, 1.0, 0.0
    for numerator in _numerators(x, a, b):
        d = 1 / _not_zero(1 + numerator * d)
        c = _not_zero(1 + numerator / c)
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return 1 / value


def _numerators(x: float, a: float, b: float) -> Iterator[float]:
    for m in range(_MOST_TERMS):
        yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        k = m + 1
        yield k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
