"""`quizgen teach`: what rulings taught goes into the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.options import GlossaryPath
from quizgen.cli.talk import Talk
from quizgen.errors import InputError
from quizgen.text.counted import counted


def teach(
    ctx: typer.Context,
    rulings: Annotated[Path, typer.Argument(help="A rulings.csv, or a filled review.csv.")],
    glossary: GlossaryPath,
    quiz: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The quiz they speak of, if it is not beside them."),
    ] = None,
) -> None:
    """What rulings taught goes into the glossary: new aliases, answers never to accept.

    \b
    Example:
      quizgen teach output/test-1/rulings.csv glossary/biology.toml
    """
    from quizgen.cli.course import load_quiz
    from quizgen.files.read import read_bytes, read_text
    from quizgen.files.write import write_text
    from quizgen.grading.rulings import parse_rulings
    from quizgen.grading.teach import lessons_of
    from quizgen.grading.teach import teach as teach_glossary
    from quizgen.tables import read_table

    talk: Talk = ctx.obj
    record, _ = load_quiz(quiz or _quiz_beside(rulings), talk)
    read, odd = parse_rulings(read_table(read_bytes(rulings), rulings.name), record)
    lessons, more = lessons_of(read, record)
    text, learned, trouble = teach_glossary(read_text(glossary), glossary.name, lessons)
    talk.problems([*odd, *more, *trouble])
    if learned:
        write_text(glossary, text)
    for lesson in learned:
        talk.say(f"  {lesson.entry}: {lesson.teach} “{lesson.answer}”")
    talk.say(f"{glossary}: {counted(len(learned), 'lesson')} taken in of {len(lessons)}")


def _quiz_beside(rulings: Path) -> Path:
    from quizgen.files.read import existing

    existing(rulings)
    for folder in (rulings.parent, rulings.parent.parent):
        if (folder / "quiz.json").exists():
            return folder / "quiz.json"
    raise InputError(
        f"{rulings}: there is no quiz.json beside it, so what the rulings speak of is not known",
        next_step="name the quiz's folder with --quiz",
    )
