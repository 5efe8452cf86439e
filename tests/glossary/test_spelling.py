"""Misspelt words are found, right ones are left alone."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from quizgen.glossary.checks import check
from quizgen.glossary.misspelt import misspelt
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.vocabulary import Vocabulary


def wrong(*texts, fronts=(), language="en", known=()):
    entries = [Entry(f"e{n}", "Thing", text) for n, text in enumerate(texts)]
    entries += [
        Entry(f"f{n}", front, "something that is told of it") for n, front in enumerate(fronts)
    ]
    glossary = Glossary(entries=tuple(entries), language=language, known_words=known)
    return {(one.wrong, one.correct) for one in check(glossary, only=["typo"])}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("cusotmer", "customer"),
        ("recieving", "receiving"),
        ("maintainance", "maintenance"),
        ("infrasturcture", "infrastructure"),
        ("databse", "database"),
        ("quanity", "quantity"),
        ("invasionof", "invasion of"),
        ("withing", "within"),
        ("thier", "their"),
        ("normaly", "normally"),
        ("presing", "pressing"),
        ("runing", "running"),
    ],
)
def test_a_misspelt_word_is_found_with_the_right_one(word, right):
    assert wrong(f"the old way of {word} all things in a firm") == {(word, right)}


def test_a_term_that_another_entry_speaks_of_is_no_misspelling():
    assert wrong("a dough that is begun with poolish or biga", fronts=["Poolish", "Biga"]) == set()


@pytest.mark.parametrize("times", [2, 3, 11])
def test_a_misspelling_is_found_however_often_it_is_repeated(times):
    texts = [f"part {n} of what a cusotmer does in a store" for n in range(times)]
    assert wrong(*texts) == {("cusotmer", "customer")}


@pytest.mark.parametrize(
    ("front", "pair"),
    [
        ("Data Warehosue", ("Warehosue", "Warehouse")),
        ("Four catagories of benefits", ("catagories", "categories")),
        ("Dashbaord", ("Dashbaord", "Dashboard")),
    ],
)
def test_a_misspelling_in_a_front_is_found(front, pair):
    assert wrong(fronts=[front]) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "the organisation analyses the behaviour of its neighbours and labelled centres",
        "the organization analyzes the behavior of its neighbors and labeled centers",
        "make-to-stock, 360-degree, e-commerce, up-selling and business-to-business",
        "subsuppliers, teleservice, smartphones, lifecycle, telesales and customizable goods",
        "SaaS by IBM, iPhone, HubSpot, LinkedIn, ERP and the EU",
        "founded by Tom Siebel, then sold to Zoho and Oracle",
        "see www.exampel.com or write to jon@exampel.org",
        "the company's customers' wishes and the firm’s own ones",
        "naïve café owners and their résumés",
        "mitochondria, photosynthesis, phosphorylation and nucleotides",
        "polymerization, isomerism, electronegativity and stoichiometric mixtures",
        "amortization, oligopolies, stagflation and quantitative easing",
    ],
)
def test_right_words_are_left_alone(text):
    assert wrong(text) == set()


def test_a_word_in_a_front_is_known_everywhere():
    assert wrong("extranets and intranets link firms", fronts=["Extranets", "Intranet"]) == set()


def test_a_word_on_two_cards_is_known():
    assert wrong("the bullwip of orders", "a second bullwip there") == set()
    assert wrong("a flurb in the store", "a flurb outside") == set()


def test_a_known_word_is_never_reported():
    assert wrong("the cusotmer in the store", known=("cusotmer",)) == set()


def test_a_language_without_a_dictionary_goes_by_the_course_itself():
    texts = [
        "varasto tavarat on",
        "varasto tavarat off",
        "varasto tavarat ja",
        "vrasato tavarat ok",
    ]
    assert wrong(*texts, language="fi") in (set(), {("vrasato", "varasto")})
    texts[3] = "varatso tavarat ok"
    assert wrong(*texts, language="fi") == {("varatso", "varasto")}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "de",
            "Die Bedarfsprognose schätzt die künftge Nachfrage der Kudnen.",
            {"künftge", "Kudnen"},
        ),
        ("de", "Das Kundenbeziehungsmanagement steigert den Unternehmenserfolg.", set()),
        ("fr", "L'entreprise vend des produits à ses cleints fidèles.", {"cleints"}),
        ("es", "La empresa vende productos a sus clientes desde hace años.", set()),
    ],
)
def test_other_languages_have_their_own_words(language, text, found):
    assert {word for word, _ in wrong(text, language=language)} == found


def test_a_right_word_in_the_wrong_place_shows_beside_its_twin():
    one = "software that by itself logs each stop of a deal from the first contact to the order"
    other = one.replace("stop", "step")
    entries = (
        Entry("a", "Automation", one),
        Entry("b", "Step by step", "to go on one step at a time"),
        Entry("c", "Robots", other),
    )
    (problem,) = [p for p in check(Glossary(entries=entries), only=["typo"]) if p.wrong == "stop"]
    assert (problem.correct, problem.entries) == ("step", ("a",))


def test_two_portals_that_are_opposites_are_no_slip():
    entries = (
        Entry(
            "a",
            "Procurement portal",
            "a gateway that automates purchasing between one buyer and many suppliers",
        ),
        Entry(
            "b",
            "Distribution portal",
            "a gateway that automates selling between one supplier and many buyers",
        ),
    )
    assert check(Glossary(entries=entries), only=["typo"]) == []


def test_a_course_in_another_language_than_it_says_is_left_alone():
    texts = [
        "der Papier und die Musik im alten Hause",
        "das Fahrrad steht hinter dem Bahnhof am Wasser",
        "eine Schwester trinkt immer noch ihren Kaffee",
        "der Kellner bringt die bestellten Speisen",
    ]
    assert wrong(*texts) == set()


def test_most_of_many_real_misspellings_are_found_with_the_right_word():
    folder = os.environ.get("QUIZGEN_DATA", "")
    if not folder:
        pytest.skip("QUIZGEN_DATA does not name the folder of the shared data")
    text = (Path(folder) / "grading" / "typos_dev.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.split("\n")[1::13] if line.count("\t") == 1]
    plain = [(right, word) for right, word in pairs if (right + word).isalpha() and word.islower()]
    common = "the store keeps all goods that people want near the town with many other things"
    vocabulary = Vocabulary()
    for word in common.split() * 20:
        vocabulary.add("Thing", word)
    told = []
    for right, word in plain:
        vocabulary.cards = Counter({**vocabulary.cards, word: 1})
        vocabulary.lower.add(word)
        told.append((right, misspelt(vocabulary).get(word, "")))
        del vocabulary.cards[word]
    found = [(right, meant) for right, meant in told if meant]
    assert len(found) >= 0.6 * len(plain)
    assert sum(right == meant for right, meant in found) >= 0.88 * len(found)
