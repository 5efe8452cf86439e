"""What checks look at: every definition with its place, from notes or from a glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quizgen.errors import Place
from quizgen.glossary.entries import said
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.similar import near_pairs, signatures
from quizgen.sources.model import Card

# The least likeness at which two texts are worth comparing word by word.
NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Statement:
    """One definition of one entry: what is said, of what, and where.

    `front` is the place of the term, `place` that of the definition; `spelled` is
    the term as written there; `preferred` is false for the other definitions that
    stand beside the one that quizzes use.
    """

    entry: Entry
    spelled: str
    text: str
    items: tuple[str, ...]
    front: Place
    place: Place
    preferred: bool = True

    @property
    def all_text(self) -> str:
        """The definition with its points."""
        return " ".join(part for part in (self.text, *self.items) if part)


@dataclass(frozen=True)
class Course:
    """All statements, and what the course says of its words.

    `loose` are texts that belong to no entry (definitions without a term).
    """

    statements: tuple[Statement, ...]
    language: str = "en"
    known_words: tuple[str, ...] = ()
    markup: str = ""
    loose: tuple[tuple[str, Place], ...] = ()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What each statement says, then the loose texts."""
        return (*(one.all_text for one in self.statements), *(text for text, _ in self.loose))

    @cached_property
    def near(self) -> tuple[tuple[int, int, float], ...]:
        """The pairs of `texts` that are nearly the same, with their likeness."""
        return tuple(near_pairs(signatures(self.texts, self.language), NEAR))

    def by_entry(self) -> Mapping[str, list[Statement]]:
        """The statements of each entry, in order."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in self.statements:
            found[one.entry.id].append(one)
        return found


def from_glossary(glossary: Glossary) -> Course:
    """The course of a glossary file; entries kept out of quizzes are left in peace."""
    found = [
        statement
        for entry in glossary.entries
        if not entry.skip
        for statement in _of_entry(entry, glossary.file)
    ]
    return Course(tuple(found), glossary.language, glossary.known_words, glossary.markup)


def from_cards(
    pairs: Iterable[tuple[Entry, Sequence[Card]]],
    glossary: Glossary,
    loose: Sequence[tuple[str, Place]] = (),
) -> Course:
    """The course of cards with the entries they became, places in the sources."""
    found = [_of_card(entry, card) for entry, cards in pairs if not entry.skip for card in cards]
    return Course(
        tuple(found), glossary.language, glossary.known_words, glossary.markup, tuple(loose)
    )


def _of_entry(entry: Entry, file: str) -> Iterable[Statement]:
    front = Place(file, entry.line_of("term"))
    place = Place(file, entry.line_of("definition" if entry.definition else "items"))
    yield Statement(entry, entry.term, entry.definition, entry.items, front, place)
    for other in entry.other_definitions:
        place = Place(file, entry.line_of("other_definitions"))
        yield Statement(entry, entry.term, other.text, (), front, place, preferred=False)


def _of_card(entry: Entry, card: Card) -> Statement:
    text = said(card)
    return Statement(
        entry,
        card.front,
        text,
        card.items,
        Place(card.source, card.line_front),
        Place(card.source, card.line_back_start),
    )
