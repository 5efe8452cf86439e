"""Two words that are one word under different prefixes or endings, and so turned round."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.grading.kin import Kin
from quizgen.grading.lexicon import Lexicon, lexicon_of

_SHORTEST_REST = 4
_FORGIVING = 5


def prefix_clash(typed: str, expected: str, words: Lexicon, *, slip: bool) -> Kin | None:
    """How two words differ that are one word under different prefixes (un-, out-, inter-).

    Where a single slip explains the difference (`slip`), only a whole prefix counts.
    """
    for one, left in _stripped(typed, words):
        for other, right in _stripped(expected, words):
            if _same_prefix(one, other, words) or not _nearly(left, right, exactly=slip):
                continue
            if slip and one and other and min(len(one), len(other)) < _SHORTEST_REST:
                continue
            turning = one in words.turning and other in words.turning
            return Kin.DIRECTION if turning else Kin.NEGATION
    return None


def _same_prefix(one: str, other: str, words: Lexicon) -> bool:
    groups = words.same_prefixes
    return one == other or (one in groups and groups[one] == groups.get(other))


@lru_cache(maxsize=65536)
def _prefixes(word: str, code: str) -> tuple[tuple[str, str], ...]:
    words = lexicon_of(code)
    known = words.negating | words.turning
    cuts = ((word[:n], word[n:]) for n in range(1, min(10, len(word) - _SHORTEST_REST + 1)))
    return (("", word), *((front, rest) for front, rest in cuts if front in known))


def _stripped(word: str, words: Lexicon) -> tuple[tuple[str, str], ...]:
    return _prefixes(word, words.language.code)


def _nearly(one: str, other: str, *, exactly: bool) -> bool:
    if one == other or exactly:
        return one == other
    allowed = 1 if min(len(one), len(other)) > _FORGIVING else 0
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def suffix_clash(typed: str, expected: str, words: Lexicon) -> Kin | None:
    """How two words differ that are one word under different endings (lessor, lessee)."""
    for pair in words.turning_suffixes:
        for end, other in (pair, pair[::-1]):
            if typed.endswith(end) and expected == typed[: -len(end)] + other:
                return Kin.OPPOSITE
    return None
