"""Items that an instructor wrote: TOML, CSV, GIFT or Aiken, checked like generated ones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any

from quizgen.errors import Place, Problem, Severity, sort_problems
from quizgen.glossary.toml_text import blocks
from quizgen.items.flaws import find_flaws
from quizgen.items.model import Cloze, Item
from quizgen.items.own_table import items_from_table
from quizgen.items.own_text import items_from_aiken, items_from_gift, looks_like_aiken
from quizgen.items.phrases import GAP
from quizgen.items.store import item_from_plain
from quizgen.plain import Finder, Plain
from quizgen.tables.csv import read_csv
from quizgen.text.slug import free_slug

_CHECK = "own-item"
_BLANK = re.compile(r"_{2,}")
_TOML_LINE = re.compile(r"line (\d+)")


def parse_own_items(text: str, name: str) -> tuple[list[Item], list[Problem]]:
    """The items of a file and what is wrong with them, their flaws included.

    The name's ending says the format: `.toml`, `.csv` or `.tsv`, `.gift`, and for
    `.txt` what the text looks like (Aiken with its ANSWER lines, else GIFT).

    Args:
        text: the decoded text of the file.
        name: the file's name.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in {"csv", "tsv"}:
        items, places, problems = items_from_table(read_csv(text.encode(), name), name)
    elif ending == "toml":
        items, places, problems = _items_from_toml(text, name)
    elif looks_like_aiken(text):
        items, places, problems = items_from_aiken(text, name)
    else:
        items, places, problems = items_from_gift(text, name)
    if not items and not problems:
        problems = [_nothing(name)]
    found = {item.id: item for item in items}
    flaws = [
        replace(flaw, place=places.get(flaw.place.source, Place(name)), message=_named(flaw))
        for flaw in find_flaws(found)
    ]
    return items, sort_problems([*problems, *flaws])


def _nothing(name: str) -> Problem:
    hint = "write questions into it, or take it out of own_items"
    return Problem(Severity.WARNING, _CHECK, Place(name), "there is no question in this file", hint)


def _named(flaw: Problem) -> str:
    return f"{flaw.place.source}: {flaw.message}"


def _items_from_toml(text: str, name: str) -> tuple[list[Item], dict[str, Place], list[Problem]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        place = Place(name, int(line[1]) if line else None)
        message = f"this is not valid TOML: {error}"
        return [], {}, [Problem(Severity.ERROR, _CHECK, place, message, "mend that line")]
    problems: list[Problem] = []
    whole = Plain(data, _finder(text, name), problems, check=_CHECK)
    items: list[Item] = []
    places: dict[str, Place] = {}
    for plain in whole.tables("item"):
        item = _item(plain, places, problems)
        if item is not None:
            items.append(item)
            places[item.id] = plain.place()
    whole.done()
    return items, places, problems


def _item(plain: Plain, taken: dict[str, Place], problems: list[Problem]) -> Item | None:
    """One `[[item]]`; what is missing or unknown is added to the problems."""
    given, override = plain.text("id"), plain.text("override")
    item_id = override or given or free_slug(str(plain.data.get("stem", "item"))[:40], taken)
    if item_id in taken:
        plain.report("id", f"there are two items “{item_id}”", 'id = "…"')
        return None
    data = _with_defaults(dict(plain.data), override)
    inner = Plain(data, lambda path: plain.place(path.rpartition(".")[2]), problems, check=_CHECK)
    item = item_from_plain(item_id, inner)
    points = plain.number("points")
    if isinstance(item, Cloze):
        item = replace(item, text=_BLANK.sub(GAP, item.text))
    if item is None or points is None:
        return item
    return replace(item, points=Decimal(str(points)))


def _with_defaults(data: dict[str, Any], override: str) -> dict[str, Any]:
    """The table as `item_from_plain` reads it: blanks as tables, the entry of an override."""
    for key in ("id", "override", "points"):
        data.pop(key, None)
    variant, _, entry = override.partition(":")
    if entry:
        data.setdefault("kind", variant.partition("-")[0])
    if entry and variant != "matching":
        data.setdefault("entry", entry)
    if isinstance(data.get("blanks"), list):
        data["blanks"] = [_blank(one) for one in data["blanks"]]
    if data.get("kind") == "cloze" and "blanks" not in data and isinstance(data.get("key"), str):
        data["blanks"] = [{"answer": data.pop("key")}]
    if data.get("kind") == "cloze" and "stem" in data and "text" not in data:
        data["text"] = data.pop("stem")
    if data.get("kind") == "short" and "key" in data and "answer" not in data:
        data["answer"] = data.pop("key")
    if data.get("kind") in {"short", "open"} and "stem" in data and "prompt" not in data:
        data["prompt"] = data.pop("stem")
    return data


def _blank(one: object) -> object:
    """A blank written as its answer, or as a list of accepted answers, spelt out."""
    if isinstance(one, str):
        return {"answer": one}
    if isinstance(one, list) and one and all(isinstance(name, str) for name in one):
        return {"answer": one[0], "accept": one[1:]}
    return one


def _finder(text: str, name: str) -> Finder:
    """The place of `item[n].key` in the file."""
    found = [block for block in blocks(text) if block.name == "item"]

    def find(path: str) -> Place:
        at = re.match(r"item\[(\d+)\](?:\.(\w+))?", path)
        if not at or int(at[1]) >= len(found):
            return Place(name)
        block = found[int(at[1])]
        span = block.keys.get(at[2] or "")
        return Place(name, span.line if span else block.line)

    return find
