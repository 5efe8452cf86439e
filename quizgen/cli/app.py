"""The table of commands, and what becomes of an error."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from quizgen.cli import commands
from quizgen.cli.talk import Talk, show_error
from quizgen.errors import ExitCode, QuizgenError

_GLOBAL_FLAGS = ("-q", "--quiet", "-v", "--verbose")

app = typer.Typer(
    name="quizgen",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Messy flashcard notes become a glossary, printed exams with keys, and graded answers.",
)


@app.callback(invoke_without_command=True)
def _begin(
    ctx: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say everything.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    ctx.obj = Talk(quiet=quiet, verbose=verbose)
    if version:
        from quizgen import __version__

        typer.echo(__version__)
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from quizgen.cli.status import status

        status(ctx.obj)


def run(arguments: list[str]) -> int:
    """The exit code of a run with these arguments."""
    try:
        app(args=_flags_first(arguments), prog_name="quizgen")
    except QuizgenError as error:
        show_error(error)
        return int(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        return int(ExitCode.DONE)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(ExitCode.DONE)
    return int(ExitCode.DONE)


def _flags_first(arguments: list[str]) -> list[str]:
    """The arguments with -q and -v in front, so that they work behind a command too."""
    flags = [one for one in arguments if one in _GLOBAL_FLAGS]
    return flags + [one for one in arguments if one not in _GLOBAL_FLAGS]


def _interruptible(command: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(command)
    def run_it(*args: object, **kwargs: object) -> None:
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt:
            sys.stderr.write("\ninterrupted; nothing half-written was left\n")
            raise typer.Exit(int(ExitCode.INTERRUPTED)) from None

    return run_it


for _name, (_command, _hidden) in commands.COMMANDS.items():
    # Without a short help of its own a command's first line would be cut at 45 letters.
    _first_line = (_command.__doc__ or "").split("\n")[0]
    app.command(_name, hidden=_hidden, short_help=_first_line)(_interruptible(_command))
app.add_typer(commands.TEMPLATES, name="templates")
