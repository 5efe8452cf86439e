"""Definitions that follow a ruling on an answer which says the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.grading.model import Ruling
from quizgen.grading.precedents import Precedent, find_precedent, prepare_precedents
from quizgen.grading.score import grade
from quizgen.grading.summary import summary_lines
from quizgen.items.model import Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.responses.model import Response, Responses

PROMPT = "What does a warehouse do for a shop?"
RIGHT = ("keeps goods", "stores the stock", "it keeps goods until they are sold")
WRONG = ("sells goods to customers", "makes the goods", "pays the bills")


def followed(text, right=RIGHT, wrong=WRONG, prompt=PROMPT):
    ruled = [Precedent(one, Decimal(1)) for one in right]
    ruled += [Precedent(one, Decimal(0)) for one in wrong]
    found = find_precedent(text, prepare_precedents(prompt, [], ruled, "en"))
    return found and (found.text, found.share)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("it kepes goods", "keeps goods"),
        ("the warehouse keeps goods", "keeps goods"),
        ("it keeps the goods until sold", "it keeps goods until they are sold"),
        ("keeps goods of the stock", "keeps goods"),
        ("keeps goods dry", "keeps goods"),
    ],
)
def test_an_answer_that_says_an_accepted_one_and_no_harm_is_accepted(text, by):
    assert followed(text) == (by, 1)


@pytest.mark.parametrize(
    ("text", "by"),
    [("pays bills", "pays the bills"), ("it pays the customers bills", "pays the bills")],
)
def test_an_answer_that_says_a_rejected_one_and_nothing_right_is_rejected(text, by):
    assert followed(text) == (by, 0)


@pytest.mark.parametrize(
    "text",
    [
        "it does not keep goods",
        "keeps 12 goods",
        "goods keep it",
        "keeps goods and pays customers",
        "stores",
        "goods",
        "pays the bills and stores them",
        "moves things around",
        "",
        "?",
    ],
)
def test_what_is_in_doubt_stays_with_a_person(text):
    assert followed(text) is None


def test_a_contrary_ruling_that_is_as_near_leaves_it_to_a_person():
    assert followed("holds goods cold", ["holds goods"], ["goods cold"]) is None


def test_a_further_word_that_is_the_opposite_of_a_right_one_does_harm():
    right = ["prices rise", "prices rise fast", "rising prices"]
    assert followed("prices rise abroad", right, [], "What follows?") == ("prices rise", 1)
    assert followed("prices rise and fall", right, [], "What follows?") is None


def test_what_speaks_against_an_answer_leaves_only_the_same_words_to_follow():
    rulings = [Ruling("short:w", one, "accept") for one in ("It keeps stock", "keeps stock dry")]
    doubtful = "It does not hold the stock but keeps the stock"
    _, found = marks({1: doubtful}, {1: "keeps its stock"}, rulings=rulings)
    assert [one[0].decision for one in found] == ["review", "accept"]


def test_one_accepted_answer_alone_says_nothing_of_further_words():
    assert followed("holds goods cold", ["holds goods"], []) is None


def test_two_rulings_on_the_same_words_that_differ_are_no_precedent():
    assert followed("it held goods", ["holds goods"], ["goods held"]) is not None
    assert followed("it held goods", ["holds goods"], ["they hold the goods"]) is None


def test_a_part_of_the_points_is_followed_only_by_the_same_words():
    ruled = [Precedent("keeps goods", Decimal("0.5"))]
    known = prepare_precedents(PROMPT, [], ruled, "en")
    found = find_precedent("it kept the goods", known)
    assert found is not None
    assert found.as_match().credit == 0.5
    assert find_precedent("keeps goods and stock", known) is None


QUIZ = Quiz(
    "demo",
    "Demo",
    {
        "short:w": Short(
            id="short:w", prompt=PROMPT, answer="It holds the stock", expects="definition"
        ),
        "short:t": Short(id="short:t", prompt="Name it", answer="warehouse"),
    },
    (Form("A", (Question((1,), "short:w", Decimal(2)), Question((2,), "short:t", Decimal(1)))),),
)


def marks(*answers, rulings, quiz=QUIZ):
    rows = [Response(str(n), form="A", answers=one) for n, one in enumerate(answers)]
    graded = grade(quiz, Responses(tuple(rows)), rulings=rulings)
    return graded, [one.marks for one in graded.grades]


def test_the_mark_names_the_answer_that_was_ruled_on():
    ruling = Ruling("short:w", "It keeps the goods", "accept")
    graded, found = marks({1: "keeping goods"}, {1: "It keeps the goods"}, rulings=[ruling])
    first = found[0][0]
    assert (first.decision, first.points, first.reason) == ("accept", 2, "like-ruling")
    assert first.matched == "It keeps the goods"
    assert found[1][0].reason == "ruling"
    assert "  decided after your rulings  1" in summary_lines(graded)


def test_without_rulings_nothing_is_decided():
    _, found = marks({1: "keeping goods"}, rulings=[])
    assert found[0][0].decision == "review"


def test_a_later_ruling_on_the_answer_itself_goes_before():
    rulings = [
        Ruling("short:w", "keeps goods", "accept"),
        Ruling("short:w", "goods kept", "reject"),
        Ruling("short:w", "keeping goods", "reject"),
    ]
    _, found = marks({1: "keeping goods"}, {1: "kept goods"}, rulings=rulings)
    assert [one[0].decision for one in found] == ["reject", "review"]


def test_answers_that_ask_for_a_term_never_follow():
    ruling = Ruling("short:t", "ware house store", "accept")
    _, found = marks({2: "ware house stores"}, rulings=[ruling])
    assert found[0][1].reason != "like-ruling"


def test_where_case_and_symbols_count_nothing_follows():
    item = replace(QUIZ.items["short:w"], match="exact")
    quiz = replace(QUIZ, items={**QUIZ.items, "short:w": item})
    ruling = Ruling("short:w", "keeps goods", "accept")
    _, found = marks({1: "Keeps Goods"}, {1: "keeps goods"}, rulings=[ruling], quiz=quiz)
    assert [one[0].decision for one in found] == ["review", "accept"]
