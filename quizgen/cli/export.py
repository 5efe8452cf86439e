"""`quizgen export`: a glossary or a quiz in an outside format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.options import Force
from quizgen.cli.talk import Talk
from quizgen.errors import UsageError


def export(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(help="A glossary file, a quiz.json or its folder.")],
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORMAT", help="csv or xlsx of a glossary, csv of a quiz."),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")
    ] = None,
    force: Force = False,
) -> None:
    """A glossary or a quiz in an outside format.

    \b
    Example:
      quizgen export glossary/biology.toml --to csv -o biology.csv
    """
    from quizgen.cli.course import load_glossary, load_quiz
    from quizgen.exports import describe_formats, find_exporter
    from quizgen.exports import export as export_thing
    from quizgen.files.write import refuse_existing, write_whole

    talk: Talk = ctx.obj
    if not to:
        raise UsageError("name a format with --to", next_step=describe_formats())
    is_quiz = source.is_dir() or source.suffix == ".json"
    to = "quiz-csv" if is_quiz and to == "csv" else to
    suffix = find_exporter(to).suffix
    if output is None:
        raise UsageError("name the file to write with -o", next_step=f"-o {source.stem}{suffix}")
    refuse_existing(output, force=force)
    subject = load_quiz(source, talk)[0] if is_quiz else load_glossary([source], talk)
    data = export_thing(subject, to)
    write_whole(output, data)
    talk.say(f"{output}: {source} as {to}, {len(data) // 1024 + 1} kB")
