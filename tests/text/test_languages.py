from __future__ import annotations

import re

import pytest

from quizgen.text.fold import fold
from quizgen.text.languages import Language, language_codes, language_of

CODES = language_codes()
FILLED = re.compile(r"\{(\w+)\}")


def test_english_and_german_are_complete() -> None:
    assert [code for code in CODES if language_of(code).complete] == ["de", "en"]


@pytest.mark.parametrize("code", CODES)
def test_small_words_are_folded(code: str) -> None:
    language = language_of(code)
    small = [
        *language.articles,
        *language.negations,
        *language.stop_words,
        *language.question_words,
        *language.direction_words,
        *language.generic_tails,
        *language.numbers,
    ]
    assert [word for word in small if fold(word, code) != word] == []


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_is_filled_with_what_the_english_one_is(code: str) -> None:
    english, other = language_of("en"), language_of(code)
    for key, phrase in {**other.labels, **other.reasons}.items():
        model = {**english.labels, **english.reasons}[key]
        assert set(FILLED.findall(phrase)) == set(FILLED.findall(model)), key


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_is_empty(code: str) -> None:
    language = language_of(code)
    assert all(phrase.strip() for phrase in [*language.labels.values(), *language.reasons.values()])
    assert all(phrases and all(phrases) for phrases in language.stems.values())


@pytest.mark.parametrize("code", ["xx", "../en", "1", "12", "é"])
def test_an_unknown_language_has_no_rules(code: str) -> None:
    assert language_of(code) == Language(code=code[:2].lower())


def test_a_region_does_not_change_the_language() -> None:
    assert language_of("en-GB") == language_of("EN") == language_of("") == language_of("en")
