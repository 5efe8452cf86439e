"""Entries that may be one concept, and entries that must not stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.glossary.gather import name_key
from quizgen.glossary.model import Entry, Glossary, Proposal
from quizgen.glossary.similar import in_order
from quizgen.glossary.statements import Course
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.opposites import told_apart
from quizgen.text.tokens import content_words

_SAID_ALIKE = 0.8
_RIVAL = 0.85


def propose(glossary: Glossary, course: Course) -> list[Proposal]:
    """The pairs of entries that look like one concept, each with its reason."""
    found: dict[tuple[str, str], str] = {}
    for pair, why in (
        *_shared_names(glossary),
        *_alike_names(glossary),
        *_alike_definitions(course),
    ):
        found.setdefault(pair, why)
    return [Proposal(pair, why) for pair, why in found.items()]


def rivals(course: Course) -> dict[str, list[str]]:
    """For each entry the others that some definition of it fits as well."""
    texts, size = course.texts, len(course.statements)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    near = ((a, b) for a, b, likeness in course.near if likeness >= _RIVAL and b < size)
    alike = (pair for pair in near if _alike(texts, *pair, least=_RIVAL, language=course.language))
    pairs = [*_equal(texts[:size], course.language), *alike]
    for one, other in pairs:
        first, second = course.statements[one].entry.id, course.statements[other].entry.id
        new = first != second and second not in found[first]
        if new and not told_apart(texts[one], texts[other], course.language):
            found[first][second] = None
            found[second][first] = None
    return {key: sorted(ids) for key, ids in found.items()}


def _equal(texts: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for n, text in enumerate(texts):
        folded = fold(text, language)
        if folded and first.setdefault(folded, n) != n:
            yield first[folded], n


def _shared_names(glossary: Glossary) -> Iterator[tuple[tuple[str, str], str]]:
    owners: dict[str, Entry] = {}
    for entry in glossary.entries:
        owners.setdefault(name_key(entry.term, glossary.language), entry)
    for entry in glossary.entries:
        for alias in entry.aliases:
            owner = owners.setdefault(name_key(alias, glossary.language), entry)
            if owner.id != entry.id:
                yield _pair(owner.id, entry.id), f"“{alias}” is a name of both"


def _alike_names(glossary: Glossary) -> Iterator[tuple[tuple[str, str], str]]:
    """Entries whose names have the same words but for "system" and the course's acronyms."""
    language = glossary.language
    acronyms = {fold(a, language) for e in glossary.entries for a in e.aliases if a.isupper()}
    idle = acronyms | language_of(language).generic_tails
    shelves: dict[tuple[str, ...], list[tuple[Entry, set[str]]]] = defaultdict(list)
    for entry in glossary.entries:
        words = normal_name(entry.term, language).split()
        core = " ".join(w for w in words if w not in idle)
        if core and "?" not in entry.term:
            key = tuple(sorted(set(content_words(core, language))))
            shelves[key].append((entry, acronyms & set(words)))
    for shelf in shelves.values():
        for (first, own), (second, others) in pairwise(shelf):
            if own <= others or others <= own:
                yield _pair(first.id, second.id), "the names have the same words"


def _alike_definitions(course: Course) -> Iterator[tuple[tuple[str, str], str]]:
    texts, size = course.texts, len(course.statements)
    for one, other, likeness in course.near:
        if other >= size or likeness < _SAID_ALIKE:
            continue
        first, second = course.statements[one], course.statements[other]
        if first.entry.id == second.entry.id or told_apart(
            texts[one], texts[other], course.language
        ):
            continue
        if not _alike(texts, one, other, least=_SAID_ALIKE, language=course.language):
            continue
        if not told_apart(first.entry.term, second.entry.term, course.language):
            why = f"{first.place} and {second.place} say nearly the same"
            yield _pair(first.entry.id, second.entry.id), why


def _alike(texts: Sequence[str], one: int, other: int, *, least: float, language: str) -> bool:
    return in_order(texts[one], texts[other], language) >= least


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
