"""Matching sets: descriptions of one topic with their terms, and terms to spare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from heapq import nsmallest

from quizgen.chance import Stream
from quizgen.items.choice import unsuited
from quizgen.items.distractors import Field, pool
from quizgen.items.leaks import given_away, leak
from quizgen.items.lexicon import Facts
from quizgen.items.model import LeftOut, Matching
from quizgen.items.names import in_one_case
from quizgen.items.near import common
from quizgen.items.phrases import upper_first
from quizgen.items.stems import ask
from quizgen.text.tokens import tokens

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
    if leak(text, one, language) == "whole":
        return ""
    return upper_first(text) if len(tokens(text)) <= _LONGEST_IN_FAMILY else ""


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
    free = {one: None for one in free if len(tokens(open_[one])) <= _LONGEST_PREMISE}
    for start in open_:
        if start not in free:
            continue
        ids = _cluster(field, start, free)
        if len(ids) >= LEAST:
            sets.append(tuple(ids))
            for one in ids:
                del free[one]
    return sets


def _cluster(field: Field, start: str, free: Mapping[str, None]) -> list[str]:
    """Up to eight free entries around one, each the closest to all that are in already."""
    facts = field.lex.facts
    tags = frozenset(facts[start].entry.tags)
    chosen = [start]
    total: dict[str, float] = {}
    while len(chosen) < _USUAL:
        for other, close in field.topics.neighbours(chosen[-1]).items():
            if other in free and other not in chosen:
                tagged = 0.0 if other in total or tags.isdisjoint(facts[other].entry.tags) else 0.5
                total[other] = total.get(other, tagged) + close
        ranked = nsmallest(_TRIED, ((-round(value, 6), one) for one, value in total.items()))
        best = next((one for _, one in ranked if _joins(field, one, chosen)), "")
        if not best:
            break
        chosen.append(best)
        del total[best]
    return _balanced(field, chosen)


def _balanced(field: Field, chosen: list[str]) -> list[str]:
    """The entries without those that alone have a word of their own description."""
    facts, language = field.lex.facts, field.lex.language
    kept = []
    for one in chosen:
        given = given_away(facts[one].gist, facts[one], language)
        others = [facts[other].name_words for other in chosen if other != one]
        if all(any(word in words for words in others) for word in given):
            kept.append(one)
    return kept if kept == chosen else _balanced(field, kept)


def _joins(field: Field, one: str, chosen: list[str]) -> bool:
    form = field.lex.facts[chosen[0]].phrase.form.rstrip("s")
    alike = field.lex.facts[one].phrase.form.rstrip("s") == form
    return alike and all(_compatible(field, one, other) for other in chosen)


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
        leak(facts[one].gist, facts[other], language) != "whole"
        and leak(facts[other].gist, facts[one], language) != "whole"
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
        for score, other in pool(field, one)[:_NEAREST]:
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
