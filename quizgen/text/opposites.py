"""Whether two words are opposites, and whether two texts say different things by such words.

Definitions that are worded alike either say the same, or one is the other with a word
turned round: the side from which the wind blows, the side toward which it blows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import words_beyond

_SHORTEST_REST = 4
# More words of its own than this make a text a wording of its own, not the other turned round.
_MOST_OWN = 4


@lru_cache(maxsize=1 << 16)
def opposed(one: str, other: str, language: str = "en") -> bool:
    """Whether two folded words are opposites, or stand for two places on one scale.

    >>> opposed("left", "right"), opposed("month", "year"), opposed("rear", "back")
    (True, True, False)
    >>> opposed("hypothermia", "hyperthermia"), opposed("formal", "informal")
    (True, True)
    """
    places = _places(language)
    here, there = places.get(one, {}), places.get(other, {})
    if any(there.get(scale, place) != place for scale, place in here.items()):
        return True
    return _turned(one, other, language) or _turned(other, one, language)


def is_of_scale(word: str, language: str = "en") -> bool:
    """Whether a folded word stands on a scale: front, month, small."""
    return word in _places(language)


def own_words(one: str, other: str, language: str = "en") -> tuple[list[str], list[str]]:
    """The folded words that each of two texts alone has, in any form.

    >>> own_words("The front end of a boat", "the rear end of boats")
    (['front', 'a'], ['rear'])
    """
    words = fold(one, language).split(), fold(other, language).split()
    return words_beyond(*words, language), words_beyond(words[1], words[0], language)


def told_apart(one: str, other: str, language: str = "en") -> bool:
    """Whether two texts that are worded alike differ in a pair of opposites.

    >>> told_apart("the side from which it blows", "the side toward which it blows")
    True
    >>> told_apart("a firm that buys goods", "a company that buys goods")
    False
    """
    texts = [f" {fold(text, language)} " for text in (one, other)]
    for left, right in language_of(language).contrasts:
        a, b = (f" {fold(word, language)} " for word in (left, right))
        if sorted((a in text, b in text) for text in texts) == [(False, True), (True, False)]:
            return True
    here, there = own_words(one, other, language)
    if max(len(here), len(there)) > _MOST_OWN:
        return False
    return _denied(here, there, language) or any(
        opposed(word, against, language) for word in here for against in there
    )


def _denied(here: Sequence[str], there: Sequence[str], language: str) -> bool:
    """Whether the texts are the same but for a "not" in one of them."""
    negations = language_of(language).negations
    said = [any(word in negations for word in words) for words in (here, there)]
    return said[0] != said[1] and len(here) + len(there) <= 2  # noqa: PLR2004 - "not" alone


def _turned(word: str, other: str, language: str) -> bool:
    """Whether `other` is the word under the prefix that is the opposite of its own."""
    for prefix, against in language_of(language).prefixes:
        if word.startswith(prefix) and other.startswith(against):
            rest = word[len(prefix) :]
            if len(rest) >= _SHORTEST_REST and other == against + rest:
                return True
    return False


@lru_cache(maxsize=8)
def _places(language: str) -> Mapping[str, Mapping[int, int]]:
    """For each word of a scale the place it has there, by the number of the scale."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, scale in enumerate(language_of(language).scales):
        for place, words in enumerate(scale):
            for word in words.split():
                found[word][number] = place
    return found
