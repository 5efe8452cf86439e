"""Why a quiz cannot be made, and what would make it possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quizgen.errors import NotEnoughError, Place, Problem, Severity
from quizgen.glossary.model import Glossary
from quizgen.items.model import Bank, Item, answers_in
from quizgen.quiz.model import Section

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
    told = [
        f"{section.kind}{_topic(section)}: {section.count} asked, {count} possible"
        for section, count in pairs
        if count < section.count
    ]
    short = sorted({section.kind for section, count in pairs if count < section.count})
    found = [_yield(kind, items, glossary) for kind in short]
    found += [problem for kind in short for problem in _reasons(kind, bank, glossary)]
    fewer = " ".join(
        f"--{section.kind} {count}" for section, count in pairs if section.kind != "open"
    )
    return NotEnoughError(
        "there are not enough questions for this quiz (" + "; ".join(told) + ")",
        next_step=f"ask for fewer ({fewer}), or fix what quizgen check reports on the glossary; "
        "an entry is asked about once in a quiz",
        problems=found,
    )


def _topic(section: Section) -> str:
    wanted = (*section.tags, *section.source)
    return f" on {', '.join(wanted)}" if wanted else ""


def _yield(kind: str, items: Mapping[str, Item], glossary: Glossary) -> Problem:
    numbers = sum(answers_in(item) for item in items.values() if item.kind == kind)
    message = (
        f"{len(glossary.entries)} entries yield {numbers} {kind} questions, "
        "before entries that other sections ask about are taken off"
    )
    return Problem(Severity.INFO, "not-enough", Place(glossary.file), message)


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
