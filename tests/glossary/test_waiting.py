"""What reading notes again finds about entries that are there waits for `tidy`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.errors import InputError, Problem
from quizgen.glossary.json import problems_to_plain
from quizgen.glossary.mend import Decision, decide
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.normalize import normalize
from quizgen.glossary.store import load, parse_findings, parse_seen, print_glossary, print_seen
from quizgen.glossary.tidy import press, start
from quizgen.glossary.waiting import findings_from_plain, still_open, to_keep
from quizgen.sources.model import Card, Reading

FIRST = "customers who stop buying over a period of time"
SECOND = "the share of subscribers that a firm loses in a year"
THIRD = "losing clients to rivals because of price"
TEXT = print_glossary(Glossary("t", entries=(Entry("churn", "Churn", FIRST),)))


def found(*backs: tuple[str, str], text: str = TEXT) -> list[Problem]:
    readings = [Reading(name, "", (Card(name, "Churn", back, 1, 2, 2),)) for name, back in backs]
    problems = normalize(readings, existing=load(text, "g.toml")).problems
    return [one for one in problems if one.check == "new-definition"]


def open_in(text: str, waiting: list[Problem]) -> list[str]:
    return [str(one.place) for one in still_open(text, load(text, "g.toml"), waiting)]


def others(text: str) -> list[str]:
    return [one.text for one in load(text, "g.toml").entries[0].other_definitions]


def test_findings_come_back_from_the_side_file() -> None:
    waiting = found(("a.txt", SECOND))
    text = print_seen({"0": "churn"}, problems_to_plain(waiting)["problems"])
    assert findings_from_plain(parse_findings(text)) == waiting
    assert parse_seen(text) == {"0": "churn"}


@pytest.mark.parametrize("plain", [None, 3, "x", [3], [{}], [{"check": "typo", "entries": ["a"]}]])
def test_what_is_no_such_finding_is_left_out(plain: object) -> None:
    assert findings_from_plain(plain) == []


def test_a_side_file_of_something_else_is_refused() -> None:
    with pytest.raises(InputError):
        parse_findings("[]", "g.seen.json")


def test_a_file_read_again_replaces_what_waited_for_it() -> None:
    before = found(("a.txt", SECOND), ("b.txt", THIRD))
    kept = to_keep([], before, ["a.txt"])
    assert [one.place.source for one in kept] == ["b.txt"]
    assert to_keep(before, before, ["a.txt", "b.txt"]) == before


def test_a_definition_that_was_taken_over_is_closed() -> None:
    waiting = found(("a.txt", SECOND), ("b.txt", THIRD))
    after = decide(TEXT, waiting[0], "apply")
    assert open_in(TEXT, waiting) == ["a.txt:2", "b.txt:2"]
    assert open_in(after, waiting) == ["b.txt:2"]


@pytest.mark.parametrize("decision", ["ok", "skip"])
def test_an_entry_that_is_accepted_or_kept_out_asks_no_more(decision: Decision) -> None:
    waiting = found(("a.txt", SECOND))
    assert open_in(decide(TEXT, waiting[0], decision), waiting) == []


def test_a_finding_on_an_entry_that_is_gone_is_closed() -> None:
    other = print_glossary(Glossary("t", entries=(Entry("lead", "Lead", FIRST),)))
    assert open_in(other, found(("a.txt", SECOND))) == []


def test_two_new_definitions_of_one_entry_are_both_kept() -> None:
    text = TEXT
    for problem in found(("a.txt", SECOND), ("b.txt", THIRD)):
        text = decide(text, problem, "apply")
    assert others(text) == [SECOND, THIRD]
    assert found(("a.txt", SECOND), ("b.txt", THIRD), text=text) == []


def test_x_puts_the_new_definition_in_front_and_keeps_the_old_one() -> None:
    (problem,) = found(("a.txt", SECOND))
    after = decide(TEXT, problem, "swap")
    assert load(after, "g.toml").entries[0].definition == SECOND
    assert others(after) == [FIRST]


def test_a_walk_does_not_lose_what_waits_when_an_entry_changes() -> None:
    waiting = found(("a.txt", SECOND), ("b.txt", THIRD))
    progress = press(start(TEXT, waiting), "a")
    assert progress.current == waiting[1]
    assert press(progress, "k").current is None
    assert press(progress, "u").current == waiting[0]


def test_a_table_that_differs_still_replaces_the_other_definitions() -> None:
    (problem,) = found(("a.txt", SECOND))
    text = decide(TEXT, problem, "apply")
    hint = f'other_definitions = [{{ text = "{THIRD}", source = "c.txt:9" }}]'
    assert others(decide(text, replace(problem, hint=hint), "apply")) == [THIRD]
