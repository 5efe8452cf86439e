"""One question looked up by what stands on the paper: `C17`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.errors import UsageError
from quizgen.items.model import Item
from quizgen.quiz.model import Form, FormSection, Question, Quiz

_NAME = re.compile(r"\s*([A-Za-z]*)\s*-?\s*(\d{1,9})\s*")


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question at a number of a form.

    Args:
        form: the form's code.
        number: the number on that form.
        question: the question there.
        item: its item.
        part: which of the item's answers has the number, from 0.
        key: the item's id, with `#2` for its second answer.
        numbers: the number of the same answer on every form, by code.
        section: the section it stands in, if the quiz has sections.
    """

    form: str
    number: int
    question: Question
    item: Item
    part: int
    key: str
    numbers: Mapping[str, int]
    section: FormSection | None = None


def find_question(quiz: Quiz, name: str) -> FoundQuestion:
    """The question at a form and number such as `C17`; `17` will do where there is one form.

    Raises:
        UsageError: there is no such form or number.
    """
    form, number = _form_and_number(quiz, name)
    for question in form.questions:
        if number in question.numbers:
            part = question.numbers.index(number)
            return FoundQuestion(
                form=form.code,
                number=number,
                question=question,
                item=quiz.items[question.item],
                part=part,
                key=question_key(question.item, part),
                numbers=numbers_on_forms(quiz, question.item, part),
                section=section_at(form, number),
            )
    highest = max(number for question in form.questions for number in question.numbers)
    raise UsageError(
        f"form {form.code} has no question {number}",
        next_step=f"its numbers run from 1 to {highest}",
    )


def question_key(item_id: str, part: int) -> str:
    """The name of one answer of an item: the bare id for the first.

    >>> question_key("cloze:crm", 0), question_key("cloze:crm", 1)
    ('cloze:crm', 'cloze:crm#2')
    """
    return f"{item_id}#{part + 1}" if part else item_id


def numbers_on_forms(quiz: Quiz, item_id: str, part: int = 0) -> dict[str, int]:
    """The number that one answer of an item has on each form, by code."""
    return {
        form.code: question.numbers[part]
        for form in quiz.forms
        for question in form.questions
        if question.item == item_id
    }


def runs_on_forms(quiz: Quiz, item_id: str) -> dict[str, str]:
    """The numbers that all answers of an item have on each form, by code: `17` or `8–12`."""
    return {
        form.code: _run(question)
        for form in quiz.forms
        for question in form.questions
        if question.item == item_id
    }


def _run(question: Question) -> str:
    last = max(question.numbers)
    return str(last) if last == question.first else f"{question.first}–{last}"


def section_at(form: Form, number: int) -> FormSection | None:
    """The section of the form that the number stands in."""
    return next((section for section in form.sections if number in section.numbers), None)


def _form_and_number(quiz: Quiz, name: str) -> tuple[Form, int]:
    found = _NAME.fullmatch(name)
    codes = [form.code for form in quiz.forms]
    if not found:
        raise UsageError(
            f"“{name}” is not a question", next_step=f"write form and number, such as {codes[0]}17"
        )
    code, number = found[1].upper(), int(found[2])
    if not code and len(codes) == 1:
        code = codes[0]
    for form in quiz.forms:
        if form.code.upper() == code:
            return form, number
    said = f"there is no form {code}" if code else f"“{name}” does not say which form is meant"
    raise UsageError(said, next_step=f"the forms are {', '.join(codes)}")
