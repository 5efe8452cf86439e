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
# A non-current asset is no current asset.
_TURNING = frozenset({"non", "not", "no", "un", "anti", "nicht"})


def wider_names(lex: Lexicon) -> dict[str, frozenset[str]]:
    """For each entry those whose whole name ends its own, or that its definition starts from."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for one in lex.facts.values():
        for name in one.canon | one.normal:
            by_name[name].add(one.id)
    wider: dict[str, frozenset[str]] = {}
    collective = _collectives(lex)
    for one in lex.facts.values():
        tails = {tail for name in one.canon | one.normal for tail in _tails(name)}
        tails |= _genus(one, lex.language)
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


def _tails(name: str) -> list[str]:
    """The shorter names with the same last word: "touching application" and so on.

    Of long names only the plain endings, since the others double with each word.
    """
    words = name.split()
    endings = [" ".join(words[at:]) for at in range(1, len(words)) if words[at - 1] not in _TURNING]
    if len(words) > _LONGEST_NAME:
        return endings
    turning = _TURNING.intersection(words)
    parts = (part for size in range(1, len(words) - 1) for part in combinations(words[:-1], size))
    kept = (part for part in parts if turning <= set(part))
    return [*endings, *(" ".join([*part, words[-1]]) for part in kept)]


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
    taken = {"minus", "plus", "less", "divided", "times", "abzueglich", "zuzueglich", "geteilt"}
    spans = (span for span in range(1, 5) if len(words) >= span)
    return {" ".join(words[:span]) for span in spans if not taken.intersection(words[span:][:1])}
