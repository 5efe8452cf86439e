from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import bank_to_plain, item_bank
from quizgen.items.clauses import runs_on
from quizgen.items.phrases import phrase


@pytest.mark.parametrize(
    "text",
    [
        "helps with budgets, results in lower costs",
        "browning of sugars by dry heat, gives a roasted taste",
        "a cheap channel, fast, and firms use it to answer their buyers",
        "a clear soup: a stock freed of fat",
        "a tax on income; companies pay another",
        "flows downhill. It carries sand",
    ],
)
def test_clauses_strung_together_run_on(text):
    assert runs_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "a cheap, fast and well-known channel",
        "collects, stores and analyses what buyers do",
        "reads the card, checks the code and opens the door",
        "a bank that lends money, takes deposits, changes currencies",
        "the share of buyers, in percent, who leave in a year",
        "meat, fish and eggs",
        "a sauce of milk, thickened with flour",
    ],
)
def test_an_ordinary_definition_does_not_run_on(text):
    assert not runs_on(text)


def test_a_language_without_rules_for_it_never_runs_on():
    assert not runs_on("eine Suppe: eine geklärte Brühe", "de")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the pump loses more water than it moves", "sentence"),
        ("a patient waits too long for help", "sentence"),
        ("cells keep dividing without a signal", "sentence"),
        ("preserves and flavours food over smoke", "predicate"),
        ("helps reduce the costs of a firm", "predicate"),
        ("the transport costs of a firm", "noun"),
        ("an integer changed only by the operations wait and signal", "noun"),
    ],
)
def test_who_does_something_makes_a_sentence(text, form):
    assert phrase(text).form == form


TAXES = (
    Entry(
        id="kinds",
        term="Three kinds of fortification",
        kind="list",
        items=("Moat", "Rampart", "Palisade"),
    ),
    Entry(id="moat", term="Moat", definition="water surrounding the walls of a medieval castle"),
    Entry(id="rampart", term="Rampart", definition="earth piled up behind the outer town wall"),
    Entry(id="palisade", term="Palisade", definition="keeps raiders out, stands on a low bank"),
)


def test_a_fragment_is_quoted_as_the_description_of_one_of_its_list():
    items = bank_to_plain(item_bank(Glossary(entries=TAXES)))["items"]
    assert items["choice-dt:moat"]["stem"] == (
        "Which kind of fortification is described as "
        "“water surrounding the walls of a medieval castle”?"
    )
    assert items["choice-dt:palisade"]["stem"].endswith(
        "described as “Keeps raiders out, stands on a low bank”?"
    )
