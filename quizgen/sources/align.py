"""Alternating lines kept in step by a small dynamic programme.

Each line is a front, a back, more of a back, half a card, or a title.  How much a
line looks like a front is learnt from the file itself: counts of its length, its
start and its end, on top of a few counts that hold for notes in general.  The
cheapest sequence of roles wins; a role that breaks the alternation costs extra, so
that one missing term costs once and does not shift the rest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.sources.boilerplate import is_title
from quizgen.sources.lines import BULLET, Line, words_of

Role = Literal["front", "back", "more", "lone back", "lone front", "title"]
Features = tuple[int, int, int, int]
Tables = list[list[float]]

# What notes in general look like, as counts: words, end, start, first word.
_FRONT = ([24, 28, 22, 24, 12, 6, 3, 1.0, 0.3], [2, 5, 12, 81], [0.5, 24, 66, 2, 7], [95, 5])
_BACK = ([3, 4, 5, 9, 13, 18, 20, 20, 8], [43, 1, 1, 55], [9, 38, 43, 6, 4], [72, 28])
_SIZES = (1, 2, 3, 5, 8, 12, 18, 30)
_PRIOR = 8.0
_SAMPLE = 1500
_ROUNDS = 3
_OPENERS = words_of(
    """
    a an the is are was were it its this these to when where who which how refers involves
    ein eine einer eines der die das den dem ist sind un une le la les des est sont
    una uno el los las es son il lo gli sono een het de is zijn
    """
)
_LONE_BACK = 3.2
_LONE_FRONT = 3.6
_MORE = 4.0
_MORE_BULLET = 0.3
_MORE_WRAPPED = 1.5
_ACROSS_BLANK = 2.0
_TITLE = {True: 0.5, False: 3.0}
_FRONTS = frozenset({"front", "lone front"})
_BACKS = frozenset({"back", "lone back"})
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class _Costs:
    """What each feature costs in a front and in a back.

    `own_…` are the same without the line itself, so that a line once taken for a
    front is not thought to look like one for that reason.
    """

    front: Tables
    back: Tables
    own_front: Tables
    own_back: Tables


def align(lines: Sequence[Line]) -> list[Role]:
    """The role of each line, in the order of the lines."""
    features = [_features(line) for line in lines]
    titles = [(at == 0 or _short(line)) and is_title(line.text) for at, line in enumerate(lines)]
    sample = min(len(lines), _SAMPLE)
    best: tuple[float, _Costs, list[Role]] = (_INFINITE, _learn([], []), [])
    for roles in _first_guesses(sample):
        for _ in range(_ROUNDS):
            costs, known = _learn(features[:sample], roles), roles
            total, roles = _cheapest(lines[:sample], features, titles, costs, known)  # noqa: PLW2901 - it converges
        total += _distance(features[:sample], roles)
        if total < best[0] - 1e-6:
            best = (total, costs, known)
    return _cheapest(lines, features, titles, best[1], best[2])[1]


def _short(line: Line) -> bool:
    return len(line.text) <= 80  # noqa: PLR2004 - about a line on paper


def _first_guesses(count: int) -> list[list[Role]]:
    """Nothing known, strict turns, and strict turns after a title."""
    turns: tuple[Role, Role] = ("front", "back")
    strict = [turns[n % 2] for n in range(count)]
    after: list[Role] = ["title", *strict]
    return [[], strict, after[:count]]


def _features(line: Line) -> Features:
    text = line.text
    words = text.split(None, 40)
    size = max(len(words), min(len(text), 400) // 9)
    first = words[0].casefold().strip("(\"'“’") if words else ""
    return (_size(size), _end(text), _start(text), int(first in _OPENERS))


def _size(words: int) -> int:
    for at, most in enumerate(_SIZES):
        if words <= most:
            return at
    return len(_SIZES)


def _end(text: str) -> int:
    tail = text.rstrip("\"'”’)")[-1:] or text[-1:]
    if tail in ".!;,…":
        return 0
    if tail == "?":  # one question is a front, several in a row are a back
        return 2 if text.count("?") == 1 and ". " not in text else 0
    return 1 if tail == ":" else 3


def _start(text: str) -> int:
    first = text[:1]
    if first.isdigit():
        return 3
    if BULLET.match(text):
        return 0
    if first.islower():
        return 1
    return 2 if first.isupper() else 4


def _learn(features: Sequence[Features], roles: Sequence[Role]) -> _Costs:
    """What each feature costs in a front and in a back, after these roles."""
    pairs = list(zip(features, roles, strict=False))
    fronts = _counts(_FRONT, [feature for feature, role in pairs if role in _FRONTS])
    backs = _counts(_BACK, [feature for feature, role in pairs if role in _BACKS])
    return _Costs(_logs(fronts, 0.0), _logs(backs, 0.0), _logs(fronts, 1.0), _logs(backs, 1.0))


def _counts(prior: Sequence[Sequence[float]], seen: Sequence[Features]) -> Tables:
    tables = [[_PRIOR * value / sum(general) for value in general] for general in prior]
    for feature in seen:
        for table, at in zip(tables, feature, strict=True):
            table[at] += 1
    return tables


def _logs(counts: Tables, own: float) -> Tables:
    """Costs after the counts, `own` of each taken off."""
    least = 0.01
    return [
        [-math.log(max(value - own, least) / max(sum(table) - own, 1.0)) for value in table]
        for table in counts
    ]


def _distance(features: Sequence[Features], roles: Sequence[Role]) -> float:
    """A small charge for fronts and backs that are unlike those of notes in general."""
    general = _learn([], [])
    charge = 0.0
    for feature, role in zip(features, roles, strict=False):
        table, other = (general.front, general.back)
        if role not in _FRONTS:
            table, other = other, table
        charge += _cost(table, feature) - _cost(other, feature)
    return max(-4.0, min(4.0, charge / 8))


def _cost(table: Tables, feature: Features) -> float:
    return table[0][feature[0]] + table[1][feature[1]] + table[2][feature[2]] + table[3][feature[3]]


# States after a line: nothing open, a back that may go on, a front that wants its back.
_CLOSED, _BACK_OPEN, _FRONT_OPEN = 0, 1, 2


def _cheapest(
    lines: Sequence[Line],
    features: Sequence[Features],
    titles: Sequence[bool],
    costs: _Costs,
    known: Sequence[Role],
) -> tuple[float, list[Role]]:
    totals = [0.0, _INFINITE, _INFINITE]
    trail: list[tuple[tuple[int, Role], ...]] = []
    for at in range(len(lines)):
        role = known[at] if at < len(known) else "title"
        as_front = _cost(costs.own_front if role in _FRONTS else costs.front, features[at])
        as_back = _cost(costs.own_back if role in _BACKS else costs.back, features[at])
        step = _steps(lines, at, (as_front, as_back), title=titles[at])
        totals, came = _advance(totals, step)
        trail.append(came)
    end = min((_CLOSED, _BACK_OPEN), key=lambda state: totals[state])
    return totals[end], _walk_back(trail, end)


Step = tuple[Role, int, int, float]


def _steps(lines: Sequence[Line], at: int, emit: tuple[float, float], *, title: bool) -> list[Step]:
    """The roles a line can take: from which state, to which, at what cost."""
    as_front, as_back = emit
    line = lines[at]
    either = (_CLOSED, _BACK_OPEN)
    steps: list[Step] = []
    for state in either:
        steps.append(("front", state, _FRONT_OPEN, as_front))
        steps.append(("lone back", state, _CLOSED, as_back + _LONE_BACK))
        steps.append(("lone front", state, _CLOSED, as_front + _LONE_FRONT))
        if title or at == 0:
            charge = _TITLE[title] if at == 0 else 2.0
            steps.append(("title", state, _CLOSED, min(as_front, as_back) + charge))
    steps.append(("back", _FRONT_OPEN, _BACK_OPEN, as_back))
    if at:
        more = _more(lines[at - 1], line)
        steps.append(("more", _BACK_OPEN, _BACK_OPEN, min(as_back, as_front + 1) + more))
    return steps


def _more(before: Line, line: Line) -> float:
    across = _ACROSS_BLANK if line.after_blank else 0.0
    if BULLET.match(line.text):
        return _MORE_BULLET + across
    wrapped = line.text[:1].islower() and before.text[-1:] not in ".!?" and _end(before.text) != 1
    if wrapped and len(before.text) > 60:  # noqa: PLR2004 - a line that an editor wrapped
        return _MORE_WRAPPED + across
    return _MORE + across


def _advance(
    totals: list[float], steps: list[Step]
) -> tuple[list[float], tuple[tuple[int, Role], ...]]:
    new = [_INFINITE, _INFINITE, _INFINITE]
    came: list[tuple[int, Role]] = [(0, "title"), (0, "title"), (0, "title")]
    for role, source, target, cost in steps:
        total = totals[source] + cost
        if total < new[target]:
            new[target] = total
            came[target] = (source, role)
    return new, tuple(came)


def _walk_back(trail: Sequence[tuple[tuple[int, Role], ...]], end: int) -> list[Role]:
    roles: list[Role] = []
    state = end
    for came in reversed(trail):
        state, role = came[state]
        roles.append(role)
    return roles[::-1]
