"""Outlines: a bullet with its definition indented below it, as note-taking programs export."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.sources.lines import BULLET, Line

_CARD_TAG = re.compile(r"\s*(?<!\S)#(?:flash)?cards?\b")
_FEWEST = 3
_MOST_OPEN = 0.2
_LONGEST_FRONT = 10
_LONGER = 1.5


@dataclass(frozen=True, slots=True)
class Node:
    """A bullet at the margin, and the lines indented below it."""

    front: Line
    backs: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The front without its bullet and without a tag that only says “card”."""
        return _CARD_TAG.sub("", BULLET.sub("", self.front.text)).strip()


def read_outline(lines: Sequence[Line]) -> list[Node]:
    """The bullets of an outline whose bullets are terms and not points of a list; else none.

    Each has one line below it; or most have, the fronts are short, and what is below longer.
    """
    nodes = _nodes(lines)
    full = [node for node in nodes if node.backs and node.text]
    if len(full) < _FEWEST or len(nodes) - len(full) > _MOST_OPEN * len(nodes):
        return []
    fronts = sum(len(node.text) for node in full)
    backs = sum(len(line.text) for node in full for line in node.backs)
    words = sum(len(node.text.split()) for node in full)
    tagged = all(_CARD_TAG.search(node.front.text) for node in full)
    terms = words <= _LONGEST_FRONT * len(full) and backs >= _LONGER * fronts
    alone = sum(len(node.backs) == 1 for node in full)
    pairs = alone == len(nodes) or (terms and 2 * alone > len(nodes))
    return nodes if tagged or pairs else []


def _nodes(lines: Sequence[Line]) -> list[Node]:
    """The bullets at the margin with what is indented below; none if other text is there."""
    found: list[Node] = []
    seen = [line for line in lines if line.text]
    margin = min((_indent(line) for line in seen), default=0)
    for line in seen:
        if _indent(line) > margin and found:
            found[-1] = Node(found[-1].front, (*found[-1].backs, line))
        elif _indent(line) == margin and BULLET.match(line.text):
            found.append(Node(line, ()))
        else:
            return []
    return found


def _indent(line: Line) -> int:
    bare = line.raw.expandtabs(4)
    return len(bare) - len(bare.lstrip())
