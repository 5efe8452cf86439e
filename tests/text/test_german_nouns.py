from __future__ import annotations

import pytest

from quizgen.text.tokens import content_words, telling_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Waren, die im Lager liegen", ["waren", "lager", "liegen"]),
        ("der Händler hatte Waren", ["haendler", "waren"]),
        ("Soll und Haben eines Kontos", ["soll", "haben", "kontos"]),
        ("das Werden der Welt", ["werden", "welt"]),
    ],
)
def test_a_small_word_with_a_capital_is_a_german_noun(text: str, words: list[str]) -> None:
    assert telling_words(text, "de") == words
    assert len(content_words(text, "de")) == len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("die Folgen waren schwer", ["folgen", "schwer"]),
        ("Waren die Folgen schwer?", ["folgen", "schwer"]),
        ("Der Preis, den Sie haben", ["preis"]),
        ("Ihre Preise", ["preise"]),
    ],
)
def test_other_small_words_carry_no_meaning(text: str, words: list[str]) -> None:
    assert telling_words(text, "de") == words


def test_capitals_make_no_nouns_in_english() -> None:
    assert content_words("The Flow Of Goods") == ("flow", "good")
