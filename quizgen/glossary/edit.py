"""Single edits to a glossary file; every byte that an edit does not name stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.errors import InputError
from quizgen.glossary.model import Entry, Glossary
from quizgen.glossary.store import KEYS, plain_value
from quizgen.glossary.toml_text import Block, blocks, key_line

_TOP = ("title", "language", "known_words", "markup")


def change_entry(text: str, old: Entry, new: Entry) -> str:
    """`text` with the keys of one entry changed where the two entries differ.

    Raises:
        InputError: the entry does not stand in the text as an `[[entry]]` block.
    """
    fresh = Entry(new.id, new.term)
    for key in KEYS:
        value = getattr(new, key)
        if value != getattr(old, key):
            default = key not in {"id", "term"} and value == getattr(fresh, key)
            written = None if default else plain_value(key, value)
            text = set_key(text, old.id, key, written)
    return text


def set_key(text: str, entry_id: str, key: str, value: object) -> str:
    """`text` with a key of an entry set, or taken out where `value` is None."""
    return _set(text, _block(text, entry_id), key, value, KEYS)


def remove_entry(text: str, entry_id: str) -> str:
    """`text` without the block of an entry; comments before it stay."""
    block = _block(text, entry_id)
    end = block.end
    blank = re.compile(r"(?:[ \t]*\r?\n)*")
    found = blank.match(text, end)
    return text[: _line_start(text, block.start)] + text[found.end() if found else end :]


def set_top(text: str, key: str, value: object) -> str:
    """`text` with a key of the glossary itself set."""
    return _set(text, blocks(text)[0], key, value, _TOP)


def add_known_word(text: str, glossary: Glossary, word: str) -> str:
    """`text` with a word that is never again reported as misspelt."""
    known = glossary.known_words
    if word in known:
        return text
    return set_top(text, "known_words", (*known, word))


def accept(text: str, entry: Entry, check: str) -> str:
    """`text` with a finding of an entry accepted."""
    if check in entry.ok:
        return text
    return change_entry(text, entry, replace(entry, ok=(*entry.ok, check)))


def _block(text: str, entry_id: str) -> Block:
    """The block of an entry."""
    wanted = (f'"{entry_id}"', f"'{entry_id}'")
    for block in blocks(text):
        span = block.keys.get("id") if block.name == "entry" else None
        if span and text[span.start : span.end].partition("=")[2].strip() in wanted:
            return block
    raise InputError(
        f"there is no [[entry]] with the id “{entry_id}” in this glossary",
        next_step="normalize and check the glossary again",
    )


def _set(text: str, block: Block, key: str, value: object, order: Sequence[str]) -> str:
    span = block.keys.get(key)
    newline = "\r\n" if "\r\n" in text else "\n"
    written = "" if value is None else key_line(key, value).replace("\n", newline)
    if span is None:
        if not written:
            return text
        at = _place_for(text, block, key, order)
        before = newline if at and text[at - 1] not in "\r\n" else ""
        return text[:at] + before + written + text[at:]
    if not written:
        return text[: _line_start(text, span.start)] + text[span.after :]
    return text[: span.start] + written.removesuffix(newline) + text[span.end :]


def _place_for(text: str, block: Block, key: str, order: Sequence[str]) -> int:
    """Where a new key goes: after the last of those that stand before it in our order."""
    earlier = [name for name in order[: order.index(key)] if name in block.keys]
    if earlier:
        return max(block.keys[name].after for name in earlier)
    if block.name:
        return text.find("\n", block.start) + 1 or len(text)
    first = [span.start for span in block.keys.values()]
    return _line_start(text, min(first)) if first else _after_comments(text)


def _after_comments(text: str) -> int:
    """The end of the comment lines at the top of a file."""
    at = 0
    while text.startswith("#", at):
        end = text.find("\n", at)
        if end < 0:
            return len(text)
        at = end + 1
    return at


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
