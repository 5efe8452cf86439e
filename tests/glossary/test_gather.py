"""Only equal names and declared aliases bring cards together."""

from __future__ import annotations

import pytest

from quizgen.glossary.gather import gather
from quizgen.sources.model import Card


def cards(*pairs):
    return [Card("n.txt", front, back, n, n, n) for n, (front, back) in enumerate(pairs, 1)]


def groups(*pairs):
    return [[one.card.front for one in group.cards] for group in gather(cards(*pairs))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supply chain", "The Supply Chains:"),
        ("Customer relationship management (CRM)", "Customer Relationship Management Defined"),
        ("Cross-selling", "cross selling"),
        ("Upselling", "up-selling"),
        ("Open-source CRM", "Open-source CRM systems"),
        ("Customer relationship management (CRM)", "CRM"),
        ("Churn (also called attrition)", "Attrition"),
        ("Portal(s)", "portal"),
    ],
)
def test_spellings_of_one_name_are_one_concept(one, other):
    assert groups((one, "something"), (other, "another thing")) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supply chain management", "Supply chain management systems"),
        ("Metric", "Metric system"),
        ("Inbound teleservice", "Outbound teleservice"),
        ("Call center", "contact center (call center)"),
        ("Data mart", "Data marts and warehouses"),
        ("Push model", "Pull model"),
        ("Step 1", "Step 2"),
        ("Solar power", "Solar power system"),
        ("Mercury (planet)", "Mercury (element)"),
        ("Mercury (planet)", "Mercury"),
        ("Co", "CO"),
        ("!=", "="),
        ("n!", "n"),
        ("x²", "x2"),
        ("C", "C++"),
        ("un-ionized acid", "unionized acid"),
    ],
)
def test_names_that_are_merely_alike_stay_apart(one, other):
    assert len(groups((one, "planning of flows"), (other, "planning of flows"))) == 2


def test_an_activity_and_its_system_are_one_where_it_is_said_to_be_a_system():
    found = groups(
        ("Campaign management", "applications that help to plan"),
        ("campaign management systems", "guide users through campaigns"),
    )
    assert len(found) == 1


def test_an_acronym_of_two_concepts_joins_neither():
    found = groups(
        ("Automatic call distribution (ACD)", "a switch"),
        ("Asset cost depreciation (ACD)", "a sum"),
        ("ACD", "something"),
    )
    assert len(found) == 3


def test_a_name_with_the_courses_acronym_joins_only_where_the_definitions_agree():
    first = ("Customer relationship management (CRM)", "a strategy")
    told = "let sales staff reach buyers through service support and campaign tools"
    same = groups(first, ("Facing applications", told), ("Facing CRM applications", told))
    apart = groups(first, ("Facing applications", told), ("Facing CRM applications", "a wall"))
    assert len(same) == 2
    assert len(apart) == 3
