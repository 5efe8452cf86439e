"""A quiz while it is being put together: what is in it, and what may still join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.items.flaw_context import Context
from quizgen.items.flaws import item_flaws
from quizgen.items.model import Choice, Item, answers_in
from quizgen.quiz.candidates import Candidate, entries_of
from quizgen.quiz.clues import Clue, Facts, clue_between, facts_of
from quizgen.text.fold import fold

MOST_USES = 2
_LEAST_DISTRACTORS = 2


@dataclass(frozen=True, slots=True)
class Level:
    """How much is let pass; the levels are tried from strict to lenient."""

    clue: Clue = Clue.NONE
    flawed: bool = False
    late: bool = False
    overused: bool = False


@dataclass(slots=True)
class Draft:
    """The items chosen so far, section by section.

    Args:
        names: the names of each entry, by id.
        language: the paper's language.
        own: the ids of items that the instructor wrote.
        sections: the chosen items of each section.
        doubtful: entries with open spelling doubts, whose items come after clean ones.
    """

    names: Mapping[str, Sequence[str]]
    language: str
    own: frozenset[str]
    sections: list[list[Item]]
    doubtful: frozenset[str] = frozenset()
    _facts: dict[tuple[str, tuple[str, ...]], Facts] = field(default_factory=dict)
    _flawed: dict[str, bool] = field(default_factory=dict)
    _chosen: dict[str, Facts] = field(default_factory=dict)
    _distractors: Counter[str] = field(default_factory=Counter)

    def items(self) -> list[Item]:
        """All items, in the order of the sections."""
        return [item for section in self.sections for item in section]

    def numbers(self, section: int) -> int:
        """How many numbers the section has."""
        return sum(answers_in(item) for item in self.sections[section])

    def entries(self) -> dict[str, int]:
        """The entries that are asked about, with their sections."""
        return {
            entry: at
            for at, section in enumerate(self.sections)
            for item in section
            for entry in entries_of(item)
        }

    def fitting(self, candidate: Candidate, options: int, level: Level) -> Item | None:
        """The candidate as it would be printed, or None where it may not join.

        Args:
            candidate: what is asked for.
            options: how many options a choice item may have.
            level: how much is let pass.
        """
        if candidate.late and not level.late:
            return None
        taken = self.entries()
        if any(entry in taken for entry in candidate.entries):
            return None
        item = self.with_options(candidate.item, options, overused=level.overused)
        if item is None or any(item.id == other.id for other in self.items()):
            return None
        if not (level.flawed or candidate.own) and self.is_flawed(item):
            return None
        worst = Clue.MENTION if candidate.own else level.clue
        return item if self.clue(item) <= worst else None

    def is_flawed(self, item: Item) -> bool:
        """Whether a check has anything to say about the item, or its entry is misspelt."""
        if not self.doubtful.isdisjoint(entries_of(item)):
            return True
        if item.id not in self._flawed:
            self._flawed[item.id] = bool(item_flaws(item, Context(self.language)))
        return self._flawed[item.id]

    def clue(self, item: Item) -> Clue:
        """The strongest clue between the item and any that is in the draft."""
        facts = self.facts(item)
        found = Clue.NONE
        for other in self._chosen.values():
            found = max(found, clue_between(facts, other))
            if found is Clue.GIVES_AWAY:
                break
        return found

    def facts(self, item: Item) -> Facts:
        """What the item prints and asks for."""
        key = (item.id, item.distractors if isinstance(item, Choice) else ())
        if key not in self._facts:
            self._facts[key] = facts_of(item, self.names, self.language)
        return self._facts[key]

    def with_options(self, item: Item, options: int, *, overused: bool = False) -> Item | None:
        """A choice item with its first distractors that are not in use twice already.

        None where fewer than two are left (and overused ones are not let pass).
        """
        if not isinstance(item, Choice):
            return item
        ranked = (*item.distractors, *item.spares)
        if item.id in self.own:
            return replace(item, distractors=item.distractors[: options - 1], spares=())
        fresh = [text for text in ranked if self._distractors[fold(text)] < MOST_USES]
        if overused:
            fresh += [text for text in ranked if text not in fresh]
        chosen = tuple(fresh[: options - 1])
        if len(chosen) < min(_LEAST_DISTRACTORS, options - 1, len(ranked)):
            return None
        return replace(item, distractors=chosen, spares=())

    def put(self, section: int, item: Item) -> None:
        """Takes the item into the section."""
        self.sections[section].append(item)
        self._chosen[item.id] = self.facts(item)
        self._distractors.update(_distractors(item))

    def take_back(self, section: int, item: Item) -> None:
        """Takes the item out of the section again."""
        self.sections[section].remove(item)
        del self._chosen[item.id]
        self._distractors.subtract(_distractors(item))


def _distractors(item: Item) -> list[str]:
    return [fold(text) for text in item.distractors] if isinstance(item, Choice) else []
