"""Pairs of entries that may be one thing described twice in other words.

Nobody can be sure from words alone; but a wrong option that may be right as well is the
worst flaw a question can have, so such pairs do not meet.  Other than conflicts, these
doubts do not spread from pair to pair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from math import log

from quizgen.items.lexicon import Facts, Lexicon
from quizgen.items.links import contrasted
from quizgen.items.nouns import head_noun
from quizgen.items.quantities import Amount, amounts
from quizgen.items.topics import hollow
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import stem

_WIDEST = 12
_LOOSE = 6
_LEAST_SHARED = 3
# The noun, the number and its unit are told apart as words; one word more may differ.
_FURTHER = 4
# Shares of what two definitions say, weighted by how rare the words are.
_OTHER_NOUN = 0.33
_SAME_NAME = 0.28


def find_doubts(lex: Lexicon, listed: Mapping[str, Collection[str]]) -> dict[tuple[str, str], str]:
    """The pairs that may be one thing in other words, each with the reason.

    `listed` has for each entry those that a list names together with it: they differ.
    """
    told = [one for one in lex.facts.values() if one.defined]
    bags = {one.id: _bag(one, lex.language) for one in told}
    counts = Counter(word for bag in bags.values() for word in bag)
    found: dict[tuple[str, str], str] = {}
    for a, b in _candidates(bags, counts):
        one, other = lex.facts[a], lex.facts[b]
        why = _why(one, other, bags, counts, lex.language)
        if not why or b in listed.get(a, ()):
            continue
        if not contrasted(one, other, lex.language):
            found[(a, b)] = why
    for one, other in _of_one_amount(told, lex.language):
        apart = other.id in listed.get(one.id, ()) or contrasted(one, other, lex.language)
        if not apart:
            found.setdefault((one.id, other.id), "they are of one noun and of the same amount")
    return found


def _of_one_amount(told: list[Facts], language: str) -> Iterator[tuple[Facts, Facts]]:
    """Pairs that are of one noun and amount, of which one says hardly anything else."""
    shelves: dict[tuple[str, frozenset[Amount]], list[Facts]] = defaultdict(list)
    for one in told:
        said = amounts(one.gist, language)
        if said and one.genus:
            shelves[(one.genus, said)].append(one)
    for together in shelves.values():
        for one, other in combinations(sorted(together, key=lambda f: f.id)[:_WIDEST], 2):
            further = min(len(one.words - other.words), len(other.words - one.words))
            if further <= _FURTHER:
                yield one, other


def doubted_with(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each entry of some pairs the others that it stands in a pair with."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {key: frozenset(ids) for key, ids in found.items()}


def _why(
    one: Facts,
    other: Facts,
    bags: Mapping[str, frozenset[str]],
    counts: Mapping[str, int],
    language: str,
) -> str:
    if _says_rest(one, other, language) or _says_rest(other, one, language):
        return "the definition of one begins with the other's name"
    mine, theirs = bags[one.id], bags[other.id]
    shared = mine & theirs
    if len(shared) > 1 and (_is_by_name(one, language) or _is_by_name(other, language)):
        return "one is said to be another word, and their definitions share words"
    if len(shared) < _LEAST_SHARED or _named_as_pair(one, other, language):
        return ""
    likeness = _weighted(shared, mine, theirs, counts, len(bags))
    if likeness >= _OTHER_NOUN and _noun(one, language) != _noun(other, language):
        return f"their definitions share {len(shared)} words in other sentences"
    # German writes a shared part of names into compounds, where it starts no word.
    kindred = _kindred_names(one, other) if language[:2] != "de" else ""
    if kindred and likeness >= _SAME_NAME:
        return f"their names share “{kindred}”, and their definitions say alike"
    return ""


def _is_by_name(one: Facts, language: str) -> bool:
    """Whether a term is said to be another word for a thing: "popular word for the trail"."""
    ways = language_of(language).forms.get("by_names", ())
    return any(re.match(way, one.gist, re.IGNORECASE) for way in ways)


def _noun(one: Facts, language: str) -> str:
    return stem(fold(head_noun(one.gist, language), language), language)


def _named_as_pair(one: Facts, other: Facts, language: str) -> bool:
    """Whether the names are made as a pair: one word differs, or only the last is the same."""
    here, there = (fold(facts.name, language).split() for facts in (one, other))
    if min(len(here), len(there)) < 2:  # noqa: PLR2004 - a name of one word
        return False
    differ = sum(a != b for a, b in zip(here, there, strict=False))
    return here[-1] == there[-1] or (len(here) == len(there) and differ == 1)


def _weighted(
    shared: frozenset[str],
    mine: frozenset[str],
    theirs: frozenset[str],
    counts: Mapping[str, int],
    size: int,
) -> float:
    """Twice the weight of the shared words over that of all; a rare word weighs more."""

    def weight(words: frozenset[str]) -> float:
        return sum(log(1 + size / counts[word]) for word in sorted(words))

    both = weight(mine) + weight(theirs)
    return round(2 * weight(shared) / both, 6) if both else 0.0


def _kindred_names(one: Facts, other: Facts) -> str:
    """The beginning of words that all of one name has in common with the other, or ""."""
    starts = [
        {word[:_LOOSE] for word in f.name_words if len(word) >= _LOOSE and word.isalpha()}
        for f in (one, other)
    ]
    shared = starts[0] & starts[1]
    whole = len(shared) == min(len(one.name_words), len(other.name_words))
    return min(shared) if shared and whole else ""


def _says_rest(one: Facts, other: Facts, language: str) -> bool:
    """Whether one is said to be what the other's name has beside the noun of both names.

    So baking soda, "sodium bicarbonate that …", may be bicarbonate of soda.
    """
    if one.look.last != other.look.last or min(one.look.words, other.look.words) == 1:
        return False
    return other.name_words - one.name_words == {_noun(one, language)}


def _bag(one: Facts, language: str) -> frozenset[str]:
    """What an entry says: how the stems of its name and definition begin, synonyms as one."""
    meaning = _meanings(language)
    words = (one.words | one.name_words) - hollow(language)
    return frozenset(meaning.get(word, word)[:_LOOSE] for word in words)


@lru_cache(maxsize=8)
def _meanings(language: str) -> Mapping[str, str]:
    groups = language_of(language).synonyms
    return {stem(word, language): stem(group[0], language) for group in groups for word in group}


def _candidates(
    bags: Mapping[str, frozenset[str]], counts: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Pairs that share at least two words, one of them a rare one."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for key, bag in bags.items():
        for word in bag:
            if 1 < counts[word] <= _WIDEST:
                shelves[word].append(key)
    seen: set[tuple[str, str]] = set()
    for word in sorted(shelves):
        for pair in combinations(sorted(shelves[word]), 2):
            if pair not in seen:
                seen.add(pair)
                if len(bags[pair[0]] & bags[pair[1]]) > 1:
                    yield pair
