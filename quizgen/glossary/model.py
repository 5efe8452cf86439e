"""The types of the glossary room: entries, and the glossary they make up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["term", "list", "question", "fragment"]
MatchRule = Literal["fuzzy", "exact"]


@dataclass(frozen=True, slots=True)
class OtherDefinition:
    """A definition that stands beside the preferred one, and where it came from."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the glossary; the fields are those of the file (design §3).

    `id` is given once and kept: never computed again from the wording.  `line` is
    where the entry stands in the file it was read from; it is not part of the value.
    """

    id: str
    term: str
    definition: str = ""
    aliases: tuple[str, ...] = ()
    kind: Kind = "term"
    items: tuple[str, ...] = ()
    other_definitions: tuple[OtherDefinition, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    never_with: tuple[str, ...] = ()
    never_accept: tuple[str, ...] = ()
    wrong_options: tuple[str, ...] = ()
    match: MatchRule = "fuzzy"
    ok: tuple[str, ...] = ()
    skip: bool = False
    line: int | None = field(default=None, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries in the order of their file; `file` is that file's name, for messages."""

    title: str = ""
    language: str = "en"
    known_words: tuple[str, ...] = ()
    markup: Literal["", "markdown"] = ""
    entries: tuple[Entry, ...] = ()
    file: str = field(default="", compare=False)
