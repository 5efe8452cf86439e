"""Who may stand beside whom: same, conflict, broader, narrower, sibling, unrelated.

Two entries that are the same, or whose definitions say the same, never meet in one
item, and neither do two that share such a partner: conflicts close transitively.
Candidates are found through shared rare words, so that the work grows with the
glossary and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import ceil
from typing import Literal

from rapidfuzz import fuzz

from quizgen.errors import UsageError
from quizgen.glossary.model import Glossary
from quizgen.items.lexicon import Facts, Lexicon, lexicon
from quizgen.items.topics import families
from quizgen.text.fold import fold
from quizgen.text.languages import language_of
from quizgen.text.slug import slug
from quizgen.text.words import has_dictionary, is_word

Relation = Literal["same", "conflict", "broader", "narrower", "sibling", "unrelated"]

_SAME_WORDS = 0.6
_INSIDE = 0.8
_LEAST_INSIDE = 3
_SAME_TEXT = 90
_WIDEST = 50
_WIDEST_OF_MANY = 20
_MANY = 5000
_NONE: frozenset[str] = frozenset()
_LONGEST_NAME = 6
_LEAST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a glossary: direct links with their reasons, and groups.

    `reasons` holds (id, id) in alphabetical order; `group` gives each entry of a
    conflict its group; `identical` are entries that share one definition word by word.
    """

    reasons: Mapping[tuple[str, str], tuple[Relation, str]]
    group: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    identical: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def between(self, a: str, b: str) -> Relation:
        """How entry `a` relates to entry `b`: `broader` means that `a` is the wider one."""
        if a == b:
            return "same"
        direct = self.reasons.get((min(a, b), max(a, b)))
        if direct:
            return direct[0]
        if a in self.group and self.group.get(b) == self.group[a]:
            return "conflict"
        if a in self.wider.get(b, frozenset()):
            return "broader"
        return "narrower" if b in self.wider.get(a, frozenset()) else "unrelated"

    def apart(self, a: str, b: str) -> bool:
        """Whether the two may stand in one item."""
        wider = b in self.wider.get(a, _NONE) or a in self.wider.get(b, _NONE)
        return a != b and not wider and not self.clash(a, b)

    def clash(self, a: str, b: str) -> bool:
        """Whether the two are the same or in conflict: every link joins their groups."""
        group = self.group.get(a)
        return group is not None and group == self.group.get(b)

    def near(self, entry: str) -> tuple[str, ...]:
        """The entries that may not stand beside this one, in alphabetical order of ids."""
        mates = self.members.get(self.group.get(entry, ""), ())
        found = {*mates, *self.wider.get(entry, ()), *self.narrower.get(entry, ())} - {entry}
        return tuple(sorted(found))


def relate(lex: Lexicon) -> Relations:
    """The relations of all entries of a prepared glossary."""
    identical = _identical(lex)
    links = {
        **_alike_definitions(lex),
        **_never_together(lex),
        **_one_definition(identical),
        **_same_names(lex),
    }
    group = _groups(links)
    members: dict[str, list[str]] = defaultdict(list)
    for one, leader in sorted(group.items()):
        members[leader].append(one)
    wider = _wider(lex)
    named = {key: tuple(ids) for key, ids in members.items()}
    return Relations(links, group, wider, _turned(wider), named, identical)


def explain(glossary: Glossary, a: str, b: str) -> str:
    """Why two entries may or may not stand in one item, in a sentence.

    Raises:
        UsageError: one of them is not in the glossary.
    """
    lex = lexicon(glossary)
    one, other = (_find(lex, name) for name in (a, b))
    relations = relate(lex)
    names = f"“{lex.facts[one].name}” and “{lex.facts[other].name}”"
    if one == other:
        return f"{names} are the same entry."
    relation = relations.between(one, other)
    direct = relations.reasons.get((min(one, other), max(one, other)))
    if direct:
        return f"{names}: {relation}; {direct[1]}. They never stand in one item."
    if relation == "conflict":
        between = " – ".join(_path(relations, one, other))
        return f"{names}: conflict, through {between}. They never stand in one item."
    if relation in {"broader", "narrower"}:
        wide = one if relation == "broader" else other
        return (
            f"{names}: “{lex.facts[wide].name}” is the broader one, so it would be right too. "
            "They never stand in one item."
        )
    shared = sorted(lex.facts[one].words & lex.facts[other].words)
    said = f"their definitions share {', '.join(shared[:5])}" if shared else "they share no word"
    kind = "sibling" if shared else "unrelated"
    return f"{names}: {kind}; {said}. They may stand in one item."


def _find(lex: Lexicon, name: str) -> str:
    for wanted in (name, slug(name)):
        if wanted in lex.facts:
            return wanted
    folded = fold(name, lex.language)
    for one in lex.facts.values():
        if folded in {fold(known, lex.language) for known in one.names}:
            return one.id
    raise UsageError(
        f"there is no entry “{name}” in this glossary",
        next_step="give the id or the term of an entry; quizgen bank --json lists them",
    )


def _path(relations: Relations, start: str, end: str) -> list[str]:
    """The shortest chain of direct links between two entries of one group."""
    links: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(relations.reasons):
        links[one].append(other)
        links[other].append(one)
    came: dict[str, str] = {start: start}
    queue = [start]
    for here in queue:
        for there in links[here]:
            if there not in came:
                came[there] = here
                queue.append(there)
    path = [end]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]


Links = dict[tuple[str, str], tuple[Relation, str]]


def _link(links: Links, ids: Iterable[str], relation: Relation, why: str) -> None:
    """Links every entry to the first of the ids, which is enough to make them one group."""
    first, *others = sorted(set(ids))
    for other in others:
        links.setdefault((first, other), (relation, why))


def _same_names(lex: Lexicon) -> Links:
    links: Links = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in lex.facts.values():
        for name in sorted(one.canon | one.normal):
            by_name[name].append(one.id)
    for name, ids in by_name.items():
        if name and len(set(ids)) > 1:
            _link(links, ids, "same", f"both go by the name “{name}”")
    for slip, right in _misspelt(by_name, lex.language):
        why = f"“{slip}” looks like a slip for “{right}”"
        _link(links, (by_name[slip][0], by_name[right][0]), "same", why)
    return links


def _misspelt(names: Iterable[str], language: str) -> list[tuple[str, str]]:
    """Names that are no words, with the name of real words that is one or two letters off."""
    if not has_dictionary(language):
        return []
    known = {name: all(is_word(word, language) for word in name.split()) for name in names if name}
    shorter: dict[str, list[str]] = defaultdict(list)
    for name, real in known.items():
        if real and len(name) >= _LEAST_LETTERS:
            for form in _without_a_letter(name):
                shorter[form].append(name)
    found = (
        (name, right)
        for name, real in known.items()
        if not real and len(name) >= _LEAST_LETTERS
        for form in _without_a_letter(name)
        for right in shorter.get(form, ())
    )
    return sorted(set(found))


def _without_a_letter(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _identical(lex: Lexicon) -> dict[str, tuple[str, ...]]:
    """Entries by folded definition where several entries share it."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for one in lex.facts.values():
        text = fold(one.entry.definition, lex.language)
        if text and not one.entry.skip:
            by_text[text].append(one.id)
    groups = [tuple(ids) for ids in by_text.values() if len(ids) > 1]
    return {one: ids for ids in groups for one in ids}


def _one_definition(identical: Mapping[str, tuple[str, ...]]) -> Links:
    links: Links = {}
    for ids in identical.values():
        _link(links, ids, "conflict", "they have the same definition, word by word")
    return links


def _never_together(lex: Lexicon) -> Links:
    links: Links = {}
    by_name = {name: one.id for one in lex.facts.values() for name in one.normal}
    for one in lex.facts.values():
        for other in one.entry.never_with:
            found = other if other in lex.facts else by_name.get(fold(other, lex.language))
            if found and found != one.id:
                _link(links, (one.id, found), "conflict", "never_with keeps them apart")
    return links


def _alike_definitions(lex: Lexicon) -> Links:
    """Pairs whose definitions say the same, unless a contrast or a list tells them apart."""
    links: Links = {}
    told = [one for one in lex.facts.values() if one.defined]
    listed = [set(family.entries) for family in families(lex)]
    for one, other in _candidate_pairs(told):
        why = _alike(one, other, lex.language)
        told_apart = any({one.id, other.id} <= family for family in listed)
        if why and not told_apart and not contrasted(one, other, lex.language):
            _link(links, (one.id, other.id), "conflict", why)
    return links


def _alike(one: Facts, other: Facts, language: str) -> str:
    shared = len(one.words & other.words)
    if not shared:
        return ""
    share = shared / len(one.words | other.words)
    if share >= _SAME_WORDS:
        return f"their definitions share {share:.0%} of their words"
    shorter = min(len(one.words), len(other.words))
    if shorter >= _LEAST_INSIDE and shared / shorter >= _INSIDE:
        return "the definition of one says what the other's says"
    if shared * 2 < shorter:
        return ""
    texts = (fold(one.gist, language), fold(other.gist, language))
    if fuzz.token_sort_ratio(*texts) >= _SAME_TEXT:
        return "their definitions are worded almost alike"
    return ""


def contrasted(one: Facts, other: Facts, language: str) -> bool:
    """Whether a pair of opposites (push/pull) tells the two definitions or names apart."""
    if one.look.relational and other.look.relational:
        return True
    texts = [f" {fold(f'{f.entry.term} {f.entry.definition}', language)} " for f in (one, other)]
    for left, right in language_of(language).contrasts:
        a, b = (f" {fold(word, language)} " for word in (left, right))
        said = [(a in text, b in text) for text in texts]
        if sorted(said) == [(False, True), (True, False)]:
            return True
    return False


def _candidate_pairs(told: list[Facts]) -> list[tuple[Facts, Facts]]:
    """Pairs that share a rare word (prefix filter of set-similarity joins).

    If x shares at least t|x| of its words with y, then one of the first
    |x| - ceil(t|x|) + 1 words of x in any order is in y; with the rarest words
    first few pairs remain (Chaudhuri, Ganti & Kaushik 2006).
    """
    counts = Counter(word for one in told for word in one.words)
    widest = _WIDEST if len(told) <= _MANY else _WIDEST_OF_MANY
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for word in one.words:
            if counts[word] <= widest:
                index[word].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, one in enumerate(told):
        rare = sorted(one.words, key=lambda word: (counts[word], word))
        for word in rare[: len(rare) - ceil(_SAME_WORDS * len(rare)) + 1]:
            pairs.update((min(at, other), max(at, other)) for other in index.get(word, ()))
    return [(told[a], told[b]) for a, b in sorted(pairs) if a != b]


def _groups(links: Links) -> dict[str, str]:
    """Each linked entry with the first id of its group (union-find with path halving)."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in sorted(links):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {one: root(one) for one in sorted(parent)}


def _wider(lex: Lexicon) -> dict[str, frozenset[str]]:
    """For each entry those whose whole name ends its own, or that its definition starts from."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for one in lex.facts.values():
        for name in one.canon | one.normal:
            by_name[name].add(one.id)
    wider: dict[str, frozenset[str]] = {}
    for one in lex.facts.values():
        tails = {tail for name in one.canon | one.normal for tail in _tails(name)}
        tails |= _genus(one, lex.language)
        found = {wide for tail in tails for wide in by_name.get(tail, ())} - {one.id}
        if found:
            wider[one.id] = frozenset(found)
    return wider


def _turned(wider: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for narrow, wide_ones in wider.items():
        for wide in wide_ones:
            found[wide].add(narrow)
    return {wide: frozenset(ids) for wide, ids in found.items()}


def _tails(name: str) -> list[str]:
    """The shorter names with the same last word: "touching application" and so on.

    Of long names only the plain endings, since the others double with each word.
    """
    words = name.split()
    endings = [" ".join(words[at:]) for at in range(1, len(words))]
    if len(words) > _LONGEST_NAME:
        return endings
    parts = (part for size in range(1, len(words) - 1) for part in combinations(words[:-1], size))
    return [*endings, *(" ".join([*part, words[-1]]) for part in parts)]


def _genus(one: Facts, language: str) -> set[str]:
    """The names that a definition starts from: "a form of cross-selling in which …"."""
    words = fold(one.gist, language).split()
    articles = language_of(language).articles
    for kind in (("form", "of"), ("type", "of"), ("kind", "of"), ("is", "a"), ("sort", "of")):
        for at in range(min(4, len(words) - 1)):
            if tuple(words[at : at + 2]) == kind:
                words = words[at + 2 :]
                break
    while words and words[0] in articles:
        words = words[1:]
    return {" ".join(words[:span]) for span in range(1, 5) if len(words) >= span}
