"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what stands there already.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="The folder to write.")
]
Html = Annotated[bool, typer.Option("--html", help="Write HTML papers too.")]
# `readable=False`: a file that may not be read is refused by what reads it, in our words.
QuizPath = Annotated[
    Path, typer.Argument(readable=False, help="A quiz.json, or the folder that holds it.")
]
GlossaryPath = Annotated[Path, typer.Argument(readable=False, help="The glossary file.")]
Glossaries = Annotated[
    list[Path], typer.Argument(readable=False, help="One or more glossary files.")
]
Roster = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        readable=False,
        help="CSV or XLSX of students: student_id, name …",
    ),
]
TemplateFolder = Annotated[
    Path | None,
    typer.Option("--templates", metavar="FOLDER", help="A folder with templates of your own."),
]
