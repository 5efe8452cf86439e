"""Whether a quiz agrees with itself: what no type can say about quiz.json."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.errors import Place, Problem, Severity
from quizgen.items.model import Cloze, Item, answers_in
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.quiz.printed import options_of

_BLANK = re.compile("_{3,}")


def verify(quiz: Quiz, name: str) -> list[Problem]:
    """What contradicts itself in the quiz; an empty list if nothing does."""
    messages = [*_quiz_messages(quiz)]
    for form in quiz.forms:
        messages += _form_messages(form, quiz)
    errors = [
        Problem(Severity.ERROR, "quiz", Place(name), message) for message in dict.fromkeys(messages)
    ]
    return errors + [
        Problem(Severity.WARNING, "quiz", Place(name), message) for message in _blank_messages(quiz)
    ]


def _quiz_messages(quiz: Quiz) -> Iterator[str]:
    if not quiz.items:
        yield "the quiz has no items"
    if not quiz.forms:
        yield "the quiz has no forms"
    for code, times in Counter(form.code for form in quiz.forms).items():
        if times > 1:
            yield f"form {code} stands {times} times in the quiz"


def _blank_messages(quiz: Quiz) -> Iterator[str]:
    for item in quiz.items.values():
        if isinstance(item, Cloze):
            printed = len(_BLANK.findall(item.text))
            if printed != len(item.blanks):
                yield f"item {item.id} prints {printed} blanks for {len(item.blanks)} answers"


def _form_messages(form: Form, quiz: Quiz) -> Iterator[str]:
    if not form.questions:
        yield f"form {form.code} has no questions"
    numbers = Counter(number for question in form.questions for number in question.numbers)
    for number, times in numbers.items():
        if number < 1:
            yield f"form {form.code} has a question number {number}"
        elif times > 1:
            yield f"form {form.code} has {times} questions with the number {number}"
    for question in form.questions:
        item = quiz.items.get(question.item)
        if item is None:
            yield f"form {form.code} asks “{question.item}”, which is not among the items"
        else:
            yield from _question_messages(form.code, question, item)


def _question_messages(code: str, question: Question, item: Item) -> Iterator[str]:
    if len(question.numbers) != answers_in(item):
        yield (
            f"item {item.id} has {answers_in(item)} answers "
            f"but {len(question.numbers)} numbers on form {code}"
        )
    size = len(options_of(item))
    if size and not _is_order(question.order, size):
        yield f"the order of {item.id} on form {code} does not name each of its {size} options once"


def _is_order(order: Sequence[int], size: int) -> bool:
    return sorted(order) == list(range(size))
