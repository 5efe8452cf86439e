from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.lexicon import lexicon
from quizgen.items.quantities import Amount, amounts
from quizgen.items.relations import relate


def relation(one: tuple[str, str], other: tuple[str, str], language: str = "en") -> str:
    rows = zip("ab", (one, other), strict=True)
    entries = tuple(Entry(id=key, term=term, definition=text) for key, (term, text) in rows)
    return relate(lexicon(Glossary(entries=entries, language=language))).between("a", "b")


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("a loan for more than one year", "en", Amount("over", "months", 12)),
        ("a loan over 12 months", "en", Amount("over", "months", 12)),
        ("leave of at most two weeks", "en", Amount("at_most", "days", 14)),
        ("no more than a day", "en", Amount("at_most", "days", 1)),
        ("a race of 1.5 km", "en", Amount("", "mm", 1500000)),
        ("hält mindestens 30 Minuten", "de", Amount("at_least", "seconds", 1800)),
        ("innerhalb eines Jahres", "de", Amount("under", "months", 12)),
    ],
)
def test_an_amount_is_read_with_its_sign_and_unit(text, language, amount):
    assert amounts(text, language) == {amount}


@pytest.mark.parametrize("text", ["this year", "many days", "12 people", "year", ""])
def test_a_unit_without_a_number_is_no_amount(text):
    assert amounts(text) == frozenset()


def test_a_language_without_units_names_no_amount():
    assert amounts("12 mois", "fr") == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Distance race", "race over more than five kilometres"),
            ("Long run", "long race, run on roads or tracks, of more than 5000 metres"),
        ),
        (
            ("Long leave", "leave of more than two weeks"),
            ("Extended absence", "approved leave that lasts more than 14 days"),
        ),
    ],
)
def test_one_noun_with_one_amount_may_be_one_thing(one, other):
    assert relation(one, other) == "conflict"


def test_another_amount_or_another_sign_tells_two_apart():
    short = ("Short leave", "leave of less than two weeks")
    long = ("Long leave", "leave of more than two weeks")
    assert relation(short, long) == "unrelated"
    assert relation(long, ("Sabbatical", "leave of more than twelve months")) == "unrelated"


def test_two_terms_that_only_a_number_tells_apart_may_meet():
    one = ("Standarddiele", "Bauteil hält dem Feuer mindestens 30 Minuten stand")
    other = ("Schutzdiele", "Bauteil hält dem Feuer mindestens 90 Minuten stand")
    assert relation(one, other, "de") == "unrelated"


def test_what_is_said_to_be_another_word_does_not_meet_what_it_may_stand_for():
    one = ("Influenza", "infection of nose and lungs by a virus that comes in winter")
    other = ("Flu", "popular word for a winter virus with fever")
    assert relation(one, other) == "conflict"


def test_a_german_compound_is_narrower_than_the_word_it_ends_with():
    one = ("Dachfenster", "Öffnung in der Schräge unter dem First")
    other = ("Fenster", "verglaste Fläche in einer Wand")
    assert relation(one, other, "de") == "narrower"
    assert (
        relation(("Unglück", "ein schwerer Zufall"), ("Glück", "gute Fügung"), "de") != "narrower"
    )
