from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError, Severity
from quizgen.quiz.model import Student
from quizgen.quiz.roster import assign_forms, class_rows, parse_roster
from quizgen.tables.csv import read_csv, write_csv
from quizgen.tables.model import Row, Table
from quizgen.text.clean import clean


def table(*rows: tuple[str, ...]) -> Table:
    return Table("class.csv", tuple(Row(n, row) for n, row in enumerate(rows, 1)))


def test_every_column_of_a_roster_is_read() -> None:
    students, problems = parse_roster(
        table(
            ("student_id", "name", "form", "edition", "room", "seat", "email"),
            ("007", " Ann  Lee ", "b", "large", "1.01", "4", "ann@example.org"),
            ("008", "Bo"),
        )
    )
    assert problems == []
    assert students == [
        Student("007", "Ann Lee", "B", "large", "1.01", "4", "ann@example.org"),
        Student("008", "Bo"),
    ]


@pytest.mark.parametrize(
    "head", ["student_id", "ID", "Student", "Student Number", "Matrikelnummer", "E-Mail"]
)
def test_the_id_has_many_names(head: str) -> None:
    students, _ = parse_roster(table(("Full name", head), ("Ann", "x1")))
    assert [(one.student_id, one.name) for one in students] == [("x1", "Ann")]


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ([], None, "the roster is empty"),
        ([("", " ")], None, "the roster is empty"),
        ([("name", "form"), ("Ann", "A")], 1, "no column student_id"),
        ([("id", "name"), ("", "Ann")], 2, "a student without an id (Ann)"),
        ([("id",), ("1",), ("",), ("1",)], 4, "this repeats line 2 (1) and is left out"),
        ([("id", "name"), ("1", "Ann"), ("1", "Bo")], 3, "line 2 already, for Ann; here it is for"),
        ([("id", "form"), ("1", "A"), ("1", "B")], 3, "the id 1 stands in line 2 already"),
        ([("id",), ("7",), ("007",)], 3, "the ids 7 (line 2) and 007 differ only in capitals or"),
        ([("id",), ("ab",), ("AB",)], 3, "they are taken for two students"),
        ([("id", "name")], None, "the roster has no students, only a header"),
        ([("id", "room"), ("1", "2")], 1, "no column holds names"),
        ([("id", "height"), ("1", "2")], 1, "columns that are not read: height"),
        ([("id", "name", "Name"), ("1", "Ann", "Bo")], 1, "columns that stand twice: name"),
    ],
)
def test_what_is_wrong_with_a_roster_is_said_by_line(
    rows: list[tuple[str, ...]], line: int | None, said: str
) -> None:
    _, problems = parse_roster(table(*rows))
    found = [one for one in problems if said in one.message]
    assert found
    assert found[0].place.line == line


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([("First name", "Last name", "ID"), ("Ada", "Lovelace", "1")], "Ada Lovelace"),
        ([("Surname", "First name", "ID number"), ("Lovelace", "Ada", "1")], "Ada Lovelace"),
        ([("Nachname", "Vorname", "Matrikelnummer"), ("Groß", "Jörg", "1")], "Jörg Groß"),
        ([("Name", "Vorname", "ID"), ("Groß", "Jörg", "1")], "Jörg Groß"),
        ([("Last name", "ID"), ("Lovelace", "1")], "Lovelace"),
        ([("First name", "Last name", "ID"), ("Ada", "", "1")], "Ada"),
        ([("Name", "First name", "ID"), ("Lovelace, Ada", "Ada", "1")], "Lovelace, Ada"),
        ([("Student", "ID"), ("Lovelace, Ada", "1")], "Lovelace, Ada"),
    ],
)
def test_a_name_is_put_together_from_the_columns_there_are(
    rows: list[tuple[str, ...]], name: str
) -> None:
    students, problems = parse_roster(table(*rows))
    assert students == [Student("1", name)]
    assert [one for one in problems if one.severity is not Severity.INFO] == []


def test_a_repeated_line_is_left_out_with_a_warning() -> None:
    students, problems = parse_roster(table(("id", "name"), ("1", "Ann"), ("1", "Ann")))
    assert students == [Student("1", "Ann")]
    assert [one.severity for one in problems] == [Severity.WARNING]


def test_of_two_lines_with_one_id_the_first_counts() -> None:
    students, problems = parse_roster(table(("id", "name"), ("1", "Ann"), ("1", "Bo")))
    assert [one.name for one in students] == ["Ann"]
    assert [one.severity for one in problems] == [Severity.ERROR]


@given(st.lists(st.sampled_from(["", "A", "b"]), max_size=20), st.integers(2, 4))
def test_forms_go_round_and_given_ones_are_kept(given_forms: list[str], count: int) -> None:
    codes = "ABCD"[:count]
    students = [Student(str(n), form=form) for n, form in enumerate(given_forms)]
    found = assign_forms(students, codes)
    turns = [new.form for new, old in zip(found, students, strict=True) if not old.form]
    assert turns == [codes[n % count] for n in range(len(turns))]
    assert all(
        new.form == old.form.upper() for new, old in zip(found, students, strict=True) if old.form
    )


def test_a_form_that_the_quiz_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="student 7 has form Z") as caught:
        assign_forms([Student("7", form="Z")], ["A", "B"])
    assert "A, B" in caught.value.next_step


def test_the_class_table_gives_the_same_students_back() -> None:
    students = [Student("1", "Ann", "A", seat="4"), Student("2", "Bo", "B", email="b@example.org")]
    rows = class_rows(students)
    assert rows[0] == ["student_id", "name", "form", "edition", "room", "seat", "email"]
    assert parse_roster(table(*map(tuple, rows))) == (students, [])


@given(
    st.lists(
        st.builds(
            Student,
            st.text(alphabet="'=-+@0a", min_size=1, max_size=4).map(clean).filter(bool),
            st.text(alphabet="'=-+@t H,\"", max_size=6).map(clean),
            st.sampled_from(["", "A", "B"]),
        ),
        max_size=5,
        unique_by=lambda student: student.student_id,
    )
)
def test_names_that_look_like_formulas_survive_the_class_file(students: list[Student]) -> None:
    text = write_csv(class_rows(students))
    assert parse_roster(read_csv(text.encode(), "class.csv"))[0] == students


def test_an_apostrophe_in_somebody_elses_roster_stays() -> None:
    students, _ = parse_roster(table(("id", "name"), ("1", "'=Ann")))
    assert students[0].name == "'=Ann"
