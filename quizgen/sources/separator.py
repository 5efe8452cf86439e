"""Term and definition on one line with a mark between them: `term - definition`.

The mark is chosen by how many lines it explains, never by the first one found: a
`9:00` does not make a file colon-separated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.sources.align import is_unfinished
from quizgen.sources.boilerplate import is_rule, is_site_phrase, is_title
from quizgen.sources.columns import name_columns
from quizgen.sources.draft import HEADER, INVISIBLE, MARKUP, SITE, TITLE, Draft, Half, Pair, half_of
from quizgen.sources.inline import plain_inline
from quizgen.sources.lines import BULLET, Line, numbered_lines
from quizgen.sources.model import Orphan, Skipped, SourceFile
from quizgen.sources.sections import Sections, find_sections
from quizgen.text.slug import slug

# In the order in which one wins where several explain as many lines.
SEPARATORS: dict[str, re.Pattern[str]] = {
    "tab": re.compile(r"\t+"),
    ":::": re.compile(r"\s*:::\s*"),
    "::": re.compile(r"\s*(?<!:)::(?!:)\s*"),
    "|": re.compile(r"\s*\|\s*"),
    "=>": re.compile(r"\s*(?:=>|->|→|⇒)\s*|\s+>>\s+"),
    "=": re.compile(r"\s*(?<![=<>!:])=(?![=>])\s*"),
    "–": re.compile(r"\s+[–—]+\s+"),
    " - ": re.compile(r"\s+--?\s+|(?<=\w)--\s+"),
    ": ": re.compile(r"(?<![:\d]):\s+|(?<=\d):\s+(?!\d)|\s*：\s*"),
    ";": re.compile(r"\s*;\s*"),
    "—": re.compile(r"\s*—+\s*"),
    ":": re.compile(r"(?<![:\d])\s*:(?![:/\d])\s*|\s*：\s*"),
}
# What a line must hold at least: looking for that first is quick.
_MARKS = {name: (name.strip() or name,) for name in SEPARATORS} | {
    "tab": ("\t",),
    "=>": ("=>", "->", "→", "⇒", ">>"),
    "–": ("–", "—"),
    ": ": (":", "："),
    ":": (":", "："),
}
_LONGEST_FRONT = 30
_SHORT = 5
CLEAR = ("::", "–", " - ", ": ", ":", "=")
_MAY_BE_EMPTY = frozenset({"tab", "::", ":::"})
_FEW_WRAPPED = 0.15
_EMPHASIS = re.compile(r"^[*_]{1,3}(.+?)[*_]{1,3}$")


@dataclass(frozen=True, slots=True)
class _Starts:
    """Whether the lines with a separator start with a capital, and at the margin."""

    capital: bool
    margin: bool


def read_separator(file: SourceFile) -> Draft:
    """The cards of lines with a separator, the one that explains most lines."""
    lines = numbered_lines(file.text)
    separator = choose_separator(lines)
    fronts = _starts(lines, separator)
    sections = find_sections(lines, lambda line: split_line(line, separator) is not None)
    points = {point.number for found in sections.lists.values() for point in found}
    tags: tuple[str, ...] = ()
    pairs: list[Pair] = []
    orphans: list[Orphan] = []
    skipped: list[Skipped] = []
    for line in lines:
        if line.number in points:
            continue
        wrapped = bool(pairs) and _is_wrapped(pairs[-1], line, fronts)
        halves = None if wrapped else split_line(line, separator) or _other_halves(line, pairs)
        reason = _reason_to_skip(line, halves, sections, first_card=not pairs)
        if reason:
            skipped.append(Skipped(file.name, line.number, reason))
            tags = _tags_of(line, sections) if line.number in sections.titles else tags
        elif line.number in sections.lists:
            pairs.append(_list_pair(line, sections.lists[line.number], tags))
        elif halves:
            at = line.number
            pairs.append(Pair(halves[0], _back(halves[1]), at, at, at, tags=tags))
        elif _opens(line, separator):
            pairs.append(Pair(line.text[:-1], (), line.number, line.number, line.number))
        elif _is_heading(line, first=not pairs and not orphans and not skipped):
            skipped.append(Skipped(file.name, line.number, TITLE))
        elif pairs and _goes_on(pairs[-1], line):
            pairs[-1] = _longer(pairs[-1], line)
        else:
            what: Half = "term" if len(line.text.split()) <= _SHORT else "definition"
            orphans.append(half_of(file.name, line, what))
    return Draft(tuple(pairs), tuple(orphans), tuple(skipped))


def _reason_to_skip(
    line: Line, halves: tuple[str, str] | None, sections: Sections, *, first_card: bool
) -> str:
    """Why a line is no part of a card whatever stands around it, "" if it may be one."""
    if not line.text or is_site_phrase(line.text):
        return SITE if line.text else INVISIBLE
    if is_rule(line.text):
        return MARKUP
    if line.number in sections.titles or (halves and _is_section(line, halves)):
        return TITLE
    return HEADER if halves and first_card and name_columns(halves) else ""


def _list_pair(line: Line, points: Sequence[Line], tags: tuple[str, ...]) -> Pair:
    texts = tuple(point.text for point in points)
    first, last = points[0].number, points[-1].number
    return Pair(line.text, texts, line.number, first, last, tags=tags)


def _tags_of(title: Line, sections: Sections) -> tuple[str, ...]:
    """The tag of the cards below a title; none where the file has only the one."""
    name = slug(title.text, "")
    return (name,) if name and len(sections.titles) > 1 else ()


def choose_separator(lines: Sequence[Line]) -> str:
    """The separator that explains most lines; among equals the one that stands first."""
    counts = {name: sum(1 for line in lines if split_line(line, name)) for name in SEPARATORS}
    most = max(counts.values(), default=0)
    near = [name for name, count in counts.items() if count and count >= 0.97 * most]
    if len(near) < 2:  # noqa: PLR2004 - nothing to choose between
        return near[0] if near else "tab"
    lengths = {name: _front_lengths(lines, name) for name in near}
    shortest = min(lengths.values())
    return next(name for name in near if lengths[name] <= shortest * 1.05)


def split_line(line: Line, separator: str) -> tuple[str, str] | None:
    """The front and the back of a line, or None where it has no such separator.

    A back may be empty; a front may not, and is no whole sentence.
    """
    if not any(mark in line.raw for mark in _MARKS[separator]):
        return None
    text = line.raw.strip(" \r\n") if separator == "tab" else line.text
    if text.startswith(("**", "__", "- **", "* **")):
        text = plain_inline(text)
    start = BULLET.match(text)
    body = text[start.end() :] if start else text
    found = SEPARATORS[separator].search(body, 0, 400)
    if not found:
        return None
    front, back = body[: found.start()].strip(), body[found.end() :].strip()
    if (
        not front
        or len(front.split()) > _LONGEST_FRONT
        or (not back and separator not in _MAY_BE_EMPTY)
    ):
        return None
    return _EMPHASIS.sub(r"\1", front).strip(), back


def _front_lengths(lines: Sequence[Line], name: str) -> float:
    fronts = [halves[0] for line in lines if (halves := split_line(line, name))]
    return sum(len(front) for front in fronts) / max(len(fronts), 1)


def _back(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _is_heading(line: Line, *, first: bool) -> bool:
    heading = line.text.startswith("#") or is_title(line.text)
    return heading or (first and len(line.text) <= 120 and line.text[-1] not in ".;,")  # noqa: PLR2004


def _other_halves(line: Line, pairs: Sequence[Pair]) -> tuple[str, str] | None:
    """The halves of a line that has another clear separator than the rest of the file."""
    if not pairs or line.raw[:1].isspace() or is_title(line.text):
        return None
    for other in CLEAR:
        halves = split_line(line, other)
        if halves and halves[1] and len(halves[0].split()) <= _SHORT:
            return halves
    return None


def _is_section(line: Line, halves: tuple[str, str]) -> bool:
    """Whether a line such as `Chapter 2: Waves` is a title, not a card."""
    short = len(halves[1].split()) <= _SHORT
    return line.after_blank and short and is_title(halves[0]) and is_title(line.text)


def _opens(line: Line, separator: str) -> bool:
    """Whether the line is a term with a colon, whose definition stands below it."""
    words = len(line.text.split())
    return separator.startswith(":") and line.text.endswith(":") and 0 < words <= 2 * _SHORT


def _goes_on(pair: Pair, line: Line) -> bool:
    """Whether a line without a separator is more of the back before it."""
    if line.number != pair.end + 1:
        return not pair.back and not line.after_blank
    if not pair.back or line.raw[:1].isspace() or BULLET.match(line.text):
        return True
    return line.text[:1].islower() and pair.back[-1][-1:] not in ".!?"


def _starts(lines: Sequence[Line], separator: str) -> _Starts:
    """How the lines with a separator start."""
    found = [line for line in lines if split_line(line, separator)]
    small = sum(BULLET.sub("", line.text)[:1].islower() for line in found)
    indented = sum(line.raw[:1].isspace() for line in found)
    few = _FEW_WRAPPED * len(found)
    return _Starts(capital=small <= few, margin=indented <= few)


def _is_wrapped(pair: Pair, line: Line, fronts: _Starts) -> bool:
    """Whether an editor broke the back here, so that a mark in this line parts no card."""
    if not pair.back or line.number != pair.end + 1 or BULLET.match(line.text):
        return False
    if pair.back[-1][-1:] in ".!?:;":
        return False
    indented = fronts.margin and line.raw[:1].isspace()
    small = fronts.capital and line.text[:1].islower()
    return indented or (small and is_unfinished(pair.back[-1]))


def _longer(pair: Pair, line: Line) -> Pair:
    start = pair.start if pair.back else line.number
    return Pair(pair.front, (*pair.back, line.text), pair.line, start, line.number)
