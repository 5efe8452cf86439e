"""Wrong options that a student who does not know could believe, best first.

Allowed is whoever may stand beside the entry (see `relations`) and beside the
options already chosen, and is not named in the stem.  Ranking: lists and opposites
first, then closeness of topic, likeness of form, tags and source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from quizgen.glossary.model import Glossary
from quizgen.items.lexicon import Facts, Lexicon, is_relational, lexicon
from quizgen.items.names import is_acronym, is_plural, option_text
from quizgen.items.relations import Relations, relate
from quizgen.items.topics import Family, Topics, families, opposites, topics
from quizgen.items.usable import unusable
from quizgen.text.tokens import tokens

MOST = 8
_POOL = 80
_WHOLE_GLOSSARY = 400

Allowed = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option, its entry where it has one, its score and the reasons for it."""

    text: str
    entry: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A glossary with all that choosing options needs: facts, relations, topics, families."""

    lex: Lexicon
    relations: Relations
    topics: Topics
    families: tuple[Family, ...]
    family_of: Mapping[str, tuple[int, ...]]
    opposites: Mapping[str, tuple[str, ...]]
    by_form: Mapping[str, tuple[str, ...]]
    unusable: Mapping[str, str]


def survey(glossary: Glossary) -> Field:
    """The glossary made ready for choosing options."""
    lex = lexicon(glossary)
    relations = relate(lex)
    lists = tuple(families(lex))
    family_of: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(lists):
        for entry in one.entries:
            family_of[entry].append(number)
    by_form: dict[str, list[str]] = defaultdict(list)
    index = topics(lex)
    for entry in index.bags:
        by_form[_form_key(lex.facts[entry], lex.language)].append(entry)
    return Field(
        lex,
        relations,
        index,
        lists,
        {key: tuple(numbers) for key, numbers in family_of.items()},
        opposites(lex),
        {key: tuple(ids) for key, ids in by_form.items()},
        unusable(glossary, lex, relations),
    )


def rank_distractors(
    field: Field,
    entry: str,
    *,
    allowed: Allowed = lambda _: True,
    fit: Callable[[Facts], float] = lambda _: 0.0,
    most: int = MOST,
) -> list[Distractor]:
    """The best wrong options for an entry, best first, none of them right beside it.

    Args:
        field: the glossary made ready by `survey`.
        entry: the id of the entry whose name is the key.
        allowed: whether an entry may be offered in this item.
        fit: what the item adds to a candidate's score, such as likeness in length.
        most: how many at most.
    """
    own = field.lex.facts[entry]
    close = field.topics.neighbours(entry)
    ranked = sorted(
        (
            _judge(field, own, field.lex.facts[other], close.get(other, 0.0), fit)
            for other in _candidates(field, entry, close)
            if _may_stand(field, entry, other) and allowed(field.lex.facts[other])
        ),
        key=lambda one: (-one.score, one.entry),
    )
    return _consistent(field, ranked, own, most)


def siblings(field: Field, entry: str) -> tuple[str, ...]:
    """The entries that a list of the glossary puts beside this one, in the list's order."""
    found: dict[str, None] = {}
    for number in field.family_of.get(entry, ()):
        found |= dict.fromkeys(field.families[number].entries)
    return tuple(one for one in found if one != entry)


def likeness(one: str, other: str, language: str = "en") -> float:
    """How alike two names look, 0 to 1: number of words, plural, ending, acronym, capitals.

    >>> likeness("Push model", "Pull model") > likeness("Push model", "FAQs")
    True
    """
    a, b = (tokens(name) or ("",) for name in (one, other))
    same_length = 1 - min(abs(len(a) - len(b)), 3) / 3
    points = [
        same_length,
        float(is_plural(one, language) == is_plural(other, language)),
        float(_ending(a[-1]) == _ending(b[-1])),
        float(is_acronym(a[0]) == is_acronym(b[0])),
        float(a[-1].lower() == b[-1].lower()),
    ]
    return round(sum(points) / len(points), 6)


def _may_stand(field: Field, entry: str, other: str) -> bool:
    if other in field.unusable and other in field.relations.identical:
        return False
    return field.relations.apart(entry, other)


def _candidates(field: Field, entry: str, close: Mapping[str, float]) -> list[str]:
    """Entries worth judging: all of a small glossary, else the near, the kin and the alike."""
    if len(field.topics.bags) <= _WHOLE_GLOSSARY:
        return [one for one in field.topics.bags if one != entry]
    nearest = sorted(close, key=lambda one: (-close[one], one))[:_POOL]
    kin = [*siblings(field, entry), *field.opposites.get(entry, ())]
    alike = field.by_form.get(_form_key(field.lex.facts[entry], field.lex.language), ())
    near_by = _around(alike, entry, _POOL // 4)
    found = dict.fromkeys([*kin, *nearest, *near_by])
    return [one for one in found if one != entry and one in field.topics.bags]


def _around(ids: tuple[str, ...], entry: str, span: int) -> tuple[str, ...]:
    at = ids.index(entry) if entry in ids else 0
    return ids[max(0, at - span) : at + span]


def _form_key(one: Facts, language: str) -> str:
    words = tokens(one.name)
    plural = "s" if is_plural(one.name, language) else ""
    return f"{min(len(words), 3)}{plural}{_ending(words[-1]) if words else ''}{one.phrase.form}"


def _judge(
    field: Field, own: Facts, other: Facts, close: float, fit: Callable[[Facts], float]
) -> Distractor:
    language = field.lex.language
    alike = likeness(own.name, other.name, language)
    score = 2 * close + 0.5 * alike + (0.4 if close else 0.0)
    reasons = [f"topic {close:.2f}", f"form {alike:.2f}"]
    if other.id in siblings(field, own.id):
        score += 2.0
        reasons.append("stands in one list with it")
    if other.id in field.opposites.get(own.id, ()):
        score += 1.5
        reasons.append("is its opposite")
    if set(own.entry.tags) & set(other.entry.tags):
        score += 0.15
        reasons.append("same tag")
    if _files(own) & _files(other):
        score += 0.05
        reasons.append("same source")
    if other.phrase.form == own.phrase.form:
        score += 0.1
    if is_relational(own.name, language) != is_relational(other.name, language):
        score -= 1.0
        reasons.append("another kind of word")
    return Distractor(other.name, other.id, round(score + fit(other), 6), tuple(reasons))


def _files(one: Facts) -> set[str]:
    return {source.rpartition(":")[0] or source for source in one.entry.sources}


def _consistent(
    field: Field, ranked: Iterable[Distractor], own: Facts, most: int
) -> list[Distractor]:
    """The best that also may stand beside each other, after those the source brought."""
    chosen = [
        Distractor(option_text(text), "", 3.0, ("a wrong option of the source",))
        for text in own.entry.wrong_options
        if option_text(text).casefold() not in {name.casefold() for name in own.names}
    ][:most]
    texts = {one.text.casefold() for one in chosen} | {own.name.casefold()}
    for one in ranked:
        if len(chosen) >= most:
            break
        clash = any(
            other.entry and field.relations.between(one.entry, other.entry) in {"same", "conflict"}
            for other in chosen
        )
        if not clash and one.text.casefold() not in texts:
            chosen.append(one)
            texts.add(one.text.casefold())
    return chosen


def _ending(word: str) -> str:
    """The kind of word by its ending: -ing, -tion, adjective, or other."""
    low = word.lower()
    for ending in ("ing", "tion", "ment", "ity", "ness", "ung", "keit", "heit", "schaft"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return ending
    return "adjective" if low.endswith(("al", "ive", "ous", "ible", "able", "isch")) else ""
