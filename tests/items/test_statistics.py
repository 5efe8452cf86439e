"""The file of statistics: exams are kept apart, replaced by fingerprint, pooled by item."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError, Problem, Severity
from quizgen.items.statistics import (
    Exam,
    Statistics,
    Use,
    add_exam,
    roll_of,
    summarise,
)
from quizgen.items.statistics_store import parse_statistics, print_statistics

SPRING = Exam("aaaa1111", "crm", "CRM", "2026-03-01", 30)
AUTUMN = Exam("bbbb2222", "crm", "CRM", "2026-11-22", 10)


def use(n=30, difficulty=0.5, discrimination=0.3, wording="w1"):
    return Use("", n, difficulty, discrimination, wording)


def both(first, second):
    once, _ = add_exam(Statistics(), SPRING, {"choice-dt:a": first})
    return add_exam(once, AUTUMN, {"choice-dt:a": second})


def test_two_exams_are_two_uses_and_the_last_date_is_kept():
    statistics, problems = both(use(), use())
    summary = summarise(statistics)["choice-dt:a"]
    assert (summary.uses, summary.n, summary.last) == (2, 60, "2026-11-22")
    assert problems == []


def test_difficulty_is_weighted_by_students():
    statistics, _ = both(use(30, 0.5), use(10, 0.9))
    assert summarise(statistics)["choice-dt:a"].difficulty == 0.6


def test_the_same_exam_again_replaces_its_figures_and_says_so():
    once, _ = add_exam(Statistics(), SPRING, {"a": use(difficulty=0.2), "gone": use()})
    again, problems = add_exam(once, SPRING, {"a": use(difficulty=0.8)})
    assert summarise(again)["a"].difficulty == 0.8
    assert summarise(again)["a"].uses == 1
    assert "gone" not in again.uses
    assert "its figures are replaced" in problems[0].message
    assert "2026-03-01" in problems[0].message


def test_a_changed_wording_is_noted_and_pooled_all_the_same():
    statistics, problems = both(use(wording="w1"), use(wording="w2"))
    assert summarise(statistics)["choice-dt:a"].uses == 2
    assert [one.severity for one in problems] == [Severity.INFO]
    assert "worded differently than in aaaa1111" in problems[0].message


def test_few_students_draw_a_discrimination_towards_the_average():
    exam = {"typical": use(200, 0.5, 0.3), "odd": use(8, 0.5, -0.6)}
    statistics, _ = add_exam(Statistics(), SPRING, exam)
    summary = summarise(statistics)
    assert 0 < (summary["odd"].discrimination or 0) < 0.3
    assert summary["typical"].discrimination == pytest.approx(0.3, abs=0.02)


def test_many_students_leave_a_discrimination_as_it_is():
    exam = {"typical": use(50, 0.5, 0.3), "odd": use(100_000, 0.5, -0.4)}
    statistics, _ = add_exam(Statistics(), SPRING, exam)
    assert summarise(statistics)["odd"].discrimination == pytest.approx(-0.4, abs=0.001)


def test_figures_that_could_not_be_said_stay_out_of_the_pool():
    statistics, _ = both(use(30, None, None), use(10, 0.7, None))
    summary = summarise(statistics)["choice-dt:a"]
    assert (summary.difficulty, summary.discrimination) == (0.7, None)


def test_an_item_without_any_figure_has_none():
    statistics, _ = add_exam(Statistics(), SPRING, {"a": use(3, None, 1.0)})
    summary = summarise(statistics)["a"]
    assert (summary.difficulty, summary.discrimination) == (None, None)


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.floats(0, 1), st.one_of(st.none(), st.floats(-1, 1))),
        max_size=5,
    )
)
def test_what_is_printed_is_read_back(figures):
    statistics = Statistics()
    for number, (n, difficulty, discrimination) in enumerate(figures):
        exam = Exam(f"f{number}", "q", "Q", f"2026-01-{number + 1:02}", n)
        uses = {"choice-dt:a": use(n, difficulty, discrimination), f"only:{number}": use()}
        statistics, _ = add_exam(statistics, exam, uses)
    text = print_statistics(statistics)
    assert parse_statistics(text, "s.json") == statistics
    assert print_statistics(parse_statistics(text, "s.json")) == text
    json.loads(text)


def test_an_empty_file_is_the_start_of_one():
    assert parse_statistics(" \n", "s.json") == Statistics()


def test_the_file_shows_the_pooled_figures_by_item():
    statistics, _ = both(use(), use())
    item = json.loads(print_statistics(statistics))["items"]["choice-dt:a"]
    assert (item["uses"], item["n"], item["last"]) == (2, 60, "2026-11-22")
    assert [one["fingerprint"] for one in item["history"]] == ["aaaa1111", "bbbb2222"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a file of statistics"),
        ('{"format": "quizgen/quiz"}', "not a file of statistics"),
        ('{"format": "quizgen/statistics", "version": 2}', "version 2"),
        ('{"format": "quizgen/statistics", "version": 1, "exams": 3}', "exams"),
        ('{"format": "quizgen/statistics", "version": 1, "exams": [{}]}', "fingerprint"),
        (
            '{"format": "quizgen/statistics", "version": 1, "items": {"a": {"history": [{"n": "x"}]}}}',
            "must be a whole number",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused_with_what_is_wrong(text, message):
    with pytest.raises(InputError) as caught:
        parse_statistics(text, "s.json")
    found = [caught.value.message, *(one.message for one in caught.value.problems)]
    assert any(message in one for one in found)
    assert "s.json" in caught.value.message


def classes(*rolls, names=()):
    """The exams after the same quiz was reported on with each of these rolls in turn."""
    statistics = Statistics()
    notes: list[Problem] = []
    for index, ids in enumerate(rolls):
        called = roll_of("f", names[index]) if names else ()
        exam = Exam("f", "crm", students=len(ids), roll=roll_of("f", ids), names=called)
        statistics, notes = add_exam(statistics, exam, {"a": use(len(ids))})
    return statistics, [one.message for one in notes]


def test_another_class_with_the_same_quiz_stands_beside_the_first():
    statistics, notes = classes(["s1", "s2", "s3"], ["t1", "t2"])
    assert [(one.group, one.students) for one in statistics.exams] == [(1, 3), (2, 2)]
    assert summarise(statistics)["a"].n == 5
    assert "added as class 2" in notes[0]
    assert parse_statistics(print_statistics(statistics), "s.json") == statistics


def test_a_class_with_a_late_paper_and_a_corrected_id_replaces_its_figures():
    statistics, notes = classes(["s1", "s2", "s3"], ["s1", "s2", "s33", "s4"])
    assert [(one.group, one.students) for one in statistics.exams] == [(1, 4)]
    assert summarise(statistics)["a"].n == 4
    assert "of 3 students, are replaced" in notes[0]


def test_reporting_on_the_second_class_again_leaves_the_first():
    first, second = ["s1", "s2"], ["t1", "t2"]
    assert classes(first, second, second)[0] == classes(first, second)[0]


def test_both_classes_in_one_report_replace_them():
    statistics, notes = classes(["s1", "s2"], ["t1", "t2"], ["s1", "s2", "t1", "t2"])
    assert [(one.group, one.students) for one in statistics.exams] == [(1, 4)]
    assert summarise(statistics)["a"].n == 4
    assert len(notes) == 2


def test_classes_that_are_both_numbered_from_one_are_told_apart_by_names():
    numbers = ["1", "2", "3"]
    names = [["Ann", "Ben", "Cy"], ["Dee", "Eli", "Flo"]]
    assert len(classes(numbers, numbers, names=names)[0].exams) == 2
    assert len(classes(numbers, numbers, names=[names[0], []])[0].exams) == 1


def test_the_file_holds_no_id_and_no_name():
    statistics, _ = classes(["s1234567"], names=[["Ann Archer"]])
    text = print_statistics(statistics)
    assert "s1234567" not in text
    assert "Ann" not in text


def test_an_exam_reported_on_again_keeps_its_place():
    once, _ = add_exam(Statistics(), SPRING, {"a": use()})
    twice, _ = add_exam(once, AUTUMN, {"a": use()})
    again, _ = add_exam(twice, SPRING, {"a": use()})
    assert again == twice


def test_the_last_date_is_found_in_a_date_as_it_is_printed():
    statistics, _ = add_exam(Statistics(), replace(SPRING, date="14 May 2026"), {"a": use()})
    assert summarise(statistics)["a"].last == "2026-05-14"
