"""Words written together: German compounds and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quizgen.text.words import COMMON, count_folded

_SHORTEST_PART = 4
_SHORT_FRONT = 3
_SHORTEST_WORD = 8


@lru_cache(maxsize=65536)
def is_compound(word: str, language: str) -> bool:
    """Whether a German word is two words of the dictionary written together.

    >>> is_compound("lagerbestand", "de"), is_compound("lagerbestnad", "de")
    (True, False)
    """
    if not language.startswith("de"):
        return False
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    # A front of three letters counts if it is a word that everybody uses: fix, ein.
    short = count_folded(word[:_SHORT_FRONT], language) >= COMMON
    return (short and _is_part(word[_SHORT_FRONT:], language)) or any(
        _is_part(word[:cut], language) and _is_part(word[cut:], language) for cut in cuts
    )


@lru_cache(maxsize=65536)
def other_part(typed: str, expected: str, language: str) -> tuple[str, str] | None:
    """The one part in which two German compounds differ, if it is a word in both.

    >>> other_part("nettopreis", "bruttopreis", "de")
    ('netto', 'brutto')
    """
    if not language.startswith("de") or min(len(typed), len(expected)) < _SHORTEST_WORD:
        return None
    pairs = _differences(typed, expected)
    return next(
        (
            (one, other)
            for one, other in pairs
            if _is_part(one, language) and _is_part(other, language)
        ),
        None,
    )


def _differences(typed: str, expected: str) -> Iterator[tuple[str, str]]:
    """What is left of both words between a shared front and a shared back, shortest first."""
    front = shared_start(typed, expected)
    back = min(shared_start(typed[::-1], expected[::-1]), min(len(typed), len(expected)) - front)
    for start in range(front, -1, -1):
        for end in range(back, -1, -1):
            long_enough = start + end >= _SHORTEST_PART and not {start, end} & {1, 2}
            one, other = typed[start : len(typed) - end], expected[start : len(expected) - end]
            if long_enough and min(len(one), len(other)) >= _SHORTEST_PART:
                yield one, other


def shared_start(one: str, other: str) -> int:
    """How many letters two words have alike from the first one on.

    >>> shared_start("nettopreis", "netzwerk")
    3
    """
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _is_part(part: str, language: str) -> bool:
    """Whether the part is a word, with or without the s that joins it to the next."""
    return bool(count_folded(part, language) or count_folded(part.removesuffix("s"), language))
