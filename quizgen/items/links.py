"""The direct links between entries that may never meet in one item, each with its reason.

Candidates are found through shared rare words, so that the work grows with the
glossary and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, partial
from math import ceil
from typing import Literal

from rapidfuzz import fuzz

from quizgen.items.lexicon import Facts, Lexicon
from quizgen.items.quantities import amounts
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.opposites import is_of_scale, own_words, told_apart
from quizgen.text.tokens import stem
from quizgen.text.words import has_dictionary, is_word

Relation = Literal["same", "conflict", "broader", "narrower", "sibling", "unrelated"]
Links = dict[tuple[str, str], tuple[Relation, str]]

_SAME_WORDS = 0.6
_INSIDE = 0.8
_LEAST_INSIDE = 3
_SAME_TEXT = 90
_WIDEST = 50
_WIDEST_OF_MANY = 20
_MANY = 5000
_LEAST_LETTERS = 6


def _link(links: Links, ids: Iterable[str], relation: Relation, why: str) -> None:
    """Links every entry to the first of the ids, which is enough to make them one group."""
    first, *others = sorted(set(ids))
    for other in others:
        links.setdefault((first, other), (relation, why))


def same_names(lex: Lexicon) -> Links:
    """Entries that go by one name, or by a slip of it."""
    links: Links = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in lex.facts.values():
        for name in sorted(one.canon | one.normal):
            by_name[name].append(one.id)
    for name, ids in by_name.items():
        if name and len(set(ids)) > 1:
            _link(links, ids, "same", f"both go by the name “{name}”")
    for slip, right in _misspelt(by_name, lex.language):
        why = f"“{slip}” looks like a slip for “{right}”"
        _link(links, (by_name[slip][0], by_name[right][0]), "same", why)
    return links


def _misspelt(names: Iterable[str], language: str) -> list[tuple[str, str]]:
    """Names that are no words, with the name of real words that is one or two letters off."""
    if not has_dictionary(language):
        return []
    known = {name: all(is_word(word, language) for word in name.split()) for name in names if name}
    shorter: dict[str, list[str]] = defaultdict(list)
    for name, real in known.items():
        if real and len(name) >= _LEAST_LETTERS:
            for form in _without_a_letter(name):
                shorter[form].append(name)
    found = (
        (name, right)
        for name, real in known.items()
        if not real and len(name) >= _LEAST_LETTERS
        for form in _without_a_letter(name)
        for right in shorter.get(form, ())
    )
    return sorted(set(found))


def _without_a_letter(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def identical_definitions(lex: Lexicon) -> dict[str, tuple[str, ...]]:
    """Entries by folded definition where several entries share it."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for one in lex.facts.values():
        text = fold(one.entry.definition, lex.language)
        if text and not one.entry.skip:
            by_text[text].append(one.id)
    groups = [tuple(ids) for ids in by_text.values() if len(ids) > 1]
    return {one: ids for ids in groups for one in ids}


def one_definition(identical: Mapping[str, tuple[str, ...]]) -> Links:
    """Entries that share a definition word by word."""
    links: Links = {}
    for ids in identical.values():
        _link(links, ids, "conflict", "they have the same definition, word by word")
    return links


def never_together(lex: Lexicon) -> Links:
    """Entries that the instructor keeps apart."""
    links: Links = {}
    by_name = {name: one.id for one in lex.facts.values() for name in one.normal}
    for one in lex.facts.values():
        for other in one.entry.never_with:
            found = other if other in lex.facts else by_name.get(fold(other, lex.language))
            if found and found != one.id:
                _link(links, (one.id, found), "conflict", "never_with keeps them apart")
    return links


def alike_definitions(lex: Lexicon, listed: Mapping[str, Collection[str]]) -> Links:
    """Pairs whose definitions say the same, unless a contrast or a list tells them apart.

    `listed` has for each entry those that a list names together with it.
    """
    links: Links = {}
    told = [one for one in lex.facts.values() if one.defined]
    named = cache(partial(_single_names, lex))
    for one, other in _candidate_pairs(told):
        why = _alike(one, other, lex.language)
        if not why or other.id in listed.get(one.id, ()):
            continue
        if not contrasted(one, other, lex.language) and not _by_terms(one, other, named, lex):
            _link(links, (one.id, other.id), "conflict", why)
    return links


def _single_names(lex: Lexicon) -> dict[str, str]:
    """The entry of each name that is one word, by its stem; a name of two says nothing."""
    owners: dict[str, set[str]] = defaultdict(set)
    for one in lex.facts.values():
        for name in one.normal:
            if " " not in name:
                owners[stem(name, lex.language)].add(one.id)
    return {word: min(ids) for word, ids in owners.items() if len(ids) == 1}


def _by_terms(
    one: Facts, other: Facts, named: Callable[[], Mapping[str, str]], lex: Lexicon
) -> bool:
    """Whether one word makes the difference, and the words are terms of the course themselves.

    So "turning the bow through the wind" is not "turning the stern through the wind".
    """
    language = lex.language
    small = language_of(language).stop_words
    own = own_words(one.gist, other.gist, language)
    here, there = ([word for word in words if word not in small] for words in own)
    if len(here) != 1 or len(there) != 1:
        return False
    terms = [named().get(stem(words[0], language), "") for words in (here, there)]
    places = [is_of_scale(words[0], language) for words in (here, there)]
    return terms[0] != terms[1] and all(
        term or place for term, place in zip(terms, places, strict=True)
    )


def _alike(one: Facts, other: Facts, language: str) -> str:
    shared = len(one.words & other.words)
    if not shared:
        return ""
    share = shared / len(one.words | other.words)
    if share >= _SAME_WORDS:
        return f"their definitions share {share:.0%} of their words"
    shorter = min(len(one.words), len(other.words))
    if shorter >= _LEAST_INSIDE and shared / shorter >= _INSIDE:
        return "the definition of one says what the other's says"
    if shared * 2 < shorter:
        return ""
    texts = (fold(one.gist, language), fold(other.gist, language))
    if fuzz.token_sort_ratio(*texts) >= _SAME_TEXT:
        return "their definitions are worded almost alike"
    return ""


def contrasted(one: Facts, other: Facts, language: str) -> bool:
    """Whether a pair of opposites (push/pull) tells the two definitions or names apart."""
    if one.look.relational and other.look.relational:
        return True
    if _of_other_amounts(one, other, language):
        return True
    here, there = (f"{facts.entry.term} {facts.entry.definition}" for facts in (one, other))
    return (
        told_apart(one.name, other.name, language)
        or told_apart(here, there, language)
        or told_apart(one.gist, other.gist, language)
    )


def _of_other_amounts(one: Facts, other: Facts, language: str) -> bool:
    """Whether only the number differs of what both measure: at least 30 and at least 90 days."""
    here, there = amounts(one.gist, language), amounts(other.gist, language)
    same = {(a.sign, a.measure) for a in here} == {(a.sign, a.measure) for a in there}
    return bool(here) and same and here.isdisjoint(there)


def _candidate_pairs(told: list[Facts]) -> list[tuple[Facts, Facts]]:
    """Pairs that share a rare word (prefix filter of set-similarity joins).

    If x shares at least t|x| of its words with y, then one of the first
    |x| - ceil(t|x|) + 1 words of x in any order is in y; with the rarest words
    first few pairs remain (Chaudhuri, Ganti & Kaushik 2006).
    """
    counts = Counter(word for one in told for word in one.words)
    widest = _WIDEST if len(told) <= _MANY else _WIDEST_OF_MANY
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for word in one.words:
            if counts[word] <= widest:
                index[word].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, one in enumerate(told):
        rare = sorted(one.words, key=lambda word: (counts[word], word))
        for word in rare[: len(rare) - ceil(_SAME_WORDS * len(rare)) + 1]:
            pairs.update((min(at, other), max(at, other)) for other in index.get(word, ()))
    return [(told[a], told[b]) for a, b in sorted(pairs) if a != b]
