"""Several glossaries used as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quizgen.errors import NOTHING_TO_DO, Place, Problem, Severity
from quizgen.glossary.gather import name_key
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.text.fold import fold


@dataclass(slots=True)
class _Merged:
    """The entries so far, where each name and id came from, and new ids of merged entries."""

    entries: dict[str, Entry] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def merge_glossaries(glossaries: Sequence[Glossary]) -> tuple[Glossary, list[Problem]]:
    """One glossary of all entries; of two with equal names the first file's wins.

    What the later file adds to such an entry (names, tags, another definition) is
    kept beside it.  One id on different names is an error among the problems.
    """
    if not glossaries:
        return Glossary(), []
    merged = _Merged()
    first = glossaries[0]
    for glossary in glossaries:
        for entry in glossary.entries:
            _take(merged, entry, glossary, first.language)
    entries = tuple(
        replace(one, never_with=_renamed(one, merged.renamed)) for one in merged.entries.values()
    )
    problems = [*merged.problems, *_unlike(glossaries)]
    known = tuple(dict.fromkeys(word for g in glossaries for word in g.known_words))
    files = ", ".join(g.file for g in glossaries if g.file)
    return replace(first, known_words=known, entries=entries, file=files), problems


def join_same_names(glossary: Glossary) -> Glossary:
    """The glossary in which entries with equal names are one: the first, with what others add.

    A lost definition that was pasted as an entry of its own so becomes another
    definition of the term that the glossary has already.
    """
    language = glossary.language
    homes: dict[str, str] = {}
    joined: dict[str, Entry] = {}
    for entry in glossary.entries:
        home = homes.setdefault(name_key(entry.term, language), entry.id)
        if home in joined and not (entry.skip or joined[home].skip):
            place = next(iter(entry.sources), glossary.file)
            joined[home] = join_entries(joined[home], entry, place, language)
        else:
            joined[entry.id] = entry
    if len(joined) == len(glossary.entries):
        return glossary
    return replace(glossary, entries=tuple(joined.values()))


def _take(merged: _Merged, entry: Entry, glossary: Glossary, language: str) -> None:
    key = name_key(entry.term, language)
    home = merged.names.get(key)
    place = Place(glossary.file, entry.line)
    clash = merged.entries.get(entry.id)
    if home is not None:
        own = merged.entries[home]
        merged.entries[home] = join_entries(own, entry, glossary.file, language)
        merged.renamed[entry.id] = home
        merged.problems.append(_said_twice(own, entry, merged.files[home], place))
    elif clash is not None:
        other = merged.files[entry.id]
        message = f"the id “{entry.id}” is “{entry.term}” here and “{clash.term}” in {other}"
        hint = "give one of the two another id"
        merged.problems.append(
            Problem(Severity.ERROR, "duplicate-term", place, message, hint, entries=(entry.id,))
        )
    else:
        merged.names[key] = entry.id
        merged.files[entry.id] = glossary.file
        merged.entries[entry.id] = replace(entry, line=None, key_lines=())


def join_entries(own: Entry, later: Entry, file: str, language: str) -> Entry:
    """The first entry with what the later one adds.

    Args:
        own: the entry that stays.
        later: the entry that goes.
        file: what is noted as the source of the later one's definition.
        language: the language of the glossary.
    """
    known = {fold(own.definition, language), *(fold(o.text) for o in own.other_definitions)}
    text = later.definition or "; ".join(later.items)
    others = list(own.other_definitions)
    same_list = bool(later.items) and later.items == own.items
    if text and fold(text, language) not in known and not same_list:
        others.append(OtherDefinition(text, file))
    names = {fold(name, language) for name in own.names}
    more = (name for name in later.names if fold(name, language) not in names)
    return replace(
        own,
        aliases=_union(own.aliases, tuple(more)),
        other_definitions=tuple(others),
        tags=_union(own.tags, later.tags),
        sources=_union(own.sources, later.sources),
        never_with=_union(own.never_with, later.never_with),
        never_accept=_union(own.never_accept, later.never_accept),
    )


def _said_twice(own: Entry, later: Entry, file: str, place: Place) -> Problem:
    return Problem(
        Severity.INFO,
        "duplicate-term",
        place,
        f"“{later.term}” stands in {file} too; the entry there is used",
        f"{NOTHING_TO_DO}; delete one of the two to have it in one place",
        entries=(own.id,),
    )


def _unlike(glossaries: Sequence[Glossary]) -> list[Problem]:
    first = glossaries[0]
    return [
        Problem(
            Severity.WARNING,
            "format",
            Place(one.file),
            f"this glossary says {name} = “{getattr(one, name)}”, "
            f"{first.file} says “{getattr(first, name)}”; the latter is used",
            "use glossaries of one kind together",
        )
        for name in ("language", "markup")
        for one in glossaries[1:]
        if getattr(one, name) != getattr(first, name)
    ]


def _renamed(entry: Entry, renamed: dict[str, str]) -> tuple[str, ...]:
    ids = (renamed.get(one, one) for one in entry.never_with)
    return tuple(dict.fromkeys(one for one in ids if one != entry.id))


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
