"""Which entries are about the same thing: sparse word overlap, and families of lists.

A word counts by how many entries use it, in powers of two, and lengths enter by
the entry's own words only: so a new entry hardly moves the scores of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

# The entries that use a word, by place, and what sharing it counts.
Posting = tuple[tuple[int, ...], float]


@dataclass(frozen=True, slots=True)
class Topics:
    """Which entries use which telling words, and how much a shared word counts.

    Entries are their places in `ids` here: postings of whole numbers lie close together
    in memory, which is what a search over many of them waits for.
    `places` is the way back; `shared` has for each entry its telling words, each as the
    entries that use it too and what it counts; `roots` are the lengths of the entries,
    and `spread` is a little less than the shortest length over the longest.
    """

    ids: tuple[str, ...]
    places: Mapping[str, int]
    shared: tuple[tuple[Posting, ...], ...]
    roots: tuple[float, ...]
    spread: float = 0.0

    def weights(self, place: int, among: set[int] | None = None) -> dict[int, float]:
        """The entries that share telling words with the one at a place, and what those count."""
        sums: dict[int, float] = {}
        known = sums.get
        for posting, weight in self.shared[place]:
            for other in posting if among is None else among.intersection(posting):
                sums[other] = known(other, 0.0) + weight
        sums.pop(place, None)
        return sums

    def neighbours(self, place: int, among: set[int] | None = None) -> dict[int, float]:
        """The entries that share telling words with the one at a place, with their closeness."""
        roots, own = self.roots, self.roots[place]
        return {
            other: weight / (own * roots[other])
            for other, weight in self.weights(place, among).items()
        }

    def nearest(self, place: int, most: int) -> list[tuple[int, float]]:
        """The closest of the neighbours, best first; ties by id."""
        weights = self.weights(place)
        bar = _last_of_best(weights, most) * self.spread
        roots, own, ids = self.roots, self.roots[place], self.ids
        close = {
            other: weight / (own * roots[other])
            for other, weight in weights.items()
            if weight >= bar
        }
        least = _last_of_best(close, most)
        best = [(-value, ids[other], other) for other, value in close.items() if value >= least]
        return [(other, -value) for value, _, other in sorted(best)[:most]]

    def closeness(self, entry: str, other: str) -> float:
        """How close two entries are, 0 for those without a telling word in common."""
        if entry not in self.places or other not in self.places:
            return 0.0
        here, there = self.places[entry], self.places[other]
        total = 0.0
        for posting, weight in self.shared[here]:
            total += weight if there in posting else 0.0
        return total / (self.roots[here] * self.roots[there]) if total else 0.0

    def touch(self, entry: str, other: str) -> bool:
        """Whether the two share a telling word."""
        place = self.places.get(other, -1)
        return any(place in posting for posting, _ in self.shared[self.places[entry]])


def _last_of_best(values: Mapping[int, float], most: int) -> float:
    """The lowest of the highest values."""
    return min(sorted(values.values())[-most:], default=0.0)


def word_weight(entries: int) -> float:
    """How much a shared word counts that so many entries use: 1, .71, .5, .35 … by doubling."""
    return round(2 ** (-(entries.bit_length() - 1) / 2), 6)


def topics(entries: Iterable[Facts], language: str = "en") -> Topics:
    """The index over terms (double weight) and definitions of the entries."""
    told = list(entries)
    bags = [_bag(one, language) for one in told]
    index: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for word in bag:
            index[word].append(place)
    roots = {len(bag): sqrt(len(bag)) for bag in bags}
    return Topics(
        tuple(one.id for one in told),
        {one.id: place for place, one in enumerate(told)},
        _postings(bags, index),
        tuple(roots[len(bag)] for bag in bags),
        0.999 * min(roots.values(), default=0.0) / (max(roots.values(), default=0.0) or 1.0),
    )


def _postings(
    bags: Sequence[Mapping[str, float]], index: Mapping[str, list[int]]
) -> tuple[tuple[Posting, ...], ...]:
    """For each entry its words that tell something, with their entries and what they count."""
    telling = {
        word: tuple(places) for word, places in index.items() if 1 < len(places) <= _COMMONEST
    }
    known: dict[tuple[str, float], Posting] = {}
    for word, places in telling.items():
        weight = word_weight(len(places))
        for count in (1.0, _NAME_WEIGHT, _EVERYDAY_WEIGHT):
            known[word, count] = (places, count * weight)
    return tuple(tuple(known[one] for one in bag.items() if one[0] in telling) for bag in bags)


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


def listed_with(lists: Iterable[Family]) -> dict[str, set[str]]:
    """For each entry those that a list names together with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for family in lists:
        for entry in family.entries:
            found[entry].update(family.entries)
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
    without = name.removeprefix("non ")
    swapped = [
        spaced.replace(f" {word} ", f" {other} ").strip()
        for word, others in turns.items()
        if f" {word} " in spaced
        for other in others
    ]
    return [f"non {name}" if without == name else without, *swapped]
