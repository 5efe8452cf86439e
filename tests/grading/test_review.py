from __future__ import annotations

from quizgen.grading.clusters import suggestion
from quizgen.grading.model import Match
from quizgen.grading.review import clusters, lost_rulings, review_rows
from quizgen.grading.rulings import REVIEW_HEAD, parse_rulings
from quizgen.grading.score import grade
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv, write_csv

DEF = "A model that makes goods before they are"


def graded(quiz, *answers, forms="A", rulings=(), **rows):
    found = [
        Response(str(n), form=forms[(n - 1) % len(forms)], answers=one, **rows)
        for n, one in enumerate(answers, start=1)
    ]
    return grade(quiz, Responses(tuple(found)), rulings=rulings)


def waiting(quiz, *answers, number=11, **options):
    found = graded(quiz, *[{number: one, 12: ""} for one in answers], **options)
    return [c for c in clusters(found, quiz) if c.question.item != "open:why"]


def test_an_empty_queue_is_a_header(one_form):
    from dataclasses import replace

    form = replace(one_form.forms[0], questions=one_form.forms[0].questions[:-1])
    quiz = replace(one_form, forms=(form,))

    assert review_rows(graded(quiz, {}), quiz) == [list(REVIEW_HEAD)]


def test_answers_that_fold_alike_are_one_row(quiz):
    rows = review_rows(
        graded(quiz, {11: "goods first"}, {11: "Goods  first!"}, {11: "goods first"}), quiz
    )

    assert [row[3:5] for row in rows[1:] if row[1] == "short:push"] == [["goods first", "3"]]


def test_answers_one_slip_apart_share_a_cluster(quiz):
    found = waiting(
        quiz,
        "makes goods before orders",
        "makes goods befors orders",
        "orders before makes goods",
        "hold stock of many other things",
    )

    assert sorted(len(c.answers) for c in found) == [1, 1, 2]
    assert [one.answer for c in found if len(c.answers) == 2 for one in c.answers] == [
        "makes goods before orders",
        "makes goods befors orders",
    ]


def test_a_negation_or_another_number_is_never_in_the_same_cluster(quiz):
    found = waiting(
        quiz,
        "goods are made before orders",
        "goods are not made before orders",
        "goods are made 2 days before orders",
        "goods are made 3 days before orders",
    )

    assert [len(c.answers) for c in found] == [1, 1, 1, 1]


def test_answers_with_changed_roles_or_another_share_are_not_in_one_cluster(quiz):
    found = waiting(quiz, "stock pushes our goods", "goods pushes our stock")
    assert [len(c.answers) for c in found] == [1, 1]

    found = waiting(quiz, "supply chain thing", "thing of chain supply", number=6)
    assert [len(c.answers) for c in found] == [1, 1]


def test_terms_are_alike_with_the_same_words_or_one_slip(quiz):
    found = waiting(
        quiz,
        "reverse supply chain management",
        "reversed supply chain management",
        "reverse supply chain managements",
        "global supply chain management",
        number=9,
    )
    assert sorted(len(c.answers) for c in found) == [1, 3]


def test_definitions_are_alike_whatever_their_small_words(quiz):
    found = waiting(
        quiz,
        "the making of goods before orders",
        "goods making before the orders",
        "because it makes goods before any orders",
        "goods are made after orders",
    )
    assert sorted(len(c.answers) for c in found) == [1, 1, 2]


def test_letters_are_named_by_form_and_number(quiz):
    found = waiting(quiz, "AB", "AB", "ab", number=1, forms="AB")

    assert [(c.name, c.students, c.suggested) for c in found] == [("A1", 2, ""), ("B1", 1, "")]
    assert "Pull model" not in found[1].answers[0].match.steps[1]


def test_the_commonest_and_least_certain_come_first(quiz):
    found = waiting(quiz, "goods", "goods", "?", "?", "?", "made before demand")

    weights = [c.students for c in found]
    assert found[0].answers[0].answer == "?"
    assert weights[0] == 3
    assert sum(weights) == 6


def test_a_ruling_takes_its_answers_off_the_queue(quiz):
    table = read_csv(b"question,answer,ruling\nshort:push,goods first,50%\n", "r")
    found, _ = parse_rulings(table, quiz)

    assert not waiting(quiz, "Goods first", rulings=found)


def test_voided_questions_do_not_wait(quiz):
    table = read_csv(b"question,answer,ruling\nA11,,void\nA12,,void\n", "r")
    found, _ = parse_rulings(table, quiz)

    assert review_rows(graded(quiz, {11: "goods"}, rulings=found), quiz) == [list(REVIEW_HEAD)]


def test_what_was_taught_without_a_ruling_stands_in_the_queue(quiz):
    table = read_csv(b"question,answer,ruling,teach\nshort:push,goods first,,never\n", "r")
    found, _ = parse_rulings(table, quiz)

    rows = review_rows(graded(quiz, {11: "Goods first"}), quiz, found)

    assert [row[8] for row in rows if row[1] == "short:push"] == ["never"]


def test_a_filled_queue_is_read_as_rulings_and_settles_it(quiz):
    first = graded(quiz, {11: "goods first", 1: "AB"}, {11: "made early"}, forms="AB")
    rows = review_rows(first, quiz)
    filled = [[*row[:7], "accept", ""] if row[3] else row for row in rows[1:]]
    table = read_csv(write_csv([rows[0], *filled]).encode(), "review.csv")
    found, problems = parse_rulings(table, quiz)

    second = graded(
        quiz, {11: "goods first", 1: "AB"}, {11: "made early"}, forms="AB", rulings=found
    )

    assert not problems
    assert [row[3] for row in review_rows(second, quiz)[1:]] == []


def test_decisions_that_a_regrade_would_lose_are_found(quiz):
    table = read_csv(
        write_csv([[*REVIEW_HEAD], ["1", "short:push", "", "x", "1", "", "", "50%", ""]]).encode(),
        "review.csv",
    )
    found, _ = parse_rulings(table, quiz)

    assert [one.answer for one in lost_rulings(table, [], quiz)] == ["x"]
    assert not lost_rulings(table, found, quiz)


def test_answers_too_long_to_compare_stand_alone(quiz):
    long = "goods before orders " * 200

    found = waiting(quiz, long, long + "x", long)

    assert sorted(c.students for c in found) == [1, 2]


def test_a_suggestion_is_a_ruling_or_nothing():
    assert suggestion(Match("review", 1.0, 1.0, "homoglyph", "x")) == "accept"
    assert suggestion(Match("review", 0.0, 0.5, "near-term")) == "reject"
    assert suggestion(Match("review", 0.0, 0.0, "illegible")) == ""


def test_a_decision_that_cannot_be_read_is_not_lost_unseen(quiz):
    rows = [
        ["1", "short:push", "", "x", "1", "", "", "mayb", ""],
        ["2", "short:push", "", "y", "1", "", "", "", ""],
        ["3", "short:push", "", "z", "1", "", "", "accept", "aliass"],
    ]
    table = read_csv(write_csv([[*REVIEW_HEAD], *rows]).encode(), "review.csv")

    lost = lost_rulings(table, [], quiz)

    assert [(one.answer, one.ruling, one.line) for one in lost] == [
        ("x", "mayb", 2),
        ("z", "accept", 4),
    ]
