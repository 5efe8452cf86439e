"""A text as it compares with names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizgen.items.names import in_singular
from quizgen.text.fold import fold
from quizgen.text.tokens import stems


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: its words as one run, and its stems."""

    run: str
    words: frozenset[str]


@lru_cache(maxsize=1 << 15)
def said(text: str, language: str = "en") -> Said:
    """What a text says.

    >>> said("Data marts").run, said("e-mail").run
    (' data mart ', ' e mail  email ')
    """
    words = fold(text, language).split()
    run = in_singular(words, language)
    if "-" in text:  # e-mail is email
        joined = fold(text.replace("-", ""), language).split()
        run, words = run + in_singular(joined, language), words + joined
    return Said(run, frozenset(stems(words, language)))
