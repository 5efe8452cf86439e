"""`quizgen demo`: the whole pipeline on the sample course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import Force
from quizgen.cli.talk import Talk

if TYPE_CHECKING:
    from quizgen.glossary.model import Glossary, Normalized
    from quizgen.grading.model import Graded
    from quizgen.quiz.model import Quiz, Student

_CLASS = 30
_FILES = ("normalized.toml", "findings.csv", "answers.csv", "report.txt", "report.html")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the pipeline made, before it is written."""

    normalized: Normalized
    glossary: Glossary
    quiz: Quiz
    students: list[Student]
    answers: str
    graded: Graded
    files: Mapping[str, bytes]


def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("output/demo"),
    force: Force = False,
) -> None:
    """The whole pipeline on a bundled sample course: notes, exam, keys, a graded class.

    \b
    Example:
      quizgen demo
    """
    from quizgen.cli.make import Looks, render_all, say_no_pdf

    talk: Talk = ctx.obj
    _refuse_existing(folder, force=force)
    made = _run(talk)
    releases, no_pdf = render_all({"": made.quiz}, made.students, Looks(), talk)
    _publish(folder, made, releases[""])
    _sum_up(folder, made, releases[""].folders, talk)
    if no_pdf:
        say_no_pdf()
