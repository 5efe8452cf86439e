"""The types of the tables room."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, and the line of the file (or sheet) it starts in."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All records of a file, the header row included; every cell is text."""

    name: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    delimiter: str = ","
