"""What normalising gave, as a table for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

from quizgen.errors import NOTHING_TO_DO, Problem, Severity
from quizgen.glossary.model import Normalized
from quizgen.text.clean import printable
from quizgen.text.counted import counted

_WIDTH = 80
_NAME = 34
_NEXT = {
    "orphan-definition": "Give the definitions without a term one: paste the entry of the hint.",
    "orphan-term": "Write the missing definitions, or take the terms out.",
    "identical-definition": "Correct the definitions that two terms share.",
    "conflicting-definitions": "Decide between the definitions that disagree.",
    "layout-uncertain": "Look at the first cards; --layout says how to read a file.",
}
_ON_READING = frozenset(
    {"title-line", "boilerplate", "flattened-list", "layout-uncertain", "encoding"}
)


def summary_text(found: Normalized, *, glossary: str = "", width: int = _WIDTH) -> str:
    """The table of files, the numbers, the findings per check and what to do next.

    Args:
        found: what normalising gave.
        glossary: the file it was written to, for what comes next.
        width: the columns there are.
    """
    parts = [_files(found, width), _numbers(found), _findings(found.problems, width)]
    parts.append(_next(found.problems, glossary, width))
    return "\n\n".join(part for part in parts if part)


def _files(found: Normalized, width: int) -> str:
    rows = [("File", "Layout", "Cards", "Orphans", "Skipped")]
    rows += [
        (
            printable(one.source),
            one.layout,
            str(len(one.cards)),
            str(len(one.orphans)),
            str(len(one.skipped)),
        )
        for one in found.readings
    ]
    name = min(max(len(row[0]) for row in rows), _NAME, width - 46)
    return "\n".join(
        f"{_fit(row[0], name)}  {_fit(row[1], 14)}{row[2]:>8}{row[3]:>9}{row[4]:>9}" for row in rows
    )


def _numbers(found: Normalized) -> str:
    entries = found.glossary.entries
    cards = sum(len(one.cards) for one in found.readings)
    kinds = Counter(entry.kind for entry in entries)
    told = ", ".join(counted(count, kind) for kind, count in sorted(kinds.items()))
    make = "makes" if cards == 1 else "make"
    lines = [
        (
            f"{counted(cards, 'card')} {make} {len(found.new)} new of "
            f"{counted(len(entries), 'entry', 'entries')} ({told or 'none'})."
        )
    ]
    merged = [key for key, cards_of in found.cards.items() if len(cards_of) > 1]
    if merged:
        have = "has" if len(merged) == 1 else "have"
        entries_have = f"{counted(len(merged), 'entry', 'entries')} {have}"
        lines.append(f"{entries_have} more than one card.")
    if found.proposals:
        lines.append(f"{counted(len(found.proposals), 'pair')} of entries may be one concept.")
    return "\n".join(lines)


def _findings(problems: Sequence[Problem], width: int) -> str:
    if not problems:
        return "Nothing was found that needs a look."
    counts = Counter((one.severity, one.check) for one in problems)
    order = list(Severity)
    rows = sorted(counts.items(), key=lambda row: (order.index(row[0][0]), -row[1], row[0][1]))
    first = {key: one for one in reversed(problems) for key in [(one.severity, one.check)]}
    lines = [f"{'Findings':<36}{'Number':>8}  First at"]
    for (severity, check), count in rows:
        place = _fit(printable(str(first[severity, check].place)), width - 46)
        lines.append(f"{severity.value:<10}{check:<26}{count:>8}  {place}".rstrip())
    return "\n".join(lines)


def _next(problems: Sequence[Problem], glossary: str, width: int) -> str:
    """What to do about the findings; remarks on how a file was read ask for nothing."""
    checks = {one.check for one in problems if one.severity is not Severity.INFO}
    steps = [text for check, text in _NEXT.items() if check in checks]
    if checks or any(map(_asks, problems)):
        kept = "" if glossary else "With -o FILE the glossary is kept, and "
        tidy = f"quizgen tidy {glossary or 'FILE'} walks through the findings, one key each."
        steps.append(kept + tidy)
    return "\n".join(["Next:", *(_wrapped(f"- {step}", width) for step in steps)]) if steps else ""


def _asks(problem: Problem) -> bool:
    """Whether a remark asks for anything."""
    return problem.check not in _ON_READING and not problem.hint.startswith(NOTHING_TO_DO)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, subsequent_indent="  ")


def _fit(text: str, width: int) -> str:
    return f"{text[: width - 1]}…" if len(text) > width else f"{text:<{width}}"
