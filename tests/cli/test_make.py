"""`quizgen make` on the evening before the exam: what is asked, struck and kept."""

from __future__ import annotations

import json

import pytest

PARALLEL = """\
title = "Cells"
seed = "s"
alternates = 1

[[section]]
kind = "choice"
count = 4
"""


@pytest.fixture
def parallel(quizgen, course, glossary):
    """A quiz of four questions with a parallel one, and the command that made it."""
    (course / "blueprint.toml").write_text(PARALLEL, "utf-8")
    command = f"make {glossary} --blueprint blueprint.toml -o output/p --no-pdf"
    assert quizgen(command).code == 0
    return command


def record(course, name):
    return json.loads((course / name / "quiz.json").read_text("utf-8"))


def entries(quiz):
    return {item["entry"] for item in quiz["items"].values()}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ("--choice 0", "no question at all"),
        ("--choice 0 --cloze 0", "no question at all"),
        ("--matching 3", "at least 4 premises"),
    ],
)
def test_counts_that_make_no_quiz_are_a_usage_error(quizgen, course, glossary, counts, said):
    done = quizgen(f"make {glossary} {counts} --no-pdf -o output/x")
    assert (done.code, said in done.err) == (2, True)
    assert not (course / "output" / "x").exists()


def test_a_kind_with_0_is_left_out(quizgen, course, glossary):
    assert quizgen(f"make {glossary} --choice 0 --short 2 --no-pdf -o output/x").code == 0
    assert {item["kind"] for item in record(course, "output/x")["items"].values()} == {"short"}


def test_a_blueprint_that_lies_there_unused_is_told(quizgen, course, glossary):
    (course / "blueprint.toml").write_text(PARALLEL, "utf-8")
    usual = quizgen(f"make {glossary} --draft -o output/x")
    assert "--blueprint blueprint.toml" in usual.err
    asked = quizgen(f"make {glossary} --choice 4 --draft -o output/y")
    assert "blueprint.toml" not in asked.err


def test_a_parallel_quiz_is_told_and_so_is_what_it_repeats(quizgen, course, parallel):
    done = quizgen(f"{parallel} --force")
    assert "alternate-1/  a parallel quiz: 4 questions" in done.err
    repeated = entries(record(course, "output/p")) & entries(record(course, "output/p/alternate-1"))
    assert ("alternate-1: asked about before" in done.err) == bool(repeated)


def test_replacing_keeps_the_parallel_quiz_and_takes_no_question_from_it(quizgen, course, parallel):
    other = record(course, "output/p/alternate-1")
    done = quizgen(f"{parallel} --replace A2")
    assert done.code == 0, done.err
    assert record(course, "output/p/alternate-1") == other
    assert entries(record(course, "output/p")).isdisjoint(entries(other))


def test_replacing_says_what_stands_there_now(quizgen, course, parallel):
    done = quizgen(f"{parallel} --replace A2")
    quiz = record(course, "output/p")
    number, item = next(
        (one["numbers"][0], quiz["items"][one["item"]])
        for one in quiz["forms"][0]["questions"]
        if one["numbers"] == [2]
    )
    assert f"A{number}" in done.err
    assert item["stem"] in done.err
    assert f"key: {item['key']}" in done.err


@pytest.mark.parametrize("names", ["''", "','", "' ; '"])
def test_replacing_nothing_is_a_usage_error(quizgen, parallel, names):
    done = quizgen(f"{parallel} --replace {names}")
    assert (done.code, "which questions" in done.err) == (2, True)


def test_the_draft_of_a_drawn_seed_says_how_to_print_the_same_exam(quizgen, course, glossary):
    done = quizgen(f"make {glossary} --choice 4 --draft -o output/x")
    seed = done.err.split("--seed ")[1].split(",")[0]
    text = " ".join((course / "output" / "x-draft.txt").read_text("utf-8").split())
    assert quizgen(f"make {glossary} --choice 4 --seed {seed} --no-pdf -o output/x").code == 0
    assert all(item["stem"] in text for item in record(course, "output/x")["items"].values())


def test_a_draft_is_no_replacement(quizgen, course, parallel):
    before = record(course, "output/p")
    done = quizgen(f"{parallel} --draft --replace A1")
    assert (done.code, "do not go together" in done.err) == (2, True)
    assert record(course, "output/p") == before


def test_a_refusal_draws_no_seed(quizgen, glossary):
    done = quizgen(f"make {glossary} --choice 400 -o output/x")
    assert (done.code, "Seed" in done.err) == (3, False)
