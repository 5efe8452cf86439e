"""Shares to points: rounded half-up to hundredths, so that sums agree everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from quizgen.grading.model import Match
from quizgen.quiz.policy import Policy

HUNDREDTH = Decimal("0.01")
ZERO = Decimal(0)
_EXACT = Decimal("0.000000001")


def half_up(value: Decimal, step: Decimal = HUNDREDTH) -> Decimal:
    """`value` to the nearest multiple of `step`, halves away from zero.

    >>> half_up(Decimal("0.125")), half_up(Decimal("7.25"), Decimal("0.5"))
    (Decimal('0.13'), Decimal('7.5'))
    """
    steps = (value / step).quantize(_EXACT, ROUND_HALF_UP).quantize(Decimal(1), ROUND_HALF_UP)
    return steps * step


def share_out(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`total` in hundredths over the weights, by largest remainder: the parts add up.

    Ties go to the earlier part.  Source: Hamilton's method of apportionment.

    >>> share_out(Decimal(1), [Decimal(1)] * 3)
    [Decimal('0.34'), Decimal('0.33'), Decimal('0.33')]
    """
    whole = sum(weights, ZERO)
    if not whole:
        return [ZERO for _ in weights]
    exact = [total * weight / whole for weight in weights]
    parts = [part.quantize(HUNDREDTH, ROUND_DOWN) for part in exact]
    left = int((total - sum(parts, ZERO)) / HUNDREDTH)
    order = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for index in order[:left]:
        parts[index] += HUNDREDTH
    return parts


def plain(value: Decimal) -> str:
    """The number as people write it: no exponent, no zeros at the end.

    >>> plain(Decimal("1.50")), plain(Decimal("1E+1")), plain(Decimal("-0.00"))
    ('1.5', '10', '0')
    """
    text = format(value, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short in {"-0", ""} else short


def earned(match: Match, points: Decimal, policy: Policy, kind: str) -> Decimal:
    """What a match is worth: nothing while it waits, less than nothing where so agreed."""
    if match.decision == "accept":
        return half_up(points * _share(match.credit))
    if kind == "choice" and match.reason == "wrong-choice":
        # Adding zero makes a negative zero a plain one.
        return half_up(-points * policy.negative) + ZERO
    return ZERO


def total_of(points: Sequence[Decimal], policy: Policy) -> Decimal:
    """The sum of rounded points, rounded once more where the policy says so."""
    total = sum(points, ZERO)
    step = _step(policy.round)
    return half_up(total, step) if step else total


def percent_of(score: Decimal, most: Decimal) -> Decimal:
    """The score in percent of the maximum, half-up to hundredths; 0 where nothing counts."""
    return half_up(score * 100 / most) if most > 0 else ZERO


def band_of(percent: Decimal, policy: Policy) -> str:
    """The highest grade whose least percentage was reached; "" without bands."""
    reached = [band for band in policy.bands if percent >= band.least]
    return max(reached, key=lambda band: band.least).grade if reached else ""


def passed(percent: Decimal, policy: Policy) -> bool | None:
    """Whether the pass mark was reached; None where there is none."""
    return None if policy.pass_percent is None else percent >= policy.pass_percent


def _share(credit: float) -> Decimal:
    return Decimal(repr(credit)).quantize(_EXACT, ROUND_HALF_UP)


def _step(rule: str) -> Decimal | None:
    plain_number = rule.replace(".", "", 1).isdecimal()
    step = Decimal(rule) if plain_number else ZERO
    return step if step > 0 else None
