"""How far the totals can be trusted: alpha, KR-20, their interval, the error of measurement.

Sources: Cronbach (1951) for alpha = k/(k-1) (1 - sum of item variances / variance of
totals); Kuder and Richardson (1937), formula 20, the same for right-or-wrong scores;
Feldt (1965) and Feldt, Woodruff and Salih (1987) for the interval, as in
`psych::alpha.ci`: (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom.
The standard error of measurement is SD sqrt(1 - alpha), with the sample SD.

Conventions: a question that everybody got right (or wrong) stays in, with variance 0;
`psych::alpha` drops such questions unless called with `delete = FALSE`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from quizgen.reports.beta import f_quantile
from quizgen.reports.describe import NOBODY, PAIR, SAME, constant, variance
from quizgen.reports.model import Figure, Interval

ONE_QUESTION = "it needs at least two questions"
ONE_STUDENT = "it needs at least two students"
EQUAL_TOTALS = "every student has the same total"
PARTIAL = "some answers earned part of their points, so questions are not right or wrong"

Columns = Sequence[Sequence[float]]


def cronbach_alpha(item_variances: Sequence[float], totals: Sequence[float]) -> Figure:
    """Cronbach's alpha from the variance of each question and everybody's total."""
    k = len(item_variances)
    reason = _undefined(k, totals)
    if reason:
        return Figure(reason=reason)
    return Figure(k / (k - 1) * (1 - math.fsum(item_variances) / variance(totals)))


def kr20(columns: Columns, maxima: Sequence[float]) -> Figure:
    """Kuder-Richardson formula 20 over right (1) and wrong (0), whatever the points.

    Args:
        columns: per question, everybody's points.
        maxima: per question, the points a right answer earns.
    """
    if not columns:
        return Figure(reason=ONE_QUESTION)
    right: list[list[float]] = []
    for column, most in zip(columns, maxima, strict=True):
        if any(abs(points) > SAME and abs(points - most) > SAME for points in column):
            return Figure(reason=PARTIAL)
        right.append([1.0 if points > SAME else 0.0 for points in column])
    counts = [math.fsum(row) for row in zip(*right, strict=True)]
    return cronbach_alpha([variance(column) for column in right], counts)


def feldt_interval(alpha: Figure, students: int, questions: int) -> Interval:
    """Feldt's 95 % interval of alpha."""
    if alpha.value is None:
        return Interval(reason=alpha.reason)
    d1, d2 = students - 1, (students - 1) * (questions - 1)
    doubt = 1 - alpha.value
    if doubt < SAME:
        return Interval(reason="alpha is perfect")
    return Interval(1 - doubt * f_quantile(0.975, d1, d2), 1 - doubt * f_quantile(0.025, d1, d2))


def standard_error(alpha: Figure, totals: Sequence[float]) -> Figure:
    """The standard error of measurement, in points."""
    if alpha.value is None:
        return Figure(reason=alpha.reason)
    return Figure(math.sqrt(max(0.0, variance(totals) * (1 - alpha.value))))


def _undefined(questions: int, totals: Sequence[float]) -> str:
    if not totals:
        return NOBODY
    if questions < PAIR:
        return ONE_QUESTION
    if len(totals) < PAIR:
        return ONE_STUDENT
    return EQUAL_TOTALS if constant(totals) else ""
