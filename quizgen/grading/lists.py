"""An answer that should be a list of points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.grading.ladder import match_term, prepare_question
from quizgen.grading.model import Match
from quizgen.quiz.policy import Policy

_CUT = re.compile(
    r"[\n\r;,•·|]|(?:^|\s)(?:\d{1,2}[.)]|[-–—*]|[a-z]\))\s|\s(?:and|und|&)\s", re.IGNORECASE
)


def match_list(
    answer: str,
    items: Sequence[str],
    *,
    rivals: Sequence[str] = (),
    policy: Policy | None = None,
    language: str = "en",
) -> Match:
    """How many points of a list an answer has; credit is hits / n."""
    rules = policy or Policy()
    parts = [part for part in (one.strip() for one in _CUT.split(answer[:2000])) if part]
    if not parts:
        return Match("reject", 0.0, 0.0, "blank", steps=("Nothing was written.",))
    free = list(parts)
    hits = []
    for item in items:
        question = prepare_question(
            [item], rivals=[i for i in items if i != item], language=language
        )
        at = next(
            (
                n
                for n, part in enumerate(free)
                if match_term(part, question, rules).decision == "accept"
            ),
            None,
        )
        if at is not None:
            free.pop(at)
            hits.append(item)
    credit = round(len(hits) / len(items), 6) if items else 0.0
    steps = (f"Found {len(hits)} of {len(items)} points.",)
    if len(hits) == len(items):
        return Match("accept", 1.0, 1.0, "list", matched="; ".join(hits), steps=steps)
    reason = "partial-list" if hits else "wrong"
    return Match(
        "accept" if hits else "reject", credit, credit, reason, matched="; ".join(hits), steps=steps
    )
