"""The kinds of relation between a typed word and the expected one."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kin(IntEnum):
    """The kinds of relation, best first."""

    SAME = 0
    FORM = 1
    SHORT = 2
    TYPO = 3
    RARE = 4
    FAMILY = 5
    FAR = 6
    NUMBER = 7
    NEGATION = 8
    DIRECTION = 9
    OPPOSITE = 10
    REAL = 11
    OTHER = 12


# What keeps an answer from being accepted whatever else it says.
VETOES = frozenset({Kin.NUMBER, Kin.NEGATION, Kin.DIRECTION, Kin.OPPOSITE})
REVIEWED = frozenset({Kin.RARE, Kin.FAMILY, Kin.FAR})


class Kinship(NamedTuple):
    """A relation and the number of edits between the two words."""

    kin: Kin
    edits: int = 0
