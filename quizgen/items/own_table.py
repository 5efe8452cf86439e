"""Own items from a table: one row an item, several answers joined by `|`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from quizgen.errors import Place, Problem, Severity
from quizgen.items.model import Item
from quizgen.items.store import item_from_plain
from quizgen.plain import Plain
from quizgen.tables.model import Table
from quizgen.text.slug import free_slug

_CHECK = "own-item"
_SPLIT = re.compile(r"(?<!\\)\|")
_LISTS = ("distractors", "tags", "accept", "items", "near", "reject", "extra_responses")
_COLUMNS = (
    *(
        "id",
        "points",
        "kind",
        "stem",
        "key",
        "text",
        "prompt",
        "answer",
        "rationale",
        "entry",
        "source",
    ),
    *("expects", "lines", "blanks", "pairs"),
    *_LISTS,
)


def items_from_table(table: Table, name: str) -> tuple[list[Item], dict[str, Place], list[Problem]]:
    """The items of a table whose first row names its columns."""
    problems = list(table.problems)
    if not table.rows:
        return [], {}, problems
    header = [cell.strip().lower() for cell in table.rows[0].cells]
    for column in header:
        if column not in _COLUMNS:
            place = Place(name, table.rows[0].line)
            hint = "known here: " + ", ".join(_COLUMNS)
            message = f"unknown column “{column}”"
            problems.append(Problem(Severity.ERROR, _CHECK, place, message, hint))
    items: list[Item] = []
    places: dict[str, Place] = {}
    for row in table.rows[1:]:
        cells = {key: cell for key, cell in zip(header, row.cells, strict=False) if cell.strip()}
        if cells:
            place = Place(name, row.line)
            item = _item(cells, place, places, problems)
            if item is not None:
                items.append(item)
                places[item.id] = place
    return items, places, problems


def _item(
    cells: Mapping[str, str], place: Place, taken: Mapping[str, Place], problems: list[Problem]
) -> Item | None:
    data = _data(cells)
    wanted = cells.get("id", "") or free_slug(cells.get("stem", "item")[:40], taken)
    if wanted in taken:
        message = f"there are two items “{wanted}”"
        problems.append(Problem(Severity.ERROR, _CHECK, place, message, "give one another id"))
        return None
    item = item_from_plain(wanted, Plain(data, lambda _: place, problems, check=_CHECK))
    if item is None or not cells.get("points"):
        return item
    try:
        return replace(item, points=Decimal(cells["points"].replace(",", ".")))
    except InvalidOperation:
        message = f"points must be a number, not “{cells['points']}”"
        problems.append(Problem(Severity.ERROR, _CHECK, place, message, "write 1 or 1.5"))
        return item


def _data(cells: Mapping[str, str]) -> dict[str, Any]:
    """The row as `item_from_plain` reads an item."""
    data: dict[str, Any] = {key: cells[key] for key in cells if key in _COLUMNS[2:]}
    data.setdefault("kind", "choice" if "distractors" in data else "short")
    for key in _LISTS:
        if key in data:
            data[key] = split_cell(data[key])
    if "pairs" in data:
        data["pairs"] = [_pair(pair) for pair in split_cell(data["pairs"])]
    if "lines" in data and data["lines"].isdigit():
        data["lines"] = int(data["lines"])
    if data["kind"] == "cloze":
        data = _renamed(data, {"stem": "text", "key": "blanks"})
    if "blanks" in data:
        data["blanks"] = [{"answer": one} for one in split_cell(data["blanks"])]
    if data["kind"] in {"short", "open"}:
        data = _renamed(data, {"stem": "prompt", "key": "answer"})
    return data


def split_cell(cell: str) -> list[str]:
    r"""The parts of a cell joined by `|`; `\|` is a plain bar.

    >>> split_cell(r"a | b\|c")
    ['a', 'b|c']
    """
    return [part.strip().replace("\\|", "|") for part in _SPLIT.split(cell) if part.strip()]


def _pair(text: str) -> list[str]:
    premise, _, response = text.partition("=")
    return [premise.strip(), response.strip()]


def _renamed(data: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        names[key] if key in names and names[key] not in data else key: value
        for key, value in data.items()
    }
