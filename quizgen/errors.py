"""Two channels for trouble: problems are values, stops are exceptions.

Bad *data* becomes a `Problem`: collected, sorted, shown with its place and a
hint.  What *cannot go on* raises a `QuizgenError`, which owns an exit code and
says the next step.  Anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process returns; the README's table lists the same codes."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    SYSTEM = 4
    OUTPUT = 5
    INTERRUPTED = 130


# How the hint of a remark starts that asks for nothing.
NOTHING_TO_DO = "nothing needs doing"


class Severity(StrEnum):
    """How much a problem matters; the order of definition is the sort order."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file's name and, where known, a line from 1.

    >>> str(Place("notes.txt", 12))
    'notes.txt:12'
    >>> str(Place("notes.txt"))
    'notes.txt'
    """

    source: str = ""
    line: int | None = None

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about somebody's data, in words an instructor understands.

    `hint` can be pasted where it is a command or a TOML line.  `wrong` and
    `correct` are filled for spelling, `entries` names the glossary ids concerned.
    """

    severity: Severity
    check: str
    place: Place
    message: str
    hint: str = ""
    wrong: str = ""
    correct: str = ""
    entries: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.source else ""
        # What is quoted from a file may hold line ends; a finding is one line.
        message = " ".join(self.message.splitlines())
        head = f"{where}{self.severity.value}[{self.check}]: {message}"
        hint = self.hint.replace("\n", "\n    ")
        return f"{head}\n    {hint}" if hint else head


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line, severity, check and message."""
    order = list(Severity)
    return sorted(
        problems,
        key=lambda p: (
            p.place.source,
            p.place.line or 0,
            order.index(p.severity),
            p.check,
            p.message,
        ),
    )


class QuizgenError(Exception):
    """A run that cannot go on: a message, a next step, and the problems behind it."""

    exit_code: ClassVar[ExitCode] = ExitCode.INPUT

    def __init__(
        self, message: str, *, next_step: str = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step
        self.problems = tuple(problems)


class InputError(QuizgenError):
    """Input that is unreadable, invalid or insufficient."""


class NotEnoughError(InputError):
    """The glossary cannot yield what was asked for."""


class UsageError(QuizgenError):
    """A command called in a way that makes no sense."""

    exit_code = ExitCode.USAGE


class FindingsError(QuizgenError):
    """Findings that must stop the run: errors, `--strict`, a mark that would fall."""

    exit_code = ExitCode.FINDINGS


class SystemLibraryError(QuizgenError):
    """A library of the operating system is missing."""

    exit_code = ExitCode.SYSTEM


class OutputError(QuizgenError):
    """Output that exists, holds decisions that would be lost, or cannot be written."""

    exit_code = ExitCode.OUTPUT
