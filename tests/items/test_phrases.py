from __future__ import annotations

import pytest

from quizgen.items.gists import gist, residue
from quizgen.items.phrases import lower_first, one_form, phrase, upper_first


@pytest.mark.parametrize(
    ("definition", "form"),
    [
        ("A network used by business partners", "noun"),
        ("the speed at which a company can deliver products", "noun"),
        ("erratic shifts in orders up and down the chain", "noun"),
        ("those processes that directly interact with customers", "noun"),
        ("increasing the value of the sale", "noun"),
        ("how long it takes to make facts ready", "noun"),
        ("applications that help organizations plan campaigns", "noun"),
        ("work in which agents take calls", "noun"),
        ("sales systems and service systems of a firm", "noun"),
        ("programs that buyers operate themselves", "noun"),
        ("allows customers to click on a button", "predicate"),
        ("occurs when the supplier manages the inventory", "predicate"),
        ("tracks all communications with the customer", "predicate"),
        ("supports top managers in planning", "predicate"),
        ("fetches pages on behalf of clients", "predicate"),
        ("can be evaluated through indirect evidence", "predicate"),
        ("is facilitated by standards", "predicate"),
        ("provide business intelligence to managers", "predicates"),
        ("help a company make predictions", "predicates"),
        ("are the result of discoveries", "predicates"),
        ("where packing takes place", "place"),
        ("designed for enterprises with many customers", "participle"),
        ("the clerk is paid by the hour", "sentence"),
        ("organizations choose suppliers to deliver goods", "sentence"),
        ("the centre generates a call list for the team", "sentence"),
        ("a supplier may have several subsuppliers", "sentence"),
        ("in this model, production begins with a forecast", "sentence"),
        ("to plan the work of the year", "sentence"),
        ("assists customers with questions, and it also takes complaints", "sentence"),
        ("facilitated by extranets, it helps to improve forecasts", "sentence"),
        ("when prices fall below the cost", "sentence"),
    ],
)
def test_the_form_of_a_definition_is_recognised(definition, form):
    assert phrase(definition).form == form


def test_a_plural_term_tells_that_its_definition_starts_with_a_verb():
    assert phrase("link business partners over the internet").form == "sentence"
    assert phrase("link business partners over the internet", plural=True).form == "predicates"


def test_a_phrase_that_goes_inside_a_question_starts_small():
    assert phrase("A network used by partners").text == "a network used by partners"


def test_a_whole_sentence_keeps_its_capital():
    assert phrase("The clerk is paid by the hour").text == "The clerk is paid by the hour"


def test_a_language_without_rules_claims_no_form():
    assert phrase("un réseau privé", "fr").form == "sentence"


def test_german_definitions_are_noun_phrases_unless_a_verb_comes_before_the_comma():
    assert phrase("eine Rücklage, die nicht verteilt werden darf", "de").form == "noun"
    assert phrase("der Bestand ist zu hoch", "de").form == "sentence"


@pytest.mark.parametrize(
    ("definition", "names", "expected"),
    [
        ("is a form of trade", ("Barter",), "a form of trade"),
        ("refers to goods in transit now", ("Freight",), "goods in transit now"),
        (
            "planning is the strategic part of the chain",
            ("Plan",),
            "the strategic part of the chain",
        ),
        ("A data mart is a small store of data", ("Data mart",), "a small store of data"),
        ("It allows buyers to talk to sellers", ("Chat",), "allows buyers to talk to sellers"),
        ("A tool (also called a widget) for measuring", ("Gauge",), "A tool for measuring"),
        ("—designed for many small customers", ("Low-end",), "designed for many small customers"),
        ("A very first sentence here. A second one.", ("X",), "A very first sentence here"),
    ],
)
def test_a_gist_loses_what_would_give_its_term_away(definition, names, expected):
    assert gist(definition, names) == expected


def test_a_short_first_sentence_takes_the_next_one_along():
    text = "A tool. It measures lengths very exactly."
    assert gist(text, ("Gauge",)) == "A tool. It measures lengths very exactly"


@pytest.mark.parametrize(
    "text",
    [
        "-fast -cheap -good",
        "first → second",
        "• one • two",
        "fish &amp; chips",
        "a <> b",
        "so —— that",
        "1. plan 2. make 3. return",
        "one - two words - three",
    ],
)
def test_marks_of_a_source_are_found(text):
    assert residue(text)


@pytest.mark.parametrize("text", ["a well-known tool", "from 1900 to 1910", "a - b", "ends at 5."])
def test_ordinary_text_has_no_marks(text):
    assert residue(text) == ""


def test_first_letters_with_a_capital_inside_the_word_stay():
    assert upper_first("mRNA strands") == "mRNA strands"
    assert lower_first("EDI partners") == "EDI partners"
    assert lower_first("Zyxwv parts") == "Zyxwv parts"


def test_texts_that_can_be_read_as_one_form_are_one():
    assert one_form(["link the partners", "allows buyers to talk"])
    assert not one_form(["a tool for measuring", "the clerk is paid"])
    assert one_form([])


@pytest.mark.parametrize(
    ("said", "gist_of_it"),
    [
        ("Anchors are heavy hooks that hold boats.", "heavy hooks that hold boats"),
        ("An anchor (or hook) is a device that holds a boat", "a device that holds a boat"),
        ("The term “anchor” means a heavy hook for boats", "a heavy hook for boats"),
        ("This is a heavy hook that holds boats", "a heavy hook that holds boats"),
        ("Anchors are used to hold a boat in place", "are used to hold a boat in place"),
    ],
)
def test_a_definition_that_begins_with_its_own_term_is_rephrased(said, gist_of_it):
    assert gist(said, ("Anchor",)) == gist_of_it


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("sits in the path of goods and drops what is broken", "predicate"),
        ("stands between two lines and filters what passes", "predicate"),
        ("rests of cloth and scraps that are kept", "noun"),
    ],
)
def test_a_verb_that_another_verb_follows_begins_a_predicate(said, form):
    assert phrase(said).form == form
