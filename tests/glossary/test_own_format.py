"""A glossary, or its table, given as a source."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.own_format import own_entries, take_in
from quizgen.glossary.spreadsheet import glossary_to_rows
from quizgen.glossary.store import print_glossary
from quizgen.sources.detect import open_source
from quizgen.tables.csv import write_csv

CHURN = Entry("churn", "Churn", "buyers who leave", aliases=("attrition",))


def source(name, text):
    return open_source(text.encode(), name)


def test_a_glossary_file_gives_its_entries():
    assert own_entries(source("g.toml", print_glossary(Glossary(entries=(CHURN,))))) == (
        [CHURN],
        [],
    )


def test_a_table_of_a_glossary_gives_its_entries():
    rows = glossary_to_rows(Glossary(entries=(CHURN,)))
    assert own_entries(source("g.csv", write_csv(rows))) == ([CHURN], [])


@pytest.mark.parametrize("name", ["notes.txt", "cards.csv"])
def test_other_files_are_none_of_ours(name):
    assert own_entries(source(name, "term,definition\nChurn,buyers who leave\n")) is None


def test_a_broken_glossary_file_stops_with_its_problems():
    with pytest.raises(InputError):
        own_entries(source("g.toml", "[[entry]]\nid = 1\n"))


def test_only_entries_of_a_new_name_are_taken():
    base = Glossary(entries=(CHURN,))
    same = Entry("loss", "Attrition", "the loss of buyers")
    new = Entry("goal", "Goal", "what one aims at")
    taken, problems = take_in(base, [same, new], "b.toml")
    assert taken == [new]
    assert [one.entries for one in problems] == [("churn",)]


def test_a_field_that_differs_is_a_finding():
    changed = Entry("churn", "Churn", "buyers who go", aliases=("attrition",))
    taken, problems = take_in(Glossary(entries=(CHURN,)), [changed], "b.toml")
    assert taken == []
    assert [one.hint for one in problems] == ['definition = "buyers who go"']


def test_entries_of_one_file_may_share_names():
    one = Entry("call-center", "Call center", "a hall full of telephones")
    other = Entry("contact-center", "Contact center", "by any channel", aliases=("call center",))
    base = Glossary(entries=(Entry("churn", "Churn", "buyers who leave"),))
    assert take_in(base, [one, other], "b.csv") == ([one, other], [])


def test_a_remark_in_parentheses_tells_two_names_apart():
    base = Glossary(entries=(Entry("m", "Mercury (planet)", "the innermost planet"),))
    new = Entry("m2", "Mercury (element)", "a liquid metal")
    assert take_in(base, [new], "b.csv") == ([new], [])
