"""Files in which a student, or another quiz's answers, would go unnoticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.errors import InputError
from quizgen.quiz.model import Form, Student
from quizgen.responses.detect import read_responses

QS = ",".join(f"q{n}" for n in range(1, 13))
HEAD = f"student_id,form,{QS}\n"


def row(student, *answers, form="A"):
    return ",".join([student, form, *answers, *[""] * (12 - len(answers))]) + "\n"


def read(quiz, *texts, **options):
    files = [(f"f{n}.csv", text.encode()) for n, text in enumerate(texts, start=1)]
    return read_responses(files, quiz, **options)


def said(found, check):
    return [str(one) for one in found.problems if one.check == check]


OPEN, CLOSE = row("1")[:-1] + '"a\n', row("4")[:-1] + 'b"\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + OPEN + row("2", "B") + row("3", "C") + CLOSE, 2),
        (HEAD + OPEN + CLOSE, 2),
        (HEAD + row("0") + OPEN + row("2")[:-2] + "\n" + CLOSE, 3),
        (HEAD + row("1", '"a', "C", "D") + row("2", 'b"', "C", "D"), 2),
        ("student_id,form,question,answer\n" + '1,A,q1,"a\n1,A,q2,b\n2,A,q1,c"\n', 2),
        ("student_id,question,answer\n" + '1,A1,"a\n2,A1,c"\n', 2),
        ("student_id;form;question;answer\n" + '1;A;q1;"a\n1;A;q2;b\n2;A;q1;c"\n', 2),
        (f'quiz,student_id,form,{QS}\n,1,A,"x\ny",B,C,D,E,F,G,H,I,J,K,"L\nin deadbeef"\n', 3),
    ],
)
def test_a_cell_that_took_in_whole_rows_is_refused_at_its_quote(quiz, text, line):
    with pytest.raises(InputError, match=rf"f1\.csv:{line}: the cell whose quote opens here"):
        read(quiz, text)


@pytest.mark.parametrize(
    ("text", "number", "answer"),
    [
        (HEAD + row("1", '"one, two,\nthree, four"'), 1, "one, two,\nthree, four"),
        (HEAD + row("1", '"a\nb, c"'), 1, "a\nb, c"),
        (HEAD + row("1", *"BCDEFGHIJKL")[:-2] + ',"x\n\ny, z, 3\n"\n', 12, "x\n\ny, z, 3\n"),
        (
            "student_id,form,question,answer\n" + '1,A,q9,"so, a,\nb, c, d, e"\n',
            9,
            "so, a,\nb, c, d, e",
        ),
    ],
)
def test_an_answer_of_several_lines_stays_one_answer(quiz, text, number, answer):
    assert read(quiz, text).rows[0].answers[number] == answer


FIRST, SECOND = (",".join(f"q{n}" for n in part) for part in (range(1, 7), range(7, 13)))


@pytest.mark.parametrize(
    ("texts", "rule", "place"),
    [
        (
            (
                f"quiz,id,form,{FIRST}\ndeadbeef,1,A,B,,,,,\n",
                f"quiz,id,form,{SECOND}\n0badcafe,1,A,B,,,,,\n",
            ),
            "",
            "f2.csv:2",
        ),
        ((f"quiz,{HEAD}deadbeef,{row('1', 'B')}0badcafe,{row('1', 'C')}",), "first", "f1.csv:3"),
        ((f"quiz,{HEAD}deadbeef,{row('1', 'B')}0badcafe,{row('1', 'C')}",), "compare", "f1.csv:3"),
        (
            ("quiz,id,form,question,answer\ndeadbeef,1,A,q1,B\n,1,A,q2,B\n0badcafe,1,A,q3,B\n",),
            "",
            "f1.csv:4",
        ),
    ],
)
def test_a_row_of_another_quiz_is_refused_wherever_it_stands(quiz, texts, rule, place):
    with pytest.raises(InputError, match=f"{place}: these answers are for the quiz “0badcafe”"):
        read(quiz, *texts, duplicates=rule)


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [("Ann", "Zed", True), ("Ann", "", False), ("Ann Lee", "Lee, ANN", False)],
)
def test_one_id_with_two_names_is_warned_of_with_both_lines(quiz, first, second, warned):
    texts = (
        f"id,name,form,{FIRST}\n1,{first},A,B,,,,,\n",
        f'id,name,form,{SECOND}\n1,"{second}",A,B,,,,,\n',
    )

    warnings = said(read(quiz, *texts), "names")

    assert bool(warnings) == warned
    assert all("f2.csv:2" in one and "f1.csv:2" in one for one in warnings)


A_RIGHT = ("B", "A", "B", "C", "D")


@pytest.mark.parametrize(
    ("form", "answers", "says"),
    [
        ("B", A_RIGHT, "and the answers fit form A better (5 right instead of"),
        ("B", (), "has form B here and form A on the roster\n"),
        ("A", A_RIGHT, ""),
    ],
)
def test_another_form_than_the_rosters_is_warned_of_by_line(quiz, form, answers, says):
    found = read(quiz, HEAD + row("1", *answers, form=form), roster=[Student("1", "Ada", "A")])

    warnings = said(found, "roster-form")
    assert bool(warnings) == bool(says)
    assert all("f1.csv:2" in one and says in one for one in warnings)
    assert not said(found, "form-fit")
    assert found.rows[0].form == form


def test_ids_that_differ_in_capitals_are_two_students_and_warned_of(quiz):
    found = read(quiz, HEAD + row("x1") + row("X1") + row("x2"))

    assert [one.student_id for one in found.rows] == ["x1", "X1", "x2"]
    (warning,) = said(found, "alike-ids")
    assert "f1.csv:3" in warning
    assert "f1.csv:2" in warning


def test_an_id_in_other_capitals_than_the_rosters_is_pointed_out(quiz):
    found = read(quiz, HEAD + row("x1"), roster=[Student("X1")])

    assert "is it “X1”? Capitals count" in said(found, "not-on-roster")[0]


def test_a_missing_student_is_told_with_the_files_that_were_read(quiz):
    found = read(quiz, HEAD + row("1"), roster=[Student("1"), Student("2", "Bo")])

    assert said(found, "missing-student") == [
        "f1.csv: warning[missing-student]: no answers from student “2” Bo"
    ]


def test_a_header_in_the_middle_is_skipped_and_told_by_line(quiz):
    found = read(quiz, HEAD + row("1", "B") + HEAD.upper() + row("2", "C"))

    assert [one.student_id for one in found.rows] == ["1", "2"]
    assert said(found, "header") == [
        "f1.csv:3: info[header]: the header stands here again; it is skipped"
    ]


def test_a_header_in_the_middle_of_a_long_file_is_skipped(quiz):
    head = "student_id,form,question,answer\n"

    found = read(quiz, head + "1,A,q1,B\n" + head + head + "1,A,q2,C\n")

    assert [one.answers for one in found.rows] == [{1: "B", 2: "C"}]
    assert len(said(found, "header")) == 2


def test_a_header_with_other_columns_in_the_middle_is_refused(quiz):
    other = HEAD.replace("q1,q2", "q2,q1")

    with pytest.raises(InputError, match=r"f1\.csv:3: another header stands here"):
        read(quiz, HEAD + row("1", "B") + other + row("2", "C"))


@pytest.mark.parametrize(
    "variant",
    ["Zoe\u0308", "\ufeffZoë", "Zo\u200bë", "Zoë\u200d", "\u200eZoë", "Zoë\u00a0", '"Zoë\n"'],
)
@pytest.mark.parametrize("layout", ["wide", "long"])
def test_an_id_with_what_nobody_sees_is_the_same_student(quiz, variant, layout):
    long = "student_id,form,question,answer\n"
    texts = {
        "wide": f"{HEAD}{row('Zoë', 'B')}{row(variant, 'C')}",
        "long": f"{long}Zoë,A,q1,B\n{variant},A,q1,C\n",
    }

    found = read(quiz, texts[layout], duplicates="last")

    assert [(one.student_id, one.answers) for one in found.rows] == [("Zoë", {1: "C"})]


@pytest.mark.parametrize("column", ["q13", "q99 points", "Question 13-15"])
def test_a_column_of_no_question_is_named(quiz, column):
    found = read(quiz, HEAD[:-1] + f",{column}\n" + row("1", "B")[:-1] + ",\n")

    (warning,) = said(found, "unknown-column")
    assert warning.startswith(f"f1.csv:1: warning[unknown-column]: the column “{column}”")


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("q13", "B", "under question 13, which form A does not have"),
        ("q99 points", "1", "under question 99, which form A"),
        ("q13-q15", "B-C", "under questions 13, 15, which form A"),
    ],
)
def test_a_filled_column_of_no_question_is_refused_by_line(quiz, column, cell, says):
    text = HEAD[:-1] + f",{column}\n" + row("1", "B")[:-1] + ",\n" + row("2")[:-1] + f",{cell}\n"

    with pytest.raises(InputError, match=rf"f1\.csv:3: there is something {says}"):
        read(quiz, text)


def test_an_answer_to_a_question_of_another_form_is_refused(quiz):
    short = Form("B", quiz.forms[1].questions[1:], ())
    other = replace(quiz, forms=(quiz.forms[0], short))
    text = f"student_id,form,choice:crm,{QS.replace('q1,', '', 1)}\n"

    with pytest.raises(InputError, match=r"f1\.csv:2: there is an answer to “choice:crm”"):
        read(other, text.replace("q2,", "choice:push,", 1) + row("1", "B", form="B"))


def test_what_a_message_quotes_does_not_break_its_line(quiz):
    with pytest.raises(InputError) as caught:
        read(quiz, 'student_id,form,question,answer\n1,A,"q\n99",x\n')

    assert "\n" not in str(caught.value)


def test_one_id_with_two_names_in_a_long_file_is_warned_of(quiz):
    text = "id,name,form,question,answer\n1,,A,q1,B\n1,Ann,A,q2,B\n1,Zed,A,q3,B\n1,Ann B,A,q4,B\n"

    (warning,) = said(read(quiz, text), "names")

    assert "f1.csv:4" in warning
    assert "“Ann” in f1.csv:3" in warning


def test_a_roster_id_with_what_nobody_sees_is_the_same_student(quiz):
    found = read(quiz, HEAD + row("x1"), roster=[Student("x\u200d1", form="B")])

    assert found.rows[0].student_id == "x\u200d1"
    assert not said(found, "missing-student")
