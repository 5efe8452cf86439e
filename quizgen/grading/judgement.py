"""What judging an alignment needs to know, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from quizgen.grading.lexicon import Lexicon
from quizgen.quiz.policy import Decision


class Judgement(NamedTuple):
    """A decision with its reason and a sentence that explains it."""

    decision: Decision
    reason: str
    sentence: str
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What judging needs beside the alignment.

    `terms` are the words of all names in play: none of them is ever a slip; `heads` are
    the last words of the accepted names of several words.
    With `any_form`, as for the points of a list, a plan is as good as planning.
    """

    lexicon: Lexicon
    terms: frozenset[str]
    rival_keys: frozenset[tuple[str, ...]]
    heads: frozenset[str] = frozenset()
    any_form: bool = False

    @property
    def code(self) -> str:
        """The language's code."""
        return self.lexicon.language.code
