from __future__ import annotations

import pytest

from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Bank, Blank, Choice, Cloze, Item, Matching, Open, Short
from quizgen.quiz.assemble import assemble
from quizgen.quiz.clues import Clue, clue_between, facts_of
from quizgen.quiz.model import Blueprint, Section

NAMES = {"push": ("Push model",), "pull": ("Pull model",), "crm": ("CRM",), "phases": ("Phases",)}
PUSH = Choice(
    id="choice-dt:push",
    entry="push",
    stem="Which model starts production from a forecast of demand?",
    key="Push model",
    distractors=("Kanban",),
)
PUSH_BACK = Choice(
    id="choice-td:push",
    entry="push",
    stem="What is meant by “Push model”?",
    key="Production starts from a forecast of demand",
    distractors=("Other",),
)
POINTS = Short(
    id="short-list:phases",
    entry="phases",
    prompt="Name the three phases.",
    answer="Phases",
    expects="list",
    items=("Reporting", "Analysing", "Predicting"),
)


def cloze(text: str, answer: str = "Lead time") -> Cloze:
    return Cloze(id="cloze:x", entry="x", text=text, blanks=(Blank(answer),))


def pairs(*names: str) -> Matching:
    return Matching(
        id="matching:x", pairs=tuple((f"premise {n}", name) for n, name in enumerate(names))
    )


def telling(option: str) -> Choice:
    return Choice(id="choice-td:y", entry="y", stem="What is Y?", key="Z", distractors=(option,))


@pytest.mark.parametrize(
    ("one", "other", "clue"),
    [
        (PUSH, cloze("The time from order to delivery is ____."), Clue.NONE),
        (PUSH, cloze("Unlike the push model, ____ is short."), Clue.MENTION),
        (PUSH, cloze("The push models start production from forecasts of ____."), Clue.GIVES_AWAY),
        (PUSH_BACK, cloze("The push model starts production from a forecast of ____."), Clue.GIVES_AWAY),
        (PUSH_BACK, cloze("A forecast of demand is ____."), Clue.NONE),
        (POINTS, pairs("Reporting", "Analysing", "Other"), Clue.GIVES_AWAY),
        (POINTS, pairs("Reporting", "Other"), Clue.NONE),
        (POINTS, Open(id="o", prompt="Discuss reporting and predicting."), Clue.GIVES_AWAY),
        (cloze("Reporting what happened is ____.", "Reporting"), cloze("Past: ____.", "Other"), Clue.NONE),
        (cloze("A ____ is quick.", "Pull model"), pairs("Push model"), Clue.NONE),
        (cloze("A ____ is quick.", "Push model"), pairs("Push model"), Clue.SEEN),
        (PUSH, pairs("Push model"), Clue.NONE),
        (PUSH_BACK, telling(PUSH_BACK.key), Clue.SEEN),
        (cloze("Time that stock waits on shelves is ____."), telling("Time that stock waits on shelves"), Clue.SEEN),
        (
            Short(id="s", entry="crm", prompt="Name the care of customers.", answer="CRM"),
            Cloze(id="c", text="____ is wide.", blanks=(Blank("Y"),), near=("CRM",)),
            Clue.MENTION,
        ),
        (
            Short(id="s", entry="crm", prompt="Define CRM.", answer="Care of customers", expects="definition"),
            cloze("CRM is the care of customers by ____."),
            Clue.GIVES_AWAY,
        ),
    ],
)  # fmt: skip
def test_how_much_one_item_tells_about_another(one: Item, other: Item, clue: Clue) -> None:
    first, second = (facts_of(item, NAMES, "en") for item in (one, other))
    assert clue_between(first, second) is clue
    assert clue_between(second, first) is clue


def test_an_item_that_gives_another_away_is_left_out() -> None:
    tell = Choice(
        id="choice-dt:a",
        entry="a",
        stem="What does the push model need when it starts production from a forecast of demand?",
        key="Stock",
        distractors=("Air", "Sea"),
    )
    free = Choice(id="choice-dt:b", entry="b", stem="Why?", key="So", distractors=("No", "Yes"))
    glossary = Glossary(
        entries=tuple(Entry(id=one, term=NAMES.get(one, (one,))[0]) for one in ("push", "a", "b"))
    )
    bank = Bank({item.id: item for item in (PUSH, tell, free)})
    for seed in "abcdefgh":
        quiz = assemble(bank, glossary, Blueprint(sections=(Section("choice", 2),)), seed=seed)
        assert {PUSH.id, tell.id} > {PUSH.id, tell.id} & set(quiz.items)
