"""Bank and blueprint to quiz: the seed decides, and nothing is asked twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from quizgen.errors import InputError
from quizgen.glossary.checks import check
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Bank, Item, answers_in
from quizgen.items.statistics import Summary
from quizgen.plain import did_you_mean
from quizgen.quiz.apportion import even_points
from quizgen.quiz.blueprint import DEFAULT_SECTIONS, blueprint_to_plain
from quizgen.quiz.candidates import (
    Wishes,
    admits,
    candidates,
    entries_used,
    names_of,
    with_lines,
)
from quizgen.quiz.draft import Draft
from quizgen.quiz.fill import Plan, fill, scarce_first
from quizgen.quiz.forms import Filled, make_forms
from quizgen.quiz.model import Blueprint, Quiz, Section
from quizgen.quiz.origins import Origins, origins_of
from quizgen.quiz.shortage import shortage
from quizgen.quiz.store import fingerprint
from quizgen.quiz.word_bank import word_bank
from quizgen.text.slug import slug


@dataclass(frozen=True, slots=True)
class Material:
    """All items there are, the instructor's among them, and what is known of them."""

    items: Mapping[str, Item]
    own: frozenset[str]
    names: Mapping[str, Sequence[str]]
    language: str
    doubtful: frozenset[str]
    origins: Origins

    def draft(self, sections: int) -> Draft:
        """An empty draft of so many sections."""
        empty: list[list[Item]] = [[] for _ in range(sections)]
        return Draft(self.names, self.language, self.own, empty, self.doubtful)


def assemble(  # noqa: PLR0913 - each option is one wish of the instructor
    bank: Bank,
    glossary: Glossary,
    blueprint: Blueprint,
    *,
    seed: str,
    own: Sequence[Item] = (),
    avoid: Sequence[Quiz] = (),
    statistics: Mapping[str, Summary] | None = None,
    made_by: str = "",
) -> Quiz:
    """The quiz that the blueprint asks for.

    Args:
        bank: every item that the glossary yields.
        glossary: for the names of all entries, and the title and language if not asked for.
        blueprint: what the quiz should contain; without sections, the default ones.
        seed: decides all that is left to chance.
        own: items that the instructor wrote; they come first, and replace those of equal id.
        avoid: earlier quizzes; their entries and items come last.
        statistics: what earlier exams taught about items, by id; those that were used
            since `not_used_since` or are outside `difficulty` come last.
        made_by: the program and its version, for the record.

    Raises:
        NotEnoughError: says how many of which kind are possible, and why not more.
        InputError: a pinned item does not exist or has no place; a total cannot be divided.
    """
    asked = blueprint if blueprint.sections else replace(blueprint, sections=DEFAULT_SECTIONS)
    language = asked.language or glossary.language
    material = material_of(bank, glossary, own, language)
    draft = _draft(asked, material, _wishes(asked, material, seed, avoid, statistics or {}))
    short = [at for at, one in enumerate(asked.sections) if draft.numbers(at) < one.count]
    if short:
        got = [draft.numbers(at) for at in range(len(asked.sections))]
        raise shortage(asked.sections, got, bank, material.items, glossary)
    quiz = replace(_record(asked, draft, glossary, seed, language), made_by=made_by)
    return replace(quiz, fingerprint=fingerprint(quiz))


def _record(asked: Blueprint, draft: Draft, glossary: Glossary, seed: str, language: str) -> Quiz:
    """The quiz of a filled draft, arranged on its forms."""
    title = asked.title or glossary.title or "Quiz"
    filled = _filled(asked.sections, draft, glossary, seed)
    return Quiz(
        id=slug(title, "quiz"),
        title=title,
        items={item.id: item for item in draft.items()},
        forms=tuple(make_forms(filled, seed=seed, count=asked.forms, language=language)),
        seed=seed,
        language=language,
        rivals=rivals_of(glossary),
        policy=asked.grading,
        paper=asked.paper,
        blueprint=blueprint_to_plain(asked),
        glossary_digest=glossary_digest(glossary),
        markup=glossary.markup,
    )


def material_of(bank: Bank, glossary: Glossary, own: Sequence[Item], language: str) -> Material:
    """All items by id, the instructor's over the bank's."""
    items = {**bank.items, **{item.id: item for item in own}}
    return Material(
        items=items,
        own=frozenset(item.id for item in own),
        names=names_of(glossary),
        language=language,
        doubtful=_misspelt(glossary),
        origins=origins_of(glossary),
    )


@lru_cache(maxsize=4)
def _misspelt(glossary: Glossary) -> frozenset[str]:
    """The entries with open spelling doubts."""
    found = check(glossary, only=("typo",))
    return frozenset(entry for problem in found for entry in problem.entries)


def reused_entries(quiz: Quiz, avoid: Sequence[Quiz]) -> tuple[str, ...]:
    """The entries that the quiz asks about although an earlier one did, in order."""
    return tuple(sorted(entries_used([quiz]) & entries_used(avoid)))


def rivals_of(glossary: Glossary) -> tuple[str, ...]:
    """The names of all entries, each once, in the order of the glossary."""
    return tuple(dict.fromkeys(name for entry in glossary.entries for name in entry.names))


def glossary_digest(glossary: Glossary) -> str:
    """16 hex digits that change whenever anything in the glossary does.

    SHA-256 over the canonical JSON (sorted keys, no spaces, UTF-8) of its fields,
    without file names and lines.
    """
    plain = {
        "title": glossary.title,
        "language": glossary.language,
        "known_words": glossary.known_words,
        "markup": glossary.markup,
        "entries": [_entry_plain(entry) for entry in glossary.entries],
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:16]


def section_points(section: Section, items: Sequence[Item]) -> list[Decimal]:
    """The points of each item's numbers: its own, the section's, or its part of the total.

    Raises:
        InputError: the total cannot be divided over these questions.
    """
    if section.total is None:
        each = Decimal(1) if section.points is None else section.points
        return [each if item.points is None else item.points for item in items]
    sizes = [answers_in(item) for item in items]
    found = even_points(section.total, sizes)
    if found is None:
        count = sum(sizes)
        raise InputError(
            f"{section.total} points cannot be divided over {count} numbers ({section.kind})",
            next_step=f"give that section points = 1, or a total that {count} divides",
        )
    return found


def _entry_plain(entry: Entry) -> dict[str, object]:
    found = {one.name: getattr(entry, one.name) for one in fields(Entry) if one.name != "line"}
    found["other_definitions"] = [[one.text, one.source] for one in entry.other_definitions]
    return found


def _wishes(
    blueprint: Blueprint,
    material: Material,
    seed: str,
    avoid: Sequence[Quiz],
    statistics: Mapping[str, Summary],
) -> Wishes:
    return Wishes(
        seed=seed,
        own=material.own,
        exclude=frozenset(blueprint.exclude),
        avoid=entries_used(avoid),
        rather_not=frozenset(item_id for quiz in avoid for item_id in quiz.items)
        | {item_id for item_id, known in statistics.items() if _rather_not(known, blueprint)},
        origins=material.origins,
    )


def _rather_not(known: Summary, blueprint: Blueprint) -> bool:
    """Whether an item was too hard or easy for the blueprint, or used too lately."""
    low, high = blueprint.difficulty or (0.0, 1.0)
    if known.difficulty is not None and not low <= known.difficulty <= high:
        return True
    return bool(blueprint.not_used_since) and known.last >= blueprint.not_used_since


def _draft(blueprint: Blueprint, material: Material, wishes: Wishes) -> Draft:
    """The filled draft; where the usual order falls short, scarce entries go first."""
    plan = Plan(
        sections=blueprint.sections,
        pools=tuple(
            tuple(candidates(section, material.items, wishes)) for section in blueprint.sections
        ),
        wishes=wishes,
    )
    first = _attempt(plan, blueprint, material)
    if _missing(first, blueprint) == 0:
        return first
    second = _attempt(scarce_first(plan), blueprint, material)
    return min(first, second, key=lambda draft: _missing(draft, blueprint))


def _attempt(plan: Plan, blueprint: Blueprint, material: Material) -> Draft:
    draft = material.draft(len(plan.sections))
    for item_id in blueprint.pin:
        _pin(draft, item_id, blueprint.sections, material)
    fill(draft, plan)
    return draft


def _missing(draft: Draft, blueprint: Blueprint) -> int:
    return sum(one.count - draft.numbers(at) for at, one in enumerate(blueprint.sections))


def _pin(draft: Draft, item_id: str, sections: Sequence[Section], material: Material) -> None:
    """Puts the pinned item into the first section that admits it and has room."""
    item = material.items.get(item_id)
    if item is None:
        raise InputError(
            f"the blueprint pins “{item_id}”, but there is no such item",
            next_step=did_you_mean(item_id, material.items) or "quizgen bank lists all items",
        )
    for at, section in enumerate(sections):
        room = section.count - draft.numbers(at)
        if admits(section, item) and answers_in(item) <= room:
            printed = draft.with_options(item, section.options, overused=True) or item
            draft.put(at, with_lines(section, printed))
            return
    raise InputError(
        f"the blueprint pins “{item_id}”, but no section has room for it",
        next_step=f'add a section with kind = "{item.kind}", or take the pin out',
    )


def _filled(
    sections: Sequence[Section], draft: Draft, glossary: Glossary, seed: str
) -> list[Filled]:
    taken = draft.entries()
    return [
        Filled(
            section,
            tuple(items),
            tuple(section_points(section, items)),
            word_bank(items, glossary, seed=seed, taken=taken) if section.word_bank else (),
        )
        for section, items in zip(sections, draft.sections, strict=True)
    ]
