"""Markdown inside a line to plain text."""

from __future__ import annotations

import re

from quizgen.text.clean import clean

_EMBED = re.compile(r"!\[\[[^\[\]]*\]\]|!\[[^\[\]]*\]\([^()\s]*\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINE = re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")
_STRIKE = re.compile(r"~~([^~]+)~~")
_HIGHLIGHT = re.compile(r"==([^=]+)==")
_MARKS = re.compile(r"[*_~=\[\\]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>:-])")


def plain_inline(text: str) -> str:
    r"""`text` without emphasis, links and embedded pictures; code keeps its marks.

    >>> plain_inline("**Osmosis** moves [[Water|water]], see [notes](x.md), not `a * b * c`")
    'Osmosis moves water, see notes, not `a * b * c`'
    """
    if not _MARKS.search(text):
        return clean(text)
    parts = re.split(r"(`[^`]*`|\$[^$]*\$)", text)
    return clean("".join(part if at % 2 else _plain(part) for at, part in enumerate(parts)))


def _plain(text: str) -> str:
    if not _MARKS.search(text):
        return text
    for pattern in (_EMBED, _FOOTNOTE):
        text = pattern.sub(" ", text)
    for pattern in (_WIKI, _LINK, _STRIKE, _HIGHLIGHT):
        text = pattern.sub(r"\1", text)
    text = _BOLD.sub(r"\2", text)
    for pattern in (_ITALIC, _UNDERLINE):
        text = pattern.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)
