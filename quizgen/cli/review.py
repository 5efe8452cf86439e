"""`quizgen review`: the review queue in the terminal, one key per decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import QuizPath
from quizgen.cli.talk import Talk, pasteable, terminal_width
from quizgen.errors import InputError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.grading.model import Ruling
    from quizgen.quiz.model import Quiz


def review(
    ctx: typer.Context,
    quiz: QuizPath,
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides; kept with each ruling.")
    ] = "",
) -> None:
    """The review queue: one key per decision, undo, stop and resume.

    Rulings are added to rulings.csv beside the quiz; grade again to apply them.  Undo
    leads back to earlier sittings too: what is decided again is added below and holds.

    \b
    Example:
      quizgen review output/test-1
    """
    from quizgen.cli.course import load_quiz
    from quizgen.cli.keys import read_key, read_line, write_walk
    from quizgen.cli.review_context import contexts_of
    from quizgen.cli.review_walk import walk_queue
    from quizgen.files.read import read_text
    from quizgen.grading.past_decisions import past_decisions, still_waiting
    from quizgen.grading.review import clusters
    from quizgen.grading.store import parse_grades

    talk: Talk = ctx.obj
    record, path = load_quiz(quiz, talk)
    grades = path.parent / "graded" / "grades.json"
    if not grades.exists():
        raise InputError(
            f"{path.parent}: nothing is graded yet",
            next_step=f"quizgen grade {pasteable(path.parent)} ANSWERS.csv",
        )
    rulings = path.parent / "rulings.csv"
    before = rulings.read_bytes() if rulings.exists() else b""
    graded = parse_grades(read_text(grades), grades.name)
    made_before = _rulings_in(before, record)
    past = past_decisions(made_before, graded, record)
    queue = [*past, *still_waiting(clusters(graded, record), made_before, record)]
    made = walk_queue(
        queue,
        contexts=contexts_of(queue, record, graded),
        past=len(past),
        read_key=read_key,
        read_line=read_line,
        write=write_walk,
        save=lambda found: _save(rulings, before, found),
        by=by,
        when=datetime.now(UTC).astimezone().date().isoformat(),
        width=terminal_width(),
    )
    if made:
        talk.say(
            f"{rulings}: {counted(len(made), 'ruling')} added. "
            f"Next: quizgen grade {pasteable(path.parent)} ANSWERS.csv"
        )


def _save(path: Path, before: bytes, found: Sequence[Ruling]) -> None:
    """The file as it was, and this walk's rulings behind it."""
    from quizgen.files.write import write_whole
    from quizgen.grading.appended import append_rulings

    write_whole(path, append_rulings(before, found, path.name))


def _rulings_in(data: bytes, quiz: Quiz) -> list[Ruling]:
    """The rulings that there are, in the order of the file."""
    from quizgen.grading.rulings import parse_rulings
    from quizgen.tables import read_table

    return parse_rulings(read_table(data, "rulings.csv"), quiz)[0] if data.strip() else []
