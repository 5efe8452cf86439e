"""Fields of Anki notes to text, and cloze notes to cards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.sources.html import html_lines
from quizgen.text.clean import clean
from quizgen.text.decode import lines

CLOZE = re.compile(r"\{\{c\d{1,3}::", re.IGNORECASE)
_PART = re.compile(r"(\{\{c(\d{1,3})::|\}\})", re.IGNORECASE)
_LATEX = re.compile(r"\[/?(?:latex|\$\$?)\]")
_BLANK = "____"
_OWN_TAGS = frozenset({"marked", "leech"})


def field_lines(field: str, *, html: bool = True) -> tuple[str, ...]:
    """The lines of a field, without HTML, sounds and the marks around formulas."""
    found = html_lines(field.replace("\n", "<br>")) if html else lines(field)
    return tuple(row for row in (clean(_LATEX.sub("", line)) for line in found) if row)


def note_tags(text: str) -> tuple[str, ...]:
    """The tags of a note, without those that Anki itself sets."""
    return tuple(dict.fromkeys(tag for tag in text.split() if tag not in _OWN_TAGS))


def cloze_cards(text: str) -> list[tuple[str, str]]:
    """Front and back for each number of a cloze note, as Anki would ask them.

    >>> cloze_cards("{{c1::Rome}} lies on the {{c2::Tiber::river}}.")
    [('____ lies on the Tiber.', 'Rome'), ('Rome lies on the ____ (river).', 'Tiber')]
    """
    parts = _PART.split(text)
    numbers = list(dict.fromkeys(number for number in parts[2::3] if number))
    return [_ask(parts, number) for number in numbers]


def _ask(parts: Sequence[str], number: str) -> tuple[str, str]:
    """The text with the deletions of one number blanked, and what was deleted."""
    front, answers = [parts[0]], []
    open_numbers: list[tuple[str, list[str]]] = []
    for mark, found, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=False):
        if found:
            open_numbers.append((found, [after]))
            continue
        if not open_numbers:
            _last(open_numbers, front).append(mark + after)
            continue
        own, pieces = open_numbers.pop()
        answer, _, hint = "".join(pieces).partition("::")
        target = _last(open_numbers, front)
        if own == number and not any(outer == number for outer, _ in open_numbers):
            answers.append(answer)
            target.append(f"{_BLANK} ({hint})" if hint else _BLANK)
        else:
            target.append(answer)
        target.append(after)
    for _, pieces in open_numbers:  # a deletion that is never closed is text
        front.extend(pieces)
    return clean("".join(front)), clean(", ".join(answers))


def _last(open_numbers: list[tuple[str, list[str]]], front: list[str]) -> list[str]:
    return open_numbers[-1][1] if open_numbers else front
