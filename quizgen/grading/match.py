"""How one answer compares, be it to a term, a list or a definition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quizgen.grading.definitions import match_definition
from quizgen.grading.homoglyphs import is_struck
from quizgen.grading.ladder import match_term, struck
from quizgen.grading.lists import match_list
from quizgen.grading.model import Match
from quizgen.grading.question import TermQuestion, prepare_question
from quizgen.items.model import Expects
from quizgen.quiz.policy import Policy


def match_answer(  # noqa: PLR0913 - the library's one entry for all three kinds
    answer: str,
    accepted: Sequence[str],
    *,
    rivals: Sequence[str] = (),
    near: Sequence[str] = (),
    expects: Expects = "term",
    question: str = "",
    policy: Policy | None = None,
    match: str = "fuzzy",
    never: Sequence[str] = (),
    language: str = "en",
) -> Match:
    """How an answer compares with what is accepted, with its reason and steps.

    Args:
        answer: what the student wrote.
        accepted: the accepted names; the items for a list, the texts for a definition.
        rivals: the names of all other terms.
        near: names that send an answer to review.
        expects: "term", "list" or "definition".
        question: the prompt, for definitions.
        policy: the rules for points.
        match: "fuzzy", or "exact" where case and symbols count.
        never: answers ruled wrong for good.
        language: the language of question and answer.

    >>> match_answer("suply chain managment", ["supply chain management"]).reason
    'typo'
    >>> match_answer("push model", ["pull model"], rivals=["push model"]).reason
    'other-term'
    """
    rules = policy or Policy()
    if is_struck(answer) and answer not in accepted:
        return struck()
    if expects == "list":
        return match_list(answer, accepted, rivals=rivals, policy=rules, language=language)
    if expects == "definition":
        return match_definition(
            answer, accepted, question=question, policy=rules, language=language
        )
    prepared = _prepared(tuple(accepted), tuple(rivals), tuple(near), tuple(never), match, language)
    return match_term(answer, prepared, rules)


@lru_cache(maxsize=256)
def _prepared(
    accepted: tuple[str, ...],
    rivals: tuple[str, ...],
    near: tuple[str, ...],
    never: tuple[str, ...],
    match: str,
    language: str,
) -> TermQuestion:
    return prepare_question(
        accepted, rivals=rivals, near=near, never=never, match=match, language=language
    )
