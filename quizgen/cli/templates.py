"""`quizgen templates`: the papers' templates, to look at and to override."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.options import Force
from quizgen.cli.talk import Talk, write_out

TEMPLATES = typer.Typer(
    help="The papers' templates, to change their look: list, copy, where.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@TEMPLATES.command("list")
def list_them() -> None:
    """The templates by name, each with its file.

    \b
    Example:
      quizgen templates list
    """
    from quizgen.cli.printing import template_folders
    from quizgen.papers.templates import list_templates

    shown = [f"{name:32} {path}" for name, path in list_templates(template_folders(None))]
    write_out("\n".join(shown))


@TEMPLATES.command("copy")
def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A name from `templates list`.")],
    folder: Annotated[Path, typer.Argument(help="Where to put the copy.")] = Path("templates"),
    force: Force = False,
) -> None:
    """A copy in your templates/, to change.

    From then on the copy is used in place of the template it was made from.

    \b
    Example:
      quizgen templates copy theme.css
    """
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.papers.templates import template_source

    talk: Talk = ctx.obj
    source = template_source(name)
    refuse_existing(folder / name, force=force)
    write_whole(folder / name, source.encode())
    talk.say(f"{folder / name}: change it, then run `make` or `render` again")


@TEMPLATES.command("where")
def where() -> None:
    """The folder of the built-in templates.

    \b
    Example:
      quizgen templates where
    """
    from quizgen.papers.templates import builtin_folder

    write_out(str(builtin_folder()))
