from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.text.clean import clean, printable
from quizgen.text.fold import fold
from quizgen.text.sort_key import sort_key

# Letters whose case, width or accents have caught other programs out.
ODD = "aäüßsSſẞİıΣσςﬁＡ①ªº¼²₂\u0301\u0308'’ʼ.,12_-—()[] \u00a0\u00ad\u200b\u200d\u0345ʹ´¨"
texts = st.text() | st.text(alphabet=ODD, max_size=12)
LANGUAGES = st.sampled_from(["en", "de", "fr", "xx", ""])


@given(texts)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(texts)
def test_clean_text_is_one_line_of_visible_characters(text: str) -> None:
    found = clean(text)
    assert found == unicodedata.normalize("NFC", found).strip()
    assert "  " not in found
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in found)


@given(texts, LANGUAGES)
@example("ﬁ\u0301", "en")
@example("ß\u0307", "de")
@example("1.\u03012", "en")
def test_folded_text_stays_as_it_is(text: str, language: str) -> None:
    once = fold(text, language)
    assert fold(once, language) == once


@given(texts, LANGUAGES)
def test_case_and_spacing_never_count(text: str, language: str) -> None:
    assert fold(f"  {text}\t", language) == fold(text, language)
    if text.isascii():
        assert fold(text.upper(), language) == fold(text.lower(), language)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b\u0085c", "a b c"),
        ("soft\u00adware", "software"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "é"),
        ("\u202eabc\u202c", "abc"),
        ("a\x1b[31mb", "a [31mb"),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b]0;title\x07x", "]0;titlex"),
        ("a\u202eb", "ab"),
        ("\x9b31m", "31m"),
        ("a\rb", "a b"),
        ("line\nline", "line\nline"),
    ],
)
def test_no_escape_reaches_the_screen(text: str, safe: str) -> None:
    assert printable(text) == safe


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Just-In-Time", "just in time", "en"),
        ("e–mail", "E-MAIL", "en"),
        ("Café", "cafe", "en"),
        ("Naïve  Bayes", "naive bayes", "en"),
        ("customer’s", "customers", "en"),
        ("ＣＲＭ", "crm", "en"),
        ("ﬁnance", "finance", "en"),
        ("STRASSE", "straße", "de"),
        ("Ü", "ue", "de"),
        ("U\u0308bung", "Übung", "de"),
        ("a/b", "A/B", "en"),
        ("snake_case", "snake case", "en"),
    ],
)
def test_the_same_thing_typed_differently_is_equal(one: str, other: str, language: str) -> None:
    assert fold(one, language) == fold(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x²", "x2"),
        ("x²", "x₂"),
        ("C++", "C"),
        ("C#", "C"),
        ("1.5", "15"),
        ("1,000", "1 000"),
        ("5 %", "5"),
        ("$5", "€5"),
        ("push", "pull"),
        ("и", "й"),
    ],
)
def test_what_carries_meaning_is_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_umlauts_are_plain_letters_outside_german() -> None:
    assert fold("Über", "en") == "uber"
    assert fold("Über", "de") == "ueber"


@given(st.lists(texts, max_size=6))
def test_sorting_puts_equal_folds_together_in_one_order(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=sort_key) == sorted(backwards, key=sort_key)
    folded = [fold(word) for word in sorted(words, key=sort_key)]
    assert folded == sorted(folded)
