"""Options of one question are things of one kind."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import item_bank
from quizgen.items.kinds import alike, kind_of
from quizgen.items.lexicon import lexicon
from quizgen.items.model import Choice
from quizgen.items.nouns import head_noun
from quizgen.items.phrases import phrase
from quizgen.items.relations import explain, relate


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("a machine that presses cloth", "thing"),
        ("a piece of cloth folded around the neck", "thing"),
        ("a person who owes money", "person"),
        ("pressing hard on the middle of the chest", "act"),
        ("the migration of birds in autumn", "act"),
        ("the height of a bridge above the water", "measure"),
        ("the number of devices on a line", "measure"),
        ("a body temperature far above normal", "measure"),
        ("a lack of oxygen in the body", "condition"),
        ("a document that lists what is owed", "text"),
        ("where goods are packed", ""),
        ("who buys and sells shares for others", "person"),
        ("a widget that spins", ""),
        ("allows people to talk", ""),
    ],
)
def test_a_definition_tells_what_kind_of_thing_it_defines(said, kind):
    assert kind_of("Xylo", phrase(said)) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("eine Maschine, die Tücher presst", "thing"),
        ("eine selbsttätige Löschanlage mit Düsen", "thing"),
        ("die niedrigste Temperatur, bei der ein Stoff brennt", "measure"),
        ("alle Maßnahmen an Bauteilen", "act"),
        ("ein geschulter Mitarbeiter, der hilft", "person"),
        ("die Fähigkeit, Schulden zu bezahlen", "condition"),
        ("wer eine Maschine bedient", "person"),
        ("misst die Temperatur in einem Kessel", ""),
    ],
)
def test_a_german_definition_tells_it_too(said, kind):
    assert kind_of("Xylo", phrase(said, "de"), "de") == kind


def test_the_noun_of_a_definition_stands_before_what_follows_nouns():
    said = [
        "a band put around a limb",
        "a heavy fixed fin under a hull",
        "a bone moved out of place",
    ]
    assert [head_noun(one) for one in said] == ["band", "fin", "bone"]


def test_a_kind_goes_with_itself_and_near_ones_better_than_with_others():
    assert alike("measure", "measure") > alike("measure", "condition") > alike("measure", "act")


def workshop() -> Glossary:
    told = {
        "Lathe": "a machine that turns a piece of metal against a blade",
        "Press": "a machine that stamps shapes out of a sheet of metal",
        "Saw": "a tool with a toothed blade that cuts wood or metal",
        "Shift": "the period of eight hours in which a group works at the blade and the metal",
        "Overtime": "the hours that are worked after the shift at the metal is over",
        "Foreman": "a person who leads the workers at the metal and the blade",
        "Tempering": "heating metal again so that the blade of a knife becomes less brittle",
    }
    return Glossary(
        entries=tuple(
            Entry(id=term.lower(), term=term, definition=said) for term, said in told.items()
        )
    )


def test_another_kind_of_thing_is_no_fourth_option():
    item = item_bank(workshop()).items["choice-dt:lathe"]
    assert isinstance(item, Choice)
    assert set(item.distractors) == {"Press", "Saw"}


def test_two_terms_are_no_siblings_for_a_word_that_only_joins_others():
    glossary = Glossary(
        entries=(
            Entry(id="belt", term="Belt", definition="a strap that is worn above the hips"),
            Entry(
                id="fever", term="Fever", definition="a temperature of the body above 38 degrees"
            ),
        )
    )
    assert "unrelated" in explain(glossary, "Belt", "Fever")


def test_what_names_many_is_not_offered_beside_one_of_them():
    entries = (
        Entry(id="stay", term="Stay", definition="a wire that holds the mast from the front"),
        Entry(id="rig", term="Rig", definition="the wires and ropes that hold up the mast"),
        Entry(
            id="plan", term="Sail plan", definition="the wires that a drawing of the sails shows"
        ),
    )
    relations = relate(lexicon(Glossary(entries=entries)))
    assert relations.between("rig", "stay") == "broader"
    assert relations.between("plan", "stay") == "unrelated"


def test_turned_definitions_are_the_best_wrong_options():
    entries = (
        Entry(id="bow", term="Bow", definition="the front end of a boat"),
        Entry(id="stern", term="Stern", definition="the rear end of a boat"),
        Entry(id="tack", term="Tack", definition="turning the bow through the wind with a boat"),
        Entry(id="gybe", term="Gybe", definition="turning the stern through the wind with a boat"),
        Entry(id="lee", term="Leeward", definition="the side toward which the wind blows"),
        Entry(id="luv", term="Windward", definition="the side from which the wind blows"),
    )
    relations = relate(lexicon(Glossary(entries=entries)))
    pairs = [("bow", "stern"), ("tack", "gybe"), ("lee", "luv")]
    assert [relations.apart(*pair) for pair in pairs] == [True, True, True]
