from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.text.normal_name import normal_name, singular
from quizgen.text.slug import free_slug, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Call center", "Call Centers"),
        ("The call center", "call-center"),
        ("Customer touch points", "customer touch point:"),
        ("Supply chain management (SCM)", "supply chain management"),
        ("Policy", "policies"),
        ("Business process", "Business processes"),
        ("FAQs", "FAQ"),
        ("CALL CENTERS", "call center"),
        ("System(s)", "systems"),
        ("E-procurement defined", "e-procurement"),
        ("Data mining, definition", "data mining"),
        ("An extranet", "Extranet"),
    ],
)
def test_two_spellings_of_a_term_are_one_name(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTP", "HTTPS"),
        ("SaaS", "SAA"),
        ("Push model", "Pull model"),
        ("Inbound", "Outbound"),
        ("Sales", "Sale"),
        ("Data", "Data mart"),
        ("Definition", "Defined term"),
    ],
)
def test_two_terms_stay_two_names(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@pytest.mark.parametrize("term", ["The", "(CRM)", "Definition", "A", "[x]"])
def test_a_name_is_never_emptied(term: str) -> None:
    assert normal_name(term)


def test_articles_are_those_of_the_language() -> None:
    assert normal_name("Die Kundin", "de") == "kundin"
    assert normal_name("Die Kundin", "en") == "die kundin"
    assert normal_name("Das Lager", "de") == normal_name("Lager", "de")


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("boxes", "box"),
        ("branches", "branch"),
        ("classes", "class"),
        ("series", "series"),
        ("basis", "basis"),
        ("status", "status"),
        ("gas", "gas"),
        ("ties", "ty"),
        ("movies", "movy"),
    ],
)
def test_plural_endings_are_taken_off_by_rule(word: str, one: str) -> None:
    assert singular(word) == one


def test_only_english_plurals_are_known() -> None:
    assert singular("kunden", "de") == "kunden"


@given(st.text())
def test_an_id_is_made_of_letters_digits_and_single_hyphens(text: str) -> None:
    found = slug(text)
    assert slug(found) == found
    assert 1 <= len(found) <= 60
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert "--" not in found
    assert all(char.isalnum() or char == "-" or not char.isascii() for char in found)


@given(st.lists(st.sampled_from(["Plan", "plan!", "Plan 2", "x" * 80, "x" * 90, "?"]), max_size=12))
def test_ids_never_collide(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(free_slug(name, taken))
    assert len(set(taken)) == len(taken)
    assert all(len(one) <= 60 for one in taken)


def test_the_fallback_is_for_names_without_letters() -> None:
    assert slug("???", "quiz") == "quiz"
    assert slug("Привет, мир") == "привет-мир"
