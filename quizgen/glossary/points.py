"""Checks on lists: how many points were announced, and which stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.errors import Problem, Severity
from quizgen.glossary.statements import Course
from quizgen.text.fold import fold
from quizgen.text.languages import language_of

_NUMBER_OF = re.compile(r"(?<![\d.,/#])\b(\d{1,2})\b(?![\d.,/%]|[a-z])")
_NO_COUNT = re.compile(
    r"\b(?:step|chapter|unit|part|phase|level|week|lecture|section|lesson|no|nr|module|type"
    r"|figure|version|stage|day|year|page)\W*$",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:^|\s)1[.)]\s*\S.*?\s2[.)]\s*\S|(?:^|\s)•.*?•|(?:^|\s)-(?=[^\W\d_]).*?\s-(?=[^\W\d_])"
    r"|^[-–—]\s.*?\s[-–—]\s",
    re.DOTALL,
)
_MOST = 20


def list_counts(course: Course) -> Iterator[Problem]:
    """Lists whose front announces another number of points than there are."""
    for one in course.statements:
        if len(one.items) < 2:  # noqa: PLR2004 - one point is no list
            continue
        announced = count_in(one.spelled, course.language)
        if announced and announced != len(one.items):
            yield Problem(
                Severity.WARNING,
                "list-count",
                one.place,
                f"“{one.spelled}” announces {announced} points, {len(one.items)} are given",
                "add what is missing or correct the number",
                entries=(one.entry.id,),
            )


def count_in(front: str, language: str = "en") -> int:
    """The number of things that a front announces, 0 where it announces none.

    >>> count_in("Two main sources of problems:"), count_in("3 steps to a plan")
    (2, 3)
    >>> count_in("Introducing CRM: Step 6"), count_in("360-degree view")
    (0, 0)
    """
    numbers = language_of(language).numbers
    words = fold(front, language).split()
    for n, word in enumerate(words[:-1]):
        before = " ".join(words[:n])
        value = numbers.get(word, 0)
        if not value and word.isdigit() and _NUMBER_OF.search(front):
            value = int(word)
        if 1 < value <= _MOST and not _NO_COUNT.search(before) and _plural(words[n + 1 : n + 5]):
            return value
    return 0


def _plural(words: list[str]) -> bool:
    return any(word.endswith("s") and not word.endswith("ss") for word in words) or any(
        word in {"people", "criteria", "phenomena", "data", "media", "children"} for word in words
    )


def duplicate_items(course: Course) -> Iterator[Problem]:
    """Points that stand twice in one list."""
    for one in course.statements:
        seen: set[str] = set()
        for item in one.items:
            folded = fold(item, course.language)
            if folded and folded in seen:
                yield Problem(
                    Severity.WARNING,
                    "duplicate-item",
                    one.place,
                    f"“{item}” stands twice in the list of “{one.entry.term}”",
                    "take one of the two out",
                    wrong=item,
                    entries=(one.entry.id,),
                )
            seen.add(folded)


def flattened_lists(course: Course) -> Iterator[Problem]:
    """Definitions that still look like a list written on one line."""
    for one in course.statements:
        if not one.items and one.preferred and _MARKED.search(one.text):
            yield Problem(
                Severity.WARNING,
                "flattened-list",
                one.place,
                f"the definition of “{one.entry.term}” looks like a list on one line",
                'items = ["…", "…"]',
                entries=(one.entry.id,),
            )
