"""Papers as commands make them: how they look, and what is said when PDFs cannot be made."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.talk import Talk
from quizgen.errors import InputError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.files.publish import Release
    from quizgen.quiz.model import Quiz, Student

_MANY_FORMS = 10


@dataclass(frozen=True, slots=True)
class Looks:
    """How papers are rendered."""

    pdf: bool = True
    html: bool = False
    templates: tuple[Path, ...] = ()


def render_all(
    quizzes: Mapping[str, Quiz], students: Sequence[Student], looks: Looks, talk: Talk
) -> tuple[dict[str, Release], bool]:
    """The releases of the quizzes, and whether PDFs had to be left out."""
    from quizgen.cli.folder import release_of
    from quizgen.papers.pdf import missing_library
    from quizgen.papers.render import render_quiz

    missing = missing_library() if looks.pdf else ""
    releases: dict[str, Release] = {}
    for name, quiz in quizzes.items():
        files: dict[str, bytes] = {}
        with talk.step("Setting the papers") as tell:
            papers = render_quiz(
                quiz,
                pdf=looks.pdf and not missing,
                html=looks.html or bool(missing),
                templates=looks.templates,
                workers=workers_for(quiz),
                tell=tell,
            )
        files.update(papers.files)
        talk.problems(papers.problems)
        if students and looks.pdf and not missing:
            with talk.step("Printing names on the class set") as tell:
                named = render_quiz(quiz, templates=looks.templates, roster=students, tell=tell)
            files.update(named.files)
        releases[name] = release_of(quiz, students, files)
    return releases, bool(missing)


def workers_for(quiz: Quiz) -> int:
    """How many processes lay out the papers: more than one pays only for many forms."""
    return (os.cpu_count() or 1) if len(quiz.forms) >= _MANY_FORMS else 1


def say_no_pdf() -> None:
    """Ends the run as one that lacks a system library, its HTML papers written.

    Raises:
        SystemLibraryError: always; it says how to print from the browser and what to install.
    """
    from quizgen.errors import SystemLibraryError
    from quizgen.papers.pdf import missing_library

    raise SystemLibraryError(
        "no PDFs were made, because Pango is missing; the papers are complete as .html: "
        "open them in a browser and print",
        next_step=missing_library(),
    )


def describe(quiz: Quiz) -> str:
    """The quiz in numbers."""
    answers = sum(len(question.numbers) for question in quiz.forms[0].questions)
    return (
        f"{counted(answers, 'question')} on {counted(len(quiz.forms), 'form')}, "
        f"fingerprint {quiz.fingerprint}"
    )


def template_folders(given: Path | None) -> tuple[Path, ...]:
    """The folders to look for templates in, before the built-in ones."""
    if given and not given.is_dir():
        raise InputError(
            f"{given}: there is no such folder of templates", next_step="check --templates"
        )
    course = Path("templates")
    return tuple(one for one in (given, course) if one and one.is_dir())
