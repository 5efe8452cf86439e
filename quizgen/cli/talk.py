"""What the person in front of the terminal sees: sentences on stderr, data on stdout."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from quizgen.errors import Problem, QuizgenError, Severity, sort_problems
from quizgen.text.clean import printable

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 100
_SHOWN = 20
_BAR = 20


@dataclass(frozen=True, slots=True)
class Talk:
    """How much is said; `-q` says only what went wrong, `-v` says everything."""

    quiet: bool = False
    verbose: bool = False

    def say(self, text: str = "") -> None:
        """A line of talk."""
        if not self.quiet:
            _print(sys.stderr, text)

    def detail(self, text: str) -> None:
        """A line for those who asked for more."""
        if self.verbose:
            _print(sys.stderr, text)

    def problems(self, problems: Sequence[Problem], most: int = _SHOWN) -> None:
        """The findings with their hints, errors first cut last."""
        found = sort_problems(problems)
        most = len(found) if self.verbose else most
        found.sort(key=lambda problem: list(Severity).index(problem.severity))
        for problem in found[:most]:
            if not self.quiet or problem.severity is Severity.ERROR:
                _print(sys.stderr, _coloured(problem))
        if len(found) > most:
            self.say(f"… and {len(found) - most} more (-v shows all)")

    @contextmanager
    def step(self, doing: str) -> Iterator[Callable[[int, int], None]]:
        """Shows what is going on while it lasts, on a terminal; with -v also how long it took.

        What it yields is to be told how many of how many are done.
        """
        live = sys.stderr.isatty() and not self.quiet

        def show(text: str) -> None:
            if live:
                sys.stderr.write(f"\r\x1b[K{text}")
                sys.stderr.flush()

        def tell(done: int, total: int) -> None:
            filled = round(_BAR * done / max(total, 1))
            show(f"{doing} … {'█' * filled}{'░' * (_BAR - filled)} {done} of {total}")

        show(f"{doing} …")
        start = time.monotonic()
        try:
            yield tell
        finally:
            show("")
        self.detail(f"{doing}: {time.monotonic() - start:.1f} s")


def show_error(error: QuizgenError) -> None:
    """The reason a run stopped, the findings behind it, and what to do next."""
    _print(sys.stderr, _paint(f"quizgen: {error.message}", "31"))
    Talk().problems([p for p in error.problems if not _is_told(p, error.message)])
    if error.next_step:
        _print(sys.stderr, f"    {error.next_step}")


def _is_told(problem: Problem, message: str) -> bool:
    """Whether the message is about this problem: its place alone may hold other problems."""
    words = " ".join(problem.message.splitlines())
    return words in message and str(problem.place) in message


def write_out(text: str) -> None:
    """Data on standard output, as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def terminal_width() -> int:
    """The columns there are, at most 100."""
    return min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)


def pasteable(path: object) -> str:
    """A path as it is typed in a command.

    >>> pasteable("output/test-1"), pasteable("my course/quiz")
    ('output/test-1', '"my course/quiz"')
    """
    text = str(path)
    return f'"{text}"' if any(sign.isspace() or sign in "&;()'" for sign in text) else text


def _coloured(problem: Problem) -> str:
    plain = str(problem)
    label = f"{problem.severity.value}[{problem.check}]"
    return plain.replace(label, _paint(label, _COLOURS[problem.severity]), 1)


def _paint(text: str, colour: str) -> str:
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{colour}m{text}\x1b[0m"


def _print(stream: TextIO, text: str) -> None:
    lines = (_safe(line) for line in text.split("\n"))
    stream.write("\n".join(lines) + "\n")


def _safe(line: str) -> str:
    """Our own colours pass, other escapes do not."""
    parts = line.split("\x1b[")
    kept = [printable(parts[0])]
    for part in parts[1:]:
        code, mark, rest = part.partition("m")
        kept.append(
            f"\x1b[{code}m{printable(rest)}" if mark and code.isdigit() else printable(part)
        )
    return "".join(kept)
