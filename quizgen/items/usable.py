"""Which entries may be asked about: findings bind."""

from __future__ import annotations

import re

from quizgen.errors import Severity
from quizgen.glossary.checks import CHECKS, check
from quizgen.glossary.model import Glossary
from quizgen.glossary.slips import open_doubts
from quizgen.items.gists import enumerates
from quizgen.items.lexicon import Facts, Lexicon
from quizgen.items.phrases import GAP
from quizgen.items.relations import Relations
from quizgen.text.tokens import content_words, tokens

# Spelling is a doubt, never an error, and the slowest check of all.
_NOT_BINDING = ("typo",)
_SHORTEST_GIST = 3
_LONGEST_NAME = 7


def unusable(glossary: Glossary, lex: Lexicon, relations: Relations) -> dict[str, str]:
    """Each entry that yields no item at all, with the reason for the instructor."""
    found: dict[str, str] = {}
    for problem in check(glossary, only=[name for name in CHECKS if name not in _NOT_BINDING]):
        if problem.severity is Severity.ERROR:
            for concerned in problem.entries:
                found.setdefault(concerned, f"{problem.check}: {problem.message}")
    known = {word.lower() for word in glossary.known_words}
    for entry in glossary.entries:
        doubt = next(open_doubts(entry), None)
        if doubt and "typo" not in entry.ok and doubt[0].lower() not in known:
            found[entry.id] = f"“{doubt[0]}” in its definition may be a slip for “{doubt[1]}”"
        if entry.skip:
            found[entry.id] = "skip = true keeps it out of quizzes"
        elif entry.id in relations.identical and "identical-definition" not in entry.ok:
            ids = relations.identical[entry.id]
            names = " and ".join(f"“{lex.facts[one].entry.term}”" for one in ids if one != entry.id)
            found[entry.id] = f"it has the same definition as {names}; correct one of them"
    return found


def unsuitable(lex: Lexicon) -> dict[str, str]:
    """Each entry that cannot be asked for by its definition, with the reason."""
    reasons = ((one.id, _unsuited(one, lex.language)) for one in lex.facts.values())
    return {entry: reason for entry, reason in reasons if reason}


def _unsuited(one: Facts, language: str) -> str:
    if one.entry.kind != "term":
        return f"it is a {one.entry.kind}, not a term with a definition"
    checks = {
        "it has no name": not one.name,
        "it has no definition": not one.gist,
        f"its definition holds marks of its source (“{one.residue}”)": bool(one.residue),
        "it is a sentence with blanks": GAP in one.entry.term or GAP in one.gist,
        "its definition says too little": _says_little(one.gist, language),
        "its definition is a question": one.gist.endswith("?"),
        "its definition is a remark in the first person": _remark(one.gist),
        "its definition is only a list": enumerates(one.gist),
    }
    return next((reason for reason, holds in checks.items() if holds), heading(one.name))


def _remark(text: str) -> bool:
    """Whether a text speaks of its writer: "Our experience tells us that …"."""
    return text.split(" ", 1)[0].lower() in {"our", "my", "we", "i"}


def _says_little(text: str, language: str) -> bool:
    """Whether a text has hardly any words; scripts without spaces are judged by length."""
    unspaced = " " not in text and not text.isascii() and len(text) > _LONGEST_NAME
    return len(content_words(text, language)) < _SHORTEST_GIST and not unspaced


def heading(name: str) -> str:
    """Why a name is rather the heading of a list or a step than a term, or "".

    >>> heading("Step 3: Testing"), heading("Push model")
    ('its name is a heading, not a term', '')
    """
    words = tokens(name)
    odd = re.search(r"[:?!]|\s[-–—/]\s|\b\d+ (?:steps|areas)|\bstep \d", name, re.IGNORECASE)
    asks = words[:1] and words[0].lower() in {"how", "why", "what", "who", "when", "which"}
    return "its name is a heading, not a term" if odd or asks or len(words) > _LONGEST_NAME else ""
