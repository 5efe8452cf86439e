"""What may be picked for each section, in the order in which it is tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.chance import Stream
from quizgen.glossary.model import Glossary
from quizgen.items.model import Item, Matching, Open, Short, answers_in
from quizgen.quiz.blueprint import DIRECTIONS
from quizgen.quiz.model import Quiz, Section
from quizgen.quiz.origins import Origin, Origins, cut_to, file_in

# Of an open item that does not say how many it wants.
_USUAL_LINES = Open(id="", prompt="").lines


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be picked.

    Args:
        item: the item as the bank has it.
        entries: the entries it asks about.
        key: its place in the order, drawn for its id alone.
        group: the topic it counts for.
        own: whether the instructor wrote it.
        late: whether it comes last, because of earlier quizzes or what exams taught.
    """

    item: Item
    entries: tuple[str, ...]
    key: float
    group: str
    own: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What holds for the whole quiz while its candidates are sought."""

    seed: str
    own: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    rather_not: frozenset[str] = frozenset()
    origins: Origins = field(default_factory=dict)


def entries_of(item: Item) -> tuple[str, ...]:
    """The ids of the entries that the item asks about."""
    if isinstance(item, Matching):
        return item.entries
    if isinstance(item, Open) or not item.entry:
        return ()
    return (item.entry,)


def entries_used(quizzes: Iterable[Quiz]) -> frozenset[str]:
    """The entries that any of the quizzes asks about."""
    return frozenset(
        entry for quiz in quizzes for item in quiz.items.values() for entry in entries_of(item)
    )


def pick_key(seed: str, *names: str) -> float:
    """The place of a thing in the order of picking: by its name alone, so that nothing
    that is added moves it.
    """  # noqa: D205 - one sentence
    return round(Stream(seed, "pick", *names).fraction(), 6)


def candidates(section: Section, items: Mapping[str, Item], wishes: Wishes) -> list[Candidate]:
    """The items that the section admits, in the order in which they are tried."""
    found = [
        _candidate(with_lines(section, item), section, wishes)
        for whole in items.values()
        for item in [cut_to(whole, section, wishes.origins)]
        if item.id not in wishes.exclude and answers_in(item) and admits(section, item)
    ]
    return sorted(found, key=_rank)


def admits(section: Section, item: Item) -> bool:
    """Whether the item has the section's kind, direction, tags and sources.

    Of a set of the bank, the premises that have them are taken (`cut_to`).
    """
    return (
        item.kind == section.kind
        and _has_direction(item, section)
        and (_is_cuttable(item) or Origin(item.tags, item.source).fits(section))
    )


def _is_cuttable(item: Item) -> bool:
    """Whether premises can be taken out of an item: a set made from entries."""
    return isinstance(item, Matching) and bool(item.entries)


def with_lines(section: Section, item: Item) -> Item:
    """The item with the section's ruled lines, where it has none of its own."""
    if section.lines and isinstance(item, (Short, Open)) and item.lines in {0, _USUAL_LINES}:
        return replace(item, lines=section.lines)
    return item


def names_of(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """The names of each entry, by id."""
    return {entry.id: entry.names for entry in glossary.entries}


def first_of(found: Collection[str], wanted: Sequence[str]) -> str:
    """The first of the wanted words that is there."""
    return next((word for word in wanted if word in found), "")


def _has_direction(item: Item, section: Section) -> bool:
    wanted = DIRECTIONS.get(section.kind, {}).get(section.direction, "")
    if not wanted:
        return True
    if item.kind == "short":
        return item.expects == wanted
    return item.id.startswith(f"{item.kind}-{wanted}:")


def _candidate(item: Item, section: Section, wishes: Wishes) -> Candidate:
    entries = entries_of(item)
    late = item.id in wishes.rather_not or not wishes.avoid.isdisjoint(entries)
    return Candidate(
        item=item,
        entries=entries,
        key=pick_key(wishes.seed, item.id),
        group=_group(item, section),
        own=item.id in wishes.own,
        late=late and item.kind != "matching",
    )


def _group(item: Item, section: Section) -> str:
    """The topic of an item: the tag or source asked for, else its first tag, else its file."""
    if section.tags:
        return first_of(item.tags, section.tags)
    if section.source:
        return file_in(item.source)
    return item.tags[0] if item.tags else file_in(item.source)


def _rank(candidate: Candidate) -> tuple[bool, float, str]:
    return not candidate.own, candidate.key, candidate.item.id


def size_of(candidate: Candidate) -> int:
    """How many numbers the candidate takes."""
    return answers_in(candidate.item)
