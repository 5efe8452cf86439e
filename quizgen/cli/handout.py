"""`quizgen handout`: study lists, flash cards, worksheets and self-tests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.options import Force, GlossaryPath, TemplateFolder
from quizgen.cli.talk import Talk
from quizgen.errors import UsageError

_STYLES = ("list", "glossary", "cards", "worksheet", "self-test")


def handout(
    ctx: typer.Context,
    glossary: GlossaryPath,
    style: Annotated[
        str, typer.Option(metavar="NAME", help="list, glossary, cards, worksheet or self-test.")
    ] = "list",
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Only entries with this tag.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="Only entries from this file.")
    ] = None,
    count: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most this many entries.")
    ] = None,
    seed: Annotated[str, typer.Option(metavar="TEXT", help="Which entries a count picks.")] = "1",
    templates: TemplateFolder = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="A .pdf or .html file.")
    ] = None,
    force: Force = False,
) -> None:
    """Something to study from: a list, double-sided flash cards, a worksheet, a self-test.

    \b
    Example:
      quizgen handout glossary/biology.toml --style cards -o cards.pdf
    """
    from quizgen.cli.course import load_glossary
    from quizgen.cli.printing import say_no_pdf, template_folders
    from quizgen.files.write import STDOUT, refuse_existing, write_whole
    from quizgen.papers.handouts import render_handout
    from quizgen.papers.pdf import missing_library

    talk: Talk = ctx.obj
    if style not in _STYLES:
        raise UsageError(f"there is no style “{style}”", next_step="known: " + ", ".join(_STYLES))
    if output is None:
        raise UsageError("name the file to write with -o", next_step=f"-o {style}.pdf")
    ending = ".pdf" if output == STDOUT else output.suffix.lower()
    if ending not in {".pdf", ".html"}:
        raise UsageError(
            f"{output}: a handout is a PDF or an HTML page", next_step=f"-o {output.stem}.pdf"
        )
    as_pdf = ending == ".pdf"
    lacks_pdf = as_pdf and bool(missing_library())
    target = output.with_suffix(".html") if lacks_pdf and output != STDOUT else output
    refuse_existing(target, force=force)
    read = load_glossary([glossary], talk)
    with talk.step("Setting the handout"):
        data = render_handout(
            read,
            style=style,
            tags=tuple(tag or ()),
            source=tuple(source or ()),
            count=count,
            seed=seed,
            pdf=as_pdf and not lacks_pdf,
            templates=template_folders(templates),
        )
    write_whole(target, data)
    talk.say(f"{target}: {len(data) // 1024 + 1} kB")
    if lacks_pdf:
        say_no_pdf()
