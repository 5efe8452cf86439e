"""The named checks, and running them over a glossary or over cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from quizgen.errors import Problem, UsageError, sort_problems
from quizgen.glossary import pairs, points, typos, wording
from quizgen.glossary.model import Glossary
from quizgen.glossary.statements import Course, from_glossary

Check = Callable[[Course], Iterable[Problem]]

# Checks of scope "glossary"; they run when notes are read and on a glossary file.
CHECKS: Mapping[str, Check] = {
    "empty-definition": wording.empty_definitions,
    "identical-definition": pairs.identical_definitions,
    "conflicting-definitions": pairs.conflicting_definitions,
    "duplicate-term": pairs.duplicate_terms,
    "duplicate-card": pairs.duplicate_cards,
    "inconsistent-name": pairs.inconsistent_names,
    "fragment": wording.fragments,
    "answer-leak": wording.answer_leaks,
    "alias-in-stem": wording.aliases_in_stems,
    "open-ended": wording.open_ended,
    "markup": wording.leftover_markup,
    "encoding": wording.broken_letters,
    "flattened-list": points.flattened_lists,
    "list-uncertain": points.uncertain_lists,
    "list-count": points.list_counts,
    "duplicate-item": points.duplicate_items,
    "typo": typos.typos,
}

# Checks of scope "source"; only reading notes can tell.
SOURCE_CHECKS = (
    "orphan-definition",
    "orphan-term",
    "boilerplate",
    "title-line",
    "layout-uncertain",
    "new-definition",
)


def check(
    glossary: Glossary, *, only: Sequence[str] = (), skip: Sequence[str] = ()
) -> list[Problem]:
    """The findings on a glossary, by file and line; what was accepted is silent.

    Args:
        glossary: what to look at.
        only: names of the only checks to run.
        skip: names of checks not to run.

    Raises:
        UsageError: there is no check of such a name.
    """
    known = (*CHECKS, *SOURCE_CHECKS)
    for name in (*only, *skip):
        if name not in known:
            raise UsageError(
                f"there is no check called “{name}”",
                next_step="the checks are: " + ", ".join(sorted(known)),
            )
    return run_checks(from_glossary(glossary), only=only, skip=skip)


def run_checks(
    course: Course, *, only: Sequence[str] = (), skip: Sequence[str] = ()
) -> list[Problem]:
    """The findings of the named checks on a course, without those marked `ok`."""
    accepted = {one.entry.id: one.entry.ok for one in course.statements if one.entry.ok}
    found = [
        problem
        for name, run in CHECKS.items()
        if (not only or name in only) and name not in skip
        for problem in run(course)
        if not any(name in accepted.get(key, ()) for key in problem.entries)
    ]
    return sort_problems(dict.fromkeys(found))
