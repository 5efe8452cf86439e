"""Letters in a cell: one, several, or none at all, told in one pass however long the cell."""

from __future__ import annotations

import pytest

from quizgen.grading.lettered import read_choice
from quizgen.grading.printed import Printed
from quizgen.items.model import Choice

ITEM = Choice(id="c", stem="?", key="door", distractors=("floor", "roof", "wall"))
PRINTED = Printed("c", ITEM, 0, "?", "door", ("door", "floor", "roof", "wall"), {"A": 0, "B": 1, "C": 2, "D": 3}, 0)  # fmt: skip


@pytest.mark.parametrize("cell", ["A or B", "A, B", "AB", "(A) and (C)", "b/d"])
def test_several_letters_are_left_to_a_person(cell):
    assert read_choice(cell, PRINTED).why == "several"


def test_a_sentence_full_of_or_is_no_choice_of_letters():
    cell = "What is it for, or for a door or a floor or more and more or a corridor? " * 2
    assert read_choice(cell, PRINTED).why == "unknown"
