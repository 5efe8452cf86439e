"""Findings that only reading notes again shows, kept beside the glossary until `tidy`.

They stand in the machine-owned side file, as `check --json` prints them; losing it
costs reading the notes once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.mend import can_apply
from quizgen.glossary.model import Glossary

CHECK = "new-definition"


def to_keep(
    found: Iterable[Problem], before: Iterable[Problem], read: Iterable[str]
) -> list[Problem]:
    """The findings that wait after a reading: its own, and those of notes not read this time.

    Args:
        found: what was found now.
        before: what was waiting.
        read: the names of the files that were read now.
    """
    names = set(read)
    fresh = [one for one in found if one.check == CHECK and one.hint and one.entries]
    return [*(one for one in before if one.place.source not in names), *fresh]


def still_open(text: str, glossary: Glossary, waiting: Sequence[Problem]) -> list[Problem]:
    """The findings that are not decided yet.

    Args:
        text: the glossary file.
        glossary: the same as it was read.
        waiting: the findings in the side file.
    """
    entries = {one.id: one for one in glossary.entries}
    asked = (one for one in waiting if (entry := entries.get(one.entries[0])) and not entry.skip)
    return [
        one for one in asked if CHECK not in entries[one.entries[0]].ok and can_apply(text, one)
    ]


def findings_from_plain(plain: object) -> list[Problem]:
    """The findings in a side file; what is no such finding is left out."""
    if not isinstance(plain, list):
        return []
    found = (_finding(one) for one in plain if isinstance(one, dict))
    return [one for one in found if one.check == CHECK and one.entries]


def _finding(plain: dict[str, Any]) -> Problem:
    line, entries = plain.get("line"), plain.get("entries")
    return Problem(
        Severity.INFO,
        str(plain.get("check", "")),
        Place(str(plain.get("source", "")), line if type(line) is int else None),
        str(plain.get("message", "")),
        str(plain.get("hint", "")),
        entries=tuple(map(str, entries)) if isinstance(entries, list) else (),
    )
