"""Which words of a list answer are denied: by a "not", or by an "instead of" before them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.grading.lexicon import Lexicon
from quizgen.text.fold import fold


def is_loose_end(word: str, lexicon: Lexicon) -> bool:
    """Whether a small word at the edge of a window belongs to no point."""
    folded = fold(word)
    return folded in lexicon.between_names or folded in lexicon.language.articles or folded == "&"


def denials(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """The places of the words that deny: negations, and phrases such as "instead of".

    >>> from quizgen.grading.lexicon import lexicon_of
    >>> sorted(denials("plan instead of source".split(), lexicon_of("en")))
    [1, 2]
    """
    folded = [fold(word, lexicon.language.code) for word in words]
    negated = {at for at, word in enumerate(folded) if word in lexicon.language.negations}
    return frozenset(negated | _phrases(folded, lexicon))


def denied(words: Sequence[str], denying: frozenset[int], lexicon: Lexicon) -> set[int]:
    """The places of the words that a denial speaks of.

    A "not" denies its clause, from one "and" or "or" to the next; "instead of" denies
    what follows it in its clause.
    """
    places: set[int] = set()
    after = _phrases([fold(word, lexicon.language.code) for word in words], lexicon)
    clause: list[int] = []
    for at, word in enumerate([*words, "&"]):
        if at < len(words) and not is_loose_end(word, lexicon):
            clause.append(at)
            continue
        held = denying & set(clause)
        first = min(held) if held and held <= after else min(clause, default=0)
        places.update(one for one in clause if held and one >= first)
        clause = []
    return places


def _phrases(folded: Sequence[str], lexicon: Lexicon) -> set[int]:
    return {
        at
        for phrase in lexicon.excluding
        for start in range(len(folded))
        if tuple(folded[start : start + len(phrase)]) == phrase
        for at in range(start, start + len(phrase))
    }
