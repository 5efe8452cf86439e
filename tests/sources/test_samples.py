"""Samples in each layout, with the quirks that real files have, and what they give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Card, Reading

FOLDER = Path(__file__).parent / "data"
SAMPLES = sorted(path for path in FOLDER.glob("*/*") if path.suffix != ".json")
EACH = pytest.mark.parametrize("path", SAMPLES, ids=[path.parent.name for path in SAMPLES])


def _read(path: Path, layout: str = "") -> Reading:
    return read_cards(open_source(path.read_bytes(), path.name), layout=layout)


def _expected(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return expected


def _plain(card: Card) -> dict[str, Any]:
    whole = {
        "front": card.front,
        "back": card.back,
        "lines": [card.line_front, card.line_back_start, card.line_back_end],
        "items": list(card.items),
        "tags": list(card.tags),
        "wrong_options": list(card.wrong_options),
    }
    return {key: value for key, value in whole.items() if value}


@EACH
def test_the_layout_is_found(path: Path) -> None:
    assert _read(path).layout == path.parent.name


@EACH
def test_the_cards_are_the_expected_ones(path: Path) -> None:
    assert [_plain(card) for card in _read(path).cards] == _expected(path)["cards"]


@EACH
def test_other_lines_are_accounted_for(path: Path) -> None:
    reading, expected = _read(path), _expected(path)
    assert [[one.line, one.what] for one in reading.orphans] == expected["orphans"]
    assert [[one.line, one.reason] for one in reading.skipped] == expected["skipped"]


@EACH
def test_the_findings_are_the_expected_ones(path: Path) -> None:
    quiet = {"boilerplate", "title-line"}
    found = [[p.check, p.place.line] for p in _read(path).problems if p.check not in quiet]
    assert found == _expected(path)["problems"]


@EACH
def test_naming_the_layout_changes_nothing(path: Path) -> None:
    assert _read(path, path.parent.name) == _read(path)
