"""The words of a course, and which of them can be misspelt at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizgen.text.tokens import tokens

# Shorter words are one slip from too many others.
SHORTEST = 4
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\S+\.(?:com|org|net|edu|io|co|gov)\b\S*|\S*_\S*")
_INNER_CAPITAL = re.compile(r"[^\W\d_][^\W\d_]*[A-Z]")
_PROPER = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,})(?= [a-z~\d(]|[.,;)]|$)")
_HYPHEN = re.compile(r"[-‐‑]")
_POSSESSIVE = re.compile(r"['’][sS]?$|['’][sS]\b")


@dataclass(slots=True)
class Vocabulary:
    """The words of a course: on how many cards each stands, and which stand in fronts.

    `terms` are those that are a whole front by themselves.
    """

    language: str = "en"
    cards: Counter[str] = field(default_factory=Counter)
    fronts: Counter[str] = field(default_factory=Counter)
    terms: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    known: frozenset[str] = frozenset()

    def add(self, front: str, text: str) -> None:
        """Counts the words of one card."""
        in_front = set(words_of(front))
        in_text = set(words_of(text))
        self.lower.update(word for word in in_text | in_front if word.islower())
        self.proper.update(name.lower() for name in _PROPER.findall(f"{front} . {text}"))
        small = {word.lower() for word in in_front}
        self.fronts.update(small)
        if len(small) == 1 and len(front.split()) == 1:
            self.terms.update(small)
        self.cards.update(small | {word.lower() for word in in_text})


def words_of(text: str) -> Iterator[str]:
    """The words of `text` that can be misspelt: no numbers, addresses, acronyms, CamelCase."""
    cleaned = _ADDRESS.sub(" ", text) if any(c in text for c in ".@/_") else text
    for token in tokens(cleaned.replace("*", " ")):
        for part in _HYPHEN.split(token):
            word = _POSSESSIVE.sub("", part)
            if len(word) >= SHORTEST and word.isalpha() and not _INNER_CAPITAL.match(word):
                yield word
