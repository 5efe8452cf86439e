from __future__ import annotations

import pytest

from quizgen.grading.match import match_answer


@pytest.mark.parametrize(
    ("answer", "term"),
    [
        ("Fotosynthee", "Fotosynthese"),
        ("Fotosynthes", "Fotosynthese"),
        ("Hypothee", "Hypothese"),
        ("Analys", "Analyse"),
    ],
)
def test_a_letter_that_is_missing_is_a_slip_and_no_ending(answer: str, term: str) -> None:
    found = match_answer(answer, [term], language="de")
    assert (found.decision, found.reason) == ("accept", "typo")


@pytest.mark.parametrize(
    ("answer", "term"),
    [
        ("Zeugnisse", "Zeugnis"),
        ("Lehrerin", "Lehrerinnen"),
        ("Lagerbestände", "Lagerbestand"),
        ("Preises", "Preis"),
        ("Zielgruppen", "Zielgruppe"),
    ],
)
def test_an_ending_of_the_same_word_is_no_slip(answer: str, term: str) -> None:
    found = match_answer(answer, [term], language="de")
    assert (found.decision, found.reason) == ("accept", "folded")
