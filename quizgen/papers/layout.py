"""How options stand on the page: decided from the widths of their letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.items.model import Item, Open, Short
from quizgen.papers.fonts import width
from quizgen.papers.view import Edition

POINTS = {"standard": 11.5, "clear": 14.0, "large": 18.0}
_LINE = {"standard": 1.35, "clear": 1.5, "large": 1.5}
_PAGE_WIDTH = {"A4": 595.3, "Letter": 612.0}
_PAGE_HEIGHT = {"A4": 841.9, "Letter": 792.0}
# Sums of theme.css, in points: page margins, and in em: what stands beside the text.
_MARGINS = 2 * 20 / 25.4 * 72
_MARGINS_ABOVE_AND_BELOW = 37 / 25.4 * 72
_BESIDE = 2.7 + 2.2
_LETTER = 2.1
# The same of a matching set: the share of the responses, and what is not text in a column.
_RESPONSES = 0.36
_BESIDE_PREMISE = 5.2 + 2.2
_BETWEEN = 1.6
_BESIDE_RESPONSE = 1.4 + 1.9
_STACKED_COLUMNS = 2
# In lines of text: a ruled line to write on, the head of a section.
_RULE = 1.6
_HEADING = 6
_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """A paper size in an edition, measured in em."""

    size: str
    edition: Edition

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return (_PAGE_WIDTH.get(self.size, 595.3) - _MARGINS) / POINTS[self.edition]

    @property
    def right(self) -> float:
        """Where the text ends, in points from the left edge of the page."""
        return _PAGE_WIDTH.get(self.size, 595.3) - _MARGINS / 2

    @property
    def lines(self) -> int:
        """How many lines of text fit on a page."""
        height = _PAGE_HEIGHT.get(self.size, 841.9) - _MARGINS_ABOVE_AND_BELOW
        return int(height / (POINTS[self.edition] * _LINE[self.edition]))


def option_columns(options: Sequence[str], page: Page) -> int:
    """4, 2 or 1 columns: as many as the widest option allows with full rows.

    Editions for readers with low vision have one option per line.

    >>> page = Page("A4", "standard")
    >>> option_columns(["push", "pull", "lean", "agile"], page)
    4
    >>> option_columns(["push", "pull", "lean", "agile"], Page("A4", "large"))
    1
    """
    if page.edition != "standard" or not options:
        return 1
    widest = max(map(width, options))
    room = page.text_width - _BESIDE
    for columns in (4, 2):
        fits = widest + _LETTER + _GAP <= room / columns
        if fits and (len(options) % columns == 0 or len(options) < columns):
            return columns
    return 1


def is_stacked(premises: Sequence[str], responses: Sequence[str], page: Page) -> bool:
    """Whether a matching set prints its responses above the premises, not beside them.

    Side by side where the set fits on one page; large print has too short lines for it.
    """
    if page.edition != "standard":
        return True
    responses_wide = page.text_width * _RESPONSES
    room = page.text_width - responses_wide - _BETWEEN - _BESIDE_PREMISE
    left = sum(lines_of(text, room) + 0.6 for text in premises)
    right = sum(lines_of(text, responses_wide - _BESIDE_RESPONSE) + 0.3 for text in responses)
    return max(left, right) > page.lines - _HEADING - 2


def is_whole(premises: Sequence[str], responses: Sequence[str], page: Page) -> bool:
    """Whether a matching set fits on one page, beside each other or stacked."""
    if not is_stacked(premises, responses, page):
        return True
    columns = _STACKED_COLUMNS if page.edition == "standard" else 1
    room = page.text_width - _BESIDE_PREMISE
    left = sum(lines_of(text, room) + 0.6 for text in premises)
    wide = (page.text_width - _BESIDE_RESPONSE) / columns
    above = sum(lines_of(text, wide) + 0.3 for text in responses) / columns
    return left + above <= page.lines - _HEADING - 2


def is_tall(texts: Sequence[str], page: Page, *, rules: int = 0, spacing: float = 1.0) -> bool:
    """Whether texts and ruled lines together are taller than a page.

    A little early rather than late: a tall question that must not break would leave
    the rest of the page before it empty, and the heading of its section alone there.

    >>> page = Page("A4", "standard")
    >>> is_tall(["word " * 900], page), is_tall(["word " * 60], page, rules=10)
    (True, False)
    """
    room = page.text_width - _BESIDE
    lines = sum(lines_of(text, room) * spacing + 0.3 for text in texts) + rules * _RULE
    return lines > page.lines - _HEADING


def lines_of(text: str, room: float) -> int:
    """How many lines the text takes in a column `room` em wide, rounded up."""
    return max(1, math.ceil(width(text) * 1.06 / room))


def is_on_paper(item: Item) -> bool:
    """Whether the answer is too long for a box of the answer sheet."""
    return isinstance(item, Open) or (isinstance(item, Short) and item.expects != "term")
