"""Questions of a source get the answers to its other questions as wrong options."""

from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.answers import other_answers
from quizgen.items.bank import item_bank
from quizgen.items.distractors import survey
from quizgen.items.flaws import find_flaws

ASKED = {
    "Front end of a boat?": "Bow",
    "Back end of a boat?": "Stern",
    "Left side of a boat?": "Port",
    "Right side of a boat?": "Starboard",
    "Sail in front of the mast?": "Headsail",
    "Small headsail that ends before the mast?": "Jib",
    "Large headsail that overlaps the mast?": "Genoa",
    "Sail that is set on mast and boom?": "Mainsail",
    "Ropes that move the sails of a boat?": "Running rigging",
    "Rope that pulls a sail up the mast?": "Halyard",
    "Which colour is the light on the left?": "Red",
    "What do you call turning with the bow through the wind?": "Tacking",
    "What do you call turning with the stern through the wind?": "Gybing",
    "Spelling of turning with the stern in America?": "Jibing",
    "PFD?": "Personal flotation device",
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    entries = [
        Entry(id=f"q{at}", term=asked, definition=answer, kind="question")
        for at, (asked, answer) in enumerate(ASKED.items())
    ]
    return Glossary(entries=tuple(entries))


@pytest.fixture(scope="module")
def offered(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    field = survey(glossary)
    facts = field.lex.facts.values()
    return {one.entry.definition: other_answers(field, one) for one in facts}


def test_the_answers_to_like_questions_are_the_wrong_options(offered):
    assert {"Stern", "Port", "Starboard"} == set(offered["Bow"][:3])


def test_questions_that_differ_in_a_term_of_the_source_go_together(offered):
    assert "Gybing" in offered["Tacking"]


@pytest.mark.parametrize(
    ("key", "right_too"),
    [("Gybing", "Jibing"), ("Headsail", "Jib"), ("Halyard", "Running rigging")],
)
def test_an_answer_that_may_be_right_too_is_not_offered(offered, key, right_too):
    assert right_too not in offered[key]


def test_a_question_for_a_colour_offers_no_other_things(offered):
    assert offered["Red"] == ()
    assert not any("Red" in options for options in offered.values())


def test_a_bare_short_form_is_no_question_with_options(offered):
    assert offered["Personal flotation device"] == ()


def test_such_questions_have_no_error(glossary):
    items = item_bank(glossary).items
    assert "choice-td:q0" in items
    assert [one for one in find_flaws(items, glossary) if one.severity.value == "error"] == []
