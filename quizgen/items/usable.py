"""Which entries may be asked about: findings bind."""

from __future__ import annotations

from quizgen.glossary.model import Glossary
from quizgen.items.lexicon import Lexicon
from quizgen.items.relations import Relations


def unusable(glossary: Glossary, lex: Lexicon, relations: Relations) -> dict[str, str]:
    """Each entry that yields no item at all, with the reason for the instructor."""
    found: dict[str, str] = {}
    for entry in glossary.entries:
        if entry.skip:
            found[entry.id] = "skip = true keeps it out of quizzes"
        elif entry.id in relations.identical and "identical-definition" not in entry.ok:
            others = [
                lex.facts[one].entry.term
                for one in relations.identical[entry.id]
                if one != entry.id
            ]
            names = " and ".join(f"“{name}”" for name in others)
            found[entry.id] = f"it has the same definition as {names}; correct one of them"
    return found
