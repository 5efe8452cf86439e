"""The small words of a language that matter when answers are judged."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from quizgen.text.languages import Language, language_of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What judging needs to know of one language; all words are folded.

    Args:
        language: articles, negations, direction words, contrasts and numbers.
        dont_know: answers that say that the student does not know.
        illegible: what a typist writes for an answer that cannot be read.
        fillers: words around an answer that say nothing about it.
        links: words that stand between two words that changed places.
        droppable: small words that may be left out.
        between_names: words that stand between two names in one answer.
        conjunctions: words that add one thing to another: and.
        genitives: words that put a thing behind what is said of it: of.
        opposing: words between two things that are set against each other: than, between.
        placing: words of direction that mostly say a place or an infinitive: in, to.
        comparing: stop words that weigh things against each other: more, less.
        negating, turning: prefixes that turn a word round.
        same_prefixes: prefixes that are spellings of one another.
        turning_suffixes: pairs of endings that turn a word round.
        abbreviations: conventional short forms with what they stand for.
        numbers: number and ordinal words with their values.
        irregular: forms of words that no rule makes, with the plain form.
        sounds: digits written for a word, as in "b2b".
        hollow: words of a definition that say nothing in it, beside the stop words.
        opposites: pairs that turn a statement round.
        affirming, denying: words that open an answer as a yes or a no.
        synonyms: groups of words that can stand for one another.
        excluding: phrases, each as its words, that say that what follows is not meant.
        untrue: words that call a statement wrong.
        endings: endings that make another word of a stem: -ic, -osis, -ane, -ite.
        combining: Greek and Latin forms that words begin with, each with a letter in a short form.
        kinds: words for what kind of thing a term is, which say nothing after a rare name.
        verbs: verbs that are hardly ever nouns, so that a form in -ing is no other word.
        small: stop words that are no articles.
        slight: stop words and fillers.
        free: articles and fillers.
    """

    language: Language
    dont_know: frozenset[str] = frozenset()
    illegible: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    droppable: frozenset[str] = frozenset()
    between_names: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    opposing: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    negating: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    same_prefixes: Mapping[str, str] = field(default_factory=dict)
    turning_suffixes: tuple[tuple[str, str], ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    irregular: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    hollow: frozenset[str] = frozenset()
    opposites: tuple[tuple[str, str], ...] = ()
    affirming: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    synonyms: tuple[tuple[str, ...], ...] = ()
    excluding: tuple[tuple[str, ...], ...] = ()
    untrue: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    combining: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    slight: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def lexicon_of(code: str) -> Lexicon:
    """The lexicon of a language; one that has none of its own gets the default one."""
    language = language_of(code)
    folder = files(__package__) / "lexicons"
    own = folder / f"{language.code}.toml"
    found = language.code.isalpha() and own.is_file()
    source = own if found else folder / "default.toml"
    return _lexicon(language, tomllib.loads(source.read_text("utf-8")))


def _lexicon(language: Language, data: Mapping[str, Any]) -> Lexicon:
    groups = data.get("same_prefixes", ())
    fillers = frozenset(data["fillers"])
    return Lexicon(
        language=language,
        dont_know=frozenset(data["dont_know"]),
        illegible=frozenset(data["illegible"]),
        fillers=fillers,
        links=frozenset(data["links"]),
        droppable=frozenset(data["droppable"]),
        between_names=frozenset(data["between_names"]),
        conjunctions=frozenset(data["conjunctions"]),
        genitives=frozenset(data["genitives"]),
        opposing=frozenset(data.get("opposing", ())),
        placing=frozenset(data.get("placing", ())),
        comparing=frozenset(data.get("comparing", ())),
        negating=frozenset(data["negating_prefixes"]),
        turning=frozenset(data["turning_prefixes"]),
        same_prefixes={prefix: group[0] for group in groups for prefix in group},
        turning_suffixes=tuple((one, other) for one, other in data["turning_suffixes"]),
        abbreviations=dict(data["abbreviations"]),
        numbers={**language.numbers, **data["ordinals"]},
        irregular=dict(data["irregular"]),
        sounds=dict(data["sounds"]),
        hollow=frozenset(data.get("hollow", ())),
        opposites=(*language.contrasts, *((one, other) for one, other in data["opposites"])),
        affirming=frozenset(data["affirming"]),
        denying=frozenset(data["denying"]),
        synonyms=tuple(tuple(group.split()) for group in data["synonyms"]),
        excluding=tuple(tuple(phrase.split()) for phrase in data["excluding"]),
        untrue=frozenset(data["untrue"]),
        endings=frozenset(data.get("endings", ())),
        combining=frozenset(data.get("combining", ())),
        kinds=frozenset(data.get("kinds", ())),
        verbs=frozenset(data.get("verbs", ())),
        small=language.stop_words - language.articles,
        slight=language.stop_words | fillers,
        free=language.articles | fillers,
    )
