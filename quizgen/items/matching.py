"""Matching sets: descriptions of one topic with their terms, and terms to spare."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from quizgen.chance import Stream
from quizgen.items.choice import unsuited
from quizgen.items.distractors import Field, rank_distractors
from quizgen.items.leaks import leak
from quizgen.items.lexicon import Facts
from quizgen.items.model import LeftOut, Matching
from quizgen.items.near import common
from quizgen.items.phrases import GAP, upper_first
from quizgen.items.stems import ask, masked
from quizgen.text.tokens import tokens

LEAST = 4
MOST = 10
_USUAL = 8
_EXTRA = 3
_LONGEST_PREMISE = 32


def matchings(field: Field) -> tuple[list[Matching], list[LeftOut]]:
    """One matching set for each topic: lists of the glossary first, then near neighbours."""
    premises = {one.id: premise(field, one) for one in field.lex.facts.values()}
    open_ = [entry for entry, text in premises.items() if text]
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
    if leak(text, one, language):
        text = masked(text, one, language)
        if leak(text.replace(GAP, " "), one, language):
            return ""
    return upper_first(text) if len(tokens(text)) <= _LONGEST_PREMISE else ""


def matching_id(entries: Iterable[str]) -> str:
    """The id of the set of these entries: `matching:` and 8 hex of their sorted ids.

    >>> matching_id(["b", "a"]) == matching_id(["a", "b"])
    True
    """
    return "matching:" + sha256("\n".join(sorted(entries)).encode()).hexdigest()[:8]


def _topic_sets(field: Field, open_: list[str]) -> list[tuple[str, ...]]:
    """Entries in sets that fit one topic each; every entry in one set at most."""
    free = dict.fromkeys(open_)
    sets: list[tuple[str, ...]] = []
    for family in field.families:
        ids = _together(field, [one for one in family.entries if one in free], MOST)
        if len(ids) >= LEAST:
            sets.append(tuple(ids))
            free = {one: None for one in free if one not in ids}
    for start in open_:
        if start not in free:
            continue
        close = field.topics.neighbours(start)
        own = field.lex.facts[start]
        near = sorted(
            (one for one in close if one in free),
            key=lambda one: (-_fit(own, field.lex.facts[one], close[one]), one),
        )
        ids = _together(field, [start, *near], _USUAL)
        if len(ids) >= LEAST:
            sets.append(tuple(ids))
            free = {one: None for one in free if one not in ids}
    return sets


def _fit(own: Facts, other: Facts, close: float) -> float:
    same_form = own.phrase.form.rstrip("s") == other.phrase.form.rstrip("s")
    tagged = bool(set(own.entry.tags) & set(other.entry.tags))
    return round(close + 0.2 * same_form + 0.2 * tagged, 6)


def _together(field: Field, candidates: list[str], most: int) -> list[str]:
    """The first of the candidates that may all stand beside each other, one form of premise."""
    chosen: list[str] = []
    facts = field.lex.facts
    for one in candidates:
        if len(chosen) == most:
            break
        form = facts[chosen[0] if chosen else one].phrase.form.rstrip("s")
        alike = facts[one].phrase.form.rstrip("s") == form
        if alike and all(_compatible(field, one, other) for other in chosen):
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
    return Matching(
        id=item_id,
        entries=tuple(order),
        directions=ask("matching-directions", item_id, field.lex.language),
        pairs=tuple((premises[one.id], one.name) for one in facts),
        extra_responses=_extras(field, ids),
        **common(field, *facts),
    )


def _extras(field: Field, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three terms that belong to no premise, near to several of the set."""
    scores: dict[str, float] = {}
    entries: dict[str, str] = {}
    for one in ids:
        for option in rank_distractors(field, one):
            if option.entry and option.entry not in ids:
                scores[option.entry] = round(scores.get(option.entry, 0.0) + option.score, 6)
                entries[option.entry] = option.text
    chosen: list[str] = []
    taken = {field.lex.facts[one].name.casefold() for one in ids}
    for other in sorted(scores, key=lambda one: (-scores[one], one)):
        fits = all(_compatible(field, other, one) for one in [*ids, *chosen])
        if fits and entries[other].casefold() not in taken:
            chosen.append(other)
            taken.add(entries[other].casefold())
        if len(chosen) == _EXTRA:
            break
    return tuple(entries[one] for one in chosen)


def _why_not(field: Field, one: Facts, fits: bool) -> str:  # noqa: FBT001 - one private caller
    if fits:
        return "fewer than three other terms of its topic could be matched with it"
    return (
        unsuited(field, one)
        or "its definition gives the term away or is too long for a matching set"
    )
