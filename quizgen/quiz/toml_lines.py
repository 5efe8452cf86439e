"""The lines of a TOML file's keys, which tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from quizgen.errors import Place
from quizgen.text.decode import lines

_HEAD = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[\w-]+)*)\s*=")
_SKIPPED = re.compile(
    r"\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*", re.DOTALL
)
_INSIDE = "\0"
_INDEX = re.compile(r"\[\d+\]$|\.[^.\[]+$")


def toml_lines(text: str) -> dict[str, int]:
    r"""The line, from 1, of each table and key, by dotted path.

    >>> toml_lines('title = "x"\n[[section]]\ncount = 3\n')
    {'title': 1, 'section[0]': 2, 'section[0].count': 3}
    """
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(_statements(text), 1):
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            table = _table(head[2], counts, several=head[1] == "[[")
            found.setdefault(table, number)
        elif key:
            name = re.sub(r"[\"'\s]", "", key[1])
            found.setdefault(f"{table}.{name}" if table else name, number)
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


def _statements(text: str) -> list[str]:
    """The lines of `text`; those that begin inside a string or a list are emptied."""
    whole = lines(text)
    found: list[str] = []
    depth = 0
    for line, bare in zip(whole, _SKIPPED.sub(_hollow, "\n".join(whole)).split("\n"), strict=False):
        found.append("" if depth > 0 or bare.startswith(_INSIDE) else line)
        depth += sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")
    return found


def _hollow(found: re.Match[str]) -> str:
    """A string or comment as long as it was, its second and later lines marked."""
    first, *others = found[0].split("\n")
    return "\n".join(["x" * len(first), *(_INSIDE * len(line) for line in others)])
