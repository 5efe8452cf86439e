"""Whether the forms of a quiz, or of one question, differ by more than chance.

Source: one-way analysis of variance (Fisher 1925) over the shares of the points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from quizgen.reports.beta import f_tail
from quizgen.reports.describe import PAIR, SAME, deviations, mean
from quizgen.reports.model import Figure, FormCheck, FormResult

LIKELY = 0.01  # below this, a difference is worth a look


def compare_forms(shares: Mapping[str, Sequence[float]]) -> FormCheck:
    """The mean share per form, in the order of the codes, and how likely chance is."""
    ordered = sorted(shares.items(), key=lambda one: (len(one[0]), one[0]))
    results = tuple(FormResult(code, len(own), mean(own)) for code, own in ordered)
    f = _variance_ratio([own for _, own in ordered])
    if f.value is None:
        return FormCheck(results, f, f)
    groups, students = len(shares), sum(map(len, shares.values()))
    return FormCheck(results, f, Figure(f_tail(f.value, groups - 1, students - groups)))


def _variance_ratio(groups: Sequence[Sequence[float]]) -> Figure:
    """F: the spread between the groups over the spread within them."""
    students = sum(map(len, groups))
    if len(groups) < PAIR:
        return Figure(reason="there is only one form")
    if students <= len(groups):
        return Figure(reason="too few students per form")
    whole = math.fsum(one * one for one in deviations([one for own in groups for one in own]))
    within = math.fsum(one * one for own in groups for one in deviations(own))
    if within < SAME:
        return Figure(reason="the students of each form all have the same total")
    between = max(0.0, whole - within) / (len(groups) - 1)
    return Figure(between / (within / (students - len(groups))))
