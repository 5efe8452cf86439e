from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.chance import Stream

names = st.lists(st.text(max_size=4) | st.integers(-5, 5), min_size=1, max_size=4)


def test_the_draws_of_a_stream_never_change() -> None:
    stream = Stream("seed", "form", 1, "choice-dt:crm")
    assert [stream.below(100) for _ in range(6)] == [11, 86, 94, 30, 39, 68]
    assert "".join(Stream("seed", "ü").shuffled("abcdefgh")) == "hcgefbad"


@given(names)
def test_equal_names_give_equal_draws(parts: list[str | int]) -> None:
    one, other = Stream(*parts), Stream(*parts)
    assert [one.fraction() for _ in range(4)] == [other.fraction() for _ in range(4)]


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "b"), ("ab",)), (("a", 1), ("a", "1")), (("a,b",), ("a", "b")), (("a",), ("b",))],
)
def test_different_names_give_different_draws(
    one: tuple[str | int, ...], other: tuple[str | int, ...]
) -> None:
    assert Stream(*one).fraction() != Stream(*other).fraction()


@given(names, st.lists(st.integers()))
def test_a_shuffle_is_a_permutation(parts: list[str | int], things: list[int]) -> None:
    assert Counter(Stream(*parts).shuffled(things)) == Counter(things)


@given(names, st.integers(1, 10**12))
def test_a_draw_stays_below_its_bound(parts: list[str | int], bound: int) -> None:
    assert 0 <= Stream(*parts).below(bound) < bound


@given(names, st.lists(st.integers(), max_size=9, unique=True), st.integers(0, 12))
def test_a_sample_takes_each_thing_once(
    parts: list[str | int], things: list[int], count: int
) -> None:
    found = Stream(*parts).sample(things, count)
    assert len(found) == len(set(found)) == min(count, len(things))
    assert set(found) <= set(things)


def test_every_order_is_equally_likely() -> None:
    counts = Counter("".join(Stream("uniform", n).shuffled("abc")) for n in range(6000))
    chi_square = sum((counts[order] - 1000) ** 2 / 1000 for order in counts)
    assert len(counts) == 6
    assert chi_square < 20.52  # 5 degrees of freedom, p = .001


def test_every_thing_is_picked_equally_often() -> None:
    stream = Stream("pick")
    counts = Counter(stream.pick("abcdefg") for _ in range(7000))
    assert sum((counts[one] - 1000) ** 2 / 1000 for one in "abcdefg") < 22.46  # 6 degrees


def test_a_name_from_a_wrongly_encoded_command_line_does_no_harm() -> None:
    assert Stream("\udcff").fraction() != Stream("\udcfe").fraction()


@pytest.mark.parametrize("bound", [0, -1])
def test_a_bound_below_one_is_an_error_of_the_program(bound: int) -> None:
    with pytest.raises(ValueError, match="bound must be positive"):
        Stream("x").below(bound)
