"""Points of a list written in one run, as in plan/source/make: cut only where they are points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.grading.ladder import first_named
from quizgen.grading.question import TermQuestion
from quizgen.quiz.policy import Policy

# The outermost first: a hyphen may well belong to a point.
_CUTS = tuple(
    re.compile(cut)
    for cut in (
        r"[→⇒➔>|\\]+|[-=]+>",
        r"/+",
        r"\++",
        r"&+",
        r"[(\[]?\d{1,2}[.)\]:]|(?<![\w-])\d{1,2}(?=[^\W\d])|(?<=[^\W\d])\d{1,2}(?=[^\W\d])",
        r"\.+",
        r"_+",
        r"[-–—]+",
    )
)
_ATOM = re.compile(r"[^\W\d_]+|\d+")
_MOST_PIECES = 80
# Every way of cutting is tried, so that a long answer without spaces would take seconds.
_MOST_WORDS = 160
_LEAST = 2
_LONG = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """A part in pieces, and how many of them are points for certain."""

    pieces: tuple[str, ...]
    points: int


def cut_runs(
    parts: Sequence[str], points: Sequence[TermQuestion], policy: Policy
) -> tuple[str, ...]:
    """The parts, each that holds several points without spaces between them cut into these."""
    if sum(len(_ATOM.findall(part)) for part in parts) > _MOST_WORDS:
        return tuple(parts)
    return tuple(piece for part in parts for piece in _cut(part, points, policy))


def runs_together(parts: Sequence[str], points: Sequence[TermQuestion]) -> bool:
    """Whether a part that is no point has letters of one: a person should look at it."""
    words = [word for part in parts for word in re.split(r"[\W_\d]+", part.casefold()) if word]
    names = [name for point in points for name in point.accepted.names]
    if any(word == name.joined for word in words for name in names):
        return True
    joined = "".join(words)
    longer = [name for name in names if len(name.joined) >= _LONG]
    return len({name.joined for name in longer if name.joined in joined}) >= _LEAST


def _cut(
    part: str,
    points: Sequence[TermQuestion],
    policy: Policy,
    cuts: Sequence[re.Pattern[str]] = _CUTS,
) -> tuple[str, ...]:
    if part.isalpha() or first_named(part, points, policy) is not None:
        return (part,)
    found = max(_cuts(part, points, policy, cuts), key=lambda cut: cut.points, default=None)
    return found.pieces if found else (part,)


def _cuts(
    part: str, points: Sequence[TermQuestion], policy: Policy, cuts: Sequence[re.Pattern[str]]
) -> Iterator[Cut]:
    """Each way of cutting that leaves at least two points, and no fewer points than others."""
    for number, cut in enumerate(cuts, start=1):
        pieces = tuple(piece.strip() for piece in cut.split(part) if piece.strip(" ()[]"))
        if 1 < len(pieces) <= _MOST_PIECES:
            inner = tuple(
                one for piece in pieces for one in _cut(piece, points, policy, cuts[number:])
            )
            known = sum(first_named(piece, points, policy) is not None for piece in inner)
            if known >= max(_LEAST, len(inner) / _LEAST):
                yield Cut(inner, known)
