"""The glossary in a spreadsheet and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Severity
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.spreadsheet import (
    HEADER,
    differences,
    glossary_to_rows,
    join_cell,
    parse_rows,
    split_cell,
)
from quizgen.tables.csv import read_csv, write_csv
from quizgen.tables.model import Row, Table

cell_text = st.text(alphabet="ab|\\=-'\"é,\n;", min_size=1, max_size=8).map(str.strip).filter(bool)
several = st.lists(cell_text, max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    term=cell_text,
    definition=cell_text,
    aliases=several,
    kind=st.sampled_from(["term", "list", "question", "fragment"]),
    items=several,
    other_definitions=st.lists(
        st.builds(OtherDefinition, text=cell_text, source=st.text(max_size=5)), max_size=2
    ).map(tuple),
    tags=several,
    sources=several,
    never_with=several,
    never_accept=several,
    wrong_options=several,
    doubts=several,
    match=st.sampled_from(["fuzzy", "exact"]),
    ok=several,
    skip=st.booleans(),
)


def table(*rows):
    return Table("t.csv", tuple(Row(n, tuple(cells)) for n, cells in enumerate(rows, 1)))


@given(several)
def test_values_in_a_cell_come_back(values):
    assert split_cell(join_cell(values)) == values


@given(st.lists(entries, min_size=1, max_size=3, unique_by=lambda e: e.id))
def test_a_glossary_comes_back_from_a_csv_file(listed):
    rows = glossary_to_rows(Glossary(entries=tuple(listed)))
    read, problems = parse_rows(read_csv(write_csv(rows).encode(), "g.csv"))
    assert read == listed
    assert problems == []


def test_a_table_of_terms_and_definitions_is_enough():
    read, problems = parse_rows(
        table(["Term", "Definition"], ["Push model", "goods made for stock"])
    )
    assert [(e.id, e.term, e.definition, e.kind) for e in read] == [
        ("push-model", "Push model", "goods made for stock", "term")
    ]
    assert problems == []


def test_kind_is_found_where_the_column_is_missing():
    read, _ = parse_rows(table(["term", "items"], ["Flows", "goods|facts"]))
    assert read[0].kind == "list"


@pytest.mark.parametrize(
    ("rows", "line", "word"),
    [
        ([], None, "nothing"),
        ([["definition"], ["x"]], 1, "no column “term”"),
        ([["term"], ["A"], [" ", "x"]], 3, "no term"),
        ([["term", "id"], ["A", "x"], ["B", "x"]], 3, "line 2"),
        ([["term", "id"], ["A", "A b"]], 2, "id"),
        ([["term", "kind"], ["A", "word"]], 2, "kind"),
        ([["term", "term"], ["A", "B"]], 1, "twice"),
        ([["term", "other_definitions"], ["A", "{x"]], 2, "JSON"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(rows, line, word):
    _, problems = parse_rows(table(*rows))
    errors = [p for p in problems if p.severity is Severity.ERROR]
    assert [p.place.line for p in errors] == [line]
    assert word in errors[0].message


def test_an_unknown_column_is_a_warning_with_the_likely_one():
    _, problems = parse_rows(table(["term", "definitions"], ["A", "b"]))
    assert "definition" in problems[0].hint


def test_blank_rows_are_no_entries():
    assert parse_rows(table(["term"], ["A"], [""]))[0][-1].term == "A"


def test_each_cell_that_differs_is_a_finding_with_the_line_to_write():
    own = Entry("a", "A", "one", tags=("x",))
    new, problems = differences(
        Glossary(entries=(own,)),
        [Entry("a", "A", "two", tags=("x", "y"), line=2), Entry("b", "B")],
        "t.csv",
    )
    assert [one.id for one in new] == ["b"]
    assert [p.hint for p in problems] == ['definition = "two"', 'tags = ["x", "y"]']
    assert {p.place.line for p in problems} == {2}


def test_the_columns_are_those_of_the_format():
    assert HEADER[:4] == ("id", "term", "definition", "aliases")
    assert glossary_to_rows(Glossary()) == [list(HEADER)]
