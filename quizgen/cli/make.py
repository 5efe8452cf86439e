"""`quizgen make`: a glossary and a blueprint become the folder of a quiz."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import Force, Glossaries, Html, Output, Roster, TemplateFolder
from quizgen.cli.talk import Talk, count_of
from quizgen.errors import InputError, UsageError

if TYPE_CHECKING:
    from quizgen.errors import Problem
    from quizgen.files.publish import Release
    from quizgen.glossary.model import Glossary
    from quizgen.items.model import Bank, Item
    from quizgen.quiz.model import Blueprint, Quiz, Student


_MANY_FORMS = 10


@dataclass(frozen=True, slots=True)
class Looks:
    """How papers are rendered."""

    pdf: bool = True
    html: bool = False
    templates: tuple[Path, ...] = ()


def make(
    ctx: typer.Context,
    glossaries: Glossaries,
    blueprint: Annotated[
        Path | None, typer.Option("--blueprint", "-b", help="What the exam contains (TOML).")
    ] = None,
    choice: Annotated[int | None, typer.Option(min=0, help="Multiple-choice questions.")] = None,
    matching: Annotated[int | None, typer.Option(min=0, help="Matching premises.")] = None,
    cloze: Annotated[int | None, typer.Option(min=0, help="Blanks to fill.")] = None,
    short: Annotated[int | None, typer.Option(min=0, help="Short answers.")] = None,
    forms: Annotated[int | None, typer.Option(min=1, help="Forms A, B, C …")] = None,
    seed: Annotated[str, typer.Option(help="The same seed makes the same exam.")] = "",
    title: Annotated[str, typer.Option(help="The title on the paper.")] = "",
    roster: Roster = None,
    avoid: Annotated[
        list[Path] | None, typer.Option(help="Folders of past quizzes, not to be repeated.")
    ] = None,
    replace: Annotated[str, typer.Option(help="Strike and replace these: A17,A23.")] = "",
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
      quizgen make glossary/biology.toml --choice 10 --cloze 5 --forms 2 -o output/test-1
    """
    from quizgen.cli.course import load_blueprint, load_glossary
    from quizgen.items.bank import item_bank
    from quizgen.quiz.blueprint import override
    from quizgen.quiz.model import Blueprint

    talk: Talk = ctx.obj
    glossary = load_glossary(glossaries, talk)
    asked = override(
        load_blueprint(blueprint, talk) if blueprint else Blueprint(title=glossary.title),
        choice=choice,
        matching=matching,
        cloze=cloze,
        short=short,
        forms=forms,
        title=title or None,
    )
    with talk.step("Writing the questions"):
        bank = item_bank(glossary)
    looks = Looks(not no_pdf, html or no_pdf, template_folders(templates))
    plan = Plan(glossary, bank, asked, (blueprint or Path()).parent, avoid or [], seed)
    if replace:
        _replace(replace, output, plan, roster, looks, talk)
        return
    quizzes = plan.quizzes(talk)
    base = output or Path("output") / quizzes[""].id
    if draft:
        _write_draft(base, quizzes[""], plan, talk, force=force)
        return
    talk.problems(doubts(quizzes[""], glossary))
    _publish(base, quizzes, roster, looks, talk, force=force)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the assembling of a quiz and its parallel quizzes needs."""

    glossary: Glossary
    bank: Bank
    blueprint: Blueprint
    folder: Path
    avoid: Sequence[Path]
    seed: str

    def quizzes(self, talk: Talk) -> dict[str, Quiz]:
        """The quiz under "" and its parallel quizzes under `alternate-1`, `alternate-2`."""
        from quizgen import __version__
        from quizgen.cli.course import load_quiz, load_statistics
        from quizgen.items.statistics import summarise
        from quizgen.quiz.alternates import assemble_alternates
        from quizgen.quiz.assemble import assemble, reused_entries
        from quizgen.reports.bank_statistics import changed_wordings, statistics_words

        made_by = f"quizgen {__version__}"
        own = self.own_items(talk)
        past = [load_quiz(path, talk)[0] for path in self.avoid]
        statistics = load_statistics(self.blueprint, self.folder)
        known = summarise(statistics)
        seed = self._seed(talk)
        with talk.step("Choosing the questions"):
            quiz = assemble(
                self.bank,
                self.glossary,
                self.blueprint,
                seed=seed,
                own=own,
                avoid=past,
                statistics=known,
                made_by=made_by,
            )
            others = assemble_alternates(
                quiz,
                self.bank,
                self.glossary,
                self.blueprint,
                own=own,
                avoid=past,
                statistics=known,
                made_by=made_by,
            )
        again = reused_entries(quiz, past)
        if again:
            talk.say(f"Asked about before, for want of others: {', '.join(again)}")
        if known:
            talk.say(statistics_words(self.blueprint, known, self.bank.items))
            talk.problems(changed_wordings(quiz, statistics, self.blueprint.statistics))
        return {"": quiz} | {f"alternate-{n}": other for n, other in enumerate(others, 1)}

    def own_items(self, talk: Talk) -> list[Item]:
        """The hand-written items that the blueprint names."""
        from quizgen.cli.course import load_own_items

        return load_own_items(self.blueprint, self.folder, talk)

    def _seed(self, talk: Talk) -> str:
        given = self.seed or self.blueprint.seed
        if given:
            return given
        drawn = f"{secrets.randbits(64):016x}"
        talk.say(f"Seed {drawn} (drawn now, kept in quiz.json; whoever has it can remake the exam)")
        return drawn


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
        f"{count_of(answers, 'question')} on {count_of(len(quiz.forms), 'form')}, "
        f"fingerprint {quiz.fingerprint}"
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
    talk.say(f"  print/  for students: {count_of(len(releases[''].folders['print']), 'file')}")
    talk.say(f"  keys/   for you: {count_of(len(releases[''].folders['keys']), 'file')}")
    talk.say(f"  then: quizgen grade {base} {base / 'responses.csv'}")
    if no_pdf:
        say_no_pdf()


def doubts(quiz: Quiz, glossary: Glossary) -> list[Problem]:
    """What a proofreader would mark: questions that help each other, doubtful spellings."""
    from quizgen.glossary.checks import check
    from quizgen.quiz.flaws import quiz_flaws, spelling_doubts

    spelling = spelling_doubts(quiz, check(glossary, only=("typo",)))
    return [*quiz_flaws(quiz, glossary), *spelling]


def _replace(
    asked: str, output: Path | None, plan: Plan, roster: Path | None, looks: Looks, talk: Talk
) -> None:
    from quizgen.cli.course import load_quiz, load_roster
    from quizgen.cli.folder import publish_quiz, refuse_loss
    from quizgen.quiz.replace import replace_questions
    from quizgen.quiz.roster import assign_forms

    if output is None or not (output / "quiz.json").exists():
        raise UsageError(
            "--replace needs the folder of the quiz",
            next_step="name it with -o, e.g. -o output/test-1",
        )
    refuse_loss(output, replacing=True)
    quiz, _ = load_quiz(output, talk)
    names = [name.strip() for name in asked.split(",") if name.strip()]
    changed = replace_questions(quiz, plan.bank, plan.glossary, names, own=plan.own_items(talk))
    made = output / "class.csv"
    listed = load_roster(roster or (made if made.exists() else None), talk)
    students = assign_forms(listed, [form.code for form in changed.forms])
    releases, no_pdf = render_all({"": changed}, students, looks, talk)
    publish_quiz(output, releases)
    count = len(changed.struck) - len(quiz.struck)
    talk.say(f"{output}: {count_of(count, 'question')} replaced; {describe(changed)}")
    if no_pdf:
        say_no_pdf()


def _write_draft(base: Path, quiz: Quiz, plan: Plan, talk: Talk, *, force: bool) -> None:
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.quiz.proof import proof_text

    path = base.with_name(f"{base.name}-draft.txt")
    own = plan.own_items(talk)
    refuse_existing(path, force=force)
    write_whole(path, proof_text(quiz, plan.bank, plan.glossary, own=own).encode())
    talk.say(
        f"{path}: {describe(quiz)}. To change some: strike them with `exclude` in the blueprint"
    )


def template_folders(given: Path | None) -> tuple[Path, ...]:
    """The folders to look for templates in, before the built-in ones."""
    if given and not given.is_dir():
        raise InputError(
            f"{given}: there is no such folder of templates", next_step="check --templates"
        )
    course = Path("templates")
    return tuple(one for one in (given, course) if one and one.is_dir())
