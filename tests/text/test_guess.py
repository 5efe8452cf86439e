from __future__ import annotations

import pytest

from quizgen.text.guess import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "the part of the cell that holds what is handed on, and from which it is made when "
                "another one is to be built by them in a body"
            ),
        ),
        (
            "de",
            (
                "der Teil der Zelle, in dem das Erbgut liegt und von dem aus sie gesteuert wird, wenn "
                "eine andere mit ihr durch einen Stoff verbunden ist"
            ),
        ),
        (
            "fr",
            (
                "la partie de la cellule qui contient le matériel et par laquelle elle est dirigée "
                "dans un corps avec les autres, ou dont une plante se sert pour la lumière"
            ),
        ),
    ],
)
def test_a_language_is_told_by_its_small_words(code: str, text: str) -> None:
    assert guess_language([text]) == code


def test_few_words_tell_no_language() -> None:
    assert guess_language(["loud", "soft", "in the middle"]) == ""


def test_a_language_without_rules_of_its_own_is_not_taken_for_another() -> None:
    danish = (
        "den del af cellen, som indeholder arvematerialet, og den proces, hvor vand bevæger sig "
        "gennem en membran til den side, hvor der er mest salt; de er små organer, og de har en "
        "funktion om natten"
    )
    assert guess_language([danish]) == ""
