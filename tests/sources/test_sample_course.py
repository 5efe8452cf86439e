"""The sample course: its planted mistakes are found where they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Card, Reading

ROOT = Path(__file__).parents[2]
COURSE: dict[str, Any] = tomllib.loads((ROOT / "tests" / "sample_course.toml").read_text("utf-8"))
SEEN_HERE = {"orphan-definition", "list-count", "list-uncertain", "boilerplate", "title-line"}
FINDINGS = [one for one in COURSE["finding"] if one["check"] in SEEN_HERE]


def _read(name: str) -> Reading:
    return read_cards(open_source((ROOT / "glossary" / "sources" / name).read_bytes(), name))


def _card(source: str, line: int) -> Card:
    return next(card for card in _read(source).cards if card.line_front == line)


@pytest.mark.parametrize("file", COURSE["file"], ids=lambda file: file["name"])
def test_each_file_gives_its_number_of_cards(file: dict[str, Any]) -> None:
    reading = _read(file["name"])
    assert len(reading.cards) == file["cards"]
    assert "layout-uncertain" not in [problem.check for problem in reading.problems]


@pytest.mark.parametrize("orphan", COURSE["orphan"], ids=lambda orphan: str(orphan["line"]))
def test_a_definition_whose_term_is_missing_is_found(orphan: dict[str, Any]) -> None:
    found = [(one.line, one.what) for one in _read(orphan["source"]).orphans]
    assert (orphan["line"], orphan["what"]) in found


@pytest.mark.parametrize("one", COURSE["list"], ids=lambda one: f"{one['source']}:{one['line']}")
def test_a_flattened_list_is_split_into_its_points(one: dict[str, Any]) -> None:
    items = _card(one["source"], one["line"]).items
    assert len(items) == len(one["items"])
    assert all(item.startswith(wanted) for item, wanted in zip(items, one["items"], strict=True))


@pytest.mark.parametrize(
    "finding", FINDINGS, ids=lambda one: f"{one['check']}-{one['source']}-{one['line']}"
)
def test_a_planted_mistake_is_reported_at_its_card(finding: dict[str, Any]) -> None:
    first, last = finding["card"]
    lines = [
        problem.place.line
        for problem in _read(finding["source"]).problems
        if problem.check == finding["check"]
    ]
    assert any(line is not None and first <= line <= last for line in lines)


def test_nothing_else_is_called_an_unclear_list_or_a_wrong_count() -> None:
    planted = {(one["check"], one["source"]) for one in FINDINGS}
    for file in COURSE["file"]:
        for problem in _read(file["name"]).problems:
            if problem.check in {"list-count", "list-uncertain"}:
                assert (problem.check, problem.place.source) in planted
