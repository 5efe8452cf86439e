"""Matching sections filled with sets cut out of the bank's topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.items.model import Item, Matching
from quizgen.quiz.blueprint import LEAST_PREMISES, MOST_PREMISES
from quizgen.quiz.candidates import Wishes
from quizgen.quiz.clues import Clue
from quizgen.quiz.draft import Draft
from quizgen.quiz.origins import with_origin
from quizgen.quiz.sets import Pair, capacity, cut, pairs_of, set_sizes


def fill_sets(
    draft: Draft,
    at: int,
    items: Sequence[Item],
    count: int,
    wishes: Wishes,
) -> None:
    """Puts sets with together `count` premises, or as many as are found, into the section.

    Sets of even size are tried first, then the largest one after the other.
    """
    sets = [item for item in items if isinstance(item, Matching)]
    left = count - draft.numbers(at)
    if left <= sum(len(item.pairs) for item in sets):
        for sizes in set_sizes(left):
            if _put_sizes(draft, at, sets, sizes, wishes):
                return
    if left >= LEAST_PREMISES and not _put_largest(draft, at, sets, left, wishes, to_the_end=True):
        _put_largest(draft, at, sets, left, wishes)


def _put_largest(
    draft: Draft,
    at: int,
    sets: Sequence[Matching],
    left: int,
    wishes: Wishes,
    *,
    to_the_end: bool = False,
) -> bool:
    """Puts the largest set that is found, and again, until nothing fits.

    With `to_the_end` no set leaves less than another set needs, and all are taken back
    where some premises are still missing.  Returns whether none is.
    """
    put: list[Matching] = []
    size = MOST_PREMISES
    while left and size >= LEAST_PREMISES:
        room = min(size, left)
        if to_the_end and 0 < left - room < LEAST_PREMISES:
            room = left - LEAST_PREMISES
        found = pick_set(draft, sets, room, wishes) if room >= LEAST_PREMISES else None
        size = room if found else room - 1
        if found:
            draft.put(at, found)
            put.append(found)
            left -= room
    if to_the_end and left:
        for item in put:
            draft.take_back(at, item)
    return not left


def _put_sizes(
    draft: Draft,
    at: int,
    sets: Sequence[Matching],
    sizes: Sequence[int],
    wishes: Wishes,
) -> bool:
    """Puts one set of each size, or none at all."""
    put: list[Matching] = []
    for size in sizes:
        found = pick_set(draft, sets, size, wishes)
        if found is None:
            for item in put:
                draft.take_back(at, item)
            return False
        draft.put(at, found)
        put.append(found)
    return True


def pick_set(
    draft: Draft,
    sets: Sequence[Matching],
    size: int,
    wishes: Wishes,
) -> Matching | None:
    """A set of this size from the topic of the first entry that can be asked about."""
    usable = {item.id: _usable(draft, item, wishes) for item in sets}
    large = [item for item in sets if capacity(item, len(usable[item.id])) >= size]
    large.sort(key=lambda item: _set_rank(draft, item, usable[item.id][:size]))
    taken = draft.entries()
    for item in large:
        pairs = [one.pair for one in usable[item.id]]
        # Struck sets must not come back: the last premise is changed until the set is new.
        for last in pairs[size - 1 :]:
            chosen = [*pairs[: size - 1], last]
            found = cut(
                item,
                chosen,
                wishes.seed,
                own=item.id in draft.own,
                unwanted=lambda text: any(text in draft.names.get(entry, ()) for entry in taken),
            )
            found = with_origin(found, wishes.origins)
            if found.id not in wishes.exclude and all(
                found.id != other.id for other in draft.items()
            ):
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Usable:
    """A pair that may still be asked: whether it comes late, or is less than perfect."""

    pair: Pair
    late: bool
    doubtful: bool


def _usable(draft: Draft, item: Matching, wishes: Wishes) -> list[_Usable]:
    """The pairs that may still be asked, in the order in which they are taken."""
    taken = draft.entries()
    clues = {
        pair: _clue_of(draft, item, pair)
        for pair in pairs_of(item, wishes.seed)
        if pair.entry not in taken
    }
    found = [
        _Usable(
            pair, pair.entry in wishes.avoid, clue is Clue.MENTION or pair.entry in draft.doubtful
        )
        for pair, clue in clues.items()
        if clue < Clue.GIVES_AWAY
    ]
    return sorted(found, key=lambda one: (one.late, one.doubtful, one.pair.key, one.pair.entry))


def _clue_of(draft: Draft, item: Matching, pair: Pair) -> Clue:
    """How much the pair helps with what is in the draft."""
    if not draft.items():
        return Clue.NONE
    alone = replace(
        item,
        id=f"{item.id}#{pair.entry}",
        entries=(pair.entry,),
        pairs=((pair.premise, pair.response),),
        extra_responses=(),
    )
    return draft.clue(alone)


def _set_rank(
    draft: Draft, item: Matching, pairs: Sequence[_Usable]
) -> tuple[bool, int, int, float, str]:
    """Own sets first, then those with the fewest late and doubtful entries, then by key."""
    late, doubtful = sum(one.late for one in pairs), sum(one.doubtful for one in pairs)
    return item.id not in draft.own, late, doubtful, min(one.pair.key for one in pairs), item.id
