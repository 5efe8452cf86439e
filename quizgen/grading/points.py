"""A list answer cut into its parts, and the places where a point of the list stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.grading.ladder import match_term
from quizgen.grading.lexicon import Lexicon
from quizgen.grading.model import Match
from quizgen.grading.question import TermQuestion
from quizgen.quiz.policy import Policy
from quizgen.text.fold import fold

_STRONG = re.compile(
    r"[\r\n;•·‣▪●○■*|\t]|,(?!\d)|(?:^|(?<=\s))[-–—>]+\s*(?=\w)|\s[-–—]\s|\s/\s|/(?=\s)|(?<=\w)\.(?=\s)"
)
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s,;]))(?:[(\[]?(?:\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})[.)\]:](?=\s|\D)|#\d{1,2})\s*",
    re.IGNORECASE,
)
_MOST_WINDOWS = 400
_LONGEST_CODE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A window of words in a part of the answer that is, or may be, a point of the list."""

    part: int
    start: int
    end: int
    item: int
    text: str
    match: Match
    whole: bool

    @property
    def rank(self) -> tuple[int, int, int, float, int, int, int]:
        """Sort key: certain before doubtful, whole parts first, longer windows, reading order."""
        certain = 0 if self.match.decision == "accept" else 1
        return (
            certain,
            0 if self.match.reason in {"exact", "folded", "alias"} else 1,
            -(self.end - self.start),
            -self.match.score,
            self.part,
            self.start,
            self.item,
        )


def cut_parts(answer: str) -> tuple[str, ...]:
    """The parts of a list answer between separators, numbering and bullets.

    >>> cut_parts("1. plan 2) source; make - deliver")
    ('plan', 'source', 'make', 'deliver')
    """
    calm = answer.lower() if _is_shouted(answer) else answer
    marked = _NUMBERED.sub("\n", calm)
    parts = (part.strip() for part in _STRONG.split(marked))
    return tuple(part for part in parts if fold(part))


def _is_shouted(answer: str) -> bool:
    return answer.isupper() and sum(char.isalpha() for char in answer) > _LONGEST_CODE


def find_points(
    parts: tuple[str, ...], items: tuple[TermQuestion, ...], policy: Policy, lexicon: Lexicon
) -> list[Found]:
    """Every place in the parts where a point may stand, best first."""
    found: list[Found] = []
    for number, part in enumerate(parts):
        whole = _in_window(number, part.split(), 0, len(part.split()), items, policy)
        if any(one.match.decision == "accept" for one in whole):
            found += whole
        else:
            inner = list(_inner(number, part, items, policy, lexicon))
            found += inner or whole
    return sorted(found, key=lambda one: one.rank)


def _in_window(
    number: int,
    words: list[str],
    start: int,
    end: int,
    items: tuple[TermQuestion, ...],
    policy: Policy,
) -> list[Found]:
    text = " ".join(words[start:end])
    whole = end - start == len(words)
    results = ((at, match_term(text, item, policy)) for at, item in enumerate(items))
    return [
        Found(number, start, end, at, text, match, whole)
        for at, match in results
        if match.decision != "reject"
    ]


def _inner(
    number: int,
    part: str,
    items: tuple[TermQuestion, ...],
    policy: Policy,
    lexicon: Lexicon,
) -> Iterator[Found]:
    """Certain points inside a part, but for clauses that negate."""
    words = part.split()
    longest = max((len(name.words) for item in items for name in item.accepted.names), default=1)
    denied = _denied(words, lexicon)
    for start, end in _windows(len(words), longest + 2):
        if denied & set(range(start, end)):
            continue
        if _loose_end(words[start], lexicon) or _loose_end(words[end - 1], lexicon):
            continue
        for one in _in_window(number, words, start, end, items, policy):
            if one.match.decision == "accept":
                yield one


def _denied(words: list[str], lexicon: Lexicon) -> set[int]:
    """The places of the words from an "and" or "or" to the next between which a "not" stands."""
    denied: set[int] = set()
    clause: list[int] = []
    for at, word in enumerate([*words, "&"]):
        if at == len(words) or _loose_end(word, lexicon):
            if any(fold(words[one]) in lexicon.language.negations for one in clause):
                denied.update(clause)
            clause = []
        else:
            clause.append(at)
    return denied


def _windows(count: int, longest: int) -> Iterator[tuple[int, int]]:
    spans = (
        (start, start + length)
        for length in range(1, min(count, longest) + 1)
        for start in range(count - length + 1)
        if length < count
    )
    for number, span in enumerate(spans):
        if number >= _MOST_WINDOWS:
            return
        yield span


def _loose_end(word: str, lexicon: Lexicon) -> bool:
    """A small word at the edge of a window belongs to no point."""
    folded = fold(word)
    return folded in lexicon.between_names or folded in lexicon.language.articles or folded == "&"
