"""Rows from the real sources: what they should become, and what they must not."""

from __future__ import annotations

import pytest

from quizgen.errors import Severity
from quizgen.glossary.model import Glossary
from quizgen.items.bank import item_bank
from quizgen.items.flaws import find_flaws
from quizgen.items.model import Bank, Choice, Matching


@pytest.fixture(scope="module")
def bank(real: Glossary) -> Bank:
    return item_bank(real)


def options(bank: Bank, key: str) -> set[str]:
    item = bank.items[key]
    assert isinstance(item, Choice)
    return {item.key, *item.distractors, *item.spares}


def test_opposite_terms_with_one_definition_yield_nothing(bank):
    assert not [key for key in bank.items if key.endswith((":push-model", ":pull-model"))]


def test_the_segments_of_the_chain_stay_among_themselves(bank):
    assert options(bank, "choice-dt:upstream") == {"Upstream", "Internal", "Downstream"}
    assert bank.items["choice-dt:upstream"].stem.startswith("Which of these is where sourcing")


def test_the_phases_stay_among_themselves(bank):
    assert options(bank, "choice-dt:analyzing-crm") == {
        "Reporting CRM",
        "Analyzing CRM",
        "Predicting CRM",
    }


def test_definitions_made_of_questions_are_never_asked(bank):
    entries = ("reporting-asking-what-happened", "analyzing-asking-why-it-happened")
    assert not [key for key in bank.items if key.endswith(entries)]


def test_the_components_make_one_set(bank):
    sets = [item.entries for item in bank.items.values() if isinstance(item, Matching)]
    assert any({"plan", "source", "make", "delivery"} <= set(entries) for entries in sets)


def test_a_term_that_its_definition_gives_away_is_asked_the_other_way(bank):
    assert "choice-td:open-source-crm-systems" in bank.items
    assert not {"cloze:open-source-crm-systems", "short-term:open-source-crm-systems"} & set(
        bank.items
    )


def test_a_card_that_is_a_cloze_waits_for_its_answers(bank, real):
    ids = [one.id for one in real.entries if "____" in one.term]
    assert ids
    assert not [key for key in bank.items if key.partition(":")[2] in ids]
    shown = [
        text
        for item in bank.items.values()
        if isinstance(item, Choice)
        for text in (item.key, *item.distractors)
    ]
    assert not [text for text in shown if "__" in text]


def test_nothing_printed_has_an_error_and_few_items_a_warning(bank, real):
    flaws = find_flaws(bank.items, real)
    assert [flaw for flaw in flaws if flaw.severity is Severity.ERROR] == []
    for kind, most in (("choice", 0.25), ("cloze", 0.15), ("matching", 0.2)):
        ids = [key for key, item in bank.items.items() if item.kind == kind]
        flawed = {flaw.place.source for flaw in flaws} & set(ids)
        assert len(flawed) <= most * len(ids)


def test_most_terms_are_asked_for(bank, real):
    terms = {one.id for one in real.entries if one.kind == "term" and not one.skip}
    asked = {item.entry for item in bank.items.values() if item.kind in {"choice", "cloze"}}
    assert len(terms & asked) >= 0.6 * len(terms)
