"""Parallel quizzes: the same blueprint, other entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.errors import NotEnoughError
from quizgen.glossary.model import Glossary
from quizgen.items.model import Bank, Item
from quizgen.items.statistics import Summary
from quizgen.quiz.assemble import assemble
from quizgen.quiz.candidates import entries_of, entries_used
from quizgen.quiz.model import Blueprint, Quiz
from quizgen.quiz.printed import fingerprint

MOST_EXAMS = 20


def assemble_alternates(  # noqa: PLR0913 - the wishes of assemble, passed on
    quiz: Quiz,
    bank: Bank,
    glossary: Glossary,
    blueprint: Blueprint,
    *,
    own: Sequence[Item] = (),
    avoid: Sequence[Quiz] = (),
    statistics: Mapping[str, Summary] | None = None,
    made_by: str = "",
) -> list[Quiz]:
    """As many parallel quizzes as the blueprint asks for, sharing as few entries as possible.

    Pins belong to the quiz itself; the parallel ones do without.

    Args:
        quiz: the quiz they are parallel to.
        bank: every item that the glossary yields.
        glossary: the glossary behind the bank.
        blueprint: the blueprint of `quiz`.
        own: items that the instructor wrote; those the quiz does not use come first.
        avoid: earlier quizzes.
        statistics: what earlier exams taught about items, by id.
        made_by: the program and its version, for the record.
    """
    made = [quiz]
    for number in range(1, blueprint.alternates + 1):
        other = assemble(
            bank,
            glossary,
            replace(blueprint, pin=()),
            seed=f"{quiz.seed}/alternate-{number}",
            own=own,
            avoid=[*avoid, *made],
            statistics=statistics,
            made_by=made_by,
        )
        named = replace(other, id=f"{quiz.id}-alternate-{number}")
        made.append(replace(named, fingerprint=fingerprint(named)))
    return made[1:]


def exams_possible(
    bank: Bank, glossary: Glossary, blueprint: Blueprint, *, seed: str = ""
) -> tuple[int, str]:
    """How many quizzes like the blueprint the bank lasts for, no entry asked about twice.

    Returns:
        the number, at most `MOST_EXAMS`; and what is lacking for one more, in words.
    """
    left = dict(bank.items)
    plain = replace(blueprint, pin=(), forms=1)
    for made in range(MOST_EXAMS):
        try:
            quiz = assemble(Bank(left, bank.left_out), glossary, plain, seed=f"{seed}/{made}")
        except NotEnoughError as error:
            return made, error.message
        left = _without(left, entries_used([quiz]))
    return MOST_EXAMS, ""


def _without(items: Mapping[str, Item], used: frozenset[str]) -> dict[str, Item]:
    """The items about other entries; matching sets keep the pairs that are left."""
    found: dict[str, Item] = {}
    for item_id, item in items.items():
        entries = entries_of(item)
        if item.kind != "matching":
            if used.isdisjoint(entries):
                found[item_id] = item
            continue
        kept = [at for at, entry in enumerate(entries) if entry not in used]
        found[item_id] = replace(
            item,
            entries=tuple(entries[at] for at in kept),
            pairs=tuple(item.pairs[at] for at in kept),
            extra_responses=(
                *item.extra_responses,
                *(response for at, (_, response) in enumerate(item.pairs) if at not in kept),
            ),
        )
    return found
