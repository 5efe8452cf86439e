from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.errors import InputError
from quizgen.grading import store
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade, grade_files
from quizgen.grading.simulate import simulate_class
from quizgen.quiz.policy import Band, Policy
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv, write_csv

POLICY = Policy(
    negative=Decimal("0.25"), pass_percent=Decimal(50), bands=(Band("A", Decimal("87.5")),)
)


@pytest.fixture
def graded(quiz):
    rows = simulate_class(quiz, 14, seed="store")
    rows.insert(3, ["deadbeef", "", "=Mallory", "B", "A", *[""] * 11])
    rulings, _ = parse_rulings(
        read_csv(b"question,answer,ruling\nA2,,void\nshort:scm,SCM,50%\n", "r"), quiz
    )
    strict = replace(quiz, policy=POLICY)
    return grade_files(strict, [("a.csv", write_csv(rows).encode())], rulings=rulings)


def test_a_graded_class_is_read_again_as_it_was(graded):
    assert store.parse_grades(store.print_grades(graded), "grades.json") == graded


def test_printing_what_was_read_gives_the_same_bytes(graded):
    text = store.print_grades(graded)

    assert store.print_grades(store.parse_grades(text, "grades.json")) == text


def test_the_record_is_json_with_a_format_and_a_version(graded):
    data = json.loads(store.print_grades(graded))

    assert (data["format"], data["version"], data["quiz"]) == ("quizgen/grades", 1, "demo")
    assert {"key", "text", "decision", "reason", "steps"} <= set(data["answers"][0])
    assert {"student_id", "score", "max", "percent", "marks"} <= set(data["students"][0])


@pytest.mark.parametrize("parsed", [False, True])
def test_lines_and_rows_of_the_tables_are_equal(graded, parsed):
    graded = store.parse_grades(store.print_grades(graded), "g") if parsed else graded

    assert "".join(store.marks_lines(graded)) == write_csv(store.marks_rows(graded))
    assert "".join(store.grades_lines(graded)) == write_csv(store.grades_rows(graded))


def test_marks_have_a_row_per_student_and_number(graded):
    rows = store.marks_rows(graded)

    assert rows[0] == list(store.MARKS_HEAD)
    assert len(rows) == 1 + 15 * 12
    assert rows[1][:4] == ["s1001", "A", "1", "choice:push"]


def test_sums_agree_in_every_output(graded):
    header, *rows = store.grades_rows(graded)
    marks = store.marks_rows(graded)[1:]

    for row in rows:
        own = [m for m in marks if m[0] == row[0]]
        assert Decimal(row[3]) == sum(Decimal(m[6]) for m in own)
        assert Decimal(row[3]) == sum(Decimal(cell) for cell in row[6:] if cell)
        assert Decimal(row[4]) == sum(Decimal(m[7]) for m in own)
    assert header[6:] == [
        "choice:push",
        "choice:crm",
        "matching:1",
        "cloze:two",
        "cloze:bank",
        "short:scm",
        "short:flows",
        "short:push",
        "open:why",
    ]


def test_a_voided_question_has_empty_cells(graded):
    header, *rows = store.grades_rows(graded)

    assert {row[header.index("choice:crm")] for row in rows} == {""}


def test_with_one_form_there_is_a_column_per_number(one_form):
    found = grade(
        one_form, Responses((Response("1", form="A", answers={1: "B", 10: "material flow"}),))
    )

    header, row = store.grades_rows(found)

    assert header[6:] == [f"q{n}" for n in range(1, 13)]
    assert row == ["1", "", "A", "1.33", "18", "7.39", "1", *["0"] * 8, "0.33", "0", "0"]


def test_a_class_of_nobody_is_all_headers(quiz, one_form):
    for some in (quiz, one_form):
        nobody = grade(some, Responses(()))
        assert len(store.grades_rows(nobody)) == 1
        assert "".join(store.marks_lines(nobody)).count("\n") == 1
        assert store.parse_grades(store.print_grades(nobody), "g") == nobody


def test_formulas_in_answers_names_and_ids_are_not_run(one_form):
    row = Response("=1", name="+Ada", form="A", answers={9: '=HYPERLINK("x")'})
    found = grade(one_form, Responses((row,)))

    marks, grades = "".join(store.marks_lines(found)), "".join(store.grades_lines(found))

    assert '\n\'=1,A,9,short:scm,"\'=HYPERLINK(""x"")",' in marks
    assert "\n'=1,'+Ada,A," in grades


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[1]", "not a record of grades"),
        ('{"format": "quizgen/quiz"}', "not a record of grades"),
        ('{"format": "quizgen/grades", "version": 2}', "has version 2"),
        ('{"format": "quizgen/grades", "version": 1}', "missing or changed"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_record_of_grades_is_refused(text, says):
    with pytest.raises(InputError, match=rf"grades\.json: .*{says}") as caught:
        store.parse_grades(text, "grades.json")
    assert caught.value.next_step


def test_marks_moved_to_another_student_by_hand_are_noticed(graded):
    data = json.loads(store.print_grades(graded))
    data["students"][0]["marks"] = data["students"][1]["marks"]

    with pytest.raises(InputError, match="not those of the form"):
        store.parse_grades(json.dumps(data), "grades.json")
