"""`quizgen show`: one question as students name it, on all forms."""

from __future__ import annotations

from typing import Annotated

import typer

from quizgen.cli.options import QuizPath
from quizgen.cli.talk import Talk, write_out


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
    from quizgen.quiz.find import describe_question, find_question

    talk: Talk = ctx.obj
    record, path = load_quiz(quiz, talk)
    found = find_question(record, question)
    write_out(describe_question(record, found))
    grades = path.parent / "graded" / "grades.json"
    if grades.exists():
        graded = parse_grades(read_text(grades), grades.name)
        write_out("\n".join(_answers_given(graded, found.key)))


def _answers_given(graded: object, key: str) -> list[str]:
    from collections import Counter

    from quizgen.grading.model import Graded

    assert isinstance(graded, Graded)
    given = Counter(
        (mark.response or "(blank)", mark.decision, mark.reason)
        for grade in graded.grades
        for mark in grade.marks
        if mark.key == key
    )
    ordered = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        "Answers given:",
        *(f"  {n:4d} × {text}  ({decision}, {reason})" for (text, decision, reason), n in ordered),
    ]
