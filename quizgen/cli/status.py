"""Bare `quizgen`: where things stand in this folder, and the next step."""

from __future__ import annotations

from pathlib import Path

from quizgen.cli.talk import Talk, pasteable
from quizgen.errors import InputError, QuizgenError, Severity
from quizgen.text.counted import counted
from quizgen.text.slug import slug


def status(talk: Talk) -> None:
    """Says what the course folder holds, in numbers, and what comes next."""
    here = Path()
    glossaries = sorted((here / "glossary").glob("*.toml"))
    glossaries = [path for path in glossaries if not path.name.startswith("blueprint")]
    quizzes = sorted((here / "output").glob("*/quiz.json"))
    if not glossaries and not quizzes and not (here / "blueprint.toml").exists():
        talk.say("Messy flashcard notes become a glossary, printed exams with keys, and grades.")
        talk.say("This is not a course folder yet. Start one:   quizgen init my-course")
        talk.say("See it all on a sample course:                quizgen demo")
        talk.say("All commands:                                 quizgen --help")
        return
    on_glossaries = [_say_glossary(path, talk) for path in glossaries]
    next_steps = [*(_say_quiz(path.parent, talk) for path in quizzes), *on_glossaries]
    if not glossaries:
        notes = "notes" if (here / "notes").is_dir() else "NOTES"
        name = slug(here.resolve().name, "course")
        next_steps.insert(0, f"quizgen normalize {notes} -o glossary/{name}.toml")
    elif not quizzes:
        plan = " --blueprint blueprint.toml" if (here / "blueprint.toml").exists() else ""
        next_steps.append(f"quizgen make {pasteable(glossaries[0])}{plan}")
    found = [step for step in next_steps if step]
    for label, step in zip(("Next:", "then:"), found, strict=False):
        talk.say(f"{label}  {step}")


def _say_glossary(path: Path, talk: Talk) -> str:
    """Says how a glossary stands; returns the step it asks for, or ""."""
    from quizgen.cli.course import load_glossary
    from quizgen.glossary.checks import check

    try:
        glossary = load_glossary([path], talk)
    except QuizgenError as error:
        talk.say(f"{path}: {error.message}")
        return f"mend {path}"
    found = check(glossary)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    talk.say(
        f"{path}: {counted(len(glossary.entries), 'entry', 'entries')}, "
        f"{counted(len(found), 'finding')}, {counted(errors, 'error')}"
    )
    doubts = sum(problem.severity is not Severity.INFO for problem in found)
    return f"quizgen tidy {pasteable(path)}" if doubts else ""


def _say_quiz(folder: Path, talk: Talk) -> str:
    """Says how a quiz stands; returns the step it asks for, or ""."""
    from quizgen.cli.course import load_quiz
    from quizgen.cli.printing import describe
    from quizgen.files.read import read_text
    from quizgen.grading.store import parse_grades

    try:
        quiz, _ = load_quiz(folder, talk)
    except QuizgenError as error:
        talk.say(f"{folder}: {error.message}")
        return f"mend {folder / 'quiz.json'}"
    line = f"{folder}: {describe(quiz)}"
    grades = folder / "graded" / "grades.json"
    if not grades.exists():
        talk.say(f"{line}; not graded yet")
        return _step_before_grading(folder)
    graded = parse_grades(read_text(grades), grades.name)
    waiting = sum(m.decision == "review" for grade in graded.grades for m in grade.marks)
    talk.say(
        f"{line}; {counted(len(graded.grades), 'student')} graded, "
        f"{counted(waiting, 'answer')} to review"
    )
    return f"quizgen {'review' if waiting else 'report'} {pasteable(folder)}"


def _step_before_grading(folder: Path) -> str:
    from quizgen.cli.folder import filled_template

    try:
        filled_template(folder)
    except InputError:
        template = folder / "responses.csv"
        return f"type the answers into {template}, then: quizgen grade {pasteable(folder)}"
    return f"quizgen grade {pasteable(folder)}"
