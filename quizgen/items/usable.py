"""Which entries may be asked about: findings bind."""

from __future__ import annotations

from quizgen.errors import Severity
from quizgen.glossary.checks import CHECKS, check
from quizgen.glossary.model import Glossary
from quizgen.items.lexicon import Lexicon
from quizgen.items.relations import Relations

# Spelling is a doubt, never an error, and the slowest check of all.
_NOT_BINDING = ("typo",)


def unusable(glossary: Glossary, lex: Lexicon, relations: Relations) -> dict[str, str]:
    """Each entry that yields no item at all, with the reason for the instructor."""
    found: dict[str, str] = {}
    for problem in check(glossary, only=[name for name in CHECKS if name not in _NOT_BINDING]):
        if problem.severity is Severity.ERROR:
            for concerned in problem.entries:
                found.setdefault(concerned, f"{problem.check}: {problem.message}")
    for entry in glossary.entries:
        if entry.skip:
            found[entry.id] = "skip = true keeps it out of quizzes"
        elif entry.id in relations.identical and "identical-definition" not in entry.ok:
            ids = relations.identical[entry.id]
            names = " and ".join(f"“{lex.facts[one].entry.term}”" for one in ids if one != entry.id)
            found[entry.id] = f"it has the same definition as {names}; correct one of them"
    return found
