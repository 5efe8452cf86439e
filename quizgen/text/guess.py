"""The language a text is in, told by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from quizgen.text.languages import language_codes, language_of
from quizgen.text.tokens import tokens

_FEWEST_DIFFERENT = 8
_CLEARLY = 1.5


def guess_language(texts: Iterable[str]) -> str:
    """The code of the language that most small words are of; "" where that is not clear.

    A word that several languages share counts as a part for each of them.

    >>> guess_language(["der Teil der Zelle, in dem das Erbgut ist, und mit dem er an "
    ...                 "die Haut stößt, die sich um die Zelle legt"])
    'de'
    >>> guess_language(["loud", "fast and lively"])
    ''
    """
    counts = Counter(word for text in texts for word in tokens(text.casefold()))
    owners = _owners()
    scores: dict[str, float] = {}
    different: Counter[str] = Counter()
    for word in sorted(counts):
        for code in owners.get(word, ()):
            scores[code] = scores.get(code, 0.0) + counts[word] / len(owners[word])
            different[code] += 1
    ranked = sorted(scores, key=lambda code: (-round(scores[code], 6), code))
    if not ranked or different[ranked[0]] < _FEWEST_DIFFERENT:
        return ""
    rest = scores[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0] if scores[ranked[0]] > _CLEARLY * rest else ""


@lru_cache(maxsize=1)
def _owners() -> dict[str, tuple[str, ...]]:
    """The languages each small word belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for code in language_codes():
        language = language_of(code)
        for word in language.stop_words | language.articles:
            found[word] = (*found.get(word, ()), code)
    return found
