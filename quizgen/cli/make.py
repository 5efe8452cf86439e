"""`quizgen make`: a glossary and a blueprint become the folder of a quiz."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import Force, Glossaries, Html, Output, Roster, TemplateFolder
from quizgen.cli.plan import Plan
from quizgen.cli.printing import Looks, describe, render_all, say_no_pdf, template_folders
from quizgen.cli.proofing import doubts, replace_in, write_draft
from quizgen.cli.talk import Talk, pasteable
from quizgen.errors import UsageError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.quiz.model import Quiz


def make(
    ctx: typer.Context,
    glossaries: Glossaries,
    blueprint: Annotated[
        Path | None,
        typer.Option("--blueprint", "-b", metavar="FILE", help="What the exam contains (TOML)."),
    ] = None,
    choice: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Multiple-choice questions.")
    ] = None,
    matching: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Matching premises.")
    ] = None,
    cloze: Annotated[int | None, typer.Option(min=0, metavar="N", help="Blanks to fill.")] = None,
    short: Annotated[int | None, typer.Option(min=0, metavar="N", help="Short answers.")] = None,
    forms: Annotated[int | None, typer.Option(min=1, metavar="N", help="Forms A, B, C …")] = None,
    seed: Annotated[
        str, typer.Option(metavar="TEXT", help="The same seed makes the same exam.")
    ] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The title on the paper.")] = "",
    roster: Roster = None,
    avoid: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Folders of past quizzes, not to be repeated."),
    ] = None,
    replace: Annotated[
        str | None,
        typer.Option(metavar="A17,A23", help="Strike and replace these, in the quiz of -o."),
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="One proof sheet, no papers.")] = False,
    output: Output = None,
    html: Html = False,
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="Write no PDFs.")] = False,
    templates: TemplateFolder = None,
    force: Force = False,
) -> None:
    """An exam from a glossary: papers, keys, answer sheet, response template, record.

    \b
    Example:
      quizgen make glossary/biology.toml --choice 10 --forms 2 -o output/test-1
    """
    from quizgen.cli.course import load_blueprint, load_glossary
    from quizgen.items.bank import item_bank
    from quizgen.quiz.blueprint import override
    from quizgen.quiz.model import Blueprint

    talk: Talk = ctx.obj
    glossary = load_glossary(glossaries, talk)
    counts = {"choice": choice, "matching": matching, "cloze": cloze, "short": short}
    _check_counts(counts)
    if not blueprint and replace is None and all(count is None for count in counts.values()):
        _say_unused(talk)
    asked = override(
        load_blueprint(blueprint, talk) if blueprint else Blueprint(title=glossary.title),
        **counts,
        forms=forms,
        title=title or None,
    )
    with talk.step("Writing the questions"):
        bank = item_bank(glossary)
    looks = Looks(not no_pdf, html or no_pdf, template_folders(templates))
    plan = Plan(glossary, bank, asked, (blueprint or Path()).parent, avoid or [], seed)
    if replace is not None and draft:
        raise UsageError(
            "--draft and --replace do not go together",
            next_step="--replace says itself what stands in the place of each question",
        )
    if replace is not None:
        replace_in(replace, output, plan, roster, looks, talk)
        return
    quizzes = plan.quizzes(talk)
    base = output or Path("output") / quizzes[""].id
    if draft:
        write_draft(base, quizzes[""], plan, talk, force=force)
        return
    talk.problems(doubts(quizzes[""], glossary))
    _publish(base, quizzes, roster, looks, talk, force=force)


def _check_counts(counts: Mapping[str, int | None]) -> None:
    """Nothing where the counts of the command line make a quiz.

    Raises:
        UsageError: they ask for no question, or for a set that is too small.
    """
    from quizgen.quiz.blueprint import LEAST_PREMISES

    given = [count for count in counts.values() if count is not None]
    if given and not any(given):
        raise UsageError(
            "this asks for no question at all",
            next_step="give a number above 0, such as --choice 10, or leave these options out",
        )
    if 0 < (counts["matching"] or 0) < LEAST_PREMISES:
        raise UsageError(
            f"a matching set has at least {LEAST_PREMISES} premises",
            next_step=f"--matching {LEAST_PREMISES}",
        )


def _say_unused(talk: Talk) -> None:
    """A blueprint that lies in the course folder is used only where it is named."""
    if Path("blueprint.toml").exists():
        talk.say(
            "blueprint.toml is not used, because no option names it: these are the usual "
            "sections\n    to use it: --blueprint blueprint.toml"
        )


def _publish(
    base: Path,
    quizzes: Mapping[str, Quiz],
    roster: Path | None,
    looks: Looks,
    talk: Talk,
    *,
    force: bool,
) -> None:
    from quizgen.cli.course import load_roster
    from quizgen.cli.folder import publish_quiz, refuse_loss
    from quizgen.quiz.roster import assign_forms

    refuse_loss(base, replacing=force)
    quiz = quizzes[""]
    students = assign_forms(load_roster(roster, talk), [form.code for form in quiz.forms])
    releases, no_pdf = render_all(quizzes, students, looks, talk)
    publish_quiz(base, releases)
    talk.say(f"{base}: {describe(quiz)}")
    talk.say(f"  print/  for students: {counted(len(releases[''].folders['print']), 'file')}")
    talk.say(f"  keys/   for you: {counted(len(releases[''].folders['keys']), 'file')}")
    for name, other in quizzes.items():
        if name:
            talk.say(f"  {name}/  a parallel quiz: {describe(other)}")
    talk.say(f"  then: quizgen grade {pasteable(base)} {pasteable(base / 'responses.csv')}")
    if no_pdf:
        say_no_pdf()
