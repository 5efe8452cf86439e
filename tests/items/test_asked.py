"""Questions that the notes ask themselves are kept word for word."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import item_bank
from quizgen.items.model import Choice, Short


def bank_of(**fields: object):
    entry = Entry(id="q", kind="question", **fields)  # type: ignore[arg-type]
    return item_bank(Glossary(entries=(entry,))).items


def test_a_question_with_a_short_answer_becomes_a_short_item():
    item = bank_of(term="What is a crack in a bone called ?", definition="Fracture.")[
        "short-term:q"
    ]
    assert isinstance(item, Short)
    assert (item.prompt, item.answer) == ("What is a crack in a bone called?", "Fracture")


def test_the_wrong_options_of_a_source_become_the_distractors_in_their_order():
    item = bank_of(
        term="What powers the cell?",
        definition="mitochondrion",
        wrong_options=("nucleus", "ribosome", "nucleus", "vacuole", "golgi body"),
    )["choice-td:q"]
    assert isinstance(item, Choice)
    assert item.key == "Mitochondrion"
    assert item.distractors == ("Nucleus", "Ribosome", "Vacuole")
    assert item.spares == ("Golgi body",)


@pytest.mark.parametrize(
    ("term", "definition"),
    [
        ("Is blood red?", "Yes"),
        ("What colour has red blood?", "red"),
        ("What does RICE stand for?", "Rest, Ice, Compression, Elevation"),
        ("Why does blood flow?", "Because the heart pumps it around through all the vessels"),
    ],
)
def test_a_question_that_a_few_words_cannot_answer_gives_no_short_term(term, definition):
    assert "short-term:q" not in bank_of(term=term, definition=definition)


def test_one_wrong_option_makes_no_choice_item():
    found = bank_of(term="What powers it?", definition="wind", wrong_options=("sun",))
    assert "choice-td:q" not in found
