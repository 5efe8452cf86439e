"""Sections in notes with a card on each line: the titles above them, and lists among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.sources.lines import BULLET, Line
from quizgen.sources.lists import announced_count

_FEWEST = 2
_LONGEST_TITLE = 12
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Sections:
    """The numbers of title lines, and the points below each line that opens a list."""

    titles: frozenset[int] = frozenset()
    lists: Mapping[int, tuple[Line, ...]] = field(default_factory=dict)


def find_sections(lines: Sequence[Line], is_card: Callable[[Line], bool]) -> Sections:
    """What the lines without a card are, where cards stand on lines of their own.

    A line opens a list with two or more bullets below it that hold no card, or as many as
    it announces.  A line is a title where the cards below it have bullets and it has none,
    or where most groups between blank lines start with such a line.
    """
    cards = [is_card(line) for line in lines]
    marked = [bool(BULLET.match(line.text)) for line in lines]
    lists: dict[int, tuple[Line, ...]] = {}
    bulleted: set[int] = set()
    spaced: set[int] = set()
    for at, line in enumerate(lines):
        if cards[at] or marked[at] or not _may_open(line):
            continue
        points = _run(lines, at, lambda n: marked[n] and not cards[n])
        below = _run(lines, at, lambda n: marked[n] and cards[n])
        if len(points) >= _FEWEST and not _has_card_next(lines, cards, at + len(points)):
            lists[line.number] = points
        elif len(below) >= _FEWEST and announced_count(line.text) == len(below):
            lists[line.number] = below
        elif len(below) >= _FEWEST:
            bulleted.add(line.number)
        elif line.after_blank and len(_run(lines, at, lambda n: cards[n])) >= _FEWEST:
            spaced.add(line.number)
    if len(spaced) <= _groups_of_cards(lines, cards):
        spaced.clear()
    if sum(m for m, card in zip(marked, cards, strict=True) if card) < _MOST * sum(cards):
        bulleted.clear()
    return Sections(frozenset(bulleted | spaced), lists)


def _may_open(line: Line) -> bool:
    short = 0 < len(line.text.split()) <= _LONGEST_TITLE
    return short and not line.raw[:1].isspace() and line.text[-1] not in ".;,"


def _run(lines: Sequence[Line], at: int, fits: Callable[[int], bool]) -> tuple[Line, ...]:
    """The lines right below `at`, without a blank line between, as long as they fit."""
    end = at + 1
    while end < len(lines) and not lines[end].after_blank and fits(end):
        end += 1
    return tuple(lines[at + 1 : end])


def _has_card_next(lines: Sequence[Line], cards: Sequence[bool], last: int) -> bool:
    """Whether a bullet with a card goes on below, so that what stands above is no list."""
    below = last + 1
    if below >= len(lines) or lines[below].after_blank:
        return False
    return cards[below] and bool(BULLET.match(lines[below].text))


def _groups_of_cards(lines: Sequence[Line], cards: Sequence[bool]) -> int:
    """How many groups between blank lines start with a card and go on with another."""
    return sum(
        line.after_blank and cards[at] and bool(_run(lines, at, lambda n: cards[n]))
        for at, line in enumerate(lines)
    )
