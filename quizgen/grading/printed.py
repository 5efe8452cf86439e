"""One answer that a form asks for, with all that is needed to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.quiz.find import question_key
from quizgen.quiz.model import Form, Quiz
from quizgen.responses.places import letter, option_texts, places_on, printed_options, prompt_of


@dataclass(frozen=True, slots=True)
class Printed:
    """A question as it was printed: what `grade_response` compares an answer with.

    Two forms that print an item in the same order share one `Printed`.

    Args:
        key: the question key (item id, `#2` for its second part).
        item: the item.
        part: which premise or blank of it.
        prompt: what was asked.
        answer: what the key prints.
        options: the texts that `letters` point into.
        letters: by printed letter, the index of the option.
        right: the option that is right, None where there are none.
        word_bank: the words to choose from, as printed.
        accepted: names that count as right in a written answer.
        rivals: names of other entries, and the other words of the bank.
        language: the quiz's language.
    """

    key: str
    item: Item
    part: int
    prompt: str
    answer: str
    options: tuple[str, ...] = ()
    letters: Mapping[str, int] = field(default_factory=dict)
    right: int | None = None
    word_bank: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    language: str = "en"


def asks_for_definition(printed: Printed) -> bool:
    """Whether the answer is a statement in words of one's own: no name, list or formula."""
    item = printed.item
    return isinstance(item, Short) and item.expects == "definition" and item.match != "exact"


def printed_on(form: Form, quiz: Quiz) -> dict[int, Printed]:
    """By number, every question of the form as it was printed."""
    return {
        number: _printed(
            quiz, quiz.items[place.question.item], place.part, place.question.order, place.word_bank
        )
        for number, place in places_on(form).items()
    }


def first_prints(quiz: Quiz) -> dict[str, Printed]:
    """By question key, the question as printed on the first form that has it."""
    found: dict[str, Printed] = {}
    for form in quiz.forms:
        for printed in printed_on(form, quiz).values():
            found.setdefault(printed.key, printed)
    return found


def answer_of(item: Item, part: int = 0) -> str:
    """What the key prints for that part of the item; "" where a person decides."""
    match item:
        case Choice():
            return item.key
        case Matching():
            return item.pairs[part][1]
        case Cloze():
            return item.blanks[part].answer
        case Short():
            return item.answer or "; ".join(item.items)
        case Open():
            return ""


def accepted_by(item: Item, part: int = 0) -> tuple[str, ...]:
    """The texts that count as right in a written answer; the points of a list."""
    match item:
        case Cloze():
            return (item.blanks[part].answer, *item.blanks[part].accept)
        case Short() if item.expects == "list" and item.items:
            return item.items
        case Short():
            return (item.answer, *item.accept)
        case _:
            return ()


def _printed(
    quiz: Quiz, item: Item, part: int, order: tuple[int, ...], word_bank: tuple[str, ...]
) -> Printed:
    has_options = isinstance(item, Choice | Matching)
    letters = dict(printed_options(item, order))
    bank = word_bank if isinstance(item, Cloze) else ()
    if bank:
        letters = {letter(index): index for index in range(len(bank))}
    return Printed(
        key=question_key(item.id, part),
        item=item,
        part=part,
        prompt=prompt_of(item, part),
        answer=answer_of(item, part),
        options=option_texts(item) or bank,
        letters=letters,
        right=(part if isinstance(item, Matching) else 0) if has_options else None,
        word_bank=bank,
        accepted=accepted_by(item, part),
        rivals=(*bank, *quiz.rivals) if bank else quiz.rivals,
        language=quiz.language,
    )
