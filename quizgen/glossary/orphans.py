"""Terms for definitions that lost theirs, from what other sources say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.errors import Place, Problem, Severity
from quizgen.glossary.entries import whole
from quizgen.glossary.model import Entry
from quizgen.glossary.similar import alike, signatures
from quizgen.glossary.toml_text import quote
from quizgen.sources.model import Card, Orphan
from quizgen.text.slug import free_slug

_LEAST = 0.5
_FEWEST = 3
_COMMON = 400


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
    known += [(key, one.definition) for key, one in entries.items() if key not in cards]
    words = signatures([text for _, text in known], language)
    own = signatures([orphan.text for orphan in orphans], language)
    postings = _postings(words, {word for one in own for word in one})
    named = []
    for orphan, mine in zip(orphans, own, strict=True):
        shared = Counter(n for word in mine for n in postings.get(word, ()))
        near = (n for n, count in shared.items() if count >= _FEWEST)
        likeness, n = max(((alike(mine, words[n]), -n) for n in near), default=(0.0, 0))
        named.append(_named(orphan, known[-n][0] if likeness >= _LEAST else "", entries))
    return named


def _postings(words: Sequence[Sequence[str]], wanted: set[str]) -> dict[str, list[int]]:
    """Where each wanted word stands; words that stand nearly everywhere are left out."""
    found: dict[str, list[int]] = {}
    for n, one in enumerate(words):
        for word in one:
            if word in wanted:
                found.setdefault(word, []).append(n)
    most = max(_COMMON, len(words) // 100)
    return {word: places for word, places in found.items() if len(places) <= most}


def orphan_problems(orphans: Iterable[Orphan], taken: Collection[str] = ()) -> list[Problem]:
    """A finding for each orphan, with an entry to paste under an id that is not taken."""
    return [_problem(one, taken) for one in orphans]


def _named(orphan: Orphan, best: str, entries: Mapping[str, Entry]) -> Orphan:
    if orphan.what != "definition" or orphan.suggested_term or not best:
        return orphan
    return replace(orphan, suggested_term=entries[best].term)


def _problem(orphan: Orphan, taken: Collection[str]) -> Problem:
    place = Place(orphan.source, orphan.line)
    if orphan.what == "term":
        message = f"term without a definition (line {orphan.line}): “{orphan.text}”"
        hint = _pasteable(orphan.text, "…", place, taken)
    else:
        term = orphan.suggested_term
        message = f"definition without a term (line {orphan.line})"
        message += f"; it reads like “{term}”" if term else ""
        hint = _pasteable(term or "…", orphan.text, place, taken)
    check = f"orphan-{orphan.what}"
    return Problem(Severity.ERROR, check, place, message, hint, correct=orphan.suggested_term)


def _pasteable(term: str, definition: str, place: Place, taken: Collection[str]) -> str:
    return (
        f"[[entry]]\nid = {quote(free_slug(term, taken))}\nterm = {quote(term)}\n"
        f'definition = {quote(definition)}\nsources = ["{place}"]'
    )
