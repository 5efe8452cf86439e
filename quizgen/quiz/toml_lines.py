"""The lines of a TOML file's keys, which tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from quizgen.errors import Place
from quizgen.text.decode import lines

_HEAD = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[\w-]+)*)\s*=")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_FENCE = re.compile(r"\"\"\"|'''")
_INDEX = re.compile(r"\[\d+\]$|\.[^.\[]+$")


def toml_lines(text: str) -> dict[str, int]:
    r"""The line, from 1, of each table and key, by dotted path.

    >>> toml_lines('title = "x"\n[[section]]\ncount = 3\n')
    {'title': 1, 'section[0]': 2, 'section[0].count': 3}
    """
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, fence, depth = "", "", 0
    for number, line in enumerate(lines(text), 1):
        if fence or depth:
            fence, depth = _after(line, fence, depth)
            continue
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            table = _table(head[2], counts, several=head[1] == "[[")
            found.setdefault(table, number)
        elif key:
            name = re.sub(r"[\"'\s]", "", key[1])
            found.setdefault(f"{table}.{name}" if table else name, number)
            fence, depth = _after(line[key.end() :], "", 0)
    return found


def finder(name: str, found: Mapping[str, int]) -> Callable[[str], Place]:
    """A function from a dotted path to its place, or that of what holds it."""

    def find(path: str) -> Place:
        while path and path not in found:
            shorter = _INDEX.sub("", path)
            path = shorter if shorter != path else ""
        return Place(name, found.get(path))

    return find


def _table(name: str, counts: dict[str, int], *, several: bool) -> str:
    """The path of a table's head, numbered where it is one of several."""
    plain = re.sub(r"[\"'\s]", "", name)
    parent, _, last = plain.rpartition(".")
    if parent in counts:
        plain = f"{parent}[{counts[parent] - 1}].{last}"
    if not several:
        return plain
    counts[plain] = counts.get(plain, 0) + 1
    return f"{plain}[{counts[plain] - 1}]"


def _after(rest: str, fence: str, depth: int) -> tuple[str, int]:
    """Whether a multi-line string or list is still open behind `rest`."""
    while rest:
        if fence:
            _before, closed, rest = rest.partition(fence)
            if not closed:
                return fence, depth
            fence = ""
            continue
        opening = _FENCE.search(_masked(rest))
        part = rest[: opening.start()] if opening else rest
        bare = _QUOTED.sub("", part).partition("#")[0]
        depth += bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
        if not opening or "#" in _QUOTED.sub("", part):
            return "", max(depth, 0)
        fence, rest = opening[0], rest[opening.end() :]
    return fence, max(depth, 0)


def _masked(text: str) -> str:
    """`text` with one-line strings blanked out, so that quotes inside them do not count."""
    fenced = re.split(r"(\"\"\"|''')", text, maxsplit=1)
    return _QUOTED.sub(lambda m: "_" * len(m[0]), fenced[0]) + "".join(fenced[1:])
