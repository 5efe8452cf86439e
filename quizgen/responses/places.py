"""Where each answer of a quiz stands on each form."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.quiz.find import question_key
from quizgen.quiz.model import Form, Question, Quiz


@dataclass(frozen=True, slots=True)
class Place:
    """One answer on one form: its number, its question there, and which part it is."""

    number: int
    question: Question
    part: int
    word_bank: tuple[str, ...] = ()
    section: str = ""

    @property
    def key(self) -> str:
        """The question key: the item's id, with `#2` for its second part."""
        return question_key(self.question.item, self.part)


def places_on(form: Form) -> dict[int, Place]:
    """Every answer that the form asks for, by its number, in printed order."""
    sections = {number: one for one in form.sections for number in one.numbers}
    found: dict[int, Place] = {}
    for question in form.questions:
        for part in question.parts:
            number = question.numbers[part]
            section = sections.get(number)
            bank = section.word_bank if section else ()
            title = section.title if section else ""
            found[number] = Place(number, question, part, bank, title)
    return found


def numbers_by_key(quiz: Quiz) -> dict[str, dict[str, int]]:
    """By form, the number that each question key has on it."""
    return {
        form.code: {place.key: number for number, place in places_on(form).items()}
        for form in quiz.forms
    }


def set_cells(form: Form, quiz: Quiz) -> dict[int, tuple[int, ...]]:
    """The numbers of each matching set, in printed order, by where its answer may stand as one.

    That is its first number on the paper, or the one that a column with the item's id
    means, which is another on most forms.
    """
    found: dict[int, tuple[int, ...]] = {}
    for question in form.questions:
        if isinstance(quiz.items[question.item], Matching):
            numbers = tuple(sorted(question.numbers))
            found |= {numbers[0]: numbers, question.numbers[0]: numbers}
    return found


def prompt_of(item: Item, part: int = 0) -> str:
    """What the item asks in that part, as it is printed."""
    match item:
        case Choice():
            return item.stem
        case Matching():
            return item.pairs[part][0]
        case Cloze():
            return item.text
        case Short() | Open():
            return item.prompt


def letter(index: int) -> str:
    """The letter that is printed before an option: A for 0, Z for 25, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return letters


def printed_options(item: Item, order: tuple[int, ...]) -> Mapping[str, int]:
    """By printed letter, the index of the option in `[key, *distractors]` or the like."""
    if isinstance(item, Choice | Matching):
        return {letter(position): index for position, index in enumerate(order)}
    return {}


def option_texts(item: Item) -> tuple[str, ...]:
    """The options that `order` points into: key first, or the responses in pair order."""
    match item:
        case Choice():
            return (item.key, *item.distractors)
        case Matching():
            return (*(response for _, response in item.pairs), *item.extra_responses)
        case _:
            return ()
