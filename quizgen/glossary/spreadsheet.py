"""The glossary as rows of a spreadsheet, and back with the same entries and ids."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast, get_args

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.entries import kind_of
from quizgen.glossary.model import Entry, Glossary, Kind, MatchRule, OtherDefinition
from quizgen.glossary.store import plain_value
from quizgen.glossary.toml_text import key_line
from quizgen.tables.guard import unguard
from quizgen.tables.model import Row, Table
from quizgen.text.clean import clean
from quizgen.text.slug import free_slug, slug

HEADER = (
    "id",
    "term",
    "definition",
    "aliases",
    "items",
    "tags",
    "source",
    "kind",
    "skip",
    "never_with",
    "match",
    "ok",
    "never_accept",
    "wrong_options",
    "other_definitions",
)
# A column of its own only where there is something in it.
_DOUBTS = "doubts"
_LISTS = ("aliases", "items", "tags", "never_with", "ok", "never_accept", "wrong_options", _DOUBTS)
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_NEEDS_ESCAPE = re.compile(r"\\(?=[\\|]|$)|\|")
_ESCAPED = re.compile(r"\\([\\|])")
_YES = ("yes", "true", "1", "x", "y")


def glossary_to_rows(glossary: Glossary) -> list[list[str]]:
    """The header and one row per entry; lists are joined with `|`."""
    rows = [list(HEADER), *(_row(entry) for entry in glossary.entries)]
    if not any(entry.doubts for entry in glossary.entries):
        return rows
    more = [_DOUBTS, *(join_cell(entry.doubts) for entry in glossary.entries)]
    return [[*row, cell] for row, cell in zip(rows, more, strict=True)]


def parse_rows(table: Table, language: str = "en") -> tuple[list[Entry], list[Problem]]:
    """The entries in a table, and what is wrong with it.

    The header names the columns; `term` must be there.  An empty id is made from the
    term.  Where the header is ours, the apostrophes that guard cells come off.
    """
    if not table.rows:
        return [], [_error(Place(table.name), "there is nothing in this table")]
    header = [clean(cell).lower() for cell in table.rows[0].cells]
    problems = [*table.problems, *_header_problems(header, table)]
    if "term" not in header:
        return [], problems
    ours = tuple(header) in {HEADER, (*HEADER, _DOUBTS)}
    reader = _Reader(table.name, language, problems, {})
    entries = []
    for row in table.rows[1:]:
        cells = [unguard(cell) for cell in row.cells] if ours else list(row.cells)
        values = dict(zip(header, cells, strict=False))
        if any(cell.strip() for cell in cells) and (entry := reader.entry(values, row)):
            entries.append(entry)
    return entries, problems


def differences(
    glossary: Glossary, entries: Sequence[Entry], name: str, columns: Sequence[str] = HEADER
) -> tuple[list[Entry], list[Problem]]:
    """The entries that are new to a glossary, and a finding for each cell that differs.

    The hint of a finding is the line that would stand in the glossary.

    Args:
        glossary: the glossary as it is.
        entries: what the table says.
        name: the table's name, for messages.
        columns: the columns that the table has; the others are not compared.
    """
    known = {entry.id: entry for entry in glossary.entries}
    new = [one for one in entries if one.id not in known]
    problems = [
        _differs(known[one.id], one, key, name)
        for one in entries
        if one.id in known
        for key in HEADER[1:]
        if key in columns and _value(known[one.id], key) != _value(one, key)
    ]
    return new, problems


def join_cell(values: Sequence[str]) -> str:
    r"""The values in one cell.

    >>> print(join_cell(["a|b", "c"]))
    a\|b|c
    """
    return "|".join(_NEEDS_ESCAPE.sub(lambda m: "\\" + m[0], value) for value in values)


def split_cell(cell: str) -> tuple[str, ...]:
    r"""The values in a cell.

    >>> split_cell(r"a\|b | c")
    ('a|b', 'c')
    """
    if not cell.strip():
        return ()
    parts = _SPLIT.sub(lambda m: m[1] + "\0", cell).split("\0")
    return tuple(_ESCAPED.sub(r"\1", part.strip()) for part in parts)


@dataclass(slots=True)
class _Reader:
    """What is needed to read the rows of one table."""

    name: str
    language: str
    problems: list[Problem]
    taken: dict[str, int]

    def entry(self, cells: Mapping[str, str], row: Row) -> Entry | None:
        """The entry of a row, None where it has no term."""
        term = cells.get("term", "").strip()
        place = Place(self.name, row.line)
        if not term:
            self.problems.append(_error(place, "this row has no term"))
            return None
        entry_id = self._id(cells.get("id", "").strip(), term, place)
        lists = {key: split_cell(cells.get(key, "")) for key in _LISTS}
        definition = cells.get("definition", "").strip()
        kind = cells.get("kind", "").strip() or kind_of(
            term, definition, lists["items"], self.language
        )
        return Entry(
            id=entry_id,
            term=term,
            definition=definition,
            sources=split_cell(cells.get("source", "")),
            kind=cast("Kind", self._one_of("kind", kind, get_args(Kind), "term", place)),
            match=cast(
                "MatchRule",
                self._one_of("match", cells.get("match", ""), get_args(MatchRule), "fuzzy", place),
            ),
            skip=cells.get("skip", "").strip().lower() in _YES,
            other_definitions=self._others(cells.get("other_definitions", ""), place),
            line=row.line,
            aliases=lists["aliases"],
            items=lists["items"],
            tags=lists["tags"],
            never_with=lists["never_with"],
            ok=lists["ok"],
            never_accept=lists["never_accept"],
            wrong_options=lists["wrong_options"],
            doubts=lists[_DOUBTS],
        )

    def _id(self, given: str, term: str, place: Place) -> str:
        entry_id = given or free_slug(term, self.taken)
        if slug(entry_id) != entry_id:
            message = f"“{entry_id}” cannot be an id: small letters, digits and -"
            self.problems.append(_error(place, message, f"write {slug(entry_id)}"))
        if entry_id in self.taken:
            message = f"the id “{entry_id}” stands in line {self.taken[entry_id]} too"
            self.problems.append(_error(place, message, "leave the cell empty to get a new id"))
        self.taken.setdefault(entry_id, place.line or 0)
        return entry_id

    def _one_of(
        self, key: str, value: str, known: Sequence[str], default: str, place: Place
    ) -> str:
        value = value.strip().lower() or default
        if value in known:
            return value
        message = f"{key} cannot be “{value}”"
        self.problems.append(_error(place, message, "choose one of: " + ", ".join(known)))
        return default

    def _others(self, cell: str, place: Place) -> tuple[OtherDefinition, ...]:
        if not cell.strip():
            return ()
        try:
            plain: Any = json.loads(cell)
            return tuple(
                OtherDefinition(str(one["text"]), str(one.get("source", ""))) for one in plain
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            hint = '[{"text": "…", "source": "notes.txt:12"}]'
            message = "other_definitions is not a JSON list of texts"
            self.problems.append(_error(place, message, hint))
            return ()


def _row(entry: Entry) -> list[str]:
    return [_value(entry, key) for key in HEADER]


def _value(entry: Entry, key: str) -> str:
    """The cell of an entry."""
    if key == "source":
        return join_cell(entry.sources)
    if key == "skip":
        return "yes" if entry.skip else ""
    if key == "match":
        return "" if entry.match == "fuzzy" else entry.match
    if key == "other_definitions":
        plain = plain_value(key, entry.other_definitions)
        return json.dumps(plain, ensure_ascii=False) if entry.other_definitions else ""
    value = getattr(entry, key)
    return join_cell(value) if isinstance(value, tuple) else str(value)


def _differs(own: Entry, other: Entry, key: str, name: str) -> Problem:
    field = "sources" if key == "source" else key
    line = key_line(field, plain_value(field, getattr(other, field)), 0).rstrip("\n")
    return Problem(
        Severity.INFO,
        "new-definition",
        Place(name, other.line),
        f"{key} of “{own.term}” is another one in the table",
        line,
        entries=(own.id,),
    )


def _header_problems(header: Sequence[str], table: Table) -> list[Problem]:
    place = Place(table.name, table.rows[0].line)
    found = []
    if "term" not in header:
        hint = "the first row names the columns: term, definition, aliases …"
        found.append(_error(place, "there is no column “term”", hint))
    for name in header:
        if name and name not in (*HEADER, _DOUBTS):
            close = get_close_matches(name, HEADER, n=1)
            hint = f"did you mean “{close[0]}”?" if close else "known: " + ", ".join(HEADER)
            message = f"the column “{name}” is not known and was left out"
            found.append(Problem(Severity.WARNING, "format", place, message, hint))
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    found += [_error(place, f"the column “{name}” stands twice") for name in doubled]
    return found


def _error(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.ERROR, "format", place, message, hint)
