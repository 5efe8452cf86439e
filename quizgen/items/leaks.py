"""Whether a text gives a name away, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quizgen.items.lexicon import Facts
from quizgen.items.names import name_key, said_whole, shared_words
from quizgen.text.tokens import content_words

Leak = Literal["", "part", "whole"]


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it compares with names: its words as one run, and its stems."""

    run: str
    words: frozenset[str]


@lru_cache(maxsize=1 << 18)
def said(text: str, language: str = "en") -> Said:
    """What a text says."""
    run, words = name_key(text, language), content_words(text, language)
    if "-" in text:  # e-mail is email
        joined = text.replace("-", "")
        run, words = run + name_key(joined, language), words + content_words(joined, language)
    return Said(run, frozenset(words))


def leak(text: str, one: Facts, language: str) -> Leak:
    """How much of the entry's names the text gives away.

    `whole`: a name stands in it, or all words that point at the name do.
    `part`: some of them do.
    """
    found = said(text, language)
    run = found.run
    for key in one.keys:
        if key in run:
            return "whole"
    part = False
    for telling in one.telling:
        if telling and said_whole(telling, found.words, language) == telling:
            return "whole"
        part = part or bool(shared_words(telling, found.words, language))
    return "part" if part else ""


def given_away(text: str, one: Facts, language: str) -> frozenset[str]:
    """The words of the entry's term that the text says."""
    return shared_words(one.name_words, said(text, language).words, language)
