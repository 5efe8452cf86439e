from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.choice import choices
from quizgen.items.distractors import survey
from quizgen.items.looks import named_alike
from quizgen.items.names import spells_out
from quizgen.items.strangers import is_kin, is_stranger

KNIVES = (
    ("bread-knife", "Bread knife", "a knife with teeth that saws through a crust"),
    ("paring-knife", "Paring knife", "a small knife that peels fruit in the hand"),
    ("boning-knife", "Boning knife", "a thin knife that frees meat from the rib"),
    ("whetstone", "Whetstone", "a stone that makes a dull edge sharp again"),
    ("butcher", "Butcher", "a person who cuts up meat and sells it"),
    ("haccp", "HACCP", "Hazard analysis and critical control points"),
)


def field_of(*rows: tuple[str, str, str], language: str = "en"):
    entries = tuple(Entry(id=key, term=term, definition=text) for key, term, text in rows)
    return survey(Glossary(entries=entries, language=language))


def options(field, entry: str, variant: str = "dt") -> tuple[str, ...]:
    found, _ = choices(field, entry)
    return next(item.distractors for item in found if item.id == f"choice-{variant}:{entry}")


def test_two_of_one_noun_are_not_joined_by_a_third_of_another():
    assert set(options(field_of(*KNIVES), "bread-knife")) == {"Paring knife", "Boning knife"}


def test_another_kind_of_thing_is_a_stranger_and_one_of_the_same_noun_is_kin():
    field = field_of(*KNIVES)
    assert is_stranger(field, "bread-knife", "butcher")
    assert is_kin(field, "bread-knife", "paring-knife")
    assert not is_kin(field, "bread-knife", "whetstone")


def test_where_not_even_two_others_fit_there_is_no_choice_item():
    field = field_of(
        ("anvil", "Anvil", "a block of iron on which a smith shapes hot metal"),
        ("guild", "Guild", "a union of masters who ran a trade in a town"),
        ("plague", "Plague", "a disease that rats and fleas brought from the east"),
        ("tithe", "Tithe", "a tenth of the harvest that was owed to the church"),
    )
    found, left = choices(field, "anvil")
    assert found == []
    assert "too few" in left[0].reason


def test_a_definition_that_spells_out_its_short_form_is_not_asked_by_choice():
    found, left = choices(field_of(*KNIVES), "haccp")
    assert found == []
    assert left[0].reason == "its definition only spells out its short form"


@pytest.mark.parametrize(
    ("text", "short", "spelt"),
    [
        ("Direct memory access", "DMA", True),
        ("return on investment", "ROI", True),
        ("a measure of what money earns in a year", "ROI", False),
        ("Direct memory access", "Door", False),
        ("", "DMA", False),
    ],
)
def test_a_short_form_is_spelt_out_by_its_initials(text, short, spelt):
    assert spells_out(text, short) is spelt


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Hard link", "Symbolic link", True),
        ("Response time", "Waiting times", True),
        ("Call system", "Paper system", False),
        ("Sales report system", "Sales lead system", True),
        ("Link", "Symbolic link", False),
        ("Round robin", "Hard link", False),
        ("", "Hard link", False),
    ],
)
def test_names_that_end_in_one_telling_noun_are_made_alike(one, other, alike):
    assert named_alike(one, other) is alike


def test_a_german_definition_that_starts_with_its_verb_is_no_noun():
    field = field_of(
        ("a", "Pegel", "misst den Stand eines Flusses an einer Brücke"),
        ("b", "Wehr", "ein Bauwerk, das einen Fluss staut"),
        ("c", "Schöffe", "wer ohne Amt am Gericht mit urteilt"),
        language="de",
    )
    facts = field.lex.facts
    assert facts["a"].genus == facts["c"].genus == ""
    assert facts["a"].phrase.form == "predicate"
    assert facts["c"].kind == "person"


def test_a_language_whose_nouns_tell_no_kind_fills_up_with_the_next_best():
    field = field_of(
        ("a", "Enclume", "bloc de fer sur lequel le forgeron bat le métal"),
        ("b", "Guilde", "union des maîtres qui réglait le commerce de la ville"),
        ("c", "Peste", "maladie apportée par les rats et les puces"),
        ("d", "Dîme", "dixième de la récolte dû à la paroisse"),
        language="fr",
    )
    assert len(options(field, "a")) == 2


def test_a_number_in_a_definition_is_not_its_noun():
    field = field_of(("a", "Loopback", "the number 127.0.0.1, by which a machine calls itself"))
    assert field.lex.facts["a"].genus == "number"


def test_a_pair_of_opposites_is_joined_by_another_thing_of_the_same_kind():
    field = field_of(
        ("arrivals", "Inflow", "the movement of money into a firm"),
        ("departures", "Outflow", "the movement of money out of a firm"),
        ("strike", "Strike", "a refusal to work until wages rise"),
        ("training", "Training", "teaching new staff their trade"),
        ("ledger", "Ledger", "a book in which each account has a page"),
    )
    assert options(field, "arrivals")[0] == "Outflow"
    assert options(field, "arrivals")[1] in {"Strike", "Training"}
