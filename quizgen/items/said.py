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


@lru_cache(maxsize=1 << 16)
def said(text: str, language: str = "en") -> Said:
    """What a text says.

    >>> said("Data marts").run, said("e-mail").run
    (' data mart ', ' e mail  email ')
    """
    joined = fold(text.replace("-", ""), language) if "-" in text else ""  # e-mail is email
    return _said(fold(text, language), joined, language)


@lru_cache(maxsize=1 << 15)
def _said(folded: str, joined: str, language: str) -> Said:
    """What a folded text says: its quotations, capitals and full stops are many, its words one."""
    words = folded.split()
    run = in_singular(words, language)
    if joined:
        more = joined.split()
        run, words = run + in_singular(more, language), words + more
    return Said(run, frozenset(stems(words, language)))
