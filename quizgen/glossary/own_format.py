"""Our own files among the sources: a glossary, or its table, comes back as entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.errors import InputError, Place, Problem, Severity
from quizgen.glossary.gather import name_key
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.spreadsheet import differences, parse_rows
from quizgen.glossary.store import load
from quizgen.sources.model import SourceFile
from quizgen.tables import read_table

_TABLES = (".csv", ".tsv", ".xlsx")
_OURS = {"term", "definition", "aliases", "never_with"}


def own_entries(file: SourceFile) -> tuple[list[Entry], list[Problem]] | None:
    """The entries of a glossary file or of its table; None where the file is neither.

    Raises:
        InputError: a glossary file holds errors, which come with it.
    """
    if file.name.lower().endswith(".toml"):
        return list(load(file.text, file.name).entries), []
    if not file.name.lower().endswith(_TABLES):
        return None
    try:
        table = read_table(file.data, file.name)
    except InputError:
        # Not as whole as our own tables are: notes, for the readers of notes.
        return None
    header = {cell.strip().lower() for cell in table.rows[0].cells} if table.rows else set()
    return parse_rows(table) if header >= _OURS else None


def take_in(
    base: Glossary, entries: Sequence[Entry], name: str
) -> tuple[list[Entry], list[Problem]]:
    """The entries that a glossary does not have yet, and a finding for each that differs.

    An entry whose term the glossary has under another id is not taken: the first stays.
    Entries of one file are all taken, whatever names they share: `check` tells of that.

    Args:
        base: the glossary as it is.
        entries: what the file holds.
        name: the file's name, for messages.
    """
    new, problems = differences(base, entries, name)
    homes = {one: entry.id for entry in base.entries for one in _names(entry, base.language)}
    taken: list[Entry] = []
    for entry in new:
        home = homes.get(name_key(entry.term, base.language))
        if home:
            problems.append(_already_there(entry, home, name))
        else:
            taken.append(entry)
    return taken, problems


def _names(entry: Entry, language: str) -> Iterator[str]:
    return (name_key(one, language) for one in entry.names)


def _already_there(entry: Entry, home: str, name: str) -> Problem:
    return Problem(
        Severity.INFO,
        "duplicate-term",
        Place(name, entry.line),
        f"“{entry.term}” is in the glossary already, as “{home}”; it was left as it is there",
        entries=(home,),
    )
