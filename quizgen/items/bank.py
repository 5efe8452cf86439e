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
    items: dict[str, Item] = {}
    left: list[LeftOut] = []
    for generate in GENERATORS.values():
        for entry in glossary.entries:
            made, missed = generate(field, entry.id)
            items |= {item.id: item for item in made}
            left += missed
    sets, missed = matchings(field)
    items |= {item.id: item for item in sets}
    return Bank(items, tuple(left + missed))


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
