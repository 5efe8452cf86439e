from __future__ import annotations

import pytest

from quizgen.sources.detect import read_cards
from quizgen.sources.model import Reading, SourceFile

CARDS = [
    ("Osmosis", "The movement of water through a membrane towards more dissolved particles."),
    ("Diffusion", "The spreading of particles to where there are fewer of them."),
    ("Enzyme", "A protein that makes a reaction faster without being used up."),
    ("Cell wall", "A stiff layer around the cells of plants that keeps their shape."),
    ("Nucleus", "The part of a cell that holds its hereditary material."),
    ("Ribosome", "A tiny body in the cell that builds proteins from amino acids."),
    ("Vacuole", "A space in a plant cell that is filled with watery sap."),
    ("Chloroplast", "A body in plant cells in which light is turned into sugar."),
]


def _lines() -> list[str]:
    return [line for card in CARDS for line in card]


def _read(lines: list[str]) -> Reading:
    return read_cards(SourceFile("x.txt", b"", "\n".join(lines)), layout="alternating")


def _pairs(reading: Reading) -> list[tuple[str, str]]:
    return [(card.front, card.back) for card in reading.cards]


@pytest.mark.parametrize("missing", range(1, len(CARDS)))
def test_a_missing_term_does_not_shift_the_rest(missing: int) -> None:
    lines = _lines()
    gone = CARDS[missing]
    lines.remove(gone[0])
    reading = _read(lines)
    assert _pairs(reading) == [card for card in CARDS if card != gone]
    assert [(one.text, one.what) for one in reading.orphans] == [(gone[1], "definition")]


@pytest.mark.parametrize("missing", range(1, len(CARDS)))
def test_a_missing_definition_does_not_shift_the_rest(missing: int) -> None:
    lines = _lines()
    gone = CARDS[missing]
    lines.remove(gone[1])
    reading = _read(lines)
    assert _pairs(reading) == [card for card in CARDS if card != gone]
    assert [(one.text, one.what) for one in reading.orphans] == [(gone[0], "term")]


def test_two_definitions_in_a_row_are_no_pair() -> None:
    lines = _lines()
    lines.remove("Nucleus")
    lines.remove("Ribosome")
    reading = _read(lines)
    assert [one.what for one in reading.orphans] == ["definition", "definition"]
    assert len(reading.cards) == len(CARDS) - 2


def test_a_definition_in_bulleted_lines_is_one_back() -> None:
    lines = ["Parts of a cell:", "– nucleus", "– membrane", "– ribosomes", *_lines()]
    card = _read(lines).cards[0]
    assert (card.line_front, card.line_back_start, card.line_back_end) == (1, 2, 4)
    assert card.items == ("nucleus", "membrane", "ribosomes")


def test_a_definition_that_an_editor_wrapped_is_one_back() -> None:
    lines = _lines()
    at = lines.index(CARDS[3][1])
    lines[at : at + 1] = ["A stiff layer around the cells of", "plants that keeps their shape."]
    assert _pairs(_read(lines)) == CARDS


def test_a_title_in_the_middle_is_skipped() -> None:
    lines = _lines()
    lines.insert(8, "Chapter 4: More on cells")
    reading = _read(lines)
    assert _pairs(reading) == CARDS
    assert [one.line for one in reading.skipped] == [9]


def test_words_and_translations_keep_turns() -> None:
    cards = [("correr", "to run"), ("¿Qué hora es?", "What time is it?"), ("el pan", "the bread")]
    assert _pairs(_read([line for card in cards for line in card])) == cards


def test_a_lost_line_among_look_alikes_is_reported() -> None:
    words = ["uno", "one", "dos", "two", "tres", "three", "cuatro", "cinco", "five", "seis", "six"]
    reading = _read([*words, "siete", "seven"])
    checks = [problem.check for problem in reading.problems]
    assert "layout-uncertain" in checks or "title-line" in checks


def test_questions_are_fronts_even_where_they_are_longer_than_the_answers() -> None:
    cards = [(f"What is the capital of land number {n}?", f"City {n}") for n in range(6)]
    assert _pairs(_read(["Chapter 1: Capitals", *[one for card in cards for one in card]])) == cards


@pytest.mark.parametrize("lines", [[], [""], ["one"], ["one", "two"], ["a", "b", "c"]])
def test_short_files_are_read_without_fuss(lines: list[str]) -> None:
    reading = _read(lines)
    count = len(reading.cards) * 2 + len(reading.orphans) + len(reading.skipped)
    assert count == len([line for line in lines if line])


def test_an_orphan_comes_with_an_entry_to_paste() -> None:
    lines = _lines()
    lines.remove("Enzyme")
    hint = next(p.hint for p in _read(lines).problems if p.check == "orphan-definition")
    assert hint.startswith("[[entry]]")
    assert 'sources = ["x.txt:5"]' in hint
