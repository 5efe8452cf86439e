"""A small quiz with every kind of question on two forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.items.model import Blank, Choice, Cloze, Matching, Open, Short
from quizgen.quiz.model import Form, FormSection, Question, Quiz

ITEMS = {
    item.id: item
    for item in (
        Choice(
            id="choice:push",
            stem="Makes to stock",
            key="Push model",
            distractors=("Pull model", "Kanban", "Hybrid"),
        ),
        Choice(
            id="choice:crm",
            stem="Looks after customers",
            key="CRM",
            distractors=("SCM", "ERP", "MRP"),
        ),
        Matching(
            id="matching:1",
            pairs=(
                ("Moves goods", "Logistics"),
                ("Buys goods", "Procurement"),
                ("Keeps goods", "Warehousing"),
            ),
            extra_responses=("Marketing", "Finance"),
        ),
        Cloze(
            id="cloze:two",
            text="The ____ moves ____.",
            blanks=(Blank("supply chain"), Blank("goods", ("products",))),
        ),
        Cloze(id="cloze:bank", text="A ____ pulls.", blanks=(Blank("pull model"),)),
        Short(
            id="short:scm", prompt="What is SCM?", answer="supply chain management", accept=("SCM",)
        ),
        Short(
            id="short:flows",
            prompt="Name the flows",
            answer="",
            expects="list",
            items=("material flow", "information flow", "financial flow"),
        ),
        Short(
            id="short:push",
            prompt="Define push model",
            answer="A model that makes goods before they are ordered",
            expects="definition",
        ),
        Open(id="open:why", prompt="Discuss why"),
    )
}
SECTIONS = (
    FormSection("Choice", "", (1, 2)),
    FormSection("Matching", "", (3, 4, 5)),
    FormSection("Cloze", "", (6, 7)),
    FormSection("Bank", "", (8,), ("kanban", "pull model", "push model")),
    FormSection("Short", "", (9, 10, 11)),
    FormSection("Open", "", (12,)),
)
RIVALS = (
    "Push model",
    "Pull model",
    "Kanban",
    "supply chain management",
    "SCM",
    "CRM",
    "customer relationship management",
)


def _form(
    code: str, choices: tuple[tuple[str, tuple[int, ...]], ...], order: tuple[int, ...]
) -> Form:
    worth = {"choice:push": Decimal(1), "choice:crm": Decimal(2)}
    first = tuple(
        Question((number,), item, worth[item], printed)
        for number, (item, printed) in enumerate(choices, start=1)
    )
    rest = (
        Question((3, 4, 5), "matching:1", Decimal(1), order),
        Question((6, 7), "cloze:two", Decimal(1)),
        Question((8,), "cloze:bank", Decimal(1)),
        Question((9,), "short:scm", Decimal(2)),
        Question((10,), "short:flows", Decimal(1)),
        Question((11,), "short:push", Decimal(2)),
        Question((12,), "open:why", Decimal(4)),
    )
    return Form(code, (*first, *rest), SECTIONS)


FORMS = (
    # A: push is B, CRM is A; Logistics B, Procurement C, Warehousing D.
    _form("A", (("choice:push", (2, 0, 1, 3)), ("choice:crm", (0, 1, 2, 3))), (4, 0, 1, 2, 3)),
    # B: CRM is D, push is A; Logistics C, Procurement B, Warehousing A.
    _form("B", (("choice:crm", (3, 2, 1, 0)), ("choice:push", (0, 1, 2, 3))), (2, 1, 0, 3, 4)),
)


@pytest.fixture
def quiz() -> Quiz:
    return Quiz("demo", "Demo", ITEMS, FORMS, fingerprint="deadbeef", rivals=RIVALS)


@pytest.fixture
def one_form() -> Quiz:
    return Quiz("demo", "Demo", ITEMS, FORMS[:1], fingerprint="deadbeef", rivals=RIVALS)
