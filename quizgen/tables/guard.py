"""Cells that a spreadsheet would run, made text; and back.

A cell that starts like a formula gets a leading apostrophe.  `unguard` takes it off
again, and only there: an apostrophe that somebody typed (`'t Hooft`) stays.
"""

from __future__ import annotations

import re

RISKY = frozenset("'=+-@\t\r＝")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?")


def guard(cell: str) -> str:
    """`cell` as a text that no spreadsheet takes for a formula; plain numbers stay.

    >>> [guard(c) for c in ("=1+1", "-5", "- yes", "'t Hooft", "plain")]
    ["'=1+1", '-5', "'- yes", "''t Hooft", 'plain']
    """
    if cell[:1] in RISKY and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def unguard(cell: str) -> str:
    """`cell` without the apostrophe that `guard` puts before it.

    >>> [unguard(c) for c in ("'=1+1", "''t Hooft", "'t Hooft")]
    ['=1+1', "'t Hooft", "'t Hooft"]
    """
    if cell.startswith("'") and guard(cell[1:]) == cell:
        return cell[1:]
    return cell
