"""Answers to other questions of a source, as wrong options for one of its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.items.distractors import Field
from quizgen.items.kinds import alike, kind_of
from quizgen.items.lexicon import Facts
from quizgen.items.looks import confusable, likeness, look
from quizgen.items.names import name_key, option_text
from quizgen.items.nouns import head_noun, plural_heads
from quizgen.items.phrases import phrase
from quizgen.items.topics import hollow
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.opposites import told_apart
from quizgen.text.tokens import content_words, stem, tokens

_LONGEST = 4
_MOST = 8
_NEAREST = 60
_NEXT = 3
# As alike as two ways to write one name.
_ONE_NAME = 0.3
_SAID_ALIKE = 0.5
_LEAST_ASKED = 2
_WANTED = re.compile(r"(?:which|what|welche[rsmn]?)\s+(\w+)", re.IGNORECASE)


def other_answers(field: Field, one: Facts) -> tuple[str, ...]:
    """The answers that a student could believe, best first; none that may be right.

    A question offers the answers to questions with which it shares words, or that stand
    beside it in the source.
    """
    key, language = _answer(one), field.lex.language
    if len(tokens(key)) > _LONGEST or len(_words(one, language)) < _LEAST_ASKED:
        return ()
    near = list(_near(field, one))
    terms = frozenset(stem(fold(_answer(other), language), language) for other in [one, *near])
    scored = sorted(
        (-_likeness(field, one, other), at, _answer(other))
        for at, other in enumerate(near)
        if _may_stand(one, other, terms, language)
    )
    found: dict[str, str] = {}
    for score, _, text in scored:
        if score < 0 and not any(confusable(text, kept) > _ONE_NAME for kept in found.values()):
            found.setdefault(fold(text, language), text)
    return tuple(found.values())[:_MOST]


def _near(field: Field, one: Facts) -> Iterator[Facts]:
    """The other questions with short answers that stand nearest in the source."""
    entries = list(field.lex.facts)
    at = entries.index(one.id)
    for entry in entries[max(0, at - _NEAREST) : at + _NEAREST]:
        other = field.lex.facts[entry]
        asks = other.entry.kind == "question" and other.entry.term.rstrip().endswith("?")
        if entry != one.id and asks and entry not in field.unusable and not other.residue:
            yield other


def _may_stand(one: Facts, other: Facts, terms: frozenset[str], language: str) -> bool:
    """Whether the other's answer is surely wrong here, and the question does not say it."""
    if _wanted(one, language) != _wanted(other, language):
        return False
    if _noun(other, language) in fold(_answer(one), language).split()[-1:]:
        return False  # a small headsail is a headsail
    many = [bool(plural_heads(facts.entry.term, language)) for facts in (one, other)]
    if many[0] != many[1] and _noun(one, language) == _noun(other, language):
        return False  # one of the ropes that move sails is a rope that moves a sail
    key, text = _answer(one), _answer(other)
    short = 0 < len(tokens(text)) <= _LONGEST and not set(",;:?()") & set(text)
    same = fold(text, language) == fold(key, language) or confusable(key, text) > _ONE_NAME
    said = name_key(text, language) in name_key(one.entry.term, language)
    return short and not same and not said and not _asks_the_same(one, other, terms, language)


def _wanted(one: Facts, language: str) -> str:
    """The noun that a question wants one of: "colour" of "Which colour is …"."""
    found = _WANTED.match(one.entry.term)
    noun = fold(found[1], language) if found else ""
    joins = noun in language_of(language).stop_words or noun in hollow(language)
    return "" if joins or noun in language_of(language).forms.get("auxiliaries", ()) else noun


def _asks_the_same(one: Facts, other: Facts, terms: frozenset[str], language: str) -> bool:
    """Whether two questions are worded alike and no opposites or terms tell them apart."""
    mine, theirs = _words(one, language), _words(other, language)
    shared = len(mine & theirs)
    if shared < _LEAST_ASKED or shared <= _SAID_ALIKE * min(len(mine), len(theirs)):
        return False
    here, there = mine - theirs, theirs - mine
    by_terms = len(here) == len(there) == 1 and (here | there) <= terms
    return not by_terms and not told_apart(one.entry.term, other.entry.term, language)


def _likeness(field: Field, one: Facts, other: Facts) -> float:
    """How well the other's answer would do: 0 where nothing speaks for it."""
    language = field.lex.language
    mine, theirs = _words(one, language), _words(other, language)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    kinds = [_kind(facts, language) for facts in (one, other)]
    beside = abs(field.places.get(one.id, 0) - field.places.get(other.id, 0)) <= _NEXT
    speaks = shared or (beside and field.places and alike(*kinds) > 0)
    if alike(*kinds) < 0 or not speaks:
        return 0.0
    same_noun = _noun(one, language) == _noun(other, language) != ""
    looks = likeness(look(_answer(one), language), look(_answer(other), language))
    near = 0.4 if beside and field.places else 0.0
    return round(shared + near + 0.5 * same_noun + 0.3 * looks + 0.25 * alike(*kinds), 6)


def _answer(one: Facts) -> str:
    return option_text(one.entry.definition).rstrip(".")


def _words(one: Facts, language: str) -> frozenset[str]:
    return frozenset(content_words(one.entry.term, language)) - hollow(language)


def _noun(one: Facts, language: str) -> str:
    return head_noun(one.entry.term, language)


def _kind(one: Facts, language: str) -> str:
    return kind_of(_answer(one), phrase(one.entry.term.rstrip(" ?"), language), language)
