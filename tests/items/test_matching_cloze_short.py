from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import item_bank
from quizgen.items.cloze import with_articles
from quizgen.items.matching import matching_id
from quizgen.items.model import Matching, Short


def sets_of(glossary: Glossary) -> list[Matching]:
    return [item for item in item_bank(glossary).items.values() if isinstance(item, Matching)]


def short(glossary: Glossary, key: str) -> Short:
    found = item_bank(glossary).items[key]
    assert isinstance(found, Short)
    return found


def listed(term: str, *points: str) -> Glossary:
    return Glossary(entries=(Entry(id="l", term=term, kind="list", items=points),))


def cloze_of(entry: Entry, *others: Entry) -> Any:
    return item_bank(Glossary(entries=(entry, *others))).items.get(f"cloze:{entry.id}")


def test_a_set_has_four_to_ten_premises_and_two_or_three_more_responses(banks):
    sets = [
        item
        for bank in banks.values()
        for item in bank.items.values()
        if isinstance(item, Matching)
    ]
    assert sets
    for item in sets:
        assert 4 <= len(item.pairs) <= 10
        assert 1 <= len(item.extra_responses) <= 3


def test_the_points_of_a_list_make_one_set(networking):
    names = ("physical", "data-link", "transport", "session", "presentation")
    layers = {f"{name}-layer" for name in names}
    assert any(layers == set(item.entries) for item in sets_of(networking))


def test_the_id_of_a_set_does_not_depend_on_the_order(topologies):
    assert matching_id(["a", "b"]) == matching_id(["b", "a"]) != matching_id(["a", "c"])
    for item in sets_of(topologies):
        assert item.id == matching_id(item.entries)


def test_responses_of_a_set_are_all_different(banks):
    for bank in banks.values():
        for item in bank.items.values():
            if isinstance(item, Matching):
                texts = [response for _, response in item.pairs] + list(item.extra_responses)
                assert len(set(texts)) == len(texts)


def test_the_directions_say_what_is_matched_and_how_often(topologies):
    assert "once or not at all" in sets_of(topologies)[0].directions


def test_the_blank_stands_at_the_end():
    text = "a tool with which carpenters measure the angle between two boards"
    found = cloze_of(Entry(id="bevel", term="Bevel", definition=text))
    assert found.text.endswith("____.")
    assert found.blanks[0].answer == "Bevel"


def test_a_sentence_that_says_the_term_late_is_blanked_there():
    text = "The tool with which carpenters measure the angle of boards is called a bevel."
    found = cloze_of(Entry(id="bevel", term="Bevel", definition=text))
    assert (
        found.text
        == "The tool with which carpenters measure the angle of boards is called a(n) ____."
    )


def test_a_long_definition_is_set_apart_from_its_blank():
    text = "a tool, made of steel, with which carpenters measure the angle between two boards"
    found = cloze_of(Entry(id="bevel", term="Bevel", definition=text))
    assert found.text.startswith("A tool, made of steel, with which carpenters")
    assert ": " in found.text


def test_a_plural_answer_is_accepted_in_the_singular():
    text = "programs that recognize people who buy from one firm again and again"
    found = cloze_of(
        Entry(id="lp", term="loyalty schemes", definition=text, aliases=("bonus plans",))
    )
    assert found.blanks[0].accept == ("bonus plans", "Loyalty scheme")


def test_a_definition_that_says_part_of_the_term_is_not_blanked():
    text = "the estimate of future demand for all products of a firm"
    assert cloze_of(Entry(id="df", term="Demand forecast", definition=text)) is None


def test_a_blank_that_another_term_fits_is_left_out():
    text = "goods that a ship or a plane carries from one port to the next"
    one = Entry(id="a", term="Cargo", definition=text)
    other = Entry(id="b", term="Freight", definition=text.replace("next", "other"))
    assert cloze_of(one, other) is None


def test_a_card_that_is_a_cloze_keeps_its_blanks():
    term = "The _____ department was the first to use software for ________"
    entry = Entry(id="c", term=term, definition="x", items=("sales", "sales force automation"))
    found = cloze_of(entry)
    assert found.text == "The ____ department was the first to use software for ____."
    assert [blank.answer for blank in found.blanks] == ["sales", "sales force automation"]


def test_a_cloze_whose_answers_are_not_told_apart_waits_for_its_instructor():
    term = "The _____ department was the first to use software for ________"
    bank = item_bank(Glossary(entries=(Entry(id="c", term=term, definition="sales automation"),)))
    assert not bank.items
    assert any("does not say which words fill which" in one.reason for one in bank.left_out)


def test_a_before_a_gap_gives_nothing_away():
    assert (
        with_articles("An ____ is built, and a ____ is not.")
        == "A(n) ____ is built, and a(n) ____ is not."
    )


@pytest.mark.parametrize(
    ("title", "points", "prompt"),
    [
        ("EDI benefits", 3, "Name the three EDI benefits."),
        ("Benefits of open data", 2, "Name the two benefits of open data."),
        ("The advantages of steel", 2, "Name the two advantages of steel."),
        ("Three primary systems", 3, "Name the three primary systems."),
        ("Five primary systems", 3, "List the three points that belong to “Five primary systems”."),
        ("Data Marts", 2, "List the two points that belong to “Data Marts”."),
        (
            "Systems analyze data for:",
            2,
            "Complete this statement with two points: “Systems analyze data for …”.",
        ),
        ("What should managers ask?", 2, "What should managers ask? Name two."),
        ("Which two questions matter?", 2, "Which two questions matter?"),
        (
            "Spending goes to 2 areas",
            2,
            "Complete this statement with two points: “Spending goes to 2 areas …”.",
        ),
    ],
)
def test_a_list_is_asked_for_in_plain_words(title, points, prompt):
    glossary = listed(title, *[f"point number {n}" for n in range(points)])
    assert short(glossary, "short-list:l").prompt == prompt


def test_a_list_in_german_is_asked_for_in_german():
    glossary = replace(listed("Verkehrsträger", "Straße", "Schiene"), language="de")
    assert (
        short(glossary, "short-list:l").prompt
        == "Nennen Sie die zwei Punkte zu „Verkehrsträger“."  # codespell:ignore sie
    )


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        (["only one"], "it has 1 points"),
        ([f"point {n}" for n in range(12)], "it has 12 points"),
        (["a word " * 9, "short"], "too long to be named"),
        (["good → bad", "short"], "marks of its source"),
    ],
)
def test_lists_that_cannot_be_asked_for_say_why(points, reason):
    bank = item_bank(listed("Benefits of rest", *points))
    assert any(reason in one.reason for one in bank.left_out)


def test_a_question_card_asks_itself():
    entry = Entry(
        id="q",
        term="Who is Tom Siebel ?",
        kind="question",
        definition="the founder of a firm for CRM software",
    )
    glossary = Glossary(entries=(entry,))
    found = short(glossary, "short-definition:q")
    assert (found.prompt, found.expects) == ("Who is Tom Siebel?", "definition")


def test_a_definition_is_asked_for_by_its_term(topologies):
    found = short(topologies, "short-definition:star")
    assert "“Star topology”" in found.prompt
    assert found.answer == topologies.entries[0].definition


def test_a_term_that_its_definition_mostly_says_is_not_asked_for():
    text = "software whose source code is open to readers"
    entry = Entry(id="a", term="open source", definition=text)
    assert "short-term:a" not in item_bank(Glossary(entries=(entry,))).items


def test_what_was_ruled_wrong_and_must_match_exactly_stays_with_the_item():
    entry = Entry(
        id="a",
        term="NaCl",
        definition="the salt that people put on their food",
        match="exact",
        never_accept=("NACL",),
    )
    found = short(Glossary(entries=(entry,)), "short-term:a")
    assert (found.match, found.reject) == ("exact", ("NACL",))


def test_what_a_row_of_names_means_is_not_asked():
    entry = Entry(id="w", term="Causes of a war", definition="militarism, alliances, imperialism")
    assert "short-definition:w" not in item_bank(Glossary(entries=(entry,))).items
