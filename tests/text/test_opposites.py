from __future__ import annotations

import pytest

from quizgen.text.fold import fold
from quizgen.text.languages import language_codes, language_of
from quizgen.text.opposites import opposed, told_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("turning the bow to the left side", "turning the bow to the right side"),
        ("a wire that holds the mast from the front", "a wire that holds the mast from the side"),
        ("a report for one month of a firm", "a report for one year of a firm"),
        ("a broken bone that breaks the skin", "a broken bone that does not break the skin"),
    ],
)
def test_texts_that_differ_in_opposites_say_different_things(one: str, other: str) -> None:
    assert told_apart(one, other)
    assert told_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the rear end of a boat", "the back end of a boat"),
        ("a firm that sells goods to people", "a company that sells goods to people"),
        ("a large room for storing goods", "a big room where goods are stored"),
        ("a plan for one year", "a plan for one year"),
    ],
)
def test_other_words_for_the_same_are_no_opposites(one: str, other: str) -> None:
    assert not told_apart(one, other)


def test_german_words_are_turned_round_too() -> None:
    assert told_apart("die kleinste Menge im Lager", "die größte Menge im Lager", "de")
    assert opposed("einzahlung", "auszahlung", "de")


@pytest.mark.parametrize("code", language_codes())
def test_words_of_scales_and_kinds_are_folded(code: str) -> None:
    rules = language_of(code)
    words = [word for scale in rules.scales for group in scale for word in group.split()]
    assert [word for word in [*words, *rules.kinds] if fold(word, code) != word] == []
