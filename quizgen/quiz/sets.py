"""Matching sets cut to the number of premises that is asked for.

The premises are chosen entry by entry, never set by set: an entry that joins a topic
changes one premise at most.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quizgen.items.matching import matching_id
from quizgen.items.model import Matching
from quizgen.quiz.blueprint import LEAST_PREMISES, MOST_PREMISES
from quizgen.quiz.candidates import pick_key
from quizgen.text.fold import fold
from quizgen.text.sort_key import sort_key

LEAST_EXTRAS, MOST_EXTRAS = 2, 3
_MANY_PREMISES = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise with its response, and the entry they come from."""

    entry: str
    premise: str
    response: str
    key: float


def pairs_of(item: Matching, seed: str) -> list[Pair]:
    """The pairs of a set, with the entry of each and its place in the order of picking."""
    entries = item.entries
    if len(entries) != len(item.pairs):
        entries = tuple(f"{item.id}#{n}" for n in range(1, len(item.pairs) + 1))
    return [
        Pair(entry, premise, response, pick_key(seed, "matching", entry))
        for entry, (premise, response) in zip(entries, item.pairs, strict=True)
    ]


def set_sizes(count: int) -> list[list[int]]:
    """The ways to divide `count` premises over sets of 4 to 10, fewest sets first.

    >>> set_sizes(12)
    [[6, 6], [4, 4, 4]]
    """
    fewest, most = -(-count // MOST_PREMISES), count // LEAST_PREMISES
    return [
        [count // sets + (n < count % sets) for n in range(sets)]
        for sets in range(max(fewest, 1), most + 1)
    ]


def capacity(item: Matching, usable: int) -> int:
    """How many premises can be taken from a set of which so many pairs are usable."""
    names = len({fold(text) for text in _all_responses(item)})
    return min(MOST_PREMISES, usable, names - LEAST_EXTRAS)


def cut(
    item: Matching,
    chosen: Sequence[Pair],
    seed: str,
    *,
    own: bool = False,
    unwanted: Callable[[str], bool] = lambda _: False,
) -> Matching:
    """The set with the chosen pairs only, and two or three responses that fit none.

    Args:
        item: the set as the bank has it.
        chosen: the pairs to keep.
        seed: the quiz's seed, for the choice of the extra responses.
        own: whether an instructor wrote it; its id and extra responses stay then.
        unwanted: says of a response that it should rather not be printed.
    """
    premises = _not_in_order(sorted(chosen, key=lambda pair: (pair.key, pair.entry)))
    entries = tuple(pair.entry for pair in premises)
    kept = {fold(pair.response) for pair in premises}
    extras = [text for text in item.extra_responses if fold(text) not in kept]
    others = [text for text in _all_responses(item) if fold(text) not in kept]
    wanted = MOST_EXTRAS if len(premises) >= _MANY_PREMISES else LEAST_EXTRAS
    if not own or not extras:
        ranked = sorted(
            dict.fromkeys(others),
            key=lambda text: (unwanted(text), pick_key(seed, "extra", text), text),
        )
        extras = ranked[:wanted]
    return replace(
        item,
        id=item.id if own else matching_id(entries),
        entries=entries if item.entries else (),
        pairs=tuple((pair.premise, pair.response) for pair in premises),
        extra_responses=tuple(sorted(extras, key=sort_key)),
    )


def _all_responses(item: Matching) -> list[str]:
    return [*(response for _, response in item.pairs), *item.extra_responses]


def _not_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs so that the alphabetical responses are not simply in the premises' order."""
    found = list(pairs)
    alphabetical = sorted(found, key=lambda pair: sort_key(pair.response))
    if found == alphabetical and len(found) > 1:
        found.append(found.pop(0))
    return found
