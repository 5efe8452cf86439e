"""Cards and entries of one concept brought together, by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.glossary.names import Named, split_front
from quizgen.sources.model import Card
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.normal_name import normal_name
from quizgen.text.tokens import content_words

_ACRONYM = re.compile(r"\b[A-Z]{2,6} [Ss]ystems?\W*$")
# A remark, but no ending such as "(s)".
_REMARK = re.compile(r"(?<=\s)[(\[]([^()\[\]]+)[)\]]")
# "re-cover" is not "recover", "un-ionized" not "unionized".
_PARTED = re.compile(r"\b(re|un) (?=\w)")
_TAILS = ("system", "systems")
_SYMBOL = 2
_LEAST_WORDS = 2
_MUCH = 0.6
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class NamedCard:
    """A card and its front taken apart."""

    card: Card
    named: Named


@dataclass(slots=True)
class Group:
    """The cards of one concept; `name` is the normal name they share."""

    name: str
    cards: list[NamedCard]


def gather(cards: Iterable[Card], language: str = "en") -> list[Group]:
    """The cards grouped by concept, in reading order of each group's first card.

    Two cards are one concept when their normal names are equal, hyphens and spaces
    aside; when one declares the other's name as its alias; or when they differ only
    by a "system" at the end that adds nothing.
    """
    groups: dict[str, Group] = {}
    for card in cards:
        named = split_front(card.front, language)
        key = name_key(named.term, language)
        group = groups.setdefault(key, Group(key, []))
        group.cards.append(NamedCard(card, named))
    leader = {key: key for key in groups}
    for key, other in _joins(groups, language):
        _join(leader, key, other)
    joined: dict[str, Group] = {}
    for key, group in groups.items():
        root = _root(leader, key)
        joined.setdefault(root, Group(root, [])).cards.extend(group.cards)
    return list(joined.values())


@lru_cache(maxsize=1 << 17)
def name_key(name: str, language: str = "en") -> str:
    """What two spellings of one name share: the normal name without spaces.

    A remark in parentheses tells two things of one name apart and stays; in symbols
    and names of one or two letters everything counts.

    >>> name_key("Up-selling") == name_key("upselling")
    True
    >>> name_key("Mercury (planet)") == name_key("Mercury (element)")
    False
    >>> name_key("Co") == name_key("CO")
    False
    """
    if sum(map(str.isalpha, name)) <= _SYMBOL:
        return clean(name)
    remarks = (fold(found[1], language) for found in _REMARK.finditer(name))
    bare = _PARTED.sub(r"\1-", normal_name(name, language)).replace(" ", "")
    return "".join([bare, *(f"({one})" for one in remarks if one)]) or clean(name)


def _joins(groups: Mapping[str, Group], language: str) -> Iterable[tuple[str, str]]:
    """The pairs of group names that are one concept."""
    acronyms = _clear_aliases(groups, language)
    for alias, owner in acronyms.items():
        if alias in groups:
            yield owner, alias
    short = {a for a in acronyms if len(a) <= _ENOUGH}
    for key, group in groups.items():
        words = normal_name(group.cards[0].named.term, language).split()
        base = "".join(words[:-1])
        tailed = len(words) > _LEAST_WORDS and words[-1] in _TAILS and base in groups
        if tailed and _adds_nothing(group, groups[base], language):
            yield base, key
        for other in _without(words, short):
            if other in groups and _say_the_same(group, groups[other], language):
                yield other, key


def _clear_aliases(groups: Mapping[str, Group], language: str) -> dict[str, str]:
    """The declared aliases that belong to one concept only, with its name."""
    owners: dict[str, str] = {}
    unclear: set[str] = set()
    for key, group in groups.items():
        for alias in (a for one in group.cards for a in one.named.aliases):
            short = name_key(alias, language)
            if owners.setdefault(short, key) != key:
                unclear.add(short)
    return {alias: key for alias, key in owners.items() if alias not in unclear}


def _adds_nothing(group: Group, base: Group, language: str) -> bool:
    """Whether "X system" is just X: X ends in an acronym, or is itself said to be a system."""
    if any(_ACRONYM.search(one.named.term) for one in group.cards):
        return True
    tails = language_of(language).generic_tails
    starts = (content_words(one.card.back, language)[:2] for one in base.cards)
    stems = {stem for tail in tails for stem in content_words(tail, language)}
    return any(stems & set(start) for start in starts)


def _without(words: Sequence[str], acronyms: set[str]) -> Iterable[str]:
    """The names left when the course's own acronym before the last word is dropped."""
    if len(words) > _LEAST_WORDS and words[-2] in acronyms:
        yield "".join([*words[:-2], words[-1]])


def _say_the_same(one: Group, other: Group, language: str) -> bool:
    """Whether any definitions of the two groups share most of their words."""
    left = [set(content_words(card.card.back, language)) for card in one.cards]
    right = [set(content_words(card.card.back, language)) for card in other.cards]
    return any(len(a & b) >= max(_ENOUGH, _MUCH * min(len(a), len(b))) for a in left for b in right)


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = _root(leader, one), _root(leader, other)
    leader[second] = first


def _root(leader: dict[str, str], key: str) -> str:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key
