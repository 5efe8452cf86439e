"""Sentences that are nearly the same, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel

from quizgen.text.compounds import is_compound
from quizgen.text.tokens import content_words, stem, telling_words

# A word in more sentences than this says nothing about which two belong together.
_COMMON = 24
_RARE_WORDS = 6
# Languages that write nouns together; from how many letters a word may be two, or must be.
_JOINING = frozenset({"de", "nl"})
_JOINED = 9
_LONG = 15


@lru_cache(maxsize=1 << 19)
def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """The content words of a text as `content_words` gives them; asked for again and again."""
    return content_words(text, language)


@lru_cache(maxsize=1 << 16)
def things_said(text: str, language: str = "en") -> int:
    """How many different things a text says: its content words, a compound counted twice.

    German and Dutch write as one word what other languages write as two or three.

    >>> things_said("der Lebensraum einer Lebensgemeinschaft", "de")
    4
    >>> things_said("the edge of a habitat")
    2
    """
    words = {stem(word, language): word for word in telling_words(text, language)}
    return len(words) + sum(_is_joined(word, language) for word in words.values())


def _is_joined(word: str, language: str) -> bool:
    if language[:2] not in _JOINING or len(word) < _JOINED:
        return False
    return len(word) >= _LONG or is_compound(word, language)


def signatures(texts: Sequence[str], language: str = "en") -> list[tuple[str, ...]]:
    """The content words of each text, sorted."""
    return [tuple(sorted(set(stems(text, language)))) for text in texts]


def near_pairs(
    words: Sequence[tuple[str, ...]], least: float, fewest: int = 3
) -> Iterator[tuple[int, int, float]]:
    """The pairs of texts that share most of their words, with their likeness 0..1.

    Texts are brought together by their rarest words, so the time grows with their
    number, not with its square.

    Args:
        words: the content words of each text, as `signatures` gives them.
        least: the least likeness that counts.
        fewest: texts with fewer words are not compared.
    """
    counts = Counter(word for one in words for word in one)
    shelves: dict[str, list[int]] = defaultdict(list)
    for n, found in enumerate(words):
        if len(found) >= fewest:
            for word in sorted(found, key=lambda w: (counts[w], w))[:_RARE_WORDS]:
                shelves[word].append(n)
    sets = [frozenset(one) for one in words]
    done: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        if not 1 < len(shelf) <= _COMMON:
            continue
        for pair in combinations(shelf, 2):
            one, other = sets[pair[0]], sets[pair[1]]
            both = len(one) + len(other)
            if 2 * min(len(one), len(other)) < least * both or pair in done:
                continue
            done.add(pair)
            likeness = 2 * len(one & other) / both
            if likeness >= least:
                yield *pair, round(likeness, 6)


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two sorted sets of words are: twice the shared ones over all."""
    shared = len(set(one) & set(other))
    return round(2 * shared / (len(one) + len(other)), 6) if one or other else 0.0


def in_order(one: str, other: str, language: str = "en") -> float:
    """How alike two texts are word by word in their order, 0..1.

    >>> in_order("one buyer, many suppliers", "one supplier, many buyers") < 0.8
    True
    """
    left, right = stems(one, language), stems(other, language)
    return round(Indel.normalized_similarity(left, right), 6)
