"""An answer that should be a definition: a suggestion, for a person to decide."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.grading.model import Match
from quizgen.quiz.policy import Policy
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.tokens import content_words


def match_definition(
    answer: str,
    accepted: Sequence[str],
    *,
    question: str = "",
    rivals: Sequence[str] = (),
    policy: Policy | None = None,
    language: str = "en",
) -> Match:
    """How far an answer says what an accepted definition says; review unless it is equal."""
    text = clean(answer[:10000])
    folded = fold(text, language)
    if not folded:
        return Match("reject", 0.0, 0.0, "blank", steps=("Nothing was written.",))
    for definition in accepted:
        if fold(definition, language) == folded:
            reason = "exact" if clean(definition) == text else "folded"
            return Match(
                "accept", 1.0, 1.0, reason, definition, steps=("It is an accepted definition.",)
            )
    said = set(content_words(text, language)) - set(content_words(question, language))
    score = max(
        (
            len(said & set(content_words(d, language)))
            / max(1, len(set(content_words(d, language))))
            for d in accepted
        ),
        default=0.0,
    )
    steps = (f"It shares {score:.0%} of the words of the nearest accepted definition.",)
    return Match("review", round(score, 6), round(score, 6), "definition", steps=steps)
