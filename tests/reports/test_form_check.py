"""Whether a form was harder, and whose answers fit another form better."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.grading.model import Graded
from quizgen.reports.analysis import analyse


@pytest.fixture
def two_forms(make_question, make_mark, make_grade):
    """A class from (form, letters): on form A every key is A, on form B every key is B."""

    def build(students, width=8):
        questions = tuple(make_question(k + 1) for k in range(width))
        grades = tuple(
            make_grade(
                n,
                [
                    make_mark(
                        questions[k],
                        k + 1,
                        Decimal(int(letter == form)),
                        response=letter,
                        option="ABCD".index(letter),
                    )
                    for k, letter in enumerate(letters)
                ],
                form,
            )
            for n, (form, letters) in enumerate(students)
        )
        keys = tuple(one.key for one in questions)
        return Graded("q", "Q", "", "en", questions, {"A": keys, "B": keys}, grades)

    return build


def test_forms_of_equal_difficulty_are_not_suspected(two_forms):
    students = [("A", "AAAACCCC"), ("A", "AAAAAACC"), ("B", "BBBBCCCC"), ("B", "BBBBBBCC")]
    check = analyse(two_forms(students)).forms
    assert [(one.code, one.students, one.mean.value) for one in check.forms] == [
        ("A", 2, 0.625),
        ("B", 2, 0.625),
    ]
    assert check.f.value == pytest.approx(0)
    assert check.p.value == pytest.approx(1)


def test_a_form_that_is_clearly_harder_has_a_small_p(two_forms):
    easy = [("A", "AAAAAAA" + "AC"[n % 2]) for n in range(10)]
    hard = [("B", "CCCCCCC" + "BC"[n % 2]) for n in range(10)]
    assert (analyse(two_forms(easy + hard)).forms.p.value or 1) < 1e-6


def test_analysis_of_variance_agrees_with_a_worked_example(two_forms):
    # Shares 1/8, 2/8, 3/8 against 2/8, 3/8, 4/8: F = 0.0234375 / 0.015625 = 1.5 on 1 and 4.
    students = [("A", "A" * n + "C" * (8 - n)) for n in (1, 2, 3)]
    students += [("B", "B" * n + "C" * (8 - n)) for n in (2, 3, 4)]
    check = analyse(two_forms(students)).forms
    assert check.f.value == pytest.approx(1.5)
    assert check.p.value == pytest.approx(0.2878641347, abs=1e-9)


@pytest.mark.parametrize(
    ("students", "reason"),
    [
        ([("A", "AAAA"), ("A", "CAAA")], "only one form"),
        ([("A", "AAAA"), ("B", "BBBB")], "too few students per form"),
        ([("A", "AACC"), ("A", "AACC"), ("B", "BBBB"), ("B", "BBBB")], "all have the same total"),
    ],
)
def test_a_comparison_that_cannot_be_made_has_a_reason(students, reason, two_forms):
    check = analyse(two_forms(students, width=4)).forms
    assert check.p.value is None
    assert reason in check.p.reason


def test_answers_that_fit_the_other_form_are_noticed(two_forms):
    honest = [("A", "AAAAAAAC"), ("A", "CAAAAAAA"), ("B", "BBBBBBBC"), ("B", "CBBBBBBB")]
    found = analyse(two_forms([*honest, ("A", "BBBBBBBB")])).agreements
    assert [(one.student_id, one.form, one.other_form, one.own, one.other) for one in found] == [
        ("s004", "A", "B", 0, 8)
    ]
    assert found[0].p == 1 / 256


def test_a_weak_student_is_not_noticed_for_a_few_chance_hits(two_forms):
    honest = [("A", "AAAAAAAA"), ("B", "BBBBBBBB")]
    assert analyse(two_forms([*honest, ("A", "ABBCCDDB")])).agreements == ()


def test_a_number_nobody_got_right_on_the_other_form_is_not_compared(two_forms):
    students = [("A", "AAAAAAAA"), ("B", "CCCCCCCC"), ("A", "BBBBBBBB")]
    assert analyse(two_forms(students)).agreements == ()


def test_blanks_and_marks_by_hand_agree_with_nobody(make_question, make_mark, make_grade):
    asked = make_question(1)
    marks = [
        make_mark(asked, 1, Decimal(0), response="", option=None, reason="blank"),
        make_mark(asked, 2, Decimal(1), response="x", option=None, reason="by-hand"),
    ]
    grades = (make_grade(1, [marks[0]], "A"), make_grade(2, [marks[1]], "B"))
    forms = {"A": (asked.key,), "B": (asked.key,)}
    assert analyse(Graded("q", "Q", "", "en", (asked,), forms, grades)).agreements == ()
