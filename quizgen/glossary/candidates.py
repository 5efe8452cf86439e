"""The words that a misspelt one may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from quizgen.glossary.vocabulary import SHORTEST, Vocabulary
from quizgen.text.words import COMMON, count_of, frequencies

_LONG = 6
_MUCH_MORE = 3


class Candidates:
    """The words that may have been meant, found by slip and by shelf."""

    def __init__(self, own: Vocabulary) -> None:
        self._own = own
        self._known = frequencies(own.language)
        self._letters = "".join(sorted({*ascii_lowercase, *(c for w in own.cards for c in w)}))
        self._shelves: dict[tuple[str, int], list[str]] | None = None

    def one_slip(self, word: str) -> list[str]:
        """Known words one slip away: the course's own first, then by how common they are."""
        near = {one for one in slips(word, self._letters) if self._is_known(one)}
        return sorted(near, key=lambda one: (self._rank(one, word), one))

    def swapped(self, word: str) -> str:
        """The common word of which two letters are swapped, or ""."""
        near = (one for one in transposed(word) if count_of(one, self._own.language) >= COMMON)
        rare = self._own.cards[word] == 1 and len(word) > _LONG
        return next(near, "") if rare else ""

    def two_slips(self, word: str) -> str:
        """The commonest word two slips away with the same first letter, or ""."""
        near = [
            one
            for size in range(len(word) - 2, len(word) + 3)
            for one in self._shelf(word[0], size)
            if OSA.distance(word, one, score_cutoff=2) <= 2  # noqa: PLR2004
        ]
        return min(near, key=lambda one: (self._rank(one, word), one), default="")

    def _is_known(self, word: str) -> bool:
        if self._known:
            return word in self._known or (word in self._own.known and len(word) > SHORTEST)
        return self._own.cards[word] >= _MUCH_MORE

    def _rank(self, one: str, word: str) -> tuple[bool, int, int]:
        """A wrong letter is a rarer slip than one too many, missing or out of place."""
        wrong_letter = len(one) == len(word) and sorted(one) != sorted(word)
        return wrong_letter, -min(self._own.cards[one], 2), -self._known.get(one, 0)

    def _shelf(self, letter: str, size: int) -> Iterable[str]:
        if self._shelves is None:
            self._shelves = {}
            for word, count in self._known.items():
                if count >= 2 * COMMON or self._own.cards[word] > 1:
                    self._shelves.setdefault((word[0], len(word)), []).append(word)
        return self._shelves.get((letter, size), ())


def transposed(word: str) -> Iterator[str]:
    """Every text with two letters of `word` swapped.

    >>> list(transposed("abc"))
    ['bac', 'acb']
    """
    for n in range(len(word) - 1):
        if word[n] != word[n + 1]:
            yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]


def slips(word: str, letters: str) -> Iterator[str]:
    """Every text one slip from `word`: a letter too many, missing, wrong, or two swapped.

    >>> sorted(slips("ab", "c"))
    ['a', 'abc', 'ac', 'acb', 'b', 'ba', 'cab', 'cb']
    """
    for n in range(len(word) + 1):
        head, tail = word[:n], word[n:]
        for letter in letters:
            yield head + letter + tail
        if tail:
            yield head + tail[1:]
            for letter in letters:
                if letter != tail[0]:
                    yield head + letter + tail[1:]
    yield from transposed(word)
