"""Proofing a quiz: the proof sheet, doubts, and questions struck and replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.plan import Plan
from quizgen.cli.printing import Looks, describe, render_all, say_no_pdf
from quizgen.cli.talk import Talk
from quizgen.errors import UsageError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.errors import Problem
    from quizgen.glossary.model import Glossary
    from quizgen.quiz.model import Quiz


def doubts(quiz: Quiz, glossary: Glossary) -> list[Problem]:
    """What a proofreader would mark: questions that help each other, doubtful spellings."""
    from quizgen.glossary.checks import check
    from quizgen.quiz.flaws import quiz_flaws, spelling_doubts

    spelling = spelling_doubts(quiz, check(glossary, only=("typo",)))
    return [*quiz_flaws(quiz, glossary), *spelling]


def replace_in(
    asked: str, output: Path | None, plan: Plan, roster: Path | None, looks: Looks, talk: Talk
) -> None:
    """Other questions stand in the places that `asked` names, in the quiz of the folder.

    Raises:
        UsageError: no folder of a quiz, or no question, is named.
    """
    from quizgen.cli.course import load_quiz, load_roster
    from quizgen.cli.folder import parallel, publish_quiz, refuse_loss
    from quizgen.quiz.proof import replacement_lines
    from quizgen.quiz.replace import replace_questions
    from quizgen.quiz.roster import assign_forms

    if output is None or not (output / "quiz.json").exists():
        raise UsageError(
            "--replace needs the folder of the quiz",
            next_step="name it with -o, e.g. -o output/test-1",
        )
    refuse_loss(output, replacing=True)
    quiz, _ = load_quiz(output, talk)
    changed = replace_questions(
        quiz,
        plan.bank,
        plan.glossary,
        _names(asked, quiz),
        own=plan.own_items(talk),
        avoid=[load_quiz(path, talk)[0] for path in [*plan.avoid, *parallel(output)]],
    )
    made = output / "class.csv"
    listed = load_roster(roster or (made if made.exists() else None), talk)
    students = assign_forms(listed, [form.code for form in changed.forms])
    releases, no_pdf = render_all({"": changed}, students, looks, talk)
    publish_quiz(output, releases, whole=False)
    count = len(changed.struck) - len(quiz.struck)
    talk.problems(doubts(changed, plan.glossary))
    for line in replacement_lines(quiz, changed):
        talk.say(f"  {line}")
    talk.say(f"{output}: {counted(count, 'question')} replaced; {describe(changed)}")
    if no_pdf:
        say_no_pdf()


def _names(asked: str, quiz: Quiz) -> list[str]:
    """The form and number of each question that is to be replaced.

    Raises:
        UsageError: none is named.
    """
    names = [name.strip() for name in asked.replace(";", ",").split(",") if name.strip()]
    if not names:
        raise UsageError(
            "--replace does not say which questions",
            next_step=f"name them by form and number: --replace {quiz.forms[0].code}1",
        )
    return names


def write_draft(base: Path, quiz: Quiz, plan: Plan, talk: Talk, *, force: bool) -> None:
    """The proof sheet stands beside the folder that the quiz would get."""
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.quiz.proof import proof_text

    path = base.with_name(f"{base.name}-draft.txt")
    own = plan.own_items(talk)
    refuse_existing(path, force=force)
    write_whole(path, proof_text(quiz, plan.bank, plan.glossary, own=own).encode())
    seed = "" if plan.seed or plan.blueprint.seed else f" and --seed {quiz.seed}"
    talk.say(f"{path}: {describe(quiz)}")
    talk.say(f"  then: the same command with -o {base}{seed}, without --draft,")
    talk.say(f"  and to change some: --replace A17,A23 -o {base}")
