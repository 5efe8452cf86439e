"""Two entries that may be one thing in other words never meet in one item."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.lexicon import lexicon
from quizgen.items.relations import Relations, explain, relate


def glossary(**told: str) -> Glossary:
    return Glossary(
        entries=tuple(
            Entry(id=name, term=name.replace("_", " ").capitalize(), definition=said)
            for name, said in told.items()
        )
    )


OTHER = {
    "ladle": "a deep spoon with a long handle for soup",
    "sieve": "a bowl of wire that holds lumps back",
    "oven": "a closed box that is heated for roasting",
}
SAME = [
    {
        "levain": "culture of wild yeast and lactic bacteria in flour and water that raises bread",
        "starter": "flour and water kept alive with wild yeasts and lactic bacteria",
    },
    {
        "anaphylaxis": "a severe allergic reaction with swelling and a sudden drop of pressure",
        "anaphylactic_shock": "a sudden allergic reaction: swollen throat, severe fall of pressure",
    },
    {
        "baking_soda": "sodium bicarbonate that needs an acid to make gas",
        "bicarbonate_of_soda": "an alkaline agent that works only with something sour",
    },
    {
        "income_statement": "a table of the revenues and expenses of a period",
        "profit_account": "what shows income and costs of each period",
    },
]


def related(told: dict[str, str]) -> Relations:
    return relate(lexicon(glossary(**told, **OTHER)))


@pytest.mark.parametrize("told", SAME)
def test_one_thing_in_other_words_is_kept_apart(told):
    one, other = told
    relations = related(told)
    assert relations.between(one, other) == "conflict"
    assert not relations.apart(one, other)
    assert other in relations.near(one)


@pytest.mark.parametrize(
    "told",
    [
        {
            "arterial_bleeding": "bright red blood that spurts with each beat of the heart",
            "venous_bleeding": "dark red blood that flows steadily with no beat of the heart",
        },
        {
            "gross_profit": "sales minus the cost of the goods that were sold",
            "net_profit": "gross profit minus all other expenses of the year",
        },
        {
            "current_asset": "an asset that is turned into cash within a year",
            "non-current_asset": "an asset that is kept for more than a year",
        },
    ],
)
def test_names_made_as_a_pair_may_stand_beside_each_other(told):
    assert related(told).apart(*told)


def test_a_doubt_does_not_spread_from_pair_to_pair():
    told = SAME[0] | {"biga": "a stiff ferment that is made of flour and water with bought yeast"}
    relations = related(told)
    assert relations.apart("levain", "biga")
    assert relations.apart("starter", "ladle")


def test_the_reason_for_a_doubt_is_told():
    told = explain(glossary(**SAME[0], **OTHER), "Levain", "Starter")
    assert "perhaps one thing in other words" in told
    assert "They never stand in one item" in told


def test_what_is_wider_than_one_name_is_wider_than_the_other():
    told = SAME[1] | {"shock": "a state in which the organs get too little blood"}
    relations = related(told)
    assert relations.between("shock", "anaphylactic_shock") == "broader"
    assert relations.between("shock", "anaphylaxis") == "broader"
