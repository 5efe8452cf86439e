"""Long points of a list said in other words: never decided here, always for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.grading.meaning import coverage, statement_of
from quizgen.grading.model import Match
from quizgen.grading.points import Found

_LONG = 4
_WORTH_A_LOOK = 0.5
_LIKELY = 0.75


def find_paraphrases(
    parts: Sequence[str], items: Sequence[str], chosen: Sequence[Found], language: str
) -> list[Found]:
    """The free parts that may say a long point that was not found, the likeliest first."""
    used = {one.part for one in chosen}
    named = {one.item for one in chosen}
    found = [
        one
        for number, part in enumerate(parts)
        if number not in used
        for one in _said(number, part, items, named, language)
    ]
    return sorted(found, key=lambda one: (-one.match.score, one.part, one.item))


def _said(
    number: int, part: str, items: Sequence[str], named: set[int], language: str
) -> Iterator[Found]:
    said = statement_of(part, language)
    for at, item in enumerate(items):
        wanted = statement_of(item, language)
        if at in named or len(wanted.weights) < _LONG or wanted.denies != said.denies:
            continue
        share = round(coverage(wanted.weights, said.weights, language), 6)
        if share >= _WORTH_A_LOOK:
            step = f"It shares {share:.0%} of the words of “{item}”: a person decides."
            credit = 1.0 if share >= _LIKELY else 0.0
            match = Match("review", credit, share, "definition", item, steps=(step,))
            yield Found(number, 0, len(part.split()), at, part, match, whole=True)
