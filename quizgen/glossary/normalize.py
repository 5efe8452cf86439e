"""Readings of sources become a glossary, with an honest list of what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.errors import NOTHING_TO_DO, Place, Problem, Severity, sort_problems
from quizgen.glossary.checks import run_checks
from quizgen.glossary.entries import make_entry, whole
from quizgen.glossary.gather import Group, gather, name_key
from quizgen.glossary.model import Entry, Glossary, Normalized, OtherDefinition, Proposal
from quizgen.glossary.names import split_front
from quizgen.glossary.orphans import name_orphans, orphan_problems
from quizgen.glossary.proposals import propose, rivals
from quizgen.glossary.statements import Course, from_cards, from_glossary
from quizgen.glossary.store import card_digest, plain_value
from quizgen.glossary.toml_text import key_line
from quizgen.glossary.typos import doubts
from quizgen.sources.model import Card, Orphan, Reading
from quizgen.text.clean import clean
from quizgen.text.fold import fold

# Stands for the glossary file among the places of a course.
_HERE = "the glossary"
_OWN = ("orphan-definition", "orphan-term")


@dataclass(slots=True)
class _Taken:
    """The work on the way: entries with their cards, and what is remembered."""

    entries: dict[str, Entry]
    cards: dict[str, list[Card]] = field(default_factory=dict)
    fresh: dict[str, list[Card]] = field(default_factory=dict)
    new: list[Entry] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def normalize(
    readings: Sequence[Reading],
    *,
    existing: Glossary | None = None,
    seen: Mapping[str, str] | None = None,
    title: str = "",
    language: str = "en",
    tags: Sequence[str] = (),
) -> Normalized:
    """The glossary that the readings make, or what they add to an existing one.

    An existing entry is never changed: another definition of it is a finding.

    Args:
        readings: what the sources gave, in any order.
        existing: the glossary to append to.
        seen: the cards taken in before, by digest, with their entry ids.
        title: the title of a new glossary.
        language: the language of a new glossary.
        tags: tags that every new entry gets.
    """
    base = existing or Glossary(title=title, language=language)
    cards = [card for reading in readings for card in _certain(reading)]
    taken = _take(cards, base, seen or {}, tags)
    orphans = name_orphans(_orphans(readings), taken.cards, taken.entries, base.language)
    pairs = [(taken.entries[key], cards) for key, cards in taken.fresh.items()]
    course = from_cards(pairs, base, [(one.text, Place(one.source, one.line)) for one in orphans])
    course = _with_existing(course, base)
    taken.new = _with_doubts(_with_rivals(taken.new, course), course)
    glossary = replace(base, entries=(*base.entries, *taken.new))
    found = [one for one in run_checks(course) if one.place.source != _HERE]
    halves = orphan_problems(_homeless(orphans, base), taken.entries)
    problems = [*_of_readings(readings, found), *halves, *taken.problems, *found]
    return Normalized(
        glossary=glossary,
        new=tuple(taken.new),
        readings=tuple(readings),
        orphans=tuple(orphans),
        problems=tuple(sort_problems(dict.fromkeys(problems))),
        proposals=tuple(_fresh(propose(glossary, course), taken.new)),
        seen=taken.seen,
        cards={key: tuple(found) for key, found in taken.cards.items()},
    )


def _homeless(orphans: Sequence[Orphan], glossary: Glossary) -> list[Orphan]:
    """The halves that an instructor has not taken into the glossary since they were found."""
    if not orphans or not glossary.entries:
        return list(orphans)
    code = glossary.language
    names = {fold(name, code) for entry in glossary.entries for name in entry.names}
    texts = {fold(entry.definition, code) for entry in glossary.entries}
    texts |= {fold(o.text, code) for entry in glossary.entries for o in entry.other_definitions}
    homes = {"term": names, "definition": texts}
    return [one for one in orphans if fold(one.text, code) not in homes[one.what]]


def _with_existing(course: Course, base: Glossary) -> Course:
    """The course with what the glossary says already; its findings are `check`'s to tell."""
    old = from_glossary(replace(base, file=_HERE)).statements
    return replace(course, statements=(*course.statements, *old))


def _fresh(proposals: Iterable[Proposal], new: Sequence[Entry]) -> Iterable[Proposal]:
    ids = {entry.id for entry in new}
    return (one for one in proposals if ids & set(one.entries))


def _take(
    cards: Iterable[Card], base: Glossary, seen: Mapping[str, str], tags: Sequence[str]
) -> _Taken:
    taken = _Taken({entry.id: entry for entry in base.entries}, seen=dict(seen))
    unseen = []
    for card in cards:
        known = seen.get(card_digest(card.front, card.back))
        if known in taken.entries:
            taken.cards.setdefault(known, []).append(card)
        else:
            unseen.append(card)
    taken.problems += _moved(taken)
    names = _names(base)
    for group in gather(unseen, base.language):
        home = _home(group, names, base.language)
        if home is None:
            _add(group, taken, base.language, tags)
        else:
            _compare(group, taken.entries[home], taken, base)
    return taken


def _add(group: Group, taken: _Taken, language: str, tags: Sequence[str]) -> None:
    entry = make_entry(group, taken.entries, language, tags)
    taken.entries[entry.id] = entry
    taken.new.append(entry)
    cards = [one.card for one in group.cards]
    taken.cards[entry.id] = cards
    taken.fresh[entry.id] = cards
    for card in cards:
        taken.seen[card_digest(card.front, card.back)] = entry.id


def _compare(group: Group, entry: Entry, taken: _Taken, base: Glossary) -> None:
    """Cards of an entry that is there already: known ones are remembered, others found."""
    known = {fold(text, base.language) for text in _texts(entry)}
    for one in group.cards:
        card, text = one.card, whole(one.card)
        taken.cards.setdefault(entry.id, []).append(card)
        same = fold(text, base.language) in known
        if same or (card.items and card.items == entry.items):
            taken.seen[card_digest(card.front, card.back)] = entry.id
        elif "new-definition" not in entry.ok and not entry.skip:
            taken.problems.append(_new_definition(card, text, entry, base))


def _new_definition(card: Card, text: str, entry: Entry, base: Glossary) -> Problem:
    place = Place(card.source, card.line_back_start)
    where = f" ({Place(base.file, entry.line)})" if base.file else ""
    others = (*entry.other_definitions, OtherDefinition(text, str(place)))
    return Problem(
        Severity.INFO,
        "new-definition",
        place,
        f"another definition of “{entry.term}”, which the glossary has already{where}",
        key_line("other_definitions", plain_value("other_definitions", others), 0).rstrip("\n"),
        entries=(entry.id,),
    )


def _texts(entry: Entry) -> Iterable[str]:
    yield entry.definition
    yield " ".join(entry.items)
    yield from (other.text for other in entry.other_definitions)


def _moved(taken: _Taken) -> Iterable[Problem]:
    """One finding per file whose cards stand on other lines than the glossary says."""
    moved: dict[str, list[str]] = {}
    for key, cards in taken.cards.items():
        places = set(taken.entries[key].sources)
        for card in cards:
            here = any(place.startswith(f"{card.source}:") for place in places)
            if here and f"{card.source}:{card.line_front}" not in places:
                moved.setdefault(card.source, []).append(key)
    for source, keys in moved.items():
        told = "1 card stands" if len(keys) == 1 else f"{len(keys)} cards stand"
        yield Problem(
            Severity.INFO,
            "new-definition",
            Place(source),
            f"{told} of this file on other lines than the glossary says",
            f"{NOTHING_TO_DO}; the places in the glossary are those of the first reading",
            entries=tuple(dict.fromkeys(keys)),
        )


def _names(base: Glossary) -> dict[str, str]:
    """The entry of every name in the glossary; a term goes before an alias."""
    found: dict[str, str] = {}
    for entry in base.entries:
        found.setdefault(name_key(split_front(entry.term).term, base.language), entry.id)
    for entry in base.entries:
        for alias in entry.aliases:
            found.setdefault(name_key(alias, base.language), entry.id)
    return found


def _home(group: Group, names: Mapping[str, str], language: str) -> str | None:
    for one in group.cards:
        for name in (one.named.term, *one.named.aliases):
            if home := names.get(name_key(name, language)):
                return home
    return None


def _with_rivals(new: Sequence[Entry], course: Course) -> list[Entry]:
    """The new entries with the ids that must not stand beside them as wrong options."""
    pairs = rivals(course)
    return [replace(one, never_with=tuple(pairs.get(one.id, ()))) for one in new]


def _with_doubts(new: Sequence[Entry], course: Course) -> list[Entry]:
    """The new entries with the words of theirs that only a lost definition has otherwise."""
    found = doubts(course)
    return [replace(one, doubts=found[one.id]) if one.id in found else one for one in new]


def _orphans(readings: Iterable[Reading]) -> list[Orphan]:
    """The halves of cards; a card whose front cannot be seen is one."""
    found: list[Orphan] = []
    for reading in readings:
        found += reading.orphans
        blank = (one for one in reading.cards if not clean(one.front))
        found += [Orphan(one.source, one.line_front, one.back, "definition") for one in blank]
    return found


def _certain(reading: Reading) -> Iterable[Card]:
    """The cards of a reading; lists that are uncertain stay whole."""
    unsure = {p.place.line for p in reading.problems if p.check == "list-uncertain"}
    for card in (one for one in reading.cards if clean(one.front)):
        doubtful = unsure and unsure & set(range(card.line_front, card.line_back_end + 1))
        yield replace(card, items=()) if doubtful else card


def _of_readings(readings: Iterable[Reading], found: Iterable[Problem]) -> list[Problem]:
    """What the readers found, without what is said again with more knowledge."""
    own = {(one.check, one.place) for one in found}
    return [
        one
        for reading in readings
        for one in reading.problems
        if one.check not in _OWN and (one.check, one.place) not in own
    ]
