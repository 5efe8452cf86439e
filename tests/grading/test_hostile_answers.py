"""Answers made to earn marks that they do not deserve, or that look wrong and are right."""

from __future__ import annotations

import pytest

from quizgen.grading.lists import match_list

SCOR = ("plan", "source", "make", "deliver", "return")
VERBS = "plan buy source sell make store deliver ship return pack move load cut paste type read"


@pytest.mark.parametrize("mark", ["/", "+", "-", "→", ".", "\\", "_", "&", "|", "=>"])
def test_a_list_without_spaces_has_its_points(mark):
    found = match_list(mark.join(SCOR), SCOR)
    assert (found.decision, found.credit) == ("accept", 1.0)


@pytest.mark.parametrize("answer", ["(1)plan(2)source(3)make", "1plan2source3make"])
def test_a_numbered_list_without_spaces_has_its_points(answer):
    assert match_list(answer, SCOR).credit == 0.6


def test_a_point_with_hyphens_is_not_cut():
    items = ("make-to-stock", "make-to-order")
    assert match_list("make-to-stock/make-to-order", items).credit == 1.0
    assert match_list("make-to-stock", ("make-to-stock", "make", "stock")).credit == 0.333333
    assert match_list("24/7, on-site", ("24/7", "on-site")).credit == 1.0


@pytest.mark.parametrize("answer", ["source-code", "plansourcemakedeliverreturn"])
def test_points_that_cannot_be_cut_for_certain_go_to_a_person(answer):
    assert match_list(answer, SCOR).decision == "review"


@pytest.mark.parametrize("answer", [VERBS, " ".join([VERBS] * 6)])
def test_a_heap_of_words_with_the_points_among_them_goes_to_a_person(answer):
    found = match_list(answer, SCOR)
    assert (found.decision, found.reason) == ("review", "too-many")


@pytest.mark.parametrize(
    "answer",
    [
        "none of plan, source, make, deliver, return",
        "do not plan, source, make, deliver, return",
        "plan instead of source, make instead of deliver, return",
        "plan, source, make, deliver but not return",
        "all except plan, source",
        "plan rather than source and make",
    ],
)
def test_denied_points_go_to_a_person_and_earn_nothing_by_themselves(answer):
    found = match_list(answer, SCOR)
    assert (found.decision, found.reason) == ("review", "negation")
    assert found.credit < 0.8


def test_a_negation_that_is_part_of_a_point_denies_nothing():
    items = ("not urgent and important", "urgent and not important")
    assert match_list("; ".join(items), items).decision == "accept"
