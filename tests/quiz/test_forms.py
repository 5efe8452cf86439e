from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.items.model import Choice, Matching, Short
from quizgen.quiz.forms import Filled, form_code, make_forms, option_order
from quizgen.quiz.model import Form, Quiz, Section
from quizgen.quiz.printed import options_of
from quizgen.quiz.sets import Pair, capacity, cut, set_sizes

Make = Callable[..., Quiz]


def right_letters(form: Form, quiz: Quiz) -> dict[int, int]:
    return {
        number: question.order.index(part)
        for question in form.questions
        if quiz.items[question.item].kind in {"choice", "matching"}
        for part, number in enumerate(question.numbers)
    }


def right_words(form: Form, quiz: Quiz) -> dict[int, str]:
    return {question.numbers[0]: question.item for question in form.questions}


def equal_shares(quiz: Quiz, answers: Callable[..., Mapping[int, object]]) -> list[float]:
    letters = [answers(form, quiz) for form in quiz.forms]
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


@pytest.mark.parametrize(
    ("choice", "matching", "most"),
    [
        (10, 0, 0.4),
        (40, 0, 0.3),
        (10, 5, 0.34),
        (20, 12, 0.3),
        (0, 6, 0.17),
        (0, 4, 0.5),  # four letters at four numbers: some pair of six forms shares two
    ],
)
def test_neighbours_share_few_letters(make: Make, choice: int, matching: int, most: float) -> None:
    sections = [Section(kind, n) for kind, n in (("choice", choice), ("matching", matching)) if n]
    for seed in "abc":
        shares = equal_shares(make(*sections, forms=6, seed=seed), right_letters)
        assert sum(shares) / len(shares) <= 0.2
        assert max(shares) <= most


def test_neighbours_share_few_words_of_a_word_bank(make: Make) -> None:
    for seed in "abc":
        quiz = make(Section("cloze", 6, word_bank=True), forms=6, seed=seed)
        shares = equal_shares(quiz, right_words)
        assert sum(shares) / len(shares) <= 0.1
        assert len({form.sections[0].word_bank for form in quiz.forms}) == 1


def test_a_set_alone_is_printed_in_other_orders_after_the_first_form(make: Make) -> None:
    quiz = make(Section("matching", 6), forms=6)
    columns = [sorted(right_letters(form, quiz).items()) for form in quiz.forms]
    assert len(set(map(tuple, columns))) == 6
    assert quiz.forms[0].questions[0].numbers == (1, 2, 3, 4, 5, 6)
    assert all(sorted(form.questions[0].numbers) == [1, 2, 3, 4, 5, 6] for form in quiz.forms)


def test_an_own_set_in_the_order_of_its_letters_is_printed_in_another_on_each_form() -> None:
    own = matching("abcd", "X", "Y")
    filled = Filled(Section("matching", 4), (own,), (Decimal(1),))
    for form in make_forms([filled], seed="s", count=5, language="en"):
        numbers = form.questions[0].numbers
        assert sorted(numbers) == [1, 2, 3, 4]
        assert list(numbers) != [1, 2, 3, 4]


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
