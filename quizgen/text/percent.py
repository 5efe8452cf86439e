"""How a percentage is written, on paper and in the terminal."""

from __future__ import annotations

from decimal import Decimal


def percentage(number: Decimal | float | str, language: str = "en") -> str:
    """The number with its percent sign: close to it in English, else after a narrow space.

    Args:
        number: the percentage; a text stays as it is, any other number is given with one decimal.
        language: the language that the paper is in.

    >>> percentage(93.12), percentage("93")
    ('93.1%', '93%')
    >>> percentage("93,1", "de") == "93,1\N{NARROW NO-BREAK SPACE}%"
    True
    """
    shown = number if isinstance(number, str) else f"{number:.1f}"
    space = "" if language.startswith("en") else "\N{NARROW NO-BREAK SPACE}"
    return f"{shown}{space}%"
