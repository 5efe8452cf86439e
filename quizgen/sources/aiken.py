"""Aiken multiple choice: a question, options `A.` to `Z.`, and a line `ANSWER: B`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.sources.draft import INVISIBLE, MORE_FRONT, Draft, Half, Pair, half_of
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.model import Orphan, Skipped, SourceFile

_OPTION = re.compile(r"^([A-Z])[.)]\s+(\S.*)$")
_KEY = re.compile(r"^ANSWER\s*:\s*([A-Z])\s*$", re.IGNORECASE)


def is_aiken(file: SourceFile) -> bool:
    """Whether options and an `ANSWER:` line follow each other somewhere."""
    before = False
    for line in numbered_lines(file.text):
        if before and _KEY.match(line.text):
            return True
        before = bool(_OPTION.match(line.text))
    return False


def read_aiken(file: SourceFile) -> Draft:
    """The cards of the questions; the other options are kept as wrong ones."""
    pairs: list[Pair] = []
    orphans: list[Orphan] = []
    skipped: list[Skipped] = []
    stem: list[Line] = []
    options: list[tuple[str, Line]] = []
    for line in numbered_lines(file.text):
        option, key = _OPTION.match(line.text), _KEY.match(line.text)
        if not line.text:
            skipped.append(Skipped(file.name, line.number, INVISIBLE))
        elif key and stem and options:
            pairs.append(_pair(stem, options, key[1].upper(), line))
            skipped.extend(Skipped(file.name, one.number, MORE_FRONT) for one in stem[1:])
            stem, options = [], []
        elif option and stem:
            options.append((option[1], line))
        else:
            if options:
                orphans.extend(_unfinished(file.name, stem, options, skipped))
                stem, options = [], []
            stem.append(line)
    orphans.extend(_unfinished(file.name, stem, options, skipped))
    return Draft(tuple(pairs), tuple(orphans), tuple(skipped))


def _pair(stem: Sequence[Line], options: Sequence[tuple[str, Line]], key: str, last: Line) -> Pair:
    texts = {letter: _OPTION.sub(r"\2", line.text) for letter, line in options}
    wrong = tuple(text for letter, text in texts.items() if letter != key)
    right = (texts[key],) if key in texts else ()
    front = " ".join(line.text for line in stem)
    start = options[0][1].number
    return Pair(front, right, stem[0].number, start, last.number, wrong_options=wrong)


def _unfinished(
    source: str,
    stem: Sequence[Line],
    options: Sequence[tuple[str, Line]],
    skipped: list[Skipped],
) -> list[Orphan]:
    """A question whose `ANSWER:` line is missing; its options cannot be used."""
    what: Half = "term"
    reason = "option of a question without an answer"
    skipped.extend(Skipped(source, line.number, reason) for _, line in options)
    skipped.extend(Skipped(source, line.number, MORE_FRONT) for line in stem[1:])
    return [half_of(source, stem[0], what)] if stem else []
