from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.items.model import Choice, Matching, Short
from quizgen.quiz.forms import form_code, option_order
from quizgen.quiz.model import Form, Quiz, Section
from quizgen.quiz.printed import options_of
from quizgen.quiz.sets import Pair, capacity, cut, set_sizes

Make = Callable[..., Quiz]


def right_letters(form: Form, quiz: Quiz) -> dict[int, int]:
    return {
        question.numbers[0]: question.order.index(0)
        for question in form.questions
        if quiz.items[question.item].kind == "choice"
    }


def equal_shares(quiz: Quiz) -> list[float]:
    letters = [right_letters(form, quiz) for form in quiz.forms]
    return [
        sum(one[number] == other[number] for number in one) / len(one)
        for one, other in combinations(letters, 2)
    ]


def test_the_codes_of_forms_are_short_and_in_order() -> None:
    codes = [form_code(index) for index in range(800)]
    assert len(set(codes)) == 800
    assert codes == sorted(codes, key=lambda code: (len(code), code))


def test_all_forms_ask_the_same_items_section_by_section(make: Make) -> None:
    quiz = make(Section("choice", 8), Section("cloze", 4), forms=4)
    asked = [
        [
            sorted(q.item for q in form.questions if quiz.items[q.item].kind == kind)
            for form in quiz.forms
        ]
        for kind in ("choice", "cloze")
    ]
    assert all(len(set(map(tuple, one))) == 1 for one in asked)
    assert len({tuple(q.item for q in form.questions) for form in quiz.forms}) == 4
    assert all(
        [quiz.items[q.item].kind for q in form.questions] == ["choice"] * 8 + ["cloze"] * 4
        for form in quiz.forms
    )


@given(st.text(max_size=6), st.integers(0, 300), st.integers(1, 7))
def test_options_are_printed_in_a_permutation(seed: str, form: int, wrong: int) -> None:
    item = Choice(id="c", stem="?", key="k", distractors=tuple(f"d{n}" for n in range(wrong)))
    order = option_order(item, seed=seed, form=form, language="en")
    assert sorted(order) == list(range(wrong + 1))


@given(st.integers(1, 8))
@settings(max_examples=10, deadline=None)
def test_a_form_does_not_change_when_more_forms_are_made(make: Make, forms: int) -> None:
    few, many = make(Section("choice", 10), forms=forms), make(Section("choice", 10), forms=9)
    assert many.forms[:forms] == few.forms


@pytest.mark.parametrize("count", [10, 20, 40])
def test_neighbours_share_few_letters(make: Make, count: int) -> None:
    shares = [equal_shares(make(Section("choice", count), forms=6, seed=s)) for s in "abc"]
    for one in shares:
        assert sum(one) / len(one) <= 1 / 4 + 0.02
        assert max(one) <= 0.4


def test_the_key_stands_at_every_letter_equally_often(make: Make) -> None:
    quizzes = [make(Section("choice", 30), seed=str(seed)) for seed in range(40)]
    counts = Counter(
        letter for quiz in quizzes for letter in right_letters(quiz.forms[0], quiz).values()
    )
    expected = sum(counts.values()) / 4
    chi_square = sum((counts[letter] - expected) ** 2 / expected for letter in range(4))
    assert chi_square < 16.27  # 3 degrees of freedom, p = .001


def test_responses_are_alphabetical_on_every_form(make: Make) -> None:
    quiz = make(Section("matching", 7), forms=3)
    for form in quiz.forms:
        question = form.questions[0]
        texts = options_of(quiz.items[question.item])
        printed = [texts[at].casefold() for at in question.order]
        assert printed == sorted(printed)
        assert len(question.numbers) == 7
        assert len(printed) == 10


def test_answers_without_letters_have_no_order() -> None:
    assert (
        option_order(Short(id="s", prompt="?", answer="a"), seed="s", form=0, language="en") == ()
    )


@given(st.integers(0, 60))
def test_sets_have_four_to_ten_premises(count: int) -> None:
    ways = set_sizes(count)
    assert all(sum(sizes) == count and 4 <= min(sizes) <= max(sizes) <= 10 for sizes in ways)
    assert bool(ways) == (count >= 4)


def pair(name: str, key: float) -> Pair:
    return Pair(name, f"about {name}", name.upper(), key)


def matching(names: str, *extra: str) -> Matching:
    pairs = tuple((f"about {name}", name.upper()) for name in names)
    return Matching(id="matching:x", entries=tuple(names), pairs=pairs, extra_responses=extra)


def test_responses_left_over_become_extra_ones() -> None:
    found = cut(matching("abcdefg"), [pair(name, ord(name)) for name in "abcd"], "seed")
    assert len(found.extra_responses) == 2
    assert set(found.extra_responses) < {"E", "F", "G"}
    assert found.entries == tuple(premise.removeprefix("about ") for premise, _ in found.pairs)


def test_larger_sets_get_three_extra_responses_and_rather_not_those_asked_elsewhere() -> None:
    found = cut(
        matching("abcdefgh", "X", "Y"),
        [pair(name, 1.0) for name in "abcdef"],
        "seed",
        unwanted=lambda text: text == "G",
    )
    assert found.extra_responses == ("H", "X", "Y")


def test_the_responses_are_never_simply_in_the_order_of_the_premises() -> None:
    found = cut(matching("abcd", "X", "Y"), [pair(name, ord(name)) for name in "abcd"], "seed")
    assert [response for _, response in found.pairs] == ["B", "C", "D", "A"]


def test_an_own_set_keeps_its_id_and_its_extra_responses() -> None:
    own = matching("abcdef", "X")
    found = cut(own, [pair(name, 1.0) for name in "abcd"], "seed", own=True)
    assert (found.id, found.extra_responses) == ("matching:x", ("X",))


@pytest.mark.parametrize(
    ("extra", "most"), [((), 4), (("X",), 5), (("X", "Y"), 6), (("X", "A"), 5)]
)
def test_a_set_keeps_two_names_for_extra_responses(extra: tuple[str, ...], most: int) -> None:
    assert capacity(matching("abcdef", *extra), 6) == most
