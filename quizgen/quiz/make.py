"""From a glossary to a quiz in one call, for those who use quizgen as a library."""

from __future__ import annotations

from quizgen.glossary.model import Glossary
from quizgen.items.bank import item_bank
from quizgen.quiz.assemble import assemble
from quizgen.quiz.blueprint import override
from quizgen.quiz.model import Blueprint, Quiz


def make(glossary: Glossary, blueprint: Blueprint | None = None, *, seed: str = "") -> Quiz:
    """The quiz that the blueprint asks for; the same arguments always give the same quiz.

    Args:
        glossary: where the questions come from.
        blueprint: what the quiz contains; without one, 10 choice, 5 matching, 5 cloze
            and 3 short.
        seed: in place of the blueprint's own.

    Raises:
        NotEnoughError: the glossary does not yield what is asked for.
    """
    asked = override(blueprint or Blueprint(title=glossary.title))
    return assemble(item_bank(glossary), glossary, asked, seed=seed or asked.seed)
