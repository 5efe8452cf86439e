"""Answer files as nobody wishes for: each is graded whole, or refused with a line."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.chance import Stream
from quizgen.errors import InputError
from quizgen.grading import store
from quizgen.grading.review import review_rows
from quizgen.grading.score import grade_files
from quizgen.grading.simulate import simulate_class
from quizgen.grading.summary import summary_lines
from quizgen.items.model import Choice, Item, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.tables.csv import write_csv
from quizgen.tables.xlsx import write_xlsx

HEAD = "student_id,form," + ",".join(f"q{n}" for n in range(1, 13)) + "\n"
QUIET = [HealthCheck.function_scoped_fixture]


def graded(quiz, data, name="a.csv"):
    return grade_files(quiz, [(name, data if isinstance(data, bytes) else data.encode())])


def marks_by_student(found):
    return {one.student_id: one.marks for one in found.grades}


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x";"y")',
        "../../etc/passwd",
        "\u202egnp.exe\u202c",
        "mаterial flow",
        "ﬁnancial flow\u200b",
        "𝓈𝓊𝓅𝓅𝓁𝓎 chain",
        "supply\tchain\x1b[31m",
        "a" * 200_000,
        "flow, " * 30_000,
        "and " * 50_000,
        "(" * 20_000,
        "1. " * 20_000,
        "\n" * 1000,
        "🏭" * 500,
        "A" + "," * 50_000,
    ],
)
@pytest.mark.parametrize("number", [1, 3, 6, 8, 9, 10, 11, 12])
def test_any_text_in_any_cell_is_graded_and_stays_as_it_was(quiz, text, number):
    cells = ["1", "A", *[""] * 12]
    cells[number + 1] = text
    other = ["2", "A", *[""] * 12]

    found = graded(quiz, HEAD + write_csv([cells, other], guard=False))

    mark = found.grades[0].marks[number - 1]
    assert mark.response == text
    assert (mark.decision, mark.points > 0) in {
        ("reject", False),
        ("review", False),
        ("accept", True),
    }
    assert store.parse_grades(store.print_grades(found), "g") == found
    assert review_rows(found, quiz)
    assert all("\x1b" not in line for line in summary_lines(found))


@pytest.mark.parametrize(
    "student_id", ["../x", "CON", "a/b\\c", "\u202eabc", "'", '"', "a,b", "nan", "-", "="]
)
def test_any_student_id_is_kept(quiz, student_id):
    found = graded(quiz, HEAD + write_csv([[student_id, "A", *[""] * 12]], guard=False))

    assert [one.student_id for one in found.grades] == [student_id.removeprefix("\u202e")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", r"a\.csv: .*picture"),
        (HEAD.encode() + b"1,A,\0\0\0\0\0\0\0\0" + b"," * 11, r"a\.csv:2: "),
        (HEAD.encode() + b'1,A,"x' + b"," * 11, r"a\.csv:2: .*never closed"),
        (b"PK\x03\x04garbage", r"a\.csv: .*damaged"),
    ],
)
def test_what_cannot_be_read_names_file_and_line(quiz, data, says):
    with pytest.raises(InputError, match=says):
        graded(quiz, data)


def test_a_stray_zero_byte_is_named_and_loses_nobody(quiz):
    data = HEAD.encode() + b"1,A,B\0" + b"," * 11 + b"\n2,A,B" + b"," * 11 + b"\n"
    found = graded(quiz, data)

    assert [one.student_id for one in found.grades] == ["1", "2"]
    assert "a.csv:2" in [str(one.place) for one in found.problems]


@pytest.fixture
def quoted(quiz):
    """A class of six whose cells need quotes."""
    rows = simulate_class(quiz, 6, seed="quotes")
    for at, row in enumerate(rows[1:]):
        row[13] = ["flow, money", 'the "flow"', "a\nb", ",", "", '"'][at]
    return write_csv(rows)


@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(st.data())
def test_a_deleted_quote_or_comma_changes_no_other_students_marks_silently(quiz, quoted, data):
    places = [at for at, char in enumerate(quoted) if char in '",']
    at = data.draw(st.sampled_from(places))
    before = marks_by_student(graded(quiz, quoted))

    try:
        after = marks_by_student(graded(quiz, quoted[:at] + quoted[at + 1 :]))
    except InputError:
        return

    assert set(after) == set(before)
    assert sum(after[one] != before[one] for one in before) <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(st.binary(max_size=40), st.integers(0, 400))
def test_bytes_thrown_into_a_file_are_an_input_error_or_a_graded_class(quiz, quoted, junk, at):
    data = quoted.encode()

    try:
        found = graded(quiz, data[:at] + junk + data[at:])
    except InputError:
        return

    assert all(len(one.marks) == 12 for one in found.grades)


def test_shuffled_rows_and_other_formats_give_the_same_bytes(quiz, quoted):
    rows = simulate_class(quiz, 12, seed="formats")
    shuffled = [rows[0], *Stream("s").shuffled(rows[1:])]
    text = write_csv(rows)
    files = [
        ("a.csv", text.encode()),
        ("a.csv", write_csv(shuffled).encode()),
        ("a.csv", b"\xef\xbb\xbf" + text.encode()),
        ("a.csv", text.encode("utf-16")),
        ("a.csv", text.replace("\n", "\r\n").encode()),
        ("a.xlsx", write_xlsx(rows, sheet="a")),
    ]

    outputs = []
    for one in files:
        found = grade_files(quiz, [one])
        rows_out = [[c.replace("\r\n", "\n") for c in row] for row in store.marks_rows(found)]
        outputs.append((rows_out, "".join(store.grades_lines(found))))

    assert all(one == outputs[0] for one in outputs)


def test_wide_and_long_files_give_the_same_bytes(quiz):
    rows = simulate_class(quiz, 8, seed="wide")
    long = [["student_id", "name", "form", "question", "answer"]]
    for row in rows[1:]:
        long += [[*row[1:4], name, text] for name, text in zip(rows[0][4:], row[4:], strict=True)]

    one, two = (
        grade_files(quiz, [("a.csv", write_csv(some, guard=False).encode())])
        for some in (rows, long)
    )

    assert store.print_grades(one) == store.print_grades(two)


_SCRIPT = """
import hashlib, sys
from decimal import Decimal
from quizgen.grading import store
from quizgen.grading.review import review_rows
from quizgen.grading.score import grade_files
from quizgen.grading.simulate import simulate_class
from quizgen.items.model import Choice, Short
from quizgen.quiz.model import Form, Question, Quiz
from quizgen.tables.csv import write_csv
items = {
    "c": Choice(id="c", stem="s", key="k", distractors=("x", "y", "z")),
    "t": Short(id="t", prompt="p", answer="supply chain", accept=("chain of supply",)),
    "d": Short(id="d", prompt="Define it", answer="goods that move to people", expects="definition"),
}
form = Form("A", (Question((1,), "c", Decimal(1), (2, 0, 1, 3)), Question((2,), "t", Decimal(1)), Question((3,), "d", Decimal(1))))
quiz = Quiz("q", "Q", items, (form,), rivals=("demand chain", "value chain"))
found = grade_files(quiz, [("a", write_csv(simulate_class(quiz, 40, seed="x")).encode())])
text = store.print_grades(found) + write_csv(review_rows(found, quiz)) + "".join(store.marks_lines(found))
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_hash_seed_and_locale_change_no_byte():
    digests = set()
    for seed, locale in (("0", "C"), ("7", "de_DE.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)

    assert len(digests) == 1


def test_a_million_points_do_not_overflow():
    items: dict[str, Item] = {
        "s": Short(id="s", prompt="p", answer="a"),
        "c": Choice(id="c", stem="s", key="k", distractors=("x",)),
    }
    form = Form(
        "A",
        (Question((1,), "s", Decimal("999999.99")), Question((2,), "c", Decimal("0.005"), (0, 1))),
    )

    found = graded(Quiz("q", "Q", items, (form,)), "id,q1,q2\n1,a,A\n")

    assert str(found.grades[0].score) == "1000000.00"
