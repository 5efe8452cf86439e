"""The non-blank lines of a file, each with the number an editor shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.text.clean import clean
from quizgen.text.decode import lines

BULLET = re.compile(r"^(?:[-–—−*+•●▪◦‣∙·■□○➢✓]+\s*|\(?\d{1,2}[.)]\s*(?=\D)|\(?[a-z]\)\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, as it stands, and cleaned.

    `text` is "" where the line holds nothing that can be seen.  `after_blank` says
    that a blank line, or the start of the file, stands before it.
    """

    number: int
    raw: str
    text: str
    after_blank: bool = False


@lru_cache(maxsize=2)
def numbered_lines(text: str) -> tuple[Line, ...]:
    r"""The lines of `text` that are not blank.

    >>> [(line.number, line.text) for line in numbered_lines("a\n\n  b  c\n")]
    [(1, 'a'), (3, 'b c')]
    """
    found: list[Line] = []
    blank = True
    for number, raw in enumerate(lines(text), start=1):
        if raw.strip():
            found.append(Line(number, raw, clean(raw), blank))
        blank = not raw.strip()
    return tuple(found)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, for short word lists in code."""
    return frozenset(text.split())
