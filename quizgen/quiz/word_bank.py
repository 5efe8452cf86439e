"""The word bank above a cloze section: its answers, and words that fit nowhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Cloze, Item
from quizgen.quiz.candidates import entries_of, pick_key
from quizgen.text.fold import fold
from quizgen.text.sort_key import sort_key

_FEW_BLANKS = 5


def word_bank(
    items: Sequence[Item], glossary: Glossary, *, seed: str, taken: Collection[str] = ()
) -> tuple[str, ...]:
    """The answers of the items' blanks and two or three extra words, in alphabetical order.

    Args:
        items: the section's items.
        glossary: where the extra words come from.
        seed: the quiz's seed.
        taken: entries that the quiz asks about; their words are rather not extra.
    """
    clozes = [item for item in items if isinstance(item, Cloze)]
    answers = [blank.answer for item in clozes for blank in item.blanks]
    extras = 2 if len(answers) <= _FEW_BLANKS else 3
    fits = _fitting_somewhere(clozes, glossary.language)
    topics = {tag for item in clozes for tag in item.tags}
    own = {entry for item in clozes for entry in entries_of(item)}
    ranked = sorted(
        (entry for entry in glossary.entries if _is_extra(entry, fits, own, glossary.language)),
        key=lambda entry: (
            entry.id in taken,
            topics.isdisjoint(entry.tags),
            pick_key(seed, "word-bank", entry.id),
            entry.id,
        ),
    )
    words = dict.fromkeys([*answers, *(entry.term for entry in ranked[:extras])])
    return tuple(sorted(words, key=lambda word: sort_key(word, glossary.language)))


def _fitting_somewhere(clozes: Sequence[Cloze], language: str) -> frozenset[str]:
    """The folded names that a blank accepts or that may not stand beside its item."""
    names = [name for item in clozes for name in item.near]
    for item in clozes:
        for blank in item.blanks:
            names += [blank.answer, *blank.accept]
    return frozenset(fold(name, language) for name in names)


def _is_extra(entry: Entry, fits: frozenset[str], own: Collection[str], language: str) -> bool:
    return (
        entry.kind == "term"
        and not entry.skip
        and entry.id not in own
        and fits.isdisjoint(fold(name, language) for name in entry.names)
    )
