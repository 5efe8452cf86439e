from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.grading.compare import grade_pairs, grade_response
from quizgen.grading.marking import Marker
from quizgen.grading.printed import printed_on
from quizgen.grading.reasons import REASONS
from quizgen.grading.score import grade, grade_files
from quizgen.items.model import Choice, Cloze, Matching
from quizgen.quiz.model import Form, Question, Student
from quizgen.quiz.policy import Band, Policy
from quizgen.responses.model import Response, Responses


def mark(quiz, number, text, form="A", **options):
    """The mark of one answer."""
    graded = grade(quiz, Responses((Response("1", form=form, answers={number: text}),)), **options)
    return next(one for one in graded.grades[0].marks if one.number == number)


def graded(quiz, *answers, forms="A", **options):
    rows = [
        Response(str(n), form=forms[(n - 1) % len(forms)], answers=one)
        for n, one in enumerate(answers, start=1)
    ]
    return grade(quiz, Responses(tuple(rows)), **options)


def own_key(quiz, form):
    """What the key of a form says, letter by letter and word by word."""
    found = {}
    for number, printed in printed_on(form, quiz).items():
        if printed.right is not None:
            letters = {index: one for one, index in printed.letters.items()}
            found[number] = letters[printed.right]
        else:
            found[number] = printed.answer
    return found


@pytest.mark.parametrize(
    ("form", "number", "text", "decision", "reason"),
    [
        ("A", 1, "B", "accept", "choice"),
        ("A", 1, " b) ", "accept", "choice"),
        ("A", 1, "(B)", "accept", "choice"),
        ("A", 1, "push model", "accept", "choice"),
        ("A", 1, "B) Push model", "accept", "choice"),
        ("B", 2, "A", "accept", "choice"),
        ("B", 1, "A", "reject", "wrong-choice"),
        ("A", 1, "C", "reject", "wrong-choice"),
        ("A", 1, "Pull-Model", "reject", "wrong-choice"),
        ("A", 1, "", "reject", "blank"),
        ("A", 1, " - ", "reject", "blank"),
        ("A", 1, "?", "review", "illegible"),
        ("A", 1, "AB", "review", "several"),
        ("A", 1, "A, B", "review", "several"),
        ("A", 1, "A or B", "review", "several"),
        ("A", 1, "C) Push model", "review", "ambiguous"),
        ("A", 1, "E", "review", "no-option"),
        ("A", 1, "push modle", "review", "no-option"),
        ("A", 1, "A" * 5000, "review", "no-option"),
        ("A", 3, "B", "accept", "choice"),
        ("B", 3, "C", "accept", "choice"),
        ("A", 4, "Procurement", "accept", "choice"),
        ("A", 5, "E", "reject", "wrong-choice"),
        ("A", 8, "B", "accept", "exact"),
        ("A", 8, "pull model", "accept", "exact"),
        ("A", 8, "c", "reject", "other-term"),
        ("A", 8, "pul model", "review", None),
        ("A", 8, "AC", "review", "several"),
        ("A", 6, "supply chain", "accept", "exact"),
        ("A", 6, "suply chain", "accept", "typo"),
        ("A", 7, "products", "accept", "alias"),
        ("A", 9, "SCM", "accept", "alias"),
        ("A", 9, "CRM", "reject", "other-term"),
        ("A", 10, "material flow, information flow, financial flow", "accept", "list"),
        ("A", 10, "material flow", "accept", "partial-list"),
        ("A", 10, "?", "review", "illegible"),
        ("A", 11, "A model that makes goods before they are ordered", "accept", "exact"),
        ("A", 11, "It makes goods ahead of orders", "review", None),
        ("A", 12, "An essay.", "review", "by-hand"),
        ("A", 12, "", "reject", "blank"),
        ("A", 12, " - ", "reject", "blank"),
    ],
)
def test_an_answer_gets_its_decision_and_reason(quiz, form, number, text, decision, reason):
    found = mark(quiz, number, text, form)

    assert found.decision == decision
    assert reason in {None, found.reason}
    assert found.reason in REASONS
    assert found.response == text


def test_a_cell_that_is_a_letter_and_another_options_text_goes_to_review(quiz):
    item = Choice(id="choice:push", stem="Which vitamin?", key="C", distractors=("A", "B", "D"))
    lettered = replace(quiz, items={**quiz.items, item.id: item})

    # On form A the options print as B, C, A … under the letters A, B, C …
    assert mark(lettered, 1, "B").reason == "ambiguous"
    assert mark(lettered, 1, "D").decision == "reject"


def test_the_text_of_an_option_that_differs_only_in_case_is_still_that_option(quiz):
    item = Choice(id="choice:push", stem="?", key="co", distractors=("CO", "Co2", "x"))
    close = replace(quiz, items={**quiz.items, item.id: item})

    assert mark(close, 1, "CO").reason == "wrong-choice"
    assert mark(close, 1, "co").reason == "choice"


def test_a_matching_set_may_stand_in_its_first_cell(quiz):
    found = graded(
        quiz, {3: "B C D"}, {3: "bcd"}, {3: "B, -, E"}, {3: "B", 4: "C"}, {3: "B C D", 4: "C"}
    )

    points = [[str(m.points) for m in one.marks if m.number in {3, 4, 5}] for one in found.grades]
    assert points == [
        ["1.00"] * 3,
        ["1.00"] * 3,
        ["1.00", "0", "0"],
        ["1.00", "1.00", "0"],
        ["0", "1.00", "0"],
    ]
    assert [m.response for m in found.grades[0].marks[2:5]] == ["B", "C", "D"]


def test_an_answer_that_was_ruled_out_for_good_is_rejected(quiz):
    items = dict(quiz.items)
    items["short:flows"] = replace(items["short:flows"], reject=("material flow",))
    items["short:scm"] = replace(items["short:scm"], reject=("supply management",))
    strict = replace(quiz, items=items)

    assert mark(strict, 10, "Material flow").reason == "never"
    assert mark(strict, 9, "Supply Management").reason == "never"


def test_a_near_name_goes_to_review(quiz):
    items = {
        **quiz.items,
        "short:scm": replace(quiz.items["short:scm"], near=("logistics management",)),
    }

    assert mark(replace(quiz, items=items), 9, "logistics management").decision == "review"


def test_marks_given_by_hand_come_before_the_machine(quiz):
    row = Response(
        "1", form="A", answers={12: "essay", 9: "SCM"}, by_hand={12: Decimal("2.5"), 9: Decimal(0)}
    )

    marks = {m.number: m for m in grade(quiz, Responses((row,))).grades[0].marks}

    assert (marks[12].points, marks[12].decision, marks[12].reason) == (
        Decimal("2.5"),
        "accept",
        "by-hand",
    )
    assert (marks[9].points, marks[9].decision, marks[9].reason) == (
        Decimal(0),
        "reject",
        "by-hand",
    )


def test_two_readings_of_one_answer_go_to_review(quiz):
    row = Response("1", form="A", answers={1: "B ⇄ C"}, unclear=(1,))

    first = grade(quiz, Responses((row,))).grades[0].marks[0]

    assert (first.decision, first.reason) == ("review", "two-readings")
    assert first.points == 0


def test_a_quizs_own_key_gives_full_marks_and_a_blank_one_none(quiz):
    for form in quiz.forms:
        full = Response("1", form=form.code, answers=own_key(quiz, form), by_hand={12: Decimal(4)})
        blank = Response("2", form=form.code)

        found = grade(quiz, Responses((full, blank)))

        assert [one.percent for one in found.grades] == [100, 0]
        assert found.grades[0].score == found.grades[0].max == 18


@pytest.mark.parametrize(
    ("policy", "answers", "score"),
    [
        (Policy(negative=Decimal("0.25")), {1: "C", 2: "B"}, "-0.75"),
        (Policy(negative=Decimal("0.25")), {1: "", 2: "?", 3: "A"}, "0"),
        (Policy(typo_credit=Decimal("0.5")), {9: "suply chain management"}, "1"),
        (Policy(partial_matching=False), {3: "B", 4: "C", 5: "A"}, "0"),
        (Policy(partial_matching=False), {3: "B", 4: "C", 5: "D"}, "3"),
        (Policy(), {10: "material flow"}, "0.33"),
        (Policy(), {10: "material flow; information flow"}, "0.67"),
        (Policy(round="0.5"), {10: "material flow"}, "0.5"),
        (Policy(round="1"), {10: "material flow"}, "0"),
    ],
)
def test_points_follow_the_policy(quiz, policy, answers, score):
    assert graded(quiz, answers, policy=policy).grades[0].score == Decimal(score)


def test_bands_and_the_pass_mark_are_applied(quiz):
    policy = Policy(
        pass_percent=Decimal(50), bands=(Band("A", Decimal(90)), Band("B", Decimal(10)))
    )
    full = {**own_key(quiz, quiz.forms[0]), 12: "x"}

    found = graded(quiz, full, {1: "B", 2: "A"}, {}, policy=policy)

    assert [(one.band, one.passed) for one in found.grades] == [
        ("B", True),
        ("B", False),
        ("", False),
    ]
    assert [one.passed for one in graded(quiz, {}).grades] == [None]


def test_an_answer_that_waits_earns_nothing_yet(quiz):
    assert mark(quiz, 11, "It makes goods before they are ordered by customers").points == 0


def test_students_stand_in_the_order_of_their_ids(quiz):
    rows = [
        Response(one, form="A")
        for one in ("s10", "unidentified:line 2", "s9", "b", "0" * 5000 + "7")
    ]

    found = grade(quiz, Responses(tuple(rows)))

    assert [one.student_id for one in found.grades] == [
        "0" * 5000 + "7",
        "b",
        "s9",
        "s10",
        "unidentified:line 2",
    ]


def test_names_come_from_the_roster_where_the_file_has_none(quiz):
    rows = (Response("1", form="A"), Response("2", name="Own", form="A"))

    found = grade(quiz, Responses(rows), roster=[Student("1", "Ada"), Student("2", "Ben")])

    assert [one.name for one in found.grades] == ["Ada", "Own"]


def test_a_form_that_the_quiz_lacks_is_an_input_error(quiz):
    with pytest.raises(InputError, match="there is no form “Z”"):
        grade(quiz, Responses((Response("1", form="Z"),)))


def test_questions_are_pooled_over_the_forms_by_their_key(quiz):
    found = graded(quiz, {})

    assert [q.key for q in found.questions][:5] == [
        "choice:push",
        "choice:crm",
        "matching:1",
        "matching:1#2",
        "matching:1#3",
    ]
    assert found.forms["B"][:2] == ("choice:crm", "choice:push")
    assert found.questions[0].options == ("Push model", "Pull model", "Kanban", "Hybrid")


def test_the_option_chosen_is_the_same_on_every_form(quiz):
    found = graded(quiz, {1: "C"}, {2: "C"}, forms="AB")

    assert [found.grades[0].marks[0].option, found.grades[1].marks[1].option] == [1, 2]


def test_each_distinct_answer_is_compared_once(quiz, monkeypatch):
    from quizgen.grading import marking

    compared = []

    def counted(question, text, policy):
        compared.append((question.key, text))
        return grade_response(question, text, policy)

    monkeypatch.setattr(marking, "grade_response", counted)
    graded(quiz, *[{9: "SCM"}, {9: "CRM"}] * 20, forms="AB")

    assert sorted(text for key, text in compared if key == "short:scm") == ["CRM", "SCM"]


def test_past_the_bound_of_memory_the_marks_are_the_same(quiz, monkeypatch):
    answers = [{9: f"answer {n}"} for n in range(6)] * 2
    before = graded(quiz, *answers)
    monkeypatch.setattr("quizgen.grading.marking.MOST_REMEMBERED", 2)

    assert graded(quiz, *answers) == before


def test_answers_compared_ahead_and_together_get_the_same_marks(quiz):
    rows = [{n: f"{'pul' * (n % 3)} model {m}" for n in range(1, 12)} for m in range(4)]
    asked: list[tuple[str, str]] = []

    def compare(pairs, policy):
        asked.extend((printed.key, text) for printed, text in pairs)
        return grade_pairs(pairs, policy)

    assert graded(quiz, *rows, forms="AB", compare=compare) == graded(quiz, *rows, forms="AB")
    assert len(asked) == len(set(asked))
    assert {printed.key for printed in printed_on(quiz.forms[0], quiz).values()} > {
        key for key, _ in asked
    }


def test_many_pairs_give_what_each_gives_alone(quiz):
    prints = list(printed_on(quiz.forms[0], quiz).values())
    pairs = [(one, text) for one in prints for text in ("B", "SCM", "", "B")]

    assert grade_pairs(pairs) == [grade_response(one, text) for one, text in pairs]


texts = st.one_of(
    st.sampled_from(
        ["A", "b", "?", "", "-", "pull model", "SCM", "material flow; x", "A C", "B⇄C"]
    ),
    st.text(max_size=20),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.dictionaries(st.integers(1, 12), texts, max_size=4), max_size=4), st.randoms())
def test_whatever_is_answered_sums_agree_and_order_does_not_matter(quiz, answers, shuffler):
    from quizgen.grading.store import print_grades

    rows = [Response(f"s{n}", form="AB"[n % 2], answers=one) for n, one in enumerate(answers)]
    found = grade(quiz, Responses(tuple(rows)))
    shuffler.shuffle(rows)

    assert print_grades(grade(quiz, Responses(tuple(rows)))) == print_grades(found)
    for one in found.grades:
        assert one.score == sum(m.points for m in one.marks)
        assert 0 <= one.score <= one.max
        assert all(m.reason in REASONS for m in one.marks)


def test_raising_one_answer_changes_only_that_student(quiz):
    rng = random.Random(1)
    answers = [{n: rng.choice("ABCD") for n in range(1, 6)} for _ in range(8)]
    before = graded(quiz, *answers).grades
    answers[3] = {**answers[3], 1: "B", 9: "SCM"}
    after = graded(quiz, *answers).grades

    assert [n for n in range(8) if before[n] != after[n]] == [3]
    assert after[3].score > before[3].score


def test_files_are_graded_in_one_step(quiz):
    data = b"student_id,form,question,answer\n1,A,q1,B\n"

    found = grade_files(quiz, [("a.csv", data)], roster=[Student("1", "Ada")])

    assert found.grades[0].name == "Ada"
    assert found.grades[0].score == 1


def test_a_set_of_more_responses_than_letters_is_lettered_on(quiz):
    pairs = tuple((f"p{n}", f"r{n}") for n in range(28))
    item = Matching(id="m", pairs=pairs)
    order = tuple(range(28))
    form = Form("A", (Question(tuple(range(1, 29)), "m", Decimal(1), order),))
    large = replace(quiz, items={"m": item}, forms=(form,))

    assert mark(large, 28, "AB").decision == "accept"
    assert mark(large, 27, "aa").decision == "accept"


def test_a_letter_and_a_word_of_the_bank_that_differ_go_to_review(quiz):
    item = Cloze(id="cloze:bank", text="Vitamin ____", blanks=quiz.items["cloze:bank"].blanks)
    sections = tuple(
        replace(s, word_bank=("B", "A")) if s.word_bank else s for s in quiz.forms[0].sections
    )
    form = replace(quiz.forms[0], sections=sections)
    lettered = replace(quiz, items={**quiz.items, item.id: item}, forms=(form,))

    assert mark(lettered, 8, "A").reason == "ambiguous"


def test_marks_of_a_marker_are_shared_objects(quiz):
    marker = Marker(quiz, quiz.policy)

    one, two = (marker.marks(Response(s, form="A", answers={1: "B"})) for s in "12")

    assert all(first is second for first, second in zip(one, two, strict=True))


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_afterwards_as_it_was_also_after_an_error(was_on):
    import gc

    from quizgen.text.quiet import no_collection

    @no_collection()
    def fail():
        raise InputError(f"collector {gc.isenabled()}")

    before = gc.isenabled()
    try:
        gc.enable() if was_on else gc.disable()
        with pytest.raises(InputError, match="collector False"):
            fail()
        assert gc.isenabled() is was_on
    finally:
        gc.enable() if before else gc.disable()


@pytest.mark.parametrize(
    ("answers", "points", "named"),
    [
        (["", ""], [None, None], "of 1, 2, so 0"),
        (["", ""], ["3", None], "of 2, so 0"),
        (["An essay.", ""], [None, None], ""),
        (["", ""], ["3", "0"], ""),
    ],
)
def test_an_essay_with_neither_answer_nor_points_is_named(quiz, answers, points, named):
    rows = [
        Response(
            str(n),
            form="A",
            answers={12: answer},
            by_hand={12: Decimal(given)} if given else {},
        )
        for n, (answer, given) in enumerate(zip(answers, points, strict=True), start=1)
    ]
    found = [one.message for one in grade(quiz, Responses(tuple(rows))).problems]

    assert [one for one in found if named and one.endswith(named)] == found
    assert bool(found) is bool(named)
