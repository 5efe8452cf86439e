"""How much of one statement another says: words that carry meaning, weighed by rarity."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from quizgen.grading.lexicon import lexicon_of
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import stem
from quizgen.text.words import count_folded

_SYNONYM = 0.7
_KINDRED = 0.5
_ONE_SLIP = 0.8
_MOST_COMMON = 3e7
_RARE = 1000
_UNKNOWN = 30
_LEAST_WEIGHT = 0.6
_GRAM = 3
_OPENING = re.compile(r"\s*(?:([A-Da-d])\b\s*[.,:)]|([^\W\d_]+))")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement prepared for comparing.

    Args:
        words: the folded words in order.
        weights: the stem of each word that carries meaning, with its weight.
        written: each such stem as it was first written.
        stems: the stem of every word, also of those that carry no meaning.
        grams: the letter trigrams of the folded text.
        denies: whether it has a negation.
        stance: the yes, no or letter that opens it, else "".
    """

    words: tuple[str, ...]
    weights: Mapping[str, float]
    written: Mapping[str, str]
    stems: Counter[str]
    grams: Counter[str]
    denies: bool
    stance: str


@lru_cache(maxsize=4096)
def statement_of(text: str, language: str = "en") -> Statement:
    """The statement prepared: its meaningful stems weighed by how rare the words are."""
    words = tuple(fold(text, language).split())
    written: dict[str, str] = {}
    weights: dict[str, float] = {}
    light = _light_words(language)
    stems = [stem(word, language) for word in words]
    for word, root in zip(words, stems, strict=True):
        if word not in light:
            written.setdefault(root, word)
            weights.setdefault(root, word_weight(word, language))
    padded = f" {' '.join(words)} "
    grams = Counter(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))
    negations = lexicon_of(language).language.negations
    denies = any(word in negations for word in words)
    stance = _stance(text, language)
    return Statement(words, weights, written, Counter(stems), grams, denies, stance)


def word_weight(word: str, language: str = "en") -> float:
    """How much a word says, 0.6 to 1: the logarithm of its rarity (inverse frequency).

    >>> word_weight("the") < word_weight("customer") < word_weight("bullwhip")
    True
    """
    count = count_folded(word, language) or _UNKNOWN
    weight = math.log(_MOST_COMMON / count) / math.log(_MOST_COMMON / _RARE)
    return round(min(1.0, max(_LEAST_WEIGHT, weight)), 6)


def coverage(wanted: Mapping[str, float], said: Mapping[str, float], language: str) -> float:
    """The share of the wanted weight that was said, in the same or in kindred words."""
    total = sum(wanted.values())
    if not total:
        return 0.0
    found = sum(weight * nearest(root, said, language) for root, weight in wanted.items())
    return found / total


def nearest(root: str, said: Mapping[str, float], language: str) -> float:
    """How near the nearest stem that was said comes to `root`, 0 to 1."""
    if root in said:
        return 1.0
    return max((_kindred(root, other, language) for other in said), default=0.0)


def likeness(wanted: Counter[str], said: Counter[str]) -> float:
    """The share of what is wanted, counted with repeats, that was said."""
    total = sum(wanted.values())
    return sum(min(count, said[one]) for one, count in wanted.items()) / total if total else 0.0


def opposed(wanted: Mapping[str, float], said: Mapping[str, float], language: str) -> str:
    """A stem that was said in place of its opposite, or ""."""
    for root in said:
        if root in wanted:
            continue
        against = _opposites(language).get(root, frozenset())
        if any(one in wanted and one not in said for one in against) and not against & set(said):
            return root
    return ""


@lru_cache(maxsize=131072)
def _kindred(one: str, other: str, language: str) -> float:
    """How near two stems are: by meaning, by one slip, or by the pairs of letters they share."""
    if one.isdigit() or other.isdigit():
        return 0.0
    groups = _synonyms(language)
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return _SYNONYM
    pairs, others = _pairs(one), _pairs(other)
    # Dice's coefficient, which derivations keep high; a slip within a short word does not.
    share = 2 * len(pairs & others) / (len(pairs) + len(others))
    slip = OSA.normalized_similarity(one, other, score_cutoff=_ONE_SLIP)
    return max(slip, share) if max(slip, share) >= _KINDRED else 0.0


@lru_cache(maxsize=65536)
def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))


@lru_cache(maxsize=8)
def _light_words(language: str) -> frozenset[str]:
    return language_of(language).stop_words - lexicon_of(language).comparing


@lru_cache(maxsize=8)
def _synonyms(language: str) -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon_of(language).synonyms):
        for word in group:
            groups.setdefault(stem(word, language), set()).add(number)
    return {root: frozenset(numbers) for root, numbers in groups.items()}


@lru_cache(maxsize=8)
def _opposites(language: str) -> Mapping[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for one, other in lexicon_of(language).opposites:
        left, right = stem(one, language), stem(other, language)
        pairs.setdefault(left, set()).add(right)
        pairs.setdefault(right, set()).add(left)
    return {root: frozenset(others) for root, others in pairs.items()}


def _stance(text: str, language: str) -> str:
    """What a statement opens with: "yes", "no", a choice's letter, or ""."""
    opening = _OPENING.match(text)
    if opening is None:
        return ""
    if opening[1]:
        return opening[1].lower()
    lexicon = lexicon_of(language)
    word = fold(opening[2], language)
    if word in lexicon.affirming:
        return "yes"
    return "no" if word in lexicon.denying else ""


def agreement(wanted: Statement, said: Statement) -> int:
    """1 where both open alike (yes, no, a letter), -1 where they differ, 0 where one is silent."""
    stance = said.stance or ("no" if said.denies else "")
    if not wanted.stance or not stance:
        return 0
    return 1 if wanted.stance == stance else -1


def without(
    weights: Mapping[str, float], roots: Sequence[str] | Mapping[str, float]
) -> dict[str, float]:
    """The weights but for some stems."""
    return {root: weight for root, weight in weights.items() if root not in roots}
