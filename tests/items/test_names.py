from __future__ import annotations

import pytest

from quizgen.items.names import (
    accepted_names,
    acronyms,
    canonical,
    in_one_case,
    is_acronym,
    option_text,
    shared_words,
)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("live chat", "Live chat"),
        ("Reporting (asking what happened)", "Reporting"),
        ("Customer-touching applications, (also called e-CRM)", "Customer-touching applications"),
        ("pH value", "pH value"),
        ("(CRM)", "(CRM)"),
        ("quantifiable benefits:", "Quantifiable benefits"),
    ],
)
def test_a_term_prints_as_an_option(term, expected):
    assert option_text(term) == expected


def test_a_term_that_must_match_exactly_is_printed_as_it_is():
    assert option_text("sin(x)", exact=True) == "sin(x)"


def test_names_in_parentheses_are_accepted_but_remarks_are_not():
    assert "CRM" in accepted_names(["Customer relationship management (CRM)"])
    assert "asking what happened" not in accepted_names(["Reporting (asking what happened)"])


def test_an_acronym_stands_for_the_name_whose_initials_it_has():
    found = acronyms([("Customer relationship management", "CRM"), ("Plan", "PL")])
    assert found == {"crm": "customer relationship management"}


def test_an_acronym_of_two_names_stands_for_neither():
    names = [("Asset management", "AM"), ("Account manager", "AM")]
    assert acronyms(names) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Operational CRM systems", "operational customer relationship management"),
        ("Push model", "push strategy"),
        ("The data marts", "Data mart"),
    ],
)
def test_two_names_of_one_thing_have_one_form(one, other):
    longs = {"crm": "customer relationship management"}
    assert canonical(one, "en", longs) == canonical(other, "en", longs)


def test_a_name_that_is_only_a_tail_stays():
    assert canonical("System") == "system"


def test_options_get_capitals_on_every_word_if_one_of_them_has():
    assert in_one_case(["Live chat", "Call Center"]) == ["Live Chat", "Call Center"]
    assert in_one_case(["Live chat", "Strategic BI"]) == ["Live chat", "Strategic BI"]
    assert in_one_case(["Flaches Dach", "Freie Ware"], "de") == [
        "Flaches Dach",
        "Freie Ware",
    ]


def test_german_compounds_are_given_away_by_their_parts():
    assert shared_words(frozenset({"umlaufvermog"}), frozenset({"vermog"}), "de")
    assert not shared_words(frozenset({"umlaufvermog"}), frozenset({"vermog"}), "en")


def test_a_word_with_one_capital_is_no_acronym():
    assert not is_acronym("Plan")
