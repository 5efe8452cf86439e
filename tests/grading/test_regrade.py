from __future__ import annotations

from decimal import Decimal

from quizgen.grading.regrade import (
    changes,
    changes_rows,
    effect_lines,
    effect_of,
    lowering,
    only_if_higher,
)
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade
from quizgen.quiz.policy import Policy
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv


def graded(quiz, answers, text="", policy=None):
    rulings, problems = parse_rulings(
        read_csv(("question,answer,ruling\n" + text).encode(), "r"), quiz
    )
    assert bool(problems) is not bool(text)
    rows = [Response(one, form="A", answers=given) for one, given in answers.items()]
    return grade(quiz, Responses(tuple(rows)), rulings=rulings, policy=policy)


def told(found):
    return [(c.student_id, c.question, c.old, c.new, c.reason, c.lowers) for c in found]


def test_equal_gradings_have_no_changes(quiz):
    one = graded(quiz, {"1": {1: "B"}})

    assert not changes(one, one)


def test_a_ruling_that_takes_points_lowers(quiz):
    answers = {"1": {9: "SCM"}, "2": {9: "supply chain management"}}

    found = changes(graded(quiz, answers), graded(quiz, answers, "short:scm,SCM,reject\n"))

    assert told(found) == [("1", 9, "2", "0", "alias → ruling", True)]
    assert lowering(found) == found


def test_a_ruling_that_gives_points_does_not_lower(quiz):
    answers = {"1": {9: "logistics"}}

    found = changes(graded(quiz, answers), graded(quiz, answers, "short:scm,logistics,50%\n"))

    assert [(c.old, c.new, c.lowers) for c in found] == [("0", "1", False)]


def test_a_changed_response_is_no_lowering(quiz):
    found = changes(graded(quiz, {"1": {1: "B"}}), graded(quiz, {"1": {1: "C"}}))

    assert told(found) == [("1", 1, "1", "0", "the response changed", False)]


def test_a_student_who_is_gone_is_no_lowering(quiz):
    found = changes(graded(quiz, {"1": {1: "B"}, "2": {}}), graded(quiz, {"2": {}}))

    assert len(found) == 12
    assert told(found)[0] == ("1", 1, "1", "", "student is no longer in the file", False)


def test_a_new_student_is_named_as_such(quiz):
    found = changes(graded(quiz, {}), graded(quiz, {"1": {1: "B"}}))

    assert told(found)[0] == ("1", 1, "", "1", "student is new in the file", False)


def test_voiding_takes_points_but_lowers_nothing_and_can_be_undone(quiz):
    answers = {"1": {1: "B", 2: "C"}}
    plain, void = graded(quiz, answers), graded(quiz, answers, "A1,,void\n")

    assert told(changes(plain, void)) == [("1", 1, "1", "0", "void", False)]
    assert told(changes(void, plain)) == [("1", 1, "0", "1", "no longer void", False)]
    assert void.grades[0].max == plain.grades[0].max - 1


def test_a_student_who_moved_to_another_form_keeps_the_questions_by_key(quiz):
    one = grade(quiz, Responses((Response("1", form="A", answers={1: "B"}),)))
    two = grade(quiz, Responses((Response("1", form="B", answers={2: "C"}),)))

    assert told(changes(one, two)) == [("1", 2, "1", "0", "the response changed", False)]


def test_a_question_that_left_the_form_is_named(quiz):
    from dataclasses import replace

    form = replace(quiz.forms[0], questions=quiz.forms[0].questions[1:])
    shorter = replace(quiz, forms=(form,))
    longer = replace(quiz, forms=quiz.forms[:1])
    old, new = graded(longer, {"1": {1: "B"}}), graded(shorter, {"1": {}})

    assert told(changes(old, new)) == [
        ("1", 1, "1", "", "question is no longer on the form", False)
    ]
    assert told(changes(new, old)) == [("1", 1, "", "1", "question is new", False)]


def test_the_table_of_changes_has_a_header(quiz):
    found = changes(graded(quiz, {"1": {1: "B"}}), graded(quiz, {"1": {1: "C"}}))

    assert changes_rows(found) == [
        ["student_id", "question", "item", "old", "new", "reason"],
        ["1", "1", "choice:push", "1", "0", "the response changed"],
    ]


def test_only_if_higher_keeps_old_marks_and_sums(quiz):
    answers = {"1": {9: "SCM", 10: "x"}, "2": {9: "SCM"}}
    old = graded(quiz, answers)
    new = graded(quiz, answers, "short:scm,SCM,reject\nshort:flows,x,accept\n")

    kept = only_if_higher(old, new)

    assert [one.score for one in kept.grades] == [Decimal(3), Decimal(2)]
    assert kept.grades[0].percent == Decimal("16.67")
    assert not lowering(changes(old, kept))


def test_only_if_higher_leaves_voids_and_changed_answers_alone(quiz):
    old = graded(quiz, {"1": {1: "B", 2: "A"}})
    new = graded(quiz, {"1": {1: "B", 2: "C"}}, "A1,,void\n")

    assert only_if_higher(old, new) == new


def test_the_effect_is_told_in_numbers(quiz):
    policy = Policy(pass_percent=Decimal(10))
    answers = {"1": {9: "SCM"}, "2": {9: "logistics"}, "3": {}}
    old = graded(quiz, answers, policy=policy)
    new = graded(quiz, answers, "short:scm,SCM,reject\nshort:scm,logistics,accept\n", policy)

    effect = effect_of(old, new)

    assert (effect.up, effect.down, effect.same) == (1, 1, 1)
    assert effect_lines(effect) == [
        "totals: 1 up, 1 down, 1 as before",
        "mean 3.7% → 3.7%",
        "passed 1 → 1",
    ]


def test_without_a_pass_mark_nobody_is_said_to_pass(quiz):
    none = graded(quiz, {})

    assert effect_lines(effect_of(none, none)) == [
        "totals: 0 up, 0 down, 0 as before",
        "mean 0.0% → 0.0%",
    ]
