"""Whether a text gives a name away, and how much of it."""

from __future__ import annotations

from typing import Literal

from quizgen.items.lexicon import Facts
from quizgen.items.names import says_name, shared_words, telling_words
from quizgen.text.tokens import content_words

Leak = Literal["", "part", "whole"]


def leak(text: str, one: Facts, language: str) -> Leak:
    """How much of the entry's names the text gives away.

    `whole`: a name stands in it, or all words that point at the name do.
    `part`: some of them do.
    """
    if any(says_name(text, name, language) for name in one.names):
        return "whole"
    words = frozenset(content_words(text, language))
    part = False
    for name in one.names:
        telling = telling_words(name, language)
        shared = shared_words(telling, words, language)
        if shared and shared == telling:
            return "whole"
        part = part or bool(shared)
    return "part" if part else ""


def given_away(text: str, one: Facts, language: str) -> frozenset[str]:
    """The words of the entry's term that the text says."""
    return shared_words(one.name_words, frozenset(content_words(text, language)), language)
