"""`quizgen render`: papers again, from the record."""

from __future__ import annotations

from typing import Annotated

import typer

from quizgen.cli.options import Force, Html, Output, QuizPath, Roster, TemplateFolder
from quizgen.cli.talk import Talk
from quizgen.errors import UsageError
from quizgen.text.counted import counted

_EDITIONS = ("standard", "clear", "large")
_SIZES = ("", "A4", "Letter")


def render(
    ctx: typer.Context,
    quiz: QuizPath,
    paper: Annotated[bool, typer.Option("--paper", help="Only the student papers.")] = False,
    key: Annotated[bool, typer.Option("--key", help="Only the keys.")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="Only the answer sheet.")] = False,
    edition: Annotated[
        str, typer.Option(metavar="NAME", help="standard, clear (14 pt) or large (18 pt).")
    ] = "standard",
    size: Annotated[str, typer.Option(metavar="NAME", help="A4 or Letter.")] = "",
    roster: Roster = None,
    split: Annotated[bool, typer.Option("--split", help="One file per student.")] = False,
    spares: Annotated[
        int, typer.Option(min=0, metavar="N", help="Copies without a name, forms in turn.")
    ] = 0,
    templates: TemplateFolder = None,
    html: Html = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """The papers of a quiz again: another size or edition, a class set with names on it.

    \b
    Example:
      quizgen render output/test-1 --edition large -o output/test-1-large
    """
    from quizgen.cli.course import load_quiz, load_roster
    from quizgen.cli.printing import say_no_pdf, template_folders, workers_for
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.papers.pdf import missing_library
    from quizgen.papers.render import WHAT, render_quiz
    from quizgen.quiz.roster import assign_forms

    talk: Talk = ctx.obj
    _refuse_unknown(edition, _EDITIONS, "edition")
    _refuse_unknown(size, _SIZES, "size")
    record, path = load_quiz(quiz, talk)
    students = assign_forms(load_roster(roster, talk), [form.code for form in record.forms])
    what = [name for name, asked in (("paper", paper), ("key", key), ("sheet", sheet)) if asked]
    missing = missing_library()
    with talk.step("Setting the papers") as tell:
        rendered = render_quiz(
            record,
            what=tuple(what) if what or students else WHAT,
            edition=edition,
            size=size,
            pdf=not missing,
            html=html or bool(missing),
            templates=template_folders(templates),
            roster=students,
            split=split,
            spares=spares,
            workers=workers_for(record),
            tell=tell,
        )
    base = output or path.parent
    for name in rendered.files:
        refuse_existing(base / name, force=force)
    for name, data in rendered.files.items():
        write_whole(base / name, data)
        talk.say(f"  {base / name}")
    talk.problems(rendered.problems)
    talk.say(f"{base}: {counted(len(rendered.files), 'file')} from {path}")
    if missing:
        say_no_pdf()


def _refuse_unknown(value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise UsageError(
            f"there is no {what} “{value}”", next_step="known: " + ", ".join(filter(None, known))
        )
