"""Wrong options that a student who does not know could believe, best first.

Allowed is whoever may stand beside the entry (see `relations`) and beside the
options already chosen.  Ranking: lists and opposites first, then closeness of topic,
likeness of form, tags and source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quizgen.glossary.merge import join_same_names
from quizgen.glossary.model import Glossary
from quizgen.items.kinds import alike
from quizgen.items.lexicon import Facts, Lexicon, lexicon
from quizgen.items.looks import confusable, likeness
from quizgen.items.names import option_text
from quizgen.items.relations import Relations, relate
from quizgen.items.topics import Family, Topics, families, opposites, topics
from quizgen.items.usable import unsuitable, unusable
from quizgen.text.sort_key import sort_key

MOST = 8
_POOL = 40
_NEAR = 24
_AROUND = 20
_WHOLE_GLOSSARY = 400
_SORTED = 0.8
# What it counts to stand next to the entry, and after how many places it counts half.
NEXT = 0.6
_HALVED = 3

Scored = tuple[float, str]


class Distractor(NamedTuple):
    """A wrong option, its entry where it has one, its score and the reasons for it."""

    text: str
    entry: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A glossary with all that choosing options needs.

    `unsuited` says of each entry why it cannot be asked for by its definition;
    entries that can are not in it, and `by_form` has their places among the topics.
    `ranked` holds the pools that matching sets asked for until choices take them.
    """

    lex: Lexicon
    relations: Relations
    topics: Topics
    families: tuple[Family, ...]
    family_of: Mapping[str, tuple[int, ...]]
    opposites: Mapping[str, tuple[str, ...]]
    by_form: Mapping[str, tuple[int, ...]]
    unusable: Mapping[str, str]
    unsuited: Mapping[str, str]
    places: Mapping[str, int]
    ranked: dict[str, list[Scored]]


def survey(glossary: Glossary) -> Field:
    """The glossary made ready for choosing options; entries of one name are one."""
    glossary = join_same_names(glossary)
    lex = lexicon(glossary)
    lists = tuple(families(lex))
    relations = relate(lex, lists)
    family_of: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(lists):
        for entry in one.entries:
            family_of[entry].append(number)
    closed = unusable(glossary, lex, relations)
    unsuited = {**unsuitable(lex), **closed}
    suited = [one for one in lex.facts.values() if one.id not in unsuited]
    by_form: dict[str, list[int]] = defaultdict(list)
    for place, one_facts in enumerate(suited):
        by_form[_form_key(one_facts)].append(place)
    return Field(
        lex,
        relations,
        topics(suited, lex.language),
        lists,
        {key: tuple(numbers) for key, numbers in family_of.items()},
        opposites(lex),
        {key: tuple(places) for key, places in by_form.items()},
        closed,
        unsuited,
        _places(glossary, language=lex.language),
        {},
    )


def _places(glossary: Glossary, *, language: str) -> dict[str, int]:
    """The place of each entry where the glossary runs by topic, nothing where it runs by name."""
    names = [sort_key(entry.term, language) for entry in glossary.entries]
    ascending = sum(one <= other for one, other in pairwise(names))
    by_name = ascending >= _SORTED * (len(names) - 1)
    return {} if by_name else {entry.id: at for at, entry in enumerate(glossary.entries)}


def pool(field: Field, entry: str) -> list[Scored]:
    """The likeliest other entries with their scores, best first; some may not be allowed."""
    barred = {entry, *field.relations.near(entry)}
    kin = frozenset(siblings(field, entry))
    facing = frozenset(field.opposites.get(entry, ()))
    score = _scorer(field, entry, kin, facing)
    scored = [
        (-score(other, close), other)
        for other, close in _candidates(field, entry, (*kin, *facing)).items()
        if other not in barred
    ]
    return [(round(-value, 6), other) for value, other in sorted(scored)[:_POOL]]


def rank_distractors(
    field: Field,
    entry: str,
    *,
    among: Sequence[Scored] | None = None,
    allowed: Callable[[Facts], bool] = lambda _: True,
    fit: Callable[[Facts], float] = lambda _: 0.0,
    most: int = MOST,
) -> list[Distractor]:
    """The best wrong options for an entry, best first, none of them right beside it.

    Args:
        field: the glossary made ready by `survey`.
        entry: the id of the entry whose name is the key.
        among: the entry's `pool`, where it is known already.
        allowed: whether an entry may be offered in this item.
        fit: what the item adds to a candidate's score, such as likeness in length.
        most: how many at most.
    """
    facts = field.lex.facts
    ranked = sorted(
        (-round(score + fit(facts[other]), 6), other)
        for score, other in (pool(field, entry) if among is None else among)
    )
    fitting = ((-score, other) for score, other in ranked if allowed(facts[other]))
    return _consistent(field, fitting, facts[entry], most)


def why_distractor(field: Field, entry: str, other: str) -> tuple[str, ...]:
    """The reasons for offering `other` beside `entry`, in a few words each."""
    one, two = field.lex.facts[entry], field.lex.facts[other]
    close = field.topics.closeness(entry, other)
    shared = sorted(set(one.entry.tags) & set(two.entry.tags))
    reasons = {
        "stands in one list with it": other in siblings(field, entry),
        "is its opposite": other in field.opposites.get(entry, ()),
        f"same tag ({', '.join(shared)})": bool(shared),
        "same source": bool(one.files & two.files),
        f"is a “{one.genus}” too": one.is_of_one_noun_with(two),
        f"is a kind of {one.kind} too": bool(one.kind) and one.kind == two.kind,
        f"is another kind of thing ({two.kind}, not {one.kind})": alike(one.kind, two.kind) < 0,
        "stands close to it in the glossary": beside(field, entry, other) > 0,
        f"topic {close:.2f}": close > 0,
        "has a name much like it": confusable(one.name, two.name) > 0,
        f"form {likeness(one.look, two.look):.2f}": True,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def siblings(field: Field, entry: str) -> tuple[str, ...]:
    """The entries that a list of the glossary puts beside this one, in the list's order."""
    lists = field.family_of.get(entry)
    if not lists:
        return ()
    found = dict.fromkeys(one for number in lists for one in field.families[number].entries)
    return tuple(one for one in found if one != entry)


def _candidates(field: Field, entry: str, kin: Iterable[str]) -> dict[str, float]:
    """Entries worth judging with their closeness: of a small glossary all.

    Of a large one the near, the kin, and where few are near those of like form.
    """
    topics = field.topics
    ids, places, place = topics.ids, topics.places, topics.places[entry]
    if len(ids) <= _WHOLE_GLOSSARY:
        close = topics.neighbours(place)
        return {one: close.get(at, 0.0) for at, one in enumerate(ids) if at != place}
    nearest = {ids[at]: close for at, close in topics.nearest(place, _NEAR)}
    others = [one for one in kin if one in places]
    if len(nearest) < _AROUND:
        alike = field.by_form[_form_key(field.lex.facts[entry])]
        at = bisect_left(alike, place)
        others += [ids[near] for near in alike[max(0, at - _AROUND) : at + _AROUND]]
    further = [one for one in others if one != entry and one not in nearest]
    return nearest | {one: topics.closeness(entry, one) for one in further}


def _form_key(one: Facts) -> str:
    plural = "s" if one.look.plural else ""
    return f"{min(one.look.words, 3)}{plural}{one.look.ending}{one.phrase.form}"


def _scorer(
    field: Field, entry: str, kin: frozenset[str], facing: frozenset[str]
) -> Callable[[str, float], float]:
    """What scores another entry of this closeness as a wrong option of the entry."""
    facts = field.lex.facts
    own = facts[entry]
    tags = frozenset(own.entry.tags)

    def score(key: str, close: float) -> float:
        other = facts[key]
        value = 2 * close + 0.8 * likeness(own.look, other.look) + (0.4 if close else 0.0)
        if key in kin:
            value += 2.0
        if key in facing:
            value += 1.5
        if not tags.isdisjoint(other.entry.tags):
            value += 0.15
        if not own.files.isdisjoint(other.files):
            value += 0.05
        if own.is_of_one_noun_with(other):
            value += 0.4
        value += 0.5 * confusable(own.name, other.name)
        kinship = alike(own.kind, other.kind)
        value += 0.25 * kinship if kinship > 0 else 0.5 * kinship
        if other.phrase.form == own.phrase.form:
            value += 0.1 if own.phrase.form == "noun" else 0.3
        if own.doing or other.doing:
            value += 0.3 if own.doing and other.doing else -0.3
        if own.look.relational != other.look.relational:
            value -= 1.0
        return round(value, 6) + beside(field, entry, key)

    return score


def beside(field: Field, entry: str, other: str) -> float:
    """What it counts that two entries stand close together in a glossary that runs by topic."""
    places = field.places
    if not places:
        return 0.0
    apart = abs(places[entry] - places[other])
    return NEXT / (1 + (apart - 1) / _HALVED) if apart < _AROUND else 0.0


def _consistent(field: Field, ranked: Iterable[Scored], own: Facts, most: int) -> list[Distractor]:
    """The best that also may stand beside each other, after those the source brought."""
    names = {name.casefold() for name in own.names}
    given = [option_text(text) for text in own.entry.wrong_options]
    chosen = [
        Distractor(text, "", 3.0, ("a wrong option of the source",))
        for text in given
        if text.casefold() not in names
    ][:most]
    texts = {one.text.casefold() for one in chosen} | {own.name.casefold()}
    barred: set[str] = set()
    for score, other in ranked:
        if len(chosen) >= most:
            break
        text = field.lex.facts[other].name
        if other not in barred and text.casefold() not in texts:
            chosen.append(Distractor(text, other, score))
            texts.add(text.casefold())
            barred.update(field.relations.clashing(other))
    return chosen
