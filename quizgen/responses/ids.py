"""Student ids and names as the same whatever a program has put between their letters."""

from __future__ import annotations

import unicodedata

from quizgen.text.clean import clean
from quizgen.text.fold import fold

# What the id of a row without one begins with; the row's line follows.
UNIDENTIFIED = "unidentified:"


def clean_id(text: str) -> str:
    r"""The id in NFC on one line, without signs that nobody can see.

    >>> clean_id("\ufeffZoe\u0308\u200d 7\n")
    'Zoë 7'
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    return clean("".join(one for one in text if unicodedata.category(one) != "Cf"))


def same_name(first: str, second: str) -> bool:
    """Whether one name holds all words of the other, in whatever order.

    >>> same_name("Ann Lee", "Lee, Ann Mary"), same_name("Ann", "Zed"), same_name("Ann", "")
    (True, False, True)
    """
    one, other = set(fold(first).split()), set(fold(second).split())
    return one <= other or other <= one
