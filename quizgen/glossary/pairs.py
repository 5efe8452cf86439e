"""Checks on definitions beside each other: the same twice, or in disagreement."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from quizgen.errors import NOTHING_TO_DO, Problem, Severity
from quizgen.glossary.gather import name_key
from quizgen.glossary.similar import stems
from quizgen.glossary.statements import Course, Statement
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.opposites import told_apart

_DISAGREE = 0.18
_APART = 0.3
_HEAD = 2
_ALIKE = 0.7
_FEWEST = 4
_SHARED = 3
_MOST = 12
_RARE = 0.1
_TOPIC = 2
_EXTENT = re.compile(r"^(?:includes?|e\.g|for example|such as|examples?)\b", re.IGNORECASE)
# Questions and lists on one line are no definitions that could disagree.
_NO_TEXT = re.compile(r"\?|^\s*[-–•]|\s-\w.*\s-\w|\b1[.)]\s*\w.*\b2[.)]\s*\w", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*%?(?![.)]\s?[^\W\d])")


def identical_definitions(course: Course) -> Iterator[Problem]:
    """The same words given as the definition of different terms.

    Answers to questions may well be the same, and words may share a translation.
    """
    groups: dict[str, list[Statement]] = defaultdict(list)
    for one in course.statements:
        folded = fold(one.all_text, course.language)
        if len(folded) > 1 and one.entry.kind != "question":
            groups[folded].append(one)
    for group in groups.values():
        short = all(one.entry.kind == "fragment" for one in group)
        firsts = list({one.entry.id: one for one in reversed(group)}.values())[::-1][:_MOST]
        if len(firsts) < 2:  # noqa: PLR2004 - a pair at least
            continue
        ids = [one.entry.id for one in firsts]
        for one in group:
            other = firsts[0] if firsts[0].entry.id != one.entry.id else firsts[1]
            yield Problem(
                Severity.WARNING if short else Severity.ERROR,
                "identical-definition",
                one.place,
                f"“{one.entry.term}” and “{other.entry.term}” ({other.place}) have the same "
                "definition: one of them is wrong, or they are one concept",
                "correct one of the two, or make one name an alias of the other",
                entries=tuple(dict.fromkeys((one.entry.id, *ids))),
            )


def conflicting_definitions(course: Course) -> Iterator[Problem]:
    """Definitions of one term that disagree."""
    groups = [group for group in course.by_entry().values() if len(group) > 1]
    rare = _rare_words(course) if groups else frozenset()
    for group in groups:
        told: set[int] = set()
        for (n, one), (m, other) in combinations(enumerate(group[:_MOST]), 2):
            reason = disagreement(one, other, course.language, rare)
            for at, here, there in ((n, one, other), (m, other, one)):
                if reason and at not in told and (here.preferred or not there.preferred):
                    told.add(at)
                    yield _conflict(here, there, reason)


def _rare_words(course: Course) -> frozenset[str]:
    """The words in at most a tenth of all definitions: what shares two of them is one topic."""
    counts = Counter(word for one in course.statements for word in set(_stems(one, course)))
    most = _RARE * len(course.statements)
    return frozenset(word for word, count in counts.items() if count <= most)


def _stems(one: Statement, course: Course) -> tuple[str, ...]:
    return stems(one.text, course.language)


def disagreement(
    one: Statement, other: Statement, language: str = "en", rare: Collection[str] = ()
) -> str:
    """Why two definitions of a term cannot both stand, "" where they can.

    Args:
        one: a definition.
        other: another one of the same term.
        language: the language of both.
        rare: the words that few definitions of the course have.
    """
    if any(said.items or _NO_TEXT.search(said.text) for said in (one, other)):
        return ""
    left, right = (set(stems(said.text, language)) for said in (one, other))
    if min(len(left), len(right)) < _FEWEST or left == right:
        return ""
    shared = len(left & right) / min(len(left), len(right))
    if told_apart(one.text, other.text, language):
        return "one says the opposite of the other"
    same = 2 * len(left & right) / (len(left) + len(right))
    if same >= _ALIKE and _facts(one.text, language) != _facts(other.text, language):
        return "they differ in a number or a “not”"
    own = set(stems(one.entry.term, language))
    apart = len((left & right).intersection(rare)) < _TOPIC and len((left & right) - own) < _SHARED
    if apart and shared < _least(one, other, own, language):
        extent = any(_EXTENT.match(said.text) for said in (one, other))
        return "" if extent else "they share hardly a word"
    return ""


def _least(one: Statement, other: Statement, own: set[str], language: str) -> float:
    """The share of words below which two definitions disagree; more if both start apart."""
    heads = [set(stems(said.text, language)[:_HEAD]) - own for said in (one, other)]
    return _DISAGREE if heads[0] & heads[1] else _APART


def _facts(text: str, language: str) -> tuple[list[str], bool]:
    """The numbers in a text and whether it denies something."""
    words = fold(text, language).split()
    negations = language_of(language).negations
    return sorted(_NUMBER.findall(text)), any(word in negations for word in words)


def _conflict(here: Statement, there: Statement, reason: str) -> Problem:
    where = "in other_definitions" if here.place == there.place else str(there.place)
    return Problem(
        Severity.WARNING,
        "conflicting-definitions",
        here.place,
        f"“{here.entry.term}” is defined differently ({where}): {reason}",
        'keep the right one; ok = ["conflicting-definitions"] if both may stand',
        wrong=there.text if here.place.source == there.place.source else "",
        entries=(here.entry.id,),
    )


def duplicate_terms(course: Course) -> Iterator[Problem]:
    """Names that two entries have."""
    owners: dict[str, Statement] = {}
    firsts = [group[0] for group in course.by_entry().values()]
    for one in firsts:
        first = owners.setdefault(name_key(one.entry.term, course.language), one)
        if first.entry.id != one.entry.id:
            yield _shared_name(one, first, one.entry.term, Severity.WARNING)
    for one in firsts:
        for alias in one.entry.aliases:
            first = owners.setdefault(name_key(alias, course.language), one)
            if first.entry.id != one.entry.id:
                yield _shared_name(one, first, alias, Severity.INFO)


def _shared_name(one: Statement, other: Statement, name: str, severity: Severity) -> Problem:
    return Problem(
        severity,
        "duplicate-term",
        one.front,
        f"“{name}” names “{one.entry.term}” and “{other.entry.term}” ({other.front})",
        "make them one entry, or give one of them another name",
        wrong=name,
        entries=(one.entry.id, other.entry.id),
    )


def duplicate_cards(course: Course) -> Iterator[Problem]:
    """The same definition given twice for one term."""
    for group in (some for some in course.by_entry().values() if len(some) > 1):
        twins: dict[str, list[Statement]] = defaultdict(list)
        for one in group:
            folded = fold(one.all_text, course.language)
            twins[folded].append(one)
        for same in twins.values():
            if len(same) > 1 and same[0].all_text:
                yield from _twins(same)


def _twins(same: Sequence[Statement]) -> Iterator[Problem]:
    for n, one in enumerate(same):
        other = same[0] if n else same[1]
        yield Problem(
            Severity.INFO,
            "duplicate-card",
            one.front,
            f"“{one.entry.term}” stands here and at {other.front} with the same definition",
            f"{NOTHING_TO_DO}: it became one entry",
            entries=(one.entry.id,),
        )


def inconsistent_names(course: Course) -> Iterator[Problem]:
    """One term written with and without a hyphen or space."""
    for group in (some for some in course.by_entry().values() if len(some) > 1):
        spellings: dict[str, Statement] = {}
        for one in group:
            spellings.setdefault(normal_name(one.spelled, course.language), one)
        by_key: dict[str, list[Statement]] = defaultdict(list)
        for name, one in spellings.items():
            by_key[name.replace(" ", "")].append(one)
        for different in by_key.values():
            if len(different) > 1:
                yield from _spellings(different)


def _spellings(different: Sequence[Statement]) -> Iterator[Problem]:
    for n, one in enumerate(different):
        other = different[0] if n else different[1]
        yield Problem(
            Severity.INFO,
            "inconsistent-name",
            one.front,
            f"“{one.spelled}” is spelled “{other.spelled}” at {other.front}",
            "choose one spelling; students are marked right with either",
            wrong=one.spelled,
            correct=other.spelled,
            entries=(one.entry.id,),
        )
