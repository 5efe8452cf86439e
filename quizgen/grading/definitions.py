"""An answer that should be a definition: a suggestion from 0 to 1, for a person to decide."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.grading.attempt import reject
from quizgen.grading.doubts import contradicts, doubt
from quizgen.grading.lexicon import lexicon_of
from quizgen.grading.meaning import (
    Statement,
    agreement,
    likeness,
    nearest,
    opposed,
    statement_of,
    without,
)
from quizgen.grading.model import Match
from quizgen.quiz.policy import Decision, Policy
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.words import has_dictionary

LONGEST_DEFINITION = 5000
# A logistic model fitted on graded answers to science questions of schools (SemEval-2013
# Task 7, SciEntsBank, 31 questions of its training part), right and wrong answers weighing
# alike; 0.5 is the threshold.  Few questions tell little of the next one, so the weights
# are held small (ridge, 1500).  On questions left out of the fit macro-F1 is .73.
WEIGHTS: Mapping[str, float] = {
    "covered": 1.66,
    "matched": 0.61,
    "length": -0.5,
    "words": 1.96,
    "letters": 2.06,
    "opposite": -0.43,
    "negation": -0.31,
    "stance": 0.39,
    "nothing new": -0.91,
}
INTERCEPT = -1.07
# Outside these, `definition_auto` decides.  Beside each, how many distinct answers it would
# decide in data that was not used for the fit, and how many of those wrongly: SciEntsBank
# in eight parts drawn ten times, Beetle of the same task, and short answers and graded
# definitions written for this by somebody who did not know the program.
AUTO_ACCEPT = 0.8
AUTO_REJECT = 0.1
AUTO_ACCEPT_MEASURED = (118, 1)
AUTO_REJECT_MEASURED = (61, 2)
_COVERED = 0.5
_ALMOST_ALL = 0.75
_SOUP = 6
_MOST_NAMED = 8
_VETO_FACTOR = 0.7


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer beside one accepted definition.

    Args:
        definition: the accepted text.
        score: how likely the answer says what the definition says, 0 to 1.
        matched, missing: words of the definition that were said and that were not.
        veto: the code of what speaks against it (`negation`, `copied` …), or "".
        sentence: the veto in words.
    """

    definition: str
    score: float
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    veto: str = ""
    sentence: str = ""


def match_definition(
    answer: str,
    accepted: Sequence[str],
    *,
    question: str = "",
    term: str = "",
    policy: Policy | None = None,
    language: str = "en",
) -> Match:
    """How far an answer says what an accepted definition says; review unless it is equal.

    Args:
        answer: what the student wrote.
        accepted: the accepted definitions.
        question: the prompt, whose words earn nothing.
        term: the term that is defined, whose words earn nothing either.
        policy: `definition_auto` lets clear cases be decided.
        language: the language of question and answer.

    >>> match_definition("A store of data.", ["a store of data"]).decision
    'accept'
    """
    if len(answer) > LONGEST_DEFINITION:
        step = f"The answer has {len(answer)} characters; {LONGEST_DEFINITION} are judged."
        return Match("review", 0.0, 0.0, "too-long", steps=(step,))
    settled = _settled(answer, tuple(accepted), language)
    if settled is not None:
        return settled
    asked = f"{question} {term}"
    said = statement_of(clean(answer), language)
    compared = [_compare(said, text, asked, language) for text in accepted]
    if not compared:
        return Match("review", 0.0, 0.0, "definition", steps=("Nothing to compare it with.",))
    best = max(compared, key=lambda one: one.score)
    if not (policy or Policy()).definition_auto:
        return _match(best, "review", best.score, best.veto or "definition")
    wanted = statement_of(clean(best.definition), language)
    return _decide(best, *doubt(wanted, said, statement_of(asked, language), language))


def _settled(answer: str, accepted: tuple[str, ...], language: str) -> Match | None:
    """What needs no judgement: nothing written, not known, or an accepted text."""
    text = clean(answer)
    folded = fold(text, language)
    if not folded:
        return reject("blank", "Nothing was written.")
    lexicon = lexicon_of(language)
    if folded in lexicon.dont_know:
        return reject("dont-know", "The answer says that the student does not know.")
    for definition in accepted:
        if _plain(definition, language) == folded:
            reason = "exact" if clean(definition) == text else "folded"
            step = "It is an accepted definition, but for case and punctuation at most."
            return Match("accept", 1.0, 1.0, reason, definition, steps=(step,))
    return None


@lru_cache(maxsize=4096)
def _plain(definition: str, language: str) -> str:
    return fold(definition, language)


def _compare(said: Statement, text: str, prompt: str, language: str) -> Comparison:
    """One definition beside the answer: what was covered, the score, and what speaks against it."""
    wanted, asked = statement_of(clean(text), language), statement_of(prompt, language)
    own, letters = _own_part(text, prompt, language)
    near = {root: nearest(root, said.weights, language) for root in own}
    share = sum(weight * near[root] for root, weight in own.items()) / (sum(own.values()) or 1)
    against = opposed(wanted.weights, said.weights, language)
    features = {
        "covered": share,
        "matched": math.log1p(sum(near.values())),
        "length": math.log1p(len(own)),
        "words": likeness(wanted.stems, said.stems),
        "letters": likeness(letters, said.grams),
        "opposite": 1.0 if against else 0.0,
        "negation": 1.0 if wanted.denies != said.denies else 0.0,
        "stance": float(agreement(wanted, said)),
        "nothing new": 0.0 if without(said.weights, asked.weights) else 1.0,
    }
    score = _score(features)
    veto, sentence = _veto(wanted, said, asked, share, against, language)
    covered = [root for root, close in near.items() if close >= _COVERED]
    return Comparison(
        definition=text,
        score=round(score * (_VETO_FACTOR if veto else 1.0), 6),
        matched=tuple(wanted.written[root] for root in covered),
        missing=tuple(wanted.written[root] for root in own if root not in covered),
        veto=veto,
        sentence=sentence,
    )


@lru_cache(maxsize=4096)
def _own_part(text: str, prompt: str, language: str) -> tuple[Mapping[str, float], Counter[str]]:
    """The weights and letters of a definition but for those of the prompt, where any are left."""
    wanted, asked = statement_of(clean(text), language), statement_of(prompt, language)
    own = without(wanted.weights, asked.weights) or wanted.weights
    return own, wanted.grams - asked.grams or wanted.grams


def _score(features: Mapping[str, float]) -> float:
    total = INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def _veto(
    wanted: Statement, said: Statement, asked: Statement, share: float, against: str, language: str
) -> tuple[str, str]:
    """The code and sentence of what speaks against an answer that shares many words."""
    if said.weights and not without(said.weights, asked.weights) and asked.weights:
        return "copied", "it only repeats words of the question"
    if share < _ALMOST_ALL:
        return "", ""
    tests = (
        (
            wanted.denies != said.denies or contradicts(wanted, said, language),
            "negation",
            "one is negated and the other is not",
        ),
        (bool(against), "opposite", f"it says “{said.written.get(against, '')}”, the opposite"),
        (_is_soup(said, language), "keywords", "it is a string of keywords, not a sentence"),
        (_is_swapped(wanted, said), "swapped", "the words have changed places"),
    )
    return next(((code, sentence) for holds, code, sentence in tests if holds), ("", ""))


def _is_soup(said: Statement, language: str) -> bool:
    return (
        has_dictionary(language)
        and len(said.words) >= _SOUP
        and len(said.words) == len(said.weights)
    )


def _is_swapped(wanted: Statement, said: Statement) -> bool:
    """Whether the shared words stand in the opposite order, without a passive that explains it."""
    order = [root for root in wanted.weights if root in said.weights]
    places = {root: place for place, root in enumerate(said.weights)}
    pairs = [(one, other) for at, one in enumerate(order) for other in order[at + 1 :]]
    if len(order) < 3 or ("by" in wanted.words) != ("by" in said.words):  # noqa: PLR2004 - two words may well change places
        return False
    turned = sum(1 for one, other in pairs if places[one] > places[other])
    return turned > len(pairs) * _ALMOST_ALL


def _decide(best: Comparison, doubted: str, why: str) -> Match:
    """The match where the program may decide clear cases, but for a doubt with its reason."""
    likely = not best.veto and best.score >= AUTO_ACCEPT
    if likely and doubted:
        return _match(best, "review", best.score, doubted, f"A person decides: {why}.")
    if likely:
        step = _auto_step("at least", AUTO_ACCEPT, AUTO_ACCEPT_MEASURED)
        return _match(best, "accept", 1.0, "definition", step)
    reason = best.veto or "definition"
    if best.score <= AUTO_REJECT:
        step = _auto_step("at most", AUTO_REJECT, AUTO_REJECT_MEASURED)
        return _match(best, "reject", 0.0, reason, step)
    return _match(best, "review", best.score, reason)


def _match(best: Comparison, decision: Decision, credit: float, reason: str, *more: str) -> Match:
    matched = ", ".join(best.matched[:_MOST_NAMED])
    return Match(decision, credit, best.score, reason, matched, steps=(*_steps(best), *more))


def _steps(best: Comparison) -> tuple[str, ...]:
    lines = ["It is not an accepted definition word for word."]
    if best.matched:
        lines.append(f"Said: {', '.join(best.matched[:_MOST_NAMED])}.")
    if best.missing:
        lines.append(f"Not said: {', '.join(best.missing[:_MOST_NAMED])}.")
    if best.sentence:
        lines.append(f"But {best.sentence}.")
    return (*lines, f"Suggested share: {best.score:.2f}.")


def _auto_step(side: str, threshold: float, measured: tuple[int, int]) -> str:
    decided, wrong = measured
    rule = f"A score of {side} {threshold} is decided without a person"
    return f"{rule}; of {decided} such answers in tests {wrong} were wrong."
