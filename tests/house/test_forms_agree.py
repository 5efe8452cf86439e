"""What a form prints at a number is what its key, its table and its marks mean by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.exports.quiz_sheet import quiz_rows
from quizgen.glossary.model import Glossary
from quizgen.glossary.store import load
from quizgen.grading.model import Grade
from quizgen.grading.score import grade_files
from quizgen.items.bank import item_bank
from quizgen.items.model import Bank, Matching
from quizgen.papers.key_view import key_rows
from quizgen.papers.student import student_view
from quizgen.papers.view import MatchingView
from quizgen.quiz.assemble import assemble
from quizgen.quiz.find import find_question
from quizgen.quiz.model import Blueprint, Form, Quiz, Section
from quizgen.quiz.replace import replace_questions
from quizgen.quiz.store import parse_quiz, print_quiz
from quizgen.responses.places import places_on
from quizgen.tables.csv import write_csv

GLOSSARY = Path(__file__).parents[2] / "glossary" / "crm-scm.toml"


@cache
def course() -> tuple[Bank, Glossary]:
    glossary = load(GLOSSARY.read_text("utf-8"), "course.toml")
    return item_bank(glossary), glossary


@cache
def made(seed: str, choice: int, matching: int, cloze: int, bank: bool, forms: int) -> Quiz:
    asked = (
        Section("choice", choice),
        Section("matching", matching),
        Section("cloze", cloze, word_bank=bank),
        Section("short", 2),
    )
    sections = tuple(section for section in asked if section.count)
    return assemble(*course(), Blueprint(sections=sections, forms=forms), seed=seed)


quizzes = st.builds(
    made,
    seed=st.text("abcdefg", min_size=1, max_size=3),
    choice=st.integers(0, 5),
    matching=st.integers(4, 12),
    cloze=st.integers(0, 3),
    bank=st.booleans(),
    forms=st.integers(1, 5),
)


def keys(form: Form, quiz: Quiz) -> dict[int, str]:
    return {row.number: row.short for row in key_rows(quiz, form)}


def texts(form: Form, quiz: Quiz) -> dict[int, str]:
    return {row.number: row.answer for row in key_rows(quiz, form)}


def in_blocks(form: Form, quiz: Quiz) -> dict[int, str]:
    """The letters, each set's in the cell of its first number."""
    found = keys(form, quiz)
    for question in form.questions:
        if isinstance(quiz.items[question.item], Matching):
            numbers = sorted(question.numbers)
            letters = " ".join(found[number] for number in numbers)
            found |= dict.fromkeys(numbers, "") | {numbers[0]: letters}
    return found


def graded(quiz: Quiz, answers: Mapping[str, Mapping[int, str]]) -> dict[str, Grade]:
    """The grade of one student per form."""
    count = len(places_on(quiz.forms[0]))
    rows = [["student_id", "form", *(f"q{n}" for n in range(1, count + 1))]]
    rows += [
        [code, code, *(cells[n] for n in range(1, count + 1))] for code, cells in answers.items()
    ]
    found = grade_files(quiz, [("answers.csv", write_csv(rows, guard=False).encode())])
    assert not [problem for problem in found.problems if problem.severity.value == "error"]
    return {grade.form: grade for grade in found.grades}


@pytest.mark.parametrize("written", [keys, texts, in_blocks])
@given(quiz=quizzes)
@settings(max_examples=12, deadline=None)
def test_each_form_s_own_key_gets_full_marks(written, quiz: Quiz) -> None:
    grades = graded(quiz, {form.code: written(form, quiz) for form in quiz.forms})
    for form in quiz.forms:
        for mark in grades[form.code].marks:
            assert (mark.decision, mark.points) == ("accept", mark.max), (form.code, mark)


@given(quiz=quizzes)
@settings(max_examples=12, deadline=None)
def test_paper_key_table_and_marks_mean_the_same_by_a_number(quiz: Quiz) -> None:
    grades = graded(quiz, {form.code: keys(form, quiz) for form in quiz.forms})
    head, *rows = quiz_rows(quiz)
    table = {(row[0], int(row[1])): dict(zip(head, row, strict=True)) for row in rows}
    for form in quiz.forms:
        key = {row.number: row for row in key_rows(quiz, form)}
        marks = {mark.number: mark for mark in grades[form.code].marks}
        for section in student_view(quiz, form).sections:
            for question in section.questions:
                if not isinstance(question, MatchingView):
                    continue
                for premise in question.premises:
                    number = premise.number
                    found = find_question(quiz, f"{form.code}{number}")
                    letter = {one.text: one.letter for one in question.responses}
                    assert isinstance(found.item, Matching)
                    right = found.item.pairs[found.part]
                    assert right == (premise.text, key[number].answer)
                    assert key[number].short == letter[right[1]] == marks[number].response
                    assert marks[number].key == found.key
                    cells = table[form.code, number]
                    assert (cells["question"], cells["answer"]) == right
                    assert cells["key"] == key[number].short


@given(quiz=quizzes)
@settings(max_examples=12, deadline=None)
def test_a_set_stands_in_one_run_of_numbers_and_never_in_the_order_of_its_letters(
    quiz: Quiz,
) -> None:
    for form in quiz.forms:
        letters = keys(form, quiz)
        assert sorted(letters) == list(range(1, len(letters) + 1))
        for question in form.questions:
            if isinstance(quiz.items[question.item], Matching):
                numbers = sorted(question.numbers)
                assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
                column = [letters[number] for number in numbers]
                assert column != sorted(column)
    for question in quiz.forms[0].questions:
        assert list(question.numbers) == sorted(question.numbers)


@given(quiz=quizzes)
@settings(max_examples=8, deadline=None)
def test_the_record_reads_back_as_it_was_written(quiz: Quiz) -> None:
    assert parse_quiz(print_quiz(quiz), "quiz.json") == (quiz, [])


def test_a_whole_set_in_the_column_of_its_id_is_read_in_the_order_of_the_paper() -> None:
    quiz = made("a", 2, 5, 0, False, 4)
    item = next(one for one in quiz.items.values() if isinstance(one, Matching))
    others = [number for number in range(1, 10) if number not in quiz.forms[0].questions[2].numbers]
    head = ["student_id", "form", *(f"q{n}" for n in others), item.id]
    rows = [head]
    for form in quiz.forms:
        letters = keys(form, quiz)
        own = sorted(next(q.numbers for q in form.questions if q.item == item.id))
        cells = [letters[number] for number in others]
        rows.append([form.code, form.code, *cells, "".join(letters[number] for number in own)])
    found = grade_files(quiz, [("answers.csv", write_csv(rows).encode())])
    assert [mark.points for grade in found.grades for mark in grade.marks] == [1] * 36


def test_a_set_that_takes_another_s_place_is_printed_apart_on_each_form_too() -> None:
    quiz = made("b", 2, 5, 0, False, 4)
    name = f"A{quiz.forms[0].questions[2].first + 1}"
    bank, glossary = course()
    changed = replace_questions(quiz, bank, glossary, [name])
    columns = []
    for form in changed.forms:
        numbers = sorted(form.questions[2].numbers)
        columns.append([keys(form, changed)[number] for number in numbers])
        assert columns[-1] != sorted(columns[-1])
    assert len(set(map(tuple, columns))) == 4
    grades = graded(changed, {form.code: keys(form, changed) for form in changed.forms})
    assert all(mark.points == mark.max for grade in grades.values() for mark in grade.marks)
