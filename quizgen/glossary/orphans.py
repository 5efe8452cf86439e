"""Terms for definitions that lost theirs, from what other sources say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.entries import whole
from quizgen.glossary.model import Entry
from quizgen.glossary.similar import alike, near_pairs, signatures
from quizgen.glossary.toml_text import quote
from quizgen.sources.model import Card, Orphan
from quizgen.text.slug import slug

_LEAST = 0.5


def name_orphans(
    orphans: Sequence[Orphan],
    cards: Mapping[str, Sequence[Card]],
    entries: Mapping[str, Entry],
    language: str = "en",
) -> list[Orphan]:
    """The orphans, each definition with the term whose definition elsewhere is most like it."""
    if not any(one.what == "definition" for one in orphans):
        return list(orphans)
    known = [(key, whole(card)) for key, found in cards.items() for card in found]
    words = signatures([*(one.text for one in orphans), *(text for _, text in known)], language)
    best: dict[int, tuple[float, str]] = {}
    for one, other, _ in near_pairs(words, 0.0):
        if one < len(orphans) <= other:
            likeness = alike(words[one], words[other])
            if likeness >= max(_LEAST, best.get(one, (0.0, ""))[0] + 1e-6):
                best[one] = (likeness, known[other - len(orphans)][0])
    return [_named(orphan, best.get(n), entries) for n, orphan in enumerate(orphans)]


def orphan_problems(orphans: Iterable[Orphan]) -> list[Problem]:
    """A finding for each orphan, with an entry to paste."""
    return [_problem(one) for one in orphans]


def _named(orphan: Orphan, best: tuple[float, str] | None, entries: Mapping[str, Entry]) -> Orphan:
    if orphan.what != "definition" or orphan.suggested_term or best is None:
        return orphan
    return replace(orphan, suggested_term=entries[best[1]].term)


def _problem(orphan: Orphan) -> Problem:
    place = Place(orphan.source, orphan.line)
    if orphan.what == "term":
        message = f"term without a definition (line {orphan.line}): “{orphan.text}”"
        hint = _pasteable(orphan.text, "…", place)
    else:
        term = orphan.suggested_term
        message = f"definition without a term (line {orphan.line})"
        message += f"; it reads like “{term}”" if term else ""
        hint = _pasteable(term or "…", orphan.text, place)
    check = f"orphan-{orphan.what}"
    return Problem(Severity.ERROR, check, place, message, hint, correct=orphan.suggested_term)


def _pasteable(term: str, definition: str, place: Place) -> str:
    return (
        f"[[entry]]\nid = {quote(slug(term))}\nterm = {quote(term)}\n"
        f'definition = {quote(definition)}\nsources = ["{place}"]'
    )
