from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import errors
from quizgen.errors import ExitCode, Place, Problem, QuizgenError, Severity, sort_problems

problems = st.builds(
    Problem,
    st.sampled_from(Severity),
    st.sampled_from(["typo", "fragment"]),
    st.builds(Place, st.sampled_from(["a.txt", "b.txt"]), st.none() | st.integers(1, 3)),
    st.sampled_from(["x", "y"]),
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("InputError", ExitCode.INPUT),
        ("NotEnoughError", ExitCode.INPUT),
        ("UsageError", ExitCode.USAGE),
        ("FindingsError", ExitCode.FINDINGS),
        ("SystemLibraryError", ExitCode.SYSTEM),
        ("OutputError", ExitCode.OUTPUT),
    ],
)
def test_each_kind_of_stop_owns_its_exit_code(name: str, code: ExitCode) -> None:
    kind: type[QuizgenError] = getattr(errors, name)
    assert kind.exit_code is code


def test_a_stop_carries_its_message_next_step_and_problems() -> None:
    found = Problem(Severity.INFO, "typo", Place(), "x")
    stop = errors.InputError("cannot go on", next_step="do this", problems=[found])
    assert (str(stop), stop.next_step, stop.problems) == ("cannot go on", "do this", (found,))


def test_the_exit_codes_are_those_of_the_readme() -> None:
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 4, 5, 130]


@pytest.mark.parametrize(
    ("hint", "shown"),
    [
        ("", "n.txt:3: warning[typo]: “teh” is not a word"),
        ("the", "n.txt:3: warning[typo]: “teh” is not a word\n    the"),
    ],
)
def test_a_problem_is_shown_with_its_place_and_hint(hint: str, shown: str) -> None:
    place = Place("n.txt", 3)
    assert str(Problem(Severity.WARNING, "typo", place, "“teh” is not a word", hint)) == shown


@given(st.lists(problems, max_size=8))
def test_problems_have_one_order_by_file_line_and_severity(found: list[Problem]) -> None:
    ordered = sort_problems(found)
    assert ordered == sort_problems(reversed(found))
    places = [(one.place.source, one.place.line or 0) for one in ordered]
    assert places == sorted(places)


def test_on_one_line_errors_come_before_warnings_before_notes() -> None:
    found = [Problem(severity, "typo", Place("a", 1), "x") for severity in reversed(Severity)]
    assert [one.severity for one in sort_problems(found)] == ["error", "warning", "info"]


def test_a_finding_is_one_line_whatever_it_quotes():
    problem = Problem(Severity.ERROR, "form", Place("a.csv", 2), "student “x\r\n1\ny” is unknown")

    assert str(problem) == "a.csv:2: error[form]: student “x 1 y” is unknown"
