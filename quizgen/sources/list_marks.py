"""The marks between the points of a list that was written into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_BULLET = re.compile(r"[•●▪◦‣∙■□○➢✓]|(?:(?<=\s)|^)[*·](?=\s)")
_NUMBER = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[.)]\s*(?=[^\s\d.,])")
_LETTER = re.compile(r"(?:(?<=\s)|^)\(?([a-z])\)\s*(?=\S)")
_DASH = re.compile(r"(?:(?<=\s)|^)[-–—−](?![-–—−>])(\s*)(?=\S)")
_OPTION = re.compile(r"^\w(?:\s|$)")
_CODE = re.compile(
    r"`[^`]*`|[{}]|\w\(\)|==|\+=|#include\b|\bdef \w+\(|\s(?:&&|\|\|)\s|</?\w+>|;\s*\w+\s*=[^=]"
)
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_ENCLOSING = re.compile(r"[()\[\]{}“”«»\"]")
_OPENING = frozenset(_PAIRS.values())


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: where it starts, where the point after it starts, and how it is set."""

    start: int
    end: int
    tight: bool = False


def looks_like_code(text: str) -> bool:
    """Whether the text holds code, in which dashes and numbers are no marks."""
    return bool(_CODE.search(text))


def enclosed(text: str) -> list[bool]:
    """For each character whether it stands inside brackets or quotation marks.

    An opening mark without its closing one encloses nothing.
    """
    if not _ENCLOSING.search(text):
        return [False] * (len(text) + 2)
    depth = [0] * (len(text) + 2)
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            stack.append((char, at))
        elif char in _PAIRS:
            while stack and stack[-1][0] != _PAIRS[char]:
                stack.pop()
            if stack:
                depth[stack.pop()[1]] += 1
                depth[at + 1] -= 1
    quotes = [at for at, char in enumerate(text) if char == '"']
    for start, end in zip(quotes[::2], quotes[1::2], strict=False):
        if len(quotes) % 2 == 0:
            depth[start] += 1
            depth[end + 1] -= 1
    return [level > 0 for level in accumulate(depth)]


def numbers(text: str) -> list[Mark]:
    """Marks `1.` `2.` … or `1)` `2)` …, as far as they run in order; else none."""
    found = [(int(m[1]), Mark(m.start(), m.end())) for m in _NUMBER.finditer(text)]
    return _in_order(found, enclosed(text)) if len(found) > 1 else []


def letters(text: str) -> list[Mark]:
    """Marks `a)` `b)` … or `(a)` `(b)` …, as far as they run in order; else none."""
    found = [(ord(m[1]) - ord("a") + 1, Mark(m.start(), m.end())) for m in _LETTER.finditer(text)]
    return _in_order(found, [False] * (len(text) + 1))


def bullets(text: str) -> list[Mark]:
    """Marks such as `•`, wherever they stand."""
    found = [Mark(m.start(), m.end()) for m in _BULLET.finditer(text)]
    return found if len(found) > 1 or (found and found[0].start == 0) else []


def dashes(text: str) -> list[Mark]:
    """Dashes that follow a space or the start, outside brackets and quotations.

    A dash inside a word, before a number, in a range or in a double dash is no mark.
    """
    if "-" not in text and not re.search("[–—−]", text):
        return []
    possible = [m for m in _DASH.finditer(text) if not _is_number(text, m)]
    inside = enclosed(text) if possible else []
    found = [Mark(m.start(), m.end(), tight=not m[1]) for m in possible if not inside[m.start()]]
    tight = [one for one in found if one.tight]
    if tight and sum(bool(_OPTION.match(text[one.end : one.end + 2])) for one in tight) * 2 > len(
        tight
    ):
        return []
    return found


def cut(text: str, marks: list[Mark]) -> tuple[str, list[str]]:
    """What stands before the first mark, and the text after each.

    >>> cut("two: -plan -make", dashes("two: -plan -make"))
    ('two:', ['plan', 'make'])
    """
    ends = [mark.start for mark in marks[1:]] + [len(text)]
    parts = [text[mark.end : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start].strip(), parts


def _is_number(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 1]
    before = text[max(0, found.start() - 2) : found.start()].rstrip()[-1:]
    return after.isdigit() and (not found[1] or before.isdigit())


def _in_order(found: list[tuple[int, Mark]], inside: list[bool]) -> list[Mark]:
    kept: list[Mark] = []
    for number, mark in found:
        if number == len(kept) + 1 and not (mark.start and inside[mark.start - 1]):
            kept.append(mark)
    return kept if len(kept) > 1 else []
