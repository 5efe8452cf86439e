"""Matching sections that name tags or sources: premises of these, in equal numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quizgen.errors import NotEnoughError
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Bank, Item, Matching
from quizgen.quiz.assemble import assemble
from quizgen.quiz.model import Blueprint, Quiz, Section
from quizgen.quiz.origins import source_at
from quizgen.quiz.proof import proof_sheet
from quizgen.quiz.store import parse_quiz, print_quiz

# Two sets of eight; in each the entries belong to two tags and two files by turns.
ENTRIES = tuple(
    Entry(
        id=f"e{n}",
        term=f"Term{chr(97 + n)}{chr(97 + n)}x",
        definition=f"meaning {chr(97 + n) * 5}",
        tags=("odd" if n % 2 else "even",),
        sources=(f"{'one' if n % 2 else 'two'}.txt:{n + 1}",),
    )
    for n in range(16)
)
GLOSSARY = Glossary(title="Course", entries=ENTRIES)


def bank_set(item_id: str, entries: tuple[Entry, ...]) -> Matching:
    return Matching(
        id=item_id,
        entries=tuple(one.id for one in entries),
        pairs=tuple((one.definition, one.term) for one in entries),
        extra_responses=("Spare one", "Spare two", "Spare three"),
        tags=("even", "odd"),
        source=entries[0].sources[0],
    )


ITEMS: dict[str, Item] = {
    one.id: one
    for one in (bank_set("matching:a", ENTRIES[:8]), bank_set("matching:b", ENTRIES[8:]))
}


def made(count: int, **wishes: Any) -> Quiz:
    asked = Blueprint(sections=(Section("matching", count, **wishes),))
    return assemble(Bank(ITEMS), GLOSSARY, asked, seed="s")


def asked_about(quiz: Quiz) -> list[Entry]:
    ids = [
        entry
        for item in quiz.items.values()
        if isinstance(item, Matching)
        for entry in item.entries
    ]
    return [entry for entry in ENTRIES if entry.id in ids]


def test_a_section_with_a_tag_takes_premises_with_it_only() -> None:
    assert {entry.tags for entry in asked_about(made(8, tags=("odd",)))} == {("odd",)}


def test_a_section_with_a_source_takes_premises_from_it_only() -> None:
    found = asked_about(made(8, source=("two.txt",)))
    assert {entry.sources[0].partition(":")[0] for entry in found} == {"two.txt"}


def test_each_of_several_tags_gets_its_share() -> None:
    found = asked_about(made(8, tags=("odd", "even")))
    assert [entry.tags for entry in found].count(("odd",)) == 4


def test_too_few_premises_for_equal_shares_are_taken_from_any_of_the_tags() -> None:
    assert len(asked_about(made(6, tags=("odd", "even")))) == 6


def test_a_refusal_counts_the_premises_of_the_tag_only() -> None:
    with pytest.raises(NotEnoughError, match="9 asked, 8 possible"):
        made(9, tags=("odd",))


def test_a_set_carries_the_tags_and_source_of_its_own_premises() -> None:
    (item,) = made(4, tags=("even",)).items.values()
    assert isinstance(item, Matching)
    first = next(entry for entry in ENTRIES if entry.id == item.entries[0])
    assert (item.tags, item.source) == (("even",), first.sources[0])


def test_the_proof_sheet_names_the_line_of_every_premise() -> None:
    quiz = made(4, tags=("even",))
    (question,) = proof_sheet(quiz, Bank(ITEMS), GLOSSARY)
    assert sorted(question.source.split(", ")) == sorted(
        entry.sources[0] for entry in asked_about(quiz)
    )


def test_every_premise_shows_the_line_of_its_own_entry() -> None:
    quiz = made(4, tags=("even",))
    (item,) = quiz.items.values()
    assert isinstance(item, Matching)
    entries = {entry.id: entry for entry in ENTRIES}
    lines = [entries[one].sources[0] for one in item.entries]
    assert [source_at(item, part) for part in range(4)] == lines
    assert len(set(lines)) == 4
    again, problems = parse_quiz(print_quiz(quiz), "quiz.json")
    assert (again.items[item.id], problems) == (item, [])


def test_a_premise_of_an_older_record_never_shows_the_line_of_another() -> None:
    (item,) = made(4, tags=("even",)).items.values()
    assert isinstance(item, Matching)
    older = replace(item, sources=())
    assert [source_at(older, part) for part in range(4)] == [item.source, "", "", ""]
    own = Matching(id="own", pairs=(("a", "b"), ("c", "d")), source="own.toml:3")
    assert source_at(own, 1) == "own.toml:3"


def test_points_of_one_list_share_its_line() -> None:
    pairs = (("a", "b"), ("c", "d"))
    points = Matching(id="list", entries=("e1",), pairs=pairs, source="notes.txt:4")
    assert source_at(points, 1) == "notes.txt:4"
