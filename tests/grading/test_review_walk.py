from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.cli.review_context import contexts_of
from quizgen.cli.review_walk import walk_queue
from quizgen.grading.appended import append_rulings
from quizgen.grading.model import Ruling
from quizgen.grading.past_decisions import past_decisions, still_waiting
from quizgen.grading.review import clusters
from quizgen.grading.rulings import parse_rulings
from quizgen.grading.score import grade
from quizgen.items.model import Choice, Open, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.responses.model import Response, Responses
from quizgen.tables.csv import read_csv

ITEMS = {
    item.id: item
    for item in (
        Choice(id="choice:push", stem="Makes to stock", key="Push", distractors=("Pull", "Kanban")),
        Short(
            id="short:push",
            prompt="Define push model",
            answer="A model that makes goods before they are ordered",
            expects="definition",
        ),
        Open(id="open:why", prompt="Discuss why"),
    )
}
FORM = Form(
    "A",
    (
        Question((1,), "choice:push", Decimal(1), (2, 0, 1)),
        Question((11,), "short:push", Decimal(2)),
        Question((12,), "open:why", Decimal(4)),
    ),
)
ANSWERS = [{11: "goods first"}, {11: "goods first"}, {11: "made \x1b[31mearly"}, {1: "AB"}]


@pytest.fixture
def quiz():
    return Quiz("demo", "Demo", ITEMS, (FORM,))


def graded(quiz, answers=ANSWERS, names=("",) * 9):
    rows = [
        Response(str(n), names[n], form="A", answers={**one, 12: ""})
        for n, one in enumerate(answers)
    ]
    return grade(quiz, Responses(tuple(rows)))


@pytest.fixture
def queue(quiz):
    found = clusters(graded(quiz), quiz)
    return sorted(
        (c for c in found if c.question.item != "open:why"), key=lambda c: (-c.students, c.name)
    )


def play(queue, keys, lines=(), **options):
    """What a person who types these keys sees and decides."""
    typed, told = iter(keys), iter(lines)
    seen: list[str] = []
    saved: list[list[tuple[str, str]]] = []
    rulings = walk_queue(
        queue,
        read_key=lambda: next(typed, ""),
        read_line=lambda _: next(told, ""),
        write=seen.append,
        save=lambda found: saved.append([(one.question, one.ruling) for one in found]),
        by="me",
        when="2026-05-01",
        width=60,
        **options,
    )
    return [(one.question, one.answer, one.ruling) for one in rulings], "".join(seen), saved


def play_rulings(queue, keys, **options):
    """The rulings of a person who types these keys."""
    typed = iter(keys)
    return walk_queue(
        queue,
        read_key=lambda: next(typed, ""),
        read_line=lambda _: "",
        write=lambda _: None,
        save=lambda _: None,
        **options,
    )


def test_one_key_decides_and_every_decision_is_saved(queue):
    decided, seen, saved = play(queue, "arh")

    assert decided == [
        ("short:push", "goods first", "accept"),
        ("A1", "AB", "reject"),
        ("short:push", "made \x1b[31mearly", "50%"),
    ]
    assert [len(one) for one in saved] == [1, 2, 3]
    assert seen.endswith("3 of 3 decided, for 4 answers.\n")


def test_what_is_shown_names_question_key_answers_and_evidence(queue):
    _, seen, _ = play(queue, "q")

    for part in (
        "[1/3] short:push: 2 students",
        "Define push model",
        "goods first",
        "why:",
        "suggested:",
    ):
        assert part in seen
    assert max(map(len, seen.splitlines()[:-1])) <= 60


def test_terminal_escapes_in_answers_are_not_shown(queue):
    _, seen, _ = play(queue, "kkk")

    assert "\x1b" not in seen


def test_undo_takes_back_the_last_step(queue):
    decided, seen, saved = play(queue, "ruaq")

    assert decided == [("short:push", "goods first", "accept")]
    assert saved == [[("short:push", "reject")], [], [("short:push", "accept")]] or saved[-1] == [
        ("short:push", "accept")
    ]
    assert seen.endswith("1 of 3 decided, for 2 answers; 2 left, run review again to go on.\n")


def test_undo_goes_back_over_a_skipped_one_and_not_past_the_first(queue):
    _, seen, _ = play(queue, "kuu")

    assert "There is nothing to undo." in seen


@pytest.mark.parametrize(("line", "ruling"), [("75%", ["75%"]), ("1.5p", ["1.5p"]), ("", [])])
def test_a_share_or_points_can_be_typed(queue, line, ruling):
    decided, _, _ = play(queue, "sq", [line])

    assert [one[2] for one in decided] == ruling


@pytest.mark.parametrize(("line", "why"), [("3p", "more than the 2 points"), ("0.5", "no share")])
def test_a_share_that_does_not_fit_is_asked_for_again(queue, line, why):
    decided, seen, _ = play(queue, "sq", [line, "25%"])

    assert [one[2] for one in decided] == ["25%"]
    assert why in seen


def test_the_suggestion_is_taken_with_one_key(queue):
    decided, _, _ = play(queue, "yq")

    assert decided[0][2].endswith("%") or decided[0][2] in {"accept", "reject"}


def test_teaching_is_switched_on_for_one_decision(queue):
    rulings = walk_queue(
        queue,
        read_key=iter("tarq").__next__,
        read_line=lambda _: "",
        write=lambda _: None,
        save=lambda _: None,
    )

    assert [one.teach for one in rulings] == ["alias", ""]


def test_what_the_glossary_cannot_learn_is_not_offered_to_it(queue, quiz):
    contexts = contexts_of(queue, quiz, graded(quiz))
    decided, seen, _ = play(queue, "taq", contexts=contexts)

    assert "t also teach" not in seen
    assert "“t” does nothing here." in seen
    assert [one[2] for one in decided] == ["accept"]


def test_options_stand_beside_an_answer_by_letter(queue, quiz):
    _, seen, _ = play(queue, "kkq", contexts=contexts_of(queue, quiz, graded(quiz)))

    assert "A. Kanban" in seen
    assert "B. Push   <- key" in seen


def test_an_answer_nobody_could_read_names_the_student_and_the_place(quiz):
    found = graded(quiz, [{11: "?"}, {11: "goods first"}], names=("Ana", ""))
    queue = [one for one in clusters(found, quiz) if one.question.item == "short:push"]
    _, seen, _ = play(queue, "kk", contexts=contexts_of(queue, quiz, found))

    assert "on paper: 0 (Ana) at A11" in seen
    assert seen.count("on paper") == 1


def test_undo_leads_back_to_the_last_sitting_and_the_new_decision_holds(queue, quiz):
    first = play_rulings(queue, "arq")
    table = read_csv(append_rulings(b"", first), "rulings.csv")
    made, _ = parse_rulings(table, quiz)
    past = past_decisions(made, graded(quiz), quiz)
    again = play_rulings([*past, queue[2]], "uuahq", past=len(past))

    assert [(one.answer, one.ruling) for one in first] == [
        ("goods first", "accept"),
        ("AB", "reject"),
    ]
    assert [(one.answer, one.ruling) for one in again] == [
        ("goods first", "accept"),
        ("made \x1b[31mearly", "50%"),
    ]
    _, seen, _ = play([*past, queue[2]], "ur", past=len(past))
    assert "[decided before: decide again, or k to leave it] A1" in seen
    assert "You ruled: reject." in seen


def test_where_nothing_waits_undo_still_leads_back(queue, quiz):
    made, _ = parse_rulings(
        read_csv(append_rulings(b"", play_rulings(queue, "aaa")), "rulings.csv"), quiz
    )
    past = past_decisions(made, graded(quiz), quiz)
    decided, seen, saved = play(past, "uruq", past=len(past))

    assert decided == []
    assert [len(one) for one in saved] == [1, 0]
    assert seen.endswith("Nothing waits for a decision.\n")


def test_the_decision_that_holds_is_the_last_one_in_the_file(quiz):
    made = [
        Ruling("short:push", "goods first", "accept", line=2),
        Ruling("short:push", "early", "reject", line=3),
        Ruling("short:push", "Goods first", "reject", line=4),
        Ruling("short:push", "", "void", line=5),
    ]
    past = past_decisions(made, graded(quiz), quiz)

    assert [[one.answer for one in c.answers] for c in past] == [["early"], ["Goods first"]]
    assert [c.students for c in past] == [0, 2]


def test_a_decision_on_letters_of_one_form_leaves_the_other_form_waiting():
    forms = tuple(
        Form(code, (Question((1,), "choice:push", Decimal(1), (0, 1, 2)),)) for code in "AB"
    )
    quiz = Quiz("demo", "Demo", ITEMS, forms)
    rows = tuple(Response(code, form=code, answers={1: "AB"}) for code in "AB")
    found = clusters(grade(quiz, Responses(rows)), quiz)
    made, _ = parse_rulings(read_csv(b"question,answer,ruling\nA1,ab,reject\n", "r"), quiz)

    assert [one.name for one in still_waiting(found, made, quiz)] == ["B1"]


def test_a_row_that_only_teaches_leaves_its_answer_waiting(queue, quiz):
    first = queue[0].answers[0]
    made = [Ruling(first.question, first.answer, teach="alias")]

    assert still_waiting(queue, made, quiz) == queue


def test_an_unknown_key_decides_nothing(queue):
    decided, seen, _ = play(queue, "zq")

    assert not decided
    assert "“z” does nothing here." in seen


def test_an_empty_queue_says_so():
    assert play([], "")[1] == "Nothing waits for a decision.\n"


def test_stopped_and_resumed_the_walk_goes_on_where_it_was(queue, quiz):
    first = walk_queue(
        queue,
        read_key=iter("aq").__next__,
        read_line=lambda _: "",
        write=lambda _: None,
        save=lambda _: None,
    )
    found, problems = parse_rulings(read_csv(append_rulings(b"", first), "rulings.csv"), quiz)
    rows = [Response(str(n), form="A", answers=one) for n, one in enumerate(ANSWERS)]

    left = clusters(grade(quiz, Responses(tuple(rows)), rulings=found), quiz)

    assert not problems
    assert "goods first" not in [one.answer for c in left for one in c.answers]
    assert {"AB", "made \x1b[31mearly"} <= {one.answer for c in left for one in c.answers}
