from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quiz.apportion import apportion, even_points


@given(st.integers(0, 200), st.dictionaries(st.text(max_size=2), st.integers(0, 50), max_size=8))
def test_quotas_add_up_and_none_is_a_whole_unit_off(total: int, weights: dict[str, int]) -> None:
    found = apportion(total, weights)
    whole = sum(weights.values())
    assert sum(found.values()) == (total if whole else 0)
    for name, quota in found.items():
        assert not whole or abs(quota - total * weights[name] / whole) < 1


def test_equal_remainders_go_by_the_ties_given() -> None:
    assert apportion(1, {"a": 1, "b": 1}, {"a": 0.9, "b": 0.1}) == {"a": 0, "b": 1}


@given(
    st.integers(1, 400).map(lambda n: Decimal(n) / 4),
    st.lists(st.integers(1, 3), min_size=1, max_size=12),
)
def test_points_add_up_to_the_total(total: Decimal, sizes: list[int]) -> None:
    found = even_points(total, sizes)
    if found is None:
        assert set(sizes) != {1}
    else:
        assert sum(each * size for each, size in zip(found, sizes, strict=True)) == total
        assert min(found) > 0


@pytest.mark.parametrize(
    ("total", "sizes", "points"),
    [
        ("10", [1, 1, 1, 1], ["2.5"] * 4),
        ("10", [1, 1, 1], ["4", "3", "3"]),
        ("100", [1] * 8, ["12.5"] * 8),
        ("7", [2, 1], ["2", "3"]),
        ("1", [1, 1, 1], ["0.5", "0.25", "0.25"]),
        ("10", [6], None),
        ("12", [6], ["2"]),
        ("5", [], []),
    ],
)
def test_a_total_is_given_out_in_round_steps(
    total: str, sizes: list[int], points: list[str] | None
) -> None:
    found = even_points(Decimal(total), sizes)
    assert found == (None if points is None else [Decimal(one) for one in points])
