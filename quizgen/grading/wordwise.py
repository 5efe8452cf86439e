"""The rung that puts an answer word by word beside every accepted name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from quizgen.grading.align import Alignment, align
from quizgen.grading.attempt import Attempt, reject
from quizgen.grading.judge import judge
from quizgen.grading.judgement import Judgement
from quizgen.grading.model import Match
from quizgen.grading.names import Name
from quizgen.grading.question import Lookup, TermQuestion
from quizgen.quiz.policy import Decision

_MOST_WORDS = 40
_CLEARLY = 2
# One letter in so many may differ where another term is named beside the decision.
_RESEMBLES = 5
_RANK: dict[Decision, int] = {"accept": 2, "review": 1, "reject": 0}


def words(attempt: Attempt) -> Match | None:
    """The best that putting word beside word finds, if it is not a plain no."""
    if len(attempt.answer.words) > _MOST_WORDS:
        return None
    best = _best(attempt, attempt.question.accepted.names)
    if best is None:
        return None
    found, judgement = best
    match = _as_match(attempt, found, judgement)
    if match is None:
        return None
    if judgement.decision == "accept" and judgement.reason == "typo":
        return _unless_nearer(attempt, match, judgement)
    if judgement.decision == "review" and judgement.reason == "typo":
        match = _unless_meant(attempt, match, found.name)
    return match if match.decision == "accept" or match.rival else _with_rival(attempt, match)


def _with_rival(attempt: Attempt, match: Match) -> Match:
    """The match with the other term that the answer resembles, if there is one."""
    rival = nearest(attempt.answer, attempt.question, len(attempt.answer.joined) // _RESEMBLES)
    return replace(match, rival=rival.text) if rival else match


def _best(attempt: Attempt, names: Sequence[Name]) -> tuple[Alignment, Judgement] | None:
    judged = [
        (found, judge(found, attempt.question.context)) for found in _alignments(attempt, names)
    ]
    if len(judged) < 2:  # noqa: PLR2004 - most questions have one name
        return judged[0] if judged else None
    return max(
        judged,
        key=lambda one: (
            _RANK[one[1].decision],
            one[1].reason != "wrong",
            len(one[0].pairs) - len(one[0].missing) - len(one[0].extra),
            -one[1].edits,
        ),
    )


def _alignments(attempt: Attempt, names: Sequence[Name]) -> list[Alignment]:
    return [align(attempt.answer, name, attempt.question.code) for name in names]


def _as_match(attempt: Attempt, found: Alignment, judgement: Judgement) -> Match | None:
    score = likeness(attempt.answer, found.name)
    if judgement.reason == "wrong" or (judgement.reason == "typo" and _too_far(judgement, score)):
        return None
    credit = {"accept": 1.0, "reject": 0.0, "review": score}[judgement.decision]
    if judgement.reason == "typo":
        credit = float(attempt.policy.typo_credit)
    reason = judgement.reason
    if (
        judgement.decision == "accept"
        and reason == "folded"
        and found.name.folded not in attempt.question.main
    ):
        reason = "alias"
    step = f"Word by word beside “{found.name.text}”: {judgement.sentence}."
    return Match(judgement.decision, credit, score, reason, found.name.text, steps=(step,))


def _too_far(judgement: Judgement, score: float) -> bool:
    return judgement.decision == "review" and score < 0.5  # noqa: PLR2004 - half of the letters


def likeness(answer: Name, name: Name) -> float:
    """The share of letters that two names have alike."""
    return OSA.normalized_similarity(answer.joined, name.joined)


def _unless_nearer(attempt: Attempt, match: Match, judgement: Judgement) -> Match:
    """The match, unless another term is as near: then a person decides."""
    question = attempt.question
    limit = judgement.edits + (1 if judgement.edits > 1 else 0)
    rival = nearest(attempt.answer, question, limit)
    if rival is None:
        rival = nearest(attempt.answer, question, limit + 1)
        own = next(name for name in question.accepted.names if name.text == match.matched)
        if rival is None or not _leans_to(rival, attempt.answer, own):
            return match
    step = f"“{rival.text}” is about as near, so a person decides."
    return replace(
        match, decision="review", reason="ambiguous", rival=rival.text, steps=(*match.steps, step)
    )


def _leans_to(rival: Name, answer: Name, own: Name) -> bool:
    """Whether the slip puts in a letter that the other term has in that place: mietosis."""
    slips, telling = _letters_put_in(own, answer), _letters_put_in(own, rival)
    return any(
        letter == other and abs(at - place) <= 1 for at, letter in slips for place, other in telling
    )


def _letters_put_in(name: Name, other: Name) -> tuple[tuple[int, str], ...]:
    """The letters that the other name has and the name has not, with their places in it."""
    edits = Levenshtein.editops(name.joined, other.joined)
    return tuple(
        (edit.src_pos, other.joined[edit.dest_pos]) for edit in edits if edit.tag != "delete"
    )


def _unless_meant(attempt: Attempt, match: Match, name: Name) -> Match:
    """The match, unless another term is much nearer: then that one was meant."""
    edits = OSA.distance(attempt.answer.joined, name.joined)
    rival = nearest(attempt.answer, attempt.question, edits - _CLEARLY)
    if rival is None:
        return match
    step = f"It is nearest to “{rival.text}”, another term."
    return reject("other-term", step, rival=rival.text, score=match.score)


def nearest(answer: Name, question: TermQuestion, limit: int) -> Name | None:
    """The other term within `limit` edits that is nearest to the answer."""
    return _nearest_of(answer, question.rivals, limit) or _nearest_of(answer, question.near, limit)


def _nearest_of(answer: Name, names: Lookup, limit: int) -> Name | None:
    if limit < 0 or not names.joined:
        return None
    # A name that is longer or shorter by more than the limit cannot be within it.
    letters = len(answer.joined)
    first = bisect_left(names.lengths, letters - limit)
    last = bisect_right(names.lengths, letters + limit)
    found = process.extractOne(
        answer.joined,
        names.joined[first:last],
        scorer=OSA.distance,
        score_cutoff=limit,
        processor=None,
    )
    return names.by_length[first + found[2]] if found else None
