"""Matching sets: descriptions of one topic with their terms, and terms to spare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from quizgen.chance import Stream
from quizgen.items.choice import unsuited
from quizgen.items.distractors import Field, pool
from quizgen.items.leaks import leak_in
from quizgen.items.lexicon import Facts
from quizgen.items.model import LeftOut, Matching
from quizgen.items.names import in_one_case, shared_words
from quizgen.items.near import common
from quizgen.items.phrases import upper_first
from quizgen.items.stems import ask
from quizgen.items.topics import Topics
from quizgen.text.tokens import word_count

LEAST = 4
MOST = 10
_USUAL = 8
_EXTRA = 3
_TRIED = 60
_NEAREST = 16
# In a large glossary a few premises are enough to find terms of the same topic.
_SMALL = 2000
_ASKED = 3
_LONGEST_PREMISE = 32
_LONGEST_IN_FAMILY = 45


def matchings(field: Field) -> tuple[list[Matching], list[LeftOut]]:
    """One matching set for each topic: lists of the glossary first, then near neighbours."""
    premises = {one.id: premise(field, one) for one in field.lex.facts.values()}
    open_ = {entry: text for entry, text in premises.items() if text}
    sets = _topic_sets(field, open_)
    found = [_matching(field, ids, premises) for ids in sets]
    used = {entry for one in found for entry in one.entries}
    left = [
        LeftOut(entry, "matching", _why_not(field, field.lex.facts[entry], entry in open_))
        for entry in premises
        if entry not in used
    ]
    return found, left


def premise(field: Field, one: Facts) -> str:
    """The description of an entry as it stands in a matching set, or ""."""
    if unsuited(field, one):
        return ""
    language = field.lex.language
    text = one.gist
    if leak_in(one.told, one, language) == "whole":
        return ""
    return upper_first(text) if word_count(text) <= _LONGEST_IN_FAMILY else ""


def matching_id(entries: Iterable[str]) -> str:
    """The id of the set of these entries: `matching:` and 8 hex of their sorted ids.

    >>> matching_id(["b", "a"]) == matching_id(["a", "b"])
    True
    """
    return "matching:" + sha256("\n".join(sorted(entries)).encode()).hexdigest()[:8]


def _topic_sets(field: Field, open_: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Entries in sets that fit one topic each; every entry in one set at most."""
    free: dict[str, None] = dict.fromkeys(open_)
    sets: list[tuple[str, ...]] = []
    for family in field.families:
        named = [one for one in family.entries if one in free]
        ids = _balanced(field, _together(field, named, MOST))
        if len(ids) >= LEAST:
            sets.append(tuple(ids))
            for one in ids:
                del free[one]
    return [*sets, *_clusters(field, [one for one in free if _is_short(open_[one])])]


def _is_short(text: str) -> bool:
    return word_count(text) <= _LONGEST_PREMISE


def _clusters(field: Field, entries: list[str]) -> list[tuple[str, ...]]:
    """The sets around one entry after the other that is in none so far."""
    places = field.topics.places
    tags = _tags(field)
    free: dict[str, set[int]] = defaultdict(set)
    for one in entries:
        free[_form(field, one)].add(places[one])
    sets = []
    for start in entries:
        alike = free[_form(field, start)]
        if places[start] in alike:
            ids = _cluster(field, start, alike, tags)
            if len(ids) >= LEAST:
                sets.append(tuple(ids))
                alike.difference_update(places[one] for one in ids)
    return sets


def _tags(field: Field) -> list[frozenset[str]]:
    """The tags of each entry by its place; equal ones are one object, to be found fast."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    tags = (field.lex.facts[one].entry.tags for one in field.topics.ids)
    return [known.setdefault(one, frozenset(one)) for one in tags]


def _form(field: Field, entry: str) -> str:
    """Whether one thing or many do something makes no other form."""
    return field.lex.facts[entry].phrase.form.rstrip("s")


def _cluster(field: Field, start: str, free: set[int], tags: list[frozenset[str]]) -> list[str]:
    """Up to eight free entries around one, each the closest to all that are in already."""
    topics = field.topics
    place = topics.places[start]
    own = tags[place]
    chosen = {place: start}
    total: dict[int, float] = {}
    while len(chosen) < _USUAL:
        for other, close in topics.neighbours(place, free).items():
            if other in total:
                total[other] += close
            elif other not in chosen:
                total[other] = close if own.isdisjoint(tags[other]) else close + 0.5
        known = list(chosen.values())
        best = next((one for one in _closest(topics, total) if _joins(field, one, known)), "")
        if not best:
            break
        place = topics.places[best]
        chosen[place] = best
        del total[place]
    return _balanced(field, list(chosen.values()))


def _closest(topics: Topics, total: Mapping[int, float]) -> Iterator[str]:
    """The entries with the highest totals to six decimals; ties by id."""
    least = min(sorted(total.values())[-_TRIED:], default=0.0) - 1e-6
    kept = (
        (-round(value, 6), topics.ids[place]) for place, value in total.items() if value >= least
    )
    return (one for _, one in sorted(kept)[:_TRIED])


def _balanced(field: Field, chosen: list[str]) -> list[str]:
    """The entries without those that alone have a word of their own description."""
    facts, language = field.lex.facts, field.lex.language
    kept = []
    for one in chosen:
        given = shared_words(facts[one].name_words, facts[one].told.words, language)
        others = [facts[other].name_words for other in chosen if other != one]
        if all(any(word in words for words in others) for word in given):
            kept.append(one)
    return kept if kept == chosen else _balanced(field, kept)


def _joins(field: Field, one: str, chosen: list[str]) -> bool:
    return all(_compatible(field, one, other) for other in chosen)


def _together(field: Field, candidates: list[str], most: int) -> list[str]:
    """The first of the candidates that may all stand beside each other."""
    chosen: list[str] = []
    for one in candidates:
        fits = all(field.relations.apart(one, other) for other in chosen)
        if len(chosen) < most and fits:
            chosen.append(one)
    return chosen


def _compatible(field: Field, one: str, other: str) -> bool:
    if not field.relations.apart(one, other):
        return False
    language = field.lex.language
    facts = field.lex.facts
    return (
        leak_in(facts[one].told, facts[other], language) != "whole"
        and leak_in(facts[other].told, facts[one], language) != "whole"
    )


def _matching(field: Field, ids: tuple[str, ...], premises: dict[str, str]) -> Matching:
    item_id = matching_id(ids)
    order = Stream("premises", item_id).shuffled(sorted(ids))
    facts = [field.lex.facts[one] for one in order]
    extras = _extras(field, ids)
    names = in_one_case([*(one.name for one in facts), *extras], field.lex.language)
    return Matching(
        id=item_id,
        entries=tuple(order),
        directions=ask("matching-directions", item_id, field.lex.language),
        pairs=tuple((premises[one.id], name) for one, name in zip(facts, names, strict=False)),
        extra_responses=tuple(names[len(facts) :]),
        **common(field, *facts),
    )


def _extras(field: Field, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three terms that belong to no premise, near to several of the set."""
    scores: dict[str, float] = {}
    facts = field.lex.facts
    asked = ids if len(facts) <= _SMALL else ids[:_ASKED]
    for one in asked:
        for score, other in field.ranked.setdefault(one, pool(field, one))[:_NEAREST]:
            if other not in ids:
                scores[other] = round(scores.get(other, 0.0) + score, 6)
    chosen: list[str] = []
    taken = {facts[one].name.casefold() for one in ids}
    for other in sorted(scores, key=lambda one: (-scores[one], one)):
        fits = all(_compatible(field, other, one) for one in [*ids, *chosen])
        if fits and facts[other].name.casefold() not in taken:
            chosen.append(other)
            taken.add(facts[other].name.casefold())
        if len(chosen) == _EXTRA:
            break
    return tuple(facts[one].name for one in chosen)


def _why_not(field: Field, one: Facts, fits: bool) -> str:  # noqa: FBT001 - one private caller
    if fits:
        return "fewer than three other terms of its topic could be matched with it"
    return (
        unsuited(field, one)
        or "its definition gives the term away or is too long for a matching set"
    )
