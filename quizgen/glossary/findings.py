"""Findings as a table with a column for decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.mend import Decision, decide
from quizgen.glossary.spreadsheet import differences, parse_rows
from quizgen.glossary.store import append_entries, parse_glossary
from quizgen.tables.guard import unguard
from quizgen.tables.model import Table
from quizgen.text.clean import clean

HEADER = (
    "decision",
    "own_text",
    "check",
    "severity",
    "file",
    "line",
    "entry",
    "wrong",
    "correct",
    "message",
    "hint",
)


def findings_rows(problems: Iterable[Problem]) -> list[list[str]]:
    """The header and a row per finding; `decision` and `own_text` are to be filled in."""
    return [list(HEADER), *(_row(problem) for problem in problems)]


def has_decisions(table: Table) -> bool:
    """Whether somebody has filled in a decision."""
    if not table.rows or "decision" not in table.rows[0].cells:
        return False
    at = table.rows[0].cells.index("decision")
    return any(at < len(row.cells) and row.cells[at].strip() for row in table.rows[1:])


def apply_findings_csv(text: str, table: Table) -> tuple[str, list[Problem]]:
    """The glossary's text with the decisions of a table carried out, and what was odd.

    `decision` is `apply`, `ok` (not an error), `own` with the text in `own_text`, `skip`
    (keep the entry out of quizzes) or `swap` (take the other definition); an empty cell
    decides nothing.  A table of the glossary itself, edited in a spreadsheet, is taken
    over cell by cell.

    Args:
        text: the glossary file.
        table: a findings table, as `check -o` writes it and a person fills it in.
    """
    if not table.rows:
        return text, [_error(Place(table.name), "there is nothing in this table")]
    header = [clean(cell).lower() for cell in table.rows[0].cells]
    if {"id", "term"} <= set(header) and "decision" not in header:
        return _take_over(text, table, header)
    missing = [name for name in ("decision", "check", "entry") if name not in header]
    if missing:
        message = f"there is no column “{missing[0]}”"
        hint = "use the table that `quizgen check GLOSSARY -o findings.csv` writes"
        return text, [*table.problems, _error(Place(table.name, 1), message, hint)]
    problems = list(table.problems)
    for row in table.rows[1:]:
        cells = dict(zip(header, map(unguard, row.cells), strict=False))
        text, found = _decided(text, cells, Place(table.name, row.line))
        problems += found
    return text, problems


def _take_over(text: str, table: Table, columns: list[str]) -> tuple[str, list[Problem]]:
    """The glossary's text with every cell that differs in a table of it, and new entries."""
    glossary, _ = parse_glossary(text, table.name)
    entries, problems = parse_rows(table, glossary.language)
    if any(one.severity is Severity.ERROR for one in problems):
        return text, problems
    new, found = differences(glossary, entries, table.name, columns)
    for one in found:
        text = decide(text, one, "apply")
    return append_entries(text, new), problems


def _decided(text: str, cells: Mapping[str, str], place: Place) -> tuple[str, list[Problem]]:
    decision = cells.get("decision", "").strip().lower()
    own = cells.get("own_text", "").strip()
    if not decision and not own:
        return text, []
    for known in get_args(Decision):
        if decision == known or (not decision and known == "own"):
            changed = decide(text, _problem(cells), known, own)
            return changed, [] if changed != text else [_without_effect(cells, place)]
    hint = "choose one of: " + ", ".join(get_args(Decision))
    return text, [_error(place, f"“{decision}” is no decision", hint)]


def _without_effect(cells: Mapping[str, str], place: Place) -> Problem:
    message = f"this decision changes nothing: {cells.get('message', '')}"
    hint = "it was carried out before, or there is no suggestion to apply: use own, ok or skip"
    return Problem(Severity.INFO, "format", place, message, hint)


def _problem(cells: Mapping[str, str]) -> Problem:
    """The finding that a row stands for."""
    line = cells.get("line", "")
    return Problem(
        Severity.INFO,
        cells.get("check", "").strip(),
        Place(cells.get("file", ""), int(line) if line.isdigit() else None),
        cells.get("message", ""),
        cells.get("hint", ""),
        cells.get("wrong", ""),
        cells.get("correct", ""),
        tuple(part for part in cells.get("entry", "").split("|") if part),
    )


def _error(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.ERROR, "format", place, message, hint)


def _row(problem: Problem) -> list[str]:
    return [
        "",
        "",
        problem.check,
        problem.severity.value,
        problem.place.source,
        "" if problem.place.line is None else str(problem.place.line),
        "|".join(problem.entries),
        problem.wrong,
        problem.correct,
        problem.message,
        problem.hint,
    ]
