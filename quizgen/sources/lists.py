"""Backs that are lists, and their points.

Explicit marks (numbers in order, bullets, dashes) make a list that is certain; words
run together are told apart by their capitals only with doubt.  Where it is unsure the
text stays whole: to split too much is worse than to split too little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.sources.lines import BULLET
from quizgen.sources.list_fronts import asks_for_several, plain_points, spells_out
from quizgen.sources.list_marks import (
    Mark,
    bullets,
    cut,
    dashes,
    letters,
    looks_like_code,
    numbers,
)
from quizgen.sources.list_runs import join_asides, name_pairs, run_together, run_together_pairs
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_codes, language_of

_LEADING_DASH = re.compile(r"^[-–—−]+\s*(?=[^\W\d])")
_EMPHASIS = re.compile(r"(?<![\w*])\*+([^*]+?)\*+(?![\w*])")
_COUNTED = re.compile(r"(?<![\w.,%$€-])(\d{1,2})(?![\w.,%°:/-])")
_ORDINAL = re.compile(
    r"\b(?:step|chapter|unit|figure|level|part|section|lesson|version|type|phase|stage|week|page|"
    r"lecture|module|no|nr|kapitel|schritt|teil|stufe|tema|unidad|chapitre|leçon)\.?\s*$",
    re.IGNORECASE,
)
_UNCLEAR = "where one point ends is unclear; it was left whole"
_SHORT = 6
_MANY = 3


@dataclass(frozen=True, slots=True)
class ListReading:
    """The points of a back, none if it is no list.

    `certain` is false where they had no marks between them; `doubt` says in words why
    an instructor should look; `marked` that marks were written into the line.
    """

    items: tuple[str, ...] = ()
    certain: bool = True
    doubt: str = ""
    marked: bool = False


def read_list(front: str, back: Sequence[str]) -> ListReading:
    """The points of a back given as its lines, read in the light of its front.

    >>> read_list("Flows", ["-material -information -money"]).items
    ('material', 'information', 'money')
    >>> read_list("Push model", ["make-to-stock, with a 360-degree view"]).items
    ()
    """
    rows = [clean(row) for row in back if clean(row)]
    if len(rows) > 1:
        return _read_rows(front, rows)
    return _read_line(rows[0] if rows else "", announced_count(front), front)


def announced_count(front: str) -> int:
    """The number of points that a front announces, 0 if none.

    >>> announced_count("Two main sources of problems"), announced_count("Step 6: training")
    (2, 0)
    """
    words = _number_words()
    before = ""
    for word in clean(front).split()[:12]:
        bare = word.strip("“”\"'‘’(*:,").casefold()
        count = words.get(bare, 0) or words.get(fold(bare), 0) or words.get(fold(bare, "de"), 0)
        if not count and _COUNTED.fullmatch(bare) and before not in {"of", "in", "since", "after"}:
            count = int(bare)
        if count > 1 and not _ORDINAL.search(before) and _names_things(front, word):
            return count
        before = word.strip("“”\"'(*").casefold() if not word[:1].isupper() or not before else "no"
    return 0


def without_dash(text: str) -> str:
    """`text` without a single dash at its start, which marks nothing.

    >>> without_dash("—for a few large customers")
    'for a few large customers'
    """
    return text if dashes(text)[1:] or bullets(text) else _LEADING_DASH.sub("", text)


def tidy_item(text: str) -> str:
    """A point without the marks around it: emphasis, a comma or semicolon at the end."""
    plain = _EMPHASIS.sub(r"\1", text).strip()
    return re.sub(r"\s*[,;]+(?:\s+(?:and|or|und|oder|et|ou|y|o|e))?$", "", plain).strip()


def _read_rows(front: str, rows: list[str]) -> ListReading:
    """A list whose points stand on lines of their own, with or without a lead."""
    marked = [bool(BULLET.match(row)) for row in rows]
    points = [BULLET.sub("", row) for row, is_point in zip(rows, marked, strict=True) if is_point]
    if len(points) > 1 and all(marked[1:]):
        return ListReading(_tidy(points))
    announced = announced_count(front)
    if not any(marked) and announced == len(rows) and len(rows) > 1:
        return ListReading(_tidy(rows))
    return _read_line(" ".join(rows), announced, front)


def _read_line(text: str, announced: int, front: str) -> ListReading:
    if not text or looks_like_code(text):
        return ListReading()
    for marks in (numbers(text), letters(text)):
        if marks:
            return _numbered(text, marks, announced)
    if marks := bullets(text):
        return _certain(cut(text, marks)[1])
    marks = dashes(text)
    found = _dashed(text, marks, announced) if marks else _unmarked(text, announced)
    return found if found.items or found.doubt else _told_by_front(text, front)


def _told_by_front(text: str, front: str) -> ListReading:
    """The points between commas where the front says that it wants several things."""
    parts = _enumerated(text)
    if not plain_points(text, parts):
        return ListReading()
    if asks_for_several(front):
        return ListReading(_tidy(parts), marked=True)
    if spells_out(front, parts):
        items = _tidy(parts)
        doubt = f"its {len(items)} parts stand between commas"
        return ListReading(items, certain=False, doubt=doubt)
    return ListReading()


def _numbered(text: str, marks: list[Mark], announced: int) -> ListReading:
    lead, parts = cut(text, marks)
    parts = _with_dashes_after(parts, announced)
    sure = not lead or lead[-1] in ":;)" or len(parts) >= _MANY or announced == len(parts)
    if sure:
        return _certain(parts)
    return ListReading(doubt="the numbers stand in running text; it was left whole")


def _with_dashes_after(parts: list[str], announced: int) -> list[str]:
    """Numbered points, and those that go on with dashes where the count says so."""
    marks = dashes(parts[-1])
    if not marks or marks[0].start == 0:
        return parts
    head, tail = cut(parts[-1], marks)
    longer = [*parts[:-1], head, *tail]
    if head.endswith(":") or announced == len(parts):
        return parts
    return longer if announced == len(longer) or len(tail) > 1 else parts


def _dashed(text: str, marks: list[Mark], announced: int) -> ListReading:
    marks = _main_style(marks)
    lead, parts = cut(text, marks)
    pairs = name_pairs(lead, parts)
    if pairs:
        return _certain(pairs)
    if not lead:
        return _certain(parts if all(mark.tight for mark in marks) else join_asides(parts))
    return _after_lead(text, lead, parts, marks, announced)


def _after_lead(
    text: str, lead: str, parts: list[str], marks: list[Mark], announced: int
) -> ListReading:
    """Points after a lead, unless they are asides of a sentence, or run together."""
    pairs = run_together_pairs(text, marks) if len(parts) > 1 else []
    if pairs:
        return _doubtful(pairs, announced)
    runs = run_together(text)
    if len(runs) >= _MANY and len(run_together(lead)) > 1:
        return _doubtful(runs, announced)
    if len(parts) < 2 or not _are_points(lead, parts, marks, announced):  # noqa: PLR2004
        return _unmarked(text, announced)
    if sum(len(run_together(part)) > 1 for part in parts) > 1:
        return ListReading(doubt=_UNCLEAR)
    return _certain(join_asides(parts))


def _main_style(marks: list[Mark]) -> list[Mark]:
    """The marks of the style that most marks have, where the first one is of it."""
    tight = [mark for mark in marks if mark.tight]
    if len(tight) * 2 > len(marks) and marks[0].tight:
        return tight
    return marks


def _are_points(lead: str, parts: list[str], marks: list[Mark], announced: int) -> bool:
    """Whether parts after a lead are points rather than asides of a sentence."""
    if announced == len(parts) or lead.endswith(":"):
        return True
    capitals = sum(part[:1].isupper() for part in parts)
    if all(mark.tight for mark in marks) or capitals == len(parts):
        return True
    return len(parts) >= _MANY and (capitals > len(parts) // 2 or not _text_ends(parts))


def _text_ends(parts: list[str]) -> bool:
    """Whether a sentence ends in one of the parts, so that they are running text."""
    return any(re.search(r"[.!?](?:\s|$)", part) for part in parts[:-1])


def _unmarked(text: str, announced: int) -> ListReading:
    commas = _enumerated(text)
    if announced > 1 and announced == len(commas):
        return ListReading(_tidy(commas), certain=True)
    runs = run_together(text)
    if len(runs) >= _MANY or (announced > 1 and len(runs) == announced):
        return _doubtful(runs, announced)
    if announced > 1 and len(commas) > 1:
        return ListReading(doubt=f"the front announces {announced}, and {len(commas)} are given")
    return ListReading()


def _doubtful(parts: list[str], announced: int) -> ListReading:
    items = _tidy(parts)
    if announced and announced != len(items):
        return ListReading(doubt=_UNCLEAR)
    if announced:
        # Two signs that know nothing of each other agree: the front's number and the capitals.
        return ListReading(items, marked=True)
    return ListReading(
        items,
        certain=False,
        doubt=f"has no marks between its points; read as {len(items)} by capitals and names",
    )


def _enumerated(text: str) -> list[str]:
    """The parts of `a, b and c` or `a; b; c` where all are short, else none."""
    parts = re.split(r"\s*;\s*", text) if ";" in text else re.split(r",\s+", text)
    last = re.split(r"\s*,?\s+(?:and|or|und|oder|et|ou|y|e|och|en)\s+", parts[-1], maxsplit=1)
    parts = [re.sub(r"^(?:and|or|und|oder|et|y)\s+", "", part) for part in [*parts[:-1], *last]]
    parts = [part.rstrip(".").strip() for part in parts]
    if all(part and len(part.split()) <= _SHORT for part in parts):
        return parts
    return []


def _certain(parts: Sequence[str]) -> ListReading:
    items = _tidy(parts)
    return ListReading(items, marked=True) if len(items) > 1 else ListReading()


def _tidy(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(item for item in (tidy_item(part) for part in parts) if item)


def _names_things(front: str, word: str) -> bool:
    """Whether something countable follows the number: no colon, no end of the front."""
    after = front.split(word, 1)[1].split()
    return bool(after) and not word.endswith(":") and after[0][:1].isalpha()


@lru_cache(maxsize=1)
def _number_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for code in language_codes():
        found.update(language_of(code).numbers)
    return {word: value for word, value in found.items() if value > 1}
