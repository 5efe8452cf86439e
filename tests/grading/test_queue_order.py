"""The queue asks first for the decision that settles most."""

from __future__ import annotations

from decimal import Decimal

from quizgen.grading.review import clusters, review_rows
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade
from quizgen.items.model import Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv, write_csv

PROMPT = "Why is a census held?"
QUIZ = Quiz(
    "demo",
    "Demo",
    {
        "short:c": Short(
            id="short:c", prompt=PROMPT, answer="it counts the people", expects="definition"
        )
    },
    (Form("A", (Question((1,), "short:c", Decimal(1)),)),),
)


def graded(counts, rulings=()):
    texts = [text for text, count in counts.items() for _ in range(count)]
    rows = [Response(f"s{n}", form="A", answers={1: text}) for n, text in enumerate(texts)]
    return grade(QUIZ, Responses(tuple(rows)), rulings=rulings)


def queue(counts):
    return [one.answers[0].answer for one in clusters(graded(counts), QUIZ)]


def test_the_answer_of_most_students_comes_first():
    assert queue({"taxes": 2, "jobs": 5, "laws": 3}) == ["jobs", "laws", "taxes"]


def test_an_answer_that_others_contain_comes_before_a_larger_one():
    counts = {"jobs": 5, "population": 4, "population size": 4, "whole population": 4}
    assert queue(counts)[0] == "population"


def test_what_another_decision_may_settle_comes_later():
    counts = {"population": 9, "population size": 5, "employment size": 5}
    assert queue(counts) == ["population", "employment size", "population size"]


def test_more_clusters_than_are_compared_are_all_there():
    counts = {f"w{chr(97 + n // 26)}{chr(97 + n % 26)}x": 1 for n in range(200)}
    assert len(queue(counts)) == 200


def test_a_few_rulings_settle_a_crowd():
    counts = {
        "to count the population": 30,
        "population count": 12,
        "count of the population": 6,
        "counting the population": 4,
        "to conut the population": 1,
        "to count the population of the land": 1,
        "to collect taxes": 8,
        "collecting taxes": 2,
        "to collect the taxes": 2,
        "the population": 3,
        "not to count the population": 1,
    }
    rows = review_rows(graded(counts), QUIZ)
    first = {row[0]: row for row in reversed(rows[1:])}
    for cluster in sorted(first, key=int)[:4]:
        first[cluster][7] = "reject" if "tax" in first[cluster][3] else "accept"
    rulings, problems = parse_rulings(read_csv(write_csv(rows).encode(), "review.csv"), QUIZ)
    marks = [one.marks[0] for one in graded(counts, rulings).grades]
    wrong = [m.response for m in marks if (m.decision == "accept") == ("tax" in m.response)]
    left = {m.response for m in marks if m.decision == "review"}

    assert not problems
    assert left == {"not to count the population"}
    assert set(wrong) == left
