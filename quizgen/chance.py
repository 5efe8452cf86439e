"""Chance that is the same on every machine: named streams and an unbiased shuffle.

In: the names that identify a stream, such as `(seed, "form", 1, item id)`.
Out: a `Stream` whose draws depend on these names alone.
Cannot happen: two differently named streams sharing state, a draw that depends
on the Python version, the locale or the hash seed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_RESOLUTION = 1 << 53
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Stream:
    """A source of random numbers named by its seed parts.

    Only `random.Random.random()` is documented as stable across Python versions
    (library reference, "Notes on Reproducibility"), so all else is built on it.

    >>> Stream("seed", "form", 1).shuffled("abcde") == Stream("seed", "form", 1).shuffled("abcde")
    True
    """

    def __init__(self, *names: str | int) -> None:
        text = _WRITE(list(names))
        # An argument in a wrong encoding arrives with surrogates, which UTF-8 has no bytes for.
        digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
        self._random = random.Random(int.from_bytes(digest, "big"))  # noqa: S311 - repeatable by design

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1, each equally likely.

        Draws above the largest multiple of `bound` are thrown away (rejection
        sampling), so no number is favoured.
        """
        if bound < 1:
            msg = f"bound must be positive, not {bound}"
            raise ValueError(msg)
        limit = _RESOLUTION - _RESOLUTION % bound
        while True:
            draw = int(self._random.random() * _RESOLUTION)
            if draw < limit:
                return draw % bound

    def fraction(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self._random.random()

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, each equally likely."""
        return things[self.below(len(things))]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """The things in a random order (Durstenfeld's form of Fisher-Yates)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def sample(self, things: Iterable[T], count: int) -> list[T]:
        """`count` of the things, or all of them, in a random order."""
        return self.shuffled(things)[:count]
