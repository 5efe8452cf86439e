"""The words of the dictionary that are one edit away from a typed word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase

from quizgen.text.compounds import shared_start
from quizgen.text.words import folded_frequencies


def neighbours(word: str, language: str) -> Iterator[str]:
    """The folded words that one edit makes of the word: a letter more, less, other or swapped.

    British spellings are not looked for.

    >>> {"palm", "plan", "pam"} <= set(neighbours("plam", "en"))
    True
    """
    known = folded_frequencies(language[:2])
    return (near for near in _edited(word, language[:2]) if known.get(near))


def _edited(word: str, language: str) -> Iterator[str]:
    """What one edit makes of the word at every place where a word may come out."""
    forwards, backwards = _in_order(language)
    # An edit leaves all letters before its place, and all but two behind it, as they are;
    # so some word must start, and some word must end, with these.
    first = max(0, len(word) - 2 - _shared_start(word[::-1], backwards))
    last = _shared_start(word, forwards)
    for at in range(first, last + 1):
        front, back = word[:at], word[at:]
        yield front + back[1:]
        yield front + back[1:2] + back[:1] + back[2:]
        yield from (front + one + back[1:] for one in ascii_lowercase)
        yield from (front + one + back for one in ascii_lowercase)


def _shared_start(word: str, words: Sequence[str]) -> int:
    """With how many first letters of the word one of the words, which stand in order, starts."""
    at = bisect_left(words, word)
    return max((shared_start(word, near) for near in words[max(at - 1, 0) : at + 1]), default=0)


@lru_cache(maxsize=4)
def _in_order(language: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of the dictionary in order, and all of them backwards in order."""
    known = folded_frequencies(language)
    return sorted(known), sorted(word[::-1] for word in known)
