from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.papers.fonts import width
from quizgen.papers.layout import Page, is_stacked, is_whole, lines_of, option_columns

A4 = Page("A4", "standard")


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        (["push", "pull", "lean", "agile"], 4),
        (["push", "pull", "lean"], 4),
        (["push", "pull"], 4),
        (["push", "pull", "lean", "agile", "six"], 1),
        (["push", "pull", "lean", "agile", "six", "seven"], 2),
        (["customer relationship", "supply chain", "extranet", "intranet"], 2),
        (["a" * 200, "b", "c", "d"], 1),
        ([], 1),
    ],
)
def test_options_stand_in_as_many_columns_as_fit_with_full_rows(options, columns):
    assert option_columns(options, A4) == columns


@pytest.mark.parametrize("edition", ["clear", "large"])
def test_editions_for_low_vision_have_one_option_per_line(edition):
    assert option_columns(["a", "b", "c", "d"], Page("A4", edition)) == 1


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_the_order_of_options_never_changes_their_columns(options):
    assert option_columns(options, A4) == option_columns(options[::-1], A4)


@given(st.text(max_size=40), st.text(max_size=40))
def test_width_adds_up(one, other):
    assert width(one + other) == pytest.approx(width(one) + width(other))


def test_bold_is_wider():
    assert width("customer", bold=True) > width("customer")


def test_short_sets_stand_side_by_side():
    assert not is_stacked(["a short definition"] * 8, ["term"] * 10, A4)


def test_sets_that_would_not_fit_on_a_page_are_stacked():
    assert is_stacked(["a long definition " * 30] * 10, ["term"] * 12, A4)


def test_a_stacked_set_that_fits_on_a_page_stays_whole():
    premises = ["some fifty words " * 7] * 9
    assert is_stacked(premises, ["term"] * 10, A4)
    assert is_whole(premises, ["term"] * 10, A4)
    assert not is_whole(premises * 3, ["term"] * 10, A4)


def test_large_print_always_stacks():
    assert is_stacked(["a"], ["b"], Page("Letter", "large"))


def test_even_an_empty_text_takes_a_line():
    assert lines_of("", 10) == 1
