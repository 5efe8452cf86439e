"""The class report in the terminal and as a page: what stands there, and for whom."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from quizgen.grading.model import Graded
from quizgen.papers.pdf import missing_library
from quizgen.reports.analysis import analyse
from quizgen.reports.charts import Dot, histogram, scatter
from quizgen.reports.class_report import report_html, report_pdf, report_text
from quizgen.reports.model import Figure, FormCheck, FormResult, Interval
from quizgen.reports.posted import posted_codes
from quizgen.reports.remarks import (
    decimals,
    form_words,
    number,
    percent,
    probability,
    reliability_words,
    small_class,
    span,
)
from quizgen.reports.tally import tally

needs_pango = pytest.mark.skipif(bool(missing_library()), reason="Pango is not installed")

ROWS = [[int((n * 7 + k * 5 + n * k) % 11 < 3 + n % 7) for k in range(6)] for n in range(24)]


def text_of(graded, **options):
    return report_text(graded, analyse(graded), **options)


def html_of(graded, **options):
    return report_html(graded, analyse(graded), **options)


def body_of(html):
    """The page without its style, in which fonts are as long as they are."""
    return html.partition("</head>")[2]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Nobody handed in answers yet, so there is nothing to report."),
        ([[1, 0, 1]], "One student took the quiz: this page describes that student"),
        ([[1, 0]] * 5, "All students have the same total"),
        ([[0, 0]] * 5, "Nobody got a point"),
        ([[1], [0], [1]], "With one question there is no rest of the quiz"),
        (ROWS, "With 24 students the figures for single questions are rough"),
    ],
    ids=["nobody", "one student", "all equal", "all zero", "one item", "small class"],
)
def test_an_odd_class_gets_a_clear_sentence_in_every_form(rows, sentence, graded):
    assert sentence in " ".join(text_of(graded(rows)).split())
    page = body_of(html_of(graded(rows)))
    assert sentence in " ".join(page.split())
    assert "nan" not in re.sub(r"<[^>]*>", " ", page).lower().split()


def test_a_class_that_left_everything_blank_is_reported(graded, make_mark):
    base = graded([[0, 0]] * 3)
    blanks = tuple(
        make_mark(one, n, Decimal(0), response="", option=None, reason="blank")
        for n, one in enumerate(base.questions, start=1)
    )
    whole = replace(base, grades=tuple(replace(one, marks=blanks) for one in base.grades))
    text = " ".join(text_of(whole).split())
    assert "Nobody wrote anything" in text
    assert "did not get to the end" not in text


def test_a_quiz_whose_questions_were_all_voided_says_so(graded):
    base = graded([[1], [0]])
    void = replace(base, questions=tuple(replace(one, void=True) for one in base.questions))
    assert "all of them were voided" in text_of(void)
    assert "<svg" not in body_of(html_of(void))


def test_no_picture_is_drawn_where_there_is_nothing_to_draw(graded):
    assert "<svg" not in body_of(html_of(graded([])))


def test_what_is_left_out_is_said(graded):
    base = graded(ROWS)
    questions = (replace(base.questions[0], void=True), *base.questions[1:])
    grades = (*base.grades, replace(base.grades[0], student_id="gone", marks=()))
    waiting = replace(base.grades[0].marks[1], decision="review")
    first = replace(base.grades[0], marks=(base.grades[0].marks[0], waiting))
    text = text_of(replace(base, questions=questions, grades=(first, *grades[1:])))
    assert "1 answer still waits for your decision" in text
    assert "1 voided question is left out of all figures." in text
    assert "1 student without any answers left out of all figures." in text


def test_many_who_did_not_finish_are_told_once(graded, make_mark):
    base = graded(ROWS)
    last = make_mark(base.questions[5], 6, Decimal(0), response="", option=None, reason="blank")
    grades = tuple(
        replace(one, marks=(*one.marks[:5], last)) if n < 8 else one
        for n, one in enumerate(base.grades)
    )
    text = text_of(replace(base, grades=grades))
    assert text.count("did not get to the end of the paper") == 1


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_no_line_is_wider_than_asked_but_for_lines_to_paste(width, graded):
    lines = text_of(graded(ROWS), width=width).splitlines()
    prose = [line for line in lines if not line.startswith("        ")]
    assert max(map(len, prose)) <= max(width, 60) + len("  look") + 12


def test_the_terminal_report_is_eighty_wide_without_asking(graded):
    text = text_of(graded(ROWS))
    assert max(map(len, text.splitlines())) <= 80
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_scores_stand_in_the_terminal_report_of_a_class_that_fits(graded):
    assert "s024  Student 24" in text_of(graded(ROWS))
    assert "Scores: see grades.csv" in text_of(graded([[n % 2, 1] for n in range(80)]))


def test_escapes_in_names_and_questions_never_reach_the_terminal(graded):
    base = graded(ROWS)
    evil = "\x1b[2J\x07\u202egone\nnext"
    question = replace(base.questions[0], prompt=evil, options=("Key", evil, "b", "c"))
    grade = replace(base.grades[0], name=evil)
    text = text_of(
        replace(base, title=evil, questions=(question, *base.questions[1:]), grades=(grade,) * 24)
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_the_report_of_a_small_class_reads_as_it_always_did(graded):
    wanted = (Path(__file__).parent / "data" / "class_report.txt").read_text("utf-8")
    assert text_of(graded(ROWS)) == wanted


def test_a_very_large_class_keeps_its_bars_inside_the_width(graded):
    text = text_of(graded([[1, 0]] * 300 + [[1, 1]] * 10))
    assert max(map(len, text.splitlines())) <= 80


def test_the_instructors_page_has_every_question_and_every_score(graded):
    page = body_of(html_of(graded(ROWS)))
    assert page.count('class="item"') == 6
    assert "Student 24" in page
    assert "A6" in page


def test_the_posted_page_has_codes_and_no_name_id_question_or_answer(graded):
    base = graded(ROWS)
    page = html_of(base, edition="posted")
    for grade in base.grades:
        assert grade.name not in page
        assert grade.student_id not in page
    for question in base.questions:
        assert question.prompt not in page
        assert question.item not in page
    assert all(code in page for code in posted_codes(base).values())


def test_the_posted_list_is_in_the_order_of_the_codes_not_of_the_class(graded):
    base = graded(ROWS)
    codes = posted_codes(base)
    page = body_of(html_of(base, edition="posted"))
    printed = [code for code in re.findall(r"<th>(\w{5})</th>", page) if code in codes.values()]
    assert printed == sorted(codes.values())
    assert printed != [codes[grade.student_id] for grade in base.grades]


def test_a_small_class_is_posted_as_a_list_alone(graded):
    page = body_of(html_of(graded(ROWS[:9]), edition="posted"))
    assert "<svg" not in page
    assert "Mean" not in page


def test_the_posted_page_speaks_the_language_of_the_quiz_and_may_be_empty(graded):
    assert "Es gibt noch keine Ergebnisse." in html_of(graded([], language="de"), edition="posted")


def test_grades_are_posted_where_there_are_some(graded):
    base = graded(ROWS)
    banded = replace(base, grades=tuple(replace(one, band="B+") for one in base.grades))
    assert "B+" in html_of(banded, edition="posted")


def test_codes_are_all_different_and_stay_when_marks_change(graded):
    base = graded([[n % 2] for n in range(500)])
    codes = posted_codes(base)
    assert len(set(codes.values())) == 500
    regraded = replace(base, grades=tuple(replace(one, score=Decimal(9)) for one in base.grades))
    assert posted_codes(regraded) == codes


def test_codes_cannot_be_worked_out_without_the_answers(graded):
    base, other = graded([[1, 0], [0, 1]]), graded([[1, 0], [1, 1]])
    assert posted_codes(base)["s001"] != posted_codes(other)["s001"]


def test_markup_in_names_and_answers_is_text_on_the_page(graded, make_mark):
    base = graded(ROWS)
    evil = "<script>alert(1)</script>"
    question = replace(base.questions[0], options=(), kind="short", prompt=evil)
    mark = make_mark(question, 1, Decimal(0), response=evil, option=None)
    grade = replace(base.grades[0], name=evil, marks=(mark, *base.grades[0].marks[1:]))
    whole = replace(
        base,
        title=evil,
        questions=(question, *base.questions[1:]),
        grades=(grade, *base.grades[1:]),
    )
    page = html_of(whole)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 4


def test_an_answer_in_characters_no_font_has_does_not_stop_the_report(graded, make_mark):
    base = graded(ROWS)
    grade = replace(base.grades[0], name="漢字 🎓")
    page = body_of(html_of(replace(base, grades=(grade, *base.grades[1:]))))
    assert "漢" not in page
    assert "\N{REPLACEMENT CHARACTER}" in page


def test_the_page_is_the_same_each_time_and_loads_nothing(graded):
    page = html_of(graded(ROWS))
    assert page == html_of(graded(ROWS))
    assert not re.search(r"""(?:src|href)=["'](?!data:)|url\("(?!data:)""", page)


@needs_pango
def test_the_report_as_pdf_has_the_figures_as_text(graded):
    base = graded(ROWS)
    text = "\n".join(
        page.extract_text() for page in PdfReader(BytesIO(report_pdf(base, analyse(base)))).pages
    )
    assert "Class report" in text
    assert "Student 24" in text
    assert decimals(analyse(base).reliability.alpha) in text


@needs_pango
def test_the_posted_pdf_fits_letter_paper_and_names_nobody(graded):
    base = graded(ROWS)
    reader = PdfReader(BytesIO(report_pdf(base, analyse(base), edition="posted", size="Letter")))
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert not re.search(r"Student \d|s0\d\d", text)


def test_a_histogram_tells_its_content_as_text():
    svg = histogram(tally([5, 55, 58]), title="Totals <1>", across="x", up="y")
    assert "<title>Totals &lt;1&gt;</title>" in svg
    assert "<desc>0–9%: 1 student; 50–59%: 2 students</desc>" in svg
    assert svg.count("<rect") == 2


@pytest.mark.parametrize(("percent", "bar"), [(55.0, 0), (5.0, None)])
def test_ones_own_bar_is_the_dark_one(percent, bar):
    svg = histogram(tally([55]), title="t", across="x", mine=("you", percent))
    assert ('fill="#333333"/>' in svg) is (bar == 0)
    assert ">you<" in svg


@given(title=st.text(), label=st.text(), points=st.lists(st.floats(-50, 150), max_size=30))
def test_every_drawing_is_well_formed_and_stays_inside_its_frame(title, label, points):
    seen = "".join(char for char in title + label if char.isprintable())
    svg = histogram(tally(points), title=seen, across=seen, up=seen, mine=(seen, 50.0))
    for rect in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect"):
        assert float(rect.attrib["y"]) >= 0
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= 640
    dots = [
        Dot(seen, share / 100, max(-1.0, min(1.0, share / 100)), named=True) for share in points
    ]
    for dot in ET.fromstring(scatter(dots, title=seen)).iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(dot.attrib["cx"]) <= 640
        assert 0 <= float(dot.attrib["cy"]) <= 360


def test_a_plot_names_only_the_questions_that_stand_out():
    dots = [Dot("A1", 0.5, 0.4, named=True), Dot("A2", 0.5, 0.4, named=False)]
    svg = scatter(dots, title="t")
    assert ">A1<" in svg
    assert ">A2<" not in svg
    assert "A2: won 50%, discrimination 0.40" in svg


def test_a_plot_reaches_down_to_the_lowest_discrimination():
    assert "−1.0" in scatter([Dot("A1", 0.5, -0.95, named=False)], title="t")
    assert "−0.4" not in scatter([Dot("A1", 0.5, 0.1, named=False)], title="t")


def test_names_in_a_crowd_of_dots_do_not_cover_each_other():
    dots = [Dot(f"A{n}", 0.5 + n / 400, 0.3 + n / 300, named=True) for n in range(6)]
    places = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>A\d<', scatter(dots, title="t"))
    assert len(set(places)) == 6


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (number(Figure(reason="x")), "–"),
        (number(-1.25), "−1.2"),
        (decimals(Figure(-0.001)), "0.00"),
        (percent(Figure(reason="x")), "–"),
        (span(Interval(reason="x")), "–"),
        (span(Interval(-0.5, 0.25)), "−0.50 to 0.25"),
        (probability(0.0004), "< 0.001"),
        (probability(0.034), "0.034"),
        (probability(0.34), "0.34"),
        (small_class(3), "With 3 students no figure about a single question means much."),
    ],
)
def test_figures_are_printed_for_people(got, wanted):
    assert got == wanted


@pytest.fixture
def copied(make_question, make_mark, make_grade):
    """Two forms with keys A and B; the last student of form A wrote form B's answers."""
    questions = tuple(make_question(k + 1) for k in range(9))

    def write(n, form, letters):
        marks = [
            make_mark(
                questions[k],
                k + 1,
                Decimal(int(letter == form)),
                response=letter,
                option="ABCD".index(letter),
            )
            for k, letter in enumerate(letters)
        ]
        return make_grade(n, marks, form)

    keys = tuple(one.key for one in questions)
    rows = [("A", "AAAAAAAAC"), ("A", "CAAAAAAAA"), ("B", "BBBBBBBBC"), ("B", "CBBBBBBBB")]
    grades = [write(n, form, letters) for n, (form, letters) in enumerate([*rows, ("A", "B" * 9)])]
    return Graded("q", "Quiz", "", "en", questions, {"A": keys, "B": keys}, tuple(grades))


def test_agreement_with_another_form_is_a_question_to_look_into_never_an_accusation(copied):
    text = " ".join(text_of(copied).split())
    assert (
        "Student 4 wrote form A; where the keys differ, 9 answers fit form B and 0 form A" in text
    )
    assert "This is no evidence of anything." in text
    assert "Student 4 wrote form A" in body_of(html_of(copied))
    assert not re.search("cheat|copied|fraud", text)


def test_the_posted_edition_says_nothing_about_agreement(copied):
    assert "fit another form" not in html_of(copied, edition="posted")


def test_forms_are_compared_in_text_and_on_the_page(copied):
    text = text_of(copied)
    assert "form B: 89%, 2 students" in text
    assert "one form was harder" in text
    assert "Form B" in body_of(html_of(copied))


@pytest.mark.parametrize(
    ("alpha", "interval", "words"),
    [
        (-0.4, Interval(-0.9, -0.1), "look for a wrong key"),
        (0.4, Interval(0.3, 0.5), "with great care"),
        (0.6, Interval(0.5, 0.7), "fair for a short class test"),
        (0.8, Interval(0.7, 0.9), "good for a class test"),
        (0.95, Interval(0.9, 0.97), "very good"),
        (0.5, Interval(-0.2, 0.8), "too few students or questions to say"),
        (1.0, Interval(reason="alpha is perfect"), "very good"),
    ],
)
def test_alpha_is_put_into_words_that_claim_no_more_than_its_interval(
    alpha, interval, words, graded
):
    analysis = analyse(graded(ROWS))
    figures = replace(analysis.reliability, alpha=Figure(alpha), alpha_ci95=interval)
    assert words in " ".join(reliability_words(replace(analysis, reliability=figures)))


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (Figure(0.001), "differ more than chance explains"),
        (Figure(0.4), "No sign that one form was harder (p = 0.40)"),
        (Figure(reason="too few students per form"), "cannot be said: too few students per form"),
    ],
)
def test_the_difference_of_forms_is_put_into_words(p, words):
    forms = (FormResult("A", 2, Figure(0.5)), FormResult("B", 2, Figure(0.6)))
    assert words in form_words(FormCheck(forms, Figure(1.0), p))


def test_one_form_needs_no_words():
    assert form_words(FormCheck((FormResult("A", 2, Figure(0.5)),), Figure(), Figure())) == ""


def test_sections_and_tags_stand_in_text_and_on_the_page(graded):
    base = graded(ROWS)
    first = replace(base.questions[0], section="Part two", tags=("crm",))
    second = replace(base.questions[1], tags=("a very long tag " * 6,))
    whole = replace(base, questions=(first, second, *base.questions[2:]))
    text = text_of(whole)
    assert "By section" in text
    assert "Part two" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "Part two" in body_of(html_of(whole))


def test_a_matching_set_shows_the_responses_that_were_chosen_and_names_the_others(
    graded, make_mark
):
    base = graded([[1], [0]])
    question = replace(base.questions[0], kind="matching")
    page = body_of(html_of(replace(base, questions=(question,))))
    assert "Nobody chose: Wrong 2; Wrong 3" in page


def test_long_lists_of_wordings_are_cut_and_said_to_be(make_question, make_mark, make_grade):
    asked = make_question(1, kind="short", options=(), key="short-term:a")
    grades = tuple(
        make_grade(n, [make_mark(asked, 1, Decimal(0), response=f"answer {n}", option=None)])
        for n in range(9)
    )
    whole = Graded("q", "Q", "", "en", (asked,), {"A": (asked.key,)}, grades)
    assert "and 3 other texts" in body_of(html_of(whole))


def test_a_code_drawn_twice_is_drawn_again(graded, monkeypatch):
    drawn = iter(["B2C3D", "B2C3D", "F4G5H"])
    monkeypatch.setattr("quizgen.reports.posted._draw", lambda _: next(drawn))
    assert list(posted_codes(graded([[1], [0]])).values()) == ["B2C3D", "F4G5H"]


def test_marks_of_a_quiz_in_markdown_are_set_on_the_page_and_taken_off_in_the_terminal(
    graded, make_question
):
    base = graded([[1], [0]], markup="markdown", title="About H~2~O")
    asked = make_question(1, prompt="What is *wet*?", options=("`water`", "b"), answer="`water`")
    marked = replace(base, questions=(asked,))
    html = report_html(marked, analyse(marked))
    assert "What is <em>wet</em>?" in html
    assert "<code>water</code>" in html
    assert "<title>About H2O" in html
    assert text_of(marked).startswith("About H2O")
