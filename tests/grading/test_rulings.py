from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.errors import InputError
from quizgen.grading.appended import append_rulings
from quizgen.grading.model import Ruling
from quizgen.grading.ruled import Verdict, parse_verdict
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv, write_csv

HEAD = "question,answer,ruling,teach,by,when,note\n"


def rulings(quiz, text, head=HEAD):
    return parse_rulings(read_csv((head + text).encode(), "rulings.csv"), quiz)


def points(quiz, text, number, answer, form="A"):
    """Points, maximum and reason of one answer under these rulings."""
    found, problems = rulings(quiz, text)
    assert not [one for one in problems if one.severity == "error"]
    row = Response("1", form=form, answers={number: answer})
    marks = grade(quiz, Responses((row,)), rulings=found).grades[0].marks
    mark = next(one for one in marks if one.number == number)
    return str(mark.points.normalize()), str(mark.max), mark.reason


@pytest.mark.parametrize(
    ("text", "number", "answer", "expected"),
    [
        # On answers: written ones are folded and hold on every form.
        ("short:scm,logistics,accept", 9, "Logistics", ("2", "2", "ruling")),
        ("short:scm,logistics,50%", 9, "logistics", ("1", "2", "ruling")),
        ('short:scm,logistics,"12,5 %"', 9, "logistics", ("0.25", "2", "ruling")),
        ("short:scm,logistics,1.5p", 9, "logistics", ("1.5", "2", "ruling")),
        ("short:scm,SCM,reject", 9, "scm", ("0", "2", "ruling")),
        ("A9,logistics,accept", 9, "logistics", ("2", "2", "ruling")),
        ("short:scm,logistics,accept", 9, "CRM", ("0", "2", "other-term")),
        ("cloze:two#2,stuff,accept", 7, "stuff", ("1", "1", "ruling")),
        ("cloze:two#2,stuff,accept", 6, "stuff", ("0", "1", "wrong")),
        ("short:push,???,50%", 11, "???", ("1", "2", "ruling")),
        # By letter: the option counts, wherever it is printed.
        ("A1,C,50%", 1, "kanban", ("0", "1", "wrong-choice")),
        ("A1,A,50%", 1, "Kanban", ("0.5", "1", "ruling")),
        ("choice:push,Kanban,accept", 1, "A", ("1", "1", "ruling")),
        ("A1,BC,accept", 1, "bc", ("1", "1", "ruling")),
        ("A8,A,accept", 8, "kanban", ("1", "1", "ruling")),
        ("A8,kanban,accept", 8, "A", ("1", "1", "ruling")),
        # On questions.
        ("A1,,void", 1, "B", ("0", "0", "void")),
        ("A1,,all", 1, "", ("1", "1", "ruling")),
        ("A1,,also=C", 1, "C", ("1", "1", "ruling")),
        ("A1,,also=C", 1, "B", ("1", "1", "choice")),
        ("A1,,only=C", 1, "C", ("1", "1", "ruling")),
        ("A1,,only=C", 1, "B", ("0", "1", "ruling")),
        ("A1,,only=C", 1, "", ("0", "1", "blank")),
        ("A3,,also=E", 3, "E", ("1", "1", "ruling")),
        ("short:scm,,also=logistics", 9, "logistics", ("2", "2", "alias")),
        ("short:scm,,also=logistics", 9, "SCM", ("2", "2", "alias")),
        ("short:scm,,only=logistics", 9, "logistics", ("2", "2", "exact")),
        ("short:scm,,only=logistics", 9, "logistcs", ("2", "2", "typo")),
        ("A8,,also=A", 8, "kanban", ("1", "1", "alias")),
        ("A8,,only=A", 8, "A", ("1", "1", "exact")),
        # A later ruling replaces an earlier one.
        ("short:scm,x,accept\nshort:scm,X,reject", 9, "x", ("0", "2", "ruling")),
        # Only taught, not ruled.
        ("short:scm,logistics,,alias", 9, "logistics", ("0", "2", "wrong")),
    ],
)
def test_a_ruling_decides(quiz, text, number, answer, expected):
    quoted = "".join(f"{line}\n" for line in text.split("\n"))

    assert points(quiz, _padded(quoted), number, answer) == expected


def _padded(text):
    rows = [row.cells for row in read_csv(text.encode(), "r", delimiter=",").rows]
    return write_csv([[*row, *[""] * (7 - len(row))] for row in rows])


@pytest.mark.parametrize(
    ("text", "number", "answer", "expected"),
    [
        ("A1,A,50%", 2, "C", ("0.5", "1", "ruling")),  # Kanban is A on form A and C on form B
        ("A1,,also=C", 2, "B", ("1", "1", "ruling")),  # the pull model is C and B
        ("A1,,void", 2, "A", ("0", "0", "void")),
        ("A1,BC,accept", 2, "BC", ("0", "1", "several")),  # these letters mean others here
        ("A9,logistics,accept", 9, "logistics", ("2", "2", "ruling")),
    ],
)
def test_a_ruling_on_one_form_holds_for_the_same_option_on_the_other(
    quiz, text, number, answer, expected
):
    assert points(quiz, _padded(text + "\n"), number, answer, form="B") == expected


def test_case_counts_where_the_item_says_so(quiz):
    from dataclasses import replace

    items = {**quiz.items, "short:scm": replace(quiz.items["short:scm"], match="exact")}
    exact = replace(quiz, items=items)

    assert points(exact, _padded("short:scm,Co,accept\n"), 9, "Co")[2] == "ruling"
    assert points(exact, _padded("short:scm,Co,accept\n"), 9, "CO")[2] != "ruling"


@pytest.mark.parametrize(
    ("row", "says", "hint"),
    [
        ("Z9,x,accept", "there is no question “Z9”", "C17"),
        ("A1,B,0.5", "“0.5” is no ruling", "50%"),
        ("A1,B,120%", "“120%” is no ruling", "50%"),
        ("A1,,accept", "needs an answer to speak of", "void, all, also=B"),
        ("A1,,also=", "needs an answer to speak of", "also=B"),
        ("A1,,also=Z", "“Z” is no option", "also=B"),
        ("choice:push,B,accept", "another option on every form", "form and number"),
        ("choice:push,,only=B", "another option on every form", "form and number"),
        ("short:scm,x,accept,aliass", "“teach” cannot be “aliass”", "alias, never"),
        ("A9,x,3p", "more than the 2 points", "2p"),
    ],
)
def test_a_ruling_that_cannot_be_followed_is_an_error_with_its_line(quiz, row, says, hint):
    found, problems = rulings(quiz, _padded("A2,C,accept\n" + row + "\n"))

    assert len(found) == 1
    assert [problem.place.line for problem in problems] == [3]
    assert says in problems[0].message
    assert hint in problems[0].hint


def test_in_a_quiz_of_one_form_the_number_alone_will_do(one_form):
    found, problems = rulings(
        one_form, _padded("17,x,accept\nq9,x,accept\n9,y,accept\nchoice:push,B,reject\n")
    )

    assert [one.question for one in found] == ["short:scm", "short:scm", "choice:push"]
    assert [problem.place.line for problem in problems] == [2]


def test_a_ruling_that_contradicts_an_earlier_one_is_mentioned(quiz):
    _, problems = rulings(quiz, _padded("short:scm,x,accept\nshort:scm,X,reject\n"))

    assert [(one.check, one.place.line) for one in problems] == [("ruling-replaced", 3)]


def test_a_ruling_on_the_first_row_of_a_cluster_holds_for_its_empty_rows(quiz):
    head = "cluster,question,prompt,answer,students,suggested,reason,ruling,teach\n"
    text = '1,short:scm,p,one,3,,x,accept,alias\n1,short:scm,p,two,1,,x,,\n1,short:scm,p,three,1,,x,reject,\n2,short:scm,p,four,1,,x,,\n3,short:scm,p,"\'=five",1,,x,reject,\n'

    found, problems = rulings(quiz, text, head)

    assert [(one.answer, one.ruling, one.teach) for one in found] == [
        ("one", "accept", "alias"),
        ("two", "accept", "alias"),
        ("three", "reject", ""),
        ("=five", "reject", ""),
    ]
    assert not problems


def test_a_file_without_the_columns_is_refused(quiz):
    with pytest.raises(InputError, match=r"rulings\.csv:1: no columns"):
        rulings(quiz, "x,y\n", "a,b\n")


def test_an_unknown_column_is_mentioned_and_an_empty_file_holds_nothing(quiz):
    _, problems = rulings(quiz, "", "question,answer,ruling,why\n")

    assert [one.check for one in problems] == ["unknown-column", "empty"]
    assert parse_rulings(read_csv(b"", "rulings.csv"), quiz)[0] == []


def test_what_is_written_is_read_again(quiz):
    written = [Ruling("short:scm", "=x, y", "50%", "never", "me", "2026-05-01", "so")]

    found, problems = parse_rulings(read_csv(append_rulings(b"", written), "r"), quiz)

    assert not problems
    assert [
        (one.question, one.answer, one.ruling, one.teach, one.by, one.when, one.note)
        for one in found
    ] == [("short:scm", "=x, y", "50%", "never", "me", "2026-05-01", "so")]


def test_shares_and_points_are_told_from_bare_numbers():
    assert parse_verdict("33 %") == Verdict(share=Decimal("0.33"))
    assert parse_verdict("2p") == Verdict(points=Decimal(2))
    assert parse_verdict("2") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("void all", ("1", "1", "ruling")),
        ("all void", ("0", "0", "void")),
        ("void only=C", ("0", "1", "ruling")),
        ("void also=C", ("0", "1", "wrong-choice")),
        ("all only=C", ("0", "1", "ruling")),
        ("all also=C", ("1", "1", "ruling")),
    ],
)
def test_of_two_rulings_on_a_question_the_later_wins(quiz, words, expected):
    text = "\n".join(f"A1,,{word}" for word in words.split())

    assert points(quiz, text, 1, "D") == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("void all", True),
        ("void also=C", True),
        ("all only=C", True),
        ("all also=C", False),
        ("also=C also=D", False),
        ("void void", False),
    ],
)
def test_a_ruling_on_a_question_that_is_replaced_is_told(quiz, words, told):
    _, problems = rulings(quiz, "\n".join(f"A1,,{word}" for word in words.split()))

    assert [one.check for one in problems] == ["ruling-replaced"] * told


def test_two_columns_of_rulings_are_refused(quiz):
    with pytest.raises(InputError, match=r"rulings\.csv:1: there is more than one column “ruling”"):
        rulings(quiz, "A1,x,accept,reject\n", "question,answer,ruling,Ruling\n")


@pytest.mark.parametrize("head", ["", HEAD])
def test_a_rulings_file_without_rulings_is_told(quiz, head):
    found, problems = rulings(quiz, "", head)

    assert not found
    assert [(one.severity, one.check) for one in problems] == [("info", "empty")]
