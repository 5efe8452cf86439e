"""Why a person should look at a list answer as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.grading.lexicon import Lexicon
from quizgen.grading.model import Match
from quizgen.grading.points import Found
from quizgen.grading.question import TermQuestion
from quizgen.grading.strays import count_strays, too_many_strays
from quizgen.grading.unspaced import runs_together
from quizgen.text.fold import fold
from quizgen.text.words import COMMON, count_folded

_LEAST_INITIALS = 3


def review_if_denied(
    match: Match, denying: Sequence[tuple[int, str]], chosen: Sequence[Found]
) -> Match | None:
    """A review where the answer denies something: nobody but a person can tell what."""
    if not denying or not chosen:
        return None
    part, word = denying[0]
    # Before the first point it speaks of them all.
    numbers = [one.part for one in chosen]
    leading = part <= min(numbers) and part < max(numbers)
    step = f"It says “{word}”, which may deny points: a person decides."
    return replace(
        match,
        decision="review",
        credit=0.0 if leading else match.credit,
        reason="negation",
        steps=(*match.steps, step),
    )


def review_if_heaped(
    match: Match,
    parts: Sequence[str],
    chosen: Sequence[Found],
    points: Sequence[TermQuestion],
    lexicon: Lexicon,
) -> Match | None:
    """A review where points stand in a heap of other words."""
    if match.decision == "accept":
        strays = count_strays(parts, chosen, points, lexicon)
        if too_many_strays(strays, len(points)):
            step = f"{strays} further words are not points of the list: a person decides."
            steps = (*match.steps, step)
            return replace(match, decision="review", reason="too-many", steps=steps)
    return None


def review_if_hidden(
    match: Match, parts: Sequence[str], points: Sequence[TermQuestion], lexicon: Lexicon
) -> Match | None:
    """A review where no point was found but all may be meant: run together, or as initials."""
    if match.reason != "wrong":
        return None
    firsts = [point.accepted.names[0].folded[:1] for point in points if point.accepted.names]
    letters = _initials_in(" ".join(parts))
    if len(firsts) >= _LEAST_INITIALS and sorted(letters) == sorted(firsts):
        step = "It has the first letter of each point: a person decides."
        # A word, or another order than the list's, is there to remember them by.
        word = count_folded("".join(letters), lexicon.language.code) >= COMMON
        credit = 1.0 if letters == firsts and not word else 0.0
        steps = (*match.steps, step)
        return replace(match, decision="review", credit=credit, reason="acronym", steps=steps)
    if runs_together(parts, points):
        step = "Points of the list stand in words that could not be cut: a person decides."
        steps = (*match.steps, step)
        return replace(match, decision="review", reason="ambiguous", steps=steps)
    return None


def _initials_in(answer: str) -> list[str]:
    """The letters of an answer that is one word or single letters, else none."""
    words = re.findall(r"[^\W\d_]+", answer)
    alone = len(words) == 1 or all(len(word) == 1 for word in words)
    return [fold(letter) for letter in "".join(words)] if alone else []
