from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.errors import InputError, UsageError
from quizgen.quiz.model import Student
from quizgen.responses.detect import read_responses
from quizgen.responses.template import template_rows
from quizgen.tables.csv import write_csv
from quizgen.tables.xlsx import write_xlsx

QS = [f"q{n}" for n in range(1, 13)]


def answers(*rows: list[str], header: list[str] | None = None) -> bytes:
    return write_csv([header or ["student_id", "form", *QS], *rows], guard=False).encode()


def filled(*cells: str) -> list[str]:
    return [*cells, *[""] * (14 - len(cells))]


def read(quiz, *rows, header=None, **options):
    return read_responses([("a.csv", answers(*rows, header=header))], quiz, **options)


def test_one_row_is_one_student_with_texts_by_number(quiz):
    found = read(quiz, filled("007", "A", "B", " NA ", "1e5"))

    row = found.rows[0]
    assert (row.student_id, row.form, row.line) == ("007", "A", 2)
    assert row.answers == {1: "B", 2: " NA ", 3: "1e5"}


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        ([str(n) for n in range(1, 13)], {1: "x"}),
        ([f"Q {n}" for n in range(1, 13)], {1: "x"}),
        ([f"Question {n}:" for n in range(1, 13)], {1: "x"}),
        ([f"q{n:02d}" for n in range(1, 13)], {1: "x"}),
    ],
)
def test_question_columns_have_many_names(quiz, names, numbers):
    found = read(quiz, filled("1", "A", "x"), header=["ID", "Form", *names])

    assert found.rows[0].answers == numbers


@pytest.mark.parametrize(
    "name", ["student_id", "ID", "Student", "e-mail", "Matrikelnummer", "Email address"]
)
def test_the_student_column_has_many_names(quiz, name):
    assert read(quiz, filled("s1", "A"), header=[name, "form", *QS]).rows[0].student_id == "s1"


def test_of_two_student_columns_the_better_named_one_counts(quiz):
    found = read(quiz, ["x@y", *filled("s1", "A")], header=["email", "student_id", "form", *QS])

    assert found.rows[0].student_id == "s1"


def test_first_and_last_names_are_put_together(quiz):
    header = ["Surname", "First name", "student_id", "form", *QS]

    found = read(quiz, ["Lovelace", "Ada", *filled("1", "A")], header=header)

    assert found.rows[0].name == "Ada Lovelace"


def test_item_ids_as_headers_follow_the_form(quiz):
    keys = [
        "choice:push",
        "choice:crm",
        "matching:1",
        "matching:1#2",
        "matching:1#3",
        "cloze:two",
        "cloze:two#2",
        "cloze:bank",
        "short:scm",
        "short:flows",
        "short:push",
        "open:why",
    ]
    header = ["student_id", "form", *keys]

    found = read(quiz, filled("1", "A", "x", "y"), filled("2", "B", "x", "y"), header=header)

    assert found.rows[0].answers == {1: "x", 2: "y"}
    assert found.rows[1].answers == {2: "x", 1: "y"}


def test_question_texts_as_headers_are_found_as_web_forms_write_them(quiz):
    header = [
        "Email",
        "Form",
        "1. Makes to stock",
        "Looks after customers [2 points]",
        "Match [Moves goods]",
        "Match [Buys goods]",
        "Match [Keeps goods]",
        "The ____ moves ____.",
        "q7",
        "A ____ pulls.",
        "What is SCM?",
        "Name the flows",
        "Define push model",
        "Discuss why",
    ]

    found = read(quiz, filled("a@b", "B", "x", "y", "m"), header=header)

    assert found.rows[0].answers == {2: "x", 1: "y", 3: "m"}
    assert not found.problems


def test_a_platforms_download_is_read_by_its_response_columns(one_form):
    numbers = range(1, 13)
    header = ["Surname", "First name", "Email address"]
    header += [f"{name} {n}" for n in numbers for name in ("Question", "Response", "Right answer")]
    row = ["Lovelace", "Ada", "ada@x"]
    row += [cell for n in numbers for cell in ("text of it", f"r{n}", "right")]

    found = read(one_form, row, header=header)

    assert found.rows[0].answers == {n: f"r{n}" for n in numbers}
    assert not found.problems


def test_a_header_that_says_nothing_is_named_by_map(quiz):
    header = ["Who are you?", "form", "Mystery", *QS[1:]]

    found = read(
        quiz,
        filled("1", "A", "x"),
        header=header,
        mapping={"q1": "Mystery", "student_id": "Who are you?"},
    )

    assert found.rows[0].answers == {1: "x"}


def test_a_block_column_holds_a_letter_per_number(quiz):
    header = ["student_id", "form", "q1-q5", *QS[5:]]

    found = read(quiz, ["1", "A", "B-?ab", *[""] * 7], ["2", "A", "", *[""] * 7], header=header)

    assert found.rows[0].answers == {1: "B", 3: "?", 4: "a", 5: "b"}
    assert found.rows[1].answers == {}


def test_a_block_of_the_wrong_length_is_refused(quiz):
    header = ["student_id", "form", "q1-q5", *QS[5:]]

    with pytest.raises(InputError, match=r"a\.csv:3: 4 letters for the 5 questions"):
        read(quiz, ["1", "A", "BACDA", *[""] * 7], ["2", "A", "BACD", *[""] * 7], header=header)


def test_marks_given_by_hand_are_taken(quiz):
    header = ["student_id", "form", *QS, "q12 points"]

    found = read(quiz, [*filled("1", "A"), "2,5"], [*filled("2", "A"), ""], header=header)

    assert [row.by_hand for row in found.rows] == [{12: Decimal("2.5")}, {}]


@pytest.mark.parametrize("points", ["5", "-1", "two", "1e1", "٣"])
def test_marks_out_of_range_are_refused_with_their_line(quiz, points):
    with pytest.raises(InputError, match=r"a\.csv:2: .* from 0 to 4 for question 12"):
        read(quiz, [*filled("1", "A"), points], header=["student_id", "form", *QS, "q12 points"])


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (["student_id", "form", *QS, "q3"], "more than one column holds the answers to question 3"),
        (["student_id", "form", *QS, "q2-q4"], "question 2, question 3, question 4"),
        (["student_id", "form", *QS[:5], *QS[8:]], "there is no column for questions 6, 7, 8"),
        (["who", "form", *QS], "no column names the students; the header reads: who, form, q1"),
    ],
)
def test_a_header_that_leaves_questions_open_is_refused(quiz, header, says):
    with pytest.raises(InputError, match=says) as caught:
        read(quiz, [""] * len(header), header=header)
    assert caught.value.next_step


def test_columns_of_a_matching_set_may_be_left_out(quiz):
    header = ["student_id", "form", *QS[:3], *QS[5:]]

    found = read(quiz, ["1", "A", "", "", "B C D", *[""] * 7], header=header)

    assert found.rows[0].answers == {3: "B C D"}


def test_an_unknown_column_is_left_out_with_a_warning(quiz):
    found = read(quiz, [*filled("1", "A"), "x"], header=["student_id", "form", *QS, "Timestamp"])

    assert [(p.check, p.place.line) for p in found.problems] == [("unknown-column", 1)]


def test_a_header_of_200_kilobytes_is_passed_over_quickly(quiz):
    header = ["student_id", "form", *QS, " " * 200_000 + "[" + " " * 200_000]

    found = read(quiz, [*filled("1", "A"), ""], header=header)

    assert [p.check for p in found.problems] == ["unknown-column"]


def test_a_row_with_a_cell_too_few_is_refused_with_its_line(quiz):
    with pytest.raises(InputError, match=r"a\.csv:3: this row has 13 cells, the header has 14"):
        read(quiz, filled("1", "A"), filled("2", "A")[:-1])


def test_every_row_with_a_wrong_width_is_listed(quiz):
    with pytest.raises(InputError, match="and 1 more") as caught:
        read(quiz, filled("1", "A")[:-1], filled("2", "A"), [*filled("3", "A"), "x"])
    assert [problem.place.line for problem in caught.value.problems] == [2, 4]


def test_answers_without_an_id_are_kept_under_their_line(quiz):
    found = read(quiz, filled("", "A", "B"), filled("", "A"), filled("1", "A"))

    assert [row.student_id for row in found.rows] == ["unidentified:line 2", "1"]
    assert [p.check for p in found.problems] == ["unidentified"]


def test_a_student_who_left_everything_blank_is_there(quiz):
    assert [row.answers for row in read(quiz, filled("1", "A")).rows] == [{}]


def test_the_same_student_twice_is_refused_with_both_lines(quiz):
    with pytest.raises(InputError, match=r"a\.csv:3: student “1” stands in line 2 already"):
        read(quiz, filled("1", "A", "B"), filled("1", "A", "C"))


@pytest.mark.parametrize(("rule", "answer"), [("first", "B"), ("last", "C")])
def test_the_first_or_the_last_of_two_rows_is_taken_on_request(quiz, rule, answer):
    found = read(quiz, filled("1", "A", "B"), filled("1", "A", "C"), duplicates=rule)

    assert [row.answers for row in found.rows] == [{1: answer}]


def test_two_typists_are_compared_number_by_number(quiz):
    rows = [filled("1", "A", "b", "C", "x"), filled("1", "A", "B", "D", ""), filled("2", "A")]

    found = read(quiz, *rows, duplicates="compare")

    assert found.rows[0].answers == {1: "b", 2: "C ⇄ D", 3: "x ⇄ "}
    assert found.rows[0].unclear == (2, 3)
    assert [p.check for p in found.problems] == ["typed-once"]


def test_two_typists_who_read_different_forms_are_refused(quiz):
    with pytest.raises(InputError, match="already, with form A"):
        read(quiz, filled("1", "A"), filled("1", "B"), duplicates="compare")


def test_an_unknown_rule_is_a_usage_error(quiz):
    with pytest.raises(UsageError, match="no rule for duplicates"):
        read(quiz, filled("1", "A"), duplicates="best")


def test_answers_in_two_files_are_put_together(quiz):
    first = answers(["1", "A", "B", "C"], header=["student_id", "form", "q1", "q2"])
    second = answers(["1", "A", *["x"] * 10], header=["student_id", "form", *QS[2:]])

    found = read_responses([("a.csv", first), ("b.csv", second)], quiz)

    assert len(found.rows) == 1
    assert found.rows[0].answers == {1: "B", 2: "C", **dict.fromkeys(range(3, 13), "x")}


def test_the_form_may_be_written_as_people_do(quiz):
    rows = read(quiz, filled("1", "a"), filled("2", "Form B")).rows

    assert [row.form for row in rows] == ["A", "B"]


def test_the_only_form_need_not_be_written(one_form):
    assert read(one_form, filled("1", "")).rows[0].form == "A"


def test_the_roster_adds_forms_and_names_and_shows_who_is_missing(quiz):
    roster = [
        Student("1", "Ada", "B", email="ada@x"),
        Student("2", "Ben", "A"),
        Student("007", "Cy", "A"),
    ]

    found = read(quiz, filled("ada@x", ""), filled("7", "A"), roster=roster)

    row = found.rows[0]
    assert (row.student_id, row.name, row.form) == ("1", "Ada", "B")
    assert [(p.check, p.place.line) for p in found.problems] == [
        ("missing-student", None),
        ("missing-student", None),
        ("not-on-roster", 3),
    ]
    assert "is it “007”?" in found.problems[2].hint


@pytest.mark.parametrize(
    ("cell", "says"),
    [("", "the form is not given for student “1”"), ("C", "there is no form “C” for student “1”")],
)
def test_a_form_that_is_not_known_is_refused_with_the_one_that_fits(quiz, cell, says):
    with pytest.raises(InputError, match=rf"a\.csv:2: {says}; the quiz has A, B") as caught:
        read(quiz, filled("1", cell, "D", "A", "C", "B", "A"))
    assert caught.value.next_step == "these answers fit form B best (5 right)"


def test_answers_that_fit_another_form_better_are_noticed(quiz):
    found = read(
        quiz, filled("1", "A", "d", "A", "C", "B", "A"), filled("2", "A", "B", "A", "B", "C", "D")
    )

    assert [(p.check, p.place.line) for p in found.problems] == [("form-fit", 2)]
    assert "fit form B better (5 right instead of 1)" in found.problems[0].message


@pytest.mark.parametrize("cell", ["deadbeef", "DEADBEEF", " deadbeef ", ""])
def test_answers_to_this_quiz_are_taken(quiz, cell):
    assert read(quiz, [cell, *filled("1", "A")], header=["quiz", "student_id", "form", *QS]).rows


def test_answers_to_another_quiz_are_refused_with_their_lines(quiz):
    header = ["quiz", "student_id", "form", *QS]

    with pytest.raises(InputError, match=r"a\.csv:3: .*quiz “12345678”") as caught:
        read(
            quiz,
            ["", *filled("1", "A")],
            ["12345678", *filled("2", "A")],
            ["x", *filled("3", "A")],
            header=header,
        )
    assert len(caught.value.problems) == 2


def test_a_fingerprint_that_a_spreadsheet_took_for_a_number_still_fits(quiz):
    from dataclasses import replace

    header = ["quiz", "student_id", "form", *QS]
    for fingerprint, cell in (("00123456", "123456"), ("12345e10", "1.2345E+14")):
        other = replace(quiz, fingerprint=fingerprint)
        assert read(other, [cell, *filled("1", "A")], header=header).rows


def test_the_template_has_a_row_per_student_and_a_column_per_number(quiz):
    rows = template_rows(quiz, [Student("1", "Ada", "B")])

    assert rows[0] == ["quiz", "student_id", "name", "form", *QS]
    assert rows[1] == ["deadbeef", "1", "Ada", "B", *[""] * 12]
    assert template_rows(quiz) == rows[:1]


def test_a_filled_template_is_unguarded_in_its_own_cells_only(quiz):
    rows = template_rows(quiz, [Student("=1", "-Ada", "A")])
    rows[1][4] = "'=x"
    text = write_csv(rows).replace("''=x", "'=x")

    found = read_responses([("a.csv", text.encode())], quiz).rows[0]

    assert (found.student_id, found.name, found.answers) == ("=1", "-Ada", {1: "'=x"})


def test_a_workbook_is_read_like_a_csv(quiz):
    rows = template_rows(quiz, [Student("007", "Zoë", "A")])
    rows[1][4] = "B"

    found = read_responses([("a.xlsx", write_xlsx(rows, sheet="answers"))], quiz).rows[0]

    assert (found.student_id, found.name, found.answers) == ("007", "Zoë", {1: "B"})


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,\n"])
def test_an_empty_file_is_refused(quiz, data):
    with pytest.raises(InputError, match="there is nothing in this file"):
        read_responses([("a.csv", data)], quiz)


def test_no_file_at_all_is_a_usage_error(quiz):
    with pytest.raises(UsageError):
        read_responses([], quiz)


def test_blank_lines_and_empty_columns_at_the_end_are_passed_over(quiz):
    text = answers(filled("1", "A", "B")).decode().replace("\n", ",,\n") + ",,\n\n"

    assert len(read_responses([("a.csv", text.encode())], quiz).rows) == 1
