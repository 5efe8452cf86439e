"""Definitions: a suggestion with its reasons, decided by a person unless told otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading.definitions import AUTO_ACCEPT, AUTO_REJECT, match_definition
from quizgen.quiz.policy import Policy

WAREHOUSE = "A large store of current and historical data that supports managers in decisions."
QUESTION = "What is a data warehouse?"


def match(answer, **options):
    return match_definition(answer, [WAREHOUSE], question=QUESTION, **options)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(WAREHOUSE, "exact"), (WAREHOUSE.upper(), "folded"), (WAREHOUSE[:-1] + " !", "folded")],
)
def test_an_accepted_definition_is_accepted(answer, reason):
    found = match(answer)
    assert (found.decision, found.reason, found.credit) == ("accept", reason, 1.0)


def test_anything_else_is_for_a_person():
    found = match("It keeps old and new data so that managers can decide.")
    assert found.decision == "review"
    assert found.credit == found.score


def test_a_paraphrase_scores_above_a_stranger():
    right = match("A big collection of historical and current data to help managers decide.")
    wrong = match("A building where goods are kept until they are shipped.")
    assert right.score > 0.5 > wrong.score


def test_the_steps_name_what_was_said_and_what_was_not():
    steps = match("It stores historical data.").steps
    assert "Said: store, historical." in steps
    assert any(step.startswith("Not said: ") and "managers" in step for step in steps)


@pytest.mark.parametrize(("answer", "reason"), [("", "blank"), ("idk", "dont-know")])
def test_an_empty_answer_earns_nothing(answer, reason):
    found = match(answer)
    assert (found.decision, found.reason) == ("reject", reason)


def test_a_repeated_question_is_told_apart():
    found = match("A data warehouse is a warehouse of data.")
    assert found.reason == "copied"
    assert found.score < 0.5


def test_a_negated_definition_is_told_apart():
    text = "Prices rise when demand grows."
    plain = match_definition("Prices rise if demand grows", [text])
    turned = match_definition("Prices do not rise if demand grows", [text])
    assert turned.reason == "negation"
    assert turned.score < plain.score


def test_an_opposite_word_is_told_apart():
    found = match_definition(
        "The longer string swings more slowly", ["The longer string swings faster"]
    )
    turned = match_definition(
        "The shorter string swings faster", ["The longer string swings faster"]
    )
    assert turned.score < found.score or turned.reason == "opposite"


def test_swapped_roles_are_told_apart():
    text = "The supplier delivers parts to the factory"
    found = match_definition("The factory parts delivers to the supplier", [text])
    assert found.reason == "swapped"


def test_a_string_of_keywords_is_told_apart():
    found = match("store current historical data supports managers decisions large")
    assert found.reason == "keywords"


def test_slips_do_not_hide_a_word():
    clean = match("a store of historical data for managers")
    slips = match("a store of historicall data for manegers")
    assert slips.score > 0.75 * clean.score


def test_the_best_of_several_definitions_counts():
    both = match_definition(
        "goods go back", ["something else entirely", "goods go back to the maker"]
    )
    assert both.score > match_definition("goods go back", ["something else entirely"]).score


def test_clear_cases_are_decided_where_the_policy_says_so():
    auto = Policy(definition_auto=True)
    sure = match(
        "A large store of current and historical data which supports managers in decisions",
        policy=auto,
    )
    assert sure.decision == "accept"
    assert sure.score >= AUTO_ACCEPT
    assert any("were wrong" in step for step in sure.steps)
    long = f"{WAREHOUSE} It is loaded at night from many sources and keeps them for years."
    none = match_definition("Bananas.", [long], question=QUESTION, policy=auto)
    assert none.decision == "reject"
    assert none.score <= AUTO_REJECT


@pytest.mark.parametrize(
    "answer",
    [
        "A large store of current and historical data that supports bakers in decisions",
        "A large store of current and historical data",
        f"{WAREHOUSE} Clerks, drivers, cooks and guests too.",
        "A large store of current and historical data that never supports managers in decisions",
    ],
)
def test_a_clear_case_with_words_more_or_less_is_left_to_a_person(answer):
    assert match(answer, policy=Policy(definition_auto=True)).decision == "review"


def test_german_definitions_are_compared_too():
    text = "Ein großer Speicher für historische Daten des Unternehmens."
    right = match_definition("Speicher mit historischen Daten der Firma", [text], language="de")
    wrong = match_definition("Ein Gebäude am Fluss", [text], language="de")
    assert right.score > 0.5 > wrong.score


def test_without_a_definition_to_compare_with_a_person_decides():
    assert match_definition("anything", []).decision == "review"


def test_a_definition_of_200_kilobytes_goes_to_review():
    assert match("data " * 40_000).reason == "too-long"


@given(st.text(max_size=200))
def test_any_text_gets_a_suggestion(answer):
    found = match(answer)
    assert 0 <= found.score <= 1
    assert found.decision != "accept"
