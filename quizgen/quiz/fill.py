"""Sections filled from their candidates.

Kinds that fit fewer entries go first, but matching sets last: a topic changes as a
whole when an entry joins it, and nothing else should follow from that.  Within a
section the candidates' own order decides, within quotas that spread the questions over
topics, and from strict to lenient.  Where a section falls short, another gives up an
entry it can do without.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from quizgen.chance import Stream
from quizgen.items.model import Item, answers_in
from quizgen.quiz.apportion import apportion
from quizgen.quiz.blueprint import LEAST_PREMISES
from quizgen.quiz.candidates import Candidate, Wishes, size_of
from quizgen.quiz.clues import Clue
from quizgen.quiz.draft import Draft, Level
from quizgen.quiz.fill_sets import fill_sets
from quizgen.quiz.model import Section
from quizgen.quiz.origins import cut_to, topics_of

LEVELS = (
    Level(),
    Level(Clue.SEEN),
    Level(Clue.SEEN, flawed=True),
    Level(Clue.MENTION, flawed=True),
    Level(Clue.MENTION, flawed=True, late=True),
    Level(Clue.MENTION, flawed=True, late=True, overused=True),
)
_SPREAD = 3
_STEADY = ("cloze", "short", "choice", "open", "matching")
_SCARCE = ("matching", "cloze", "short", "choice", "open")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be filled, and from what.

    Args:
        sections: the sections as asked.
        pools: the candidates of each section, in the order in which they are tried.
        wishes: what holds for the whole quiz: seed, entries that come last, ids left out.
        kinds: the order in which kinds are filled.
    """

    sections: tuple[Section, ...]
    pools: tuple[tuple[Candidate, ...], ...]
    wishes: Wishes
    kinds: tuple[str, ...] = _STEADY


def fill(draft: Draft, plan: Plan) -> None:
    """Fills every section of the draft as far as possible."""
    order = _filling_order(plan)
    for at in order:
        if plan.sections[at].kind == "matching":
            _fill_with_sets(draft, plan, at)
        else:
            fill_section(draft, plan, at)
    for at in order:
        if plan.sections[at].kind != "matching":
            _fill_by_swapping(draft, plan, at)


def _fill_with_sets(draft: Draft, plan: Plan, at: int) -> None:
    """Sets in equal numbers for each topic that is named, where that is possible; else any."""
    section = plan.sections[at]
    before = list(draft.sections[at])
    topics = topics_of(section)
    left = section.count - draft.numbers(at)
    shares = apportion(left, dict.fromkeys(range(len(topics)), 1)).values()
    if len(topics) > 1 and min(shares) >= LEAST_PREMISES:
        for topic, share in zip(topics, shares, strict=True):
            _put_sets(draft, plan, at, topic, draft.numbers(at) + share)
        if draft.numbers(at) == section.count:
            return
        for item in draft.sections[at][len(before) :]:
            draft.take_back(at, item)
    _put_sets(draft, plan, at, section, section.count)


def _put_sets(draft: Draft, plan: Plan, at: int, topic: Section, count: int) -> None:
    """Sets of the topic, until the section has so many numbers."""
    items = [cut_to(one.item, topic, plan.wishes.origins) for one in plan.pools[at]]
    fill_sets(draft, at, items, count, plan.wishes)


def scarce_first(plan: Plan) -> Plan:
    """The plan with the entries first that serve the fewest sections, and matching sets first."""
    uses = Counter(
        entry
        for pool in plan.pools
        for entry in {entry for candidate in pool for entry in candidate.entries}
    )

    def rank(candidate: Candidate) -> tuple[bool, int, float, str]:
        served = max((uses[entry] for entry in candidate.entries), default=0)
        return not candidate.own, served, candidate.key, candidate.item.id

    pools = tuple(tuple(sorted(pool, key=rank)) for pool in plan.pools)
    return replace(plan, pools=pools, kinds=_SCARCE)


def fill_section(draft: Draft, plan: Plan, at: int) -> None:
    """Fills one section of single questions."""
    quotas = _quotas(plan, at)
    used: Counter[str] = Counter(
        candidate.group
        for candidate in plan.pools[at]
        if any(candidate.item.id == item.id for item in draft.sections[at])
    )
    for level in LEVELS[:_SPREAD]:
        _fill_at(draft, plan, at, level, (quotas, used))
    for level in LEVELS:
        _fill_at(draft, plan, at, level, None)


def _fill_at(
    draft: Draft,
    plan: Plan,
    at: int,
    level: Level,
    spread: tuple[dict[str, int], Counter[str]] | None,
) -> None:
    section = plan.sections[at]
    for candidate in plan.pools[at]:
        left = section.count - draft.numbers(at)
        if not left:
            return
        if size_of(candidate) > left or (spread and _over_quota(candidate, *spread)):
            continue
        item = draft.fitting(candidate, section.options, level)
        if item is not None:
            draft.put(at, item)
            if spread:
                spread[1][candidate.group] += size_of(candidate)


def _over_quota(candidate: Candidate, quotas: dict[str, int], used: Counter[str]) -> bool:
    if candidate.own:
        return False
    return used[candidate.group] + size_of(candidate) > quotas.get(candidate.group, 0)


def _quotas(plan: Plan, at: int) -> dict[str, int]:
    """How many numbers each topic gets: alike where the section names topics, else by size."""
    section = plan.sections[at]
    named = section.tags or section.source
    sizes = Counter(candidate.group for candidate in plan.pools[at])
    groups = [name for name in named if sizes[name]] if named else sorted(sizes)
    weights = {name: 1 if named else sizes[name] for name in groups}
    ties = {name: Stream(plan.wishes.seed, "quota", at, name).fraction() for name in groups}
    return apportion(section.count, weights, None if named else ties)


def _fill_by_swapping(draft: Draft, plan: Plan, at: int) -> None:
    """Fills what is left with entries that another section can do without."""
    for candidate in plan.pools[at]:
        left = plan.sections[at].count - draft.numbers(at)
        if not left:
            return
        if size_of(candidate) <= left:
            _swap_in(draft, plan, at, candidate)


def _swap_in(draft: Draft, plan: Plan, at: int, candidate: Candidate) -> None:
    """Puts the candidate in where the section that uses its entry finds another one."""
    held = _holder(draft, candidate, at)
    if held is None or plan.sections[held[0]].kind == "matching":
        return
    other, item = held
    draft.take_back(other, item)
    wanted = draft.fitting(candidate, plan.sections[at].options, LEVELS[-1])
    if wanted is not None:
        draft.put(at, wanted)
        substitute = _substitute(draft, plan, other, answers_in(item))
        if substitute is not None:
            draft.put(other, substitute)
            return
        draft.take_back(at, wanted)
    draft.put(other, item)


def _holder(draft: Draft, candidate: Candidate, at: int) -> tuple[int, Item] | None:
    """The other section, and its item, that asks about the candidate's entry."""
    for other, items in enumerate(draft.sections):
        for item in items:
            entry = getattr(item, "entry", "")
            if other != at and entry and entry in candidate.entries:
                return other, item
    return None


def _substitute(draft: Draft, plan: Plan, at: int, size: int) -> Item | None:
    for level in LEVELS:
        for candidate in plan.pools[at]:
            if size_of(candidate) == size:
                item = draft.fitting(candidate, plan.sections[at].options, level)
                if item is not None:
                    return item
    return None


def _filling_order(plan: Plan) -> list[int]:
    """By kind; of one kind, sections that name topics before open ones."""
    sections = plan.sections
    return sorted(
        range(len(sections)),
        key=lambda at: (
            plan.kinds.index(sections[at].kind),
            not (sections[at].tags or sections[at].source),
            at,
        ),
    )
