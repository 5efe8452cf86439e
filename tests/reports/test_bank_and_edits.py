"""Figures go back to the bank, and a grades.csv that somebody edited is noticed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from quizgen.errors import InputError
from quizgen.grading.model import Graded
from quizgen.grading.score import grade
from quizgen.grading.store import grades_rows
from quizgen.items.model import Choice, Short
from quizgen.items.statistics import Exam, Statistics, Summary, Use, add_exam
from quizgen.quiz.model import Blueprint, Form, Question, Quiz
from quizgen.reports.analysis import analyse
from quizgen.reports.bank_statistics import (
    add_to_bank,
    changed_wordings,
    item_uses,
    statistics_words,
    wording,
)
from quizgen.reports.edits import find_edits
from quizgen.responses.model import Responses
from quizgen.tables.csv import read_csv, write_csv

ROWS = [[1, 1, 0], [1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 0]]


def test_a_class_is_added_under_its_fingerprint_with_title_date_and_students(graded):
    text, problems = add_to_bank("", "s.json", graded(ROWS), date="2026-11-22")
    data = json.loads(text)
    (exam,) = data["exams"]
    assert {name: exam[name] for name in ("fingerprint", "quiz", "title", "date", "students")} == {
        "fingerprint": "0a1b2c3d",
        "quiz": "exam",
        "title": "Exam",
        "date": "2026-11-22",
        "students": 5,
    }
    assert len(exam["roll"].split()) == len(exam["names"].split()) == 5
    assert data["items"]["choice-dt:term-1"]["n"] == 5
    assert problems == []


def test_adding_the_same_class_twice_changes_nothing_but_says_so(graded):
    once, _ = add_to_bank("", "s.json", graded(ROWS), date="2026-11-22")
    twice, problems = add_to_bank(once, "s.json", graded(ROWS), date="2026-11-22")
    assert twice == once
    assert "replaced" in problems[0].message


def test_a_quiz_without_a_fingerprint_is_kept_under_its_id(graded):
    text, _ = add_to_bank("", "s.json", graded(ROWS, fingerprint=""))
    assert json.loads(text)["exams"][0]["fingerprint"] == "exam"


def test_figures_of_single_questions_are_those_of_the_analysis(graded):
    base = graded(ROWS)
    item = analyse(base).items[0]
    use = item_uses(base)["choice-dt:term-1"]
    assert use.difficulty == pytest.approx(item.difficulty.value)
    assert use.discrimination == pytest.approx(item.discrimination.value, abs=1e-6)


def test_the_parts_of_a_matching_set_are_one_item(make_question, make_mark, make_grade):
    parts = [
        make_question(n, key=key, item="matching:1", kind="matching", part=n)
        for n, key in ((1, "matching:1"), (2, "matching:1#2"))
    ]
    other = make_question(3)
    rows = [(1, 1, 1), (1, 0, 0), (0, 0, 0)]
    grades = tuple(
        make_grade(
            n,
            [
                make_mark(question, number, Decimal(points))
                for number, (question, points) in enumerate(
                    zip([*parts, other], row, strict=True), start=1
                )
            ],
        )
        for n, row in enumerate(rows)
    )
    forms = {"A": tuple(one.key for one in [*parts, other])}
    uses = item_uses(Graded("q", "Q", "", "en", (*parts, other), forms, grades))
    assert list(uses) == ["matching:1", "choice-dt:term-3"]
    assert uses["matching:1"].difficulty == 0.5
    assert uses["matching:1"].discrimination == pytest.approx(0.866025)


def test_an_item_worth_nothing_has_no_difficulty(make_question, make_mark, make_grade):
    asked = make_question(1, points=Decimal(0))
    grades = (make_grade(1, [make_mark(asked, 1, Decimal(0))]),)
    use = item_uses(Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, grades))[asked.item]
    assert (use.difficulty, use.discrimination) == (None, None)


def test_the_order_of_wrong_options_is_not_a_change_of_wording(make_question):
    one = make_question(1, options=("Key", "a", "b"))
    other = make_question(1, options=("Key", "b", "a"))
    assert wording([one]) == wording([other])
    assert wording([one]) != wording([replace(one, prompt="Something else")])


@pytest.mark.parametrize(("date", "said"), [("", "no date"), ("soon", "“soon” cannot be read")])
def test_a_date_that_says_nothing_is_noted(graded, date, said):
    _, (problem,) = add_to_bank("", "s.json", graded(ROWS), date=date)
    assert said in problem.message
    assert 'date = "' in problem.hint


QUIZ = Quiz(
    id="exam",
    title="Exam",
    items={
        "choice-dt:a": Choice(
            id="choice-dt:a", entry="a", stem="What?", key="A", distractors=("B", "C")
        ),
        "short-term:b": Short(id="short-term:b", entry="b", prompt="Name it.", answer="B"),
    },
    forms=(
        Form(
            "A",
            (
                Question((1,), "choice-dt:a", Decimal(1), (0, 1, 2)),
                Question((2,), "short-term:b", Decimal(1)),
            ),
        ),
    ),
)


def test_an_item_that_was_reworded_since_its_last_exam_is_noted(graded):
    asked = grade(QUIZ, Responses(())).questions
    uses = {one.item: Use("f", 9, 0.5, 0.1, wording([one])) for one in asked}
    statistics, _ = add_exam(Statistics(), Exam("f", "exam"), uses)
    assert changed_wordings(QUIZ, statistics, "s.json") == []
    items = dict(QUIZ.items)
    item = items["choice-dt:a"]
    assert isinstance(item, Choice)
    items["choice-dt:a"] = replace(item, stem="Which?")
    (note,) = changed_wordings(replace(QUIZ, items=items), statistics, "s.json")
    assert "choice-dt:a is worded differently" in note.message


def test_statistics_say_how_far_they_steer_the_choice():
    known = {
        "a": Summary(1, 30, 0.2, None, "2026-05-14"),
        "b": Summary(1, 30, 0.6, None, "2024-05-14"),
        "gone": Summary(1, 30, 0.1, None, ""),
    }
    wish = Blueprint(statistics="s.json", difficulty=(0.3, 0.9), not_used_since="2025-01-01")
    words = statistics_words(wish, known, ["a", "b", "c"])
    assert words == (
        "s.json: figures of 2 of 3 items; 1 won by a share outside 0.3 to 0.9, "
        "1 used since 2025-01-01: taken only for want of others"
    )
    assert statistics_words(Blueprint(statistics="s.json"), {}, []).endswith("0 of 0 items")


def test_a_class_without_answers_is_not_added(graded):
    with pytest.raises(InputError, match="nothing to add"):
        add_to_bank("", "s.json", graded([]))


def edited(base, change):
    rows = [list(row) for row in grades_rows(base)]
    change(rows)
    return find_edits(base, read_csv(write_csv(rows).encode(), "grades.csv"))


def test_grades_as_they_were_written_are_not_reported(graded):
    assert edited(graded(ROWS), lambda _: None) == []


def test_a_name_like_a_formula_is_not_taken_for_an_edit(graded):
    base = graded(ROWS)
    risky = replace(base.grades[0], name="=Ada", student_id="-x")
    assert edited(replace(base, grades=(risky, *base.grades[1:])), lambda _: None) == []


@pytest.mark.parametrize("same", ["1.0", "1,0", " 1 ", "01"])
def test_a_number_that_a_spreadsheet_wrote_otherwise_is_not_an_edit(same, graded):
    def change(rows):
        rows[1][6] = same

    assert edited(graded(ROWS), change) == []


def test_a_changed_mark_is_told_with_its_line_and_what_to_do(graded):
    def change(rows):
        rows[2][7] = "0.5"

    problem = edited(graded(ROWS), change)[0]
    assert (problem.place.source, problem.place.line) == ("grades.csv", 3)
    assert problem.message == (
        "q2 of student s002 is “0.5” here and “0” in grades.json, which reports use"
    )
    assert "q3 points" in problem.hint


def test_a_removed_and_an_added_row_are_told(graded):
    def change(rows):
        rows[1][0] = "stranger"

    messages = [problem.message for problem in edited(graded(ROWS), change)]
    assert messages == [
        "there is no student “stranger” among the grades",
        "the row of student s001 is missing",
    ]


def test_a_short_row_counts_as_emptied_cells(graded):
    def change(rows):
        del rows[1][-1]

    assert len(edited(graded(ROWS), change)) == 1


def test_other_columns_are_told_once(graded):
    def change(rows):
        rows[0][3] = "points"

    assert ["columns" in problem.message for problem in edited(graded(ROWS), change)] == [True]


def test_an_empty_file_is_told(graded):
    assert "empty" in edited(graded(ROWS), lambda rows: rows.clear())[0].message


def test_a_file_that_differs_everywhere_does_not_flood_the_screen(graded):
    def change(rows):
        for row in rows[1:]:
            row[3] = "99"

    problems = edited(graded([[1]] * 60), change)
    assert len(problems) == 21
    assert problems[-1].message == "40 more cells differ from what was graded"
