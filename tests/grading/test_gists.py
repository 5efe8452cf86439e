"""What an answer says, whatever its words: equal gists settle together."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.grading.gists import frame_of, gist_of, leaves_out

SEASONS = frame_of("What causes the seasons on Earth?", ["the tilt of the axis"], "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the tilt of the axis", "its axis tilt"),
        ("guilt or innocence", "innocence or guilt"),
        ("decides if he is guilty", "decide guilt"),
        ("two houses", "2 houses"),
        ("because it just tilts", "it tilts"),
        ("the axis", "the axsi"),
    ],
)
def test_two_people_say_the_same_in_other_words(one, other):
    assert gist_of(one, SEASONS).words == gist_of(other, SEASONS).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it tilts", "it does not tilt"),
        ("it wasn't tilted", "it was tilted"),
        ("two houses", "three houses"),
        ("the sun circles the moon", "the moon circles the sun"),
        ("goods go up", "goods go down"),
        ("guilty or not guilty", "not guilty or guilty"),
        ("parts from the maker", "parts to the maker"),
        ("a strange tilt", "a stronger tilt"),
    ],
)
def test_what_differs_in_meaning_has_another_gist(one, other):
    assert gist_of(one, SEASONS).words != gist_of(other, SEASONS).words


def test_a_word_that_exists_is_not_read_as_a_slip():
    assert gist_of("the till", SEASONS).words == ("till",)


def test_words_of_the_question_may_be_left_out():
    full, short = gist_of("the tilt of the Earth", SEASONS), gist_of("tilt", SEASONS)
    assert full.core == short.core == ("tilt",)
    assert leaves_out(short, full)
    assert not leaves_out(full, short)


def test_the_last_word_of_a_phrase_is_not_left_out():
    frame = frame_of("What was Prohibition?", [], "en")
    assert not leaves_out(gist_of("alcohol", frame), gist_of("the prohibition of alcohol", frame))


@pytest.mark.parametrize(
    "prompt",
    [
        "How does a flood change supply and demand?",
        "Is demand larger than supply in a flood?",
        "What happens to demand in a flood if the supply stays?",
    ],
)
def test_words_that_a_question_sets_against_each_other_count(prompt):
    frame = frame_of(prompt, [], "en")
    assert gist_of("demand falls", frame).core != gist_of("supply falls", frame).core


def test_a_roman_numeral_is_a_number():
    frame = frame_of("", [], "en")
    assert gist_of("world war II", frame) == gist_of("world war two", frame)
    assert gist_of("Vatican II", frame).signs != gist_of("Vatican III", frame).signs


@given(st.text(max_size=60), st.text(max_size=60))
@example("II", "II")
def test_any_text_has_a_gist(prompt, text):
    frame = frame_of(prompt, [], "en")
    gist = gist_of(text, frame)
    assert gist.asked <= gist.said
    assert set(gist.core) <= gist.said
