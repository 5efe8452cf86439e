"""Terms for definitions that lost theirs, from what other sources say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.entries import whole
from quizgen.glossary.model import Entry
from quizgen.glossary.similar import alike, signatures
from quizgen.glossary.toml_text import quote
from quizgen.sources.model import Card, Orphan
from quizgen.text.slug import slug

_LEAST = 0.5
_FEWEST = 3


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
    words = signatures([text for _, text in known], language)
    named = []
    for orphan, own in zip(orphans, signatures([o.text for o in orphans], language), strict=True):
        ranked = ((alike(own, words[n]), -n) for n in _sharing(own, words))
        likeness, n = max(ranked, default=(0.0, 0))
        best = known[-n][0] if likeness >= _LEAST else ""
        named.append(_named(orphan, best, entries))
    return named


def _sharing(own: Sequence[str], words: Sequence[Sequence[str]]) -> list[int]:
    """The texts that share at least three words with one."""
    wanted = set(own)
    return [n for n, one in enumerate(words) if len(wanted.intersection(one)) >= _FEWEST]


def orphan_problems(orphans: Iterable[Orphan]) -> list[Problem]:
    """A finding for each orphan, with an entry to paste."""
    return [_problem(one) for one in orphans]


def _named(orphan: Orphan, best: str, entries: Mapping[str, Entry]) -> Orphan:
    if orphan.what != "definition" or orphan.suggested_term or not best:
        return orphan
    return replace(orphan, suggested_term=entries[best].term)


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
