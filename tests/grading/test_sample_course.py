"""The judging on the sample course: its own answers are right, its other terms are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quizgen.grading.ladder import match_term
from quizgen.grading.lists import match_list
from quizgen.grading.question import prepare_question

COURSE = Path(__file__).parents[2] / "glossary" / "crm-scm.toml"
ENTRIES = tomllib.loads(COURSE.read_text("utf-8"))["entry"]
LISTS = [entry["items"] for entry in ENTRIES if len(entry.get("items", [])) > 1]
NAMES = [[entry["term"], *entry.get("aliases", [])] for entry in ENTRIES]


@pytest.mark.parametrize("separator", ["; ", ", ", "\n", "\n- ", " and ", "\n1. "])
def test_the_points_of_each_list_earn_all_of_it(separator):
    short = [items for items in LISTS if match_list(separator.join(items), items).credit < 1]
    assert short == []


def test_no_term_is_accepted_for_another_one_that_shares_a_word():
    wrong = []
    for accepted in NAMES:
        question = prepare_question(accepted)
        words = set(accepted[0].lower().split())
        for other in NAMES:
            if other is not accepted and words & set(other[0].lower().split()) - {"of", "the"}:
                found = match_term(other[0], question)
                wrong += [(accepted[0], other[0])] if found.decision == "accept" else []
    assert wrong == []


def test_every_name_of_a_term_is_accepted():
    everything = [name for names in NAMES for name in names]
    for accepted in NAMES:
        question = prepare_question(accepted, rivals=everything)
        assert {match_term(name, question).decision for name in accepted} == {"accept"}
