"""`quizgen show`: one question as students name it, on all forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import QuizPath
from quizgen.cli.talk import Talk, write_out

if TYPE_CHECKING:
    from quizgen.grading.model import Graded, Mark
    from quizgen.quiz.find import FoundQuestion


def show(
    ctx: typer.Context,
    quiz: QuizPath,
    question: Annotated[str, typer.Argument(help="Form and number, such as C17.")],
) -> None:
    """One question: its text, key and source, its number on all forms, the answers given.

    \b
    Example:
      quizgen show output/test-1 B7
    """
    from quizgen.cli.course import load_quiz
    from quizgen.files.read import read_text
    from quizgen.grading.store import parse_grades
    from quizgen.quiz.find import find_question

    talk: Talk = ctx.obj
    record, path = load_quiz(quiz, talk)
    found = find_question(record, question)
    lines = list(_describe(found))
    grades = path.parent / "graded" / "grades.json"
    if grades.exists():
        lines += _answers_given(parse_grades(read_text(grades), grades.name), found.key)
    write_out("\n".join(lines))


def _describe(found: FoundQuestion) -> Iterator[str]:
    from quizgen.quiz.origins import source_at

    item = found.item
    others = ", ".join(f"{code}{number}" for code, number in found.numbers.items())
    yield f"{found.form}{found.number}: {item.kind}, points {found.question.points}"
    yield f"On all forms: {others}"
    yield f"Item: {found.key}"
    yield from _text(found)
    if source := source_at(item, found.part):
        yield f"Source: {source}"


def _text(found: FoundQuestion) -> Iterator[str]:
    from quizgen.items.model import Choice, Cloze, Matching, Short

    item = found.item
    if isinstance(item, Choice):
        yield item.stem
        options = (item.key, *item.distractors)
        for place, index in enumerate(found.question.order):
            mark = "   <- key" if index == 0 else ""
            yield f"  {chr(ord('A') + place)}. {options[index]}{mark}"
    elif isinstance(item, Matching):
        premise, response = item.pairs[found.part]
        letter = chr(ord("A") + found.question.order.index(found.part))
        yield premise
        yield f"Key: {letter}. {response}"
    elif isinstance(item, Cloze):
        blank = item.blanks[found.part]
        yield item.text
        yield f"Key: {' / '.join((blank.answer, *blank.accept))}"
    elif isinstance(item, Short):
        yield item.prompt
        yield f"Key: {' / '.join(filter(None, (item.answer, *item.accept, *item.items)))}"
    else:
        yield item.prompt


def _answers_given(graded: Graded, key: str) -> list[str]:
    given = Counter(
        (mark.response or "(blank)", mark.decision, _reason(mark))
        for grade in graded.grades
        for mark in grade.marks
        if mark.key == key
    )
    ordered = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        "Answers given:",
        *(f"  {n:4d} × {text}  ({decision}, {reason})" for (text, decision, reason), n in ordered),
    ]


def _reason(mark: Mark) -> str:
    """The reason's code, with the answer that was ruled on where a mark follows it."""
    return f"{mark.reason} on “{mark.matched}”" if mark.reason == "like-ruling" else mark.reason
