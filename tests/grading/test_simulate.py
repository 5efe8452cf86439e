from __future__ import annotations

from collections import Counter

from quizgen.chance import Stream
from quizgen.grading.score import grade_files
from quizgen.grading.simulate import simulate_class
from quizgen.grading.simulate_text import misspelt
from quizgen.grading.store import print_grades
from quizgen.tables.csv import write_csv


def test_the_same_seed_gives_the_same_class(quiz):
    assert simulate_class(quiz, 8, seed="a") == simulate_class(quiz, 8, seed="a")
    assert simulate_class(quiz, 8, seed="a") != simulate_class(quiz, 8, seed="b")


def test_it_is_a_filled_answer_template_with_forms_in_turn(quiz):
    header, *rows = simulate_class(quiz, 5, seed="a")

    assert header[:5] == ["quiz", "student_id", "name", "form", "q1"]
    assert [row[3] for row in rows] == ["A", "B", "A", "B", "A"]
    assert {row[0] for row in rows} == {"deadbeef"}


def test_ids_and_names_are_each_their_own(quiz):
    rows = simulate_class(quiz, 200, seed="a")[1:]

    assert len({row[1] for row in rows}) == 200
    assert len({row[2] for row in rows}) == 200


def test_the_class_can_be_graded_and_is_neither_all_right_nor_all_wrong(quiz):
    text = write_csv(simulate_class(quiz, 60, seed="a"))

    graded = grade_files(quiz, [("a.csv", text.encode())])

    mean = sum(float(one.percent) for one in graded.grades) / 60
    assert 30 < mean < 75
    reasons = Counter(mark.reason for one in graded.grades for mark in one.marks)
    assert {
        "choice",
        "wrong-choice",
        "blank",
        "exact",
        "typo",
        "other-term",
        "partial-list",
    } <= set(reasons)


def test_able_students_are_able_in_all_kinds(quiz):
    text = write_csv(simulate_class(quiz, 120, seed="b"))
    grades = sorted(
        grade_files(quiz, [("a.csv", text.encode())]).grades, key=lambda one: one.percent
    )

    def share(some, numbers):
        marks = [m for one in some for m in one.marks if m.number in numbers]
        return sum(float(m.points) for m in marks) / sum(float(m.max) for m in marks)

    for numbers in ({1, 2}, {3, 4, 5}, {6, 7, 8}, {9}, {10}):
        assert share(grades[60:], numbers) > share(grades[:60], numbers)


def test_shuffled_rows_give_the_same_record(quiz):
    header, *rows = simulate_class(quiz, 20, seed="a")
    shuffled = Stream("x").shuffled(rows)

    one, two = (
        print_grades(grade_files(quiz, [("a.csv", write_csv([header, *some]).encode())]))
        for some in (rows, shuffled)
    )

    assert one == two


def test_short_words_are_not_misspelt():
    assert misspelt("CRM", Stream("x")) == "CRM"
    assert misspelt("", Stream("x")) == ""
    assert misspelt("customer base", Stream("x")) != "customer base"
