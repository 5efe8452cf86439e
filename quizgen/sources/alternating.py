"""Term and definition on lines by turns."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.errors import Place, Problem, Severity
from quizgen.sources.align import align
from quizgen.sources.boilerplate import is_site_phrase
from quizgen.sources.draft import INVISIBLE, SITE, TITLE, Draft, Half, Pair, half_of
from quizgen.sources.likeness import Role
from quizgen.sources.lines import Line, numbered_lines
from quizgen.sources.model import Orphan, Skipped, SourceFile


def read_alternating(file: SourceFile) -> Draft:
    """The cards of lines that take turns; see `align` for how they keep step."""
    return pair_up(file.name, numbered_lines(file.text))


def pair_up(source: str, lines: Sequence[Line]) -> Draft:
    """Lines that take turns as cards, half cards and skipped lines."""
    skipped = [
        Skipped(source, line.number, SITE if line.text else INVISIBLE)
        for line in lines
        if not line.text or is_site_phrase(line.text)
    ]
    plain = [line for line in lines if line.text and not is_site_phrase(line.text)]
    pairs: list[Pair] = []
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
