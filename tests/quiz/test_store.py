from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import InputError, Severity
from quizgen.items.model import Blank, Choice, Cloze, Matching, Open, Short
from quizgen.quiz.model import Form, FormSection, Paper, Question, Quiz, Section
from quizgen.quiz.policy import Policy
from quizgen.quiz.store import fingerprint, parse_quiz, print_quiz, quiz_to_plain

Make = Callable[..., Quiz]
DATA = Path(__file__).parent / "data"
LEAST: dict[str, Any] = {
    "format": "quizgen/quiz",
    "version": 1,
    "id": "q",
    "title": "Q",
    "items": {"one": {"kind": "choice", "stem": "Why?", "key": "So", "distractors": ["No"]}},
    "forms": [
        {"code": "A", "questions": [{"numbers": [1], "item": "one", "points": 1, "order": [1, 0]}]}
    ],
}


def refused(data: object, name: str = "quiz.json") -> InputError:
    with pytest.raises(InputError) as caught:
        parse_quiz(data if isinstance(data, str) else json.dumps(data), name)
    assert name in caught.value.message
    assert caught.value.next_step
    return caught.value


def with_(**changes: object) -> dict[str, Any]:
    return {**LEAST, **changes}


def with_question(**changes: object) -> dict[str, Any]:
    question = {**LEAST["forms"][0]["questions"][0], **changes}
    return with_(forms=[{"code": "A", "questions": [question]}])


def test_what_is_printed_is_read_back(make: Make) -> None:
    quiz = make(
        Section("choice", 4),
        Section("matching", 5),
        Section("cloze", 2, word_bank=True),
        Section("short", 2, points=Decimal("1.5")),
        forms=3,
        paper=Paper(course="MIS", minutes=30, name_fields=("Name",)),
        grading=Policy(negative=Decimal("0.25")),
        pin=("choice-dt:e3",),
    )
    text = print_quiz(quiz)
    again, problems = parse_quiz(text, "quiz.json")
    assert problems == []
    assert again == quiz
    assert print_quiz(again) == text


def test_the_text_is_canonical(make: Make) -> None:
    text = print_quiz(make(Section("choice", 2)))
    data = json.loads(text)
    assert text == json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_a_quiz_of_version_1_is_read_as_it_always_was() -> None:
    text = (DATA / "version-1.json").read_text("utf-8")
    quiz, problems = parse_quiz(text, "version-1.json")
    assert problems == []
    assert print_quiz(quiz) == text
    assert [item.kind for item in quiz.items.values()] == [
        "choice",
        "cloze",
        "open",
        "matching",
        "short",
    ]
    assert quiz.fingerprint == "13e6f29b"


def test_the_least_that_a_quiz_can_be_is_read_with_defaults_and_a_warning() -> None:
    quiz, problems = parse_quiz(json.dumps(LEAST), "quiz.json")
    assert [(one.check, one.severity) for one in problems] == [("fingerprint", Severity.WARNING)]
    assert quiz == Quiz(
        id="q",
        title="Q",
        items={"one": Choice(id="one", stem="Why?", key="So", distractors=("No",))},
        forms=(Form("A", (Question((1,), "one", Decimal(1), (1, 0)),)),),
        fingerprint=fingerprint(quiz),
    )


@pytest.mark.parametrize("key", ["id", "title", "items", "forms"])
def test_what_is_required_is_asked_for(key: str) -> None:
    assert key in refused({name: value for name, value in LEAST.items() if name != key}).message


@pytest.mark.parametrize("key", ["numbers", "item", "points", "order"])
def test_what_a_question_needs_is_asked_for(key: str) -> None:
    question = {k: v for k, v in LEAST["forms"][0]["questions"][0].items() if k != key}
    assert key in refused(with_(forms=[{"code": "A", "questions": [question]}])).message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "not valid JSON"),
        ("\0\1", "not valid JSON"),
        ('{"format":\n', "quiz.json:2"),
        ("[]", "this is not a quiz"),
        ("{}", "this is not a quiz"),
        ('{"format": "quizgen/quiz", "format": "x"}', "“format” stands twice"),
        ('{"format": NaN}', "NaN is not a number"),
        ("[" * 100_000, "too deeply"),
        ('{"version": 1' + "0" * 5000 + "}", "this is not a quiz"),
        (with_(version=2), "has version 2, this program reads 1"),
        (with_(items={}), "has no items"),
        (with_(forms=[]), "has no forms"),
        (with_(forms=[{"code": "A", "questions": []}]), "has no questions"),
        (with_(forms=LEAST["forms"] * 2), "form A stands 2 times"),
        (with_(items={"one": {"kind": "riddle"}}), "cannot be “riddle”"),
        (with_(items={"one": 3}), "must be a table"),
        (with_question(item="two"), "which is not among the items"),
        (with_question(numbers=[1, 2]), "1 answers but 2 numbers"),
        (with_question(numbers=[0]), "a question number 0"),
        (with_question(order=[0]), "each of its 2 options once"),
        (with_question(order=[0, 2]), "each of its 2 options once"),
        (with_question(points=-1), "0 or more"),
        (with_question(points="1"), "must be a number"),
    ],
)  # fmt: skip
def test_what_is_not_a_quiz_is_refused_in_words(data: object, said: str) -> None:
    assert said in refused(data).message


def test_a_number_that_stands_twice_on_a_form_is_refused() -> None:
    questions = LEAST["forms"][0]["questions"] * 2
    said = refused(with_(forms=[{"code": "A", "questions": questions}])).message
    assert "2 questions with the number 1" in said


def test_an_unknown_key_is_only_noted() -> None:
    _, problems = parse_quiz(json.dumps(with_(colour="red", policy={"typo_credits": 1})), "q.json")
    shown = {one.message: one.severity for one in problems}
    assert shown["unknown key “colour”"] is Severity.WARNING
    assert shown["unknown key “typo_credits”"] is Severity.WARNING


def test_blanks_that_are_not_printed_are_noted() -> None:
    item = {"kind": "cloze", "text": "No blank.", "blanks": [{"answer": "x", "accept": []}]}
    _, problems = parse_quiz(
        json.dumps({**with_question(order=[]), "items": {"one": item}}), "q.json"
    )
    assert "item one prints 0 blanks for 1 answers" in [one.message for one in problems]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_quiz("\ufeff" + json.dumps(LEAST), "q.json")[0].id == "q"


def test_a_changed_text_is_found_by_the_fingerprint(make: Make) -> None:
    data = quiz_to_plain(make(Section("choice", 2)))
    next(iter(data["items"].values()))["stem"] += "!"
    assert "was changed after the papers were made" in refused(data).message


def test_keys_accepted_answers_points_and_seed_are_not_in_the_fingerprint(make: Make) -> None:
    data = quiz_to_plain(make(Section("cloze", 2)))
    data["seed"] = "other"
    data["forms"][0]["questions"][0]["points"] = 7
    blank = next(iter(data["items"].values()))["blanks"][0]
    blank["answer"], blank["accept"] = "else", ["more"]
    assert parse_quiz(json.dumps(data), "q.json")[1] == []


def quiz_of(item: Any, order: tuple[int, ...], words: tuple[str, ...] = ()) -> Quiz:
    numbers = (1, 2) if isinstance(item, Matching) else (1,)
    form = Form(
        "A",
        (Question(numbers, item.id, Decimal(1), order),),
        (FormSection("", "", numbers, words),),
    )
    return Quiz(id="q", title="Q", items={item.id: item}, forms=(form,))


def test_which_option_is_right_is_not_in_the_fingerprint() -> None:
    one = Choice(id="choice-dt:a", stem="?", key="A", distractors=("B", "C"))
    other = Choice(id="choice-dt:b", stem="?", key="B", distractors=("A", "C"))
    assert fingerprint(quiz_of(one, (0, 1, 2))) == fingerprint(quiz_of(other, (1, 0, 2)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (quiz_of(Short(id="i", prompt="a", answer=""), ()), quiz_of(Short(id="i", prompt="b", answer=""), ())),
        (quiz_of(Open(id="i", prompt="a"), ()), quiz_of(Open(id="i", prompt="b"), ())),
        (
            quiz_of(Choice(id="i", stem="?", key="A", distractors=("B",)), (0, 1)),
            quiz_of(Choice(id="i", stem="?", key="A", distractors=("B",)), (1, 0)),
        ),
        (
            quiz_of(Cloze(id="i", text="____", blanks=(Blank("x"),)), (), ("a", "b")),
            quiz_of(Cloze(id="i", text="____", blanks=(Blank("x"),)), (), ("a", "c")),
        ),
        (
            quiz_of(Matching(id="i", pairs=(("a", "x"), ("b", "y"))), (0, 1)),
            quiz_of(Matching(id="i", pairs=(("b", "x"), ("a", "y"))), (0, 1)),
        ),
    ],
)  # fmt: skip
def test_whatever_is_printed_is_in_the_fingerprint(one: Quiz, other: Quiz) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_the_fingerprint_is_eight_hex_digits_and_needs_no_valid_unicode() -> None:
    found = fingerprint(quiz_of(Open(id="i", prompt="\ud800"), ()))
    assert len(found) == 8
    assert int(found, 16) >= 0


@given(st.text(max_size=40) | st.text(alphabet='{}[]",:0', max_size=40))
@settings(max_examples=60)
def test_no_text_makes_the_reader_raise_anything_else(text: str) -> None:
    with pytest.raises(InputError):
        parse_quiz(text, "quiz.json")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["kind", "code", "questions", "one"]), inner, max_size=3
            )
        ),
        max_leaves=8,
    ),
    st.sampled_from(sorted({*LEAST, "policy", "paper", "rivals", "blueprint", "struck"})),
)
def test_a_wrong_shape_is_refused_or_noted_but_never_a_crash(value: object, key: str) -> None:
    try:
        quiz, _ = parse_quiz(json.dumps(with_(**{key: value})), "quiz.json")
    except InputError:
        return
    assert replace(quiz, title="x").items
