"""Two words that are one word under different prefixes or endings, and so turned round."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.grading.kin import Kin
from quizgen.grading.lexicon import Lexicon, lexicon_of
from quizgen.text.compounds import shared_start
from quizgen.text.words import COMMON, count_folded

_SHORTEST_REST = 4
_SHORTEST_STEM = 3
_SHORTEST_FRONT = 2
_USUAL = 10 * COMMON
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


def other_front(typed: str, expected: str, words: Lexicon) -> bool:
    """Whether an unknown word has another prefix, or another word behind the same one.

    >>> from quizgen.grading.lexicon import lexicon_of
    >>> english = lexicon_of("en")
    >>> other_front("misinflation", "disinflation", english)
    True
    >>> [other_front(one, "inelastic", english) for one in ("inplastic", "inelastc")]
    [True, False]
    """
    code = words.language.code
    # Of other languages the dictionary hardly knows how common a word is.
    usual = COMMON if code.startswith("en") else 1
    for one, left in _stripped(typed, words):
        for other, right in _stripped(expected, words):
            if min(len(one), len(other)) < _SHORTEST_FRONT or not count_folded(right, code):
                continue
            swapped = left == right and not _same_prefix(one, other, words)
            hidden = one == other and left != right and len(left) > _SHORTEST_REST
            if swapped or (hidden and count_folded(left, code) >= usual):
                return True
    return False


def other_ending(typed: str, expected: str, words: Lexicon) -> bool:
    """Whether two words of one stem end in different endings that each have a meaning.

    Of a common word it is a slip all the same: definate for definite.

    >>> from quizgen.grading.lexicon import lexicon_of
    >>> other_ending("hydrolytic", "hydrolysis", lexicon_of("en"))
    True
    >>> other_ending("hydrolysys", "hydrolysis", lexicon_of("en"))
    False
    """
    same = shared_start(typed, expected)
    if count_folded(expected, words.language.code) >= _USUAL:
        return False
    pairs = ((typed[at:], expected[at:]) for at in range(_SHORTEST_STEM, same + 1))
    return any(
        one in words.endings and other in words.endings and not _is_one_letter_more(one, other)
        for one, other in pairs
    )


def _is_one_letter_more(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long[1:] == short


def suffix_clash(typed: str, expected: str, words: Lexicon) -> Kin | None:
    """How two words differ that are one word under different endings (lessor, lessee)."""
    for pair in words.turning_suffixes:
        for end, other in (pair, pair[::-1]):
            if typed.endswith(end) and expected == typed[: -len(end)] + other:
                return Kin.OPPOSITE
    return None
