"""One entry made from the cards of one concept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from quizgen.glossary.gather import Group, NamedCard
from quizgen.glossary.model import Entry, Kind, OtherDefinition
from quizgen.glossary.similar import stems, things_said
from quizgen.sources.model import Card
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.slug import free_slug

_LEADING_DASH = re.compile(r"^[\s\-–—•*]+(?=[^\W\d_\"“(])")
_MORE_DASHES = re.compile(r"\s[-–—•]\s?\S")
_MARKS = re.compile(r"(?:[\s\-–—•*:;,.(]|\d+[.)])+$")
_BLANK = re.compile(r"_{2,}")
_ABOUT = re.compile(r"^(?:is|are|was|involves?|includes?|refers?|supports?|helps?|means|can)\b")
_LEAST = 3
_LIST = 2


def make_entry(
    group: Group, taken: Collection[str], language: str = "en", tags: Sequence[str] = ()
) -> Entry:
    """The entry of a group: the preferred definition first, the others beside it.

    Args:
        group: the cards of the concept.
        taken: ids that are in use.
        language: the language of the sources.
        tags: tags that every entry gets.
    """
    term = _term(group.cards)
    best, *rest = _ranked(group.cards, term, language)
    definition, items = said(best.card), best.card.items
    return Entry(
        id=free_slug(term, taken),
        term=term,
        definition=definition,
        aliases=_aliases(group.cards, term, language),
        kind=kind_of(term, definition, items, language),
        items=items,
        other_definitions=_others(definition or clean(best.card.back), rest, language),
        tags=_unique([*(tag for one in group.cards for tag in one.card.tags), *tags]),
        sources=_unique([f"{one.card.source}:{one.card.line_front}" for one in group.cards]),
        wrong_options=_unique([w for one in group.cards for w in one.card.wrong_options]),
    )


def kind_of(term: str, definition: str, items: Sequence[str], language: str = "en") -> Kind:
    """What an entry is by the form of its term and definition."""
    if len(items) >= _LIST:
        return "list"
    first = fold(term, language).split()[:1]
    asks = bool(first) and first[0] in language_of(language).question_words
    if asks or term.rstrip().endswith("?") or _BLANK.search(term):
        return "question"
    if things_said(definition, language) < _LEAST:
        return "fragment"
    return "term"


def said(card: Card) -> str:
    """The definition of a card: its back, or for a list what stands before the first point."""
    text = clean(card.back)
    if len(card.items) < _LIST:
        alone = text[:1] in "-–—•" and not _MORE_DASHES.search(text)
        return _LEADING_DASH.sub("", text) if alone else text
    at = text.find(clean(card.items[0]))
    return _MARKS.sub("", text[:at]) if at > 0 else ""


def whole(card: Card) -> str:
    """All that a card's back says, on one line."""
    return said(card) if len(card.items) < _LIST else clean(card.back)


def _term(cards: Sequence[NamedCard]) -> str:
    """The spelling that most cards have, the first one of these."""
    counted = Counter(one.named.term for one in cards)
    return counted.most_common(1)[0][0]


def _ranked(cards: Sequence[NamedCard], term: str, language: str) -> list[NamedCard]:
    if len(cards) == 1:
        return list(cards)
    return sorted(cards, key=lambda one: _rank(one.card, term, language))


def _rank(card: Card, term: str, language: str) -> tuple[bool, ...]:
    """Full sentences first, those that give the term away or explain nothing last."""
    text = said(card)
    words = set(stems(text, language))
    name = set(stems(term, language))
    is_list = len(card.items) >= _LIST
    return (
        is_list,
        len(words) < _LEAST,
        bool(name) and name <= words,
        "?" in text,
        bool(_ABOUT.match(text)),
        not (text.endswith((".", "!")) and text[:1].isupper()),
    )


def _aliases(cards: Sequence[NamedCard], term: str, language: str) -> tuple[str, ...]:
    if len(cards) == 1 and not cards[0].named.aliases and not cards[0].named.loose:
        return ()
    own = normal_name(term, language)
    found: dict[str, str] = {}
    for one in cards:
        for name in (*one.named.aliases, one.named.term, *one.named.loose):
            key = normal_name(name, language)
            if key != own:
                found.setdefault(key, name)
    return tuple(found.values())


def _others(
    preferred: str, rest: Sequence[NamedCard], language: str
) -> tuple[OtherDefinition, ...]:
    """The other definitions, each once, in reading order."""
    if not rest:
        return ()
    seen = {fold(preferred, language)}
    found = []
    for one in sorted(rest, key=lambda r: (r.card.source, r.card.line_front)):
        text = whole(one.card)
        if text and fold(text, language) not in seen:
            seen.add(fold(text, language))
            place = f"{one.card.source}:{one.card.line_back_start}"
            found.append(OtherDefinition(text, place))
    return tuple(found)


def _unique(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
