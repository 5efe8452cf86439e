from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.matching import matching_id
from quizgen.items.model import Bank, Blank, Choice, Cloze, Item, Matching, Short
from quizgen.quiz.assemble import assemble
from quizgen.quiz.model import Blueprint, Quiz, Section

# Words that share no stem, so that no made-up item gives another away.
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "no", "pu", "ri", "so", "tu", "va", "ze")


def word(number: int) -> str:
    found = ""
    for _ in range(3):
        number, digit = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[digit]
    return found + "x"


@dataclass(frozen=True)
class Course:
    glossary: Glossary
    bank: Bank


def entry(number: int, tags: tuple[str, ...] = ()) -> Entry:
    return Entry(
        id=f"e{number}",
        term=f"Term{word(number)}",
        definition=f"meaning {word(number + 500)} of {word(number + 1000)}",
        tags=tags,
        sources=(f"notes.txt:{number + 1}",),
    )


def items_of(one: Entry, wrong: tuple[str, ...]) -> list[Item]:
    shared = {"source": one.sources[0], "tags": one.tags, "entry": one.id}
    return [
        Choice(
            id=f"choice-dt:{one.id}",
            stem=f"What is the {one.definition}?",
            key=one.term,
            distractors=wrong[:3],
            spares=wrong[3:8],
            **shared,  # type: ignore[arg-type]
        ),
        Choice(
            id=f"choice-td:{one.id}",
            stem=f"What is {one.term}?",
            key=one.definition,
            distractors=tuple(f"no {text}" for text in wrong[:3]),
            **shared,  # type: ignore[arg-type]
        ),
        Cloze(
            id=f"cloze:{one.id}",
            text=f"The {one.definition} is ____.",
            blanks=(Blank(one.term, (one.term.lower(),)),),
            **shared,  # type: ignore[arg-type]
        ),
        Short(
            id=f"short-term:{one.id}",
            prompt=f"Name the {one.definition}.",
            answer=one.term,
            **shared,  # type: ignore[arg-type]
        ),
    ]


def course_of(size: int, topics: tuple[str, ...] = ("crm", "scm")) -> Course:
    entries = tuple(entry(n, (topics[n % len(topics)],)) for n in range(size))
    terms = [one.term for one in entries]
    items: dict[str, Item] = {}
    for n, one in enumerate(entries):
        wrong = tuple(terms[(n + step) % size] for step in range(1, min(size, 9)))
        items |= {item.id: item for item in items_of(one, wrong)}
    for topic in topics:
        inside = [one for one in entries if topic in one.tags][:9]
        ids = tuple(one.id for one in inside)
        found = Matching(
            id=matching_id(ids),
            entries=ids,
            directions="Match each meaning with its term.",
            pairs=tuple((one.definition, one.term) for one in inside),
            extra_responses=(f"Extra {topic} one", f"Extra {topic} two"),
            tags=(topic,),
        )
        items[found.id] = found
    return Course(Glossary(title="Course", entries=entries), Bank(items))


@pytest.fixture(scope="session")
def make_course() -> Callable[..., Course]:
    return course_of


@pytest.fixture(scope="session")
def course() -> Course:
    return course_of(60)


@pytest.fixture(scope="session")
def make(course: Course) -> Callable[..., Quiz]:
    def one(*sections: Section, seed: str = "seed", **options: object) -> Quiz:
        blueprint = Blueprint(sections=sections, **options)  # type: ignore[arg-type]
        return assemble(course.bank, course.glossary, blueprint, seed=seed)

    return one
