"""How well a layout explains a file, from what its reader found there."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.sources.draft import NO_CARD, SITE, UNCLAIMED, Draft, Pair
from quizgen.sources.lines import Line

_LONG_FRONT = 30
_FEW = 2
_MANY_LINES = 6


def quality(lines: Sequence[Line], draft: Draft) -> float:
    """A number from 0 to 1: lines explained, halves complete, fronts short and distinct."""
    whole = [pair for pair in draft.pairs if pair.front and pair.text]
    if not whole:
        return 0.0
    site = {one.line for one in draft.skipped if one.reason == SITE}
    counted = [line.number for line in lines if line.text and line.number not in site]
    explained = _explained(draft, whole, counted)
    complete = len(whole) / (len(whole) + len(draft.orphans) + len(draft.pairs) - len(whole))
    distinct = len({pair.front.casefold() for pair in whole}) / len(whole)
    short = sum(_is_short(pair) for pair in whole) / len(whole)
    few = 1.0
    if len(whole) < _FEW:
        few = 0.9 if len(counted) <= _MANY_LINES else 0.6
    return few * explained * complete * (0.3 + 0.7 * distinct) * (0.4 + 0.6 * short)


def _explained(draft: Draft, whole: list[Pair], counted: list[int]) -> float:
    taken = {one.line for one in draft.skipped if one.reason not in {UNCLAIMED, NO_CARD}}
    for pair in whole:
        taken.add(pair.line)
        taken.update(range(pair.start, pair.end + 1))
    return sum(number in taken for number in counted) / max(len(counted), 1)


def _is_short(pair: Pair) -> bool:
    front, back = len(pair.front), sum(len(part) for part in pair.back)
    return len(pair.front.split()) <= _LONG_FRONT and front <= 3 * back + 60
