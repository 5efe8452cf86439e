"""`quizgen grade`: answers meet the record of the quiz and become marks with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.changes import refuse_lower, say_changes
from quizgen.cli.folder import filled_template
from quizgen.cli.options import AsJson, QuizPath, Roster
from quizgen.cli.talk import Talk, pasteable, terminal_width, write_out
from quizgen.errors import (
    InputError,
    OutputError,
    Place,
    Problem,
    Severity,
    UsageError,
)
from quizgen.text.counted import counted
from quizgen.text.quiet import no_collection

if TYPE_CHECKING:
    from quizgen.files.publish import Content
    from quizgen.grading.distinct import Counted
    from quizgen.grading.model import Graded, Ruling
    from quizgen.grading.regrade import Change
    from quizgen.quiz.model import Quiz, Student


@no_collection()
def grade(
    ctx: typer.Context,
    quiz: QuizPath,
    answers: Annotated[
        list[Path] | None,
        typer.Argument(
            readable=False, help="CSV, TSV or XLSX files; without, the quiz's filled responses.csv."
        ),
    ] = None,
    rulings: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="More rulings, or a filled review.csv (repeatable)."),
    ] = None,
    roster: Roster = None,
    glossary: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take in aliases that are newer than the quiz."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="q3=HEADER", help='Which column is which: q3="its header".'),
    ] = None,
    duplicates: Annotated[
        str, typer.Option(metavar="HOW", help="Two rows of one student: first, last or compare.")
    ] = "",
    only_if_higher: Annotated[
        bool, typer.Option("--only-if-higher", help="Keep a mark that would fall.")
    ] = False,
    allow_lower: Annotated[
        bool, typer.Option("--allow-lower", help="Let a regrade lower marks.")
    ] = False,
    what_if: Annotated[
        bool, typer.Option("--what-if", help="Show what would change; write nothing.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="The folder, graded/ beside the quiz."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Marks, grades and a review queue; every mark has its reason.

    \b
    Example:
      quizgen grade output/test-1 answers.csv
    """
    from quizgen.grading.distinct import count_marks
    from quizgen.grading.store import print_grades
    from quizgen.grading.summary import summary_lines

    talk: Talk = ctx.obj
    desk = Desk.open(quiz, output, talk)
    files = [(path.name, _read(path)) for path in answers or [filled_template(desk.folder)]]
    given = [*desk.rulings(rulings or (), talk), *_newer_aliases(desk.quiz, glossary, talk)]
    students = desk.students(roster, talk)
    with talk.step("Grading"):
        graded = _grade(desk, files, given, students, _pairs(mapping or ()), duplicates)
    graded, changed, effect = desk.compare(graded, only_if_higher=only_if_higher)
    talk.problems([*graded.problems, *_nothing_answered(graded, files[0][0])])
    if as_json:
        write_out(print_grades(graded))
    marks = count_marks(graded.grades)
    for line in summary_lines(graded, width=terminal_width(), counted=marks):
        talk.say(line)
    if changed is not None:
        say_changes(changed, effect, talk)
    if what_if:
        talk.say("Nothing was written (--what-if).")
        return
    refuse_lower(changed or (), allow=allow_lower or only_if_higher)
    with talk.step("Writing"):
        is_new = desk.publish(graded, given, changed, marks)
    if not is_new:
        talk.say(f"Nothing changed: {desk.output} stays as it was.")
    talk.say(f"{desk.output}: {counted(len(graded.grades), 'student')} graded")
    if output is None:
        waits = any(mark.decision == "review" for one in graded.grades for mark in one.marks)
        talk.say(f"  then: quizgen {'review' if waits else 'report'} {pasteable(quiz)}")


def _nothing_answered(graded: Graded, name: str) -> list[Problem]:
    """A warning where every answer is blank: most likely another file was filled in."""
    if not graded.grades or any(m.reason != "blank" for one in graded.grades for m in one.marks):
        return []
    message = "nobody wrote anything in this file; was another one filled in?"
    return [Problem(Severity.WARNING, "blank", Place(name), message)]


@dataclass(frozen=True, slots=True)
class Desk:
    """The quiz being graded, and the folder its grades go to."""

    quiz: Quiz
    folder: Path
    output: Path

    @classmethod
    def open(cls, quiz: Path, output: Path | None, talk: Talk) -> Desk:
        """The desk for a quiz.json, or the folder that holds one."""
        from quizgen.cli.course import load_quiz
        from quizgen.files.publish import recover

        record, path = load_quiz(quiz, talk)
        folder = output or path.parent / "graded"
        # Before the last run is read: what a crash left of it is finished first.
        recover(folder.parent)
        return cls(record, path.parent, folder)

    def rulings(self, more: Sequence[Path], talk: Talk) -> list[Ruling]:
        """The rulings beside the quiz and those that were named, in this order.

        Raises:
            OutputError: the last review.csv was filled in and would be set aside unread.
        """
        from quizgen.grading.review import lost_rulings
        from quizgen.grading.rulings import parse_rulings
        from quizgen.tables import read_table

        own = self.folder / "rulings.csv"
        found: list[Ruling] = []
        for path in [*([own] if own.exists() else []), *more]:
            read, problems = parse_rulings(read_table(_read(path), path.name), self.quiz)
            talk.problems(problems)
            if any(problem.severity is Severity.ERROR for problem in problems):
                raise InputError(f"{path}: a ruling cannot be followed; nothing was graded")
            found += read
        last = self.output / "review.csv"
        lost = (
            lost_rulings(read_table(_read(last), last.name), found, self.quiz)
            if last.exists()
            else []
        )
        if lost:
            raise OutputError(
                f"{last} holds {counted(len(lost), 'ruling')} that would be set aside",
                next_step=f"take them in: --rulings {last}",
            )
        return found

    def students(self, roster: Path | None, talk: Talk) -> list[Student]:
        """The students of the roster, or of the class.csv beside the quiz."""
        from quizgen.cli.course import load_roster

        made = self.folder / "class.csv"
        return load_roster(roster or (made if made.exists() else None), talk)

    def compare(
        self, graded: Graded, *, only_if_higher: bool
    ) -> tuple[Graded, list[Change] | None, list[str]]:
        """The grades to keep; what differs from the run before, if there was one, and its sum."""
        from quizgen.files.read import read_text
        from quizgen.grading import regrade
        from quizgen.grading.store import parse_grades

        before = self.output / "grades.json"
        if not before.exists():
            return graded, None, []
        old = parse_grades(read_text(before), before.name)
        kept = regrade.only_if_higher(old, graded) if only_if_higher else graded
        effect = regrade.effect_lines(regrade.effect_of(old, kept))
        return kept, regrade.changes(old, kept), effect

    def publish(
        self,
        graded: Graded,
        rulings: Sequence[Ruling],
        changed: Sequence[Change] | None,
        counted: Sequence[Counted],
    ) -> bool:
        """The graded folder holds the grades; the run before is kept as `graded-1`.

        Returns:
            False where the run before was the same byte for byte: then it stays, and none is kept.
        """
        from quizgen.cli.folder import OWNED
        from quizgen.files.publish import Release, holds, publish

        same = changed == [] and holds(
            self.output, graded_files(graded, self.quiz, rulings, None, counted)
        )
        if same and (self.output / "changes.csv").exists():
            return False
        name = self.output.name
        files = graded_files(graded, self.quiz, rulings, changed, counted)
        keep = () if same else (name,)
        publish(
            self.output.parent, Release({name: files}, owned={name: OWNED["graded"]}, keep=keep)
        )
        return not same


def _newer_aliases(quiz: Quiz, glossary: Path | None, talk: Talk) -> list[Ruling]:
    """What the glossary learned since the quiz was made, where the glossary is named.

    Where it is not, names that a glossary of this course has are mentioned.
    """
    from quizgen.cli.course import load_glossary
    from quizgen.grading.teach import newer_aliases

    if glossary is not None:
        newer = newer_aliases(quiz, load_glossary([glossary], talk))
        for ruling in newer:
            talk.say(f"  {ruling.question}: “{ruling.answer}” is accepted, {ruling.note}")
        return newer
    for path in sorted(Path("glossary").glob("*.toml")):
        if path.name.startswith("blueprint"):
            continue
        count = len(newer_aliases(quiz, load_glossary([path], Talk(quiet=True))))
        if count:
            talk.say(
                f"{path} has {counted(count, 'alias', 'aliases')} newer than this quiz; "
                f"--glossary {path} takes them in"
            )
    return []


def graded_files(
    graded: Graded,
    quiz: Quiz,
    rulings: Sequence[Ruling],
    changed: Sequence[Change] | None,
    counted: Sequence[Counted] = (),
) -> dict[str, Content]:
    """The files of `graded/` by name, large ones line by line."""
    from quizgen.grading import regrade, store
    from quizgen.grading.review import review_rows
    from quizgen.tables.csv import write_csv

    files: dict[str, Content] = {
        "grades.csv": store.grades_lines(graded, counted),
        "marks.csv": store.marks_lines(graded, counted),
        "review.csv": write_csv(review_rows(graded, quiz, rulings, counted)).encode(),
        "grades.json": store.stream_grades(graded, counted),
    }
    if changed is not None:
        files["changes.csv"] = write_csv(regrade.changes_rows(changed)).encode()
    return files


def _grade(
    desk: Desk,
    files: Sequence[tuple[str, bytes]],
    rulings: Sequence[Ruling],
    students: Sequence[Student],
    mapping: Mapping[str, str],
    duplicates: str,
) -> Graded:
    from quizgen.cli.workers import compare_shared
    from quizgen.grading.score import grade_files

    return grade_files(
        desk.quiz,
        files,
        rulings=rulings,
        roster=students,
        mapping=mapping,
        duplicates=duplicates,
        compare=compare_shared,
    )


def _pairs(mapping: Sequence[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in mapping]
    for name, sign, header in pairs:
        if not (name and sign and header):
            raise UsageError(
                f"--map {name}: this names no column", next_step='write it as --map q3="its header"'
            )
    return {name.strip(): header for name, _, header in pairs}


def _read(path: Path) -> bytes:
    from quizgen.files.read import read_bytes

    return read_bytes(path)
