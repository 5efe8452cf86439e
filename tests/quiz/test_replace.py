from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizgen.errors import NotEnoughError, UsageError
from quizgen.glossary.model import Glossary
from quizgen.items.model import Bank, Choice, Cloze, Matching, Open
from quizgen.quiz.alternates import assemble_alternates, exams_possible
from quizgen.quiz.assemble import assemble
from quizgen.quiz.candidates import entries_of, entries_used
from quizgen.quiz.find import find_question
from quizgen.quiz.model import Blueprint, Quiz, Section
from quizgen.quiz.proof import proof_sheet, proof_text, replacement_lines
from quizgen.quiz.replace import replace_questions
from quizgen.quiz.store import fingerprint, parse_quiz, print_quiz

SECTIONS = (
    Section("choice", 6, options=3),
    Section("matching", 5),
    Section("cloze", 4, word_bank=True),
    Section("short", 2),
)


@pytest.fixture(scope="module")
def quiz(make: Callable[..., Quiz]) -> Quiz:
    return make(*SECTIONS, forms=3)


def swapped(quiz: Quiz, course: Any, *names: str) -> Quiz:
    return replace_questions(quiz, course.bank, course.glossary, names)


@pytest.mark.parametrize("names", [("A1",), ("B3", "C3"), ("A8",), ("A12", "A13"), ("C17",)])
def test_only_the_struck_questions_change(quiz: Quiz, course: Any, names: tuple[str, ...]) -> None:
    struck = {find_question(quiz, name).question.item for name in names}
    other = swapped(quiz, course, *names)
    assert quiz.items.keys() - other.items.keys() == struck
    assert len(other.items) == len(quiz.items)
    assert set(other.struck) == struck
    for old, new in zip(quiz.forms, other.forms, strict=True):
        for before, after in zip(old.questions, new.questions, strict=True):
            assert after.numbers == before.numbers
            if before.item not in struck:
                assert after == before
                assert other.items[after.item] == quiz.items[after.item]
            else:
                assert other.items[after.item].kind == quiz.items[before.item].kind


def test_the_new_question_stands_on_every_form_with_its_own_order(quiz: Quiz, course: Any) -> None:
    other = swapped(quiz, course, "A2")
    (new,) = other.items.keys() - quiz.items.keys()
    item = other.items[new]
    assert isinstance(item, Choice)
    assert len(item.distractors) == 2
    orders = [
        question.order
        for form in other.forms
        for question in form.questions
        if question.item == new
    ]
    assert len(orders) == 3
    assert all(sorted(order) == [0, 1, 2] for order in orders)


def test_a_replacement_asks_about_no_entry_of_the_quiz(quiz: Quiz, course: Any) -> None:
    other = swapped(quiz, course, "A1", "A8", "A13", "A16")
    entries = [entry for item in other.items.values() for entry in entries_of(item)]
    assert len(entries) == len(set(entries))


def test_what_was_struck_does_not_come_back(quiz: Quiz, course: Any) -> None:
    seen = {find_question(quiz, "A1").question.item}
    other = quiz
    for _ in range(10):
        other = swapped(other, course, "A1")
        new = find_question(other, "A1").question.item
        assert new not in seen
        seen.add(new)
    assert len(other.struck) == 10


def test_a_struck_set_does_not_come_back(quiz: Quiz, course: Any) -> None:
    old = find_question(quiz, "A8").item
    new = find_question(swapped(quiz, course, "A8"), "A8").item
    assert isinstance(old, Matching)
    assert isinstance(new, Matching)
    assert set(old.entries) != set(new.entries)
    assert len(old.pairs) == len(new.pairs)


def test_the_word_bank_follows_its_blanks(quiz: Quiz, course: Any) -> None:
    other = swapped(quiz, course, "A12")
    for form in other.forms:
        answers = {
            item.blanks[0].answer for item in other.items.values() if isinstance(item, Cloze)
        }
        assert answers < set(form.sections[2].word_bank)
        assert form.sections[:2] == quiz.forms[0].sections[:2]


def test_the_record_of_a_changed_quiz_is_whole(quiz: Quiz, course: Any) -> None:
    other = swapped(quiz, course, "A1")
    assert other.fingerprint == fingerprint(other) != quiz.fingerprint
    assert parse_quiz(print_quiz(other), "q.json") == (other, [])


def test_a_quiz_without_a_recorded_blueprint_can_be_changed(quiz: Quiz, course: Any) -> None:
    bare = replace(
        quiz, blueprint={}, forms=tuple(replace(form, sections=()) for form in quiz.forms)
    )
    assert swapped(bare, course, "A1").items.keys() != bare.items.keys()


def test_an_item_that_stands_on_one_form_only_can_be_struck(quiz: Quiz, course: Any) -> None:
    single = replace(
        quiz, forms=(quiz.forms[0], replace(quiz.forms[1], questions=quiz.forms[1].questions[:1]))
    )
    less = replace(single, forms=single.forms[::-1], blueprint={"exclude": 3})
    assert "A17" in [f"A{n}" for q in less.forms[1].questions for n in q.numbers]
    assert swapped(less, course, "A17").struck


def test_a_misspelt_word_stands_on_the_proof_sheet(quiz: Quiz, course: Any) -> None:
    entry = replace(course.glossary.entries[0], definition="what the custmoer recieves")
    item = next(item for item in quiz.items.values() if isinstance(item, Choice))
    wrong = replace(item, stem="Which custmoer?")
    doubtful = replace(quiz, items={**quiz.items, item.id: wrong})
    text = proof_text(doubtful, course.bank, replace(course.glossary, entries=(entry,)))
    assert "prints “custmoer”; did you mean “customer”?" in text


def test_a_question_that_nothing_can_replace_is_kept_and_said(quiz: Quiz, course: Any) -> None:
    with pytest.raises(NotEnoughError, match="could take the place of A1"):
        replace_questions(quiz, Bank({}), course.glossary, ["A1"])


def test_a_question_that_is_not_there_cannot_be_struck(quiz: Quiz, course: Any) -> None:
    with pytest.raises(UsageError):
        swapped(quiz, course, "A99")


def test_the_parallel_quiz_asks_about_other_entries(course: Any, quiz: Quiz) -> None:
    blueprint = Blueprint(sections=SECTIONS, forms=2, alternates=2, pin=("choice-dt:e1",))
    main = assemble(course.bank, course.glossary, blueprint, seed="seed")
    first, second = assemble_alternates(main, course.bank, course.glossary, blueprint)
    assert first.id == "course-alternate-1"
    assert len(first.forms) == 2
    assert first.fingerprint == fingerprint(first)
    assert not entries_used([main]) & entries_used([first])
    # Its topics have 18 premises; only what they cannot give is asked again.
    assert len(entries_used([main, first]) & entries_used([second])) <= 5


def test_a_parallel_quiz_takes_the_other_own_items_first(course: Any) -> None:
    own = [Open(id=f"essay-{n}", prompt=f"Discuss {n}.") for n in range(3)]
    blueprint = Blueprint(sections=(Section("open", 2),), alternates=1)
    main = assemble(course.bank, course.glossary, blueprint, seed="s", own=own)
    (other,) = assemble_alternates(main, course.bank, course.glossary, blueprint, own=own)
    assert set(main.items) | set(other.items) == {one.id for one in own}


def test_the_bank_lasts_for_as_many_exams_as_its_entries_allow(course: Any) -> None:
    bank = Bank({key: item for key, item in course.bank.items.items() if item.kind != "matching"})
    asked = Blueprint(sections=(Section("choice", 14),))
    count, lacking = exams_possible(bank, course.glossary, asked)
    assert count == 4
    assert "choice: 14 asked" in lacking
    sets = Blueprint(sections=(Section("matching", 4),))
    assert exams_possible(course.bank, course.glossary, sets)[0] == 4
    assert exams_possible(Bank({}), Glossary(), asked)[0] == 0


def test_the_proof_sheet_shows_key_source_and_the_next_candidate(quiz: Quiz, course: Any) -> None:
    sheet = proof_sheet(quiz, course.bank, course.glossary)
    assert [one.name for one in sheet[:7]] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert len(sheet) == 13
    for question in sheet:
        found = find_question(quiz, question.name)
        assert question.source.split(", ")[0] == found.item.source
        assert question.numbers.split()[0].partition("–")[0] == question.name
        new = find_question(swapped(quiz, course, question.name), question.name).item
        assert question.next_prompt
        assert question.next_prompt.split(" / ")[0] in str(new)
    right = [[text for text, is_right in one.options if is_right] for one in sheet[:6]]
    assert right == [list(one.keys) for one in sheet[:6]]


def test_the_proof_sheet_names_the_command_that_strikes(quiz: Quiz, course: Any) -> None:
    text = proof_text(quiz, course.bank, course.glossary)
    assert text.startswith("Course: proof sheet, 17 questions from 13 items\n")
    assert "--replace" in text.splitlines()[-1]
    assert text.count("source: ") == 13
    assert "not used: " in text


def test_the_proof_sheet_says_when_nothing_is_left(quiz: Quiz, course: Any) -> None:
    text = proof_text(quiz, Bank({}), course.glossary)
    assert text.count("next: nothing is left") == 13


def test_the_proof_sheet_gives_the_run_of_a_set_on_every_form(quiz: Quiz, course: Any) -> None:
    (question,) = [
        one for one in proof_sheet(quiz, course.bank, course.glossary) if one.kind == "matching"
    ]
    for run, form in zip(question.numbers.split(), quiz.forms, strict=True):
        first, _, last = run.removeprefix(form.code).partition("–")
        asked = next(one for one in form.questions if one.item == question.item)
        assert sorted(asked.numbers) == list(range(int(first), int(last) + 1))


def test_what_was_replaced_is_told_with_places_and_keys(quiz: Quiz, course: Any) -> None:
    changed = swapped(quiz, course, "A2")
    first, prompt, key = replacement_lines(quiz, changed)
    found = find_question(changed, "A2")
    assert isinstance(found.item, Choice)
    assert first.split()[0] == "A2"
    assert (prompt, key) == (f"    {found.item.stem}", f"    key: {found.item.key}")


def test_a_replacement_leaves_the_entries_of_a_parallel_quiz_alone(course: Any) -> None:
    blueprint = Blueprint(sections=(Section("choice", 20),), alternates=1)
    main = assemble(course.bank, course.glossary, blueprint, seed="s")
    (other,) = assemble_alternates(main, course.bank, course.glossary, blueprint)
    names = [f"A{number}" for number in range(1, 21)]
    changed = replace_questions(main, course.bank, course.glossary, names, avoid=[other])
    assert entries_used([changed]).isdisjoint(entries_used([other]))
