"""What a language needs: its small words, its printed phrases, its reasons.

Each language is one TOML file beside this module; a course can add its own file of
the same shape.  `complete` says that grammar rules for stems exist; other languages
get neutral phrasing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Language:
    """The rules and phrases of one language; words are folded.

    Args:
        code: such as `en`.
        snowball: the name of its Snowball stemmer, or "".
        complete: whether stems can be phrased grammatically.
        articles, negations, stop_words, question_words: small words.
        direction_words: words whose place changes the meaning (in/out, to/from, per).
        nouns: stop words that are nouns when they have a capital.
        numbers: number words with their values.
        contrasts: pairs of opposites such as inbound/outbound.
        scales: words of one scale (left/right; day/week/month), each with its synonyms.
        synonyms: groups of words that say the same.
        prefixes: pairs of prefixes that turn a word into its opposite (hyper/hypo).
        also_called: phrases that introduce another name.
        generic_tails: nouns that add nothing to a name ("system", "application").
        labels: what papers and reports print, by key.
        stems: phrasings of questions, by key; `{…}` are filled in.
        reasons: the reason codes of marks in words a student understands.
        forms: words that show the form of a definition (verbs, auxiliaries, relatives …).
        kinds: the kind of thing that a folded noun names (person, act, thing …).
        kind_endings: the endings of nouns that name a kind, by kind; the first that fits counts.
    """

    code: str
    name: str = ""
    snowball: str = ""
    complete: bool = False
    articles: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    stop_words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    question_words: frozenset[str] = frozenset()
    direction_words: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    contrasts: tuple[tuple[str, str], ...] = ()
    scales: tuple[tuple[str, ...], ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    also_called: tuple[str, ...] = ()
    generic_tails: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    kind_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(maxsize=32)
def language_of(code: str) -> Language:
    """The language of a code such as `en` or `en-GB`; an unknown one has empty rules."""
    short = code[:2].lower() or "en"
    source = files(__package__) / f"{short}.toml"
    if not short.isalpha() or not source.is_file():
        return Language(code=short)
    return _language(short, tomllib.loads(source.read_text("utf-8")))


def language_codes() -> tuple[str, ...]:
    """The codes of the languages that come with quizgen, in alphabetical order."""
    names = (one.name for one in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _language(code: str, data: Mapping[str, Any]) -> Language:
    words = data.get("words", {})
    return Language(
        code=code,
        name=data.get("name", code),
        snowball=data.get("snowball", ""),
        complete=data.get("complete", False),
        articles=frozenset(words.get("articles", ())),
        negations=frozenset(words.get("negations", ())),
        stop_words=frozenset(words.get("stop_words", ())),
        nouns=frozenset(words.get("nouns", ())),
        question_words=frozenset(words.get("question_words", ())),
        direction_words=frozenset(words.get("direction_words", ())),
        numbers=dict(words.get("numbers", {})),
        contrasts=tuple((one, other) for one, other in words.get("contrasts", ())),
        scales=tuple(tuple(scale) for scale in words.get("scales", ())),
        synonyms=tuple(tuple(group.split()) for group in words.get("synonyms", ())),
        prefixes=tuple((one, other) for one, other in words.get("prefixes", ())),
        also_called=tuple(words.get("also_called", ())),
        generic_tails=frozenset(words.get("generic_tails", ())),
        labels=dict(data.get("labels", {})),
        stems={key: tuple(value) for key, value in data.get("stems", {}).items()},
        reasons=dict(data.get("reasons", {})),
        forms={key: tuple(value) for key, value in data.get("forms", {}).items()},
        kinds=_kinds(data.get("kinds", {})),
        kind_endings={key: tuple(value) for key, value in data.get("kind_endings", {}).items()},
    )


def _kinds(data: Mapping[str, list[str]]) -> dict[str, str]:
    """The kind of each noun; "" for one that names things of two kinds."""
    found: dict[str, str] = {}
    for kind, nouns in data.items():
        for noun in nouns:
            found[noun] = kind if found.get(noun, kind) == kind else ""
    return found
