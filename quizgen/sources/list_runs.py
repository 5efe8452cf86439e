"""Points without marks between them: names with texts, and words run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizgen.sources.lines import words_of
from quizgen.sources.list_marks import Mark, enclosed
from quizgen.text.languages import language_of
from quizgen.text.words import is_common

_LONGEST_NAME = 5
_MOSTLY = 0.7
_LOOK_BACK = 80
_NAME_AT_END = re.compile(
    r"(?<=[\w).,])\s+([A-Z][\w’'/&-]*(?:\s+(?!-\s)[\w(’'/&-][\w’'/&).-]*){0,4})\s*$"
)
_BOUNDARY = re.compile(
    r"(?<=[\w)])\s+(?=([A-Z][a-z’'-]+|A|In|At|To)(?:,? [a-z(]| [A-Z][a-z]+ing\b))"
)
_SENTENCE = re.compile(r"[^\W\d][.!?]\s+[A-Z]")
_WORD = re.compile(r"[\w’'-]+")
_OPEN_ENDED = words_of(
    """
    a an the of to in on at by for from with and or as is are was were be its their his her our
    your this that these those which who into through via per between than include includes
    including called named like without under over during against mr mrs dr
    """
)


def name_pairs(lead: str, parts: Sequence[str]) -> list[str]:
    """`name - text` points where names and texts take turns, else none.

    >>> turns = ["Plan", "look ahead for the next years", "Do", "what was planned before, in steps"]
    >>> name_pairs("", turns)
    ['Plan - look ahead for the next years', 'Do - what was planned before, in steps']
    """
    turns = [lead, *parts] if lead else list(parts)
    if len(turns) < 4 or len(turns) % 2:  # noqa: PLR2004 - two pairs
        return []
    names, texts = turns[::2], turns[1::2]
    short = all(len(name.split()) <= _LONGEST_NAME and name[:1].isupper() for name in names)
    long = sum(
        len(text.split()) > len(name.split()) for name, text in zip(names, texts, strict=True)
    )
    longer = sum(len(text.split()) > _LONGEST_NAME for text in texts)
    if short and long == len(texts) and longer * 2 > len(texts):
        return [f"{name} - {text}" for name, text in zip(names, texts, strict=True)]
    return []


def join_asides(parts: Sequence[str]) -> list[str]:
    """The parts, where a lower-case one among capitals belongs to the one before it."""
    capitals = sum(part[:1].isupper() for part in parts)
    if capitals < _MOSTLY * len(parts) or not parts[0][:1].isupper():
        return list(parts)
    joined: list[str] = []
    for part in parts:
        if joined and part[:1].islower():
            joined[-1] = f"{joined[-1]} - {part}"
        else:
            joined.append(part)
    return joined


def run_together_pairs(text: str, marks: Sequence[Mark]) -> list[str]:
    """Points `Name - text Name - text` whose texts end where the next name starts."""
    starts = [0]
    for before, mark in pairwise(marks):
        start = max(before.end, mark.start - _LOOK_BACK)
        found = _NAME_AT_END.search(text[start : mark.start])
        if not found or not _may_end(text[start : start + found.start()]):
            return []
        starts.append(start + found.start(1))
    if not text[:1].isupper() or len(text[: marks[0].start].split()) > _LONGEST_NAME:
        return []
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def run_together(text: str) -> list[str]:
    """The parts of an English text that a capital after a small letter starts, else [text].

    >>> run_together("Number of users at once Speed of access Rules for the export of data")
    ['Number of users at once', 'Speed of access', 'Rules for the export of data']
    """
    if not text[:1].isupper() or not _BOUNDARY.search(text):
        return [text]
    if _SENTENCE.search(text) or not _is_english(text):
        return [text]
    inside = enclosed(text)
    starts = [0]
    for found in _BOUNDARY.finditer(text):
        before = text[max(starts[-1], found.start() - _LOOK_BACK) : found.start()]
        if not inside[found.start()] and _may_end(before) and _may_start(found[1]):
            starts.append(found.end())
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return parts if all(len(part.split()) > 1 for part in parts) else [text]


def _may_end(text: str) -> bool:
    words = _WORD.findall(text)
    if not words or words[-1].casefold() in _OPEN_ENDED:
        return False
    return len(words) == 1 or not words[-1].istitle() or text.endswith((")", ","))


def _may_start(word: str) -> bool:
    return is_common(word.split("-", maxsplit=1)[0].lower()) or word.endswith("ing")


def _is_english(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    small = sum(word in language_of("en").stop_words for word in words)
    other = sum(
        word in {"der", "die", "das", "und", "le", "la", "et", "el", "il"} for word in words
    )
    return small * 12 >= len(words) and not other
