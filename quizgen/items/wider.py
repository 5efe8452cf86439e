"""Which entries are wider than others, so that they would be right beside them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from quizgen.items.lexicon import Facts, Lexicon
from quizgen.items.nouns import plural_heads
from quizgen.text.fold import fold
from quizgen.text.languages import language_of

_NONE: frozenset[str] = frozenset()
_LONGEST_NAME = 6
_FEW = 20
_SHORTEST_PART = 3
_SHORTEST_TAIL = 6
_STARTS = 4
_LONGEST_GENUS = 4


def wider_names(lex: Lexicon) -> dict[str, frozenset[str]]:
    """For each entry those whose whole name ends its own, or that its definition starts from."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for one in lex.facts.values():
        for name in one.canon | one.normal:
            by_name[name].add(one.id)
    wider: dict[str, frozenset[str]] = {}
    collective = _collectives(lex)
    turning = frozenset(language_of(lex.language).forms.get("turning_words", ()))
    for one in lex.facts.values():
        tails = {tail for name in one.canon | one.normal for tail in _tails(name, turning)}
        tails |= _genus(one, lex.language)
        if lex.language[:2] == "de":
            tails |= {tail for name in one.normal for tail in _compound_tails(name, turning)}
        found = {wide for tail in tails for wide in by_name.get(tail, ())} - {one.id}
        found |= {
            wide for wide in collective.get(one.genus, ()) if _is_one_of(one, lex.facts[wide])
        }
        if found:
            wider[one.id] = frozenset(found)
    return wider


def shared_wider(
    wider: Mapping[str, frozenset[str]], doubted: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """What is wider than an entry is wider than another name of it too."""
    found = dict(wider)
    for one, others in doubted.items():
        more = frozenset[str]().union(*(wider.get(other, _NONE) for other in others)) - {one}
        if more:
            found[one] = found.get(one, _NONE) | more
    return found


def _collectives(lex: Lexicon) -> dict[str, list[str]]:
    """By the noun in the singular the entries that are many of them: "the wires and ropes that"."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in lex.facts.values():
        if one.phrase.form == "noun" and not one.look.plural and lex.language[:2] == "en":
            for noun in plural_heads(one.phrase.text, lex.language):
                found[noun].append(one.id)
    return {noun: ids for noun, ids in found.items() if len(ids) <= _FEW}


def _is_one_of(one: Facts, many: Facts) -> bool:
    """Whether one thing belongs to many: of the same noun, and with another word in common."""
    single = one.phrase.form == "noun" and not plural_heads(one.phrase.text, "en")
    return single and one.id != many.id and len(one.words & many.words) > 1


def turned(wider: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The same turned round: for each entry the narrower ones."""
    found: dict[str, set[str]] = defaultdict(set)
    for narrow, wide_ones in wider.items():
        for wide in wide_ones:
            found[wide].add(narrow)
    return {wide: frozenset(ids) for wide, ids in found.items()}


def _tails(name: str, turning: frozenset[str]) -> list[str]:
    """The shorter names with the same last word: "touching application" and so on.

    Of long names only the plain endings, since the others double with each word.  Words
    that turn a name into another thing (`turning`: non, anti) are never left out.
    """
    words = name.split()
    endings = [" ".join(words[at:]) for at in range(1, len(words)) if words[at - 1] not in turning]
    if len(words) > _LONGEST_NAME:
        return endings
    fixed = turning.intersection(words)
    parts = (part for size in range(1, len(words) - 1) for part in combinations(words[:-1], size))
    kept = (part for part in parts if fixed <= set(part))
    return [*endings, *(" ".join([*part, words[-1]]) for part in kept)]


def _compound_tails(name: str, turning: frozenset[str]) -> list[str]:
    """The words that a German compound ends with: "feuerloescher" of "handfeuerloescher"."""
    cuts = range(_SHORTEST_PART, len(name) - _SHORTEST_TAIL + 1) if " " not in name else ()
    return [name[at:] for at in cuts if name[:at] not in turning]


def _genus(one: Facts, language: str) -> set[str]:
    """The names that a definition starts from: "a form of cross-selling in which …"."""
    rules = language_of(language)
    words = fold(one.gist, language).split()
    for frame in rules.forms.get("genus_frames", ()):
        for at in range(min(_STARTS, len(words) - 1)):
            if " ".join(words[at : at + 2]) == frame:
                words = words[at + 2 :]
                break
    while words and words[0] in rules.articles:
        words = words[1:]
    reckoned = rules.forms.get("arithmetic", ())
    starts = zip(range(1, _LONGEST_GENUS + 1), [*words[1:], ""], strict=False)
    return {" ".join(words[:span]) for span, following in starts if following not in reckoned}
