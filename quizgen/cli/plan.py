"""The assembling of a quiz and its parallel quizzes from what the course folder holds."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli.talk import Talk

if TYPE_CHECKING:
    from quizgen.glossary.model import Glossary
    from quizgen.items.model import Bank, Item
    from quizgen.quiz.model import Blueprint, Quiz


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the assembling of a quiz and its parallel quizzes needs."""

    glossary: Glossary
    bank: Bank
    blueprint: Blueprint
    folder: Path
    avoid: Sequence[Path]
    seed: str

    def quizzes(self, talk: Talk) -> dict[str, Quiz]:
        """The quiz under "" and its parallel quizzes under `alternate-1`, `alternate-2`."""
        from quizgen import __version__
        from quizgen.cli.course import load_quiz, load_statistics
        from quizgen.items.statistics import summarise
        from quizgen.quiz.alternates import assemble_alternates
        from quizgen.quiz.assemble import assemble
        from quizgen.reports.bank_statistics import changed_wordings, statistics_words

        made_by = f"quizgen {__version__}"
        own = self.own_items(talk)
        past = [load_quiz(path, talk)[0] for path in self.avoid]
        statistics = load_statistics(self.blueprint, self.folder)
        known = summarise(statistics)
        given = self.seed or self.blueprint.seed
        seed = given or f"{secrets.randbits(64):016x}"
        with talk.step("Choosing the questions"):
            quiz = assemble(
                self.bank,
                self.glossary,
                self.blueprint,
                seed=seed,
                own=own,
                avoid=past,
                statistics=known,
                made_by=made_by,
            )
            others = assemble_alternates(
                quiz,
                self.bank,
                self.glossary,
                self.blueprint,
                own=own,
                avoid=past,
                statistics=known,
                made_by=made_by,
            )
        if not given:
            said = "drawn now, kept in quiz.json; whoever has it can remake the exam"
            talk.say(f"Seed {seed} ({said})")
        made = {"": quiz} | {f"alternate-{n}": other for n, other in enumerate(others, 1)}
        self._say_reused(made, past, talk)
        if known:
            talk.say(statistics_words(self.blueprint, known, self.bank.items))
            talk.problems(changed_wordings(quiz, statistics, self.blueprint.statistics))
        return made

    def _say_reused(self, made: Mapping[str, Quiz], past: Sequence[Quiz], talk: Talk) -> None:
        """Names what each quiz asks about although an earlier one or its parallel does."""
        from quizgen.quiz.assemble import reused_entries

        terms = {entry.id: entry.term for entry in self.glossary.entries}
        before = list(past)
        for name, quiz in made.items():
            again = [terms.get(entry, entry) for entry in reused_entries(quiz, before)]
            if again:
                who = f"{name}: asked" if name else "Asked"
                talk.say(f"{who} about before, for want of others: {', '.join(again)}")
            before.append(quiz)

    def own_items(self, talk: Talk) -> list[Item]:
        """The hand-written items that the blueprint names."""
        from quizgen.cli.course import load_own_items

        return load_own_items(self.blueprint, self.folder, talk)
