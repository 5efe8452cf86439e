"""An answer cut where people put several names side by side."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.grading.lexicon import lexicon_of
from quizgen.text.fold import fold

_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*+")
_MARKS = r"[()\[\]/;,=|]|\s[-–—]\s|:\s|\.\s"


def segments(text: str, language: str = "en") -> tuple[str, ...]:
    """The parts of an answer between brackets, slashes, commas and words such as "or".

    >>> segments("SCM (supply chain management)"), segments("push or pull model")
    (('SCM', 'supply chain management'), ('push', 'pull model'))
    """
    if _PLAIN.fullmatch(text) and lexicon_of(language).between_names.isdisjoint(text.split()):
        return (text,)
    parts = (part.strip() for part in _cut(language).split(text))
    return tuple(part for part in parts if part and fold(part, language))


@lru_cache(maxsize=8)
def _cut(language: str) -> re.Pattern[str]:
    words = sorted(lexicon_of(language).between_names)
    named = "|".join(re.escape(word) for word in words)
    return re.compile(rf"{_MARKS}|\b(?:{named})\b" if named else _MARKS, re.IGNORECASE)


@lru_cache(maxsize=8)
def conjunction(language: str) -> re.Pattern[str]:
    """What matches an "and" between two words.

    >>> conjunction("en").split("plan and source & make")
    ['plan', 'source', 'make']
    """
    return re.compile(rf"\s+(?:{_conjunctions(language)}|&)\s+", re.IGNORECASE)


@lru_cache(maxsize=8)
def enumeration(language: str) -> re.Pattern[str]:
    """What matches a slash, a comma or an "and" between words that are counted up.

    >>> enumeration("en").split("fish, meat, and eggs")
    ['fish', 'meat', 'eggs']
    """
    words = _conjunctions(language)
    return re.compile(rf"/|,\s*(?:(?:{words})\s+)?|\s+(?:{words}|&)\s+", re.IGNORECASE)


def _conjunctions(language: str) -> str:
    return "|".join(sorted(map(re.escape, lexicon_of(language).conjunctions)))
