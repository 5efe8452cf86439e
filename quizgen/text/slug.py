"""Ids and file names that are safe everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_OTHER = re.compile(r"[\W_]+")
_LONGEST = 60


def slug(text: str, fallback: str = "entry") -> str:
    """`text` as an id: NFKC, casefolded, runs of other characters to `-`, at most 60 long.

    >>> slug("Push Model (Make-to-stock)")
    'push-model-make-to-stock'
    >>> slug("???")
    'entry'
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    short = _OTHER.sub("-", folded).strip("-")[:_LONGEST].strip("-")
    return short or fallback


def free_slug(text: str, taken: Collection[str], fallback: str = "entry") -> str:
    """The slug of `text`, with `-2`, `-3` … behind it while that is taken.

    >>> free_slug("Plan", {"plan", "plan-2"})
    'plan-3'
    """
    first = slug(text, fallback)
    candidate, number = first, 1
    while candidate in taken:
        number += 1
        candidate = f"{first[: _LONGEST - len(str(number)) - 1]}-{number}"
    return candidate
