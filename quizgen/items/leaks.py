"""Whether a text gives a name away, and how much of it."""

from __future__ import annotations

from typing import Literal

from quizgen.items.lexicon import Facts
from quizgen.items.names import said_whole, shared_words
from quizgen.items.said import Said, said

Leak = Literal["", "part", "whole"]


def leak(text: str, one: Facts, language: str) -> Leak:
    """How much of the entry's names the text gives away.

    `whole`: a name stands in it, or all words that point at the name do.
    `part`: some of them do.
    """
    return leak_in(said(text, language), one, language)


def leak_in(found: Said, one: Facts, language: str) -> Leak:
    """How much of the entry's names is given away by what a text says."""
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
