"""Single edits leave every other byte of the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import InputError
from quizgen.glossary.edit import accept, add_known_word, change_entry, set_key, set_top
from quizgen.glossary.model import Entry, OtherDefinition
from quizgen.glossary.store import parse_glossary

FILE = """\
#:schema x.json
# My course.
title = "Course"   # as printed

[[entry]]
term = 'Push model'    # single quotes
id = "push-model"
  definition = "made for a forecast"   # indented
tags = [ # why
  "scm",
]

# about pull
[[entry]]
id = "pull-model"
term = "Pull model"
definition = \"\"\"
made for
an order\"\"\"
"""


def entry(text, key):
    return next(one for one in parse_glossary(text, "g")[0].entries if one.id == key)


def test_a_changed_definition_changes_its_line_only():
    after = set_key(FILE, "push-model", "definition", "made for stock")
    assert after == FILE.replace("made for a forecast", "made for stock")


def test_a_text_over_several_lines_is_replaced_as_a_whole():
    after = set_key(FILE, "pull-model", "definition", "made to order")
    assert after == FILE.replace('"""\nmade for\nan order"""', '"made to order"')


def test_a_new_key_stands_after_those_before_it_in_the_house_order():
    after = set_key(FILE, "push-model", "aliases", ("make-to-stock",))
    added = 'aliases = ["make-to-stock"]\n'
    assert after == FILE.replace('id = "push-model"\n', 'id = "push-model"\n' + added)


def test_a_key_set_to_its_default_is_taken_out():
    one = entry(FILE, "push-model")
    after = change_entry(FILE, one, replace(one, tags=()))
    assert after == FILE.replace('tags = [ # why\n  "scm",\n]\n', "")


def test_a_key_of_the_glossary_is_put_at_the_top():
    assert set_top(FILE, "language", "de") == FILE.replace(
        "as printed\n", 'as printed\nlanguage = "de"\n'
    )


def test_a_first_key_of_the_glossary_comes_after_the_comments():
    text = '# notes\n[[entry]]\nid = "a"\nterm = "A"\n'
    assert set_top(text, "title", "T") == '# notes\ntitle = "T"\n[[entry]]\nid = "a"\nterm = "A"\n'


def test_an_edit_keeps_the_line_ends_of_the_file():
    text = FILE.replace("\n", "\r\n")
    after = set_key(text, "pull-model", "skip", True)
    assert after == text + "skip = true\r\n"


def test_a_file_without_a_last_line_end_is_edited_too():
    text = '[[entry]]\nid = "a"\nterm = "A"'
    assert entry(set_key(text, "a", "skip", True), "a").skip


def test_a_term_that_was_respelled_stays_in_the_file():
    one = entry(FILE, "push-model")
    after = change_entry(FILE, one, replace(one, term="Push system"))
    assert 'term = "Push system"    # single quotes\n' in after


def test_accepting_and_known_words_add_to_what_is_there():
    glossary, _ = parse_glossary(FILE, "g")
    text = accept(FILE, glossary.entries[0], "typo")
    text = accept(text, entry(text, "push-model"), "fragment")
    assert entry(text, "push-model").ok == ("typo", "fragment")
    assert accept(text, entry(text, "push-model"), "typo") == text
    text = add_known_word(text, parse_glossary(text, "g")[0], "bullwip")
    text = add_known_word(text, parse_glossary(text, "g")[0], "flurb")
    assert parse_glossary(text, "g")[0].known_words == ("bullwip", "flurb")
    assert add_known_word(text, parse_glossary(text, "g")[0], "flurb") == text


def test_an_entry_that_is_not_there_cannot_be_edited():
    with pytest.raises(InputError):
        set_key(FILE, "pull", "skip", True)


values = st.text(max_size=20)


@given(values, values, st.lists(values, max_size=3).map(tuple))
def test_any_edit_reads_back_and_leaves_the_other_entry(definition, source, items):
    one = entry(FILE, "push-model")
    others = (OtherDefinition("x", source),)
    wanted = replace(one, definition=definition, items=items, other_definitions=others)
    after = change_entry(FILE, one, wanted)
    read, problems = parse_glossary(after, "g")
    assert not problems
    assert read.entries[0] == wanted
    assert after.endswith(FILE[FILE.index("# about pull") :])


@given(values.filter(lambda text: bool(text.strip())))
def test_an_edit_undone_gives_the_bytes_back(text):
    one = Entry("a", "A", text)
    plain = '[[entry]]\nid = "a"\nterm = "A"\n'
    after = change_entry(plain, Entry("a", "A"), one)
    assert change_entry(after, one, Entry("a", "A")) == plain
