from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Place, Problem, Severity
from quizgen.plain import Plain, did_you_mean


def plain_of(data: dict[str, Any], **options: Any) -> tuple[Plain, list[Problem]]:
    problems: list[Problem] = []
    return Plain(data, lambda path: Place(path), problems, **options), problems


@pytest.mark.parametrize(
    ("read", "data", "value"),
    [
        (lambda p: p.text("k"), {"k": "x"}, "x"),
        (lambda p: p.text("k", "d"), {}, "d"),
        (lambda p: p.required("k"), {"k": "x"}, "x"),
        (lambda p: p.one_of("k", ("a", "b"), "a"), {"k": "b"}, "b"),
        (lambda p: p.one_of("k", ("a", "b"), ""), {}, ""),
        (lambda p: p.flag("k"), {"k": True}, True),
        (lambda p: p.flag("k", True), {}, True),
        (lambda p: p.whole("k"), {"k": 3}, 3),
        (lambda p: p.whole("k", 7), {}, 7),
        (lambda p: p.whole("k"), {}, None),
        (lambda p: p.number("k"), {"k": 1.5}, 1.5),
        (lambda p: p.number("k"), {"k": 2}, 2),
        (lambda p: p.number("k", 0.5), {}, 0.5),
        (lambda p: p.decimal("k"), {"k": 0.1}, Decimal("0.1")),
        (lambda p: p.decimal("k", Decimal(4)), {}, Decimal(4)),
        (lambda p: p.texts("k"), {"k": ["a", "b"]}, ("a", "b")),
        (lambda p: p.texts("k"), {}, ()),
        (lambda p: p.some_texts("k"), {"k": "a"}, ("a",)),
        (lambda p: p.some_texts("k"), {"k": ["a", "b"]}, ("a", "b")),
        (lambda p: p.some_texts("k"), {}, ()),
        (lambda p: p.whole_numbers("k"), {"k": [1, 2]}, (1, 2)),
        (lambda p: p.whole_numbers("k"), {}, ()),
        (lambda p: p.raw("k"), {"k": object}, object),
        (lambda p: p.table("k").text("x"), {"k": {"x": "y"}}, "y"),
        (lambda p: p.table("k").text("x"), {}, ""),
        (lambda p: [one.path for one in p.tables("k")], {"k": [{}, {}]}, ["k[0]", "k[1]"]),
        (lambda p: p.tables("k"), {}, []),
    ],
)
def test_what_is_right_is_read_without_a_word(
    read: Callable[[Plain], object], data: dict[str, Any], value: object
) -> None:
    plain, problems = plain_of(data)
    assert read(plain) == value
    plain.done()
    assert problems == []


@pytest.mark.parametrize(
    ("read", "wrong", "said"),
    [
        (lambda p: p.text("k"), 3, "k must be a text in quotes, not 3"),
        (lambda p: p.text("k"), True, "not true"),
        (lambda p: p.required("k"), " ", "k is empty"),
        (lambda p: p.one_of("k", ("alpha", "beta"), ""), "alpa", "k cannot be “alpa”"),
        (lambda p: p.flag("k"), "yes", "must be true or false, not “yes”"),
        (lambda p: p.flag("k"), 1, "must be true or false"),
        (lambda p: p.whole("k"), 1.0, "must be a whole number"),
        (lambda p: p.whole("k"), False, "must be a whole number, not false"),
        (lambda p: p.whole("k", least=1), 0, "must be 1 or more"),
        (lambda p: p.number("k"), "1", "must be a number"),
        (lambda p: p.number("k"), True, "must be a number"),
        (lambda p: p.number("k"), -1, "must be 0 or more"),
        (lambda p: p.number("k"), float("nan"), "must be 0 or more"),
        (lambda p: p.number("k"), float("inf"), "must be 0 or more"),
        (lambda p: p.decimal("k", most=1), 1.5, "must be 1 or less"),
        (lambda p: p.texts("k"), "a", "must be a list of texts"),
        (lambda p: p.texts("k"), ["a", 1], "must be a list of texts"),
        (lambda p: p.some_texts("k"), 1, "must be a list of texts"),
        (lambda p: p.whole_numbers("k"), [1, True], "must be a list of whole numbers"),
        (lambda p: p.table("k"), [], "must be a table"),
        (lambda p: p.tables("k"), {}, "must be a list of tables"),
        (lambda p: p.tables("k"), [1], "must be a list of tables"),
    ],
)
def test_what_is_wrong_is_reported_and_left_at_its_default(
    read: Callable[[Plain], object], wrong: object, said: str
) -> None:
    plain, problems = plain_of({"k": wrong})
    read(plain)
    (problem,) = problems
    assert said in problem.message
    assert problem.severity is Severity.ERROR
    assert problem.place == Place("k")


def test_a_required_text_that_is_missing_is_reported_with_a_line_to_paste() -> None:
    plain, problems = plain_of({})
    assert plain.required("title") == ""
    assert [(one.message, one.hint) for one in problems] == [("title is missing", 'title = "…"')]


def test_an_unknown_key_is_reported_with_the_nearest_known_one() -> None:
    plain, problems = plain_of({"cuont": 1, "zzz": 1})
    plain.whole("count")
    plain.text("kind")
    plain.done()
    assert [one.hint for one in problems] == [
        "did you mean “count”?",
        "known here: count, kind",
    ]


def test_unknown_keys_can_matter_less_at_every_depth() -> None:
    plain, problems = plain_of({"inner": {"x": 1}}, unknown=Severity.WARNING, check="quiz")
    plain.table("inner").done()
    plain.done()
    assert [(one.severity, one.check, one.place) for one in problems] == [
        (Severity.WARNING, "quiz", Place("inner.x"))
    ]


def test_the_place_of_a_key_is_its_dotted_path() -> None:
    plain, _ = plain_of({"section": [{}, {"paper": {}}]})
    inner = plain.tables("section")[1].table("paper")
    assert inner.place("size") == Place("section[1].paper.size")
    assert inner.place() == Place("section[1].paper")


def test_long_values_are_shown_short() -> None:
    plain, problems = plain_of({"k": "x" * 500})
    plain.whole("k")
    assert len(problems[0].message) < 120


_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(_values)
def test_no_value_makes_a_reader_raise(value: object) -> None:
    plain, _ = plain_of({"k": value})
    for read in (plain.text, plain.required, plain.flag, plain.whole, plain.number, plain.decimal):
        read("k")
    for listed in (plain.texts, plain.some_texts, plain.whole_numbers, plain.table, plain.tables):
        listed("k")
    plain.one_of("k", ("a",), "a")
    plain.done()


def test_nothing_is_offered_for_a_word_that_nothing_is_near() -> None:
    assert did_you_mean("zzzz", ["count"]) == ""
    assert did_you_mean("x" * 100_000, ["count"]) == ""
