from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import TypeVar

import pytest

from quizgen.errors import InputError
from quizgen.items.model import Choice, Matching, Short
from quizgen.papers.student import letters, paper_size, student_view
from quizgen.papers.view import (
    ChoiceView,
    ClozeView,
    LinesView,
    MatchingView,
    Option,
    SectionView,
    StudentView,
)
from quizgen.quiz.model import Form
from quizgen.quiz.policy import Policy

T = TypeVar("T")


def first(view: StudentView, section: int, kind: type[T]) -> T:
    found = view.sections[section].questions[0]
    assert isinstance(found, kind)
    return found


def test_options_stand_in_printed_order_under_their_letters(quiz):
    question = first(student_view(quiz, quiz.forms[0]), 0, ChoiceView)
    assert question.options == (
        Option("A", "Goods are sent back"),
        Option("B", "Goods are made in advance, from forecasts"),
        Option("C", "Goods are made to order"),
        Option("D", "Goods are stored"),
    )


def test_premises_keep_their_order_and_responses_print_shuffled(quiz):
    question = first(student_view(quiz, quiz.forms[0]), 1, MatchingView)
    assert [premise.number for premise in question.premises] == [2, 3, 4]
    assert [one.text for one in question.responses] == [
        "churn",
        "bullwhip effect",
        "safety stock",
        "just-in-time inventory",
    ]


def test_each_blank_carries_its_own_number(quiz):
    question = first(student_view(quiz, quiz.forms[0]), 2, ClozeView)
    assert [(piece.text, piece.blank) for piece in question.pieces] == [
        ("An ", 0),
        ("", 5),
        (" lets partners in; an ", 0),
        ("", 6),
        (" is for employees only.", 0),
    ]
    assert question.numbers == (5, 6)
    assert question.points == "2"


def test_a_term_gets_one_line_a_list_numbered_ones_and_an_essay_those_it_asks_for(quiz):
    sections = student_view(quiz, quiz.forms[0]).sections
    views = [one for part in sections[3:] for one in part.questions]
    lines = [(one.lines, one.numbered) for one in views if isinstance(one, LinesView)]
    assert lines == [(1, False), (3, True), (6, False)]


def test_a_short_item_has_the_lines_it_asks_for(quiz):
    items = {
        key: replace(item, lines=7) if isinstance(item, Short) else item
        for key, item in quiz.items.items()
    }
    view = student_view(replace(quiz, items=items), quiz.forms[0])
    views = view.sections[3].questions
    assert [one.lines for one in views if isinstance(one, LinesView)] == [7, 7]


def test_no_type_of_the_student_view_has_a_field_for_a_key():
    names = {
        field.name
        for kind in (StudentView, SectionView, ChoiceView, MatchingView, ClozeView, LinesView)
        for field in fields(kind)
    }
    assert not names & {"key", "answer", "accept", "item", "entry", "seed", "rationale", "source"}


def test_a_section_without_title_is_called_after_its_kind(quiz):
    sections = student_view(quiz, quiz.forms[0]).sections
    assert [one.title for one in sections[3:]] == ["Short answers", "Written answers"]


def test_a_section_says_how_many_marks_each_question_has(quiz):
    summaries = [one.summary for one in student_view(quiz, quiz.forms[0]).sections]
    assert summaries[0] == "1 question · 1 mark"
    assert summaries[3] == "2 questions · 4 marks"


def test_without_sections_each_kind_becomes_one(quiz):
    form = replace(quiz.forms[0], sections=())
    view = student_view(quiz, form)
    assert [one.numbers for one in view.sections] == [(1,), (2, 3, 4), (5, 6), (7, 8), (9,)]


def test_a_word_bank_changes_what_the_directions_say(quiz):
    form = quiz.forms[0]
    sections = tuple(
        replace(one, word_bank=("extranet", "intranet")) if one.title == "Blanks" else one
        for one in form.sections
    )
    view = student_view(quiz, replace(form, sections=sections))
    assert view.sections[2].word_bank == ("extranet", "intranet")
    assert "word bank" in view.sections[2].directions


@pytest.mark.parametrize(
    ("expects", "said"),
    [
        (("term", "list"), "Answer in a few words on the lines."),
        (("definition", "definition"), "Answer in full sentences on the lines."),
        (("definition", "term"), "Answer all questions."),
    ],
)
def test_directions_ask_for_sentences_where_definitions_are_asked_for(quiz, expects, said):
    plain = replace(quiz, forms=(replace(quiz.forms[0], sections=()),))
    shorts = [item for item in quiz.items.values() if isinstance(item, Short)]
    asked = {
        item.id: replace(item, expects=what) for item, what in zip(shorts, expects, strict=True)
    }
    view = student_view(replace(plain, items={**quiz.items, **asked}), plain.forms[0])
    assert view.sections[3].directions == said


def test_with_an_answer_sheet_letters_go_onto_it(quiz):
    with_sheet = replace(quiz, paper=replace(quiz.paper, sheet="grid"))
    view = student_view(with_sheet, quiz.forms[0])
    assert "answer sheet" in view.sections[0].directions
    assert any("answer sheet" in line for line in view.cover.instructions)


def test_directions_of_a_matching_set_replace_ours(quiz):
    form = replace(quiz.forms[0], sections=())
    matching = next(item for item in quiz.items.values() if isinstance(item, Matching))
    said = {**quiz.items, matching.id: replace(matching, directions="Match away.")}
    view = student_view(replace(quiz, items=said), form)
    assert view.sections[1].directions == ""
    assert first(view, 1, MatchingView).directions == "Match away."


def test_a_matching_set_says_whether_responses_are_left_over(quiz):
    matching = next(item for item in quiz.items.values() if isinstance(item, Matching))
    even = {**quiz.items, matching.id: replace(matching, extra_responses=())}
    form = replace(
        quiz.forms[0],
        questions=(replace(quiz.forms[0].questions[1], order=(2, 0, 1)),),
        sections=(),
    )
    view = student_view(replace(quiz, items=even), form)
    assert first(view, 0, MatchingView).directions == "Each letter is used once."


def test_instructions_name_the_penalty_only_where_there_is_one(quiz):
    plain = student_view(quiz, quiz.forms[0]).cover.instructions
    strict = replace(quiz, policy=Policy(negative=Decimal("0.25")))
    assert "No marks are taken off" in plain[-1]
    assert "25%" in student_view(strict, strict.forms[0]).cover.instructions[-1]


def test_instructions_of_ones_own_are_printed_line_by_line(quiz):
    own = replace(quiz, paper=replace(quiz.paper, instructions="Be calm.\n\nBe brief.\n"))
    assert student_view(own, own.forms[0]).cover.instructions == ("Be calm.", "Be brief.")


def test_the_cover_leaves_out_what_is_not_known(quiz):
    bare = replace(quiz, paper=replace(quiz.paper, date="", minutes=None))
    facts = dict(student_view(bare, bare.forms[0]).cover.facts)
    assert "Date" not in facts
    assert "Time allowed" not in facts
    assert facts["Marks"] == "12"


def test_large_print_has_one_option_per_line_and_the_same_letters(quiz):
    standard = first(student_view(quiz, quiz.forms[0]), 0, ChoiceView)
    large = first(student_view(quiz, quiz.forms[0], edition="large"), 0, ChoiceView)
    assert large.columns == 1
    assert large.options == standard.options


@pytest.mark.parametrize("name", ["a4", "A4", " letter ", "US Letter"])
def test_paper_sizes_are_known_whatever_the_case(name):
    assert paper_size(name) in {"A4", "Letter"}


def test_an_unknown_paper_size_is_refused():
    with pytest.raises(InputError, match="A5"):
        paper_size("A5")


def test_a_question_without_its_item_is_refused(quiz):
    with pytest.raises(InputError, match="does not have"):
        student_view(replace(quiz, items={}), quiz.forms[0])


def test_an_order_that_does_not_fit_its_options_is_refused(quiz):
    form = replace(quiz.forms[0], questions=(replace(quiz.forms[0].questions[0], order=(0, 0)),))
    with pytest.raises(InputError, match="question 1"):
        student_view(quiz, form)


def test_without_an_order_options_print_as_recorded(quiz):
    choice = next(item for item in quiz.items.values() if isinstance(item, Choice))
    form = replace(quiz.forms[0], questions=(replace(quiz.forms[0].questions[0], order=()),))
    view = student_view(quiz, form)
    assert first(view, 0, ChoiceView).options[0].text == choice.key


def test_letters_go_on_after_z():
    assert letters(53)[25:28] == ("Z", "AA", "AB")
    assert letters(53)[-1] == "BA"


def test_with_a_sheet_the_rules_except_what_is_answered_on_the_paper(quiz):
    with_sheet = replace(quiz, paper=replace(quiz.paper, sheet="grid"))
    said = student_view(with_sheet, quiz.forms[0]).cover.instructions[1]
    assert "except where it says “on the paper”" in said
    letters = {key: item for key, item in quiz.items.items() if item.kind == "choice"}
    questions = tuple(one for one in quiz.forms[0].questions if one.item in letters)
    only = replace(with_sheet, items=letters, forms=(Form("A", questions),))
    said = student_view(only, only.forms[0]).cover.instructions[1]
    assert said == "Write your answers on the answer sheet. Only the answer sheet is marked."
