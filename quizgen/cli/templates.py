"""`quizgen templates`: the papers' templates, to look at and to override."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.options import Force
from quizgen.cli.talk import Talk, write_out

TEMPLATES = typer.Typer(
    help="The papers' templates: list them, copy one to change it, see where they are.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@TEMPLATES.command("list")
def list_them() -> None:
    """The templates by name, one a line."""
    from quizgen.papers.templates import list_templates

    write_out("\n".join(list_templates()))


@TEMPLATES.command("copy")
def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A name from `templates list`.")],
    folder: Annotated[Path, typer.Argument(help="Where to put the copy.")] = Path("templates"),
    force: Force = False,
) -> None:
    """A copy of a template in your own templates/ folder, where it takes precedence.

    \b
    Example:
      quizgen templates copy theme.css
    """
    from quizgen.errors import UsageError
    from quizgen.files.write import refuse_existing, write_whole
    from quizgen.papers.templates import list_templates, template_source

    talk: Talk = ctx.obj
    if name not in list_templates():
        raise UsageError(
            f"there is no template “{name}”", next_step="`quizgen templates list` shows them"
        )
    refuse_existing(folder / name, force=force)
    write_whole(folder / name, template_source(name).encode())
    talk.say(f"{folder / name}: change it, then run `make` or `render` again")


@TEMPLATES.command("where")
def where() -> None:
    """The folder that the built-in templates stand in."""
    from quizgen.papers.templates import builtin_folder

    write_out(str(builtin_folder()))
