"""The item bank: every item that a glossary yields, and why the rest was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from textwrap import wrap
from typing import Any

from quizgen.errors import Problem, Severity
from quizgen.glossary.model import Glossary
from quizgen.items.choice import choices
from quizgen.items.cloze import clozes
from quizgen.items.distractors import Field, survey
from quizgen.items.flaw_context import Context, field_context
from quizgen.items.flaws import item_flaws
from quizgen.items.matching import matchings
from quizgen.items.model import Bank, Item, LeftOut, Matching, Open, answers_in
from quizgen.items.short import shorts
from quizgen.items.store import item_to_plain
from quizgen.text.counted import counted
from quizgen.text.quiet import no_collection

Generator = Callable[[Field, str], tuple[Sequence[Item], Sequence[LeftOut]]]

GENERATORS: dict[str, Generator] = {"choice": choices, "cloze": clozes, "short": shorts}
USUAL_EXAM = {"choice": 10, "matching": 5, "cloze": 5, "short": 3}
_QUOTED = re.compile(r"“[^”]*”")
KINDS = ("choice", "matching", "cloze", "short")


def item_bank(glossary: Glossary) -> Bank:
    """Every item that the glossary yields, by id, and for each entry left out the reason."""
    with no_collection():
        return _all_items(glossary)


def _all_items(glossary: Glossary) -> Bank:
    field = survey(glossary)
    around = field_context(field)
    sets, without_set = matchings(field)
    items: dict[str, list[Item]] = {kind: [] for kind in GENERATORS}
    left: dict[str, list[LeftOut]] = {kind: [] for kind in GENERATORS}
    # All kinds of one entry in a row, while what its texts say is still at hand.
    for entry in field.lex.facts:
        for kind, generate in GENERATORS.items():
            made, missed = generate(field, entry)
            kept, reason = _sound(made, around)
            items[kind] += kept
            left[kind] += missed or ([] if kept else [LeftOut(entry, kind, reason)])
    items["matching"], _ = _sound(sets, around)
    left["matching"] = without_set
    return Bank(
        {item.id: item for made in items.values() for item in made},
        tuple(one for missed in left.values() for one in missed),
    )


def _sound(made: Sequence[Item], around: Context) -> tuple[list[Item], str]:
    """The items without an error and with one warning at most, and what was wrong else.

    Of several items of an entry, those without any warning are kept where there are any.
    """
    flaws = {item.id: item_flaws(item, around) for item in made}
    errors = [flaw for found in flaws.values() for flaw in found if flaw.severity is Severity.ERROR]
    kept = [
        item
        for item in made
        if len({flaw.check for flaw in flaws[item.id]}) <= 1
        and not any(flaw.severity is Severity.ERROR for flaw in flaws[item.id])
    ]
    flawless = [item for item in kept if not flaws[item.id]]
    if any(item.kind == "choice" for item in made):
        # Where both directions say part of the name, asking for the definition gives less away.
        kept = flawless or kept[-1:]
    first = next(iter(errors or [flaw for found in flaws.values() for flaw in found]), None)
    return kept, f"every form of it has a flaw ({first.check}: {first.message})" if first else ""


def bank_to_plain(bank: Bank) -> dict[str, Any]:
    """The bank as plain data (`quizgen/bank`, version 1)."""
    return {
        "format": "quizgen/bank",
        "version": 1,
        "items": {key: item_to_plain(bank.items[key]) for key in sorted(bank.items)},
        "left_out": [
            {"entry": one.entry, "kind": one.kind, "reason": one.reason} for one in bank.left_out
        ],
    }


def summary_text(bank: Bank, flaws: Sequence[Problem], width: int = 80, *, lasts: str = "") -> str:
    """The bank for the terminal: items per kind, for how many exams, what is missing and why.

    `lasts` is what to say of the exams; without it usual exams are counted.
    """
    counts: Counter[str] = Counter(item.kind for item in bank.items.values())
    numbers: Counter[str] = Counter()
    for item in bank.items.values():
        numbers[item.kind] += answers_in(item)
    lines = ["Items", *(_count_line(kind, counts[kind], numbers[kind]) for kind in KINDS)]
    lines += ["", *_wrapped(lasts or lasts_for(bank), width, "")]
    reasons = Counter((one.kind, _QUOTED.sub("“…”", one.reason)) for one in bank.left_out)
    lines += ["", "Left out"] if reasons else []
    for (kind, reason), count in sorted(reasons.items(), key=_most_first):
        lines += _wrapped(f"  {kind:<10}{count:>6}  {reason}", width, " " * 20)
    found = Counter((flaw.severity.value, flaw.check) for flaw in flaws)
    lines += ["", "Flaws" if found else "Flaws: none"]
    lines += [
        f"  {severity:<10}{count:>6}  {check}"
        for (severity, check), count in sorted(found.items(), key=_most_first)
    ]
    return "\n".join(lines)


def _count_line(kind: str, items: int, numbers: int) -> str:
    """How many items of a kind there are, and numbers on a paper where an item has several."""
    several = f" with {numbers} numbers" if numbers != items else ""
    return f"  {kind:<10}{items:>6}{several}"


def lasts_for(bank: Bank) -> str:
    """For how many usual exams the bank is enough, as a sentence."""
    usual = ", ".join(f"{count} {kind}" for kind, count in USUAL_EXAM.items())
    count, lacking = exams_in(bank)
    enough = f"Enough for {counted(count, 'exam')} ({usual})."
    return f"{enough} For one more there is too little: {lacking}."


def exams_in(bank: Bank, exam: Mapping[str, int] | None = None) -> tuple[int, str]:
    """How many exams the bank lasts if no entry is asked twice in any of them, and what lacks.

    Entries are given to the kind with the fewest of them first, so that an entry that
    only one kind can ask for is not missed there.

    Args:
        bank: the items.
        exam: how many numbers of each kind one exam takes; else `USUAL_EXAM`.
    """
    wanted = USUAL_EXAM if exam is None else exam
    able: dict[str, set[str]] = {kind: set() for kind in wanted}
    for item in bank.items.values():
        if item.kind in able:
            able[item.kind].update(_entries(item))
    rarity = Counter(entry for ids in able.values() for entry in ids)
    waiting = {
        kind: iter(sorted(ids, key=lambda entry: (rarity[entry], entry)))
        for kind, ids in sorted(able.items(), key=lambda one: (len(one[1]), one[0]))
    }
    used: set[str] = set()
    for number in range(len(bank.items) + 1):
        lacking: list[str] = []
        for kind, entries in waiting.items():
            fresh = islice((entry for entry in entries if entry not in used), wanted[kind])
            chosen = list(fresh)
            used.update(chosen)
            if len(chosen) < wanted[kind]:
                lacking.append(f"{kind}: {wanted[kind]} asked, {len(chosen)} left")
        if lacking:
            return number, "; ".join(lacking)
    return len(bank.items), ""


def _entries(item: Item) -> tuple[str, ...]:
    if isinstance(item, Matching):
        return item.entries
    return () if isinstance(item, Open) or not item.entry else (item.entry,)


def _most_first(one: tuple[tuple[str, str], int]) -> tuple[str, int, str]:
    (group, name), count = one
    return group, -count, name


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    return wrap(line, max(width, 40), subsequent_indent=indent, drop_whitespace=True) or [""]
