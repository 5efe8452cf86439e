"""The formats that exist: one place that lists them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from quizgen.errors import UsageError
from quizgen.exports.glossary_sheet import glossary_csv, glossary_xlsx
from quizgen.exports.quiz_sheet import quiz_csv
from quizgen.glossary.model import Glossary
from quizgen.quiz.model import Quiz


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is made from, the suffix of its file, and what it is good for.

    `write` takes a `Glossary` or a `Quiz`, as `takes` says.
    """

    takes: Literal["glossary", "quiz"]
    suffix: str
    about: str
    write: Callable[[Any], bytes]


EXPORTERS: dict[str, Exporter] = {
    "csv": Exporter("glossary", ".csv", "the glossary as a table", glossary_csv),
    "xlsx": Exporter("glossary", ".xlsx", "the glossary as a workbook", glossary_xlsx),
    "quiz-csv": Exporter("quiz", ".csv", "all questions with their options and key", quiz_csv),
}


def find_exporter(name: str) -> Exporter:
    """The exporter of a format.

    Raises:
        UsageError: there is no such format; the message lists those that exist.
    """
    found = EXPORTERS.get(name.strip().lower())
    if found is None:
        close = get_close_matches(name.lower(), EXPORTERS, n=1, cutoff=0.6)
        guess = f"did you mean “{close[0]}”? " if close else ""
        raise UsageError(
            f"there is no format “{name}”",
            next_step=f"{guess}formats: {describe_formats()}",
        )
    return found


def export(thing: Glossary | Quiz, name: str) -> bytes:
    """The glossary or quiz in the format of this name.

    Raises:
        UsageError: there is no such format, or it is made from the other of the two.
    """
    exporter = find_exporter(name)
    given = "glossary" if isinstance(thing, Glossary) else "quiz"
    if exporter.takes == given:
        return exporter.write(thing)
    fitting = ", ".join(key for key, one in EXPORTERS.items() if one.takes == given)
    raise UsageError(
        f"the format “{name}” is made from a {exporter.takes}, and this is a {given}",
        next_step=f"formats for a {given}: {fitting}",
    )


def describe_formats() -> str:
    """The formats in one line, each with what it takes.

    >>> describe_formats()
    'csv (of a glossary), xlsx (of a glossary), quiz-csv (of a quiz)'
    """
    return ", ".join(f"{name} (of a {one.takes})" for name, one in EXPORTERS.items())
