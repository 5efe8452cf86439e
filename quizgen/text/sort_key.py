"""Alphabetical order that no locale can change."""

from __future__ import annotations

from quizgen.text.fold import fold


def sort_key(text: str, language: str = "en") -> tuple[str, str]:
    """Sorts as a reader expects: case and accents only break ties.

    >>> sorted(["zoo", "Äpfel", "apple"], key=sort_key)
    ['Äpfel', 'apple', 'zoo']
    """
    return fold(text, language), text
