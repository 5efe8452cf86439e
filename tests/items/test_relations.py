from __future__ import annotations

import pytest

from quizgen.errors import UsageError
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.lexicon import lexicon
from quizgen.items.relations import Relations, explain, relate


def related(*entries: Entry) -> Relations:
    return relate(lexicon(Glossary(entries=entries)))


def entry(key: str, term: str, definition: str = "", **more) -> Entry:
    return Entry(id=key, term=term, definition=definition, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("a", "Operational CRM"), entry("b", "Operational CRM systems")),
        (entry("a", "Up-selling"), entry("b", "Upselling")),
        (entry("a", "Customer churn", aliases=("attrition",)), entry("b", "Attrition")),
        (entry("a", "Dashboard"), entry("b", "Dashbaord")),  # codespell:ignore dashbaord
    ],
)
def test_two_names_of_one_thing_are_the_same(one, other):
    assert related(one, other).between("a", "b") == "same"


def test_an_acronym_inside_a_name_is_spelt_out():
    found = related(
        entry("crm", "Customer relationship management", aliases=("CRM",)),
        entry("a", "Mobile CRM"),
        entry("b", "Mobile customer relationship management"),
    )
    assert found.between("a", "b") == "same"


def test_definitions_that_say_the_same_conflict():
    found = related(
        entry("a", "Cargo", "goods that a ship or a plane carries from port to port"),
        entry("b", "Freight", "goods that a ship or plane carries between ports"),
    )
    assert found.between("a", "b") == "conflict"


def test_a_definition_inside_a_longer_one_conflicts():
    short = "any contact between a buyer and a firm"
    long = "any contact between a buyer and a firm by telephone, letter, shop, visit or website"
    assert (
        related(entry("a", "Touch", short), entry("b", "Meet", long)).between("a", "b")
        == "conflict"
    )


def test_a_pair_of_opposites_tells_two_alike_definitions_apart():
    found = related(
        entry("a", "Inbound call", "a call that the customer makes to the call agent"),
        entry("b", "Outbound call", "a call that the call agent makes to the customer"),
    )
    assert found.apart("a", "b")


def test_points_of_one_list_are_different_things_however_alike_they_sound():
    found = related(
        entry("a", "Reporting", "helps a company to know buyers by asking what happened"),
        entry("b", "Predicting", "helps a company to know buyers by asking what happens"),
        Entry(id="l", term="Phases", kind="list", items=("reporting", "predicting")),
    )
    assert found.apart("a", "b")


def test_the_same_definition_word_by_word_conflicts_even_between_opposites():
    text = "production that begins with a forecast of demand"
    found = related(entry("a", "Push model", text), entry("b", "Pull model", text))
    assert found.between("a", "b") == "conflict"
    assert found.identical["a"] == ("a", "b")


def test_never_with_keeps_two_apart_by_id_or_by_name():
    one = entry("a", "Ale", never_with=("b", "Porter"))
    found = related(one, entry("b", "Stout"), entry("c", "Porter"))
    assert found.between("a", "b") == found.between("a", "c") == "conflict"


def test_conflicts_close_over_a_third():
    found = related(
        entry("a", "Ale", never_with=("b",)),
        entry("b", "Stout", never_with=("c",)),
        entry("c", "Porter"),
    )
    assert found.between("a", "c") == "conflict"
    assert found.near("a") == ("b", "c")


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (entry("a", "Extranet"), entry("b", "Industry extranet")),
        (entry("a", "Contact management system"), entry("b", "Contact management CRM system")),
        (
            entry("a", "Cross-selling"),
            entry("b", "Bundling", "a form of cross-selling at a low price"),
        ),
    ],
)
def test_a_wider_name_is_broader(wide, narrow):
    found = related(wide, narrow)
    assert found.between("a", "b") == "broader"
    assert found.between("b", "a") == "narrower"
    assert found.near("a") == ("b",)


def test_an_entry_is_the_same_as_itself():
    assert related(entry("a", "Ale")).between("a", "a") == "same"


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("ale", "Stout", "never_with keeps them apart"),
        ("ale", "porter", "through ale – stout – porter"),
        ("Extranet", "industry-extranet", "broader one"),
        ("ale", "extranet", "They may stand in one item"),
        ("ale", "cider", "sibling"),
        ("ale", "ale", "the same entry"),
    ],
)
def test_why_two_may_or_may_not_meet_is_explained(a, b, said):
    glossary = Glossary(
        entries=(
            entry("ale", "Ale", "a top-fermented brew of barley", never_with=("stout",)),
            entry("stout", "Stout", never_with=("porter",)),
            entry("porter", "Porter"),
            entry("extranet", "Extranet", "a private web of partners"),
            entry("industry-extranet", "Industry extranet"),
            entry("cider", "Cider", "a brew of apples"),
        )
    )
    assert said in explain(glossary, a, b)


def test_asking_about_an_unknown_entry_is_a_usage_error():
    with pytest.raises(UsageError, match="no entry “wine”"):
        explain(Glossary(entries=(entry("ale", "Ale"),)), "wine", "ale")
