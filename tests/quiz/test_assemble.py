from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import InputError, NotEnoughError
from quizgen.glossary.model import Entry, Glossary
from quizgen.items.model import Bank, Choice, Cloze, Item, LeftOut, Matching, Open, answers_in
from quizgen.items.statistics import Summary
from quizgen.quiz.assemble import (
    assemble,
    glossary_digest,
    reused_entries,
    rivals_of,
    section_points,
)
from quizgen.quiz.candidates import entries_of
from quizgen.quiz.model import Blueprint, Quiz, Section
from quizgen.text.fold import fold

Make = Callable[..., Quiz]
EVERY_KIND = (
    Section("choice", 6),
    Section("matching", 5),
    Section("cloze", 4),
    Section("short", 3),
)


def kinds_by_number(quiz: Quiz) -> list[str]:
    return [
        quiz.items[question.item].kind
        for question in quiz.forms[0].questions
        for _ in question.numbers
    ]


def entries_in(quiz: Quiz) -> list[str]:
    return [entry for item in quiz.items.values() for entry in entries_of(item)]


def test_sections_stand_in_the_order_of_the_blueprint(make: Make) -> None:
    quiz = make(*EVERY_KIND)
    assert (
        kinds_by_number(quiz) == ["choice"] * 6 + ["matching"] * 5 + ["cloze"] * 4 + ["short"] * 3
    )


def test_every_answer_has_its_own_number(make: Make) -> None:
    form = make(*EVERY_KIND).forms[0]
    assert [n for question in form.questions for n in question.numbers] == list(range(1, 19))
    assert [section.numbers for section in form.sections] == [
        tuple(range(1, 7)),
        tuple(range(7, 12)),
        tuple(range(12, 16)),
        tuple(range(16, 19)),
    ]


@given(st.text(max_size=8), st.integers(1, 20), st.integers(0, 10), st.integers(0, 10))
@settings(max_examples=30, deadline=None)
def test_no_entry_is_asked_about_twice(
    make: Make, seed: str, choice: int, cloze: int, short: int
) -> None:
    asked = [Section("choice", choice), Section("cloze", cloze), Section("short", short)]
    entries = entries_in(make(*[one for one in asked if one.count], seed=seed))
    assert len(entries) == len(set(entries)) == choice + cloze + short


@given(st.text(max_size=8))
@settings(max_examples=20, deadline=None)
def test_no_distractor_is_used_more_than_twice(make: Make, seed: str) -> None:
    quiz = make(Section("choice", 30), seed=seed)
    used = Counter(
        fold(text)
        for item in quiz.items.values()
        if isinstance(item, Choice)
        for text in item.distractors
    )
    assert max(used.values()) <= 2


@given(st.text(max_size=8))
@settings(max_examples=20, deadline=None)
def test_each_choice_has_exactly_one_right_option_and_no_repeats(make: Make, seed: str) -> None:
    for item in make(Section("choice", 20), seed=seed).items.values():
        assert isinstance(item, Choice)
        options = [item.key, *item.distractors]
        assert len({fold(text) for text in options}) == len(options)
        assert 3 <= len(options) <= 4


def test_options_is_a_maximum(make: Make) -> None:
    quiz = make(Section("choice", 5, options=3))
    assert all(
        isinstance(item, Choice) and len(item.distractors) == 2 and not item.spares
        for item in quiz.items.values()
    )


def test_the_ruled_lines_of_a_section_are_those_of_its_questions(make: Make) -> None:
    plain, lined = make(Section("short", 3)), make(Section("short", 3, lines=5))
    assert [getattr(item, "lines", None) for item in lined.items.values()] == [5, 5, 5]
    assert plain.items.keys() == lined.items.keys()


def test_the_same_seed_gives_the_same_quiz_and_another_seed_another(make: Make) -> None:
    assert make(*EVERY_KIND) == make(*EVERY_KIND)
    assert make(*EVERY_KIND, seed="other").items.keys() != make(*EVERY_KIND).items.keys()


def test_tags_named_by_a_section_share_its_numbers_evenly(make: Make) -> None:
    quiz = make(Section("choice", 7, tags=("scm", "crm")))
    assert Counter(item.tags[0] for item in quiz.items.values()) == {"scm": 4, "crm": 3}


def test_questions_are_spread_over_topics_by_their_size(
    make_course: Callable[..., Any],
) -> None:
    course = make_course(40, ("a", "a", "a", "b"))
    blueprint = Blueprint(sections=(Section("choice", 8),))
    quiz = assemble(course.bank, course.glossary, blueprint, seed="s")
    assert Counter(item.tags[0] for item in quiz.items.values()) == {"a": 6, "b": 2}


def test_a_section_takes_only_the_source_it_names(make: Make) -> None:
    with pytest.raises(NotEnoughError, match=r"on slides.txt: 2 asked, 0 possible"):
        make(Section("choice", 2, source=("slides.txt",)))
    assert len(make(Section("choice", 2, source=("notes.txt",))).items) == 2


@pytest.mark.parametrize(
    ("direction", "start"), [("definition-term", "choice-dt:"), ("td", "choice-td:")]
)
def test_a_section_takes_only_its_direction(make: Make, direction: str, start: str) -> None:
    quiz = make(Section("choice", 9, direction=direction))
    assert all(item_id.startswith(start) for item_id in quiz.items)


def test_the_direction_of_short_answers_is_what_they_expect(make: Make) -> None:
    assert make(Section("short", 2, direction="term")).items
    with pytest.raises(NotEnoughError, match="0 possible"):
        make(Section("short", 2, direction="definition"))


def test_pinned_items_are_in_and_excluded_ones_out(make: Make) -> None:
    plain = make(Section("choice", 3))
    out = next(iter(plain.items))
    quiz = make(Section("choice", 3), pin=("choice-dt:e7",), exclude=(out,))
    assert "choice-dt:e7" in quiz.items
    assert out not in quiz.items


def test_a_pin_that_does_not_exist_is_refused_with_the_nearest_name(make: Make) -> None:
    with pytest.raises(InputError, match="no such item") as caught:
        make(Section("choice", 3), pin=("choice-dt:e07",))
    assert "did you mean" in caught.value.next_step


def test_a_pin_without_a_section_is_refused(make: Make) -> None:
    with pytest.raises(InputError, match="no section has room"):
        make(Section("short", 3), pin=("choice-dt:e7",))


def test_entries_of_earlier_quizzes_come_last(course: Any, make: Make) -> None:
    first = make(Section("choice", 25))
    blueprint = Blueprint(sections=(Section("choice", 30),))
    second = assemble(course.bank, course.glossary, blueprint, seed="seed", avoid=[first])
    kept = set(entries_in(first)) & set(entries_in(second))
    assert not kept
    third = assemble(course.bank, course.glossary, blueprint, seed="x", avoid=[first, second])
    assert len(reused_entries(third, [first, second])) == 25


@pytest.mark.parametrize(
    ("known", "wish"),
    [
        (Summary(1, 30, 0.1, 0.2, "2026-01-01"), {"difficulty": (0.3, 0.9)}),
        (Summary(1, 30, None, None, "2026-01-01"), {"not_used_since": "2025-06-01"}),
    ],
)
def test_items_that_exams_advise_against_come_last(
    course: Any, known: Summary, wish: dict[str, Any]
) -> None:
    known_of = {f"choice-{way}:e{n}": known for n in range(50) for way in ("dt", "td")}
    blueprint = Blueprint(sections=(Section("choice", 10),), **wish)
    quiz = assemble(course.bank, course.glossary, blueprint, seed="s", statistics=known_of)
    assert set(entries_in(quiz)) == {f"e{n}" for n in range(50, 60)}


def test_misspelt_entries_and_flawed_items_come_last(course: Any) -> None:
    slips = "recieve custmoer seperate definately"
    misspelt = dict(enumerate(slips.split()))
    said = "The goods that a company must {} to people"
    entries = tuple(
        replace(one, term="Goods", definition=said.format(misspelt.get(n, "send")))
        for n, one in enumerate(course.glossary.entries)
    )
    items = {
        item_id: replace(item, stem=f"Which is never true? {item.stem}")
        if item_id in {f"choice-dt:e{n}" for n in range(4, 50)}
        else item
        for item_id, item in course.bank.items.items()
        if item_id.startswith("choice-dt")
    }
    blueprint = Blueprint(sections=(Section("choice", 6),))
    quiz = assemble(Bank(items), replace(course.glossary, entries=entries), blueprint, seed="s")
    assert set(entries_in(quiz)) < {f"e{n}" for n in range(50, 60)}


def test_own_items_come_first_with_their_points_and_all_their_options(course: Any) -> None:
    own: list[Item] = [
        Choice(
            id="mine",
            stem="Why?",
            key="So",
            distractors=("No", "Yes"),
            points=Decimal(4),
        ),
        Open(id="essay", prompt="Discuss."),
    ]
    sections = (Section("choice", 3, points=Decimal(2)), Section("open", 1))
    quiz = assemble(course.bank, course.glossary, Blueprint(sections=sections), seed="s", own=own)
    points = {question.item: question.points for question in quiz.forms[0].questions}
    assert points["mine"] == 4
    assert points["essay"] == 1
    assert sorted(points.values()) == [1, 2, 2, 4]
    assert quiz.items["mine"] == own[0]


def test_a_refusal_says_what_is_possible_and_why_the_rest_is_not(course: Any) -> None:
    bank = Bank(
        {key: item for key, item in course.bank.items.items() if item.kind == "short"},
        tuple(LeftOut(f"e{n}", "choice", "no definition") for n in range(5)),
    )
    with pytest.raises(NotEnoughError, match="choice: 3 asked, 0 possible") as caught:
        assemble(
            bank,
            course.glossary,
            Blueprint(sections=(Section("choice", 3), Section("short", 2))),
            seed="s",
        )
    assert "--choice 0 --short 2" in caught.value.next_step
    said = [problem.message for problem in caught.value.problems]
    assert any("no choice question from 5: no definition" in one for one in said)
    assert any("and 2 more" in one for one in said)


def test_a_refusal_tells_what_a_section_could_have_without_the_others(
    make_course: Callable[..., Any],
) -> None:
    course = make_course(8, ("crm",))
    sections = (Section("choice", 6), Section("cloze", 5))
    with pytest.raises(
        NotEnoughError, match="choice: 6 asked, 3 possible beside the other sections, 6 without"
    ):
        assemble(course.bank, course.glossary, Blueprint(sections=sections), seed="s")
    sets = (Section("matching", 9), Section("choice", 6))
    with pytest.raises(NotEnoughError, match="matching: 9 asked, 8 possible;"):
        assemble(course.bank, course.glossary, Blueprint(sections=sets), seed="s")


def test_a_set_of_three_premises_is_refused_with_the_reason(make: Make) -> None:
    with pytest.raises(NotEnoughError, match="a set has at least 4 premises"):
        make(Section("matching", 3))


def test_open_questions_come_from_own_items_only(make: Make) -> None:
    with pytest.raises(NotEnoughError, match="open: 1 asked, 0 possible") as caught:
        make(Section("open", 1))
    assert [one.hint for one in caught.value.problems] == ['own_items = ["own-items.toml"]']


def test_what_is_asked_can_take_every_entry_there_is(make_course: Callable[..., Any]) -> None:
    course = make_course(12, ("crm",))
    items = {
        item_id: item
        for item_id, item in course.bank.items.items()
        if item.kind == "cloze"
        or (item.kind == "choice" and entries_of(item)[0] in {"e0", "e1", "e2"})
    }
    sections = (Section("cloze", 9), Section("choice", 3))
    for seed in "abcdefgh":
        quiz = assemble(Bank(items), course.glossary, Blueprint(sections=sections), seed=seed)
        assert len(set(entries_in(quiz))) == 12


def test_one_entry_more_changes_at_most_two_questions_in_five(
    make_course: Callable[..., Any],
) -> None:
    small, large = make_course(45, ("crm",)), make_course(46, ("crm",))
    fewer = Bank({**large.bank.items})
    for item_id in [one for one in fewer.items if one.endswith(":e45")]:
        del fewer.items[item_id]
    for seed in "abcdefghijkl":
        before = assemble(fewer, small.glossary, Blueprint(sections=EVERY_KIND), seed=seed)
        after = assemble(large.bank, large.glossary, Blueprint(sections=EVERY_KIND), seed=seed)
        kept = before.items.keys() & after.items.keys()
        assert len(kept) >= 0.6 * len(before.items)
        orders = [
            {one.item: one.order for one in quiz.forms[0].questions if one.item in kept}
            for quiz in (before, after)
        ]
        assert orders[0] == orders[1]


def test_matching_sets_of_more_than_ten_premises_are_divided(make: Make) -> None:
    quiz = make(Section("matching", 12))
    sizes = [len(item.pairs) for item in quiz.items.values() if isinstance(item, Matching)]
    assert sizes == [6, 6]


def test_a_word_bank_has_all_answers_and_words_that_fit_nowhere(make: Make) -> None:
    quiz = make(Section("cloze", 6, word_bank=True))
    words = quiz.forms[0].sections[0].word_bank
    answers = {
        blank.answer
        for item in quiz.items.values()
        if isinstance(item, Cloze)
        for blank in item.blanks
    }
    assert answers < set(words)
    assert len(words) == len(answers) + 3
    assert list(words) == sorted(words, key=str.casefold)


def test_points_are_one_or_what_the_section_says(make: Make) -> None:
    assert {one.points for one in make(Section("choice", 3)).forms[0].questions} == {1}
    quiz = make(Section("choice", 3, total=Decimal(10)))
    assert sum(one.points for one in quiz.forms[0].questions) == 10


def test_a_total_that_does_not_divide_is_refused(course: Any) -> None:
    found = next(item for item in course.bank.items.values() if isinstance(item, Matching))
    six = replace(found, pairs=found.pairs[:6])
    assert section_points(Section("matching", 6, total=Decimal(9)), [six]) == [Decimal("1.5")]
    with pytest.raises(InputError, match="10 points cannot be divided over 6 numbers"):
        section_points(Section("matching", 6, total=Decimal(10)), [six])


def test_the_record_holds_all_names_of_all_entries_once() -> None:
    entries = (
        Entry(id="a", term="CRM", aliases=("Care",)),
        Entry(id="b", term="Care", skip=True),
    )
    assert rivals_of(Glossary(entries=entries)) == ("CRM", "Care")


def test_the_digest_changes_with_an_entry_but_not_with_its_line() -> None:
    one = Glossary(entries=(Entry(id="a", term="CRM", line=3),), file="x")
    assert glossary_digest(one) == glossary_digest(
        Glossary(entries=(Entry(id="a", term="CRM", line=9),), file="y")
    )
    assert glossary_digest(one) != glossary_digest(
        Glossary(entries=(Entry(id="a", term="CRM", definition="x"),))
    )
    assert len(glossary_digest(one)) == 16


def test_title_and_language_come_from_the_glossary_if_the_blueprint_has_none(
    make: Make,
) -> None:
    quiz = make(Section("choice", 1))
    assert (quiz.title, quiz.id, quiz.language) == ("Course", "course", "en")
    assert make(Section("choice", 1), title="Mid term!").id == "mid-term"


def test_an_empty_blueprint_asks_for_the_default_sections(make: Make) -> None:
    assert sum(answers_in(item) for item in make().items.values()) == 23


def test_a_cloze_with_two_blanks_counts_twice(course: Any) -> None:
    found = course.bank.items["cloze:e1"]
    double = replace(found, text="____ and ____.", blanks=found.blanks * 2)
    bank = Bank({double.id: double, **{k: course.bank.items[k] for k in ("cloze:e2",)}})
    quiz = assemble(bank, course.glossary, Blueprint(sections=(Section("cloze", 3),)), seed="s")
    assert sum(len(one.numbers) for one in quiz.forms[0].questions) == 3
    with pytest.raises(NotEnoughError):
        assemble(bank, course.glossary, Blueprint(sections=(Section("cloze", 4),)), seed="s")


def test_a_refusal_of_very_many_premises_comes_at_once_and_what_it_offers_can_be_made(
    make: Make,
) -> None:
    with pytest.raises(NotEnoughError) as refused:
        make(Section("matching", 10_000))
    assert "without" not in refused.value.message
    possible = int(refused.value.message.split(" possible")[0].split()[-1])
    assert possible >= 8
    quiz = make(Section("matching", possible))
    sizes = [len(item.pairs) for item in quiz.items.values() if isinstance(item, Matching)]
    assert sum(sizes) == possible
