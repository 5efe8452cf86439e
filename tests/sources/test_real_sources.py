"""The five real files; run where QUIZGEN_SOURCES names their folder."""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Reading

FOLDER = os.environ.get("QUIZGEN_SOURCES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="QUIZGEN_SOURCES names no folder")

EXPECTED = tomllib.loads((Path(__file__).parent / "data" / "real_sources.toml").read_text("utf-8"))[
    "file"
]
FILES = pytest.mark.parametrize("expected", EXPECTED, ids=[one["prefix"] for one in EXPECTED])


def _text(expected: dict[str, Any]) -> tuple[str, bytes]:
    path = next(Path(FOLDER).glob(expected["prefix"] + "*"))
    return path.name, path.read_bytes()


def _read(expected: dict[str, Any]) -> Reading:
    name, data = _text(expected)
    return read_cards(open_source(data, name))


def _places(expected: dict[str, Any]) -> list[tuple[int, int, int]]:
    """Front, first and last line of the back of every card that should be found."""
    places = [tuple(one) for one in expected.get("longer", [])]
    for first, last in expected.get("turns", []):
        places += [(line, line + 1, line + 1) for line in range(first, last, 2)]
    for first, last in expected.get("markers", []):
        places += [(line, line + 2, line + 2) for line in range(first + 1, last, 4)]
    return sorted(places)


@FILES
def test_the_layout_is_found_without_doubt(expected: dict[str, Any]) -> None:
    reading = _read(expected)
    assert reading.layout == expected["layout"]
    assert not [one for one in reading.problems if one.check == "layout-uncertain"]


@FILES
def test_every_card_stands_at_its_lines(expected: dict[str, Any]) -> None:
    reading = _read(expected)
    found = [(c.line_front, c.line_back_start, c.line_back_end) for c in reading.cards]
    assert found == _places(expected)
    assert len(found) == expected["cards"]


@FILES
def test_halves_and_skipped_lines_are_the_ones_read_by_eye(expected: dict[str, Any]) -> None:
    reading = _read(expected)
    assert [o.line for o in reading.orphans] == expected.get("orphan_definitions", [])
    assert all(o.what == "definition" for o in reading.orphans)
    markers = [
        line for first, last in expected.get("markers", []) for line in range(first, last, 2)
    ]
    assert [one.line for one in reading.skipped] == sorted(expected["skipped"] + markers)


@FILES
def test_every_line_stands_in_exactly_one_place(expected: dict[str, Any]) -> None:
    _, data = _text(expected)
    rows = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    wanted = [number for number, row in enumerate(rows, start=1) if row.strip()]
    reading = _read(expected)
    found = [line for card in reading.cards for line in _lines(card)]
    found += [one.line for one in reading.orphans] + [one.line for one in reading.skipped]
    assert sorted(found) == wanted


def _lines(card: Any) -> set[int]:
    return {card.line_front, *range(card.line_back_start, card.line_back_end + 1)}


def test_there_are_204_cards_in_all() -> None:
    assert sum(len(_read(expected).cards) for expected in EXPECTED) == 204


def _f1(kind: str) -> float:
    """F1 of points over all lists of a kind; a back that is no list must have none."""
    hits = wrong = missed = 0
    for expected in EXPECTED:
        gold = {int(line): counts for line, counts in expected.get(kind, {}).items()}
        other = {int(line) for which in ("lists", "hard") for line in expected.get(which, {})}
        for card in _read(expected).cards:
            line = card.line_back_start
            if line in gold or (kind == "lists" and line not in other):
                wanted = Counter(gold.get(line, []))
                found = Counter(len(item.split()) for item in card.items)
                hits += (wanted & found).total()
                wrong += (found - wanted).total()
                missed += (wanted - found).total()
    return 2 * hits / (2 * hits + wrong + missed)


def test_lists_with_clear_marks_are_split_almost_without_fault() -> None:
    assert _f1("lists") >= 0.97


def test_hard_lists_are_split_more_often_right_than_wrong() -> None:
    assert _f1("hard") >= 0.6


@pytest.mark.parametrize(("prefix", "line"), [("001_", 21), ("001_", 49), ("003_", 10)])
def test_a_list_with_doubt_is_reported_at_its_line(prefix: str, line: int) -> None:
    expected = next(one for one in EXPECTED if one["prefix"] == prefix)
    found = [p.place.line for p in _read(expected).problems if p.check == "list-uncertain"]
    assert line in found
