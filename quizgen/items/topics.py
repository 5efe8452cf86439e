"""Which entries are about the same thing: sparse word overlap, and families of lists.

A word counts by how many entries use it, in powers of two, and lengths enter by
the entry's own words only: so a new entry hardly moves the scores of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import sqrt

from quizgen.items.gists import enumerates, parts_of
from quizgen.items.lexicon import Facts, Lexicon
from quizgen.items.names import canonical, option_text
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.tokens import stem
from quizgen.text.words import frequencies

_COMMONEST = 128
_NAME_WEIGHT = 2.0
# Words that anybody says all the time tell little of a topic.
_EVERYDAY = 300
_EVERYDAY_WEIGHT = 0.4
_ENDINGS = ("y", "s", "ing", "ning", "ment", "ion")


@dataclass(frozen=True, slots=True)
class Topics:
    """The inverted index of a glossary: which entries use a word, and how much it counts."""

    bags: Mapping[str, Mapping[str, float]]
    index: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, float]

    def neighbours(self, entry: str) -> dict[str, float]:
        """The entries that share a telling word with this one, with their closeness."""
        bag = self.bags[entry]
        sums: dict[str, float] = defaultdict(float)
        for word, count in bag.items():
            posting = self.index[word]
            if len(posting) <= _COMMONEST:
                weight = count * word_weight(len(posting))
                for other in posting:
                    sums[other] += weight
        sums.pop(entry, None)
        roots, own = self.roots, self.roots[entry]
        return {other: total / (own * roots[other]) for other, total in sums.items()}

    def touch(self, entry: str, other: str) -> bool:
        """Whether the two share a telling word: `other` is among the entry's neighbours."""
        bags, index = self.bags, self.index
        shared = bags[entry].keys() & bags.get(other, {}).keys()
        return any(len(index[word]) <= _COMMONEST for word in shared)


def word_weight(entries: int) -> float:
    """How much a shared word counts that so many entries use: 1, .71, .5, .35 … by doubling."""
    return round(2 ** (-(entries.bit_length() - 1) / 2), 6)


def topics(entries: Iterable[Facts], language: str = "en") -> Topics:
    """The index over terms (double weight) and definitions of the entries."""
    bags: dict[str, dict[str, float]] = {}
    index: dict[str, list[str]] = defaultdict(list)
    for one in entries:
        bags[one.id] = _bag(one, language)
        for word in bags[one.id]:
            index[word].append(one.id)
    roots = {entry: sqrt(len(bag)) for entry, bag in bags.items()}
    return Topics(bags, {word: tuple(ids) for word, ids in index.items()}, roots)


def _bag(one: Facts, language: str) -> dict[str, float]:
    joining, everyday = hollow(language), _everyday(language)
    bag = {
        word: _EVERYDAY_WEIGHT if word in everyday else 1.0
        for word in sorted(one.words)
        if word not in joining
    }
    for word in sorted(one.name_words):
        bag[word] = _NAME_WEIGHT
    return bag


@lru_cache(maxsize=8)
def hollow(language: str) -> frozenset[str]:
    """The stems of words that only join others: above, because, can, several."""
    rules = language_of(language)
    keys = ("prepositions", "relatives", "auxiliaries", "determiners", "particles", "pronouns")
    words = [word for key in keys for word in rules.forms.get(key, ())]
    return frozenset(stem(fold(word, language), language) for word in words) | rules.negations


@lru_cache(maxsize=8)
def _everyday(language: str) -> frozenset[str]:
    known = frequencies(language)
    common = nsmallest(_EVERYDAY, known, key=lambda word: (-known[word], word))
    return frozenset(stem(fold(word, language), language) for word in common)


@dataclass(frozen=True, slots=True)
class Family:
    """Names that one list of the glossary puts side by side, with the entries they name."""

    source: str
    title: str
    names: tuple[str, ...]
    entries: tuple[str, ...]


def families(lex: Lexicon) -> list[Family]:
    """The lists, also those written in one line, with at least two terms of the glossary.

    A point may name a term in another form ("deliver" for Delivery, "reporting" for
    Reporting CRM): equal names first, then the first words of exactly one name.
    """
    by_name: dict[str, str] = {}
    heads: dict[str, dict[str, str]] = defaultdict(dict)
    for one in lex.facts.values():
        if one.askable:
            for name in sorted(one.canon | one.normal):
                by_name.setdefault(name, one.id)
                words = name.split()
                for at in range(1, len(words)):
                    heads[" ".join(words[:at])].setdefault(" ".join(words[at:]), one.id)
    found: list[Family] = []
    for one in lex.facts.values():
        points = _points(one)
        if points:
            named = _with_tail([normal_name(item, lex.language) for item in points], heads) or [
                _named(item, by_name, lex) for item in points
            ]
            ids = tuple(dict.fromkeys(entry for entry in named if entry))
            if len(ids) > 1:
                names = tuple(option_text(item) for item in points)
                found.append(Family(one.id, one.entry.term, names, ids))
    return found


def _points(one: Facts) -> tuple[str, ...]:
    """The points of a list, or of a definition that only enumerates."""
    if one.entry.skip or one.entry.kind == "list":
        return () if one.entry.skip else one.entry.items
    return parts_of(one.gist) if enumerates(one.gist) else ()


def _with_tail(points: list[str], heads: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Entries named by all points with one and the same ending: strategic, tactical … BI."""
    tails = Counter(tail for point in points for tail in heads.get(point, ()))
    best = max(sorted(tails), key=lambda tail: tails[tail], default="")
    if not best or tails[best] < max(2, len(points) - 1):
        return []
    return [heads.get(point, {}).get(best, "") for point in points]


def _named(item: str, by_name: Mapping[str, str], lex: Lexicon) -> str:
    name = normal_name(item, lex.language)
    for known in (name, canonical(item, lex.language, lex.longs)):
        if known in by_name:
            return by_name[known]
    longer = [by_name[name + end] for end in _ENDINGS if " " not in name and name + end in by_name]
    return longer[0] if len(longer) == 1 else ""


def opposites(lex: Lexicon) -> dict[str, tuple[str, ...]]:
    """For each entry those whose name is its own with a word turned into its opposite."""
    pairs = [
        (fold(one, lex.language), fold(other, lex.language))
        for one, other in language_of(lex.language).contrasts
    ]
    turns: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        turns[left].append(right)
        turns[right].append(left)
    by_name = {name: one.id for one in lex.facts.values() for name in sorted(one.normal)}
    found: dict[str, tuple[str, ...]] = {}
    for one in lex.facts.values():
        turned = [name for own in sorted(one.normal) for name in _turned(own, turns)]
        ids = dict.fromkeys(by_name[name] for name in turned if name in by_name)
        if ids:
            found[one.id] = tuple(ids)
    return found


def _turned(name: str, turns: Mapping[str, list[str]]) -> list[str]:
    spaced = f" {name} "
    return [
        spaced.replace(f" {word} ", f" {other} ").strip()
        for word, others in turns.items()
        if f" {word} " in spaced
        for other in others
    ]
