"""The glossary file: what is written is what is read."""

from __future__ import annotations

import json
from dataclasses import fields
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError, Severity
from quizgen.glossary.model import Entry, Glossary, OtherDefinition
from quizgen.glossary.store import (
    KEYS,
    append_entries,
    card_digest,
    load,
    parse_glossary,
    parse_seen,
    print_glossary,
    print_seen,
)

words = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
several = st.lists(words, max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    term=words,
    definition=st.text(max_size=60),
    aliases=several,
    kind=st.sampled_from(["term", "list", "question", "fragment"]),
    items=several,
    other_definitions=st.lists(
        st.builds(OtherDefinition, text=words, source=st.text(max_size=9)), max_size=2
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
glossaries = st.builds(
    Glossary,
    title=st.text(max_size=20),
    language=st.sampled_from(["en", "de"]),
    known_words=several,
    markup=st.sampled_from(["", "markdown"]),
    entries=st.lists(entries, min_size=1, max_size=4, unique_by=lambda e: e.id).map(tuple),
)


@given(glossaries)
def test_what_is_printed_is_read_back_the_same(glossary):
    read, problems = parse_glossary(print_glossary(glossary), "g.toml")
    assert read == glossary
    assert not problems


@given(glossaries)
def test_every_entry_knows_the_line_it_stands_in(glossary):
    text = print_glossary(glossary)
    lines = text.split("\n")
    read, _ = parse_glossary(text, "g.toml")
    for entry in read.entries:
        assert lines[(entry.line or 0) - 1] == "[[entry]]"
        for key, line in entry.key_lines:
            assert lines[line - 1].startswith(f"{key} = ")


def test_defaults_are_not_written():
    text = print_glossary(Glossary(entries=(Entry("plan", "Plan"),)))
    assert text == 'language = "en"\n\n[[entry]]\nid = "plan"\nterm = "Plan"\n'


def test_a_schema_line_comes_first_where_asked():
    text = print_glossary(Glossary(entries=(Entry("a", "A"),)), schema="../s.json")
    assert text.startswith("#:schema ../s.json\n")


@pytest.mark.parametrize(
    "before",
    [
        '# my notes\ntitle = "T"   # keep\n\n[[entry]]\nterm="B"\n  id = "b"',
        '[[entry]]\r\nid = "b"\r\nterm = "B"\r\n',
        '[[entry]]\nid = "b"\nterm = """\n[[entry]]\nid = "no"\n"""\n',
    ],
)
def test_appending_keeps_every_byte_that_was_there(before):
    text = append_entries(before, [Entry("c", "C", definition="a letter")])
    assert text.startswith(before)
    read, problems = parse_glossary(text, "g.toml")
    assert [entry.id for entry in read.entries] == ["b", "c"]
    assert not problems


def test_appending_nothing_changes_nothing():
    assert append_entries("x", []) == "x"


def test_lines_are_counted_through_texts_that_look_like_entries():
    text = '[[entry]]\nid = "a"\nterm = """\n[[entry]]\nid = 1\n"""\n\n[[entry]]\nid = "b"\nterm = "B"\n'
    read, _ = parse_glossary(text, "g.toml")
    assert [entry.line for entry in read.entries] == [1, 8]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[[entry]]\nid = "a"\nterm = "A"\ndefintion = "x"\n', 4, "definition"),
        ('titel = "x"\n[[entry]]\nid = "a"\nterm = "A"\n', 1, "title"),
        ('[[entry]]\nid = "a"\n', 1, "missing"),
        ('[[entry]]\nid = "a"\nterm = " "\n', 3, "empty"),
        ('[[entry]]\nid = "A b"\nterm = "A"\n', 2, "a-b"),
        ('[[entry]]\nid = "a"\nterm = "A"\n[[entry]]\nid = "a"\nterm = "B"\n', 5, "taken"),
        ('[[entry]]\nid = "a"\nterm = "A"\nskip = "no"\n', 4, "true or false"),
        ('[[entry]]\nid = "a"\nterm = "A"\nkind = "word"\n', 4, "kind"),
        ('[[entry]]\nid = "a"\nterm = "A\n', 3, "TOML"),
        ('[[entry]]\nid="a"\nterm="A"\nother_definitions=[{txt="x"}]\n', 4, "txt"),
        ("", None, "no entry"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(text, line, word):
    _, problems = parse_glossary(text, "g.toml")
    errors = [one for one in problems if one.severity is Severity.ERROR]
    assert errors
    assert any(word in f"{one.message} {one.hint}" and one.place.line == line for one in errors)


def test_a_file_with_errors_cannot_be_loaded_and_the_error_carries_them():
    with pytest.raises(InputError) as stop:
        load('[[entry]]\nid = "a"\n', "g.toml")
    assert stop.value.problems
    assert stop.value.next_step


def test_cards_taken_in_come_back_from_the_side_file():
    seen = {card_digest("a", "b"): "a", card_digest("c", "d"): "c"}
    assert parse_seen(print_seen(seen)) == seen


@pytest.mark.parametrize("text", ["", "[]", '{"cards": {}}', '{"format": "other", "cards": {}}'])
def test_a_side_file_that_is_none_says_that_deleting_it_is_safe(text):
    with pytest.raises(InputError) as stop:
        parse_seen(text, "g.seen.json")
    assert "delete it" in stop.value.next_step


def test_the_digest_tells_front_from_back():
    assert card_digest("a b", "c") != card_digest("a", "b c")


def test_the_schema_knows_exactly_the_keys_of_the_format():
    schema = json.loads((files("quizgen.glossary") / "glossary.schema.json").read_text("utf-8"))
    entry = schema["properties"]["entry"]["items"]["properties"]
    assert set(entry) == set(KEYS)
    own = {"line", "key_lines"}
    assert {field.name for field in fields(Entry)} - own == set(KEYS)
    assert set(schema["properties"]) == {"title", "language", "known_words", "markup", "entry"}
