"""Answers as a learning platform hands them out: one column per question, pairs in one cell."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from quizgen.grading.score import grade_files
from quizgen.items.model import Choice, Matching, Short
from quizgen.quiz.model import Form, Question, Quiz

ITEMS = (
    Choice(id="c", stem="What powers the cell?", key="mitochondrion", distractors=("nucleus",)),
    Matching(
        id="m",
        pairs=(("nucleus", "holds DNA; splits"), ("ribosome", "makes protein"), ("golgi", "packs")),
    ),
    Short(id="s", prompt="Powers the cell", answer="mitochondrion", accept=("mitochondria",)),
)
DATA = Path(os.environ.get("QUIZGEN_DATA", "")) / "moodle-real-exports"
HEAD = "Surname,First name,Email address,Question 1,Response 1,Response 2,Response 3\n"


def quiz_of(order=("c", "m", "s"), pairs=None) -> Quiz:
    items = {item.id: item for item in ITEMS}
    if pairs:
        items["m"] = Matching(id="m", pairs=pairs)
    questions, number = [], 1
    for item_id in order:
        numbers = tuple(range(number, number + (3 if item_id == "m" else 1)))
        orders = {"c": (1, 0), "m": (2, 0, 1), "s": ()}
        questions.append(Question(numbers, item_id, Decimal(1), orders[item_id]))
        number += len(numbers)
    return Quiz("bio", "Bio", items, (Form("A", tuple(questions)),))


def decided(data: str):
    graded = grade_files(quiz_of(), [("moodle.csv", (HEAD + data).encode())])
    return [(mark.response, mark.decision) for mark in graded.grades[0].marks]


def test_pairs_in_one_cell_are_spread_and_the_next_column_is_the_next_question():
    cell = "golgi -> packs; nucleus -> holds DNA; splits; ribosome -> makes protein"
    assert decided(f"L,Ada,a@x.org,?,mitochondrion,{cell},mitochondria\n") == [
        ("mitochondrion", "accept"),
        ("holds DNA; splits", "accept"),
        ("makes protein", "accept"),
        ("packs", "accept"),
        ("mitochondria", "accept"),
    ]


def test_a_pair_left_out_is_blank_and_a_wrong_one_is_wrong():
    assert decided("L,Ada,a@x.org,?,-,golgi -> makes protein,-\n") == [
        ("-", "reject"),
        ("", "reject"),
        ("", "reject"),
        ("makes protein", "reject"),
        ("-", "reject"),
    ]


@pytest.mark.parametrize("cell", ["vacuole -> packs", "golgi -> packs; golgi -> makes protein"])
def test_pairs_that_cannot_be_told_apart_wait_for_a_person(cell):
    assert decided(f"L,Ada,a@x.org,?,-,{cell},-\n")[1] == (cell, "review")


@pytest.mark.skipif(not DATA.is_dir(), reason="QUIZGEN_DATA names no folder with the downloads")
@pytest.mark.parametrize(
    "name", ["moodle-4.1.responses.csv", "moodle-4.2.responses.csv", "moodle-4.1.responses.xlsx"]
)
def test_real_downloads_are_graded_as_they_are(name):
    pairs = (("nucleus", "holds DNA"), ("ribosome", "makes protein"), ("golgi", "packs"))
    graded = grade_files(quiz_of("csm", pairs), [(name, (DATA / name).read_bytes())])

    assert {one.student_id: str(one.score.normalize()) for one in graded.grades} == {
        "ada@example.com": "5",
        "b@example.com": "0",
        "zoe@example.com": "1",
    }
