"""Points of a list that share a word which is said once: "left and right atrium"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from quizgen.grading.ladder import first_named, match_term
from quizgen.grading.question import TermQuestion
from quizgen.grading.segments import conjunction
from quizgen.quiz.policy import Policy

_HYPHEN = re.compile(r"(\w{2,})[-‐‑]")
# Each piece is tried with each end of its neighbours, so that a heap would take long.
_MOST_PIECES = 30
_MOST_POINTS = 30
_LONGEST_PIECE = 6
_LONG_ENDING = 4


def complete_parts(
    parts: Sequence[str], points: Sequence[TermQuestion], policy: Policy
) -> tuple[str, ...]:
    """The parts, each that lacks a word which stands beside another point with it put in.

    "freedom of speech, religion" names two freedoms; where all points of the list end
    or begin alike, that word may be left out everywhere.
    """
    cut = [_pieces(part, points, policy) for part in parts]
    pieces = [piece for some in cut for piece in some]
    if len(pieces) > _MOST_PIECES or len(points) > _MOST_POINTS:
        return tuple(parts)
    named = [first_named(piece, points, policy) for piece in pieces]
    whole = [
        piece if named[at] is not None else _completed(at, pieces, named, points, policy)
        for at, piece in enumerate(pieces)
    ]
    return tuple(_together(parts, cut, whole))


def _pieces(part: str, points: Sequence[TermQuestion], policy: Policy) -> tuple[str, ...]:
    """The part between its "and"s; a part that is a point has none."""
    language = points[0].code if points else "en"
    pieces = tuple(piece.strip() for piece in conjunction(language).split(part))
    if len(pieces) == 1 or not all(pieces) or first_named(part, points, policy) is not None:
        return (part,)
    return pieces


def _completed(
    at: int,
    pieces: Sequence[str],
    named: Sequence[int | None],
    points: Sequence[TermQuestion],
    policy: Policy,
) -> str:
    """The piece with the words put in that make it a point, else the piece as it is."""
    piece = pieces[at]
    if len(piece.split()) > _LONGEST_PIECE:
        return piece
    before = next((one for one in reversed(named[:at]) if one is not None), None)
    after = next((one for one in named[at + 1 :] if one is not None), None)
    free = [point for number, point in enumerate(points) if number not in (before, after)]
    tries = _with_neighbours(piece, before, after, points)
    near = next((one for one in tries if first_named(one, free, policy) is not None), "")
    return near or _of_family(piece, points, policy) or _with_ending(piece, points) or piece


def _of_family(piece: str, points: Sequence[TermQuestion], policy: Policy) -> str:
    """The one point that the piece is without the words it shares with others, else "".

    Of freedom of speech, freedom of religion, right to vote and right to strike each may
    be said in a word.
    """
    count = len(piece.split())
    heads = _heads(tuple(map(_text, points)))
    if any(own[0].casefold() == piece.casefold() for own in heads):
        return ""
    tries = ((at, f"{own[-count]} {piece}") for at, own in enumerate(heads) if count <= len(own))
    named = [one for at, one in tries if match_term(one, points[at], policy).decision == "accept"]
    return named[0] if len(named) == 1 else ""


@lru_cache(maxsize=256)
def _heads(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What each point begins with, short to long; nothing unless each shares a first word."""
    names = [text.split() for text in texts]
    firsts = Counter(words[0].casefold() for words in names if len(words) > 1)
    if sum(count for count in firsts.values() if count > 1) < len(names):
        return ()
    return tuple(tuple(" ".join(words[:at]) for at in range(1, len(words))) for words in names)


def _with_ending(piece: str, points: Sequence[TermQuestion]) -> str:
    """The point that the piece is without the ending that all points have, else "".

    Where the layers are troposphere, stratosphere and mesosphere, "strato" names one.
    """
    texts = tuple(map(_text, points))
    left_out = range(_LONG_ENDING, len(_shared_ending(texts)) + 1)
    front = piece.casefold()
    named = [
        one
        for one in texts
        if len(one) - len(front) in left_out and one.casefold().startswith(front)
    ]
    return named[0] if len(named) == 1 else ""


@lru_cache(maxsize=256)
def _shared_ending(texts: tuple[str, ...]) -> str:
    """The letters with which all end, in small letters."""
    columns = zip(*(text.casefold()[::-1] for text in texts), strict=False)
    return "".join(col[0] for col in takewhile(lambda col: len(set(col)) == 1, columns))[::-1]


def _with_neighbours(
    piece: str, before: int | None, after: int | None, points: Sequence[TermQuestion]
) -> Iterator[str]:
    """The piece with ends of the next point, beginnings of the last one, or what all share."""
    waiting = _HYPHEN.fullmatch(piece)
    if after is not None:
        text = _text(points[after])
        words = text.split()
        yield from (f"{piece} {' '.join(words[at:])}" for at in range(1, len(words)))
        if waiting:
            yield from (f"{waiting[1]}{text[at:]}" for at in range(1, len(text) - 1))
    if before is not None:
        words = _text(points[before]).split()
        yield from (f"{' '.join(words[:at])} {piece}" for at in range(len(words) - 1, 0, -1))
    if len(points) > 1:
        names = [_text(point).split() for point in points]
        tail = _shared([words[::-1] for words in names])[::-1]
        head = _shared(names)
        yield from (f"{piece} {' '.join(tail)}" for _ in tail[:1])
        yield from (f"{' '.join(head)} {piece}" for _ in head[:1])


def _text(point: TermQuestion) -> str:
    return point.accepted.names[0].text if point.accepted.names else ""


def _shared(names: Sequence[Sequence[str]]) -> list[str]:
    """The words with which all begin, in small letters; one word at least is left to each."""
    columns = zip(*([word.casefold() for word in words[:-1]] for words in names), strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


def _together(
    parts: Sequence[str], cut: Sequence[Sequence[str]], whole: Sequence[str]
) -> Iterator[str]:
    """The pieces where any was completed, else the parts as they were."""
    start = 0
    for part, pieces in zip(parts, cut, strict=True):
        completed = whole[start : start + len(pieces)]
        yield from completed if list(completed) != list(pieces) else (part,)
        start += len(pieces)
