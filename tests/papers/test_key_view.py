from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.papers.key_view import key_rows, key_view
from quizgen.papers.student import student_view
from quizgen.papers.view import ChoiceView
from quizgen.quiz.policy import Policy


def row(quiz, number, form=0):
    return next(one for one in key_rows(quiz, quiz.forms[form]) if one.number == number)


@pytest.mark.parametrize(
    ("number", "short"),
    [
        (1, "B"),
        (2, "B"),
        (3, "D"),
        (4, "C"),
        (5, "extranet"),
        (6, "intranet"),
        (7, "customer churn"),
        (8, "material flow; information flow; financial flow"),
        (9, "Marked by hand."),
    ],
)
def test_the_grid_gives_letters_for_options_and_words_for_the_rest(quiz, number, short):
    assert row(quiz, number).short == short


def test_the_letter_in_the_key_is_that_of_the_right_option_on_every_form(quiz):
    for form in quiz.forms:
        printed = student_view(quiz, form).sections[0].questions[0]
        assert isinstance(printed, ChoiceView)
        letter = key_rows(quiz, form)[0].short
        right = next(one.text for one in printed.options if one.letter == letter)
        assert right == "Goods are made in advance, from forecasts"


def test_a_wrong_option_says_what_it_belongs_to_where_the_quiz_knows(quiz):
    choice = next(item for item in quiz.items.values() if item.kind == "choice")
    other = replace(choice, distractors=("safety stock", "Goods are sent back", "unknown"))
    known = replace(quiz, items={**quiz.items, choice.id: other})
    notes = {one.text: one.note for one in row(known, 1).options}
    assert notes["safety stock"] == "Goods held against a sudden rise in demand"
    assert notes["unknown"] == ""
    assert notes[choice.key] == ""


def test_exactly_one_option_is_marked_right(quiz):
    assert [one.right for one in row(quiz, 1).options] == [False, True, False, False]


def test_a_blank_lists_what_else_is_accepted_and_what_never_is(quiz):
    assert row(quiz, 5).accepted == ("partner network",)
    assert row(quiz, 5).rejected == ("internet",)


def test_the_sentence_of_a_cloze_stands_once_with_its_numbers(quiz):
    assert row(quiz, 5).prompt.startswith("An (5) ____ lets partners in; an (6) ____")
    assert not row(quiz, 6).prompt


def test_the_source_is_named_so_that_a_dispute_can_be_settled(quiz):
    assert row(quiz, 1).source == "notes.txt:12"


def test_a_list_says_what_each_point_earns(quiz):
    assert row(quiz, 8).guide == (
        "Each point right earns its share of the marks.",
        "Each point: 1 mark.",
    )


def test_the_guide_follows_the_policy(quiz):
    policy = Policy(partial_list=False, list_least=2, list_order=True, wrong_extra=Decimal("0.5"))
    guide = row(replace(quiz, policy=policy), 8).guide
    assert guide == (
        "All points are needed for the marks.",
        "At least 2.",
        "The order counts.",
        "Each wrong extra point takes 50% of one point's marks off.",
    )


def test_rules_that_hold_for_the_whole_paper_are_named(quiz):
    strict = replace(quiz, policy=Policy(negative=Decimal("0.25"), typo_credit=Decimal("0.5")))
    rules = key_view(strict, strict.forms[0]).rules
    assert ["25%" in rules[0], "50%" in rules[1]] == [True, True]


def test_sections_know_whether_all_their_answers_are_letters(quiz):
    lettered = [one.lettered for one in key_view(quiz, quiz.forms[0]).sections]
    assert lettered == [True, True, False, False, False]


def test_the_total_is_that_of_all_numbers(quiz):
    assert key_view(quiz, quiz.forms[0]).total == "12"
