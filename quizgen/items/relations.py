"""Who may stand beside whom: same, conflict, broader, narrower, sibling, unrelated.

Two entries that are the same, or whose definitions say the same, never meet in one
item, and neither do two that share such a partner: conflicts close transitively.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from quizgen.errors import UsageError
from quizgen.glossary.model import Glossary
from quizgen.items.akin import doubted_with, find_doubts
from quizgen.items.kinds import alike
from quizgen.items.lexicon import Lexicon, lexicon
from quizgen.items.links import (
    Links,
    Relation,
    alike_definitions,
    identical_definitions,
    never_together,
    one_definition,
    same_names,
)
from quizgen.items.topics import Family, families, hollow, listed_with
from quizgen.items.wider import shared_wider, turned, wider_names
from quizgen.text.fold import fold
from quizgen.text.slug import slug
from quizgen.text.tokens import content_words, tokens

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a glossary: direct links with their reasons, and groups.

    `reasons` holds (id, id) in alphabetical order; `group` gives each entry of a
    conflict its group; `identical` are entries that share one definition word by word;
    `doubts` are pairs that may be one thing in other words, with the reason.
    """

    reasons: Mapping[tuple[str, str], tuple[Relation, str]]
    group: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    identical: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    doubted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def between(self, a: str, b: str) -> Relation:
        """How entry `a` relates to entry `b`: `broader` means that `a` is the wider one."""
        if a == b:
            return "same"
        direct = self.reasons.get((min(a, b), max(a, b)))
        if direct:
            return direct[0]
        if a in self.group and self.group.get(b) == self.group[a]:
            return "conflict"
        if a in self.wider.get(b, _NONE):
            return "broader"
        if b in self.wider.get(a, _NONE):
            return "narrower"
        return "conflict" if b in self.doubted.get(a, _NONE) else "unrelated"

    def apart(self, a: str, b: str) -> bool:
        """Whether the two may stand in one item."""
        wider = b in self.wider.get(a, _NONE) or a in self.wider.get(b, _NONE)
        return a != b and not wider and not self.clash(a, b)

    def clash(self, a: str, b: str) -> bool:
        """Whether the two are the same or in conflict: every link joins their groups."""
        group = self.group.get(a)
        joined = group is not None and group == self.group.get(b)
        return joined or b in self.doubted.get(a, _NONE)

    def clashing(self, entry: str) -> AbstractSet[str]:
        """The entries that clash with this one, itself among them where there are any."""
        mates = self.members.get(self.group.get(entry, ""), ())
        doubted = self.doubted.get(entry, _NONE)
        return {*mates, *doubted} if mates else doubted

    def near(self, entry: str) -> tuple[str, ...]:
        """The entries that may not stand beside this one, in alphabetical order of ids."""
        wider, narrower = self.wider.get(entry, _NONE), self.narrower.get(entry, _NONE)
        found = self.clashing(entry)
        if not wider and not narrower and not found:
            return ()
        return tuple(sorted((found | wider | narrower) - {entry}))


def relate(lex: Lexicon, lists: Iterable[Family] | None = None) -> Relations:
    """The relations of all entries of a prepared glossary.

    `lists` are its `families`, where they are known already.
    """
    identical = identical_definitions(lex)
    listed = listed_with(families(lex) if lists is None else lists)
    links = {
        **alike_definitions(lex, listed),
        **never_together(lex),
        **one_definition(identical),
        **same_names(lex),
    }
    group = _groups(links)
    members: dict[str, list[str]] = defaultdict(list)
    for one, leader in sorted(group.items()):
        members[leader].append(one)
    wider = wider_names(lex)
    named = {key: tuple(ids) for key, ids in members.items()}
    doubts = find_doubts(lex, listed)
    doubted = doubted_with(doubts)
    wider = shared_wider(wider, doubted)
    return Relations(links, group, wider, turned(wider), named, identical, doubts, doubted)


def explain(glossary: Glossary, a: str, b: str) -> str:
    """Why two entries may or may not stand in one item, in a sentence.

    Raises:
        UsageError: one of them is not in the glossary.
    """
    lex = lexicon(glossary)
    one, other = (find_entry(lex, name) for name in (a, b))
    relations = relate(lex)
    names = f"“{lex.facts[one].name}” and “{lex.facts[other].name}”"
    if one == other:
        return f"{names} are the same entry."
    relation = relations.between(one, other)
    direct = relations.reasons.get((min(one, other), max(one, other)))
    if direct:
        return f"{names}: {relation}; {direct[1]}. They never stand in one item."
    doubt = relations.doubts.get((min(one, other), max(one, other)))
    if relation == "conflict" and doubt:
        return f"{names}: perhaps one thing in other words; {doubt}. They never stand in one item."
    if relation == "conflict":
        between = " – ".join(_path(relations, one, other))
        return f"{names}: conflict, through {between}. They never stand in one item."
    if relation in {"broader", "narrower"}:
        wide = one if relation == "broader" else other
        return (
            f"{names}: “{lex.facts[wide].name}” is the broader one, so it would be right too. "
            "They never stand in one item."
        )
    listed = [known.title for known in families(lex) if {one, other} <= set(known.entries)]
    shared = _shared_words(lex, one, other)
    words = f"their definitions share {', '.join(shared[:5])}" if shared else "they share no word"
    said = f"both stand in the list “{listed[0]}”" if listed else words
    near = alike(lex.facts[one].kind, lex.facts[other].kind) >= 0
    kind = "sibling" if listed or (shared and near) else "unrelated"
    return f"{names}: {kind}; {said}. They may stand in one item."


def _shared_words(lex: Lexicon, one: str, other: str) -> list[str]:
    """The words of one definition whose stems the other has too, as they are written."""
    stems = lex.facts[one].words & lex.facts[other].words - hollow(lex.language)
    words = tokens(lex.facts[one].entry.definition.lower())
    return sorted({word for word in words if stems.intersection(content_words(word, lex.language))})


def find_entry(lex: Lexicon, name: str) -> str:
    """The id of the entry that is called so, by id or by any of its names.

    Raises:
        UsageError: there is none.
    """
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
