"""The formulas on data small enough to check by hand, and their properties on any data."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.reports.beta import f_quantile, f_tail, incomplete_beta
from quizgen.reports.correlation import correlate, fisher_interval
from quizgen.reports.describe import mean, quantile, standard_deviation, variance
from quizgen.reports.groups import LOWER, MIDDLE, UPPER, thirds, upper_lower, upper_lower_groups
from quizgen.reports.model import Figure, Interval
from quizgen.reports.reliability import cronbach_alpha, feldt_interval, kr20, standard_error
from quizgen.reports.tally import tally, tally_words

POINTS = st.lists(st.integers(0, 8).map(lambda n: n / 2), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("numbers", "q", "wanted"),
    [([7], 0.25, 7), ([1, 2, 3, 4], 0.25, 1.75), ([4, 1, 3, 2], 0.5, 2.5), ([1, 2, 9], 1.0, 9)],
)
def test_a_quantile_lies_straight_between_its_neighbours(numbers, q, wanted):
    assert quantile(numbers, q).value == wanted


@pytest.mark.parametrize("figure", [mean([]), quantile([], 0.5), standard_deviation([])])
def test_no_numbers_give_no_figure_but_a_reason(figure):
    assert figure == Figure(reason="nobody handed in answers")


def test_one_student_has_no_standard_deviation():
    assert standard_deviation([3]) == Figure(reason="one student has no spread")


def test_equal_thirds_of_points_have_no_variance():
    assert variance([1 / 3, 0.1 + 1 / 3 - 0.1, 1 / 3]) == 0.0


@given(POINTS, POINTS)
def test_a_correlation_is_none_or_between_minus_one_and_one(first, second):
    size = min(len(first), len(second))
    r = correlate(first[:size], second[:size])
    assert (r.value is None and r.reason) or -1 <= (r.value or 0) <= 1


@given(POINTS)
def test_anything_that_varies_correlates_fully_with_itself(numbers):
    r = correlate(numbers, numbers)
    assert r.value is None or r.value == pytest.approx(1)


def test_one_student_has_no_correlation():
    assert correlate([1], [2]).reason == "a correlation needs at least two students"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ([1, 1, 1], [1, 2, 3], "every student got the same points for it"),
        ([0, 1, 0], [2, 2, 2], "every student has the same total in the other questions"),
    ],
)
def test_a_constant_side_leaves_the_correlation_undefined(first, second, reason):
    assert correlate(first, second) == Figure(reason=reason)


@pytest.mark.parametrize(
    ("r", "n", "reason"),
    [
        (Figure(0.5), 3, "at least four students"),
        (Figure(1.0), 30, "perfect"),
        (Figure(reason="flat"), 30, "flat"),
    ],
)
def test_an_interval_that_cannot_be_said_has_a_reason(r, n, reason):
    interval = fisher_interval(r, n)
    assert interval.low is None
    assert interval.high is None
    assert reason in interval.reason


@given(st.floats(-0.99, 0.99), st.integers(4, 5000))
def test_the_interval_of_a_correlation_holds_it(r, n):
    interval = fisher_interval(Figure(r), n)
    assert interval.low is not None
    assert interval.high is not None
    assert -1 <= interval.low <= r <= interval.high <= 1


@pytest.mark.parametrize(
    ("students", "size"), [(1, 0), (2, 1), (4, 1), (5, 1), (6, 2), (11, 3), (50, 14), (100, 27)]
)
def test_a_group_has_twenty_seven_percent_rounded_half_up(students, size):
    upper, lower = upper_lower_groups([float(n) for n in range(students)])
    assert (len(upper), len(lower)) == (size, size)


def test_everyone_tied_at_the_cut_is_in_the_group():
    upper, lower = upper_lower_groups([9, 9, 9, 5, 1, 1])
    assert upper == [0, 1, 2]
    assert lower == [4, 5]


def test_totals_that_differ_only_by_rounding_are_tied():
    upper, _ = upper_lower_groups([0.1 + 0.2, 0.3, 0.0, 0.0])
    assert upper == [0, 1]


def test_equal_totals_leave_the_index_undefined():
    assert upper_lower([1, 0, 1], [0, 1, 2], [0, 1, 2]).reason == "every student has the same total"


def test_a_single_student_has_no_groups():
    assert upper_lower([1.0], *upper_lower_groups([1.0])).reason.startswith("too few students")


def test_the_index_is_the_difference_of_the_groups():
    assert upper_lower([1.0, 0.5, 0.0, 0.0], [0, 1], [2, 3]).value == 0.75


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=60))
def test_equal_totals_are_in_the_same_third_and_higher_ones_not_below(totals):
    found = thirds(totals)
    assert set(found) <= {LOWER, MIDDLE, UPPER}
    for one, third in zip(totals, found, strict=True):
        for other, its in zip(totals, found, strict=True):
            assert one != other or third == its
            assert one <= other or third >= its


def test_a_class_without_ties_falls_into_equal_thirds():
    assert thirds([6, 5, 4, 3, 2, 1]) == [UPPER, UPPER, MIDDLE, MIDDLE, LOWER, LOWER]


@given(st.integers(0, 2**30), st.floats(0.5, 200), st.floats(0.5, 200))
def test_the_incomplete_beta_function_mirrors_itself(part, a, b):
    x = part / 2**30  # so that 1 - x is exact
    assert incomplete_beta(x, a, b) + incomplete_beta(1 - x, b, a) == pytest.approx(1, abs=1e-9)


@given(st.floats(0.001, 0.999), st.integers(1, 400), st.integers(1, 400))
def test_a_quantile_of_f_leaves_the_rest_above_it(p, d1, d2):
    assert f_tail(f_quantile(p, d1, d2), d1, d2) == pytest.approx(1 - p, abs=1e-9)


def test_nothing_lies_below_an_f_of_zero():
    assert f_tail(0.0, 3, 10) == 1.0


@pytest.mark.parametrize(
    ("variances", "totals", "reason"),
    [
        ([], [], "nobody handed in answers"),
        ([0.2], [1, 0, 1], "at least two questions"),
        ([0.0, 0.0], [2], "at least two students"),
        ([0.2, 0.2], [1, 1, 1], "the same total"),
    ],
)
def test_alpha_that_cannot_be_said_has_a_reason(variances, totals, reason):
    alpha = cronbach_alpha(variances, totals)
    assert alpha.value is None
    assert reason in alpha.reason
    assert feldt_interval(alpha, len(totals), len(variances)).reason == alpha.reason
    assert standard_error(alpha, totals).reason == alpha.reason


def test_questions_that_all_agree_have_an_alpha_of_one_and_no_interval():
    columns = [[0.0, 1.0, 1.0], [0.0, 1.0, 1.0]]
    alpha = cronbach_alpha([variance(one) for one in columns], [0.0, 2.0, 2.0])
    assert alpha.value == pytest.approx(1)
    assert feldt_interval(alpha, 3, 2) == Interval(reason="alpha is perfect")


def test_kr20_counts_right_answers_whatever_they_are_worth():
    ones = [[1.0, 0.0, 1.0, 1.0], [1.0, 0.0, 0.0, 1.0]]
    worth = [[3.0, 0.0, 3.0, 3.0], [1.0, 0.0, 0.0, 1.0]]
    assert kr20(worth, [3.0, 1.0]) == kr20(ones, [1.0, 1.0])


def test_kr20_is_undefined_where_an_answer_earned_a_part():
    assert "part of their points" in kr20([[0.5, 1.0], [0.0, 1.0]], [1.0, 1.0]).reason


def test_the_error_of_measurement_is_sd_times_root_of_one_less_alpha():
    totals = [1.0, 2.0, 3.0]
    assert standard_error(Figure(0.75), totals).value == pytest.approx(math.sqrt(1 * 0.25))


def test_the_histogram_counts_everyone_once():
    bins = tally([-5, 0, 9.9999999, 10, 55, 100, 120])
    assert [one.students for one in bins] == [2, 2, 0, 0, 0, 1, 0, 0, 0, 2]
    assert (bins[0].label, bins[-1].label) == ("0–9%", "90–100%")


def test_the_histogram_in_words_names_only_what_is_there():
    assert tally_words(tally([5, 95, 96])) == "0–9%: 1 student; 90–100%: 2 students"
