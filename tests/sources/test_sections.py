from __future__ import annotations

import pytest

from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Reading

BULLETED = """Vital signs
•\tBradycardia – A heart rate below 60 beats per minute.
•\tTachycardia – A heart rate above 100 beats per minute.
•\tPyrexia – A body temperature above the normal range.
Infection control
•\tAsepsis – The absence of germs that cause diseases.
•\tIsolation – Keeping a patient apart from all the others.
Three checks before each dose
1.\tright patient
2.\tright drug
3.\tright dose
"""
SPACED = """Rocks
igneous: formed when magma cools down
sedimentary: formed from layers of sand

Soils
sandy: lets water through very quickly
clay: holds a great deal of water
"""


def _read(text: str) -> Reading:
    return read_cards(open_source(text.encode(), "notes.txt"))


def test_bullets_with_a_term_and_a_definition_are_cards_not_points_of_their_title() -> None:
    reading = _read(BULLETED)
    assert [card.front for card in reading.cards][:2] == ["Bradycardia", "Tachycardia"]
    assert [one.line for one in reading.skipped] == [1, 5]
    assert not reading.orphans


def test_a_list_among_cards_stays_a_list() -> None:
    card = _read(BULLETED).cards[-1]
    assert card.front == "Three checks before each dose"
    assert card.items == ("right patient", "right drug", "right dose")


def test_the_title_above_cards_is_their_tag() -> None:
    tags = {card.front: card.tags for card in _read(BULLETED).cards}
    assert tags["Pyrexia"] == ("vital-signs",)
    assert tags["Asepsis"] == ("infection-control",)


def test_titles_between_blank_lines_are_no_terms_without_a_definition() -> None:
    reading = _read(SPACED)
    assert len(reading.cards) == 4
    assert [one.line for one in reading.skipped] == [1, 5]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Force - a push or a pull\nEnergy - the ability to do work\n\nMomentum\n"
            "Power - work done per time\nMass - how much matter there is\n\n"
            "Speed - distance per time\nVolume - how much room it takes\n"
        ),
        (
            "Force - a push or a pull\nMomentum\nPower - work done per time\n"
            "Mass - how much matter there is\nSpeed - distance per time\n"
        ),
    ],
)
def test_a_term_whose_definition_is_missing_is_no_title(text: str) -> None:
    assert [one.text for one in _read(text).orphans] == ["Momentum"]


def test_named_points_below_a_front_that_announces_them_stay_a_list() -> None:
    block = "Three {0}\n- first {0}: the one that stands in front\n- second {0}: the one after it\n"
    text = "\n".join(
        (block + "- third {0}: the one after that\n").format(n) for n in ("rows", "men")
    )
    assert [len(card.items) for card in _read(text).cards] == [3, 3]


def test_bold_terms_in_a_note_with_flashcards_are_cards_too() -> None:
    bold = "".join(f"**Layer {n}** — the one that does task {n}\n" for n in range(3))
    reading = _read(f"#flashcards\n\n{bold}\nTCP::it delivers in order\n\nOnly some words.\n")
    assert reading.layout == "obsidian"
    assert [card.line_front for card in reading.cards] == [3, 4, 5, 7]
    assert [one.line for one in reading.skipped] == [1, 9]


def test_one_bold_word_in_a_note_with_flashcards_is_text() -> None:
    reading = _read("#flashcards\n\n**Note** — learn this by heart\n\nTCP::it delivers in order\n")
    assert [card.front for card in reading.cards] == ["TCP"]
