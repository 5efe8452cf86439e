"""Checks on lists: how many points were announced, and which stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.errors import Problem, Severity
from quizgen.glossary.statements import Course, Statement
from quizgen.glossary.toml_text import key_line
from quizgen.sources.lists import announced_count, read_list
from quizgen.text.fold import fold

# What a list on one line cannot do without.
_MARK = re.compile(r"[-–—−•·▪*;]|\d\s?[.)]|\n|,.*,")

# Runs of points without marks begin with capitals in the middle of the text.
_CAPITAL = re.compile(r"[\w,]\s+[^\W\d_a-zà-ÿ]")


def list_counts(course: Course) -> Iterator[Problem]:
    """Lists whose front announces another number of points than there are."""
    for one in course.statements:
        if len(one.items) < 2:  # noqa: PLR2004 - one point is no list
            continue
        announced = announced_count(one.spelled)
        if announced and announced != len(one.items):
            yield Problem(
                Severity.WARNING,
                "list-count",
                one.place,
                f"“{one.spelled}” announces {announced} points, {len(one.items)} are given",
                "add what is missing or correct the number",
                entries=(one.entry.id,),
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
    """Definitions that are a list written on one line."""
    for one in course.statements:
        if one.items or not one.preferred or not _MARK.search(one.text):
            continue
        found = read_list(one.spelled, [one.text])
        if found.items and found.certain:
            message = f"is a list of {len(found.items)} on one line"
            yield _list_problem(one, "flattened-list", message, found.items)


def uncertain_lists(course: Course) -> Iterator[Problem]:
    """Definitions that look like a list whose points have no marks between them."""
    for one in course.statements:
        if one.items or not one.preferred or not _CAPITAL.search(one.text):
            continue
        found = read_list(one.spelled, [one.text])
        if found.items and not found.certain:
            message = f"looks like a list of {len(found.items)} without marks between the points"
            yield _list_problem(one, "list-uncertain", message, found.items)


def _list_problem(one: Statement, check: str, message: str, items: tuple[str, ...]) -> Problem:
    return Problem(
        Severity.WARNING,
        check,
        one.place,
        f"the definition of “{one.entry.term}” {message}",
        key_line("items", items, 0).rstrip("\n"),
        entries=(one.entry.id,),
    )
