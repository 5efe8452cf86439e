"""The ladder for an answer that should be a term: rung by rung, the first that holds decides.

Every rung is a small function from an `Attempt` to a `Match` or None.  The sentence
beside it says what it means that the rung did not hold, so that every match can
tell what was tried before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.grading.attempt import Attempt, Rung, reject
from quizgen.grading.model import Match
from quizgen.grading.names import Name, answer_of, has_number, name_of
from quizgen.grading.question import TermQuestion
from quizgen.grading.rungs import (
    blank,
    exact,
    folded,
    homoglyph,
    initialled,
    inverted,
    near_term,
    never,
    only_exact,
    other_term,
    unknown,
    word_forms,
)
from quizgen.grading.segments import segments
from quizgen.grading.shortforms import acronym, spelt_out
from quizgen.grading.wordwise import likeness, nearest, words
from quizgen.quiz.policy import Policy
from quizgen.text.clean import clean

LONGEST_ANSWER = 300
_NEAREST = 0.8


def match_term(answer: str, question: TermQuestion, policy: Policy | None = None) -> Match:
    """How an answer compares with the names of a prepared question."""
    if len(answer) > LONGEST_ANSWER:
        return _too_long(answer)
    text = clean(answer)
    attempt = Attempt(text, _read(text, question), question, policy or Policy())
    passed: list[str] = []
    for rung, otherwise in RUNGS:
        found = rung(attempt)
        if found is not None:
            return Match(
                found.decision,
                found.credit,
                round(found.score, 6),
                found.reason,
                found.matched,
                found.rival,
                (*passed, *found.steps),
            )
        passed.append(otherwise)
    return _wrong(attempt, tuple(passed))


def first_named(answer: str, questions: Sequence[TermQuestion], policy: Policy) -> int | None:
    """Which of several questions, the first that there is, has the answer as a name."""
    found = (match_term(answer, question, policy).decision == "accept" for question in questions)
    return next((at for at, right in enumerate(found) if right), None)


def _read(text: str, question: TermQuestion) -> Name:
    """The answer prepared; of a term with a number, "1. world war" is not numbered."""
    read = answer_of(text, question.code)
    if not question.numbered or has_number(read) or question.accepted.same(read):
        return read
    return name_of(text, question.code)


def struck() -> Match:
    """A review of an answer with letters struck through: what counts of it a person sees."""
    step = "Letters of it are struck through: a person decides what was meant."
    return Match("review", 0.0, 0.0, "homoglyph", steps=(step,))


def _too_long(answer: str) -> Match:
    step = f"The answer has {len(answer)} characters; a term has at most {LONGEST_ANSWER}."
    return Match("review", 0.0, 0.0, "too-long", steps=(step,))


def _several(attempt: Attempt) -> Match | None:
    """An answer in parts, each a name of the term: "SCM (supply chain management)"."""
    parts = segments(attempt.text, attempt.question.code)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole answer
        return None
    found = [match_term(part, attempt.question, attempt.policy) for part in parts]
    if all(one.decision == "accept" for one in found):
        worst = min(found, key=lambda one: (one.credit, one.score))
        step = f"All of its {len(parts)} parts are names of the term."
        return replace(worst, steps=(step,))
    right = [one for one in found if one.decision == "accept"]
    others = [one for one in found if one.reason in {"other-term", "near-term"}]
    if right and others:
        step = f"It names “{right[0].matched}” and also “{others[0].rival}”."
        return reject("two-terms", step, rival=others[0].rival)
    return None


RUNGS: tuple[tuple[Rung, str], ...] = (
    (blank, "Something was written."),
    (exact, "It is not letter by letter an accepted name."),
    (never, "It was not ruled wrong before."),
    (only_exact, "Case and symbols need not be exact."),
    (folded, "It is no accepted name in another case, spacing or punctuation."),
    (unknown, "It does not say “I don't know”."),
    (other_term, "It is not another term of the glossary."),
    (near_term, "It is not a term that is very close."),
    (word_forms, "It is no accepted name in plural, other spelling or number words."),
    (homoglyph, "It has no letters that only look alike."),
    (acronym, "It is not made of the first letters of an accepted name."),
    (spelt_out, "It does not spell out an accepted short form."),
    (initialled, "It has no letter for the first word of an accepted name."),
    (inverted, "It is no accepted name with its head first, as in a register."),
    (_several, "It is not several names of the term."),
    (words, "Word by word it is no accepted name, not even misspelt."),
)


def _wrong(attempt: Attempt, passed: tuple[str, ...]) -> Match:
    """A plain no; the term that was probably meant is named where one is near."""
    question = attempt.question
    limit = int(len(attempt.answer.joined) * (1 - _NEAREST))
    rival = nearest(attempt.answer, question, limit)
    score = max((likeness(attempt.answer, name) for name in question.accepted.names), default=0.0)
    if rival is not None:
        step = f"It is nearest to “{rival.text}”, another term."
        return Match("reject", 0.0, round(score, 6), "other-term", "", rival.text, (*passed, step))
    step = "It is not the term."
    return Match("reject", 0.0, round(score, 6), "wrong", steps=(*passed, step))
