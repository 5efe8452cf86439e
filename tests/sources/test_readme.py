"""The page on layouts: each example gives the cards and findings that stand below it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.sources.detect import READERS, open_source, read_cards

PAGE = (Path(__file__).parents[2] / "glossary" / "README.md").read_text("utf-8")
SECTIONS = {
    found[1]: found[2]
    for found in re.finditer(
        r"^### `([\w-]+)`\n(.*?)(?=^### `|^## Lists)", PAGE, re.MULTILINE | re.DOTALL
    )
}
WITH_EXAMPLE = [name for name, text in SECTIONS.items() if "```text" in text]


def _example(layout: str) -> str:
    found = re.search(r"```text\n(.*?)```", SECTIONS[layout], re.DOTALL)
    assert found
    return found[1]


def _promised(layout: str) -> list[tuple[str, str, tuple[str, ...]]]:
    below = SECTIONS[layout].split("```")[2]
    rows = [row.strip("|").split("|") for row in below.splitlines() if row.startswith("|")][2:]
    cells = [[cell.strip() for cell in row] for row in rows]
    return [
        (front, back, tuple(points.split("; ")) if points else ()) for front, back, points in cells
    ]


def test_every_layout_has_a_section_and_only_these() -> None:
    assert set(SECTIONS) == set(READERS)


@pytest.mark.parametrize("layout", WITH_EXAMPLE)
def test_an_example_gives_the_cards_below_it(layout: str) -> None:
    reading = read_cards(open_source(_example(layout).encode(), "notes.txt"))
    assert reading.layout == layout
    assert [(card.front, card.back, card.items) for card in reading.cards] == _promised(layout)


@pytest.mark.parametrize("layout", WITH_EXAMPLE)
def test_an_example_is_reported_on_as_said_below_it(layout: str) -> None:
    reading = read_cards(open_source(_example(layout).encode(), "notes.txt"))
    found = [(problem.check, problem.place.line) for problem in reading.problems]
    told = re.findall(r"`([\w-]+)` \((\d+)\)", SECTIONS[layout].split("```")[2])
    assert found == [(check, int(line)) for check, line in told]
