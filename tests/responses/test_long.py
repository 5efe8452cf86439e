from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.quiz.model import Student
from quizgen.responses.detect import read_responses

HEAD = "student_id,form,question,answer\n"


def read(quiz, text, **options):
    return read_responses([("a.csv", (HEAD + text).encode())], quiz, **options)


@pytest.mark.parametrize("question", ["q3", "3", "Q 3", "A3", "matching:1"])
def test_a_question_is_named_by_number_form_and_number_or_item(quiz, question):
    assert read(quiz, f"1,A,{question},B\n").rows[0].answers == {3: "B"}


def test_rows_of_a_student_may_stand_anywhere(quiz):
    found = read(quiz, "1,A,q1,B\n2,B,q1,C\n1,A,q2,D\n")

    assert [(row.student_id, row.answers) for row in found.rows] == [
        ("1", {1: "B", 2: "D"}),
        ("2", {1: "C"}),
    ]


def test_the_form_may_stand_in_the_question_alone(quiz):
    assert read(quiz, "1,,B1,x\n").rows[0].form == "B"


def test_two_forms_for_one_student_are_refused(quiz):
    with pytest.raises(
        InputError, match=r"a\.csv:3: student “1” has form B here and form A in line 2"
    ):
        read(quiz, "1,A,q1,x\n1,B,q2,y\n")


def test_a_question_that_is_not_on_the_form_is_refused(quiz):
    with pytest.raises(InputError, match=r"form A has no question “q99”"):
        read(quiz, "1,A,q99,x\n")


def test_one_question_under_two_names_is_refused(quiz):
    with pytest.raises(InputError, match="two answers to question 1"):
        read(quiz, "1,A,q1,x\n1,A,choice:push,y\n")


def test_the_same_question_twice_is_refused(quiz):
    with pytest.raises(InputError, match=r"a\.csv:3: .* has an answer to q1 already"):
        read(quiz, "1,A,q1,x\n1,A,q1,y\n")


@pytest.mark.parametrize(
    ("rule", "answers", "unclear"),
    [("first", {1: "x"}, ()), ("last", {1: "y"}, ()), ("compare", {1: "x ⇄ y"}, (1,))],
)
def test_repeats_follow_the_rule(quiz, rule, answers, unclear):
    row = read(quiz, "1,A,q1,x\n1,A,q1,y\n", duplicates=rule).rows[0]

    assert (row.answers, row.unclear) == (answers, unclear)


def test_names_quiz_and_points_are_taken_where_they_stand(quiz):
    text = "quiz,id,name,form,question,answer,points\ndeadbeef,1,,A,q12,essay,3\n,1,Ada,A,q1,B,\n"

    row = read_responses([("a.csv", text.encode())], quiz).rows[0]

    assert (row.name, row.quiz, row.by_hand) == ("Ada", "deadbeef", {12: Decimal(3)})


def test_a_form_nobody_knows_is_reported_once_for_the_student(quiz):
    with pytest.raises(InputError, match="there is no form “Z”") as caught:
        read(quiz, "1,Z,q1,x\n1,Z,q1,y\n1,Z,q2,y\n", duplicates="compare")
    assert len(caught.value.problems) == 1


def test_points_out_of_range_are_refused(quiz):
    text = "id,form,question,answer,points\n1,A,q12,essay,5\n"

    with pytest.raises(InputError, match="is not a number of points from 0 to 4"):
        read_responses([("a.csv", text.encode())], quiz)


def test_rows_without_an_id_are_each_kept(quiz):
    found = read(quiz, ",A,q1,x\n,A,q1,y\n")

    assert [row.student_id for row in found.rows] == ["unidentified:line 2", "unidentified:line 3"]


def test_the_roster_gives_the_form(quiz):
    found = read(quiz, " 1 ,,q1,x\n1,,q2,y\n", roster=[Student("1", "Ada", "B")])

    assert [(row.form, row.answers) for row in found.rows] == [("B", {1: "x", 2: "y"})]


@settings(max_examples=40)
@given(st.permutations([(s, q) for s in "123" for q in range(1, 5)]))
def test_the_order_of_rows_changes_nothing(cells):
    from dataclasses import replace

    from quizgen.items.model import Short
    from quizgen.quiz.model import Form, Question, Quiz

    items = {f"i{n}": Short(id=f"i{n}", prompt=f"p{n}", answer="a") for n in range(1, 5)}
    quiz = Quiz(
        "x",
        "X",
        items,
        (Form("A", tuple(Question((n,), f"i{n}", Decimal(1)) for n in range(1, 5))),),
    )

    found = read(quiz, "".join(f"{s},A,q{q},{s}{q}\n" for s, q in cells))

    rows = sorted((replace(row, line=0) for row in found.rows), key=lambda row: row.student_id)
    assert [dict(row.answers) for row in rows] == [
        {q: f"{s}{q}" for q in range(1, 5)} for s in "123"
    ]
