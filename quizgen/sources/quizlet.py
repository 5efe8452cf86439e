"""Quizlet: a page pasted with the site's words around the cards, and exports.

The page says how many cards there are ("Terms in this set (25)"): a checksum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.errors import Place, Problem, Severity
from quizgen.sources.alternating import pair_up
from quizgen.sources.boilerplate import checksum, is_site_phrase
from quizgen.sources.delimited import read_delimited
from quizgen.sources.draft import INVISIBLE, SITE, TITLE, Draft, Pair
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.markers import read_markers
from quizgen.sources.model import Skipped, SourceFile
from quizgen.sources.site_phrases import AFTERWARDS
from quizgen.text.decode import lines

_AFTER = re.compile(rf"^(?:{AFTERWARDS})\b", re.IGNORECASE)
_STATE = re.compile(
    r"^(?:still learning|not studied|mastered|know)\s*\(\d+\)$|^select these \d+$|"
    r"^you['’]ve (?:begun|started) .*|^you haven['’]t studied .*|^keep up .*|^star(?:red)?$|"
    r"^(?:original|alphabetical|your stats)$|^edit$|^preview$",
    re.IGNORECASE,
)
_FEW_ROWS = 3


def has_checksum(file: SourceFile) -> bool:
    """Whether a line of the site says how many cards the set has."""
    return any(checksum(line.text) is not None for line in numbered_lines(file.text))


def read_quizlet(file: SourceFile) -> Draft:
    """The cards of a pasted page or an export; a count that differs is reported."""
    every = numbered_lines(file.text)
    at = next((n for n, line in enumerate(every) if checksum(line.text) is not None), -1)
    if at < 0:
        rows = read_rows_in_a_line(file)
        return rows if rows.pairs else read_delimited(file)
    count = checksum(every[at].text) or 0
    skipped = [_skip(file.name, line, first=n == 0) for n, line in enumerate(every[: at + 1])]
    body, after = _split(every[at + 1 :])
    skipped.extend(_skip(file.name, line) for line in after)
    plain = [line for line in body if line.text and not _is_words(line)]
    skipped.extend(_skip(file.name, line) for line in body if not line.text or _is_words(line))
    draft = _cards(file, plain, count)
    problems = [*draft.problems, *_wrong_count(file.name, every[at], count, len(draft.pairs))]
    return Draft(draft.pairs, draft.orphans, (*skipped, *draft.skipped), tuple(problems))


def _split(lines_after: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines with cards, and those from where the site goes on about other sets."""
    for at, line in enumerate(lines_after):
        if _AFTER.match(line.text) and is_site_phrase(line.text) and at:
            return lines_after[:at], lines_after[at:]
    return lines_after, ()


def _is_words(line: Line) -> bool:
    return bool(_STATE.match(line.text)) or is_site_phrase(line.text)


def _cards(file: SourceFile, plain: Sequence[Line], count: int) -> Draft:
    body = _only(file, plain)
    with_tab = sum("\t" in line.raw.strip() for line in plain)
    if with_tab * 2 > len(plain):
        return read_delimited(body)
    marked = read_markers(body)
    if sum(bool(pair.front and pair.back) for pair in marked.pairs) * 2 > count:
        return marked
    if len(plain) == 2 * count:
        fronts, backs = plain[::2], plain[1::2]
        return Draft(
            tuple(
                Pair(front.text, (back.text,), front.number, back.number, back.number)
                for front, back in zip(fronts, backs, strict=True)
            )
        )
    return pair_up(file.name, plain)


def _only(file: SourceFile, wanted: Sequence[Line]) -> SourceFile:
    """The file with its other lines blank, so that numbers of lines stay."""
    numbers = {line.number for line in wanted}
    rows = [row if n in numbers else "" for n, row in enumerate(lines(file.text), start=1)]
    return SourceFile(file.name, b"", "\n".join(rows))


def _skip(source: str, line: Line, *, first: bool = False) -> Skipped:
    if not line.text:
        return Skipped(source, line.number, INVISIBLE)
    title = first and not _is_words(line)
    return Skipped(source, line.number, TITLE if title else SITE)


def _wrong_count(source: str, line: Line, count: int, found: int) -> list[Problem]:
    if count == found:
        return []
    message = f"the page says that the set has {count} cards; {found} were read"
    hint = "look for a card that spans several lines, or that was not copied"
    return [
        Problem(Severity.WARNING, "layout-uncertain", Place(source, line.number), message, hint)
    ]


def has_rows_in_a_line(file: SourceFile) -> bool:
    """Whether all cards stand in one line, as an export with `;` between rows gives."""
    return bool(read_rows_in_a_line(file).pairs)


def read_rows_in_a_line(file: SourceFile) -> Draft:
    """The cards of a line such as `term,definition;term,definition`."""
    found = [line for line in numbered_lines(file.text) if line.text]
    if len(found) != 1 or len(found[0].text) > 500_000:  # noqa: PLR2004 - far past any set
        return Draft()
    rows = [row for row in found[0].raw.split(";") if row.strip()]
    for mark in ("\t", " - ", ",", ":"):
        halves = [row.partition(mark) for row in rows]
        if len(rows) >= _FEW_ROWS and all(a.strip() and b.strip() for a, _, b in halves):
            number = found[0].number
            return Draft(
                tuple(Pair(a.strip(), (b.strip(),), number, number, number) for a, _, b in halves)
            )
    return Draft()
