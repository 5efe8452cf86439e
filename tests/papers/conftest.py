"""Small quizzes for the tests of the papers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.items.model import Blank, Choice, Cloze, Matching, Open, Short
from quizgen.quiz.model import Form, FormSection, Paper, Question, Quiz

CHOICE = Choice(
    id="choice-td:push-model",
    entry="push-model",
    stem="What is meant by “push model”?",
    key="Goods are made in advance, from forecasts",
    distractors=("Goods are made to order", "Goods are sent back", "Goods are stored"),
    rationale="Push model: goods are made in advance, from forecasts.",
    source="notes.txt:12",
)
MATCHING = Matching(
    id="matching:0a1b2c3d",
    pairs=(
        ("Growth of swings in orders up the chain", "bullwhip effect"),
        ("Parts arrive when they are needed", "just-in-time inventory"),
        ("Goods held against a sudden rise in demand", "safety stock"),
    ),
    extra_responses=("churn",),
    source="notes.txt:30",
)
CLOZE = Cloze(
    id="cloze:extranet",
    text="An ____ lets partners in; an ____ is for employees only.",
    blanks=(Blank("extranet", ("partner network",)), Blank("intranet")),
    reject=("internet",),
    source="notes.txt:40",
)
SHORT = Short(
    id="short-term:churn",
    prompt="Name the term: the share of customers who leave within a period.",
    answer="customer churn",
    accept=("churn rate",),
    source="notes.txt:50",
)
LIST = Short(
    id="short-list:flows",
    prompt="List the three flows of a supply chain.",
    answer="material, information, money",
    expects="list",
    items=("material flow", "information flow", "financial flow"),
)
OPEN = Open(id="open:essay", prompt="Why do orders swing more than sales?", lines=6)

SECRETS = (
    "s3cret-seed",
    "push-model",
    "choice-td",
    "matching:0a1b2c3d",
    "cloze:",
    "short-term",
    "short-list",
    "open:essay",
    "notes.txt",
    "partner network",
    "intranet",
    "churn rate",
    "customer churn",
    "information flow",
    "internet",
    "in advance, from forecasts.",
)
PAPER = Paper(
    institution="Example University",
    course="BUS 101",
    date="24 November",
    minutes=45,
)


def whole_form(code: str = "A", choice_order: tuple[int, ...] = (2, 0, 1, 3)) -> Form:
    """A form with one question of each kind."""
    one, two = Decimal(1), Decimal(2)
    questions = (
        Question((1,), CHOICE.id, one, choice_order),
        Question((2, 3, 4), MATCHING.id, one, (3, 0, 2, 1)),
        Question((5, 6), CLOZE.id, one),
        Question((7,), SHORT.id, one),
        Question((8,), LIST.id, Decimal(3)),
        Question((9,), OPEN.id, two),
    )
    sections = (
        FormSection("Multiple choice", "", (1,)),
        FormSection("Matching", "Match them.", (2, 3, 4)),
        FormSection("Blanks", "", (5, 6)),
        FormSection("", "", (7, 8)),
        FormSection("", "", (9,)),
    )
    return Form(code, questions, sections)


@pytest.fixture(scope="session")
def quiz() -> Quiz:
    """Two forms with a question of every kind."""
    items = {item.id: item for item in (CHOICE, MATCHING, CLOZE, SHORT, LIST, OPEN)}
    return Quiz(
        id="midterm",
        title="Supply chains: midterm",
        items=items,
        forms=(whole_form(), whole_form("B", (0, 3, 1, 2))),
        seed="s3cret-seed",
        fingerprint="3fa91c07",
        paper=PAPER,
        rivals=("push model", "pull model"),
    )


@pytest.fixture(scope="session")
def secrets() -> tuple[str, ...]:
    """What must not stand in a student's file."""
    return SECRETS
