"""`quizgen check`: what is wrong in a glossary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.options import AsJson, Force, GlossaryPath
from quizgen.cli.talk import Talk, pasteable, write_out
from quizgen.errors import NOTHING_TO_DO, ExitCode, Severity, UsageError
from quizgen.text.counted import counted

if TYPE_CHECKING:
    from quizgen.errors import Problem


def check(
    ctx: typer.Context,
    glossary: GlossaryPath,
    only: Annotated[
        list[str] | None, typer.Option(metavar="CHECK", help="Only this check (repeatable).")
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option(metavar="CHECK", help="Not this check (repeatable).")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on any finding.")] = False,
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A CSV of the findings to decide on."),
    ] = None,
    force: Force = False,
) -> None:
    """Findings on a glossary: leaks, conflicts, typos, doubtful lists and more.

    With -o the findings go to a CSV with a column `decision`, for `tidy --apply`.

    \b
    Example:
      quizgen check glossary/biology.toml -o findings.csv
    """
    from quizgen.cli.course import load_glossary
    from quizgen.glossary.checks import CHECKS
    from quizgen.glossary.checks import check as check_glossary
    from quizgen.glossary.json import problems_to_plain

    talk: Talk = ctx.obj
    _refuse_unknown([*(only or ()), *(skip or ())], list(CHECKS))
    found = check_glossary(
        load_glossary([glossary], talk), only=tuple(only or ()), skip=tuple(skip or ())
    )
    if as_json:
        write_out(json.dumps(problems_to_plain(found), ensure_ascii=False, indent=2))
    if output:
        asked = [*found, *_waiting(glossary, only or (), skip or ())]
        _write_findings(output, asked, force=force)
        talk.say(f"{output}: {counted(len(asked), 'finding')} to decide on")
    talk.problems(found)
    talk.say(closing_line(found, pasteable(glossary)))
    if any(p.severity is Severity.ERROR for p in found) or (strict and found):
        raise typer.Exit(int(ExitCode.FINDINGS))


def _waiting(glossary: Path, only: Sequence[str], skip: Sequence[str]) -> list[Problem]:
    """What reading the notes again found, for the table: `tidy` offers it too."""
    from quizgen.cli.normalize import waiting_findings
    from quizgen.files.read import read_text
    from quizgen.glossary.waiting import CHECK

    if only or CHECK in skip:
        return []
    return waiting_findings(glossary, read_text(glossary))


def closing_line(found: list[Problem], glossary: str = "") -> str:
    """The findings in numbers, and the command that walks through them.

    Args:
        found: the findings.
        glossary: the file as it is written in a command.
    """
    if not found:
        return "No findings."
    counts = Counter(problem.severity for problem in found)
    parts = [
        counted(counts[severity], noun)
        for severity, noun in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "remark"),
        )
        if counts[severity]
    ]
    tidy = f"quizgen tidy {glossary}".rstrip()
    asks = not all(one.hint.startswith(NOTHING_TO_DO) for one in found)
    then = f" `{tidy}` walks through them." if asks else " Nothing needs doing."
    return f"{counted(len(found), 'finding')}: {', '.join(parts)}.{then}"


def _refuse_unknown(names: list[str], known: list[str]) -> None:
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no check called “{name}”", next_step="known: " + ", ".join(known)
            )


def _write_findings(output: Path, found: list[Problem], *, force: bool) -> None:
    from quizgen.errors import OutputError
    from quizgen.files.read import read_bytes
    from quizgen.files.write import STDOUT, refuse_existing, write_whole
    from quizgen.glossary.findings import findings_rows, has_decisions
    from quizgen.tables import read_table
    from quizgen.tables.csv import write_csv

    refuse_existing(output, force=force)
    if (
        output != STDOUT
        and output.exists()
        and has_decisions(read_table(read_bytes(output), output.name))
    ):
        raise OutputError(
            f"{output} holds decisions; nothing was written",
            next_step="take them over with `quizgen tidy --apply`, or name another file with -o",
        )
    write_whole(output, write_csv(findings_rows(found)).encode())
