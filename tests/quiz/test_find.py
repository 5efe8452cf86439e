from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.errors import UsageError
from quizgen.items.model import Matching
from quizgen.quiz.find import find_question
from quizgen.quiz.model import Quiz, Section

Make = Callable[..., Quiz]


@pytest.fixture(scope="module")
def quiz(make: Make) -> Quiz:
    return make(Section("choice", 5), Section("matching", 4), forms=3)


def test_every_number_of_every_form_is_found_and_leads_back(quiz: Quiz) -> None:
    for form in quiz.forms:
        for number in range(1, 10):
            found = find_question(quiz, f"{form.code}{number}")
            assert (found.form, found.number) == (form.code, number)
            assert found.question.numbers[found.part] == number
            assert found.numbers[form.code] == number
            other = find_question(quiz, f"A{found.numbers['A']}")
            assert (other.key, other.item) == (found.key, found.item)


def test_a_premise_is_named_by_its_place_in_the_set(quiz: Quiz) -> None:
    found = find_question(quiz, " a 8 ")
    assert isinstance(found.item, Matching)
    assert found.key == f"{found.item.id}#3"
    elsewhere = find_question(quiz, f"B{found.numbers['B']}")
    assert (elsewhere.key, elsewhere.part) == (found.key, 2)
    assert elsewhere.section == quiz.forms[1].sections[1]


def test_the_form_can_be_left_out_where_there_is_one(make: Make) -> None:
    assert find_question(make(Section("choice", 2)), "2").number == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A99", "form A has no question 99"),
        ("Z1", "there is no form Z"),
        ("3", "does not say which form"),
        ("first", "is not a question"),
        ("A1B", "is not a question"),
        ("", "is not a question"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(quiz: Quiz, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        find_question(quiz, name)
    assert caught.value.next_step
