"""A text as it compares with names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizgen.items.names import name_key
from quizgen.text.tokens import content_words


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: its words as one run, and its stems."""

    run: str
    words: frozenset[str]


@lru_cache(maxsize=1 << 13)
def said(text: str, language: str = "en") -> Said:
    """What a text says.

    >>> said("Data marts").run, said("e-mail").run
    (' data mart ', ' e mail  email ')
    """
    run, words = name_key(text, language), content_words(text, language)
    if "-" in text:  # e-mail is email
        joined = text.replace("-", "")
        run, words = run + name_key(joined, language), words + content_words(joined, language)
    return Said(run, frozenset(words))
