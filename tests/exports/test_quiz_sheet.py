"""The quiz as a table: every number of every form, with what was printed and the key."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.errors import InputError
from quizgen.exports.quiz_sheet import COLUMNS, quiz_csv, quiz_rows
from quizgen.items.model import Blank, Choice, Cloze, Matching, Open, Short
from quizgen.quiz.model import Form, FormSection, Question, Quiz

CHOICE = Choice(
    id="choice-dt:push",
    stem="Made first?",
    key="Push",
    distractors=("Pull", "-5"),
    source="n.txt:1",
)
MATCHING = Matching(
    id="matching:1", pairs=(("Makes", "Push"), ("Waits", "Pull")), extra_responses=("Mix",)
)
CLOZE = Cloze(
    id="cloze:x", text="____ and ____", blanks=(Blank("one", ("1",)), Blank("two", ("2", "II")))
)
SHORT = Short(id="short-list:y", prompt="Name two.", answer="", expects="list", items=("a", "b|c"))
OPEN = Open(id="open:z", prompt="Discuss.")


def quiz_of(*questions: Question, sections: tuple[FormSection, ...] = ()) -> Quiz:
    items = {item.id: item for item in (CHOICE, MATCHING, CLOZE, SHORT, OPEN)}
    return Quiz("q", "Quiz", items, (Form("A", questions, sections),))


def row_of(quiz: Quiz, number: int) -> dict[str, str]:
    rows = quiz_rows(quiz)
    return dict(zip(rows[0], rows[number], strict=True))


def test_a_choice_shows_its_options_as_printed_and_the_letter_of_the_key():
    row = row_of(quiz_of(Question((1,), CHOICE.id, Decimal(2), (2, 0, 1))), 1)
    assert (row["A"], row["B"], row["C"]) == ("-5", "Push", "Pull")
    assert (row["key"], row["answer"], row["points"]) == ("B", "Push", "2")
    assert (row["question"], row["source"]) == ("Made first?", "n.txt:1")


def test_an_empty_order_means_as_stored():
    row = row_of(quiz_of(Question((1,), CHOICE.id, Decimal(1))), 1)
    assert (row["A"], row["key"]) == ("Push", "A")


def test_each_premise_of_a_matching_set_has_a_row_of_its_own():
    quiz = quiz_of(Question((1, 2), MATCHING.id, Decimal(1), (2, 1, 0)))
    first, second = row_of(quiz, 1), row_of(quiz, 2)
    assert (first["question"], first["key"], first["answer"]) == ("Makes", "C", "Push")
    assert (second["number"], second["key"], second["A"]) == ("2", "B", "Mix")


def test_each_blank_has_a_row_of_its_own_with_what_else_is_accepted():
    quiz = quiz_of(Question((4, 5), CLOZE.id, Decimal(1)))
    second = row_of(quiz, 2)
    assert (second["question"], second["answer"], second["accepted"]) == (
        "(2) ____ and ____",
        "two",
        "2|II",
    )
    assert second["key"] == ""


def test_the_points_of_a_list_are_joined_and_a_bar_inside_is_escaped():
    assert row_of(quiz_of(Question((1,), SHORT.id, Decimal(1))), 1)["answer"] == "a|b\\|c"


def test_an_open_question_has_no_answer():
    row = row_of(quiz_of(Question((1,), OPEN.id, Decimal(1))), 1)
    assert (row["question"], row["answer"], row["key"]) == ("Discuss.", "", "")


def test_the_section_title_stands_beside_its_numbers():
    section = FormSection("Part one", "", (1,))
    quiz = quiz_of(Question((1,), CHOICE.id, Decimal(1)), sections=(section,))
    assert row_of(quiz, 1)["section"] == "Part one"


def test_all_rows_are_as_long_as_the_header():
    quiz = quiz_of(Question((1,), CHOICE.id, Decimal(1)), Question((2,), OPEN.id, Decimal(1)))
    assert {len(row) for row in quiz_rows(quiz)} == {len(COLUMNS) + 3}


def test_a_formula_in_an_option_is_made_harmless():
    item = replace(CHOICE, distractors=("=1+1",))
    quiz = Quiz("q", "Quiz", {item.id: item}, (Form("A", (Question((1,), item.id, Decimal(1)),)),))
    assert ",'=1+1" in quiz_csv(quiz).decode()


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (Question((1,), "choice-dt:gone", Decimal(1)), "no item"),
        (Question((1,), CHOICE.id, Decimal(1), (0, 0, 1)), "does not fit its options"),
        (Question((1, 2), CHOICE.id, Decimal(1)), "do not fit"),
    ],
)
def test_a_broken_record_is_refused_with_what_is_wrong(question, message):
    with pytest.raises(InputError, match=message):
        quiz_rows(quiz_of(question))
