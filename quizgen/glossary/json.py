"""What normalising and checking found, as plain data for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quizgen.errors import Problem
from quizgen.glossary.entries import said, whole
from quizgen.glossary.model import Entry, Normalized
from quizgen.sources.model import Card, Orphan, Skipped

Plain = dict[str, Any]


def normalized_to_plain(found: Normalized) -> Plain:
    """The whole of what normalising gave, in the form of `normalize --json`."""
    readings = found.readings
    return {
        "format": "quizgen/normalize",
        "version": 1,
        "cards": [_card(card) for reading in readings for card in reading.cards],
        "concepts": [_concept(one, found.cards) for one in found.glossary.entries],
        "orphans": [_orphan(one) for one in found.orphans],
        "problems": [_problem(one) for one in found.problems],
        "skipped": [_skipped(one) for reading in readings for one in reading.skipped],
        "proposals": [{"entries": list(one.entries), "why": one.why} for one in found.proposals],
    }


def problems_to_plain(problems: Iterable[Problem]) -> Plain:
    """The findings in the form of `check --json`."""
    return {"format": "quizgen/check", "version": 1, "problems": [_problem(p) for p in problems]}


def _card(card: Card) -> Plain:
    return {
        "source": card.source,
        "front": card.front,
        "back": card.back,
        "line_front": card.line_front,
        "line_back_start": card.line_back_start,
        "line_back_end": card.line_back_end,
        "items": list(card.items),
        "front_inferred": card.front_inferred,
    }


def _concept(entry: Entry, cards: Mapping[str, tuple[Card, ...]]) -> Plain:
    own = cards.get(entry.id, ())
    return {
        "id": entry.id,
        "term": entry.term,
        "aliases": list(entry.aliases),
        "kind": entry.kind,
        "definitions": [_definition(one) for one in _preferred_first(entry, own)]
        or _without_cards(entry),
        "sources": [{"source": one.source, "line": one.line_front} for one in own]
        or [_place(one) for one in entry.sources],
    }


def _preferred_first(entry: Entry, cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda one: (said(one), one.items) != (entry.definition, entry.items))


def _definition(card: Card) -> Plain:
    return {
        "text": whole(card),
        "source": card.source,
        "line": card.line_back_start,
        "items": list(card.items),
    }


def _without_cards(entry: Entry) -> list[Plain]:
    """The definitions of an entry whose cards were not among the sources."""
    first: Plain = {"text": entry.definition, **_place(next(iter(entry.sources), ""))}
    others = [{"text": one.text, **_place(one.source)} for one in entry.other_definitions]
    return [{**first, "items": list(entry.items)}, *({**one, "items": []} for one in others)]


def _place(text: str) -> Plain:
    name, _, line = text.rpartition(":")
    if name and line.isdigit():
        return {"source": name, "line": int(line)}
    return {"source": text, "line": None}


def _orphan(orphan: Orphan) -> Plain:
    return {
        "source": orphan.source,
        "line": orphan.line,
        "text": orphan.text,
        "what": orphan.what,
        "suggested_term": orphan.suggested_term,
    }


def _skipped(skipped: Skipped) -> Plain:
    return {"source": skipped.source, "line": skipped.line, "reason": skipped.reason}


def _problem(problem: Problem) -> Plain:
    plain: Plain = {
        "check": problem.check,
        "severity": problem.severity.value,
        "source": problem.place.source,
        "line": problem.place.line,
        "message": problem.message,
        "hint": problem.hint,
    }
    if problem.wrong:
        plain["wrong"] = problem.wrong
    if problem.correct:
        plain["correct"] = problem.correct
    if problem.entries:
        plain["entries"] = list(problem.entries)
    return plain
