from __future__ import annotations

import pytest

from quizgen.text.words import (
    american,
    count_of,
    has_dictionary,
    is_common,
    is_word,
)


@pytest.mark.parametrize(
    "word", ["customer", "Customer", "organisation", "colour", "don’t", "front-office"]
)
def test_a_word_is_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["recieve", "custmoer", "xqzt", "front-ofice"])
def test_a_slip_is_not_a_word(word: str) -> None:
    assert not is_word(word)


def test_common_words_are_those_that_students_use_on_purpose() -> None:
    assert is_common("customer")
    assert not is_common("teleservice")


def test_a_language_without_a_list_knows_no_word() -> None:
    assert not has_dictionary("xx")
    assert count_of("customer", "xx") == 0
    assert has_dictionary("de")
    assert is_word("Kunde", "de")


@pytest.mark.parametrize(
    ("british", "other"), [("analyse", "analyze"), ("our", "our"), ("dose", "dose")]
)
def test_a_british_spelling_counts_as_the_american_one(british: str, other: str) -> None:
    assert american(british) == other
