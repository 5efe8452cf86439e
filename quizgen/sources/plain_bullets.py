"""Bullets `term — text` whose terms are not set off, in notes where others are bold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.sources.draft import Pair
from quizgen.sources.inline import plain_inline
from quizgen.sources.lines import Line

_BULLET = re.compile(
    r"^(?:[-*+]|\d+[.)])\s+(?P<term>[^\s*_:–—→=-][^:–—→=]{0,79}?)(?:\s*:|\s+[-–—→=]+)\s+(?P<rest>\S.*)$"
)
_NO_TERM = re.compile(
    r"^(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*\s*\*\*|__\s*__)\s*(?:[:：=→]|[-–—]+)\s*(?P<rest>\S.*)$"
)
_LONGEST_TERM = 8


def bullet_cards(body: Sequence[Line]) -> list[Pair]:
    """A card for each bullet, if every line is a short term, a mark and a longer text.

    Args:
        body: the lines under a heading.
    """
    found = [(line, _BULLET.match(line.text)) for line in body if line.text]
    pairs = [
        Pair(plain_inline(match["term"]), (plain_inline(match["rest"]),), *(line.number,) * 3)
        for line, match in found
        if match and not line.raw[:1].isspace()
    ]
    if len(pairs) < 2 or len(pairs) < len(found):  # noqa: PLR2004 - one is no pattern
        return []
    fronts = sum(len(pair.front) for pair in pairs)
    short = all(len(pair.front.split()) <= _LONGEST_TERM for pair in pairs)
    return pairs if short and fronts < sum(len(pair.text) for pair in pairs) else []


def without_term(line: Line) -> Pair | None:
    """The half card of a line whose bold term is empty, as in `- **** – text`."""
    found = _NO_TERM.match(line.text)
    if not found:
        return None
    return Pair("", (plain_inline(found["rest"]),), line.number, line.number, line.number)
