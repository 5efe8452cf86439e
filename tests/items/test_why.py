from __future__ import annotations

import pytest

from quizgen.errors import UsageError
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.why import why


def test_every_wrong_option_has_its_reasons(networking):
    said = why(networking, "Star topology", "bus-topology")
    assert "stands in one list with it" in said
    assert "is a “layout” too" in said
    assert "choice-dt:star-topology prints it." in said


def test_a_term_that_is_no_option_is_said_to_be_none(networking):
    said = why(networking, "Star topology", "Cookie")
    assert "does not have it among its best" in said


def test_a_term_in_reserve_has_its_place(networking):
    lines = why(networking, "latency", "jitter").splitlines()
    assert "choice-dt:latency keeps it in reserve as number" in lines[1]


def test_terms_of_one_list_are_siblings_though_they_share_no_word(sample):
    said = why(sample, "Material flow", "Information flow")
    assert "sibling; both stand in the list “Three flows along a supply chain”" in said


def test_terms_that_never_meet_need_no_reasons(sample):
    said = why(sample, "CRM", "Social CRM")
    assert "never stand in one item" in said
    assert "\n" not in said


def test_the_words_that_two_definitions_share_are_whole_words(made):
    glossary = made(
        Entry(id="a", term="Depot", definition="a store by the roadside for goods of all firms"),
        Entry(id="b", term="Kiosk", definition="a stall by the roadside with papers and sweets"),
    )
    assert "definitions share roadside." in why(glossary, "a", "b")


def test_a_term_that_cannot_be_asked_for_says_why():
    glossary = Glossary(
        entries=(
            Entry(id="a", term="Depot", definition="a store by the roadside for goods"),
            Entry(id="l", term="Fees", kind="list", items=("Rent", "Toll")),
        )
    )
    assert "never, there is no such question" in why(glossary, "a", "l")


def test_an_unknown_term_is_a_usage_error(made):
    with pytest.raises(UsageError, match="no entry"):
        why(made(Entry(id="a", term="Depot")), "a", "nobody")
