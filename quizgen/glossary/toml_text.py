"""The text of a TOML file as pieces: where each key stands, and how values are written.

`tomllib` reads values but knows no lines; this index supplies the lines, and the
spans that let one key be replaced while every other byte stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\r\n]+?)[ \t]*\]\]?")
_KEY = re.compile(r"[ \t]*(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)'|([A-Za-z0-9_\-]+))[^=\"'\r\n]*=")
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\r\n])*"|\'[^\'\r\n]*\'|#[^\r\n]*|[\[\]{}]|\r?\n',
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Span:
    """The text of one `key = value`: from the key to the end of its value, and its line.

    `after` is where the next statement starts; a comment may stand between.
    """

    start: int
    end: int
    line: int
    after: int


@dataclass(slots=True)
class Block:
    """A `[header]` with its keys; the first block has no header."""

    name: str
    start: int
    line: int
    keys: dict[str, Span] = field(default_factory=dict)
    end: int = 0


@lru_cache(maxsize=8)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a TOML text in order, each with the spans of its keys."""
    found = [Block("", 0, 1)]
    position, line = 0, 1
    while position < len(text):
        end = _statement_end(text, position)
        header = _HEADER.match(text, position, end)
        key = _KEY.match(text, position, end)
        if header and not key:
            found.append(Block(header[2], position, line))
        elif key:
            name = key[1] if key[1] is not None else key[2] if key[2] is not None else key[3]
            start = position + len(key[0]) - len(key[0].lstrip())
            value_end = _value_end(text, position, end)
            found[-1].keys.setdefault(name, Span(start, value_end, line, end))
        if header or key:
            found[-1].end = end
        line += len(_LINE_END.findall(text, position, end))
        position = end
    return tuple(found)


def quote(text: str) -> str:
    r"""`text` as a TOML string on one line.

    >>> print(quote('a "b"\n'))
    "a \"b\"\n"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def key_line(key: str, value: object, width: int = _WIDTH) -> str:
    """`key = value` as the house writes it, with a newline; long lists one per line.

    Args:
        key: the name of the key.
        value: a text, a flag, or a tuple of texts or of mappings.
        width: the longest line that a list may make; 0 keeps it on one.
    """
    line = f"{key} = {_value(value)}\n"
    if isinstance(value, tuple) and value and 0 < width < len(line):
        inner = "".join(f"    {_value(one)},\n" for one in value)
        return f"{key} = [\n{inner}]\n"
    return line


def _statement_end(text: str, position: int) -> int:
    """Where the statement at `position` ends: after the first newline outside brackets."""
    depth = 0
    for piece in _PIECE.finditer(text, position):
        mark = piece[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        elif mark in {"\n", "\r\n"} and depth <= 0:
            return piece.end()
    return len(text)


def _value_end(text: str, start: int, end: int) -> int:
    """Where the value of a statement ends: before a comment and the newline."""
    depth = 0
    for piece in _PIECE.finditer(text, start, end):
        if piece[0] in "[{":
            depth += 1
        elif piece[0] in "]}":
            depth -= 1
        elif piece[0].startswith("#") and depth <= 0:
            end = piece.start()
            break
    return start + len(text[start:end].rstrip())


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)
