"""What an analysis says, and what it says when it cannot say anything."""

from __future__ import annotations

import json
import math
import sys
import time
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.grading.model import Graded
from quizgen.reports.analysis import analyse, analysis_to_plain


def nulls_without_a_reason(plain: Any) -> list[str]:
    """The keys that hold None in a mapping whose `undefined` does not say why."""
    found: list[str] = []
    if isinstance(plain, dict):
        reasons = plain.get("undefined", {})
        found += [key for key, value in plain.items() if value is None and not reasons.get(key)]
        for value in plain.values():
            found += nulls_without_a_reason(value)
    elif isinstance(plain, list):
        for value in plain:
            found += nulls_without_a_reason(value)
    return found


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [[1, 0, 1]],
        [[1], [0]],
        [[1, 1]] * 4,
        [[0, 0]] * 3,
        [[1, 0], [0, 1]],
        [[0.5, 1]] * 2,
    ],
    ids=["nobody", "no marks", "one", "one item", "equal", "zero", "two", "partial"],
)
def test_odd_classes_give_null_with_a_reason_and_never_nan(rows, graded):
    plain = analysis_to_plain(analyse(graded(rows)))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert nulls_without_a_reason(plain) == []


@given(rows=st.lists(st.lists(st.integers(0, 1), min_size=3, max_size=3), max_size=12))
def test_any_class_gives_finite_figures_or_reasons(graded, rows):
    plain = analysis_to_plain(analyse(graded(rows)))
    json.dumps(plain, allow_nan=False)
    assert nulls_without_a_reason(plain) == []


def test_the_report_has_the_keys_that_outside_checks_read(graded):
    plain = analysis_to_plain(analyse(graded([[1, 0], [1, 1], [0, 0]])))
    assert {"students", "questions", "total", "reliability", "items"} <= set(plain)
    assert {"mean", "median", "sd", "min", "max"} <= set(plain["total"])
    assert {"alpha", "kr20", "alpha_ci95", "sem"} <= set(plain["reliability"])
    item = plain["items"]["choice-dt:term-1"]
    assert {"difficulty", "discrimination", "upper_lower", "alpha_if_dropped"} <= set(item)
    assert [set(one) >= {"n", "share", "discrimination"} for one in item["options"]] == [True] * 4


def test_the_shares_of_options_are_of_all_students(graded, make_mark):
    base = graded([[1], [0], [0], [0]])
    blank = make_mark(base.questions[0], 1, Decimal(0), response="", option=None, reason="blank")
    grades = (*base.grades[:3], replace_marks(base.grades[3], blank))
    options = analyse(with_grades(base, grades)).items[0].options
    assert [one.n for one in options] == [1, 2, 0, 0]
    assert options[0].share.value == 0.25


def replace_marks(grade: Any, *marks: Any) -> Any:
    return replace(grade, marks=marks, score=sum((one.points for one in marks), Decimal(0)))


def with_grades(base: Graded, grades: tuple[Any, ...]) -> Graded:
    return replace(base, grades=grades)


def test_a_voided_question_is_left_out_and_named(graded):
    base = graded([[1, 0], [0, 1], [1, 1]])
    questions = (replace(base.questions[0], void=True), base.questions[1])
    analysis = analyse(replace(base, questions=questions))
    assert analysis.void == ("choice-dt:term-1",)
    assert [one.key for one in analysis.items] == ["choice-dt:term-2"]
    assert analysis.questions == 1


def test_a_student_without_marks_is_absent_and_counts_for_nothing(graded):
    base = graded([[1, 1], [0, 0], [1, 0]])
    absent = replace_marks(base.grades[1])
    analysis = analyse(with_grades(base, (base.grades[0], absent, base.grades[2])))
    assert analysis.absent == ("s002",)
    assert analysis.students == 2
    assert analysis.total.mean.value == 1.5


def test_blanks_before_an_answer_are_omitted_and_after_the_last_not_reached(graded, make_mark):
    base = graded([[1, 1, 1]])
    blank = {"response": " ", "option": None, "reason": "blank"}
    one, _, three = base.grades[0].marks
    two = make_mark(base.questions[1], 2, Decimal(0), **blank)
    last = make_mark(base.questions[2], 3, Decimal(0), **blank)
    omitted = analyse(with_grades(base, (replace_marks(base.grades[0], one, two, three),)))
    late = analyse(with_grades(base, (replace_marks(base.grades[0], one, two, last),)))
    assert (omitted.items[1].omitted, omitted.items[1].not_reached) == (1, 0)
    assert (late.items[1].omitted, late.items[1].not_reached) == (0, 1)


def test_a_mark_by_hand_is_not_a_blank(graded, make_mark):
    base = graded([[1]])
    by_hand = make_mark(
        base.questions[0], 1, Decimal("0.5"), response="", option=None, reason="by-hand"
    )
    item = analyse(with_grades(base, (replace_marks(base.grades[0], by_hand),))).items[0]
    assert (item.omitted, item.not_reached) == (0, 0)


def test_written_answers_are_counted_by_what_was_meant(make_question, make_mark, make_grade):
    asked = make_question(1, kind="short", options=(), key="short-term:a", item="short-term:a")
    texts = [("Push model", 1), ("push-model", 1), ("Pull", 0), ("pull", 0), ("Pull", 0)]
    grades = [
        make_grade(n, [make_mark(asked, 1, Decimal(points), response=text)])
        for n, (text, points) in enumerate(texts)
    ]
    review = make_mark(asked, 1, Decimal(0), response="Pusch", decision="review")
    grades.append(make_grade(9, [review]))
    graded = Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, tuple(grades))
    item = analyse(graded).items[0]
    assert [(one.text, one.n) for one in item.accepted] == [("Push model", 2)]
    assert [(one.text, one.n) for one in item.rejected] == [("Pull", 3)]
    assert item.reviews == 1


def test_letters_of_a_word_bank_are_counted_by_the_expression_behind_them(
    make_question, make_mark, make_grade
):
    asked = make_question(1, kind="cloze", options=(), key="cloze:a", item="cloze:a")
    marks = [
        make_mark(asked, 1, Decimal(0), response="A", nearest_other_term="Pull", option=None),
        make_mark(asked, 1, Decimal(0), response="C", nearest_other_term="Pull", option=None),
        make_mark(asked, 1, Decimal(1), response="B", matched="Push", option=None),
        make_mark(asked, 1, Decimal(0), response="Z", option=None),
    ]
    grades = tuple(make_grade(n, [one]) for n, one in enumerate(marks))
    item = analyse(Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, grades)).items[0]
    assert [(one.text, one.n) for one in item.rejected] == [("Pull", 2), ("Z", 1)]
    assert [one.text for one in item.accepted] == ["Push"]


def test_sections_and_tags_weigh_questions_by_their_points(make_question, make_mark, make_grade):
    heavy = make_question(1, points=Decimal(3), tags=("a",))
    light = make_question(2, section="", tags=("a", "b"))
    marks = [make_mark(heavy, 1, Decimal(3)), make_mark(light, 2, Decimal(0))]
    forms = {"A": (heavy.key, light.key)}
    graded = Graded("q", "Q", "", "en", (heavy, light), forms, (make_grade(1, marks),))
    analysis = analyse(graded)
    assert [(one.name, one.share.value) for one in analysis.tags] == [("a", 0.75), ("b", 0.0)]
    assert [one.name for one in analysis.sections] == ["Multiple choice"]


def test_forms_are_pooled_by_key_and_numbers_kept_by_form(make_question, make_mark, make_grade):
    one, two = make_question(1), make_question(2)
    grades = (
        make_grade(1, [make_mark(one, 1, Decimal(1)), make_mark(two, 2, Decimal(0))], "A"),
        make_grade(2, [make_mark(two, 1, Decimal(1)), make_mark(one, 2, Decimal(0))], "B"),
    )
    forms = {"A": (one.key, two.key), "B": (two.key, one.key)}
    analysis = analyse(Graded("q", "Q", "", "en", (one, two), forms, grades))
    assert [item.n for item in analysis.items] == [2, 2]
    assert analysis.items[0].place == "A1 B2"


def test_a_question_on_one_form_only_is_judged_by_those_who_had_it(
    make_question, make_mark, make_grade
):
    shared, own, third = make_question(1), make_question(2), make_question(3)
    rows = [(1, 1, 1), (0, 1, 0), (1, 0, 1), (0, 0, 1)]
    grades = []
    for n, (first, second, last) in enumerate(rows):
        marks = [make_mark(shared, 1, Decimal(first)), make_mark(third, 3, Decimal(last))]
        if n < 3:
            marks.append(make_mark(own, 2, Decimal(second)))
        grades.append(make_grade(n, marks, "A" if n < 3 else "B"))
    forms = {"A": (shared.key, own.key, third.key), "B": (shared.key, third.key)}
    graded = Graded("q", "Q", "", "en", (shared, own, third), forms, tuple(grades))
    item = analyse(graded).items[1]
    assert item.n == 3
    assert item.difficulty.value == pytest.approx(2 / 3)
    assert item.upper_lower.value is not None
    assert item.alpha_if_dropped.reason == "not every student was asked this question"


def test_a_question_nobody_was_asked_has_no_figures(graded):
    base = graded([])
    whole = graded([[1]])
    analysis = analyse(replace(base, questions=whole.questions, forms=whole.forms))
    item = analysis.items[0]
    assert item.n == 0
    assert {item.difficulty.reason, item.discrimination.reason, item.upper_lower.reason} == {
        "nobody was asked this question"
    }


def test_a_question_worth_nothing_has_no_difficulty(make_question, make_mark, make_grade):
    asked = make_question(1, points=Decimal(0))
    grades = tuple(make_grade(n, [make_mark(asked, 1, Decimal(0))]) for n in range(3))
    graded = Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, grades)
    item = analyse(graded).items[0]
    assert item.difficulty.reason == item.upper_lower.reason == "the question is worth no points"


def test_points_below_zero_are_taken_as_they_are(graded):
    item = analyse(graded([[-0.25, 1], [1, 1], [1, 0]])).items[0]
    assert item.difficulty.value == pytest.approx(1.75 / 3)


def test_the_total_is_the_rounded_one_and_the_rest_is_not(graded):
    base = graded([[0.5, 1], [1, 1]])
    rounded = replace(base.grades[0], score=Decimal(2))
    analysis = analyse(with_grades(base, (rounded, base.grades[1])))
    assert analysis.total.mean.value == 2.0
    assert analysis.items[0].difficulty.value == 0.75


def test_a_thousand_students_and_sixty_questions_take_under_a_second(
    make_question, make_mark, make_grade
):
    questions = [make_question(k + 1) for k in range(60)]
    marks = [[make_mark(q, k + 1, Decimal(p)) for p in (0, 1)] for k, q in enumerate(questions)]
    grades = tuple(
        make_grade(n, [marks[k][(n * 7919 + k * 104729 + n * k) % 10 < 6] for k in range(60)])
        for n in range(1000)
    )
    forms = {"A": tuple(one.key for one in questions)}
    base = Graded("q", "Q", "", "en", tuple(questions), forms, grades)
    start = time.process_time()
    analysis = analyse(base)
    taken = time.process_time() - start
    assert math.isfinite(analysis.reliability.alpha.value or math.nan)
    # A tracer such as that of coverage slows every line several times.
    assert taken < (1 if sys.gettrace() is None else 5)
