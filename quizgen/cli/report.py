"""`quizgen report`: how the class did, and which questions to look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quizgen.cli.options import AsJson, Force, Roster, TemplateFolder
from quizgen.cli.talk import Talk, pasteable, terminal_width, write_out
from quizgen.errors import InputError, UsageError
from quizgen.files.write import STDOUT
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.errors import Problem
    from quizgen.grading.model import Graded
    from quizgen.reports.model import Analysis

_ENDINGS = (".pdf", ".html", ".json", ".txt")


def report(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A graded folder, or a quiz folder with one.")],
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .pdf, .html, .json or .txt file."),
    ] = None,
    posted: Annotated[
        bool,
        typer.Option(
            "--posted", help="To hang up: codes, no names; with --feedback: each one's code."
        ),
    ] = False,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="A page for each student, as one PDF.")
    ] = False,
    split: Annotated[
        bool, typer.Option("--split", help="With --feedback: one PDF per student.")
    ] = False,
    bank: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Add this class's figures to a statistics.json."),
    ] = None,
    roster: Roster = None,
    templates: TemplateFolder = None,
    force: Force = False,
) -> None:
    """How the class did, which questions to look at, and how far to trust the figures.

    \b
    Example:
      quizgen report output/test-1
    """
    from quizgen.files.read import read_text
    from quizgen.grading.store import parse_grades
    from quizgen.reports.analysis import analyse
    from quizgen.reports.analysis_json import analysis_to_plain
    from quizgen.reports.class_report import report_text

    talk: Talk = ctx.obj
    _check_output(output, feedback=feedback, posted=posted)
    grades = _grades_in(folder)
    graded = parse_grades(read_text(grades), grades.name)
    talk.problems(_edits(graded, grades.parent / "grades.csv"))
    with talk.step("Analysing"):
        analysis = analyse(graded)
    if as_json:
        write_out(json.dumps(analysis_to_plain(analysis), ensure_ascii=False, indent=2))
    if bank:
        _add_to_bank(bank, graded, grades.parent.parent / "quiz.json", talk)
    if feedback:
        _write_feedback(
            graded,
            output or grades.parent.parent,
            roster,
            templates,
            talk,
            split=split,
            posted=posted,
            force=force,
        )
    elif output:
        _write(output, graded, analysis, templates, talk, posted=posted, force=force)
    elif not as_json and not bank:
        write_out(report_text(graded, analysis, width=terminal_width()))


def _check_output(output: Path | None, *, feedback: bool, posted: bool) -> None:
    """Refuses a file name whose ending no report has, before anything is worked out."""
    ending = _ending(output) if output else ""
    if posted and not feedback and ending not in {".pdf", ".html"}:
        raise UsageError(
            "the list to hang up is a page, so that no name gets on it",
            next_step="name a .pdf or .html file with -o",
        )
    if output is None or ending in ({".pdf", ""} if feedback else _ENDINGS):
        return
    if feedback and output.is_dir():
        return
    known = "a .pdf file or a folder" if feedback else ", ".join(_ENDINGS)
    what = "feedback" if feedback else "a report"
    raise UsageError(f"{output}: {what} is not written as “{ending}”", next_step=f"known: {known}")


def _ending(output: Path) -> str:
    """The ending that says what is written: text on standard output."""
    return ".txt" if output == STDOUT else output.suffix.lower()


def _edits(graded: Graded, path: Path) -> list[Problem]:
    """A warning for each cell of grades.csv that was changed by hand since it was graded."""
    from quizgen.files.read import read_bytes
    from quizgen.reports.edits import find_edits
    from quizgen.tables import read_table

    return find_edits(graded, read_table(read_bytes(path), path.name)) if path.exists() else []


def _grades_in(folder: Path) -> Path:
    from quizgen.files.read import existing

    for place in (folder / "grades.json", folder / "graded" / "grades.json", folder):
        if place.is_file():
            return place
    raise InputError(
        f"{existing(folder)}: there are no grades in it",
        next_step=f"quizgen grade {pasteable(folder)} ANSWERS.csv",
    )


def _write(
    output: Path,
    graded: Graded,
    analysis: Analysis,
    templates: Path | None,
    talk: Talk,
    *,
    posted: bool,
    force: bool,
) -> None:
    from quizgen.files.write import refuse_existing, write_whole

    refuse_existing(output, force=force)
    data = _page(_ending(output), graded, analysis, templates, posted=posted)
    write_whole(output, data)
    talk.say(f"{output}: the report on {counted(len(graded.grades), 'student')}")


def _add_to_bank(bank: Path, graded: Graded, quiz: Path, talk: Talk) -> None:
    """Appends the class to the statistics file; a class that is in it already stays once."""
    from quizgen.cli.course import load_quiz
    from quizgen.files.read import read_text
    from quizgen.files.write import write_whole
    from quizgen.reports.bank_statistics import add_to_bank

    date = load_quiz(quiz, talk)[0].paper.date if quiz.exists() else ""
    before = read_text(bank) if bank.exists() else ""
    text, problems = add_to_bank(before, bank.name, graded, date=date)
    talk.problems(problems)
    if text != before:
        write_whole(bank, text.encode())
    talk.say(f"{bank}: figures of quiz {graded.quiz} ({graded.fingerprint})")


def _write_feedback(
    graded: Graded,
    output: Path,
    roster: Path | None,
    templates: Path | None,
    talk: Talk,
    *,
    split: bool,
    posted: bool,
    force: bool,
) -> None:
    """Writes feedback.pdf, or feedback/student-….pdf, into the folder, or the PDF named."""
    from quizgen.cli.course import load_roster
    from quizgen.cli.printing import template_folders
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.reports.feedback import feedback_pages, print_feedback
    from quizgen.reports.posted import posted_codes

    order = [student.student_id for student in load_roster(roster, talk)]
    codes = posted_codes(graded) if posted else None
    folders = template_folders(templates)
    pages = feedback_pages(graded, order=order, codes=codes, templates=folders)
    total, done = len(graded.grades), 0
    with talk.step("Setting feedback pages") as tell:

        def count(batch: int) -> None:
            nonlocal done
            done += batch
            tell(done, total)

        files = print_feedback(pages, split=split, processes=2, progress=count)
    is_file = output.suffix.lower() == ".pdf" and not split
    targets = {output if is_file else output / name: data for name, data in files.items()}
    for target in targets:
        refuse_existing(target, force=force)
    for target, data in targets.items():
        write_whole(target, data)
    first = next(iter(targets))
    where = first if len(targets) == 1 else first.parent
    talk.say(f"{where}: feedback for {counted(len(graded.grades), 'student')}")


def _page(
    suffix: str, graded: Graded, analysis: Analysis, templates: Path | None, *, posted: bool
) -> bytes:
    from quizgen.cli.printing import template_folders
    from quizgen.reports import class_report
    from quizgen.reports.analysis_json import analysis_to_plain

    folders = template_folders(templates)
    edition: Literal["posted", "instructor"] = "posted" if posted else "instructor"
    if suffix == ".json":
        return json.dumps(analysis_to_plain(analysis), ensure_ascii=False, indent=2).encode()
    if suffix == ".txt":
        return class_report.report_text(graded, analysis).encode()
    if suffix == ".html":
        page = class_report.report_html(graded, analysis, edition=edition, templates=folders)
        return page.encode()
    return class_report.report_pdf(graded, analysis, edition=edition, templates=folders)
