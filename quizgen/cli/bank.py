"""`quizgen bank`: every question that a glossary can yield."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.options import AsJson, GlossaryPath
from quizgen.cli.talk import Talk, terminal_width, write_out
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.glossary.model import Glossary
    from quizgen.items.model import Bank, Item
    from quizgen.quiz.model import Blueprint

_KINDS = ("choice", "matching", "cloze", "short")


def bank(
    ctx: typer.Context,
    glossary: GlossaryPath,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="Only choice, matching, cloze or short.")
    ] = "",
    flaws: Annotated[bool, typer.Option("--flaws", help="List the flaws found.")] = False,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Why two terms may, or may not, stand beside each other."),
    ] = None,
    blueprint: Annotated[
        Path | None,
        typer.Option(
            "--blueprint",
            "-b",
            metavar="FILE",
            help="For how many such exams the glossary lasts, and what its statistics say.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Every question the glossary can yield, its flaws, and what was left out and why.

    --kind lists the questions of a kind, -v all of them.

    \b
    Example:
      quizgen bank glossary/biology.toml --kind cloze
    """
    from quizgen.cli.course import load_blueprint, load_glossary
    from quizgen.errors import UsageError
    from quizgen.items.bank import bank_to_plain, item_bank, lasts_for, summary_text
    from quizgen.items.flaws import find_flaws
    from quizgen.items.model import Bank
    from quizgen.items.why import why as why_beside

    talk: Talk = ctx.obj
    if kind and kind not in _KINDS:
        raise UsageError(f"there is no kind “{kind}”", next_step="known: " + ", ".join(_KINDS))
    read = load_glossary([glossary], talk)
    if why:
        write_out(why_beside(read, *why))
        return
    with talk.step("Writing the questions"):
        made = item_bank(read)
    asked = load_blueprint(blueprint, talk) if blueprint else None
    lasts = _lasts(made, read, asked, blueprint.name) if asked and blueprint else lasts_for(made)
    if kind:
        made = Bank(
            {name: item for name, item in made.items.items() if item.kind == kind},
            tuple(one for one in made.left_out if one.kind == kind),
        )
    known, words = _known(asked, blueprint, made) if asked and blueprint else ({}, "")
    if as_json:
        figures = {"statistics": known} if blueprint else {}
        write_out(json.dumps(bank_to_plain(made) | figures, ensure_ascii=False, indent=2))
        return
    if kind or talk.verbose:
        write_out("\n\n".join(_listed(made.items[name]) for name in sorted(made.items)))
    found = find_flaws(made.items, read)
    if flaws:
        talk.problems(found, most=len(found))
    talk.say(summary_text(made, found, width=terminal_width(), lasts=lasts))
    if words:
        talk.say(f"\n{words}")


def _listed(item: Item) -> str:
    """An item as plain text: its id, what it asks, the key marked with a star."""
    from quizgen.items.model import Choice, Cloze, Matching, Short

    lines = [item.id]
    if isinstance(item, Choice):
        lines += [
            f"  {item.stem}",
            f"  * {item.key}",
            *(f"  - {text}" for text in item.distractors),
        ]
    elif isinstance(item, Matching):
        lines += [f"  {premise}  =  {response}" for premise, response in item.pairs]
        lines += [f"  - {text}" for text in item.extra_responses]
    elif isinstance(item, Cloze):
        lines += [f"  {item.text}", *(f"  * {blank.answer}" for blank in item.blanks)]
    elif isinstance(item, Short):
        lines += [f"  {item.prompt}", f"  * {item.answer}"]
    return "\n".join(lines)


def _lasts(made: Bank, glossary: Glossary, blueprint: Blueprint, name: str) -> str:
    """For how many exams like the blueprint the glossary lasts, as a sentence."""
    from quizgen.quiz.alternates import MOST_EXAMS, exams_possible
    from quizgen.quiz.blueprint import override

    asked = override(blueprint)
    count, lacking = exams_possible(made, glossary, asked)
    said = f"{count} or more exams" if count == MOST_EXAMS else counted(count, "exam")
    sections = ", ".join(f"{section.count} {section.kind}" for section in asked.sections)
    enough = f"Enough for {said} like {name} ({sections}), no term asked about twice."
    return f"{enough} For one more {lacking}." if lacking else enough


def _known(blueprint: Blueprint, path: Path, made: Bank) -> tuple[dict[str, Any], str]:
    """The figures of the bank's items from earlier exams, and what they come to in words."""
    from quizgen.cli.course import load_statistics
    from quizgen.items.statistics import summarise
    from quizgen.reports.bank_statistics import statistics_words

    known = summarise(load_statistics(blueprint, path.parent))
    if not blueprint.statistics:
        return {}, ""
    figures = {item: asdict(known[item]) for item in made.items if item in known}
    return figures, statistics_words(blueprint, known, made.items)
