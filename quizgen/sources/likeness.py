"""How much a line looks like a front or like a back, learnt from the file itself.

Four features of a line are counted (words, end, start, first word), on top of a few
counts that hold for notes in general; a feature costs the negative logarithm of its
share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizgen.sources.lines import BULLET, Line, words_of

Role = Literal["front", "back", "more", "lone back", "lone front", "title"]
Features = tuple[int, int, int, int]
Tables = list[list[float]]

FRONTS = frozenset({"front", "lone front"})
BACKS = frozenset({"back", "lone back"})
QUESTION = 2

# What notes in general look like, as counts: words, end, start, first word.
_FRONT = ([24, 28, 22, 24, 12, 6, 3, 1.0, 0.3], [2, 5, 12, 81], [0.5, 24, 66, 2, 7], [95, 5])
_BACK = ([3, 4, 5, 9, 13, 18, 20, 20, 8], [43, 1, 1, 55], [9, 38, 43, 6, 4], [72, 28])
_SIZES = (1, 2, 3, 5, 8, 12, 18, 30)
_PRIOR = 8.0
_WELL_APART = 3.0
_OPENERS = words_of(
    """
    a an the is are was were it its this these to when where who which how refers involves
    ein eine einer eines der die das den dem ist sind un une le la les des est sont
    una uno el los las es son il lo gli sono een het de is zijn
    """
)


@dataclass(frozen=True, slots=True)
class Costs:
    """What each feature costs in a front and in a back.

    `own_…` are the same without the line itself, so that a line once taken for a
    front is not thought to look like one for that reason.  `break_factor` says how
    much more a break of the alternation costs where fronts look like backs: in a list
    of words and translations only the count of lines tells that one is missing.
    """

    front: Tables
    back: Tables
    own_front: Tables
    own_back: Tables
    break_factor: float = 1.0

    def of(self, feature: Features, known: Role) -> tuple[float, float]:
        """The costs as a front and as a back of a line whose role was `known`."""
        as_front = _cost(self.own_front if known in FRONTS else self.front, feature)
        as_back = _cost(self.own_back if known in BACKS else self.back, feature)
        return as_front, as_back


def features_of(line: Line) -> Features:
    """The features of a line, as places in the tables."""
    words = line.text.split(None, 40)
    size = max(len(words), min(len(line.text), 400) // 9)
    first = words[0].casefold().strip("(\"'“’") if words else ""
    return (_size(size), _end(line.text), _start(line.text), int(first in _OPENERS))


def learn(features: Sequence[Features], roles: Sequence[Role]) -> Costs:
    """What each feature costs in a front and in a back, after these roles."""
    pairs = list(zip(features, roles, strict=False))
    fronts = _counts(_FRONT, [feature for feature, role in pairs if role in FRONTS])
    backs = _counts(_BACK, [feature for feature, role in pairs if role in BACKS])
    costs = Costs(_logs(fronts, 0.0), _logs(backs, 0.0), _logs(fronts, 1.0), _logs(backs, 1.0))
    return replace(costs, break_factor=_break_factor(costs, pairs))


def strangeness(features: Sequence[Features], roles: Sequence[Role]) -> float:
    """A charge for fronts and backs that are unlike those of notes in general.

    It decides between two readings that explain the file equally well, one of them
    with fronts and backs the wrong way round.  A question is hardly ever a back.
    """
    general = learn([], [])
    charge = 0.0
    for feature, role in zip(features, roles, strict=False):
        as_front, as_back = general.of(feature, "title")
        charge += as_front - as_back if role in FRONTS else as_back - as_front
    questions = _share_of_questions(features, roles, BACKS)
    questions -= _share_of_questions(features, roles, FRONTS)
    return max(-4.0, min(4.0, charge / 8)) + 8 * questions


def _share_of_questions(
    features: Sequence[Features], roles: Sequence[Role], wanted: frozenset[str]
) -> float:
    own = [feature for feature, role in zip(features, roles, strict=False) if role in wanted]
    return sum(feature[1] == QUESTION for feature in own) / max(len(own), 1)


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
        return QUESTION if text.count("?") == 1 and ". " not in text else 0
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


def _break_factor(costs: Costs, pairs: Sequence[tuple[Features, Role]]) -> float:
    told: list[float] = []
    for feature, role in pairs:
        as_front, as_back = costs.of(feature, role)
        if role in FRONTS or role in BACKS:
            told.append(as_back - as_front if role in FRONTS else as_front - as_back)
    apart = sum(told) / len(told) if told else _WELL_APART
    return min(4.0, max(1.0, _WELL_APART / max(apart, 0.1)))


def _cost(table: Tables, feature: Features) -> float:
    return table[0][feature[0]] + table[1][feature[1]] + table[2][feature[2]] + table[3][feature[3]]
