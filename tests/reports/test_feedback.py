"""A student's page: the own answers, why they earned what they did, and nobody else's."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from pypdf import PdfReader

from quizgen.errors import InputError
from quizgen.grading.model import Graded
from quizgen.grading.reasons import REASONS
from quizgen.papers.pdf import missing_library
from quizgen.reports.feedback import feedback_html, feedback_pages, file_names, print_feedback
from quizgen.reports.feedback_view import student_pages
from quizgen.text.languages import language_codes, language_of

needs_pango = pytest.mark.skipif(bool(missing_library()), reason="Pango is not installed")


@pytest.fixture
def page_of(make_question, make_mark, make_grade):
    """The page of one student who gave one answer."""

    def build(points=0, *, language="en", asked=None, **fields):
        question = asked or make_question(
            1, kind="short", options=(), key="short-term:a", answer="Push model"
        )
        mark = make_mark(question, 1, Decimal(str(points)), **{"option": None} | fields)
        forms = {"A": (question.key,)}
        graded = Graded("q", "Quiz", "", language, (question,), forms, (make_grade(1, [mark]),))
        return next(iter(student_pages(graded)))

    return build


def row_of(page):
    return page.groups[0].rows[0]


def test_every_reason_and_phrase_has_words_for_students_in_every_language():
    phrases = {key for key in language_of("en").labels if key.startswith(("feedback_", "posted_"))}
    for code in language_codes():
        assert set(REASONS) <= set(language_of(code).reasons)
        assert phrases <= set(language_of(code).labels)


def test_the_words_for_students_never_show_a_code():
    for code in language_codes():
        phrases = language_of(code).reasons.values()
        assert not [one for one in phrases if not one.endswith(".") or "{" in one]


def test_a_wrong_answer_shows_the_right_one_its_source_and_the_reason(page_of):
    row = row_of(page_of(response="Pull model", reason="other-term"))
    assert (row.verdict, row.points, row.right_answer) == ("wrong", "0 / 1", "Push model")
    assert row.reason == "Your answer is the name of something else."
    assert row.source == "notes.txt:1"


def test_an_answer_that_is_the_term_needs_neither_words_nor_the_right_answer(page_of):
    row = row_of(page_of(1, response="push model", reason="exact"))
    assert (row.verdict, row.reason, row.right_answer) == ("right", "", "")


def test_a_misspelt_answer_is_right_and_shows_how_it_is_written(page_of):
    row = row_of(page_of(1, response="Pusch model", reason="typo"))
    assert (row.verdict, row.right_answer) == ("right", "Push model")
    assert "spelling" in row.reason


def test_a_part_of_the_points_is_neither_right_nor_wrong(page_of):
    row = row_of(page_of(0.5, response="x", reason="partial-list"))
    assert (row.verdict, row.points) == ("part", "0.5 / 1")


def test_an_answer_in_review_is_said_to_be_open(page_of):
    page = page_of(response="x", decision="review", reason="near-term")
    assert page.waiting == 1
    assert row_of(page).verdict == "open"
    assert row_of(page).reason == "Not final: a person still looks at this answer."


def test_a_voided_question_counts_for_nobody(page_of, make_question):
    row = row_of(page_of(asked=make_question(1, void=True, options=()), response="x"))
    assert (row.verdict, row.points) == ("void", "")
    assert row.reason == "This question was taken out; it counts for nobody."


def test_a_letter_stands_with_the_text_behind_it(page_of, make_question):
    row = row_of(page_of(asked=make_question(1), response="C", option=2))
    assert (row.response, row.chosen) == ("C", "Wrong 2")
    assert row.right_answer == "Key"


def test_an_option_written_out_is_not_shown_twice(page_of, make_question):
    row = row_of(page_of(asked=make_question(1), response="wrong 2", option=2))
    assert (row.response, row.chosen) == ("", "Wrong 2")


def test_a_letter_of_a_word_bank_stands_with_the_expression_behind_it(page_of):
    wrong = page_of(response="c", reason="other-term", nearest_other_term="Pull model")
    right = page_of(1, response="B", reason="exact", matched="Push model")
    assert (row_of(wrong).response, row_of(wrong).chosen) == ("c", "Pull model")
    assert (row_of(right).response, row_of(right).chosen) == ("B", "Push model")
    assert row_of(right).right_answer == ""


def test_a_blank_is_a_blank(page_of):
    assert row_of(page_of(response="", reason="blank")).blank


def test_the_page_speaks_the_language_of_the_quiz(page_of):
    page = page_of(0.5, language="de", response="x", reason="typo")
    assert page.score == "0,5 von 1 Punkten"
    assert row_of(page).reason == "Ihre Antwort ist der Begriff mit einem Schreibfehler."


def test_a_language_without_phrases_falls_back_to_english(page_of):
    assert row_of(page_of(language="xx", response="x", reason="wrong")).reason == (
        "This is not the answer."
    )


def test_an_unknown_reason_gives_no_words_and_no_error(page_of):
    assert row_of(page_of(response="x", reason="from-the-future")).reason == ""


def test_the_distribution_is_shown_from_ten_students_on(graded):
    ten = list(student_pages(graded([[n % 2] for n in range(10)])))
    nine = list(student_pages(graded([[n % 2] for n in range(9)])))
    unwished = list(student_pages(graded([[1]] * 10), distribution=False))
    assert all("<svg" in page.histogram for page in ten)
    assert not any(page.histogram for page in [*nine, *unwished])


def test_pages_follow_the_roster_and_others_come_last(graded):
    pages = feedback_pages(graded([[1], [0], [1]]), order=["s003", "s001"]).view.students
    assert [page.student_id for page in pages] == ["s003", "s001", "s002"]


def test_a_code_is_shown_to_its_owner_only(graded):
    feedback = feedback_pages(graded([[1], [0]]), codes={"s001": "B2C3D"})
    assert [page.code for page in feedback.view.students] == ["B2C3D", ""]
    assert feedback_html(feedback).count("B2C3D") == 1


def test_nobody_is_told_that_there_is_nothing_to_print(graded):
    with pytest.raises(InputError, match="nobody handed in answers"):
        feedback_pages(graded([]))


def test_a_student_without_answers_gets_a_page_that_says_so(graded):
    base = graded([[1], [0]])
    absent = replace(base, grades=(replace(base.grades[0], marks=()), base.grades[1]))
    assert "No answers were handed in." in feedback_html(feedback_pages(absent))


def test_grade_and_pass_are_shown_where_there_are_some(graded):
    base = graded([[1], [0], [1]])
    first, second, third = base.grades
    grades = (replace(first, band="1,0", passed=True), replace(second, passed=False), third)
    page = feedback_html(feedback_pages(replace(base, grades=grades)))
    body = page.partition("</head>")[2]
    assert "Grade 1,0 · passed" in " ".join(body.split())
    assert body.count("not passed") == 1


def test_markup_in_an_answer_is_text(graded, make_mark):
    base = graded([[1]])
    evil = make_mark(base.questions[0], 1, Decimal(0), response="<b>{{ 7*7 }}</b>", option=None)
    grade = replace(base.grades[0], marks=(evil,))
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;" in feedback_html(
        feedback_pages(replace(base, grades=(grade,)))
    )


def test_item_ids_never_stand_on_a_page(graded):
    assert "choice-dt" not in feedback_html(feedback_pages(graded([[1, 0], [0, 1]])))


@pytest.mark.parametrize(
    "ids",
    [
        ["../../etc/passwd", "a/b", "a\\b", "a b", "A-B"],
        ["con", "CON", "nul", "", "  ", "..", "."],
        ["x" * 300, "x" * 301, "ß", "SS", "ss"],
        ["1\n2", "1\t2", "漢字", "%2e%2e", "~", "-rf"],
    ],
)
def test_file_names_are_safe_and_cannot_collide(ids, graded):
    base = graded([[1]] * len(ids))
    grades = tuple(replace(one, student_id=own) for one, own in zip(base.grades, ids, strict=True))
    names = file_names(feedback_pages(replace(base, grades=grades)).view.students)
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert PurePosixPath(name).name == name
        assert re.fullmatch(r"student-[^\s/\\:*?\"<>|.]+\.pdf", name)
        assert len(name) < 100


@needs_pango
def test_one_file_for_the_class_puts_every_student_on_a_sheet_of_its_own(graded):
    rows = [[n % 2, 1] for n in range(17)]
    told: list[int] = []
    files = print_feedback(feedback_pages(graded(rows)), progress=told.append)
    assert list(files) == ["feedback.pdf"]
    texts = [page.extract_text() for page in PdfReader(BytesIO(files["feedback.pdf"])).pages]
    first = [
        place
        for place, text in enumerate(texts)
        if "Your results" in text or "YOUR RESULTS" in text
    ]
    assert first == list(range(0, 34, 2))
    assert sum(told) == 17
    assert {text.strip() for text in texts[1::2]} == {""}


@needs_pango
def test_one_file_per_student_holds_that_student_only(graded):
    files = print_feedback(feedback_pages(graded([[1], [0], [1]])), split=True)
    assert list(files) == [f"feedback/student-s00{n}.pdf" for n in (1, 2, 3)]
    for n, data in enumerate(files.values(), start=1):
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
        assert f"Student {n}" in text
        assert not [m for m in (1, 2, 3) if m != n and f"Student {m}" in text]


@needs_pango
def test_the_number_of_processes_does_not_change_a_byte(graded, monkeypatch):
    feedback = feedback_pages(graded([[1], [0]]))
    monkeypatch.setattr("quizgen.reports.feedback._BATCH", 1)
    assert print_feedback(feedback, processes=2) == print_feedback(feedback, processes=1)


def test_marks_of_a_quiz_in_markdown_are_set_and_those_of_a_student_are_not(
    make_question, make_mark, make_grade
):
    asked = make_question(
        1, prompt="What is H~2~O?", options=("*water*", "`ice`"), answer="*water*"
    )
    other = make_question(2, prompt="Name it.", options=(), kind="short", answer="x^2^")
    marks = [
        make_mark(asked, 1, Decimal(0), response="B", option=1),
        make_mark(other, 2, Decimal(0), response="*mine*", reason="wrong", option=None),
    ]
    forms = {"A": (asked.key, other.key)}
    grades = (make_grade(1, marks),)
    graded = Graded("q", "Quiz", "", "en", (asked, other), forms, grades, markup="markdown")
    html = feedback_html(feedback_pages(graded))
    for shown in ("H<sub>2</sub>O", "B  <code>ice</code>", "<em>water</em>", "x<sup>2</sup>"):
        assert shown in html
    assert "*mine*" in html
