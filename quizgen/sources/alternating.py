"""Term and definition on lines by turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.errors import Place, Problem, Severity
from quizgen.sources.align import align
from quizgen.sources.boilerplate import is_rule, is_site_phrase
from quizgen.sources.draft import INVISIBLE, MARKER, MARKUP, SITE, TITLE, Draft, Half, Pair, half_of
from quizgen.sources.likeness import Role
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.lists import announced_count
from quizgen.sources.model import Orphan, Skipped, SourceFile

_NUMBER = re.compile(r"^\(?(\d{1,4})[.)]\s+(?=\S)")
_TWO_HALVES = re.compile(r"^[^:=\t–]{1,80}?(?:\s[-–—=]{1,2}\s|\w--\s|::?\s|\t|::)")
_POINT = re.compile(r"[^\s,;:.?!]+(?: [^\s,;:.?!]+){0,5}")
_ALONE = re.compile(r"^[0-9]{1,4}$")
_MOST = 0.6
_FEW = 3
_MOST_LINES = 8


def read_alternating(file: SourceFile) -> Draft:
    """The cards of lines that take turns; see `align` for how they keep step."""
    return pair_up(file.name, numbered_lines(file.text))


def regularity(draft: Draft) -> float:
    """1, or less where most lines hold a term and a definition each already."""
    halves = [text for pair in draft.pairs for text in (pair.front, pair.text)]
    both = sum(bool(_TWO_HALVES.match(text)) for text in halves)
    return 0.5 if both > _MOST * len(halves) else 1.0


def pair_up(source: str, lines: Sequence[Line]) -> Draft:
    """Lines that take turns as cards, half cards and skipped lines."""
    plain, skipped = plain_lines(source, lines)
    plain, pairs = _announced(plain)
    orphans: list[Orphan] = []
    aligned = align(plain)
    for group, roles in _groups(plain, aligned.roles):
        if roles[0] == "title":
            skipped.append(Skipped(source, group[0].number, TITLE))
        elif roles[0] == "front":
            pairs.append(_pair(group))
        else:
            what: Half = "term" if roles[0] == "lone front" else "definition"
            orphans.append(half_of(source, group[0], what))
    problems = () if aligned.telling else tuple(_out_of_step(source, orphans))
    return Draft(tuple(pairs), tuple(orphans), tuple(skipped), problems)


def _announced(lines: Sequence[Line]) -> tuple[list[Line], list[Pair]]:
    """The lines without lists whose front says how many points stand below it, and these."""
    plain: list[Line] = []
    pairs: list[Pair] = []
    at = 0
    while at < len(lines):
        count = announced_count(lines[at].text) if lines[at].after_blank else 0
        group = lines[at : at + 1 + count]
        if _is_list(group, count, lines[at + 1 + count : at + 2 + count]):
            pairs.append(replace(_pair(group), items=tuple(line.text for line in group[1:])))
            at += count
        else:
            plain.append(lines[at])
        at += 1
    return plain, pairs


def _is_list(group: Sequence[Line], count: int, after: Sequence[Line]) -> bool:
    """Whether as many short lines as were announced stand between two blank lines."""
    points = group[1:]
    if count < _FEW or len(points) < count or any(line.after_blank for line in points):
        return False
    apart = not after or after[0].after_blank
    return apart and all(_POINT.fullmatch(line.text) for line in points)


def plain_lines(source: str, lines: Sequence[Line]) -> tuple[list[Line], list[Skipped]]:
    """The lines that may be cards, without numbers that run through; and the others."""
    plain: list[Line] = []
    numbers = _lone_numbers(lines)
    skipped = [Skipped(source, number, MARKER) for number in sorted(numbers)]
    parted = False
    for line in (one for one in lines if one.number not in numbers):
        rule = is_rule(line.text)
        if not line.text or rule or is_site_phrase(line.text):
            reason = MARKUP if rule else SITE if line.text else INVISIBLE
            skipped.append(Skipped(source, line.number, reason))
            parted = parted or rule
        else:
            plain.append(replace(line, after_blank=True) if parted else line)
            parted = False
    return _without_numbers(plain), skipped


def _lone_numbers(lines: Sequence[Line]) -> set[int]:
    """Where numbers that run from 1 stand alone, each above the two or more lines of a card."""
    places: list[int] = []
    for at, line in enumerate(lines):
        apart = not places or at - places[-1] > 2  # noqa: PLR2004 - a front and a back
        if apart and _ALONE.match(line.text) and int(line.text) == len(places) + 1:
            places.append(at)
    gaps = [after - before for before, after in pairwise([*places, len(lines)])]
    if len(places) < _FEW or places[0] > _FEW or max(gaps) > _MOST_LINES:
        return set()
    return {lines[at].number for at in places}


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines, where every card is numbered, without these numbers.

    They are numbers of cards if they run from 1 without a gap and lines stand between.
    """
    found = [(at, match) for at, line in enumerate(lines) if (match := _NUMBER.match(line.text))]
    numbers = [int(match[1]) for _, match in found]
    apart = all(after - before > 1 for (before, _), (after, _) in pairwise(found))
    if len(found) < _FEW or numbers != list(range(1, len(found) + 1)) or not apart:
        return lines
    bare = list(lines)
    for at, match in found:
        bare[at] = replace(lines[at], text=lines[at].text[match.end() :])
    return bare


def _out_of_step(source: str, orphans: Sequence[Orphan]) -> list[Problem]:
    """A warning where a line is missing and nothing shows which one."""
    if not orphans:
        return []
    message = "a line is missing somewhere, and fronts and backs look too alike to tell where"
    hint = "read through the pairs from the start, and add the missing line"
    place = Place(source, orphans[0].line)
    return [Problem(Severity.WARNING, "layout-uncertain", place, message, hint)]


def _groups(lines: Sequence[Line], roles: Sequence[Role]) -> list[tuple[list[Line], list[Role]]]:
    groups: list[tuple[list[Line], list[Role]]] = []
    for line, role in zip(lines, roles, strict=True):
        if role in {"back", "more"} and groups:
            groups[-1][0].append(line)
            groups[-1][1].append(role)
        else:
            groups.append(([line], [role]))
    return groups


def _pair(group: Sequence[Line]) -> Pair:
    backs = group[1:]
    return Pair(
        group[0].text,
        tuple(line.text for line in backs),
        group[0].number,
        backs[0].number,
        backs[-1].number,
    )
