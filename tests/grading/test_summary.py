from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading.earn import half_up, plain, share_out
from quizgen.grading.model import Graded
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade
from quizgen.grading.summary import key_doubts, summary_lines, tally_of
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv


def graded(quiz, answers, text="") -> Graded:
    rulings, _ = parse_rulings(read_csv(("question,answer,ruling\n" + text).encode(), "r"), quiz)
    rows = [Response(str(n), form="A", answers=given) for n, given in enumerate(answers)]
    return grade(quiz, Responses(tuple(rows)), rulings=rulings)


GOOD = {2: "A", 3: "B", 4: "C", 5: "D", 6: "supply chain", 9: "SCM"}


def test_marks_are_counted_by_how_they_were_decided(quiz):
    found = graded(quiz, [{1: "B", 2: "A", 6: "suply chain", 9: "?"}, {1: "I"}], "A2,,void\n")

    tally = tally_of(found)

    assert (tally.marks, tally.accepted, tally.misspelt) == (22, 2, 1)
    assert tally.review == 2  # the illegible answer, the letter that is none
    assert tally.blank == 18


def test_the_summary_says_what_was_settled_and_what_waits(quiz):
    lines = summary_lines(graded(quiz, [{1: "B", 6: "suply chain"}]))

    assert lines[:7] == [
        "students     1",
        "answers      12",
        "settled      12 (100.0%)",
        "  right      2",
        "  of these accepted as misspelt  1",
        "  blank      10",
        "to review    0",
    ]


def test_a_key_that_most_good_students_contradict_is_named(quiz):
    answers = [{**GOOD, 1: "C"}] * 5 + [{**GOOD, 1: "B"}] + [{}] * 9
    found = graded(quiz, answers)

    doubt = key_doubts(found)[0]
    lines = summary_lines(found, width=50)

    assert (doubt.where, doubt.answer, doubt.count, doubt.of) == ("A1", "Pull model", 4, 5)
    assert any("The key of A1 looks wrong" in line for line in lines)
    assert max(map(len, lines)) <= 50


def test_a_written_answer_can_throw_doubt_on_a_key_too(quiz):
    answers = [{**GOOD, 1: "B", 9: "Kanban"}] * 5 + [{}] * 10

    assert [(d.where, d.answer) for d in key_doubts(graded(quiz, answers))] == [("A9", "Kanban")]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ([{**GOOD, 1: "B"}] * 15, ""),
        ([{**GOOD, 1: "C"}] * 15, "A1,,void\n"),
        ([{**GOOD, 1: "C"}] * 9, ""),
        ([{**GOOD, 1: ""}] * 15, ""),
        ([{**GOOD, 1: "C"}, {**GOOD, 1: "D"}, {**GOOD, 1: "B"}] * 5, ""),
    ],
)
def test_keys_are_not_doubted_without_cause(quiz, answers, text):
    assert not key_doubts(graded(quiz, answers, text))


def test_a_class_of_nobody_has_a_summary(quiz):
    assert summary_lines(graded(quiz, []))[0] == "students     0"


@given(st.decimals(0, 1000, places=2), st.lists(st.integers(0, 20), min_size=1, max_size=9))
def test_parts_add_up_to_the_whole(total, weights):
    parts = share_out(total, [Decimal(one) for one in weights])

    assert sum(parts) == (total if any(weights) else 0)
    assert all(
        abs(p - total * w / max(sum(weights), 1)) < Decimal("0.01")
        for p, w in zip(parts, weights, strict=True)
    )


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("1E+1", "10")],
)
def test_halves_go_up(value, rounded):
    assert plain(half_up(Decimal(value))) == rounded


def test_shares_of_thirds_round_to_whole_points_where_they_meet():
    assert half_up(Decimal(3) * Decimal("0.666666667")) == 2
