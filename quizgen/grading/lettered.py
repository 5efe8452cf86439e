"""Answers by letter: choice, matching and cloze with a word bank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.grading.homoglyphs import is_struck
from quizgen.grading.names import signed
from quizgen.grading.printed import Printed
from quizgen.text.clean import clean
from quizgen.text.fold import fold

_LONE = re.compile(r"[(\[]?\s*([A-Za-z]{1,2})\s*[)\].:]?")
_LED = re.compile(r"[(\[]?\s*([A-Za-z]{1,2})\s*[)\].:\-–=]\s*(\S.*)", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;/+&|.()\[\]]+")
_JOINING = frozenset({"and", "or", "und", "oder"})
_BLANK = re.compile(r"[\s\-–—_.]*")
# A cell of letters is short; past this only the text of an option can be meant.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a cell says: an option, or why it is not known which.

    `why` is "" where `option` is certain, else `blank`, `illegible`, `ambiguous`,
    `several` or `unknown`.
    """

    option: int | None = None
    why: str = ""
    others: tuple[int, ...] = ()


def read_choice(text: str, printed: Printed) -> Chosen:
    """The option that the cell names by its letter on that form, or by its text."""
    cell = clean(text)
    if _BLANK.fullmatch(cell):
        return Chosen(why="blank")
    if set(cell) == {"?"}:
        return Chosen(why="illegible")
    by_text = _by_text(cell, printed.options)
    if len(cell) > _LONGEST:
        return Chosen(by_text, "" if by_text is not None else "unknown")
    by_letter = _by_letter(cell, printed)
    if by_letter is not None and by_text is not None and by_letter != by_text:
        return Chosen(why="ambiguous", others=(by_letter, by_text))
    found = by_letter if by_letter is not None else by_text
    if found is not None:
        return Chosen(found)
    return _led(cell, printed) or _several(cell, printed) or Chosen(why="unknown")


def letters_in(text: str) -> tuple[str, ...]:
    """The single letters (or blanks) in a cell that answers a whole set; () if it does not.

    >>> letters_in("C A B"), letters_in("ca-"), letters_in("C, A; B"), letters_in("Cash")
    (('C', 'A', 'B'), ('C', 'A', '-'), ('C', 'A', 'B'), ())
    """
    cell = clean(text) if len(text) <= _LONGEST else ""
    parts = [part for part in re.split(r"[\s,;/|]+", cell) if part]
    if len(parts) == 1:
        # “Cash” is a word; “CASB” and “ca-” are letters.
        written_as_word = len(parts[0]) > 1 and parts[0].istitle()
        parts = [] if written_as_word else list(parts[0])
    marks = tuple(part.upper() for part in parts)
    return marks if all(re.fullmatch(r"[A-Z\-–?]", mark) for mark in marks) else ()


def _by_letter(cell: str, printed: Printed) -> int | None:
    found = _LONE.fullmatch(cell)
    return printed.letters.get(found[1].upper()) if found else None


@lru_cache(maxsize=4096)
def _folded(options: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, option in enumerate(options):
        found.setdefault(_key(option), index)
    return found


def _by_text(cell: str, options: tuple[str, ...]) -> int | None:
    """The option that the cell writes out; letter by letter first, since case may count."""
    if cell in options:
        return options.index(cell)
    key = "" if is_struck(cell) else _key(cell)
    return _folded(options).get(key) if key else None


def _key(text: str) -> str:
    """The text folded, with the signs that turn it round: -5 is not 5, ≠ pull is not pull."""
    return fold(signed(text))


def _led(cell: str, printed: Printed) -> Chosen | None:
    """A letter and its text, such as `B) Push model`; they must agree."""
    found = _LED.fullmatch(cell)
    if not found:
        return None
    by_letter = printed.letters.get(found[1].upper())
    by_text = _by_text(found[2], printed.options)
    if by_letter is None or by_text is None:
        return None
    if by_letter == by_text:
        return Chosen(by_letter)
    return Chosen(why="ambiguous", others=(by_letter, by_text))


def _several(cell: str, printed: Printed) -> Chosen | None:
    parts = [part for part in _BETWEEN.split(cell) if part and part.casefold() not in _JOINING]
    letters = list("".join(parts).upper())
    if len(letters) < 2 or not all(mark in printed.letters for mark in letters):  # noqa: PLR2004 - one is no several
        return None
    return Chosen(why="several", others=tuple(printed.letters[mark] for mark in letters))
