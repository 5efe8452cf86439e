"""The item bank: every item that a glossary yields, and why the rest was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from quizgen.errors import Problem, Severity
from quizgen.glossary.model import Glossary
from quizgen.items.choice import choices
from quizgen.items.cloze import clozes
from quizgen.items.distractors import Field, survey
from quizgen.items.flaw_context import Context, field_context
from quizgen.items.flaws import item_flaws
from quizgen.items.matching import matchings
from quizgen.items.model import Bank, Item, LeftOut
from quizgen.items.short import shorts
from quizgen.items.store import item_to_plain

Generator = Callable[[Field, str], tuple[Sequence[Item], Sequence[LeftOut]]]

GENERATORS: dict[str, Generator] = {"choice": choices, "cloze": clozes, "short": shorts}
KINDS = ("choice", "matching", "cloze", "short")


def item_bank(glossary: Glossary) -> Bank:
    """Every item that the glossary yields, by id, and for each entry left out the reason."""
    field = survey(glossary)
    around = field_context(field)
    items: dict[str, Item] = {}
    left: list[LeftOut] = []
    for kind, generate in GENERATORS.items():
        for entry in glossary.entries:
            made, missed = generate(field, entry.id)
            kept, reason = _sound(made, around)
            items |= {item.id: item for item in kept}
            left += missed or ([] if kept else [LeftOut(entry.id, kind, reason)])
    sets, missed = matchings(field)
    kept_sets, _ = _sound(sets, around)
    items |= {item.id: item for item in kept_sets}
    return Bank(items, tuple(left + missed))


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


def summary_text(bank: Bank, flaws: Sequence[Problem], width: int = 80) -> str:
    """The bank for the terminal: items per kind, what was left out and why, flaws per check."""
    counts: Counter[str] = Counter(item.kind for item in bank.items.values())
    lines = ["Items"]
    lines += [f"  {kind:<10}{counts[kind]:>6}" for kind in KINDS]
    lines += ["", "Left out"]
    reasons = Counter((one.kind, one.reason) for one in bank.left_out)
    for (kind, reason), count in sorted(
        reasons.items(), key=lambda one: (one[0][0], -one[1], one[0][1])
    ):
        lines.append(f"  {kind:<10}{count:>6}  {reason}"[:width])
    lines += ["", "Flaws"]
    found = Counter((flaw.severity, flaw.check) for flaw in flaws)
    order = list(Severity)
    for (severity, check), count in sorted(
        found.items(), key=lambda one: (order.index(one[0][0]), -one[1], one[0][1])
    ):
        lines.append(f"  {severity.value:<10}{count:>6}  {check}")
    if not found:
        lines.append("  none")
    return "\n".join(lines)
