"""Why a quiz cannot be made, and what would make it possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quizgen.errors import NotEnoughError, Place, Problem, Severity
from quizgen.glossary.model import Glossary
from quizgen.items.model import Bank, Item, Matching, answers_in
from quizgen.quiz.blueprint import LEAST_PREMISES
from quizgen.quiz.candidates import admits, entries_of
from quizgen.quiz.model import Section
from quizgen.quiz.origins import Origins, cut_to, origins_of
from quizgen.quiz.sets import capacity

_SHOWN = 3


def shortage(
    sections: Sequence[Section],
    possible: Sequence[int],
    bank: Bank,
    items: Mapping[str, Item],
    glossary: Glossary,
) -> NotEnoughError:
    """The refusal: what was asked, what is possible, and why other entries were left out.

    Args:
        sections: the sections as asked.
        possible: how many numbers each of them could be given, beside the others.
        bank: for the reasons of what was left out.
        items: all items there are.
        glossary: the glossary behind the bank.
    """
    pairs = list(zip(sections, possible, strict=True))
    origins = origins_of(glossary)
    told = [
        _told(section, count, _alone(section, items.values(), origins) if len(pairs) > 1 else 0)
        for section, count in pairs
        if count < section.count
    ]
    short = sorted({section.kind for section, count in pairs if count < section.count})
    found = [problem for kind in short for problem in _reasons(kind, bank, glossary)]
    if "open" in short:
        message = "open questions come from the own items of the blueprint only"
        hint = 'own_items = ["own-items.toml"]'
        found.append(Problem(Severity.INFO, "left-out", Place(glossary.file), message, hint))
    fewer = " ".join(
        f"--{section.kind} {count}" for section, count in pairs if section.kind != "open"
    )
    return NotEnoughError(
        "there are not enough questions for this quiz (" + "; ".join(told) + ")",
        next_step=f"ask for fewer ({fewer}), or fix what quizgen check reports on the glossary; "
        "an entry is asked about once in a quiz",
        problems=found,
    )


def _told(section: Section, possible: int, alone: int) -> str:
    said = f"{section.kind}{_topic(section)}: {section.count} asked, {possible} possible"
    if section.kind == "matching" and section.count < LEAST_PREMISES:
        return f"{said}, because a set has at least {LEAST_PREMISES} premises"
    return f"{said} beside the other sections, {alone} without them" if alone > possible else said


def _alone(section: Section, items: Iterable[Item], origins: Origins) -> int:
    """How many numbers the section could have if it were the only one, at most."""
    admitted = [cut_to(item, section, origins) for item in items if admits(section, item)]
    if section.kind == "matching":
        sizes = [capacity(item, len(item.pairs)) for item in admitted if isinstance(item, Matching)]
        found = sum(size for size in sizes if size >= LEAST_PREMISES)
    else:
        by_entry = {entries_of(item) or (item.id,): answers_in(item) for item in admitted}
        found = sum(by_entry.values())
    return min(found, section.count)


def _topic(section: Section) -> str:
    wanted = (*section.tags, *section.source)
    return f" on {', '.join(wanted)}" if wanted else ""


def _reasons(kind: str, bank: Bank, glossary: Glossary) -> list[Problem]:
    """The reasons for what was left out of a kind, most frequent first, with examples."""
    terms = {entry.id: entry for entry in glossary.entries}
    by_reason: dict[str, list[str]] = defaultdict(list)
    for left in bank.left_out:
        if left.kind == kind:
            by_reason[left.reason].append(left.entry)
    found = []
    for reason, entries in sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        names = [terms[one].term if one in terms else one for one in entries[:_SHOWN]]
        more = f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else ""
        first = terms.get(entries[0])
        found.append(
            Problem(
                Severity.INFO,
                "left-out",
                Place(glossary.file, first.line if first else None),
                f"no {kind} question from {len(entries)}: {reason} ({', '.join(names)}{more})",
                entries=tuple(entries),
            )
        )
    return found
