"""The types of the glossary room: entries, and the glossary they make up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from quizgen.errors import Problem
from quizgen.sources.model import Card, Orphan, Reading

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
    where the entry stands in the file it was read from, `key_lines` where its keys
    do; neither is part of the value.  `doubts` are words of the definition that another
    source has otherwise: "trail: trial (notes.txt:19)".
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
    doubts: tuple[str, ...] = ()
    match: MatchRule = "fuzzy"
    ok: tuple[str, ...] = ()
    skip: bool = False
    line: int | None = field(default=None, compare=False)
    key_lines: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)

    def line_of(self, key: str) -> int | None:
        """The line of a key in the file, else that of the entry."""
        return dict(self.key_lines).get(key, self.line)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries in the order of their file; `file` is that file's name, for messages."""

    title: str = ""
    language: str = "en"
    known_words: tuple[str, ...] = ()
    markup: Literal["", "markdown"] = ""
    entries: tuple[Entry, ...] = ()
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that may be one concept, and why; only a person merges them."""

    entries: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Normalized:
    """What normalising gave: the glossary as it now is, and all there is to say of it.

    `new` are the entries to append, `cards` the cards behind each entry by its id,
    `seen` the digests of all cards taken in so far with their entry ids.
    """

    glossary: Glossary
    new: tuple[Entry, ...] = ()
    readings: tuple[Reading, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
