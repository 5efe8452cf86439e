"""Questions struck and replaced; everything else keeps number, wording and letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quizgen.errors import NotEnoughError
from quizgen.glossary.model import Glossary
from quizgen.items.model import Bank, Choice, Item, Matching, answers_in
from quizgen.quiz.assemble import Material, material_of
from quizgen.quiz.blueprint import sections_of
from quizgen.quiz.candidates import Candidate, Wishes, candidates, entries_of, entries_used
from quizgen.quiz.draft import Draft
from quizgen.quiz.fill import LEVELS
from quizgen.quiz.fill_sets import pick_set
from quizgen.quiz.find import find_question, numbers_on_forms, section_at
from quizgen.quiz.forms import option_order, out_of_order
from quizgen.quiz.model import Form, FormSection, Question, Quiz, Section
from quizgen.quiz.printed import fingerprint
from quizgen.quiz.word_bank import word_bank


@dataclass(frozen=True, slots=True)
class _Task:
    """What holds while questions are replaced."""

    quiz: Quiz
    material: Material
    wishes: Wishes
    sections: Mapping[str, tuple[int, Section]]
    named: frozenset[str] = frozenset()


def replace_questions(
    quiz: Quiz,
    bank: Bank,
    glossary: Glossary,
    questions: Sequence[str],
    *,
    own: Sequence[Item] = (),
    avoid: Sequence[Quiz] = (),
) -> Quiz:
    """The quiz with other items in place of these questions, on every form.

    Striking one number of a matching set or cloze replaces the whole of it.  The
    struck items leave the quiz and are remembered in `struck`, so that they do not
    come back.

    Args:
        quiz: the quiz as it was made.
        bank: every item that the glossary yields.
        glossary: the glossary behind the bank.
        questions: form and number of each, such as `A17`.
        own: items that the instructor wrote.
        avoid: other quizzes, such as parallel ones; their entries come last.

    Raises:
        UsageError: there is no such question.
        NotEnoughError: nothing is left that could take a question's place.
    """
    asked = [find_question(quiz, name) for name in questions]
    struck = list(dict.fromkeys(one.question.item for one in asked))
    material = material_of(bank, glossary, own, quiz.language)
    named = frozenset(
        one.item.entries[one.part]
        for one in asked
        if isinstance(one.item, Matching) and one.part < len(one.item.entries)
    )
    wishes = _wishes(quiz, material, struck)
    wishes = replace(wishes, avoid=wishes.avoid | entries_used(avoid))
    task = _Task(quiz, material, wishes, _sections_by_item(quiz), named)
    draft = _draft(task, struck)
    substitutes = {item_id: _substitute(task, draft, item_id) for item_id in struck}
    return _with(task, glossary, substitutes)


def _wishes(quiz: Quiz, material: Material, struck: Sequence[str]) -> Wishes:
    gone = [quiz.items[item_id] for item_id in struck]
    gone += [material.items[one] for one in quiz.struck if one in material.items]
    excluded = quiz.blueprint.get("exclude")
    return Wishes(
        seed=quiz.seed,
        own=material.own,
        exclude=frozenset(
            [*quiz.struck, *struck, *(excluded if isinstance(excluded, list) else ())]
        ),
        avoid=frozenset(entry for item in gone for entry in entries_of(item)),
        origins=material.origins,
    )


def _sections_by_item(quiz: Quiz) -> dict[str, tuple[int, Section]]:
    """The section that asked for each item, and its place; made up where none is recorded."""
    recorded = sections_of(quiz.blueprint)
    found: dict[str, tuple[int, Section]] = {}
    for form in quiz.forms:
        known = len(recorded) == len(form.sections)
        for question in form.questions:
            item = quiz.items[question.item]
            head = section_at(form, question.numbers[0])
            at = form.sections.index(head) if head else 0
            found.setdefault(item.id, (at, recorded[at] if known and head else _made_up(item)))
    return found


def _made_up(item: Item) -> Section:
    options = 1 + len(item.distractors) if isinstance(item, Choice) else 4
    return Section(item.kind, answers_in(item), options=options)


def _draft(task: _Task, struck: Sequence[str]) -> Draft:
    """A draft that holds all the items that stay."""
    size = max(at for at, _ in task.sections.values()) + 1
    draft = task.material.draft(size)
    for item_id, (at, _) in task.sections.items():
        if item_id not in struck:
            draft.put(at, task.quiz.items[item_id])
    return draft


def _substitute(task: _Task, draft: Draft, item_id: str) -> Item:
    """The next item of the same section and size; it joins the draft."""
    old = task.quiz.items[item_id]
    at, section = task.sections[item_id]
    pool = candidates(section, task.material.items, task.wishes)
    found = (
        _other_set(task, draft, pool, len(old.pairs))
        if isinstance(old, Matching)
        else _other_item(draft, pool, answers_in(old), section)
    )
    if found is None:
        places = numbers_on_forms(task.quiz, item_id).items()
        name = next(f"{code}{number}" for code, number in places)
        raise NotEnoughError(
            f"nothing is left in the bank that could take the place of {name}",
            next_step="leave that question, or add entries to the glossary",
        )
    draft.put(at, found)
    return found


def _other_set(task: _Task, draft: Draft, pool: Sequence[Candidate], size: int) -> Matching | None:
    """A set without the premises that were named; with them only if there is no other."""
    sets = [one.item for one in pool if isinstance(one.item, Matching)]
    for among in ([_without(one, task.named) for one in sets], sets):
        found = pick_set(draft, among, size, task.wishes)
        if found is not None:
            return found
    return None


def _without(item: Matching, entries: frozenset[str]) -> Matching:
    if len(item.entries) != len(item.pairs):
        return item
    kept = [at for at, entry in enumerate(item.entries) if entry not in entries]
    return replace(
        item,
        entries=tuple(item.entries[at] for at in kept),
        pairs=tuple(item.pairs[at] for at in kept),
    )


def _other_item(
    draft: Draft, pool: Sequence[Candidate], size: int, section: Section
) -> Item | None:
    for level in LEVELS:
        for candidate in pool:
            if answers_in(candidate.item) == size:
                found = draft.fitting(candidate, section.options, level)
                if found is not None:
                    return found
    return None


def _with(task: _Task, glossary: Glossary, substitutes: Mapping[str, Item]) -> Quiz:
    quiz = task.quiz
    items = {
        new.id: new
        for item_id, item in quiz.items.items()
        for new in [substitutes.get(item_id, item)]
    }
    banks = _word_banks(task, glossary, substitutes, items)
    changed = replace(
        quiz,
        items=items,
        forms=tuple(_form(at, quiz, substitutes, banks) for at in range(len(quiz.forms))),
        struck=(*quiz.struck, *substitutes),
    )
    return replace(changed, fingerprint=fingerprint(changed))


def _word_banks(
    task: _Task, glossary: Glossary, substitutes: Mapping[str, Item], items: Mapping[str, Item]
) -> dict[int, tuple[str, ...]]:
    """The new word banks of the sections in which a blank was replaced."""
    touched = {task.sections[item_id][0] for item_id in substitutes}
    found: dict[int, tuple[str, ...]] = {}
    for at, head in enumerate(task.quiz.forms[0].sections):
        if at in touched and head.word_bank:
            ids = [item_id for item_id, (place, _) in task.sections.items() if place == at]
            inside = [substitutes.get(item_id, task.quiz.items[item_id]) for item_id in ids]
            taken = {entry for item in items.values() for entry in entries_of(item)}
            found[at] = word_bank(inside, glossary, seed=task.quiz.seed, taken=taken)
    return found


def _form(
    index: int, quiz: Quiz, substitutes: Mapping[str, Item], banks: Mapping[int, tuple[str, ...]]
) -> Form:
    form = quiz.forms[index]
    sections: list[FormSection] = [
        replace(head, word_bank=banks[at]) if at in banks else head
        for at, head in enumerate(form.sections)
    ]
    questions: list[Question] = []
    for question in form.questions:
        new = substitutes.get(question.item)
        if new is None:
            questions.append(question)
            continue
        order = option_order(new, seed=quiz.seed, form=index, language=quiz.language)
        points: Decimal = question.points if new.points is None else new.points
        numbers = _numbers(new, question, order)
        questions.append(Question(numbers, new.id, points, order))
    return Form(form.code, tuple(questions), tuple(sections))


def _numbers(new: Item, old: Question, order: Sequence[int]) -> tuple[int, ...]:
    """The numbers of the old question; a new set keeps the old one's order of premises.

    So forms differ from each other as before.
    """
    if not isinstance(new, Matching):
        return old.numbers
    parts = out_of_order(old.parts, order)
    return tuple(old.first + parts.index(part) for part in range(len(parts)))
