"""The questions of a quiz as a table: one row per form and number, with options and key.

The columns: `form, number, section, kind, points, question, key, answer, accepted,
source, tags, item`, then one per printed letter.  `key` is the letter where there are
letters, `answer` the text; `|` joins several accepted texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.errors import InputError
from quizgen.items.model import Choice, Cloze, Item, Matching, Open, Short
from quizgen.quiz.forms import form_code
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.quiz.origins import source_at
from quizgen.tables.csv import write_csv

COLUMNS = (
    "form",
    "number",
    "section",
    "kind",
    "points",
    "question",
    "key",
    "answer",
    "accepted",
    "source",
    "tags",
    "item",
)


def quiz_csv(quiz: Quiz) -> bytes:
    """The questions of every form as CSV in UTF-8."""
    return write_csv(quiz_rows(quiz)).encode()


def quiz_rows(quiz: Quiz) -> list[list[str]]:
    """The header row, then a row per number of every form.

    Raises:
        InputError: the record has no item for a question, or an order that does not fit.
    """
    rows = [row for form in quiz.forms for row in _form_rows(quiz, form)]
    width = max((len(row) for row in rows), default=len(COLUMNS))
    letters = [form_code(index) for index in range(width - len(COLUMNS))]
    return [[*COLUMNS, *letters], *(row + [""] * (width - len(row)) for row in rows)]


def _form_rows(quiz: Quiz, form: Form) -> Iterator[list[str]]:
    titles = {n: section.title for section in form.sections for n in section.numbers}
    for question in form.questions:
        item = _item(quiz, question)
        options = _printed(item, question)
        parts = _parts(item)
        for part in question.parts:
            number, (text, answer, accepted) = question.numbers[part], parts[part]
            key = form_code(options.index(answer)) if options else ""
            yield [
                form.code,
                str(number),
                titles.get(number, ""),
                item.kind,
                f"{question.points:f}",
                text,
                key,
                answer,
                _joined(accepted),
                source_at(item, part),
                _joined(item.tags),
                item.id,
                *options,
            ]


def _parts(item: Item) -> list[tuple[str, str, tuple[str, ...]]]:
    """Per number of the item: what is asked, the answer, and what else is accepted."""
    match item:
        case Choice():
            return [(item.stem, item.key, ())]
        case Matching():
            return [(premise, response, ()) for premise, response in item.pairs]
        case Cloze():
            many = len(item.blanks) > 1
            return [
                (f"({n}) {item.text}" if many else item.text, blank.answer, blank.accept)
                for n, blank in enumerate(item.blanks, start=1)
            ]
        case Short():
            answer = item.answer or _joined(item.items)
            return [(item.prompt, answer, item.accept)]
        case Open():
            return [(item.prompt, "", ())]


def _printed(item: Item, question: Question) -> tuple[str, ...]:
    """The options in the order in which this form prints them."""
    match item:
        case Choice():
            texts: Sequence[str] = (item.key, *item.distractors)
        case Matching():
            texts = (*(response for _, response in item.pairs), *item.extra_responses)
        case _:
            return ()
    order = question.order or tuple(range(len(texts)))
    if sorted(order) != list(range(len(texts))):
        raise _broken(f"the order of question {question.numbers[0]} does not fit its options")
    return tuple(texts[index] for index in order)


def _item(quiz: Quiz, question: Question) -> Item:
    item = quiz.items.get(question.item)
    if item is None:
        raise _broken(f"the quiz has no item “{question.item}”")
    if len(_parts(item)) != len(question.numbers):
        raise _broken(f"the numbers {list(question.numbers)} do not fit “{question.item}”")
    return item


def _broken(message: str) -> InputError:
    return InputError(message, next_step="use the quiz.json as `quizgen make` wrote it")


def _joined(texts: Sequence[str]) -> str:
    r"""The texts in one cell.

    >>> _joined(["a|b", "c"])
    'a\\|b|c'
    """
    return "|".join(text.replace("|", "\\|") for text in texts)
