"""The answers of all forms side by side, in tables that fit the width of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from quizgen.papers.key_view import KeyRow, KeyView

# How many columns of letters, or of words, stand beside each other on an upright page.
_LETTERS = 16
_WORDS = 5

Row = tuple[KeyRow | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """Some forms' answers to a run of numbers: per number one cell per form."""

    codes: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]


def matrix_rows(keys: Sequence[KeyView]) -> tuple[Row, ...]:
    """For each number the row of every form."""
    return tuple(zip_longest(*(sorted(key.rows, key=_number) for key in keys)))


def matrix_tables(keys: Sequence[KeyView]) -> tuple[MatrixTable, ...]:
    """One table where the forms fit beside each other, else tables of letters and of words.

    All stand in the order of the numbers; forms that do not fit get tables of their own.
    """
    numbered = tuple(enumerate(matrix_rows(keys), start=1))
    codes = tuple(key.code for key in keys)
    if len(codes) <= _WORDS:
        return (MatrixTable(codes, numbered),)
    return tuple(
        table
        for is_lettered, run in groupby(numbered, key=lambda one: _is_lettered(one[1]))
        for table in _divided(codes, tuple(run), _LETTERS if is_lettered else _WORDS)
    )


def _divided(
    codes: tuple[str, ...], rows: Sequence[tuple[int, Row]], most: int
) -> Iterator[MatrixTable]:
    """Tables of nearly the same width, none wider than that."""
    count = -(-len(codes) // most)
    width = -(-len(codes) // count)
    for start in range(0, len(codes), width):
        part = slice(start, start + width)
        yield MatrixTable(codes[part], tuple((number, row[part]) for number, row in rows))


def _is_lettered(row: Row) -> bool:
    return all(cell is None or cell.lettered for cell in row)


def _number(row: KeyRow) -> int:
    return row.number
