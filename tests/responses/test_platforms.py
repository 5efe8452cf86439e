"""Downloads of other platforms and spreadsheets, in the shapes that they really have."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.responses.detect import read_responses
from quizgen.responses.places import places_on, prompt_of

NUMBERS = range(1, 13)
QS = ",".join(f"q{n}" for n in NUMBERS)


def read(quiz, text):
    return read_responses([("f.csv", text.encode())], quiz)


def lines(*rows):
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def beside(number):
    return [f"Question ID {number}", f"Question {number}", f"Answer {number}"] + [
        f"{what} {number}" for what in ("Possible Points", "Auto Score", "Manual Score")
    ]


def test_answers_beside_the_texts_of_their_questions_are_the_answers(quiz):
    header = ["Username", "form", *(one for n in NUMBERS for one in beside(n))]
    row = ["s1", "A", *(one for n in NUMBERS for one in ("id", "What?", f"a{n}", 1, 1, ""))]
    found = read(quiz, lines(header, row))
    assert found.rows[0].answers == {n: f"a{n}" for n in NUMBERS}


def test_the_e_mail_address_is_the_student_where_a_web_form_counts_its_rows(quiz):
    header = ["Id", "Start time", "Completion time", "Email", "form", *(f"q{n}" for n in NUMBERS)]
    found = read(quiz, lines(header, [1, "9:00", "9:30", "ann@u.edu", "A", *["x"] * 12]))
    assert found.rows[0].student_id == "ann@u.edu"


@pytest.mark.parametrize("header", ["Which form do you have?", "Form of the test", "Version code"])
def test_a_column_that_asks_for_the_form_holds_it(quiz, header):
    found = read(quiz, lines(["id", header, QS], ["s1", "form: b", ",".join("ABCDEFGHIJKL")]))
    assert found.rows[0].form == "B"


@pytest.mark.parametrize("header", ["Form of payment", "transform", "Format"])
def test_another_column_with_that_word_does_not(quiz, header):
    found = read(quiz, lines(["id", "form", header, QS], ["s1", "A", "B", ",".join("x" * 12)]))
    assert (found.rows[0].form, found.problems[0].check) == ("A", "unknown-column")


@pytest.mark.parametrize("shape", ["{} *", "{}*", "3. {} (2 points)", "{:.25}..."])
def test_a_question_is_found_by_its_text_as_web_forms_write_it(quiz, shape):
    place = places_on(quiz.forms[0])[1]
    text = prompt_of(quiz.items[place.question.item], place.part).replace('"', '""')
    rest = ",".join(f"q{n}" for n in NUMBERS if n != 1)
    found = read(quiz, f'id,form,"{shape.format(text)}",{rest}\ns1,A,B{"," * 11}\n')
    assert found.rows[0].answers == {1: "B"}


@pytest.mark.parametrize("above", ["Midterm\nProf. X,,\n", "# made by hand\n\n"])
def test_lines_above_the_header_are_pointed_out(quiz, above):
    with pytest.raises(InputError) as caught:
        read(quiz, f"{above}id,form,{QS}\ns1,A{',' * 12}\n")
    assert caught.value.next_step == (
        "the header seems to stand in line 3: take out the lines above it"
    )


@pytest.mark.parametrize("word", ["Average", "Class mean", "Summe"])
def test_a_row_of_totals_is_pointed_out_and_kept(quiz, word):
    found = read(quiz, lines(["id", "form", QS], [word, "A", ",".join("x" * 12)]))
    assert [one.check for one in found.problems] == ["row-of-totals"]
    assert len(found.rows) == 1


def test_ids_that_differ_in_the_width_of_letters_are_warned_of(quiz):
    answers = ",".join("x" * 12)
    found = read(quiz, lines(["id", "form", QS], ["s1", "A", answers], ["ｓ１", "A", answers]))
    assert "alike-ids" in [one.check for one in found.problems]


def test_bars_separate_cells(quiz):
    text = lines(["id", "form", QS], ["s1", "A", ",".join("x" * 12)]).replace(",", "|")
    assert len(read(quiz, text).rows[0].answers) == 12


@pytest.mark.parametrize("tail", [",,", ","])
def test_a_cell_beyond_the_last_column_of_the_header_is_refused(quiz, tail):
    rows = f"id,form,{QS}{tail}\ns1,A,x,{QS}{tail[1:]}\ns2,A,{QS}{tail}\n"
    with pytest.raises(InputError, match=r"f\.csv:2: “q12” stands beyond the last column"):
        read(quiz, rows)
