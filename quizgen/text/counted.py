"""A number with its noun, for what the program says in English."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """The number with the noun in singular or plural.

    >>> counted(1, "card"), counted(2, "entry", "entries")
    ('1 card', '2 entries')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
