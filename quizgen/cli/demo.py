"""`quizgen demo`: the whole pipeline on the sample course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.folder import OWNED
from quizgen.cli.options import Force
from quizgen.cli.sample import BLUEPRINT, GLOSSARY, sample_folder
from quizgen.cli.talk import Talk
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.files.publish import Content
    from quizgen.glossary.model import Normalized
    from quizgen.grading.model import Graded
    from quizgen.quiz.model import Quiz, Student

_CLASS = 30


@dataclass(frozen=True, slots=True)
class Demo:
    """What the pipeline made, before it is written."""

    normalized: Normalized
    quiz: Quiz
    students: list[Student]
    graded: Graded
    report: str
    folders: Mapping[str, Mapping[str, Content]]
    files: Mapping[str, Content]


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
    from quizgen.cli.printing import Looks, render_all, say_no_pdf
    from quizgen.files.publish import Release, publish

    talk: Talk = ctx.obj
    _refuse_existing(folder, force=force)
    made = _run(talk)
    releases, no_pdf = render_all({"": made.quiz}, made.students, Looks(), talk)
    papers = releases[""]
    talk.say(made.report)
    folders = {**papers.folders, **made.folders}
    with talk.step("Writing"):
        publish(folder, Release(folders, {**made.files, **papers.files}, OWNED))
    _sum_up(folder, made, folders, talk)
    if no_pdf:
        say_no_pdf()


def _run(talk: Talk) -> Demo:
    from quizgen.cli.grade import graded_files
    from quizgen.glossary.store import print_glossary
    from quizgen.grading.score import grade_files
    from quizgen.grading.simulate import simulate_class
    from quizgen.quiz.roster import assign_forms
    from quizgen.reports.analysis import analyse
    from quizgen.reports.class_report import report_html, report_text
    from quizgen.tables.csv import write_csv

    normalized = _normalized(talk)
    quiz = _quiz(talk)
    rows = simulate_class(quiz, _CLASS, seed=quiz.seed)
    answers = write_csv(rows)
    students = assign_forms(_students(rows), [form.code for form in quiz.forms])
    with talk.step(f"Grading a class of {_CLASS}"):
        graded = grade_files(quiz, [("answers.csv", answers.encode())], roster=students)
        analysis = analyse(graded)
    report = report_text(graded, analysis, width=80)
    return Demo(
        normalized=normalized,
        quiz=quiz,
        students=students,
        graded=graded,
        report=report,
        folders={"graded": graded_files(graded, quiz, (), None)},
        files={
            "normalized.toml": print_glossary(normalized.glossary).encode(),
            "answers.csv": answers.encode(),
            "report.txt": report.encode(),
            "report.html": report_html(graded, analysis).encode(),
        },
    )


def _normalized(talk: Talk) -> Normalized:
    """The sample's notes, read and normalised, with the findings shown in numbers."""
    from quizgen.cli.normalize import read_all
    from quizgen.glossary.normalize import normalize
    from quizgen.glossary.summary import summary_text

    read = read_all([sample_folder() / "sources"], "", "", talk)
    with talk.step("Normalising the notes"):
        normalized = normalize(read.readings, title="Sample course")
    talk.say(summary_text(normalized))
    return normalized


def _quiz(talk: Talk) -> Quiz:
    """The exam that the sample's blueprint describes, from its cleaned-up glossary."""
    from quizgen import __version__
    from quizgen.cli.check import closing_line
    from quizgen.cli.course import load_blueprint, load_glossary
    from quizgen.glossary.checks import check
    from quizgen.items.bank import item_bank
    from quizgen.quiz.assemble import assemble

    sample = sample_folder()
    glossary = load_glossary([sample / GLOSSARY], talk)
    talk.say(f"\nAfter an instructor's clean-up ({GLOSSARY}): {closing_line(check(glossary))}")
    blueprint = load_blueprint(sample / BLUEPRINT, talk)
    with talk.step("Writing the questions"):
        bank = item_bank(glossary)
    with talk.step("Choosing the questions"):
        return assemble(
            bank, glossary, blueprint, seed=blueprint.seed, made_by=f"quizgen {__version__}"
        )


def _students(rows: Sequence[Sequence[str]]) -> list[Student]:
    """The simulated class as its roster."""
    from quizgen.quiz.model import Student

    head = list(rows[0])
    places = [head.index(name) for name in ("student_id", "name", "form")]
    return [Student(*(row[place] for place in places)) for row in rows[1:]]


def _refuse_existing(folder: Path, *, force: bool) -> None:
    from quizgen.errors import OutputError

    if (folder / "quiz.json").exists() and not force:
        raise OutputError(
            f"{folder} holds a demo already; nothing was written",
            next_step="add --force to make it again",
        )


def _sum_up(
    folder: Path, made: Demo, folders: Mapping[str, Mapping[str, Content]], talk: Talk
) -> None:
    from quizgen.cli.printing import describe
    from quizgen.grading.summary import tally_of

    tally = tally_of(made.graded)
    cards = sum(len(reading.cards) for reading in made.normalized.readings)
    talk.say(
        f"{counted(cards, 'card')} of {counted(len(made.normalized.readings), 'file')} became "
        f"{counted(len(made.normalized.glossary.entries), 'entry', 'entries')}, with "
        f"{counted(len(made.normalized.problems), 'finding')}"
    )
    talk.say(f"{describe(made.quiz)}; {counted(len(made.students), 'student')} graded:")
    talk.say(
        f"{counted(tally.marks, 'answer')}, {tally.accepted} right "
        f"({tally.misspelt} of them misspelt), {tally.blank} blank, {tally.review} to review"
    )
    talk.say(f"{folder}/")
    for name in ("print", "keys", "graded"):
        talk.say(f"  {name + '/':16} {', '.join(sorted(folders.get(name, {})))}")
    for name in ("normalized.toml", "answers.csv", "report.txt", "report.html", "quiz.json"):
        talk.say(f"  {name}")
