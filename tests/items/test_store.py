from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import Place, Problem
from quizgen.items.model import Blank, Choice, Cloze, Item, Matching, Open, Short, answers_in
from quizgen.items.store import item_from_plain, item_to_plain
from quizgen.plain import Plain

text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)
texts = st.lists(text, max_size=3).map(tuple)
shared = {
    "id": text,
    "source": text,
    "tags": texts,
    "near": texts,
    "reject": texts,
    "match": st.sampled_from(["fuzzy", "exact"]),
}
items = st.one_of(
    st.builds(
        Choice,
        **shared,
        entry=text,
        stem=text,
        key=text,
        distractors=texts,
        spares=texts,
        rationale=text,
        kind=st.just("choice"),
        points=st.none(),
    ),
    st.builds(
        Matching,
        **shared,
        entries=texts,
        directions=text,
        pairs=st.lists(st.tuples(text, text), min_size=1, max_size=3).map(tuple),
        extra_responses=texts,
        kind=st.just("matching"),
        points=st.none(),
    ),
    st.builds(
        Cloze,
        **shared,
        entry=text,
        text=text,
        blanks=st.lists(st.builds(Blank, text, texts), min_size=1, max_size=2).map(tuple),
        kind=st.just("cloze"),
        points=st.none(),
    ),
    st.builds(
        Short,
        **shared,
        entry=text,
        prompt=text,
        answer=text,
        accept=texts,
        expects=st.sampled_from(["term", "list", "definition"]),
        items=texts,
        kind=st.just("short"),
        points=st.none(),
    ),
    st.builds(
        Open,
        **shared,
        prompt=text,
        lines=st.integers(1, 40),
        kind=st.just("open"),
        points=st.none(),
    ),
)


def read(item_id: str, data: dict[str, Any]) -> tuple[Item | None, list[Problem]]:
    problems: list[Problem] = []
    plain = Plain(data, lambda _: Place("quiz.json"), problems)
    return item_from_plain(item_id, plain), problems


@given(items)
def test_an_item_comes_back_as_it_was(item):
    data = json.loads(json.dumps(item_to_plain(item)))
    assert read(item.id, data) == (item, [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "kind is missing"),
        ({"kind": "essay"}, "cannot be “essay”"),
        ({"kind": "choice", "stem": "x"}, "key is missing"),
        ({"kind": "choice", "stem": "x", "key": "y", "bogus": 1}, "unknown key “bogus”"),
        ({"kind": "matching", "pairs": [["a"]]}, "pairs must be a list"),
        ({"kind": "cloze", "text": "x"}, "at least one blank"),
        ({"kind": "short", "prompt": "x", "expects": "song"}, "cannot be “song”"),
        ({"kind": "open", "prompt": "x", "lines": 0}, "1 or more"),
    ],
)
def test_what_is_wrong_with_an_item_is_said(data, said):
    _, problems = read("x", data)
    assert any(said in problem.message for problem in problems)


def test_optional_keys_may_be_absent():
    item, problems = read("x", {"kind": "short", "prompt": "x", "answer": "y"})
    assert (problems, item) == ([], Short(id="x", prompt="x", answer="y"))


def test_the_ruled_lines_of_a_short_item_are_kept_where_it_has_some():
    item = Short(id="x", prompt="x", answer="y", lines=3)
    assert read("x", item_to_plain(item)) == (item, [])
    assert "lines" not in item_to_plain(Short(id="x", prompt="x", answer="y"))


def test_an_item_takes_one_number_per_answer():
    assert answers_in(Matching(id="m", pairs=(("a", "b"), ("c", "d")))) == 2
    assert answers_in(Cloze(id="c", text="", blanks=(Blank("a"), Blank("b"), Blank("c")))) == 3
    assert answers_in(Open(id="o", prompt="x")) == 1
