from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from quizgen.errors import Severity
from quizgen.glossary.model import Glossary
from quizgen.glossary.store import load
from quizgen.items.bank import item_bank
from quizgen.items.flaws import find_flaws
from quizgen.items.model import Bank, Choice, Matching
from quizgen.quiz.assemble import assemble
from quizgen.quiz.blueprint import override, parse_blueprint
from quizgen.quiz.candidates import entries_of
from quizgen.quiz.flaws import quiz_flaws
from quizgen.quiz.model import Blueprint, Quiz
from quizgen.quiz.store import parse_quiz, print_quiz

COURSE = Path(__file__).parents[2] / "glossary"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load((COURSE / "crm-scm.toml").read_text("utf-8"), "crm-scm.toml")


@pytest.fixture(scope="module")
def bank(glossary: Glossary) -> Bank:
    return item_bank(glossary)


@pytest.fixture(scope="module")
def blueprint() -> Blueprint:
    found, problems = parse_blueprint((COURSE / "blueprint.toml").read_text("utf-8"), "b.toml")
    assert problems == []
    return found


@pytest.fixture(scope="module")
def quiz(bank: Bank, glossary: Glossary, blueprint: Blueprint) -> Quiz:
    return assemble(bank, glossary, replace(blueprint, forms=6), seed=blueprint.seed)


def test_the_sample_blueprint_gives_a_quiz_of_all_kinds(quiz: Quiz) -> None:
    kinds = Counter(item.kind for item in quiz.items.values())
    assert kinds == {"choice": 12, "matching": 1, "cloze": 5, "short": 4}
    assert parse_quiz(print_quiz(quiz), "quiz.json") == (quiz, [])


def test_nothing_in_the_sample_quiz_is_an_error(quiz: Quiz, glossary: Glossary) -> None:
    found = [*find_flaws(quiz.items, glossary), *quiz_flaws(quiz, glossary)]
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []


def test_six_forms_share_few_letters(quiz: Quiz) -> None:
    letters = [
        {
            number: question.order.index(part)
            for question in form.questions
            if isinstance(quiz.items[question.item], Choice | Matching)
            for part, number in enumerate(question.numbers)
        }
        for form in quiz.forms
    ]
    shares = [
        sum(one[number] == other[number] for number in one) / len(one)
        for one, other in combinations(letters, 2)
    ]
    assert sum(shares) / len(shares) <= 1 / 4 + 0.02


@pytest.mark.parametrize("index", [7, 60, 130])
def test_an_entry_more_leaves_three_in_five_questions(
    bank: Bank, glossary: Glossary, index: int
) -> None:
    entries = glossary.entries[:index] + glossary.entries[index + 1 :]
    fewer = replace(glossary, entries=entries)
    asked = override(Blueprint())
    before = assemble(item_bank(fewer), fewer, asked, seed="s")
    after = assemble(bank, glossary, asked, seed="s")
    assert len(_answers(before) & _answers(after)) >= 0.6 * len(_answers(before))
    orders = [
        {question.item: question.order for question in quiz.forms[0].questions}
        for quiz in (before, after)
    ]
    for item_id in before.items.keys() & after.items.keys():
        if len(orders[0][item_id]) == len(orders[1][item_id]):
            assert orders[0][item_id] == orders[1][item_id]


def _answers(quiz: Quiz) -> set[str]:
    """What is asked, answer by answer: a premise counts as the entry it comes from."""
    found: set[str] = set()
    for item in quiz.items.values():
        found |= set(entries_of(item)) if isinstance(item, Matching) else {item.id}
    return found
