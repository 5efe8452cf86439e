"""How much a definition says: "over 12 months" and "more than one year" are one amount."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import singular

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_SIGNS = ("over", "under", "at_least", "at_most")
_BEFORE = 4


class Amount(NamedTuple):
    """A number of units and its sign: over, under, at least, at most, or "" for just so many."""

    sign: str
    measure: str
    value: float


@lru_cache(maxsize=1 << 16)
def amounts(text: str, language: str = "en") -> frozenset[Amount]:
    """The amounts that a text names, in the smallest unit of what they measure.

    >>> amounts("kept for more than one year") == amounts("used over 12 months")
    True
    >>> amounts("paid within a year") == amounts("kept for more than a year")
    False
    """
    units = _units(language)
    words = _WORD.findall(fold(text, language)) if units else []
    found = set()
    for at in range(1, len(words)):
        unit = units.get(words[at]) or units.get(singular(words[at], language))
        count = _count(words[at - 1], language) if unit else None
        if unit and count is not None:
            sign = _sign(" ".join(words[max(0, at - _BEFORE) : at - 1]), language)
            found.add(Amount(sign, unit[0], round(count * unit[1], 6)))
    return frozenset(found)


@lru_cache(maxsize=8)
def _units(language: str) -> Mapping[str, tuple[str, float]]:
    """Each unit with what it measures and how many of the smallest unit it is."""
    rows = (row.split() for row in language_of(language).forms.get("units", ()))
    return {word: (measure, float(many)) for measure, many, *words in rows for word in words}


def _count(word: str, language: str) -> float | None:
    rules = language_of(language)
    if word in rules.numbers or word in rules.forms.get("one_words", ()):
        return float(rules.numbers.get(word, 1))
    plain = word.replace(",", ".")
    return float(plain) if plain.replace(".", "", 1).isdecimal() else None


def _sign(before: str, language: str) -> str:
    """The sign that the words before a number say; of two the longer: no more than."""
    forms = language_of(language).forms
    said = (
        (len(way), sign)
        for sign in _SIGNS
        for way in forms.get(f"{sign}_words", ())
        if f" {before}".endswith(f" {way}")
    )
    return max(said, default=(0, ""))[1]
