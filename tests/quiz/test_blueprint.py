from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Problem, Severity
from quizgen.plain import Plain
from quizgen.quiz.blueprint import (
    DEFAULT_SECTIONS,
    blueprint_to_plain,
    override,
    parse_blueprint,
    sections_of,
)
from quizgen.quiz.model import Blueprint, Paper, Section
from quizgen.quiz.policy import Band, Policy, policy_from_plain, policy_to_plain

_WHOLE = """\
title = "Midterm"
seed = 42
language = "de"
forms = 3
alternates = 1
own_items = "own.toml"
pin = ["choice-dt:crm"]
exclude = ["cloze:scm"]
statistics = "statistics.json"
difficulty = [0.3, 0.9]

[paper]
size = "Letter"
date = 2026-11-22
minutes = 60
name_fields = ["Name"]

[[section]]
kind = "choice"
count = 10
points = 1.5
tags = "scm"
source = ["notes.txt"]
options = 3
direction = "definition-term"

[[section]]
kind = "cloze"
count = 4
total = 10
word_bank = true
title = "Blanks"
directions = "Fill in."

[grading]
typo_credit = 0.5
round = 0.5
pass = 50
bands = { B = 80, A = 90 }
"""


def test_every_key_of_a_blueprint_is_read() -> None:
    blueprint, problems = parse_blueprint(_WHOLE, "exam.toml")
    assert problems == []
    assert blueprint == Blueprint(
        title="Midterm",
        seed="42",
        language="de",
        forms=3,
        alternates=1,
        own_items=("own.toml",),
        pin=("choice-dt:crm",),
        exclude=("cloze:scm",),
        statistics="statistics.json",
        difficulty=(0.3, 0.9),
        paper=Paper(size="Letter", date="2026-11-22", minutes=60, name_fields=("Name",)),
        sections=(
            Section(
                "choice",
                10,
                points=Decimal("1.5"),
                tags=("scm",),
                source=("notes.txt",),
                options=3,
                direction="definition-term",
            ),
            Section(
                "cloze",
                4,
                total=Decimal(10),
                word_bank=True,
                title="Blanks",
                directions="Fill in.",
            ),
        ),
        grading=Policy(
            typo_credit=Decimal("0.5"),
            round="0.5",
            pass_percent=Decimal(50),
            bands=(Band("A", Decimal(90)), Band("B", Decimal(80))),
        ),
    )


def test_an_empty_blueprint_is_all_defaults() -> None:
    assert parse_blueprint("", "exam.toml") == (Blueprint(), [])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('titel = "x"', 1, "did you mean “title”?"),
        ("\n[paper]\nminuts = 3", 3, "did you mean “minutes”?"),
        ('[[section]]\nkind = "choice"\ncount = 1\n[[section]]\nkind = "short"\ncuont = 1\ncount = 2', 6, "did you mean “count”?"),
        ('[[section]]\nkind = "chioce"\ncount = 1', 2, "did you mean “choice”?"),
        ('[[section]]\nkind = "choice"\ncount = "ten"', 3, "must be a whole number"),
        ('[[section]]\nkind = "choice"\ncount = 0', 3, "must be 1 or more"),
        ('[[section]]\nkind = "choice"', 1, "has no count"),
        ("[[section]]\ncount = 3", 1, "has no kind"),
        ('[[section]]\nkind = "choice"\ncount = 3\npoints = 1\ntotal = 3', 5, "not both"),
        ('[[section]]\nkind = "matching"\ncount = 3', 3, "at least 4 premises"),
        ('[[section]]\nkind = "short"\ncount = 3\nword_bank = true', 4, "only a cloze section"),
        ('[[section]]\nkind = "choice"\ncount = 3\nlines = 2', 4, "ruled lines"),
        ('[[section]]\nkind = "choice"\ncount = 3\ndirection = "up"', 4, "cannot be “up”"),
        ('[[section]]\nkind = "choice"\ncount = 3\noptions = 1', 4, "2 or more"),
        ("forms = 0", 1, "1 or more"),
        ("difficulty = [0.9, 0.1]", 1, "from low to high"),
        ("difficulty = 3", 1, "from low to high"),
        ("[grading]\nnegative = 2", 2, "1 or less"),
        ('[grading]\nround = "half"', 2, "a step such as"),
        ("[grading]\nround = true", 2, "a step such as"),
        ("[grading]\nbands = 3", 2, "grades with least percentages"),
        ("[grading]\nbands = { A = 90, B = 90 }", 2, "same percentage"),
        ('[grading]\nbands = { A = "ninety" }', 2, "must be a number"),
        ('[paper]\nsize = "A3"', 2, "choose one of: A4, Letter"),
        ("section = 3", 1, "a list of tables"),
        ('title = "a"\ntitle = "b"', None, "not valid TOML"),
        ("title = \n", 1, "not valid TOML"),
        ('title = "x"\nforms = ' + "[" * 5000 + "]" * 5000, None, "not valid TOML"),
    ],
)  # fmt: skip
def test_a_slip_is_reported_with_its_line(text: str, line: int | None, said: str) -> None:
    _, problems = parse_blueprint(text, "exam.toml")
    shown = [problem for problem in problems if said in problem.message or said in problem.hint]
    assert shown
    assert shown[0].place.source == "exam.toml"
    assert shown[0].severity is Severity.ERROR
    if line is not None:
        assert shown[0].place.line == line


@given(st.text(alphabet="[]{}=\"\n#.'abckindsection1,\\", max_size=80))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    blueprint, _ = parse_blueprint(text, "exam.toml")
    assert isinstance(blueprint, Blueprint)


def test_counts_replace_the_sections() -> None:
    asked = Blueprint(title="x", sections=(Section("choice", 9),))
    assert override(asked, matching=5, choice=0, cloze=None).sections == (Section("matching", 5),)


def test_other_options_are_put_over_the_blueprint() -> None:
    changed = override(Blueprint(title="x", forms=2), forms=4, title=None, unknown=3)
    assert (changed.title, changed.forms) == ("x", 4)


def test_a_blueprint_without_sections_gets_the_default_ones() -> None:
    assert override(Blueprint()).sections == DEFAULT_SECTIONS
    assert [(one.kind, one.count) for one in DEFAULT_SECTIONS] == [
        ("choice", 10),
        ("matching", 5),
        ("cloze", 5),
        ("short", 3),
    ]


def test_the_record_of_a_blueprint_gives_the_sections_back() -> None:
    blueprint, _ = parse_blueprint(_WHOLE, "exam.toml")
    plain = blueprint_to_plain(blueprint)
    assert sections_of(plain) == blueprint.sections
    assert plain["pin"] == ["choice-dt:crm"]
    assert plain["exclude"] == ["cloze:scm"]


_shares = st.integers(0, 100).map(lambda n: Decimal(n) / 100)


@given(
    st.builds(
        Policy,
        typo_credit=_shares,
        negative=_shares,
        partial_matching=st.booleans(),
        partial_list=st.booleans(),
        wrong_extra=_shares,
        round=st.sampled_from(["none", "0.5", "1", "10", "0.25"]),
        pass_percent=st.none() | _shares,
        bands=st.just((Band("A", Decimal("87.5")), Band("F", Decimal(0)))) | st.just(()),
        definition_auto=st.booleans(),
        list_order=st.booleans(),
        list_least=st.integers(0, 3),
    )
)
def test_a_policy_comes_back_from_plain_data(policy: Policy) -> None:
    problems: list[Problem] = []
    plain = Plain(policy_to_plain(policy), lambda _: pytest.fail("no problem"), problems)
    assert policy_from_plain(plain) == policy
    assert problems == []


def test_the_default_policy_is_empty() -> None:
    assert policy_to_plain(Policy()) == {}


@pytest.mark.parametrize("wish", ["difficulty = [0.3, 0.9]", "not_used_since = 2025-09-01"])
def test_a_wish_that_needs_statistics_is_told_where_there_are_none(wish: str) -> None:
    _, problems = parse_blueprint(f'title = "T"\n{wish}\n', "exam.toml")
    assert [(one.severity, one.place.line) for one in problems] == [(Severity.WARNING, 2)]
    _, problems = parse_blueprint(f'statistics = "s.json"\n{wish}\n', "exam.toml")
    assert problems == []
