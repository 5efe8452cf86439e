from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.tables import Row, read_table
from quizgen.tables.csv import (
    LONGEST_CELL,
    csv_line,
    find_delimiter,
    line_starts,
    read_csv,
    write_csv,
)

cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12
)
rows = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5)


def test_every_cell_is_the_text_that_was_typed():
    table = read_csv(b"id,a\n007,NA\n1e5,2-Mar\nnan, x \n", "a.csv")

    assert [row.cells for row in table.rows] == [
        ("id", "a"),
        ("007", "NA"),
        ("1e5", "2-Mar"),
        ("nan", " x "),
    ]


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        (b"a,b\n1,2\n", ","),
        (b"a;b\n1;2,5\n", ";"),
        (b"a\tb\n1\t2\n", "\t"),
        (b'"a,a,a";b;c\n', ";"),
        (b"sep=;\na;b\n", ";"),
        (b"alone\n1\n", ","),
    ],
)
def test_the_delimiter_is_found_in_the_first_line(data, delimiter):
    assert read_csv(data, "a.csv").delimiter == delimiter


def test_a_separator_line_counts_as_a_line_but_is_no_row():
    table = read_csv(b"sep=;\r\na;b\r\n1;2\r\n", "a.csv")

    assert table.rows == (Row(2, ("a", "b")), Row(3, ("1", "2")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_heeded(encoding):
    table = read_csv("näme,q1\nZoë,x\n".encode(encoding), "a.csv")

    assert table.rows[0].cells == ("näme", "q1")
    assert not table.problems


def test_windows_text_is_read_with_a_warning():
    table = read_csv("name,q\nZoë,x\n".encode("cp1252"), "a.csv")

    assert table.rows[1].cells[0] == "Zoë"
    assert [problem.check for problem in table.problems] == ["encoding"]


def test_lines_are_counted_through_line_breaks_in_cells():
    table = read_csv(b'a,b\n"one\r\ntwo",x\n\nlast,y\n', "a.csv")

    assert [row.line for row in table.rows] == [1, 2, 5]
    assert table.rows[1].cells[0] == "one\r\ntwo"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'a,b\n1,"x\n2,y\n3,z\n', 2),
        (b'a,b\n1,x\n2,"y', 3),
        (b'a,b\n"one\ntwo","three\n', 3),
        (b'sep=,\na,b\n1,"x\n', 3),
    ],
)
def test_a_quote_that_is_never_closed_is_reported_where_it_opened(data, line):
    with pytest.raises(InputError, match=rf"a\.csv:{line}: .*never closed"):
        read_csv(data, "a.csv")


def test_a_quote_that_closes_in_another_students_cell_names_both_lines():
    with pytest.raises(InputError, match=r"a\.csv:2: .* in the middle of line 3"):
        read_csv(b'id,a\n1,"x\n2,"y"\n', "a.csv")


def test_a_row_swallowed_by_a_quote_and_a_comma_is_noticed():
    # The quote of line 2 closes before the comma that starts line 3's answer.
    with pytest.raises(InputError, match=r"a\.csv:3: .*line 2 may have swallowed"):
        read_csv(b'id,a\n1,"x\n2,",y"\n', "a.csv")


def test_a_quote_inside_an_unquoted_cell_is_kept_with_a_warning():
    table = read_csv(b'id,a\n1,5" pipe\n', "a.csv")

    assert table.rows[1].cells[1] == '5" pipe'
    assert [(p.check, p.place.line) for p in table.problems] == [("stray-quote", 2)]


def test_zero_bytes_are_refused_with_their_line():
    with pytest.raises(InputError, match=r"a\.csv:2"):
        read_csv(b"id,a\n1,\0\n", "a.csv")


def test_an_essay_of_200_kilobytes_is_read():
    essay = "word " * 40_000

    assert read_csv(f"id,a\n1,{essay}\n".encode(), "a.csv").rows[1].cells[1] == essay


def test_a_cell_past_all_measure_is_refused():
    huge = b"x" * (LONGEST_CELL + 1)

    with pytest.raises(InputError, match="longer than"):
        read_csv(b"id,a\n1," + huge + b"\n", "a.csv")


def test_an_empty_file_is_a_table_without_rows():
    assert read_csv(b"", "a.csv").rows == ()


def test_formulas_are_written_as_text_and_numbers_as_numbers():
    assert write_csv([["=1+1", "-5", "@x", "'t", "+1 555", "a"]]) == (
        "'=1+1,-5,'@x,''t,'+1 555,a\n"
    )
    assert write_csv([["=1+1"]], guard=False) == "=1+1\n"


@given(
    st.lists(
        st.lists(st.text("a,\"\n\r'=+-1. \t＝", max_size=3), min_size=2, max_size=3), max_size=4
    )
)
def test_the_starts_of_many_lines_are_those_of_each_line(records):
    assert line_starts(records) == [csv_line([*cells, ""])[:-1] for cells in records]


def test_a_lone_empty_cell_is_not_a_blank_line():
    assert csv_line([""]) == '""\n'
    assert read_csv(csv_line([""]).encode(), "a").rows == (Row(1, ("",)),)


@given(rows)
def test_what_is_written_is_read_again(table):
    text = write_csv(table, guard=False)

    read = read_csv(text.encode(), "a.csv", delimiter=",", encoding="utf-8")

    assert [list(row.cells) for row in read.rows] == table


@given(rows)
def test_what_is_written_is_what_any_strict_reader_reads(table):
    lines = io.StringIO(write_csv(table, guard=False), newline="")

    assert list(csv.reader(lines, strict=True)) == table


@given(st.binary(max_size=60))
def test_any_bytes_give_a_table_or_an_input_error(data):
    next_step = "nothing was wrong"
    try:
        read_table(data, "a")
    except InputError as error:
        next_step = error.next_step

    assert next_step


quoted_rows = st.lists(
    st.lists(
        st.sampled_from(["x", "a,b", 'say "b"', "l\nm", "", ",", '"']), min_size=2, max_size=3
    ),
    min_size=2,
    max_size=5,
)


@given(quoted_rows, st.data())
def test_a_deleted_quote_never_hides_a_row_silently(table, data):
    width = len(table[0])
    table = [[str(n), *(row + [""] * 3)[: width - 1]] for n, row in enumerate(table)]
    text = write_csv(table, guard=False)
    quotes = [at for at, char in enumerate(text) if char == '"']
    if not quotes:
        return
    at = data.draw(st.sampled_from(quotes))
    broken = text[:at] + text[at + 1 :]

    try:
        read = read_csv(broken.encode(), "a.csv", delimiter=",")
    except InputError:
        return

    if {len(row.cells) for row in read.rows} == {width} and not read.problems:
        assert [row.cells[0] for row in read.rows] == [row[0] for row in table]


def test_the_commonest_delimiter_outside_quotes_wins():
    assert find_delimiter('\n\n"a;b;c",d\n') == ","
