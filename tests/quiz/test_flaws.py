from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Blank, Choice, Cloze, Item
from quizgen.quiz.flaws import quiz_flaws, spelling_doubts
from quizgen.quiz.model import Form, Question, Quiz, Section

GLOSSARY = Glossary(entries=(Entry(id="push", term="Push model"), Entry(id="b", term="Stock")))


def choice(number: int, key: str = "", wrong: tuple[str, ...] = ("", "")) -> Choice:
    return Choice(
        id=f"choice-dt:{number}",
        entry=f"e{number}",
        stem=f"Question {number}?",
        key=key or f"key{number}",
        distractors=tuple(text or f"wrong{number}{n}" for n, text in enumerate(wrong)),
    )


def quiz_of(items: Sequence[Item], orders: Sequence[tuple[int, ...]]) -> Quiz:
    questions = tuple(
        Question((n,), item.id, Decimal(1), order)
        for n, (item, order) in enumerate(zip(items, orders, strict=True), 1)
    )
    return Quiz(
        id="q", title="Q", items={one.id: one for one in items}, forms=(Form("A", questions),)
    )


def found(quiz: Quiz) -> dict[str, str]:
    return {one.check: one.message for one in quiz_flaws(quiz, GLOSSARY)}


def test_the_same_letter_five_times_in_a_row_is_said() -> None:
    quiz = quiz_of([choice(n) for n in range(6)], [(0, 1, 2)] * 5 + [(1, 0, 2)])
    assert found(quiz) == {"key-runs": "A is right 5 times in a row"}
    (problem,) = quiz_flaws(replace(quiz, seed="my seed"), GLOSSARY)
    assert (str(problem.place), problem.hint) == ("q, form A", "--seed 'my seed-2'")


def test_one_letter_in_most_questions_is_said() -> None:
    orders = [(1, 0, 2), (1, 0, 2), (0, 1, 2), (1, 2, 0)] * 2 + [(1, 0, 2)]
    quiz = quiz_of([choice(n) for n in range(9)], orders)
    assert found(quiz) == {"key-position": "B is right in 5 of 9 questions"}


def test_a_key_that_is_mostly_the_longest_is_said() -> None:
    orders = [(1, 0, 2), (0, 1, 2), (1, 2, 0)] * 3
    items: list[Item] = [choice(n, key=f"a very long key {n}") for n in range(9)]
    assert found(quiz_of(items, orders)) == {
        "key-longest": "the right option is the longest in 9 of 9 questions"
    }


def test_a_distractor_used_three_times_is_said() -> None:
    items: list[Item] = [choice(n, wrong=("Kanban", "")) for n in range(3)]
    assert found(quiz_of(items, [(0, 1, 2)] * 3)) == {
        "overused-distractor": "A1, A2, A3 all have the wrong option “kanban”"
    }


def test_a_term_asked_about_twice_and_given_away_is_an_error() -> None:
    one = Choice(
        id="1",
        entry="push",
        stem="Which model starts from a forecast of demand?",
        key="Push model",
        distractors=("x", "y"),
    )
    two = Cloze(
        id="2",
        entry="push",
        text="The push model starts from a forecast of ____.",
        blanks=(Blank("Stock"),),
    )
    problems = quiz_flaws(quiz_of([one, two], [(0, 1, 2), ()]), GLOSSARY)
    assert [(one.severity, one.check) for one in problems] == [
        (Severity.ERROR, "asked-twice"),
        (Severity.ERROR, "gives-away"),
    ]
    assert problems[0].message == "A1, A2 all ask about “Push model”"
    assert problems[1].message == "A1 and A2: one gives the other away"


@given(st.text(max_size=6))
@settings(max_examples=15, deadline=None)
def test_no_quiz_that_is_made_has_an_error(
    make: Callable[..., Quiz], course: Any, seed: str
) -> None:
    quiz = make(seed=seed)
    assert {one.check for one in quiz_flaws(quiz, course.glossary)} <= {
        "key-runs",
        "key-position",
        "key-longest",
    }


@pytest.mark.parametrize(
    ("wrong", "correct", "said"),
    [
        ("Qestion", "Question", ["A1 prints “Qestion”; did you mean “Question”?"]),
        ("wrnog", "", ["A1, A2 prints “wrnog”"]),
        ("other", "another", []),
        ("", "", []),
    ],
)
def test_a_spelling_doubt_is_named_by_number(wrong: str, correct: str, said: list[str]) -> None:
    items: list[Item] = [choice(1, wrong=("wrnog", "")), choice(2, wrong=("wrnog", ""))]
    items[0] = Choice(id="1", stem="Qestion?", key="k", distractors=("Wrnog way", "x"))
    problem = Problem(
        Severity.WARNING, "typo", Place("g.toml", 3), "?", wrong=wrong, correct=correct
    )
    doubts = spelling_doubts(quiz_of(items, [(0, 1, 2)] * 2), [problem])
    assert [one.message for one in doubts] == said
    assert all(one.place == Place("g.toml", 3) for one in doubts)


def test_questions_are_named_on_every_form(make: Callable[..., Quiz]) -> None:
    quiz = make(Section("choice", 2), forms=2)
    text = next(item.key for item in quiz.items.values() if isinstance(item, Choice)).split()[-1]
    doubt = Problem(Severity.WARNING, "typo", Place("g.toml"), "?", wrong=text)
    (found_one, *_) = spelling_doubts(quiz, [doubt])
    assert "A" in found_one.message
    assert "/B" in found_one.message
