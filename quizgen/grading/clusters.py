"""Which answers that wait one decision may settle.

Answers to one question are alike with the same evidence: the same reason, name and
rival, nearly the same suggested share, the same numbers and negations, and words in the
same order that differ by at most one slip.  Definitions are alike with the same gist,
words of the question aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from quizgen.grading.gists import Frame, frame_of, gist_of, leaves_out
from quizgen.grading.model import GradedQuestion, Match
from quizgen.grading.printed import Printed, asks_for_definition
from quizgen.grading.reasons import UNREAD
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.tokens import content_words

_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_PARTS = re.compile(r"[,;\n•]")
_LEAST_WORD = 5
_SAME_SHARE = 0.1
_LONGEST_COMPARED = 2_000
# Slips are read as words that answers have: the commonest, for time.
_MOST_SPELT = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """One distinct answer that waits, and how many students gave it."""

    question: str
    form: str
    answer: str
    students: int
    match: Match


@dataclass(frozen=True, slots=True)
class Cluster:
    """Answers that one decision settles, the commonest first.

    `name` is the question as a rulings file names it: a question key, or form and
    number where letters mean another option on every form.
    """

    name: str
    question: GradedQuestion
    answers: tuple[Waiting, ...]

    @property
    def students(self) -> int:
        """How many students wait for this decision."""
        return sum(one.students for one in self.answers)

    @property
    def suggested(self) -> str:
        """The ruling that the evidence points to; "" where it points nowhere."""
        return suggestion(self.answers[0].match)


def group_alike(
    waiting: Sequence[Waiting], prints: Mapping[str, Printed], language: str
) -> list[list[Waiting]]:
    """The answers in groups, each as its first answer came.

    Args:
        waiting: the answers, the commonest first.
        prints: by question key, the question as printed on any form.
        language: the quiz's language.
    """
    frames = _frames(waiting, prints)
    groups: list[list[Waiting]] = []
    by_evidence: dict[tuple[object, ...], list[list[Waiting]]] = {}
    for one in waiting:
        frame = frames.get(one.question) if _is_said(one) else None
        evidence = _evidence(one, language) if frame is None else _gist_evidence(one, frame)
        known = by_evidence.setdefault(evidence, [])
        near = next((g for g in known if _alike(g[0], one, frame, language)), None)
        if near is None:
            known.append([one])
            groups.append(known[-1])
        else:
            near.append(one)
    return groups


def suggestion(match: Match) -> str:
    """The ruling that a match in review points to.

    >>> suggestion(Match("review", 0.62, 0.62, "definition"))
    '62%'
    """
    if match.reason in UNREAD and not match.matched:
        return ""
    percent = round(match.credit * 100)
    if percent >= 100:  # noqa: PLR2004 - per cent
        return "accept"
    return f"{percent}%" if percent > 0 else "reject"


def _is_said(one: Waiting) -> bool:
    return one.match.reason not in UNREAD and len(one.answer) <= _LONGEST_COMPARED


def _frames(waiting: Iterable[Waiting], prints: Mapping[str, Printed]) -> dict[str, Frame]:
    """By question that asks for a definition, the frame with the words of its answers."""
    said: dict[str, Counter[str]] = {}
    for one in waiting:
        printed = prints[one.question]
        if asks_for_definition(printed):
            words = said.setdefault(one.question, Counter())
            for word in fold(one.answer[:_LONGEST_COMPARED], printed.language).split():
                words[word] += one.students
    return {
        key: frame_of(
            prints[key].prompt,
            prints[key].accepted,
            prints[key].language,
            [word for word, _ in words.most_common(_MOST_SPELT)],
        )
        for key, words in said.items()
    }


def _gist_evidence(one: Waiting, frame: Frame) -> tuple[object, ...]:
    gist = gist_of(one.answer, frame)
    return (one.question, gist.core or one.answer, gist.signs)


def _evidence(one: Waiting, language: str) -> tuple[object, ...]:
    match = one.match
    alone = one.answer if one.form or match.reason in UNREAD else ""
    text = one.answer[:_LONGEST_COMPARED]
    negations = language_of(language).negations
    words = fold(text, language).split()
    return (
        one.question,
        one.form,
        match.reason,
        match.matched,
        match.rival,
        _tendency(match),
        sum(1 for word in words if word in negations),
        tuple(_NUMBERS.findall(text)),
        alone,
    )


def _tendency(match: Match) -> str:
    """Whether the evidence points to all, to nothing or to a part of the points."""
    told = suggestion(match)
    return "part" if told.endswith("%") else told


def _alike(first: Waiting, second: Waiting, frame: Frame | None, language: str) -> bool:
    if frame is not None:
        gists = (gist_of(first.answer, frame), gist_of(second.answer, frame))
        less, more = sorted(gists, key=lambda one: len(one.words))
        return less.words == more.words or leaves_out(less, more)
    return _same_share(first, second, language)


def _same_share(first: Waiting, second: Waiting, language: str) -> bool:
    """Nearly the same share, and the same words but for endings, or one word with one slip."""
    if round(abs(first.match.credit - second.match.credit), 6) > _SAME_SHARE:
        return False
    one, other = first.answer[:_LONGEST_COMPARED], second.answer[:_LONGEST_COMPARED]
    if len(first.answer) > _LONGEST_COMPARED or len(second.answer) > _LONGEST_COMPARED:
        return first.answer == second.answer
    stems, others = _stems(one, language), _stems(other, language)
    if stems and stems == others:
        return True
    return _one_slip(fold(one, language).split(), fold(other, language).split())


def _stems(text: str, language: str) -> list[tuple[str, ...]]:
    """The stems of each part between commas; the parts of a list may stand in any order."""
    parts = (content_words(part, language) for part in _PARTS.split(text))
    return sorted(part for part in parts if part)


def _one_slip(words: Sequence[str], others: Sequence[str]) -> bool:
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(
        min(len(one), len(other)) >= _LEAST_WORD and OSA.distance(one, other) <= 1
        for one, other in differing
    )
