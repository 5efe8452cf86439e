from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.bank import item_bank
from quizgen.items.model import Bank, Choice
from quizgen.quiz.assemble import assemble
from quizgen.quiz.model import Blueprint, Section
from tests import made_up

SIZE = 60
ASKED = Blueprint(title="t", sections=(Section("choice", 10), Section("cloze", 5)))


def without(glossary: Glossary, at: int) -> Glossary:
    return replace(glossary, entries=(*glossary.entries[:at], *glossary.entries[at + 1 :]))


def options(bank: Bank) -> Mapping[str, tuple[str, ...]]:
    items = bank.items.values()
    return {one.id: (*one.distractors, *one.spares) for one in items if isinstance(one, Choice)}


def in_order(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return [text for text in one if text in other] == [text for text in other if text in one]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, SIZE - 1))
def test_an_entry_that_joins_leaves_the_options_of_the_others_in_their_order(at):
    grown = Glossary(entries=tuple(made_up.entries(SIZE)))
    after, before = options(item_bank(grown)), options(item_bank(without(grown, at)))
    shared = after.keys() & before.keys()
    printed = [key for key in shared if in_order(after[key][:3], before[key][:3])]
    ranked = [key for key in shared if in_order(after[key], before[key])]
    assert len(printed) >= 0.95 * len(shared) > 0
    assert len(ranked) >= 0.85 * len(shared)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, SIZE - 1), st.sampled_from(["a", "b", "c"]))
def test_an_entry_that_joins_leaves_three_in_five_questions_the_same(at, seed):
    grown = Glossary(entries=tuple(made_up.entries(SIZE)))
    old, new = (
        assemble(item_bank(one), one, ASKED, seed=seed).items for one in (without(grown, at), grown)
    )
    assert len(old.keys() & new.keys()) >= 0.6 * len(old)


def test_an_entry_of_another_topic_changes_no_options():
    glossary = Glossary(entries=tuple(made_up.entries(SIZE)))
    alone = Entry("zz", "Qwertzu", "a yxcvb that asdfghj the poiuzt of mnbvcx lkjhgf qayxsw")
    before = options(item_bank(glossary))
    after = options(item_bank(replace(glossary, entries=(*glossary.entries, alone))))
    assert all(after.get(key) == texts for key, texts in before.items())
